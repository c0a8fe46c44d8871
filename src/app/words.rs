//! What comes out of a run, in words: answers, levels, durations, the facts about a step. For
//! everything that is not a view; no element, no key of a single page.

use super::run::Run;
use crate::content::wording::{BandText, StepText};
use crate::domain::advice::{Recommendation, step as step_of};
use crate::domain::answer::Answer;
use crate::domain::id::{ItemIx, OptionIx, StepId};
use crate::domain::questionnaire::{Cost, Impact, Who};
use crate::domain::score::Outcome;
use crate::text::{Key, Texts};

/// Adds a text to others, with what separates them.
pub fn append(text: &mut String, separator: &str, next: &str) {
    if !text.is_empty() && !next.is_empty() {
        text.push_str(separator);
    }
    text.push_str(next);
}

/// An answer in words; "noch offen" where there is none.
pub fn answer(texts: &Texts, run: &Run, ix: ItemIx) -> String {
    let Some((_, text)) = run.item(ix) else {
        return String::new();
    };
    let option = |at: OptionIx| text.options.get(at.at());
    let label = |at: OptionIx| option(at).map_or_else(String::new, |option| run.say(&option.label));
    let own = |own: &Option<_>, key| {
        run.say_if(own.as_ref())
            .unwrap_or_else(|| texts.get(key).to_owned())
    };
    let mut words = String::new();
    match run.answers.get(ix) {
        None => words.push_str(texts.get(Key::AnswerOpen)),
        Some(Answer::Unknown) => words.push_str(texts.get(Key::AnswerUnknown)),
        Some(Answer::NotApplicable) => words = own(&text.not_applicable, Key::AnswerNotApplicable),
        Some(Answer::Option(at)) => {
            words = label(*at);
            if let Some(note) = option(*at).and_then(|option| option.note.as_ref()) {
                append(&mut words, " – ", &run.say(note));
            }
        }
        Some(Answer::Ticks(ticks)) if ticks.is_empty() => words = own(&text.none, Key::AnswerNone),
        Some(Answer::Ticks(ticks)) => {
            let all = (0..).map(OptionIx).take(text.options.len());
            for at in all.filter(|at| ticks.has(*at)) {
                append(&mut words, ", ", &label(at));
            }
        }
        Some(Answer::Rows(marks)) => {
            for (row, mark) in text.rows.iter().zip(marks) {
                if let Some(mark) = mark {
                    append(
                        &mut words,
                        "; ",
                        &[&*run.say(row), ": ", &label(*mark)].concat(),
                    );
                }
            }
        }
    }
    words
}

/// A level in words, with the per cent behind it where there are some.
pub fn level(
    texts: &Texts,
    run: &Run,
    outcome: &Outcome,
    bands: &[BandText],
) -> (String, Option<i32>) {
    let key = match outcome {
        Outcome::Rated(rated) => {
            let band = rated.shown.and_then(|at| bands.get(at.at()));
            let name = band.map_or_else(String::new, |band| run.say(&band.name));
            return (name, Some(rated.value.percent()));
        }
        Outcome::Gate(true) => Key::GateReached,
        Outcome::Gate(false) => Key::GateOpen,
        Outcome::NotYet => Key::NotYetRated,
        Outcome::NothingApplies => Key::NothingApplies,
    };
    (texts.get(key).to_owned(), None)
}

/// The title of a step, wherever in the check it stands; a step this version of the check does not
/// know keeps its id, so that nothing that was agreed disappears.
pub fn step_title(run: &Run, step: &StepId) -> String {
    let words = step_words(run, step);
    words.map_or_else(|| step.to_string(), |words| run.say(&words.title))
}

/// The words of a step, wherever in the check it stands.
pub fn step_words<'a>(run: &'a Run, step: &StepId) -> Option<&'a StepText> {
    let check = &run.check;
    let items = check.rules.items.iter().zip(&check.wording.items);
    let mut steps = items.flat_map(|(item, text)| item.steps.iter().zip(&text.steps));
    steps
        .find(|(known, _)| known.id == *step)
        .map(|(_, text)| text)
}

/// Minutes in words people use.
pub fn duration(texts: &Texts, minutes: u32) -> String {
    let (key, n) = match minutes {
        240 => return texts.get(Key::DurationHalfDay).to_owned(),
        480.. => (Key::DurationDays, minutes.div_ceil(480)),
        60.. if minutes.is_multiple_of(60) => (Key::DurationHours, minutes / 60),
        _ => (Key::DurationMinutes, minutes),
    };
    texts.count(key, usize::try_from(n).unwrap_or(usize::MAX))
}

/// How long a step takes, what it costs, who does it and what it brings, in one line.
pub fn step_facts(texts: &Texts, run: &Run, found: &Recommendation) -> String {
    let Some(step) = step_of(run.rules(), found) else {
        return String::new();
    };
    let words = run
        .item(found.item)
        .and_then(|(_, text)| text.steps.get(found.step));
    let cost = run.say_if(words.and_then(|words| words.cost.as_ref()));
    let cost = cost.unwrap_or_else(|| texts.get(cost_key(step.cost)).to_owned());
    let takes = duration(texts, step.minutes);
    let who = match step.who {
        Who::Oneself => Key::WhoSelf,
        Who::Provider => Key::WhoProvider,
        Who::Advice => Key::WhoAdvice,
    };
    let brings = match step.impact {
        Impact::High => Key::ImpactHigh,
        Impact::Medium => Key::ImpactMedium,
        Impact::Low => Key::ImpactLow,
    };
    let mut line = String::new();
    for (key, text) in [
        (Key::StepTakes, &*takes),
        (Key::StepCosts, &cost),
        (Key::StepWho, texts.get(who)),
        (Key::StepBrings, texts.get(brings)),
    ] {
        append(&mut line, " · ", &[texts.get(key), " ", text].concat());
    }
    line
}

const fn cost_key(cost: Cost) -> Key {
    match cost {
        Cost::Free => Key::CostFree,
        Cost::Low => Key::CostLow,
        Cost::More => Key::CostMore,
    }
}
