//! A card for urgent cases, on a page of its own, for printing.

use super::Page;
use crate::app::Run;
use crate::app::route::Place;
use crate::domain::id::CardId;
use crate::text::Key;
use crate::ui::context::Ui;
use crate::ui::el::el;
use crate::ui::parts::block::heading;
use crate::ui::parts::link::back;

/// The page.
pub fn card(ui: Ui, run: &Run, card: &CardId) -> Page {
    let title = ui.t(Key::CardTitle);
    let view = el("div", "stack loose")
        .add(back(ui, &run.before(&Place::Card(card.clone()))))
        .add(heading(&title));
    Page::toned(ui, &run.assessment.check, title, view)
}
