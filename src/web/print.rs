//! Printing: paper cannot be unfolded, so everything is unfolded for it and folded again after.

use wasm_bindgen::JsCast;
use web_sys::{Element, NodeList};

use super::page::{OPEN, document};

/// Marks what was unfolded for printing.
const MARK: &str = "data-unfolded";

/// Opens the browser's print dialogue.
pub fn print() {
    if let Some(window) = web_sys::window() {
        // blocked dialogues are the browser's to explain
        let _ = window.print();
    }
}

/// Unfolds every `details`.
pub fn unfold() {
    each("details:not([open])", |element| {
        let _ = element
            .set_attribute(OPEN, "")
            .and_then(|()| element.set_attribute(MARK, ""));
    });
}

/// Folds again what was unfolded.
pub fn fold() {
    each("details[data-unfolded]", |element| {
        let _ = element
            .remove_attribute(OPEN)
            .and_then(|()| element.remove_attribute(MARK));
    });
}

fn each(selector: &str, change: fn(&Element)) {
    let found: Option<NodeList> =
        document().and_then(|document| document.query_selector_all(selector).ok());
    let Some(found) = found else {
        return;
    };
    for at in 0..found.length() {
        if let Some(element) = found.get(at) {
            change(element.unchecked_ref());
        }
    }
}
