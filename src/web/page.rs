//! The document around the views: title, focus, position, dialogues, and what is said to people
//! who hear the page.

use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{Document, HtmlDialogElement, HtmlElement, HtmlInputElement};

use super::history;

pub use history::{can_go_back, go_back, route};

/// Id of the element the app takes over.
const APP: &str = "app";
/// Id of the live region. Views leave it empty.
const ANNOUNCER: &str = "announcer";
/// Attribute of what is open: dialogues, and details.
pub(super) const OPEN: &str = "open";

/// Sets the browser's title.
pub fn set_title(title: &str) {
    if let Some(document) = document() {
        document.set_title(title);
    }
}

/// A page was made: once it stands, shows its top and moves the focus to its heading, which is
/// read out by that. A page without a heading is announced by its title instead. Right after the
/// page was opened the browser itself does all this.
pub fn arrived(title: String) {
    if !history::moved() && nothing_focused() {
        return;
    }
    after_frame(move || {
        if let Some(window) = web_sys::window() {
            window.scroll_to_with_x_and_y(0.0, 0.0);
        }
        if !focus(heading().as_ref()) {
            say(&title);
        }
    });
}

/// Moves the focus to the page's heading, once what is being shown stands.
pub fn focus_heading() {
    after_frame(|| {
        focus(heading().as_ref());
    });
}

/// Moves the focus to an element, once what is being shown stands.
pub fn focus_by_id(id: &str) {
    let id = id.to_owned();
    after_frame(move || {
        focus(by_id(&id).as_ref());
    });
}

/// Writes a value into a field. A field keeps what was typed, whatever its attributes say later.
pub fn fill(id: &str, value: &str) {
    if let Some(field) = by_id(id) {
        // one way for every kind of field
        let _ = js_sys::Reflect::set(&field, &"value".into(), &value.into());
    }
}

/// Moves the focus to an element, after unfolding what it stands in.
pub fn reveal(id: String) {
    after_frame(move || {
        let Some(element) = by_id(&id) else {
            return;
        };
        if let Ok(Some(fold)) = element.closest("details") {
            let _ = fold.set_attribute(OPEN, "");
        }
        focus(Some(&element));
    });
}

/// Opens an address of another program: a telephone, a mail that is begun.
pub fn open(address: &str) {
    if let Some(window) = web_sys::window() {
        // nobody there to open it: the page stays as it is
        let _ = window.location().set_href(address);
    }
}

/// The address of the page without what stands behind `#`.
pub fn address() -> String {
    let href = web_sys::window().and_then(|window| window.location().href().ok());
    let href = href.unwrap_or_default();
    href.split('#').next().unwrap_or_default().to_owned()
}

/// Takes the mark from all fields of a name, boxes or circles.
pub fn uncheck(name: &str) {
    let Some(fields) = document().map(|document| document.get_elements_by_name(name)) else {
        return;
    };
    for at in 0..fields.length() {
        if let Some(Ok(field)) = fields.get(at).map(JsCast::dyn_into::<HtmlInputElement>) {
            field.set_checked(false);
        }
    }
}

/// Opens a dialogue that has to be answered first.
pub fn open_dialog(id: &str) {
    let Some(element) = by_id(id) else {
        return;
    };
    let dialog = element.dyn_ref::<HtmlDialogElement>();
    if dialog.is_none_or(|dialog| dialog.show_modal().is_err()) {
        // browsers that do not know dialogues show it in its place
        let _ = element.set_attribute(OPEN, "");
    }
}

/// Closes a dialogue.
pub fn close_dialog(id: &str) {
    let Some(element) = by_id(id) else {
        return;
    };
    match element.dyn_ref::<HtmlDialogElement>() {
        Some(dialog) => dialog.close(),
        None => drop(element.remove_attribute(OPEN)),
    }
}

/// Empties the element the app takes over, and hands it out.
pub fn clear_app() -> Option<HtmlElement> {
    let app = by_id(APP)?;
    app.set_text_content(None);
    Some(app)
}

fn say(text: &str) {
    if let Some(region) = by_id(ANNOUNCER) {
        region.set_text_content(Some(text));
    }
}

/// Moves the focus. Headings and regions are made ready for it, but stay out of the tab order.
fn focus(element: Option<&HtmlElement>) -> bool {
    let Some(element) = element else {
        return false;
    };
    if element.tab_index() < 0 {
        element.set_tab_index(-1);
    }
    element.focus().is_ok()
}

fn heading() -> Option<HtmlElement> {
    document()?.query_selector("h1").ok()??.dyn_into().ok()
}

fn nothing_focused() -> bool {
    let focused = document().and_then(|document| document.active_element());
    focused.is_none_or(|element| element.tag_name() == "BODY")
}

/// Does something when views have been made and laid out. The closure frees itself when called.
fn after_frame(then: impl FnOnce() + 'static) {
    let then: Box<dyn FnOnce()> = Box::new(then);
    let then = Closure::once_into_js(then);
    if let Some(window) = web_sys::window() {
        // fails only for documents that are gone
        let _ = window.request_animation_frame(then.unchecked_ref());
    }
}

pub(super) fn document() -> Option<Document> {
    web_sys::window()?.document()
}

pub(super) fn by_id(id: &str) -> Option<HtmlElement> {
    document()?.get_element_by_id(id)?.dyn_into().ok()
}
