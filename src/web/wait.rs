//! Waiting for events: a JavaScript promise whose `resolve` and `reject` are the event handlers.
//! They belong to the JavaScript side, so nothing of ours is left behind however often we wait,
//! and the first of several events decides.

use js_sys::{Function, Promise};
use wasm_bindgen_futures::JsFuture;
use web_sys::{IdbRequest, IdbTransaction};

/// How long the browser may take, in milliseconds.
const LIMIT: i32 = 5_000;

/// What `connect` ties to the two handlers; tied at once, not at the first poll.
pub fn for_events(connect: &mut dyn FnMut(Function, Function)) -> JsFuture {
    Promise::new(&mut |done, failed| connect(done, failed)).into()
}

/// Calls `handler` without an argument when the time is up.
pub fn at_limit(handler: &Function) {
    if let Some(window) = web_sys::window() {
        // without a timer we wait as long as the browser does
        let _ = window.set_timeout_with_callback_and_timeout_and_arguments_0(handler, LIMIT);
    }
}

/// Waits until the time is up.
pub async fn pause() {
    let _ = for_events(&mut |done, _| at_limit(&done)).await;
}

/// The end of a database request; the error is `undefined` when the time is up.
pub fn for_request(request: &IdbRequest) -> JsFuture {
    for_events(&mut |done, failed| {
        request.set_onsuccess(Some(&done));
        request.set_onerror(Some(&failed));
        at_limit(&failed);
    })
}

/// The end of a transaction: success only when the browser says that it is complete.
/// The error is `undefined` when the time is up.
pub fn for_transaction(transaction: &IdbTransaction, limited: bool) -> JsFuture {
    for_events(&mut |done, failed| {
        transaction.set_oncomplete(Some(&done));
        transaction.set_onabort(Some(&failed));
        if limited {
            at_limit(&failed);
        }
    })
}
