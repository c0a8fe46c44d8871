//! The device's share menu. Not every browser has one; pages ask first.

use js_sys::{Function, Object, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue};

/// Whether the browser can share.
pub fn can() -> bool {
    function().is_some()
}

/// Offers an address. What the person does with it is their business, so nothing is reported.
pub fn share(title: &str, address: &str) {
    let Some((navigator, share)) = function() else {
        return;
    };
    let what = Object::new();
    // setting fields of a fresh object cannot fail
    let _ = Reflect::set(&what, &"title".into(), &title.into());
    let _ = Reflect::set(&what, &"url".into(), &address.into());
    let asked = share.call1(&navigator, &what);
    // putting the menu away counts as a failure there; here it is none
    let asked = asked
        .ok()
        .and_then(|asked| asked.dyn_into::<Promise>().ok());
    if let Some(asked) = asked {
        wasm_bindgen_futures::spawn_local(async move {
            let _ = wasm_bindgen_futures::JsFuture::from(asked).await;
        });
    }
}

fn function() -> Option<(JsValue, Function)> {
    let navigator: JsValue = web_sys::window()?.navigator().into();
    let share = Reflect::get(&navigator, &"share".into()).ok()?;
    Some((navigator, share.dyn_into().ok()?))
}
