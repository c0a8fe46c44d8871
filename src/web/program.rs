//! The part of the program that the start page does without. How it is divided is the build's
//! affair (`.ci/split.mjs`), how it is loaded `public/boot.js`'s; here it is only asked for.

use js_sys::Promise;
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen_futures::JsFuture;

use crate::app::model::LoadFailure;

#[wasm_bindgen]
extern "C" {
    /// Set by `boot.js`.
    #[wasm_bindgen(catch, js_name = loadRest)]
    fn load_rest() -> Result<Promise, JsValue>;
}

/// Sees to it that the whole program is there; at once if it is.
///
/// # Errors
/// When the network or the host does not give it.
pub async fn whole() -> Result<(), LoadFailure> {
    let asked = load_rest().map_err(|_| LoadFailure::Unreachable)?;
    match JsFuture::from(asked).await {
        Ok(_) => Ok(()),
        Err(_) => Err(LoadFailure::Unreachable),
    }
}
