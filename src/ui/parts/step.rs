//! A recommended step as a card: what, how, how long, what it costs, and why it is recommended.

use super::icon::{Icon, icon};
use super::link::{button, link_about};
use super::source::source;
use crate::app::route::After;
use crate::app::{Message, Run};
use crate::content::wording::german_day;
use crate::domain::advice::{Recommendation, step as domain_step};
use crate::domain::questionnaire::{Cost, Impact, Who};
use crate::text::Key;
use crate::ui::context::Ui;
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
    let cost = match &words.cost {
        Some(note) => run.say(note),
        None => ui.t(match step.cost {
            Cost::Free => Key::CostFree,
            Cost::Low => Key::CostLow,
            Cost::More => Key::CostMore,
        }),
    };
    let who = ui.t(match step.who {
        Who::Oneself => Key::WhoSelf,
        Who::Provider => Key::WhoProvider,
        Who::Advice => Key::WhoAdvice,
    });
    let impact = ui.t(match step.impact {
        Impact::High => Key::ImpactHigh,
        Impact::Medium => Key::ImpactMedium,
        Impact::Low => Key::ImpactLow,
    });
    let takes = duration(ui, step.minutes);
    let mut chips = el("ul", "chips")
        .add(chip(ui, "chip", Icon::Clock, Key::StepTakes, &takes))
        .add(chip(ui, "chip", Icon::Euro, Key::StepCosts, &cost))
        .add(chip(ui, "chip", Icon::People, Key::StepWho, &who))
        .add(chip(ui, "chip", Icon::Effect, Key::StepBrings, &impact));
    if let Some(due) = found.warning.and_then(|warning| warning.due) {
        let since = ui.peek(|model| due <= model.today);
        let key = if since { Key::DutySince } else { Key::DutyFrom };
        let text = ui.fill(key, &[("day", &german_day(due))]);
        chips = chips.add(chip(ui, "chip warn", Icon::Calendar, Key::StepNote, &text));
    }
    card = card.add(chips).add(because);
    if detail == Detail::Full {
        card = card.maybe(source(ui, run, words.source));
        let aside = Message::PutAside(step.id.clone(), true);
        let aside = button(ui, "btn quiet", Icon::Undo, Key::StepPutAside)
            .set("aria-describedby", &name)
            .sends_then(ui, aside, Focus::To("steps-h"));
        card = card.add(el("div", "row no-print").add(aside));
    }
    Some(card)
}

fn chip(ui: Ui, class: &str, picture: Icon, about: Key, text: &str) -> El {
    let about = el("span", "visually-hidden").t(ui, about).text(" ");
    el("li", class)
        .add(icon(picture))
        .add(el("span", "").add(about).text(text))
}

/// Minutes in words people use.
fn duration(ui: Ui, minutes: u32) -> String {
    let (key, n) = match minutes {
        240 => return ui.t(Key::DurationHalfDay),
        480.. => (Key::DurationDays, minutes.div_ceil(480)),
        60.. if minutes.is_multiple_of(60) => (Key::DurationHours, minutes / 60),
        _ => (Key::DurationMinutes, minutes),
    };
    ui.count(key, usize::try_from(n).unwrap_or(usize::MAX))
}
