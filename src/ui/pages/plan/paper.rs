//! The plan on paper: a sheet to hang up, with a box to tick and lines to write on where nothing is
//! noted yet. Nothing of it is on the screen.

use super::entry::mark;
use crate::app::{Run, words};
use crate::domain::plan::Planned;
use crate::text::Key;
use crate::ui::context::Ui;
use crate::ui::el::{El, el};
use crate::ui::parts::sheet::sheet_head;
use crate::ui::parts::step::effort;

/// The sheet; it follows everything that is noted.
pub fn paper(ui: Ui) -> El {
    let noted = ui.watch(|model| {
        let entries = model.current().map(|current| current.plan.entries());
        let marks = entries.into_iter().flatten().map(mark);
        marks.fold(0, |all: u32, mark| all.rotate_left(5) ^ mark)
    });
    el("div", "print-only").follow(move || {
        noted.track();
        let run = ui.peek(Run::current)?;
        let mut list = el("ol", "agenda");
        for planned in run.assessment.plan.in_order() {
            list = list.add(entry(ui, &run, planned));
        }
        Some(el("div", "stack").add(sheet_head(ui, &run)).add(list))
    })
}

fn entry(ui: Ui, run: &Run, planned: &Planned) -> El {
    let day = |day| {
        let texts = ui.texts();
        texts.map_or_else(String::new, |texts| words::day(texts, day))
    };
    let tick = if planned.done.is_some() {
        "box on"
    } else {
        "box"
    };
    let title = |title: &str| el("h2", "h3").add(el("span", tick)).text(title);
    let entry = el("li", "");
    let entry = match run.step(&planned.step) {
        Some((step, words)) => entry
            .add(title(&run.say(&words.title)))
            .add(el("p", "").text(&run.say(&words.how)))
            .add(effort(ui, run, step, words)),
        None => entry.add(title(&ui.t(Key::PlanGone))),
    };
    let due = planned.due.map(day).unwrap_or_default();
    let mut entry = entry.add(line(ui, Key::PlanBlankDue, &due)).add(line(
        ui,
        Key::PlanBlankWith,
        &planned.with,
    ));
    entry = if planned.if_then.is_empty() {
        entry.add(line(ui, Key::PlanBlankThen, ""))
    } else {
        entry.add(el("p", "").text(&planned.if_then))
    };
    if let Some(done) = planned.done {
        let text = ui.fill(Key::PlanDone, &[("day", &day(done))]);
        entry = entry.add(el("p", "").text(&text));
    }
    entry
}

/// What is noted, or a line to write on.
fn line(ui: Ui, key: Key, text: &str) -> El {
    let name = el("strong", "").t(ui, key);
    let value = el("span", if text.is_empty() { "blank" } else { "" });
    el("p", "line").add(name).text(" ").add(value.text(text))
}
