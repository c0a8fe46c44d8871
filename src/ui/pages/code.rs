//! Answers handed over in an address: what they are, before they are taken over.

use super::Page;
use crate::app::Message;
use crate::text::Key;
use crate::ui::context::Ui;
use crate::ui::el::el;
use crate::ui::parts::block::heading;
use crate::ui::parts::icon::Icon;
use crate::ui::parts::link::button;

/// The page.
pub fn code(ui: Ui, _code: &str) -> Page {
    let title = ui.t(Key::CodeTitle);
    let take = button(ui, "btn main", Icon::Check, Key::CodeTake).sends(ui, Message::TakeCode);
    let view = el("div", "stack question")
        .add(heading(&title))
        .add(el("p", "").add(take));
    Page::new(title, view)
}
