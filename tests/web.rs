//! Tests of `src/web` in a real browser.
#![cfg(target_arch = "wasm32")]
#![allow(clippy::expect_used, reason = "tests may stop at the first surprise")]

#[path = "web/database.rs"]
mod database;
#[path = "web/file.rs"]
mod file;
#[path = "web/page.rs"]
mod page;
#[path = "web/storage.rs"]
mod storage;

wasm_bindgen_test::wasm_bindgen_test_configure!(run_in_browser);

/// Runs JavaScript, to make the browser do what it does only on bad days.
fn js(code: &str) {
    js_sys::eval(code).expect("script of a test");
}

/// Makes a property of the window behave like `getter`, until [`restore`].
fn replace(name: &str, getter: &str) {
    js(&format!(
        "window.kept = Object.getOwnPropertyDescriptor(window, '{name}');
         Object.defineProperty(window, '{name}', {{configurable: true, get() {{ {getter} }}}})"
    ));
}

/// Takes back [`replace`].
fn restore(name: &str) {
    js(&format!("Object.defineProperty(window, '{name}', kept)"));
}

/// Waits.
async fn pause(milliseconds: i32) {
    let promise = js_sys::Promise::new(&mut |done, _| {
        let window = web_sys::window().expect("a window");
        let _ = window.set_timeout_with_callback_and_timeout_and_arguments_0(&done, milliseconds);
    });
    wasm_bindgen_futures::JsFuture::from(promise)
        .await
        .expect("a timer");
}

/// Waits until JavaScript finds this true.
async fn until(code: &str) {
    while js_sys::eval(code).expect("script of a test").is_falsy() {
        pause(50).await;
    }
}
