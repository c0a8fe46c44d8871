//! Giving a text to the clipboard. Browsers may refuse; then the text is marked at least, and the
//! person copies it.

use js_sys::{Function, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

use super::page::by_id;

/// Puts a text onto the clipboard; whether it worked.
pub async fn write(text: &str) -> bool {
    match asked(text) {
        Some(promise) => JsFuture::from(promise).await.is_ok(),
        None => false,
    }
}

fn asked(text: &str) -> Option<Promise> {
    let navigator: JsValue = web_sys::window()?.navigator().into();
    let clipboard = Reflect::get(&navigator, &"clipboard".into()).ok()?;
    let write = method(&clipboard, "writeText")?;
    write.call1(&clipboard, &text.into()).ok()?.dyn_into().ok()
}

/// Marks everything in a field, and moves the focus to it.
pub fn mark(id: &str) {
    let Some(field) = by_id(id) else {
        return;
    };
    // a field that cannot take the focus stays unmarked, which the person sees
    let _ = field.focus();
    if let Some(select) = method(&field, "select") {
        let _ = select.call0(&field);
    }
}

fn method(of: &JsValue, name: &str) -> Option<Function> {
    Reflect::get(of, &name.into()).ok()?.dyn_into().ok()
}
