//! When the program itself fails: a plain sentence and a way out instead of a dead page.
//!
//! The words stand here and not in the interface's content file, because they must be there when
//! that file is not.

use std::panic::{PanicHookInfo, set_hook};

use js_sys::{Function, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{HtmlElement, console};

use super::page::{clear_app, document};

const TITLE: &str = "Es ist ein Fehler passiert";
const RELOAD: &str = "Bitte laden Sie die Seite neu.";
const KEPT: &str = "Ihre gespeicherten Antworten sind noch da. Dieser Fehler löscht nichts davon.";
const STILL: &str = "Passiert das wieder? Bitte nehmen Sie einen anderen Browser oder fragen Sie eine Person, die sich auskennt.";
const NOT_LOADED: &str = "Der Check konnte nicht geladen werden";
const NETWORK: &str = "Bitte prüfen Sie Ihre Internet-Verbindung. Laden Sie dann die Seite neu.";
const BUTTON: &str = "Seite neu laden";

/// From now on a panic is shown to the person, and its place in the code in the console.
pub fn install() {
    set_hook(Box::new(|info: &PanicHookInfo<'_>| {
        if let Some(place) = info.location() {
            // the place only: a message might quote what somebody typed
            console::error_2(&place.file().into(), &place.line().into());
        }
        show(TITLE, RELOAD);
    }));
}

/// Says that content without which there is no page could not be had.
pub fn show_broken() {
    show(NOT_LOADED, NETWORK);
}

fn show(title: &str, what_to_do: &str) {
    // nothing is left to do if even this fails
    let _ = build(title, what_to_do);
}

fn build(title: &str, what_to_do: &str) -> Option<()> {
    let app = clear_app()?;
    let alert = element("div", "stack", "")?;
    alert.set_attribute("role", "alert").ok()?;
    for (name, text) in [("h1", title), ("p", what_to_do), ("p", KEPT), ("p", STILL)] {
        alert.append_child(&*element(name, "", text)?).ok()?;
    }
    let button = element("button", "btn main", BUTTON)?;
    button.set_onclick(reload().as_ref());
    alert.append_child(&button).ok()?;
    let main = element("main", "wrap stack", "")?;
    main.append_child(&alert).ok()?;
    app.append_child(&main).map(drop).ok()
}

fn element(name: &str, class: &str, text: &str) -> Option<HtmlElement> {
    let element: HtmlElement = document()?.create_element(name).ok()?.unchecked_into();
    element.set_class_name(class);
    element.set_text_content(Some(text));
    Some(element)
}

/// The browser's own function: after a panic none of ours may be called.
fn reload() -> Option<Function> {
    let location: JsValue = web_sys::window()?.location().into();
    let reload: Function = Reflect::get(&location, &"reload".into())
        .ok()?
        .dyn_into()
        .ok()?;
    Some(reload.bind0(&location))
}
