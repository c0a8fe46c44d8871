//! Pages for when there is no page: waiting, content that did not come, data that are gone.

use super::Page;
use super::my_data::open_file;
use crate::app::{Message, Route};
use crate::domain::id::CheckId;
use crate::text::Key;
use crate::ui::context::Ui;
use crate::ui::el::{El, el};
use crate::ui::parts::block::heading;
use crate::ui::parts::icon::Icon;
use crate::ui::parts::link::{button, link};

fn plain(title: String, text: String, rest: Option<El>) -> Page {
    let view = el("div", "question stack")
        .add(heading(&title))
        .add(el("p", "").text(text))
        .maybe(rest);
    Page::new(title, view.view())
}

/// Something is on its way.
pub fn waiting(ui: Ui) -> Page {
    plain(ui.t(Key::WaitingTitle), ui.t(Key::WaitingText), None)
}

/// Content did not come; the answers are safe.
pub fn failed(ui: Ui, check: CheckId) -> Page {
    let again = button("btn main", Icon::Undo, ui.t(Key::TryAgain), move |_| {
        ui.send(Message::Reload(check.clone()));
    });
    plain(
        ui.t(Key::FailedTitle),
        ui.t(Key::FailedText),
        Some(el("p", "").add(again)),
    )
}

/// An address of an assessment that is not here.
pub fn gone(ui: Ui) -> Page {
    let rest = el("p", "row")
        .add(link("btn main", &Route::MyData, ui.t(Key::MyDataTitle)))
        .add(link("btn", &Route::Start, ui.t(Key::ToStart)));
    plain(ui.t(Key::GoneTitle), ui.t(Key::GoneText), Some(rest))
}

/// An address that leads nowhere.
pub fn unknown(ui: Ui) -> Page {
    let rest = el("p", "").add(link("btn main", &Route::Start, ui.t(Key::ToStart)));
    plain(ui.t(Key::UnknownTitle), ui.t(Key::UnknownText), Some(rest))
}

/// There were data in this browser and now there are none: say so, and ask before going on.
pub fn recovery(ui: Ui) -> Page {
    let afresh = button("btn", Icon::Plus, ui.t(Key::RecoveryAfresh), move |_| {
        ui.send(Message::StartAfresh);
    });
    let rest = el("div", "stack")
        .add(el("p", "").text(ui.t(Key::RecoveryCause)))
        .add(el("p", "row").add(open_file(ui)))
        .add(el("p", "").text(ui.t(Key::RecoveryElse)))
        .add(el("p", "row").add(afresh));
    plain(
        ui.t(Key::RecoveryTitle),
        ui.t(Key::RecoveryText),
        Some(rest),
    )
}
