//! A recommended step as a card: what, how, how long, what it costs, and why it is recommended.

use super::icon::{Icon, icon};
use super::link::{button, link, link_about, plain_button};
use super::source::source;
use crate::app::message::Planning;
use crate::app::route::{After, Place};
use crate::app::{Message, Run, words};
use crate::content::wording::{StepText, german_day};
use crate::domain::advice::{Recommendation, step as domain_step};
use crate::domain::id::StepId;
use crate::domain::questionnaire::Step;
use crate::text::Key;
use crate::ui::context::{Ui, Watch};
use crate::ui::el::{El, Focus, el};
use crate::ui::pages::answer_text;

/// How much of a step is shown.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Detail {
    /// Everything, with buttons.
    Full,
    /// Title, tags and reason.
    Brief,
}

/// One step.
pub fn step(ui: Ui, run: &Run, found: &Recommendation, detail: Detail) -> Option<El> {
    let step = domain_step(run.rules(), found)?;
    let (_, text) = run.item(found.item)?;
    let words = text.steps.get(found.step)?;
    let title = run.say(&words.title);
    let name = ["step-", step.id.as_str()].concat();
    let answer = answer_text(ui, run, found.item);
    let because = ui.fill(Key::StepBecause, &[("answer", &answer)]);
    let route = run.question(found.item, After::Result);
    let change = link_about(ui, "no-print", &route, Key::AnswerChange, &title);
    let because = el("p", "because").text(&because).text(" ").add(change);

    let mut card = el("li", "card step").add(el("h3", "").set("id", &name).text(&title));
    if detail == Detail::Full {
        card = card.add(el("p", "").text(&run.say(&words.how)));
    }
    let mut chips = el("ul", "chips");
    for (picture, (name, text)) in PICTURES.into_iter().zip(facts(ui, run, step, words)) {
        chips = chips.add(chip(ui, "chip", picture, name, &text));
    }
    if let Some(due) = found.warning.and_then(|warning| warning.due) {
        let since = ui.peek(|model| due <= model.today);
        let key = if since { Key::DutySince } else { Key::DutyFrom };
        let text = ui.fill(key, &[("day", &german_day(due))]);
        chips = chips.add(chip(ui, "chip warn", Icon::Calendar, Key::StepNote, &text));
    }
    card = card.add(chips).add(because);
    let mut acts = el("div", "row no-print").add(plan_button(ui, &step.id, &name));
    if detail == Detail::Full {
        card = card.maybe(source(ui, run, words.source));
        let aside = Message::PutAside(step.id.clone(), true);
        let aside = button(ui, "btn quiet", Icon::Undo, Key::StepPutAside)
            .set("aria-describedby", &name)
            .sends_then(ui, aside, Focus::To("steps-h"));
        acts = acts.add(aside);
    }
    let planned = watch_plan(ui, &step.id);
    let plan = run.route(Place::Plan);
    let acts = acts.follow(move || {
        let link = || link("", &plan).t(ui, Key::StepToPlan);
        planned.on().then(link)
    });
    Some(card.add(acts))
}

/// Whether a step is in the plan.
fn watch_plan(ui: Ui, step: &StepId) -> Watch {
    let step = step.clone();
    ui.watch(move |model| {
        let current = model.current();
        current.map_or(0, |current| u32::from(current.plan.has(&step)))
    })
}

/// "In meinen Plan", and out again by the same button; `about` is the id of the step's title.
fn plan_button(ui: Ui, step: &StepId, about: &str) -> El {
    let planned = watch_plan(ui, step);
    let step = step.clone();
    let change = move |_| {
        let step = step.clone();
        ui.send(Message::Plan(if planned.peek() {
            Planning::Remove(step)
        } else {
            Planning::Add(step)
        }));
    };
    let words = move || {
        let (picture, key) = if planned.on() {
            (Icon::Check, Key::StepPlanned)
        } else {
            (Icon::Plus, Key::StepPlan)
        };
        Some(el("span", "row tight").add(icon(picture)).t(ui, key))
    };
    plain_button("btn pick")
        .live("aria-pressed", move || {
            Some(if planned.on() { "true" } else { "false" })
        })
        .set("aria-describedby", about)
        .on("click", change)
        .follow(words)
}

/// Pictures of the facts about a step, in the order of [`words::facts`].
const PICTURES: [Icon; 4] = [Icon::Clock, Icon::Euro, Icon::People, Icon::Effect];

/// How long it takes and what it costs, as chips.
pub fn effort(ui: Ui, run: &Run, step: &Step, words: &StepText) -> El {
    let mut chips = el("ul", "chips");
    let all = PICTURES.into_iter().zip(facts(ui, run, step, words));
    for (picture, (name, text)) in all.take(2) {
        chips = chips.add(chip(ui, "chip", picture, name, &text));
    }
    chips
}

fn facts(ui: Ui, run: &Run, step: &Step, text: &StepText) -> Vec<(Key, String)> {
    let facts = ui.texts().map(|texts| words::facts(texts, run, step, text));
    facts.into_iter().flatten().collect()
}

fn chip(ui: Ui, class: &str, picture: Icon, about: Key, text: &str) -> El {
    let about = el("span", "visually-hidden").t(ui, about).text(" ");
    el("li", class)
        .add(icon(picture))
        .add(el("span", "").add(about).text(text))
}
