//! Pages for when there is no page: waiting, content that did not come, data that are gone.

use leptos::prelude::*;

use super::Page;
use super::my_data::open_file;
use crate::app::{Message, Route};
use crate::domain::id::CheckId;
use crate::text::Key;
use crate::ui::context::Ui;
use crate::ui::parts::icon::Icon;
use crate::ui::parts::link::{button, link};

fn plain(title: String, text: String, rest: AnyView) -> Page {
    let view = view! {
        <div class="question stack"><h1 tabindex="-1">{title.clone()}</h1><p>{text}</p>{rest}</div>
    };
    Page::new(title, view.into_any())
}

/// Something is on its way.
pub fn waiting(ui: Ui) -> Page {
    plain(ui.t(Key::WaitingTitle), ui.t(Key::WaitingText), ().into_any())
}

/// Content did not come; the answers are safe.
pub fn failed(ui: Ui, check: CheckId) -> Page {
    let again = button("btn main", Icon::Undo, ui.t(Key::TryAgain), move |_| {
        ui.send(Message::Reload(check.clone()));
    });
    plain(ui.t(Key::FailedTitle), ui.t(Key::FailedText), view! { <p>{again}</p> }.into_any())
}

/// An address of an assessment that is not here.
pub fn gone(ui: Ui) -> Page {
    let rest = view! {
        <p class="row">
            {link("btn main", &Route::MyData, ui.t(Key::MyDataTitle))}
            {link("btn", &Route::Start, ui.t(Key::ToStart))}
        </p>
    };
    plain(ui.t(Key::GoneTitle), ui.t(Key::GoneText), rest.into_any())
}

/// An address that leads nowhere.
pub fn unknown(ui: Ui) -> Page {
    let rest = view! { <p>{link("btn main", &Route::Start, ui.t(Key::ToStart))}</p> };
    plain(ui.t(Key::UnknownTitle), ui.t(Key::UnknownText), rest.into_any())
}

/// There were data in this browser and now there are none: say so, and ask before going on.
pub fn recovery(ui: Ui) -> Page {
    let afresh = button("btn", Icon::Plus, ui.t(Key::RecoveryAfresh), move |_| ui.send(Message::StartAfresh));
    let rest = view! {
        <div class="stack">
            <p>{ui.t(Key::RecoveryCause)}</p>
            <p class="row">{open_file(ui)}</p>
            <p>{ui.t(Key::RecoveryElse)}</p>
            <p class="row">{afresh}</p>
        </div>
    };
    plain(ui.t(Key::RecoveryTitle), ui.t(Key::RecoveryText), rest.into_any())
}
