//! Pages for when there is no page: waiting, content that did not come, data that are gone.

use super::Page;
use super::my_data::open_file;
use crate::app::{Message, Route};
use crate::text::Key;
use crate::ui::context::Ui;
use crate::ui::el::{El, el};
use crate::ui::parts::block::heading;
use crate::ui::parts::icon::Icon;
use crate::ui::parts::link::{button, link};

fn plain(ui: Ui, title: Key, text: Key, rest: Option<El>) -> Page {
    let title = ui.t(title);
    let view = el("div", "question stack")
        .add(heading(&title))
        .add(el("p", "").t(ui, text))
        .maybe(rest);
    Page::new(title, view)
}

/// Something is on its way.
pub fn waiting(ui: Ui) -> Page {
    plain(ui, Key::WaitingTitle, Key::WaitingText, None)
}

/// Content did not come; the answers are safe.
pub fn failed(ui: Ui, retry: Message) -> Page {
    let again = button(ui, "btn main", Icon::Undo, Key::TryAgain);
    let rest = el("p", "").add(again.sends(ui, retry));
    plain(ui, Key::FailedTitle, Key::FailedText, Some(rest))
}

/// An address of an assessment that is not here.
pub fn gone(ui: Ui) -> Page {
    let rest = el("p", "row")
        .add(link("btn main", &Route::MyData).t(ui, Key::MyDataTitle))
        .add(link("btn", &Route::Start).t(ui, Key::ToStart));
    plain(ui, Key::GoneTitle, Key::GoneText, Some(rest))
}

/// An address that leads nowhere.
pub fn unknown(ui: Ui) -> Page {
    let start = link("btn main", &Route::Start).t(ui, Key::ToStart);
    let rest = el("p", "").add(start);
    plain(ui, Key::UnknownTitle, Key::UnknownText, Some(rest))
}

/// There were data in this browser and now there are none: say so, and ask before going on.
pub fn recovery(ui: Ui) -> Page {
    let afresh = button(ui, "btn", Icon::Plus, Key::RecoveryAfresh);
    let afresh = afresh.sends(ui, Message::StartAfresh);
    let rest = el("div", "stack")
        .add(el("p", "").t(ui, Key::RecoveryCause))
        .add(el("p", "row").add(open_file(ui)))
        .add(el("p", "").t(ui, Key::RecoveryElse))
        .add(el("p", "row").add(afresh));
    plain(ui, Key::RecoveryTitle, Key::RecoveryText, Some(rest))
}
