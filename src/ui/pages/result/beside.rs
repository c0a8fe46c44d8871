//! What stands on the result but comes from beside the check: open points of the guided look, and on
//! paper the duties that apply. Never mixed with the score.

use super::Found;
use crate::app::beside;
use crate::app::route::Place;
use crate::domain::duty::State;
use crate::text::{Key, number};
use crate::ui::context::Ui;
use crate::ui::el::{El, el};
use crate::ui::pages::look::{guided, points_list};
use crate::ui::parts::block::{section, section_in};
use crate::ui::parts::link::link;

/// So many open points are shown; the others are folded.
const SHOWN: usize = 5;

/// What is open after the look.
pub fn points(ui: Ui, found: &Found) -> Option<El> {
    let (_, guide) = ui.peek(guided)?;
    let run = &found.run;
    let points = beside::open_points(run, &guide);
    if points.is_empty() {
        return None;
    }
    let (first, rest) = points.split_at(SHOWN.min(points.len()));
    let mut part =
        section(ui, "points-h", Key::LookResult).add(points_list(ui, run, &guide, first));
    if !rest.is_empty() {
        let more = el("summary", "").text(&ui.count(Key::LookRest, rest.len()));
        let more = el("details", "no-print").add(more);
        part = part.add(more.add(points_list(ui, run, &guide, rest)));
    }
    let look = link("", &run.route(Place::Look)).t(ui, Key::LookTitle);
    Some(part.add(el("p", "no-print").add(look)))
}

/// On paper: the duties that apply, one line each.
pub fn duties(ui: Ui, found: &Found) -> Option<El> {
    let run = &found.run;
    let (extras, today) = ui.peek(|model| {
        let extras = model.extras(&run.assessment.check).cloned();
        (extras, model.today)
    });
    let (extras, texts) = extras.zip(ui.texts())?;
    let rulings = beside::rulings(run, &extras, today);
    let of = |state| beside::proper(&extras, &rulings, state);
    let applying = of(State::Now).chain(of(State::Soon));
    let (mut list, mut any) = (el("ul", "fine"), false);
    for ruling in applying {
        let words = extras.duties.wording.get(ruling.duty)?;
        let day = beside::duty_day(texts, run, words, ruling);
        let entry = el("li", "")
            .add(el("strong", "").text(&run.say(&words.title)))
            .text(" · ")
            .text(&day)
            .text(" · ")
            .text(words.law);
        (list, any) = (list.add(entry), true);
    }
    if !any {
        return None;
    }
    let check = of(State::Check).count();
    let note = (check > 0).then(|| {
        let note = ui.fill(Key::DutiesPrint, &[("n", &number(check))]);
        el("p", "small").text(&note)
    });
    let part = section_in(
        "stack tight print-only",
        "duties-h",
        &ui.t(Key::DutiesTitle),
    )
    .add(list)
    .maybe(note);
    Some(part)
}
