//! What comes out of a run, in words: answers, levels, durations, the facts about a step. For
//! everything that is not a view; no element, no key of a single page.

use super::run::Run;
use crate::content::wording::{BandText, Source, german_day};
use crate::domain::Date;
use crate::domain::advice::{Recommendation, step as step_of};
use crate::domain::answer::Answer;
use crate::domain::id::{ItemIx, OptionIx};
use crate::domain::questionnaire::{Cost, Form, Impact, Who};
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

/// A level in words, with the per cent behind it where there are some and the check shows figures.
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
            let figures = !run.check.wording.words_only;
            return (name, figures.then(|| rated.value.percent()));
        }
        Outcome::Gate(true) => Key::GateReached,
        Outcome::Gate(false) => Key::GateOpen,
        Outcome::NotYet => return (not_yet(texts, run), None),
        Outcome::NothingApplies => Key::NothingApplies,
    };
    (texts.get(key).to_owned(), None)
}

/// What cannot be rated yet, in the check's own words where it has some.
fn not_yet(texts: &Texts, run: &Run) -> String {
    let own = run.check.wording.labels.not_yet;
    own.unwrap_or_else(|| texts.get(Key::NotYetRated))
        .to_owned()
}

/// What is said below the sentence where nothing is said of the whole.
pub fn without_whole(texts: &Texts, run: &Run) -> String {
    let key = match (run.check.wording.words_only, run.answers.form) {
        (true, Form::Full) => Key::ResultWordsText,
        (true, Form::Short) => Key::ResultWordsShort,
        (false, Form::Short) => Key::ResultShortText,
        (false, Form::Full) => return String::new(),
    };
    texts.get(key).to_owned()
}

/// Title and text of the list of answers "weiß ich nicht", in the check's own way where it has one.
pub fn clear_up<'t>(texts: &'t Texts, run: &Run) -> (&'t str, &'t str) {
    match run.check.wording.labels.clear_up {
        Some(own) => (own, texts.get(Key::ClearTry)),
        None => (texts.get(Key::ClearTitle), texts.get(Key::ClearText)),
    }
}

/// When somebody looked at a source, and what is still to be checked about it.
pub fn source_state(texts: &Texts, run: &Run, source: &Source, today: Date) -> String {
    let day = german_day(source.stand.checked);
    let mut state = texts.fill(Key::Stand, &[("day", &day)]);
    if source.stand.is_overdue(today) || !source.verified {
        append(&mut state, ", ", texts.get(Key::PleaseCheck));
    }
    if let Some(note) = run.say_if(source.note.as_ref()) {
        append(&mut state, ". ", &note);
    }
    state
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
