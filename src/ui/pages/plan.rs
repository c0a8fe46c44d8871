//! The steps the person chose: when, with whom, done.

use super::Page;
use crate::app::Run;
use crate::app::route::Place;
use crate::text::Key;
use crate::ui::context::Ui;
use crate::ui::el::el;
use crate::ui::parts::block::heading;
use crate::ui::parts::link::back;

/// The page.
pub fn plan(ui: Ui, run: &Run) -> Page {
    let title = ui.t(Key::PlanTitle);
    let view = el("div", "stack loose")
        .add(back(ui, &run.before(&Place::Plan)))
        .add(heading(&title));
    Page::toned(ui, &run.assessment.check, title, view)
}
