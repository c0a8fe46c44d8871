//! What comes out of a run, in words: answers, levels, days, the facts about a step. For views and
//! for all that is taken along; no element, no key of a single page.

use super::run::Run;
use crate::content::wording::{BandText, Phrase, Source, StepText, german_day};
use crate::domain::Date;
use crate::domain::advice::{Advice, Recommendation, step as step_of};
use crate::domain::answer::Answer;
use crate::domain::flow;
use crate::domain::id::{ItemIx, OptionIx, StepId};
use crate::domain::questionnaire::{Cost, Form, Impact, Step, Who};
use crate::domain::score::{GroupScore, Outcome, Rated, Scores};
use crate::text::{Key, Texts, number};

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
    let mut words = String::new();
    match run.answers.get(ix) {
        None => words.push_str(texts.get(Key::AnswerOpen)),
        Some(Answer::Unknown) => words.push_str(texts.get(Key::AnswerUnknown)),
        Some(Answer::NotApplicable) => words = not_applicable(texts, run, ix),
        Some(Answer::Option(at)) => {
            words = label(*at);
            if let Some(note) = option(*at).and_then(|option| option.note.as_ref()) {
                append(&mut words, " – ", &run.say(note));
            }
        }
        Some(Answer::Ticks(ticks)) if ticks.is_empty() => words = none(texts, run, ix),
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

/// "Trifft nicht zu", in the item's own words where it has some.
pub fn not_applicable(texts: &Texts, run: &Run, ix: ItemIx) -> String {
    let own = run
        .item(ix)
        .and_then(|(_, text)| text.not_applicable.as_ref());
    own_words(texts, run, own, Key::AnswerNotApplicable)
}

/// "Nichts davon", in the item's own words where it has some.
pub fn none(texts: &Texts, run: &Run, ix: ItemIx) -> String {
    let own = run.item(ix).and_then(|(_, text)| text.none.as_ref());
    own_words(texts, run, own, Key::AnswerNone)
}

fn own_words(texts: &Texts, run: &Run, own: Option<&Phrase>, key: Key) -> String {
    run.say_if(own).unwrap_or_else(|| texts.get(key).to_owned())
}

/// An answer in words; a fact that is open was not given on purpose.
pub fn said(texts: &Texts, run: &Run, ix: ItemIx) -> String {
    if flow::is_answered(run.rules(), &run.answers, ix) {
        return answer(texts, run, ix);
    }
    let fact = ix.at() < run.rules().facts;
    let key = if fact {
        Key::FactNoAnswer
    } else {
        Key::AnswerOpen
    };
    texts.get(key).to_owned()
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

/// A day as people say it, "Freitag, 27. November 2026".
pub fn day(texts: &Texts, day: Date) -> String {
    let name = |key, at: u8| {
        let mut names = texts.get(key).split(", ");
        names.nth(at.into()).unwrap_or_default()
    };
    let weekday = name(Key::DayNames, day.weekday().number_days_from_monday());
    let month = name(Key::MonthNames, u8::from(day.month()) - 1);
    let values = [
        ("weekday", weekday),
        ("day", &*number(day.day())),
        ("month", month),
        ("year", &number(day.year())),
    ];
    texts.fill(Key::DayWords, &values)
}

/// The title of a step, wherever in the check it stands. One this version of the check does not
/// know is named as that, so that nothing that was agreed disappears.
pub fn step_title(texts: &Texts, run: &Run, step: &StepId) -> String {
    match run.step(step) {
        Some((_, words)) => run.say(&words.title),
        None => texts.get(Key::PlanGone).to_owned(),
    }
}

/// What cannot be rated yet, in the check's own words where it has some.
fn not_yet(texts: &Texts, run: &Run) -> String {
    let own = run.check.wording.labels.not_yet;
    own.unwrap_or_else(|| texts.get(Key::NotYetRated))
        .to_owned()
}

/// The level of the whole in a sentence, with the per cent where the check shows figures.
pub fn whole_rated(texts: &Texts, run: &Run, rated: &Rated) -> String {
    let wording = &run.check.wording;
    let percent = number(rated.value.percent());
    match rated.shown.and_then(|at| wording.whole.get(at.at())) {
        Some(band) => {
            let (name, about) = (run.say(&band.name), run.say_if(band.about.as_ref()));
            let about = about.unwrap_or_default();
            let values = [("level", &*name), ("percent", &percent), ("about", &about)];
            let key = if wording.words_only {
                Key::ResultLevelWords
            } else {
                Key::ResultLevel
            };
            texts.fill(key, &values)
        }
        None if wording.words_only => String::new(),
        None => texts.fill(Key::ResultPoints, &[("percent", &percent)]),
    }
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

/// Why there is no step to show, as title and text.
pub fn without_steps(run: &Run, scores: &Scores, advice: &Advice) -> (Key, Key) {
    let rules = run.rules();
    let answered = |ix: &ItemIx| flow::is_answered(rules, &run.answers, *ix);
    let nothing = !rules.indices().skip(rules.facts).any(|ix| answered(&ix));
    let not_yet = |score: &GroupScore| score.outcome == Outcome::NotYet;
    let open = run.answers.form == Form::Full && scores.groups.iter().any(not_yet);
    if !advice.dismissed.is_empty() {
        (Key::StepsNextTitle, Key::StepsAllAside)
    } else if nothing || open {
        (Key::StepsNextTitle, Key::StepsTooFew)
    } else if !scores.warnings.is_empty() || !advice.cards.is_empty() {
        (Key::StepsNextTitle, Key::StepsSeeAbove)
    } else {
        (Key::StepsNoneTitle, Key::StepsNone)
    }
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
fn duration(texts: &Texts, minutes: u32) -> String {
    let (key, n) = match minutes {
        240 => return texts.get(Key::DurationHalfDay).to_owned(),
        480.. => (Key::DurationDays, minutes.div_ceil(480)),
        60.. if minutes.is_multiple_of(60) => (Key::DurationHours, minutes / 60),
        _ => (Key::DurationMinutes, minutes),
    };
    texts.count(key, usize::try_from(n).unwrap_or(usize::MAX))
}

/// How long a step takes, what it costs, who does it and what it brings: each with its name.
pub fn facts(texts: &Texts, run: &Run, step: &Step, words: &StepText) -> [(Key, String); 4] {
    let get = |key| texts.get(key).to_owned();
    let cost = run.say_if(words.cost.as_ref()).unwrap_or_else(|| {
        get(match step.cost {
            Cost::Free => Key::CostFree,
            Cost::Low => Key::CostLow,
            Cost::More => Key::CostMore,
        })
    });
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
    [
        (Key::StepTakes, duration(texts, step.minutes)),
        (Key::StepCosts, cost),
        (Key::StepWho, get(who)),
        (Key::StepBrings, get(brings)),
    ]
}

/// The facts about a recommended step in one line.
pub fn step_facts(texts: &Texts, run: &Run, found: &Recommendation) -> String {
    let mut line = String::new();
    let words = run
        .item(found.item)
        .and_then(|(_, text)| text.steps.get(found.step));
    if let Some((step, words)) = step_of(run.rules(), found).zip(words) {
        for (name, text) in facts(texts, run, step, words) {
            append(&mut line, " · ", &[texts.get(name), " ", &text].concat());
        }
    }
    line
}
