//! Links and the back link. A link is an `<a>` with a real address, so that everything a browser
//! offers for links works.

use super::icon::{Icon, icon};
use crate::app::Route;
use crate::text::Key;
use crate::ui::context::Ui;
use crate::ui::el::{El, Event, el};
use crate::web;

/// A link to a page, in the given class.
pub fn link(class: &'static str, route: &Route, text: String) -> El {
    el("a", class).set("href", &route.href()).text(text)
}

/// A link whose text alone would not say what it is about: `about` is read out after it.
pub fn link_about(class: &'static str, route: &Route, text: String, about: &str) -> El {
    let about = el("span", "visually-hidden").text(format!(": {about}"));
    link(class, route, text).add(about)
}

/// "Zurück": the browser's own back; without a page before, the fallback.
pub fn back(ui: Ui, fallback: Route) -> El {
    let go = move |event: Event| {
        if web::page::can_go_back() {
            event.prevent_default();
            web::page::go_back();
        }
    };
    el("a", "btn quiet back no-print")
        .set("href", &fallback.href())
        .on("click", go)
        .raw(icon(Icon::Back))
        .text(ui.t(Key::Back))
}

/// A button with an icon.
pub fn button(
    class: &'static str,
    picture: Icon,
    text: String,
    press: impl FnMut(Event) + 'static,
) -> El {
    plain_button(class, press).raw(icon(picture)).text(text)
}

/// A button whose content follows.
pub fn plain_button(class: &'static str, press: impl FnMut(Event) + 'static) -> El {
    el("button", class).set("type", "button").on("click", press)
}
