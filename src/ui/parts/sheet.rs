//! The first line of a printed sheet: whose page, which check, which name, of which day.

use crate::app::Run;
use crate::app::words::append;
use crate::content::wording::german_day;
use crate::ui::context::Ui;
use crate::ui::el::{El, el};

/// The line; on paper only.
pub fn sheet_head(ui: Ui, run: &Run) -> El {
    let (site, today) = ui.peek(|model| (model.site.clone(), model.today));
    let mut about = site.name.to_owned();
    append(&mut about, " · ", &run.say(&run.check.wording.title));
    append(&mut about, " · ", &run.assessment.name);
    append(&mut about, " · ", &german_day(today));
    el("p", "print-only").text(&about)
}
