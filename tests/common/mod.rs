//! Helpers of the engine's tests: files, answers as short text, results as short text.
//!
//! Answers are written `e2=1 x=a,b rows=2/1/_ y=? z=-`: an option; ticks (`none` for none); a mark
//! per row (`_` for no mark); "weiß ich nicht"; "trifft nicht zu". `*=2` gives every scored choice
//! that answer, what follows overrides it. `tried:e2=0` was tried out together.

#![allow(dead_code, reason = "every test file uses its own part of this")]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "tests fail by panicking"
)]

pub mod random;

use digital_check::content::{Check, Problem, Site, date, load_check, load_site};
use digital_check::domain::Date;
use digital_check::domain::advice::{Recommendation, advise, step};
use digital_check::domain::answer::{Answer, Answers, Ticks};
use digital_check::domain::band::Bands;
use digital_check::domain::id::{BandIx, GroupIx, ItemIx, OptionIx};
use digital_check::domain::questionnaire::{Group, Item, Kind};
use digital_check::domain::score::{GroupScore, Outcome, Scores, score};

/// The project's folder.
pub const ROOT: &str = env!("CARGO_MANIFEST_DIR");

pub fn read(path: &str) -> String {
    let file = format!("{ROOT}/{path}");
    std::fs::read_to_string(&file).unwrap_or_else(|error| panic!("{file}: {error}"))
}

pub fn show(problems: &[Problem]) -> String {
    let lines: Vec<String> = problems.iter().map(ToString::to_string).collect();
    lines.join("\n")
}

pub fn site() -> Site {
    load_site("site.json", &read("public/content/site.json"))
        .unwrap_or_else(|found| panic!("{}", show(&found)))
}

#[track_caller]
pub fn load(name: &str, json: &str) -> Check {
    load_check(name, json, &site().district_options())
        .unwrap_or_else(|found| panic!("{}", show(&found)))
}

pub const BUSINESS: &str = "public/content/questionnaires/business.json";

pub fn business() -> Check {
    load("business.json", &read(BUSINESS))
}

pub const THERAPIST: &str = "public/content/questionnaires/therapist.json";

pub fn therapist() -> Check {
    load("therapist.json", &read(THERAPIST))
}

pub const JOB_SEEKER: &str = "public/content/questionnaires/job-seeker.json";

pub fn job_seeker() -> Check {
    load("job-seeker.json", &read(JOB_SEEKER))
}

pub fn instrument(name: &str) -> Check {
    let file = format!("tests/data/instruments/{name}.json");
    load(&file, &read(&file))
}

/// A questionnaire around some of its fields, given as JSON without the outer braces.
#[track_caller]
pub fn small(fields: &str) -> Check {
    load("small.json", &small_json(fields))
}

pub fn small_json(fields: &str) -> String {
    format!(
        r#"{{"format": 1, "id": "small", "version": "1", "title": "T", "minutes": 1,
            "stand": "2026-01-01", "recheck": "2027-01-01",
            "advice": {{"now": 3, "later": 3, "order": ["gain", "effort"]}}, {fields}}}"#
    )
}

/// A choice question worth 0 to `most` points.
pub fn choice(id: &str, most: u32, more: &str) -> String {
    let option = |at: u32| format!(r#"{{"id": "{at}", "points": {at}, "label": "{at}"}}"#);
    let options: Vec<String> = (0..=most).map(option).collect();
    let options = options.join(", ");
    format!(r#"{{"id": "{id}", "title": "T", "kind": "choice", "options": [{options}]{more}}}"#)
}

pub fn day(text: &str) -> Date {
    date::parse(text).expect("a day")
}

#[track_caller]
pub fn ix(check: &Check, id: &str) -> ItemIx {
    check
        .rules
        .find(id)
        .unwrap_or_else(|| panic!("no item {id}"))
}

#[track_caller]
pub fn answer(item: &Item, text: &str) -> Answer {
    let option = |id: &str| {
        item.option(id)
            .unwrap_or_else(|| panic!("{} has no option {id}", item.id))
    };
    match (text, &item.kind) {
        ("?", _) => Answer::Unknown,
        ("-", _) => Answer::NotApplicable,
        (id, Kind::Choice(_)) => Answer::Option(option(id)),
        ("none", Kind::Checklist(_)) => Answer::Ticks(Ticks::default()),
        (ids, Kind::Checklist(_)) => {
            let ticks = ids.split(',').map(option);
            Answer::Ticks(ticks.fold(Ticks::default(), |ticks, tick| ticks.with(tick, true)))
        }
        (marks, Kind::Rows(_)) => Answer::Rows(
            marks
                .split('/')
                .map(|mark| (mark != "_").then(|| option(mark)))
                .collect(),
        ),
    }
}

/// Adds answers written as text.
#[track_caller]
pub fn give(check: &Check, answers: &mut Answers, text: &str) {
    for pair in text.split_whitespace() {
        let (id, value) = pair
            .split_once('=')
            .unwrap_or_else(|| panic!("no = in {pair}"));
        let rules = &check.rules;
        if id == "*" {
            for ix in rules.indices().skip(rules.facts) {
                if matches!(rules.item(ix).kind, Kind::Choice(_)) {
                    answers.say(ix, Some(answer(rules.item(ix), value)));
                }
            }
        } else if let Some(id) = id.strip_prefix("tried:") {
            let ix = ix(check, id);
            answers.try_out(ix, Some(answer(rules.item(ix), value)));
        } else {
            let ix = ix(check, id);
            answers.say(ix, Some(answer(rules.item(ix), value)));
        }
    }
}

#[track_caller]
pub fn answers(check: &Check, text: &str) -> Answers {
    let mut answers = Answers::empty(&check.rules);
    give(check, &mut answers, text);
    answers
}

#[track_caller]
pub fn scores(check: &Check, text: &str) -> Scores {
    score(&check.rules, &answers(check, text))
}

fn band_name(bands: Option<&Bands>, at: Option<BandIx>) -> &str {
    bands
        .zip(at)
        .map_or("", |(bands, at)| bands.list()[at.at()].id.as_str())
}

/// `56.67 firm>build`: per cent, band, and the band shown if it is another one; or why not.
fn outcome(outcome: &Outcome, bands: Option<&Bands>) -> String {
    match outcome {
        Outcome::Rated(rated) => {
            let value = f64::from(rated.value.basis_points()) / 100.0;
            let (band, shown) = (band_name(bands, rated.band), band_name(bands, rated.shown));
            match rated.points {
                _ if band != shown => format!("{value:.2} {band}>{shown}"),
                Some((sum, max)) if band.is_empty() => format!("{sum}/{max} {value:.2}"),
                Some((sum, max)) => format!("{sum}/{max} {value:.2} {band}"),
                None if band.is_empty() => format!("{value:.2}"),
                None => format!("{value:.2} {band}"),
            }
        }
        Outcome::Gate(true) => "reached".to_owned(),
        Outcome::Gate(false) => "missed".to_owned(),
        Outcome::NotYet => "not yet".to_owned(),
        Outcome::NothingApplies => "nothing".to_owned(),
    }
}

fn group(groups: &[Group], scores: &[GroupScore], id: &str) -> Option<String> {
    let found = groups
        .iter()
        .zip(scores)
        .find(|(group, _)| group.id.as_str() == id);
    found.map(|(group, score)| outcome(&score.outcome, group.bands.as_ref()))
}

/// What a group, a subscore or the "whole" comes to, as short text.
#[track_caller]
pub fn result(check: &Check, scores: &Scores, id: &str) -> String {
    if id == "whole" {
        let bands = check
            .rules
            .whole
            .as_ref()
            .and_then(|whole| whole.bands.as_ref());
        return scores
            .whole
            .as_ref()
            .map_or("none".to_owned(), |whole| outcome(&whole.outcome, bands));
    }
    let rules = &check.rules;
    group(&rules.groups, &scores.groups, id)
        .or_else(|| group(&rules.subscores, &scores.subscores, id))
        .unwrap_or_else(|| panic!("no group {id}"))
}

/// Asserts what groups come to: `a: 66.67 firm | whole: not yet`.
#[track_caller]
pub fn assert_results(check: &Check, given: &str, wanted: &str) {
    let scores = scores(check, given);
    let found = wanted.split('|').map(|cell| {
        let id = cell.split(':').next().unwrap_or_default().trim();
        format!("{id}: {}", result(check, &scores, id))
    });
    let wanted: Vec<&str> = wanted.split('|').map(str::trim).collect();
    assert_eq!(found.collect::<Vec<_>>(), wanted, "for {given}");
}

/// Open warnings as `e2! c1`, critical ones with an exclamation mark.
pub fn warnings(check: &Check, scores: &Scores) -> String {
    let one = |warning: &digital_check::domain::warning::Warning| {
        let critical = warning.level == digital_check::domain::questionnaire::Level::Critical;
        format!(
            "{}{}",
            check.rules.item(warning.item).id,
            if critical { "!" } else { "" }
        )
    };
    scores
        .warnings
        .iter()
        .map(one)
        .collect::<Vec<_>>()
        .join(" ")
}

/// Steps as ids: `now | later | rest`.
pub fn steps(check: &Check, answers: &Answers, today: &str) -> String {
    let scores = score(&check.rules, answers);
    let advice = advise(&check.rules, answers, &scores, day(today));
    let ids = |list: &[Recommendation]| {
        let id = |found| step(&check.rules, found).map_or("", |step| step.id.as_str());
        list.iter().map(id).collect::<Vec<_>>().join(" ")
    };
    format!(
        "{} | {} | {}",
        ids(&advice.now),
        ids(&advice.later),
        ids(&advice.rest)
    )
}

pub fn group_ix(check: &Check, id: &str) -> GroupIx {
    let at = check
        .rules
        .groups
        .iter()
        .position(|group| group.id.as_str() == id);
    GroupIx(u8::try_from(at.expect("a group")).expect("a position"))
}

pub fn option(at: u8) -> Answer {
    Answer::Option(OptionIx(at))
}
