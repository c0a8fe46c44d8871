//! Asking the browser not to clear our database when space runs short.

use std::cell::Cell;

use js_sys::Promise;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::StorageManager;

thread_local! {
    static ASKED: Cell<bool> = const { Cell::new(false) };
}

/// Asks, once while the page is open. Called after the first save, when there is something to
/// keep; some browsers pass the question on to the person.
pub fn ask() {
    if ASKED.replace(true) {
        return;
    }
    spawn_local(async {
        // the answer changes nothing here
        let _ = answer(StorageManager::persist).await;
    });
}

async fn answer(question: fn(&StorageManager) -> Result<Promise, JsValue>) -> Option<bool> {
    // where there is no such manager (no https, old browsers), asking it is an error
    let manager = web_sys::window()?.navigator().storage();
    JsFuture::from(question(&manager).ok()?)
        .await
        .ok()?
        .as_bool()
}
