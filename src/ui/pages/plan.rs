//! "Mein Plan": the steps the person chose, by when, with whom, how to begin, done. What stands on
//! the screen is for planning; what is printed, in [`paper`], is for hanging up and for a pen.

mod entry;
mod paper;

use super::Page;
use super::question::saved;
use crate::app::route::Place;
use crate::app::taking::Kind;
use crate::app::{Message, Run};
use crate::store::Assessment;
use crate::text::Key;
use crate::ui::context::Ui;
use crate::ui::el::{El, el};
use crate::ui::mark::Mark;
use crate::ui::pages::take::give;
use crate::ui::parts::block::{heading, section};
use crate::ui::parts::icon::Icon;
use crate::ui::parts::link::{back, button, link};
use crate::web;

/// The page.
pub fn plan(ui: Ui, run: &Run) -> Page {
    let title = ui.t(Key::PlanTitle);
    let any = ui.watch(|model| {
        model
            .current()
            .map_or(0, |run| u32::from(!run.plan.is_empty()))
    });
    // made anew only when steps come or go: what is being typed stays, and nothing jumps away
    // from under a finger that sets a day
    let steps = ui.watch(|model| model.current().map_or(0, steps_mark));
    let list = move || {
        steps.track();
        let run = ui.peek(Run::current)?;
        if run.assessment.plan.is_empty() {
            return None;
        }
        let mut list = el("ul", "tasks no-print");
        for planned in run.assessment.plan.in_order() {
            list = list.add(entry::entry(ui, &run, planned));
        }
        Some(list)
    };
    let result = run.route(Place::Result);
    let rest = move || {
        Some(if any.on() {
            ways(ui)
        } else {
            empty(ui, link("btn main", &result).t(ui, Key::PlanToResult))
        })
    };
    let lead = move || any.on().then(|| lead(ui));
    let head = el("div", "stack question")
        .add(back(ui, &run.before(&Place::Plan)))
        .add(heading(&title))
        .follow(lead);
    let view = el("div", "stack loose")
        .add(head)
        .follow(list)
        .follow(rest)
        .add(paper::paper(ui));
    Page::toned(ui, &run.assessment.check, title, view)
}

fn steps_mark(assessment: &Assessment) -> u32 {
    let mut mark = Mark::new();
    for planned in assessment.plan.entries() {
        mark.text(planned.step.as_str());
    }
    mark.get()
}

fn lead(ui: Ui) -> El {
    el("div", "stack tight no-print")
        .add(el("p", "").t(ui, Key::PlanLead))
        .add(saved(ui))
}

/// How steps get here.
fn empty(ui: Ui, result: El) -> El {
    el("div", "stack question")
        .add(el("p", "").t(ui, Key::PlanEmpty))
        .add(el("p", "").t(ui, Key::PlanEmptyHow))
        .add(el("p", "").add(result))
}

/// Calendar and paper.
fn ways(ui: Ui) -> El {
    let print = button(ui, "btn", Icon::Print, Key::Print).sends(ui, Message::Print);
    let calendar = section(ui, "calendar-h", Key::PlanCalendarTitle).add(calendar(ui));
    let paper = section(ui, "paper-h", Key::TakePaperTitle)
        .add(el("p", "question").t(ui, Key::PlanPaperText))
        .add(el("p", "").add(print));
    el("div", "stack loose no-print").add(calendar).add(paper)
}

/// The calendar file, or how to get one.
pub fn calendar(ui: Ui) -> El {
    let days = ui.watch(|model| {
        let current = model.current();
        current.map_or(0, |current| u32::from(current.plan.has_days()))
    });
    el("div", "stack question").follow(move || {
        if !days.on() {
            return Some(el("p", "").t(ui, Key::PlanNoDays));
        }
        let save = button(ui, "btn", Icon::Calendar, Key::PlanCalendar).on("click", move |_| {
            give(ui, Kind::Calendar(web::clock::utc()));
        });
        let part = el("div", "stack")
            .add(el("p", "").t(ui, Key::PlanCalendarText))
            .add(el("p", "").add(save));
        Some(part)
    })
}
