//! Addresses and the way back. Every entry of the browser's history that belongs to this page
//! carries its number (`history.state`), counted from the one the page was opened with: only so
//! can "Zurück" know whether the browser's back stays on this page.

use std::cell::{Cell, RefCell};

use wasm_bindgen::JsValue;
use web_sys::{History, Location, ScrollRestoration};

use crate::app::Route;

thread_local! {
    /// Number of the current entry.
    static NUMBER: Cell<f64> = const { Cell::new(0.0) };
    /// The hash that was reported last.
    static HASH: RefCell<String> = const { RefCell::new(String::new()) };
    /// Whether the address changed since the page was opened.
    static MOVED: Cell<bool> = const { Cell::new(false) };
}

/// Begins to keep count.
pub fn begin() {
    if let Some(history) = history() {
        // a page begins at its top, or where the focus is
        let _ = history.set_scroll_restoration(ScrollRestoration::Manual);
        if number(&history).is_none() {
            put(&history, None);
        }
        NUMBER.set(number(&history).unwrap_or(0.0));
    }
    HASH.set(hash());
}

/// Takes note of the current entry's number, and gives one to a new entry.
pub fn count() {
    if let Some(history) = history() {
        if let Some(number) = number(&history) {
            NUMBER.set(number);
        } else {
            // a new entry: a link was followed
            NUMBER.set(NUMBER.get() + 1.0);
            put(&history, None);
        }
    }
}

/// Whether the address is another one than the last time this was asked.
pub fn changed() -> bool {
    let hash = hash();
    let other = HASH.replace(hash.clone()) != hash;
    if other {
        MOVED.set(true);
    }
    other
}

/// The address, as a route.
pub fn route() -> Route {
    Route::parse(&hash())
}

/// Whether the address changed since the page was opened.
pub fn moved() -> bool {
    MOVED.get()
}

/// Goes to a page; the change of the address is reported like any other.
pub fn go(route: &Route) {
    if let Some(location) = location() {
        // fails only for documents that are gone
        let _ = location.set_hash(&route.href());
    }
}

/// Puts a page in the place of the current one; nothing is reported.
pub fn replace(route: &Route) {
    let href = route.href();
    if let Some(history) = history() {
        put(&history, Some(&href));
    }
    HASH.set(href);
    MOVED.set(true);
}

/// Whether the page before belongs to us.
pub fn can_go_back() -> bool {
    NUMBER.get() > 0.0
}

/// Back, as with the browser's button.
pub fn go_back() {
    if let Some(history) = history() {
        // fails only for documents that are gone
        let _ = history.back();
    }
}

fn number(history: &History) -> Option<f64> {
    history.state().ok()?.as_f64()
}

/// Writes the number into the current entry, and another address if there is one.
fn put(history: &History, href: Option<&str>) {
    // Refused only after a hundred times in half a minute. Then the address stays behind.
    let _ = history.replace_state_with_url(&JsValue::from_f64(NUMBER.get()), "", href);
}

fn history() -> Option<History> {
    web_sys::window()?.history().ok()
}

fn location() -> Option<Location> {
    Some(web_sys::window()?.location())
}

fn hash() -> String {
    location()
        .and_then(|location| location.hash().ok())
        .unwrap_or_default()
}
