//! A recommended step as a card: what, how, how long, what it costs, and why it is recommended.

use super::icon::{Icon, icon};
use super::link::{button, link_about};
use crate::app::route::After;
use crate::app::{Message, Run};
use crate::content::wording::german_day;
use crate::domain::advice::{Recommendation, step as domain_step};
use crate::domain::questionnaire::{Cost, Impact, Step, Who};
use crate::text::Key;
use crate::ui::context::Ui;
use crate::ui::el::{El, el};
use crate::ui::pages::answer_text;
use crate::web;

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
    let full = detail == Detail::Full;
    let title = run.say(&words.title);
    let how = full.then(|| el("p", "").text(run.say(&words.how)));
    let answer = answer_text(ui, run, found.item);
    let because = ui.fill(Key::StepBecause, &[("answer", &answer)]);
    let change = link_about(
        "no-print",
        &run.question(found.item, After::Result),
        ui.t(Key::AnswerChange),
        &title,
    );
    let card = el("li", "card step")
        .add(el("h3", "").text(title))
        .maybe(how)
        .add(el("ul", "chips").all(chips(ui, run, found, step, words.cost.as_ref())))
        .add(el("p", "because").text(because).text(" ").add(change))
        .maybe(full.then(|| put_aside(ui, step)));
    Some(card)
}

/// The way to be rid of a step.
fn put_aside(ui: Ui, step: &Step) -> El {
    let id = step.id.clone();
    let aside = move |_| {
        ui.send(Message::PutAside(id.clone(), true));
        web::page::focus_by_id("steps-h");
    };
    el("div", "row no-print").add(button(
        "btn quiet",
        Icon::Undo,
        ui.t(Key::StepPutAside),
        aside,
    ))
}

fn chips(
    ui: Ui,
    run: &Run,
    found: &Recommendation,
    step: &Step,
    cost_note: Option<&crate::content::wording::Phrase>,
) -> Vec<El> {
    let cost = match cost_note {
        Some(note) => run.say(note),
        None => ui.t(match step.cost {
            Cost::Free => Key::CostFree,
            Cost::Low => Key::CostLow,
            Cost::More => Key::CostMore,
        }),
    };
    let impact = ui.t(match step.impact {
        Impact::High => Key::ImpactHigh,
        Impact::Medium => Key::ImpactMedium,
        Impact::Low => Key::ImpactLow,
    });
    let who = ui.t(match step.who {
        Who::Oneself => Key::WhoSelf,
        Who::Provider => Key::WhoProvider,
        Who::Advice => Key::WhoAdvice,
    });
    let mut chips = vec![
        chip(
            "chip",
            Icon::Clock,
            ui.t(Key::StepTakes),
            duration(ui, step.minutes),
        ),
        chip("chip", Icon::Euro, ui.t(Key::StepCosts), cost),
        chip("chip", Icon::People, ui.t(Key::StepWho), who),
        chip("chip", Icon::Effect, ui.t(Key::StepBrings), impact),
    ];
    if let Some(due) = found.warning.and_then(|warning| warning.due) {
        let today = ui.peek(|model| model.today);
        let key = if due <= today {
            Key::DutySince
        } else {
            Key::DutyFrom
        };
        let text = ui.fill(key, &[("day", &german_day(due))]);
        chips.push(chip("chip warn", Icon::Calendar, ui.t(Key::StepNote), text));
    }
    chips
}

fn chip(class: &str, picture: Icon, about: String, text: String) -> El {
    let about = el("span", "visually-hidden").text(about).text(" ");
    el("li", class)
        .raw(icon(picture))
        .add(el("span", "").add(about).text(text))
}

/// Minutes in words people use.
pub fn duration(ui: Ui, minutes: u32) -> String {
    let count = |key, n: u32| ui.count(key, usize::try_from(n).unwrap_or(usize::MAX));
    match minutes {
        240 => ui.t(Key::DurationHalfDay),
        480.. => count(Key::DurationDays, minutes.div_ceil(480)),
        _ if minutes >= 60 && minutes.is_multiple_of(60) => count(Key::DurationHours, minutes / 60),
        _ => count(Key::DurationMinutes, minutes),
    }
}
