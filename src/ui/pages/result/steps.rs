//! The steps on the result page: now, later, all others, put aside.

use super::{Found, Part, part};
use crate::app::{Message, Run, words};
use crate::domain::advice::{Recommendation, step as domain_step};
use crate::text::Key;
use crate::ui::context::{Ui, Watch};
use crate::ui::el::{El, Focus, el};
use crate::ui::parts::block::section;
use crate::ui::parts::link::plain_button;
use crate::ui::parts::step::{Detail, step};

/// How many steps of a kind there are.
type Count = fn(&Found) -> usize;

/// The next steps. The heading stays while they change: it takes the focus then.
pub fn next(ui: Ui, shown: Watch) -> El {
    let title = el("h2", "").set("id", "steps-h").set("tabindex", "-1");
    let title = counted(ui, title, shown, Key::StepsTitle, |found| {
        found.advice.now.len()
    });
    let section = el("section", "stack")
        .set("aria-labelledby", "steps-h")
        .add(title);
    let section = part(ui, section, shown, |ui, found| {
        let none = found.advice.now.is_empty();
        let (_, why) = words::without_steps(&found.run, &found.scores, &found.advice);
        none.then(|| el("p", "question").t(ui, why))
    });
    part(ui, section, shown, |ui, found| {
        let steps = el("ol", "steps");
        Some(list(ui, steps, &found.run, &found.advice.now, Detail::Full))
    })
}

/// Steps for the months after, the others folded, and those put aside.
pub fn later(ui: Ui, shown: Watch) -> El {
    let later = part(ui, el("div", "stack"), shown, |ui, found| {
        let steps = &found.advice.later;
        let coming = || section(ui, "later-h", Key::StepsLater);
        (!steps.is_empty()).then(|| coming().add(brief(ui, &found.run, steps)))
    });
    let rest: Part = |ui, found| Some(brief(ui, &found.run, found.beyond()));
    let later = folded(
        ui,
        later,
        shown,
        Key::StepsRest,
        |found| found.beyond().len(),
        rest,
    );
    let many: Count = |found| found.advice.dismissed.len();
    folded(ui, later, shown, Key::StepsAside, many, asides)
}

/// Steps behind a line that says how many. The line is made anew only when there are none or some
/// again; what the person unfolded stays unfolded while the steps change.
fn folded(ui: Ui, later: El, shown: Watch, title: Key, count: Count, steps: Part) -> El {
    let any =
        ui.watch(move |model| Found::of(model).map_or(0, |found| u32::from(count(&found) > 0)));
    later.follow(move || {
        any.on().then(|| {
            let title = counted(ui, el("summary", ""), shown, title, count);
            part(ui, el("details", "no-print").add(title), shown, steps)
        })
    })
}

/// A title that follows the number of steps, in an element that stays.
fn counted(ui: Ui, title: El, shown: Watch, key: Key, count: Count) -> El {
    title.say(move || {
        shown.track();
        let Some(found) = ui.peek(Found::of) else {
            return String::new();
        };
        match count(&found) {
            0 => ui.t(words::without_steps(&found.run, &found.scores, &found.advice).0),
            n => ui.count(key, n),
        }
    })
}

fn brief(ui: Ui, run: &Run, steps: &[Recommendation]) -> El {
    list(ui, el("ul", "steps plain"), run, steps, Detail::Brief)
}

fn list(ui: Ui, mut list: El, run: &Run, steps: &[Recommendation], detail: Detail) -> El {
    for found in steps {
        list = list.maybe(step(ui, run, found, detail));
    }
    list
}

/// Steps put aside.
#[allow(
    clippy::unnecessary_wraps,
    reason = "a part of the page may be missing"
)]
fn asides(ui: Ui, found: &Found) -> Option<El> {
    let mut list = el("ul", "stack");
    for step in &found.advice.dismissed {
        list = list.maybe(aside(ui, &found.run, step));
    }
    Some(list)
}

/// A step put aside, with the way back.
fn aside(ui: Ui, run: &Run, found: &Recommendation) -> Option<El> {
    let id = domain_step(run.rules(), found)?.id.clone();
    let (_, text) = run.item(found.item)?;
    let title = run.say(&text.steps.get(found.step)?.title);
    let label = [&*ui.t(Key::StepTakeBack), ": ", &title].concat();
    let button = plain_button("btn")
        .sends_then(ui, Message::PutAside(id, false), Focus::To("steps-h"))
        .set("aria-label", &label)
        .t(ui, Key::StepTakeBack);
    let entry = el("li", "row apart")
        .add(el("span", "").text(&title))
        .add(button);
    Some(entry)
}
