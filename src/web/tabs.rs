//! Other windows of this page: a word to them when the database changed, and a word from them.
//! Only a hint; that no window overwrites another one's work is the database's business.

use wasm_bindgen::JsValue;
use web_sys::{BroadcastChannel, EventTarget};

/// Name of the channel.
const CHANNEL: &str = "digital-check";

/// The other windows; none in browsers that cannot speak to them.
#[derive(Clone)]
pub struct Tabs(Option<BroadcastChannel>);

impl Tabs {
    /// Begins to listen.
    pub fn new() -> Self {
        Self(BroadcastChannel::new(CHANNEL).ok())
    }

    /// Says that the database changed.
    pub fn tell(&self) {
        if let Some(channel) = &self.0 {
            // a lost hint does no harm, see above
            let _ = channel.post_message(&JsValue::TRUE);
        }
    }

    /// Where their words arrive, as `message` events.
    pub fn target(&self) -> Option<&EventTarget> {
        self.0.as_deref()
    }
}
