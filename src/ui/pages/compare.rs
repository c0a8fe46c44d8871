//! Then and now: what changed between two runs of a check, in words.

use super::Page;
use crate::app::Run;
use crate::app::route::Place;
use crate::store::AssessmentId;
use crate::text::Key;
use crate::ui::context::Ui;
use crate::ui::el::el;
use crate::ui::parts::block::heading;
use crate::ui::parts::link::back;

/// The page.
pub fn compare(ui: Ui, run: &Run, other: &AssessmentId) -> Page {
    let title = ui.t(Key::CompareTitle);
    let view = el("div", "stack loose")
        .add(back(ui, &run.before(&Place::Compare(other.clone()))))
        .add(heading(&title));
    Page::toned(ui, &run.assessment.check, title, view)
}
