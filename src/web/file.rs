//! Files: one the person chose or dropped, one the person gets, and the copies a browser keeps of ours.

use js_sys::Array;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, BlobPropertyBag, DragEvent, Event, File, HtmlAnchorElement, Url};

use super::page::document;
use crate::store::file::{FileError, LONGEST};

/// A field in which a file is chosen.
pub use web_sys::HtmlInputElement as Input;

/// Media type of the files given out: one that makes no browser add an ending to the name.
const TYPE: &str = "application/octet-stream";
/// When the address of a file given out is freed, in milliseconds: some browsers read it late.
const FREED_AFTER: i32 = 60_000;
/// Caches of this page begin with this.
const CACHE: &str = "digital-check";

/// The text of the chosen file; `None` if none is chosen. The field is emptied, so that the same
/// file can be chosen again.
///
/// # Errors
/// When it is too long, which is known before reading, or when it cannot be read.
pub async fn read_text(input: &Input) -> Result<Option<String>, FileError> {
    let Some(file) = input.files().and_then(|files| files.get(0)) else {
        return Ok(None);
    };
    input.set_value("");
    read(file).await.map(Some)
}

/// The file somebody dropped onto the page, if it was one.
pub fn dropped(event: &Event) -> Option<File> {
    let event: &DragEvent = event.dyn_ref()?;
    event.data_transfer()?.files()?.get(0)
}

/// The text of a file.
///
/// # Errors
/// When it is too long, which is known before reading, or when it cannot be read.
pub async fn read(file: File) -> Result<String, FileError> {
    let limit = u32::try_from(LONGEST).unwrap_or(u32::MAX);
    if file.size() > f64::from(limit) {
        return Err(FileError::TooLong);
    }
    let text = JsFuture::from(file.text()).await.ok();
    text.and_then(|text| text.as_string())
        .ok_or(FileError::Damaged)
}

/// Gives the person a file.
pub fn download(name: &str, text: &str) {
    // the browser shows by itself whether a file arrived
    let _ = offer(name, text);
}

fn offer(name: &str, text: &str) -> Result<(), JsValue> {
    let document = document().ok_or(JsValue::UNDEFINED)?;
    let kind = BlobPropertyBag::new();
    kind.set_type(TYPE);
    let blob = Blob::new_with_str_sequence_and_options(&Array::of1(&text.into()), &kind)?;
    let address = Url::create_object_url_with_blob(&blob)?;
    let link: HtmlAnchorElement = document.create_element("a")?.unchecked_into();
    link.set_href(&address);
    link.set_download(name);
    link.click();
    // frees itself when called, which is once
    let free = Closure::once_into_js(move || {
        let _ = Url::revoke_object_url(&address);
    });
    let window = web_sys::window().ok_or(JsValue::UNDEFINED)?;
    window
        .set_timeout_with_callback_and_timeout_and_arguments_0(free.unchecked_ref(), FREED_AFTER)
        .map(drop)
}

/// Deletes the copies of this page that the browser keeps for use without a network.
pub async fn forget_caches() {
    // there are none where the browser has no such store (no https)
    let _ = delete_caches().await;
}

async fn delete_caches() -> Result<(), JsValue> {
    let caches = web_sys::window().ok_or(JsValue::UNDEFINED)?.caches()?;
    let names = JsFuture::from(caches.keys()).await?;
    for name in Array::from(&names)
        .iter()
        .filter_map(|name| name.as_string())
    {
        if name.starts_with(CACHE) {
            JsFuture::from(caches.delete(&name)).await?;
        }
    }
    Ok(())
}
