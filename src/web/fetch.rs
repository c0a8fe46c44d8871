//! Getting content files. Addresses are relative to the page, so any folder of any host will do.

use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::Response;

use crate::app::model::LoadFailure;

/// The text of a file such as `content/site.json`. Asks without options: only such a request is
/// answered by the preloads of `index.html`.
///
/// # Errors
/// When the network or the host does not give it.
pub async fn text(path: &str) -> Result<String, LoadFailure> {
    get(path).await.ok_or(LoadFailure::Unreachable)
}

async fn get(path: &str) -> Option<String> {
    let asked = web_sys::window()?.fetch_with_str(path);
    let response: Response = JsFuture::from(asked).await.ok()?.dyn_into().ok()?;
    if !response.ok() {
        return None;
    }
    JsFuture::from(response.text().ok()?)
        .await
        .ok()?
        .as_string()
}
