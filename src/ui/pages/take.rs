//! Everything that can be taken along: file, code, table, calendar, print.

use super::Page;
use crate::app::Run;
use crate::app::route::Place;
use crate::text::Key;
use crate::ui::context::Ui;
use crate::ui::el::el;
use crate::ui::parts::block::heading;
use crate::ui::parts::link::back;

/// The page.
pub fn take(ui: Ui, run: &Run) -> Page {
    let title = ui.t(Key::TakeTitle);
    let view = el("div", "stack loose")
        .add(back(ui, &run.before(&Place::Take)))
        .add(heading(&title));
    Page::toned(ui, &run.assessment.check, title, view)
}
