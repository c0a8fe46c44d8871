//! Links, the back link, and buttons. A link is an `<a>` with a real address, so that everything a
//! browser offers for links works.

use super::icon::{Icon, icon};
use crate::app::Route;
use crate::text::Key;
use crate::ui::context::Ui;
use crate::ui::el::{El, Event, el};
use crate::web;

/// A link to a page, in the given class; its text follows.
pub fn link(class: &str, route: &Route) -> El {
    el("a", class).set("href", &route.href())
}

/// A link whose text alone would not say what it is about: `about` is read out after it.
pub fn link_about(ui: Ui, class: &str, route: &Route, key: Key, about: &str) -> El {
    let about = el("span", "visually-hidden").text(": ").text(about);
    link(class, route).t(ui, key).add(about)
}

/// A link to another page of the web.
pub fn outside(address: &str, text: &str) -> El {
    el("a", "")
        .set("href", address)
        .set("rel", "noopener")
        .text(text)
}

/// "Zurück": the browser's own back; without a page before, the fallback.
pub fn back(ui: Ui, fallback: &Route) -> El {
    let go = move |event: Event| {
        if web::page::can_go_back() {
            event.prevent_default();
            web::page::go_back();
        }
    };
    link("btn quiet back no-print", fallback)
        .on("click", go)
        .add(icon(Icon::Back))
        .t(ui, Key::Back)
}

/// A button with an icon; what it does follows.
pub fn button(ui: Ui, class: &str, picture: Icon, key: Key) -> El {
    plain_button(class).add(icon(picture)).t(ui, key)
}

/// A button; content and what it does follow.
pub fn plain_button(class: &str) -> El {
    el("button", class).set("type", "button")
}
