//! Links and the back link. A link is an `<a>` with a real address, so that everything a browser
//! offers for links works.

use leptos::prelude::*;

use super::icon::{Icon, icon};
use crate::app::Route;
use crate::text::Key;
use crate::ui::context::Ui;
use crate::web;

/// A link to a page, in the given class.
pub fn link(class: &'static str, route: &Route, text: String) -> AnyView {
    view! { <a class=class href=route.href()>{text}</a> }.into_any()
}

/// A link whose text alone would not say what it is about: `about` is read out after it.
pub fn link_about(class: &'static str, route: &Route, text: String, about: &str) -> AnyView {
    let about = format!(": {about}");
    view! {
        <a class=class href=route.href()>{text}<span class="visually-hidden">{about}</span></a>
    }
    .into_any()
}

/// "Zurück": the browser's own back; without a page before, the fallback.
pub fn back(ui: Ui, fallback: Route) -> AnyView {
    let href = fallback.href();
    let go = move |event: leptos::ev::MouseEvent| {
        if web::page::can_go_back() {
            event.prevent_default();
            web::page::go_back();
        }
    };
    view! {
        <a class="btn quiet back no-print" href=href on:click=go>{icon(Icon::Back)}{ui.t(Key::Back)}</a>
    }
    .into_any()
}

/// A button with an icon.
pub fn button(
    class: &'static str,
    picture: Icon,
    text: String,
    press: impl FnMut(leptos::ev::MouseEvent) + 'static,
) -> AnyView {
    view! { <button type="button" class=class on:click=press>{icon(picture)}{text}</button> }.into_any()
}
