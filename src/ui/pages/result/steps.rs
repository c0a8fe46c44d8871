//! The steps on the result page: now, later, all others, put aside.

use leptos::prelude::*;

use super::{Found, Shown};
use crate::app::{Message, Run};
use crate::domain::advice::{Advice, Recommendation, step as domain_step};
use crate::text::Key;
use crate::ui::context::Ui;
use crate::ui::el::{El, el};
use crate::ui::parts::block::section;
use crate::ui::parts::link::plain_button;
use crate::ui::parts::step::{Detail, step};
use crate::web;

/// The next steps. The heading stays while they change: it takes the focus then.
pub fn next(ui: Ui, shown: Shown) -> El {
    let title = move || match shown.with(|found| found.advice.now.len()) {
        0 => ui.t(Key::StepsNoneTitle),
        n => ui.count(Key::StepsTitle, n),
    };
    let none = move || {
        let none = shown.with(|found| found.advice.now.is_empty());
        none.then(|| el("p", "question").text(ui.t(Key::StepsNone)))
    };
    let steps = move || {
        shown.with(|found| {
            Some(el("ol", "steps").all(list(ui, &found.run, &found.advice.now, Detail::Full)))
        })
    };
    el("section", "stack")
        .set("aria-labelledby", "steps-h")
        .add(
            el("h2", "")
                .set("id", "steps-h")
                .set("tabindex", "-1")
                .raw(saying(Box::new(title))),
        )
        .follow(none)
        .follow(steps)
}

/// Steps for the months after, the others folded, and those put aside.
pub fn later(ui: Ui, shown: Shown) -> El {
    let others = |ui: Ui, found: &Found| brief(ui, &found.run, &found.advice.rest);
    let asides = |ui: Ui, found: &Found| {
        let entries = found
            .advice
            .dismissed
            .iter()
            .filter_map(|step| aside(ui, &found.run, step));
        el("ul", "stack").all(entries.collect())
    };
    el("div", "stack")
        .follow(move || shown.with(|found| coming(ui, found)))
        .follow(folded(
            ui,
            shown,
            Key::StepsRest,
            |advice| advice.rest.len(),
            others,
        ))
        .follow(folded(
            ui,
            shown,
            Key::StepsAside,
            |advice| advice.dismissed.len(),
            asides,
        ))
}

fn coming(ui: Ui, found: &Found) -> Option<El> {
    let later = &found.advice.later;
    (!later.is_empty())
        .then(|| section("later-h", ui.t(Key::StepsLater)).add(brief(ui, &found.run, later)))
}

/// Steps behind a line that says how many. The line is made anew only when there are none or some
/// again; what the person unfolded stays unfolded while the steps change.
fn folded(
    ui: Ui,
    shown: Shown,
    title: Key,
    count: fn(&Advice) -> usize,
    steps: fn(Ui, &Found) -> El,
) -> impl FnMut() -> Option<El> + Send + 'static {
    let many = move || shown.with(|found| count(&found.advice));
    let any = Memo::new(move |_| many() > 0);
    move || {
        any.get().then(|| {
            let title = saying(Box::new(move || ui.count(title, many())));
            el("details", "no-print")
                .add(el("summary", "").raw(title))
                .follow(move || shown.with(|found| Some(steps(ui, found))))
        })
    }
}

/// A text that follows signals, in an element that stays.
fn saying(text: Box<dyn FnMut() -> String + Send>) -> AnyView {
    text.into_any()
}

fn brief(ui: Ui, run: &Run, steps: &[Recommendation]) -> El {
    el("ul", "steps plain").all(list(ui, run, steps, Detail::Brief))
}

fn list(ui: Ui, run: &Run, steps: &[Recommendation], detail: Detail) -> Vec<El> {
    steps
        .iter()
        .filter_map(|found| step(ui, run, found, detail))
        .collect()
}

/// A step put aside, with the way back.
fn aside(ui: Ui, run: &Run, found: &Recommendation) -> Option<El> {
    let id = domain_step(run.rules(), found)?.id.clone();
    let (_, text) = run.item(found.item)?;
    let title = run.say(&text.steps.get(found.step)?.title);
    let label = format!("{}: {title}", ui.t(Key::StepTakeBack));
    let take_back = move |_| {
        ui.send(Message::PutAside(id.clone(), false));
        web::page::focus_by_id("steps-h");
    };
    let button = plain_button("btn", take_back)
        .set("aria-label", &label)
        .text(ui.t(Key::StepTakeBack));
    Some(
        el("li", "row apart")
            .add(el("span", "").text(title))
            .add(button),
    )
}
