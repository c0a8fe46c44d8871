//! Promises that hold for all inputs: any answers, any questionnaire that loads, any broken file.
//!
//! `PROPTEST_CASES` says how many inputs are tried per promise (`make test-long`).

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "tests fail by panicking"
)]

mod common;

use common::random::*;
use common::{BUSINESS, business, day, instrument, job_seeker, load, read, therapist};
use digital_check::content::answers::{load_answers, write_answers};
use digital_check::content::report::evaluation;
use digital_check::content::schema::schemas;
use digital_check::content::{Check, Problem, load_check, load_site};
use digital_check::domain::advice::advise;
use digital_check::domain::answer::Answers;
use digital_check::domain::flow;
use digital_check::domain::number::Ratio;
use digital_check::domain::questionnaire::{Form, Questionnaire};
use digital_check::domain::reach::{Presence, Reach};
use digital_check::domain::score::{Outcome, Scores, score};
use proptest::prelude::*;
use proptest::test_runner::FileFailurePersistence;
use serde_json::Value;
use std::sync::LazyLock;

fn config() -> ProptestConfig {
    ProptestConfig {
        failure_persistence: None::<Box<FileFailurePersistence>>.map(|kept| kept as _),
        ..ProptestConfig::default()
    }
}

/// The shipped checks and the instruments, loaded once.
static FIXED: LazyLock<Vec<Check>> = LazyLock::new(|| {
    let instruments = ["digcompsat", "dma", "cyberrisikocheck", "eds"].map(instrument);
    let shipped = [business(), therapist(), job_seeker()];
    shipped.into_iter().chain(instruments).collect()
});

/// A fixed check half of the time, otherwise a random one.
fn any_check(tape: &mut Tape, look: Look) -> Check {
    match tape.below(14) {
        at @ 0..7 => FIXED[at].clone(),
        _ => load("random.json", &questionnaire(tape, look)),
    }
}

fn outcomes(scores: &Scores) -> impl Iterator<Item = &Outcome> {
    let groups = scores
        .groups
        .iter()
        .chain(&scores.subscores)
        .map(|group| &group.outcome);
    groups.chain(scores.whole.iter().map(|whole| &whole.outcome))
}

/// Everything that can be asked of answers, with what must hold of the results.
fn evaluate_all(check: &Questionnaire, answers: &Answers) -> Result<(), TestCaseError> {
    let scores = score(check, answers);
    for outcome in outcomes(&scores) {
        if let Outcome::Rated(rated) = outcome {
            prop_assert!(
                rated.value >= Ratio::ZERO && rated.value <= Ratio::ONE,
                "{rated:?}"
            );
            prop_assert!(rated.shown <= rated.band, "a cap never raises: {rated:?}");
            prop_assert_eq!(rated.cap.is_some(), rated.shown != rated.band);
        }
    }
    for group in scores.groups.iter().chain(&scores.subscores) {
        prop_assert!(group.answered <= group.applicable, "{group:?}");
        prop_assert_eq!(
            group.applicable == 0,
            group.outcome == Outcome::NothingApplies
        );
    }
    let advice = advise(check, answers, &scores, day("2026-11-23"));
    prop_assert!(advice.now.len() <= check.advice.now && advice.later.len() <= check.advice.later);
    prop_assert!(advice.later.is_empty() || advice.now.len() == check.advice.now);
    prop_assert!(advice.rest.is_empty() || advice.later.len() == check.advice.later);
    let all = [&advice.now, &advice.later, &advice.rest, &advice.dismissed];
    for found in all.into_iter().flatten() {
        prop_assert!(
            scores.reach.shows(found.item),
            "no step for a hidden question"
        );
    }
    for ix in check.indices() {
        let progress = flow::progress(check, &scores.reach, ix);
        prop_assert!(
            progress.is_none_or(|progress| progress.at >= 1 && progress.at <= progress.of)
        );
        flow::is_answered(check, answers, ix);
        flow::ends_part(check, &scores.reach, ix);
    }
    Ok(())
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn any_answers_give_a_result_or_a_named_reason(mut tape in tape(600)) {
        let check = any_check(&mut tape, Look::Everything);
        let answers = random_answers(&mut tape, &check, |tape, _| wild_answer(tape));
        evaluate_all(&check.rules, &answers)?;
    }

    #[test]
    fn a_more_capable_answer_never_lowers_a_score(mut tape in tape(600)) {
        let check = any_check(&mut tape, Look::Facts);
        let mut answers = random_answers(&mut tape, &check, fitting_answer);
        let before = score(&check.rules, &answers);
        for _ in 0..4 {
            let ix = some_item(&mut tape, &check);
            let item = check.rules.item(ix);
            let answer = answers.get(ix).and_then(|answer| better(&mut tape, item, answer));
            if let (true, Some(answer)) = (ix.at() >= check.rules.facts, answer) {
                answers.try_out(ix, Some(answer));
            }
        }
        let after = score(&check.rules, &answers);
        for (old, new) in outcomes(&before).zip(outcomes(&after)) {
            match (old, new) {
                (Outcome::Rated(old), Outcome::Rated(new)) => {
                    prop_assert!(new.value >= old.value, "{old:?} -> {new:?}");
                }
                (Outcome::Gate(old), Outcome::Gate(new)) => prop_assert!(new >= old),
                // what was missing of a gate may not be needed any more
                (Outcome::NotYet, Outcome::Gate(new)) => prop_assert!(new),
                (Outcome::Gate(false), Outcome::NotYet) => {}
                (old, new) => prop_assert_eq!(old, new),
            }
        }
    }

    #[test]
    fn the_same_answers_give_the_same_bytes(mut tape in tape(600)) {
        let check = any_check(&mut tape, Look::Everything);
        let answers = random_answers(&mut tape, &check, fitting_answer);
        let report = |answers: &Answers| evaluation(&check.rules, answers, day("2026-11-23")).to_string();
        prop_assert_eq!(report(&answers), report(&answers.clone()));
        // also by way of a file
        let file = write_answers(&check.rules, &answers).to_string();
        let read = load_answers("answers.json", &file, &check.rules);
        let read = read.map_err(|found| TestCaseError::fail(common::show(&found)))?;
        prop_assert_eq!(&read, &answers);
        prop_assert_eq!(report(&answers), report(&read));
    }

    /// Forwards, with changes of mind on the way: every way ends, also that of "the next open one".
    #[test]
    fn every_way_through_the_questions_ends(mut tape in tape(600)) {
        let check = any_check(&mut tape, Look::Everything);
        let rules = &check.rules;
        let mut answers = Answers::empty(rules);
        if tape.once_in(3) && rules.short.is_some() {
            answers.form = Form::Short;
        }
        let (mut page, mut steps) = (None, 0);
        let mut reach = Reach::of(rules, &answers);
        while let Some(ix) = flow::next(rules, &reach, page) {
            steps += 1;
            prop_assert!(steps <= rules.items.len(), "the way goes round in circles");
            if !tape.once_in(5) {
                answers.say(ix, Some(fitting_answer(&mut tape, rules.item(ix))));
            }
            if tape.once_in(5) {
                let other = some_item(&mut tape, &check);
                answers.say(other, Some(wild_answer(&mut tape)));
            }
            page = Some(ix);
            reach = Reach::of(rules, &answers);
        }
        let mut rounds = 0;
        while let Some(open) = flow::first_open(rules, &Reach::of(rules, &answers), &answers) {
            rounds += 1;
            prop_assert!(rounds <= rules.items.len(), "the open questions never end");
            answers.say(open, Some(fitting_answer(&mut tape, rules.item(open))));
        }
    }

    /// Also when questions are answered in any order, and whatever conditions an author writes.
    #[test]
    fn the_total_never_grows_while_answers_are_added(mut tape in tape(800)) {
        let check = any_check(&mut tape, Look::Everything);
        let rules = &check.rules;
        let mut answers = Answers::empty(rules);
        let reach = |answers: &Answers| Reach::of(rules, answers);
        let mut before = reach(&answers);
        let mut order: Vec<_> = rules.indices().collect();
        while !order.is_empty() {
            let next = if tape.once_in(2) { tape.below(order.len()) } else { 0 };
            let ix = order.remove(next);
            if tape.once_in(4) {
                continue;
            }
            answers.say(ix, Some(fitting_answer(&mut tape, rules.item(ix))));
            let after = reach(&answers);
            for item in rules.indices() {
                // stronger than the total alone: what is left out stays left out
                let gone = before.presence(item) == Presence::Hidden;
                let back = after.presence(item) != Presence::Hidden;
                prop_assert!(!(gone && back), "{} came back", rules.item(item).id);
                prop_assert!(!before.stays(item) || after.stays(item));
            }
            before = after;
        }
    }
}

// --- broken files ------------------------------------------------------------------------------

/// Addresses of all values in a document.
fn places(value: &Value, here: &str, found: &mut Vec<String>) {
    found.push(here.to_owned());
    match value {
        Value::Object(map) => {
            for (key, value) in map {
                places(value, &format!("{here}/{key}"), found);
            }
        }
        Value::Array(list) => {
            for (at, value) in list.iter().enumerate() {
                places(value, &format!("{here}/{at}"), found);
            }
        }
        _ => {}
    }
}

fn odd_value(tape: &mut Tape, known: &[Value]) -> Value {
    let odd = [
        Value::Null,
        true.into(),
        (-1).into(),
        0.into(),
        1.into(),
        100.into(),
        u64::MAX.into(),
        1e300.into(),
        0.000_1.into(),
        "".into(),
        "a1".into(),
        "x".repeat(40).into(),
        "2026-02-30".into(),
        Value::Array(Vec::new()),
        Value::Object(serde_json::Map::new()),
    ];
    // one in three from elsewhere in the same file: right in itself, wrong here
    if tape.once_in(3) {
        known[tape.below(known.len())].clone()
    } else {
        odd[tape.below(odd.len())].clone()
    }
}

/// One change to a document, as authors make them by mistake.
fn mutate(tape: &mut Tape, document: &mut Value) {
    let mut all = Vec::new();
    places(document, "", &mut all);
    let place = all[tape.below(all.len())].clone();
    let values: Vec<Value> = (0..8)
        .filter_map(|_| document.pointer(&all[tape.below(all.len())]).cloned())
        .collect();
    let (parent, key) = place.rsplit_once('/').unwrap_or(("", ""));
    let (parent, key) = (parent.to_owned(), key.to_owned());
    match (tape.below(4), document.pointer_mut(&parent)) {
        (0, Some(Value::Object(map))) => {
            map.remove(&key);
        }
        (1, Some(Value::Object(map))) => {
            if let Some(value) = map.remove(&key) {
                map.insert(format!("{key}s"), value);
            }
        }
        (0, Some(Value::Array(list))) => {
            if let Some(at) = key.parse().ok().filter(|at| *at < list.len()) {
                list.remove(at);
            }
        }
        (1, Some(Value::Array(list))) => {
            if let Some(value) = key.parse().ok().and_then(|at: usize| list.get(at).cloned()) {
                list.insert(0, value);
            }
        }
        _ => {
            if let Some(value) = document.pointer_mut(&place) {
                *value = odd_value(tape, &values);
            }
        }
    }
}

/// A file as an accident leaves it: cut off, or with other bytes.
fn damage(tape: &mut Tape, text: &str) -> String {
    let mut bytes = text.as_bytes().to_vec();
    if tape.once_in(2) {
        bytes.truncate(tape.below(bytes.len()));
    }
    for _ in 0..tape.below(4) {
        let at = tape.below(bytes.len());
        if let Some(byte) = bytes.get_mut(at) {
            *byte = u8::try_from(tape.below(256)).unwrap_or(0);
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

fn named(problems: &[Problem]) -> Result<(), TestCaseError> {
    prop_assert!(!problems.is_empty());
    for problem in problems {
        prop_assert!(
            !problem.file.is_empty() && !problem.reason.is_empty(),
            "{problem}"
        );
        // the first look at a file is as a whole, everything else has a place in it
        let whole = problem.reason.contains("needed here")
            || problem.path.len() + problem.reason.len() > 10;
        prop_assert!(whole, "{problem}");
    }
    Ok(())
}

static DOCUMENTS: LazyLock<Vec<Value>> = LazyLock::new(|| {
    let files = ["digcompsat", "dma", "cyberrisikocheck", "eds"]
        .map(|name| format!("tests/data/instruments/{name}.json"));
    let files = std::iter::once(BUSINESS.to_owned()).chain(files);
    files
        .map(|file| serde_json::from_str(&read(&file)).expect("JSON"))
        .collect()
});

static SITE: LazyLock<Value> =
    LazyLock::new(|| serde_json::from_str(&read("public/content/site.json")).expect("JSON"));

static DISTRICTS: LazyLock<Vec<(&'static str, &'static str)>> =
    LazyLock::new(|| common::site().district_options());

static SCHEMAS: LazyLock<Vec<jsonschema::Validator>> = LazyLock::new(|| {
    let validators = schemas()
        .into_iter()
        .map(|(_, schema)| jsonschema::validator_for(&schema).expect("a schema"));
    validators.collect()
});

/// What the reader takes, the schema must take; otherwise editors mark good files as wrong.
fn fits_schema(which: usize, document: &Value) -> Result<(), TestCaseError> {
    if let Err(error) = SCHEMAS[which].validate(document) {
        return Err(TestCaseError::fail(format!(
            "the schema refuses {}: {error}",
            error.instance_path()
        )));
    }
    Ok(())
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn a_changed_questionnaire_loads_or_says_where_and_why(mut tape in tape(500)) {
        let mut document = DOCUMENTS[tape.below(DOCUMENTS.len())].clone();
        for _ in 0..=tape.below(3) {
            mutate(&mut tape, &mut document);
        }
        match load_check("changed.json", &document.to_string(), &DISTRICTS) {
            Err(problems) => named(&problems)?,
            Ok(check) => {
                fits_schema(0, &document)?;
                let wild = random_answers(&mut tape, &check, |tape, _| wild_answer(tape));
                evaluate_all(&check.rules, &wild)?;
                let fitting = random_answers(&mut tape, &check, fitting_answer);
                evaluate_all(&check.rules, &fitting)?;
                evaluation(&check.rules, &fitting, day("2026-11-23"));
            }
        }
    }

    #[test]
    fn a_random_questionnaire_loads_and_fits_its_schema(mut tape in tape(300)) {
        let json = questionnaire(&mut tape, Look::Everything);
        let found = load_check("random.json", &json, &[]);
        prop_assert!(found.is_ok(), "{}", common::show(&found.unwrap_err()));
        fits_schema(0, &serde_json::from_str(&json).unwrap())?;
    }

    #[test]
    fn a_changed_site_file_loads_or_says_where_and_why(mut tape in tape(100)) {
        let mut document = SITE.clone();
        for _ in 0..=tape.below(3) {
            mutate(&mut tape, &mut document);
        }
        match load_site("changed.json", &document.to_string()) {
            Err(problems) => named(&problems)?,
            Ok(_) => fits_schema(1, &document)?,
        }
    }

    #[test]
    fn damaged_bytes_load_or_say_where_and_why(mut tape in tape(100)) {
        let text = DOCUMENTS[tape.below(DOCUMENTS.len())].to_string();
        if let Err(problems) = load_check("damaged.json", &damage(&mut tape, &text), &DISTRICTS) {
            named(&problems)?;
        }
        if let Err(problems) = load_site("damaged.json", &damage(&mut tape, &SITE.to_string())) {
            named(&problems)?;
        }
    }

    #[test]
    fn a_changed_answers_file_loads_or_says_where_and_why(mut tape in tape(500)) {
        let check = &FIXED[tape.below(FIXED.len())];
        let answers = random_answers(&mut tape, check, fitting_answer);
        let mut document = write_answers(&check.rules, &answers);
        for _ in 0..=tape.below(3) {
            mutate(&mut tape, &mut document);
        }
        match load_answers("answers.json", &document.to_string(), &check.rules) {
            Err(problems) => named(&problems)?,
            Ok(answers) => evaluate_all(&check.rules, &answers)?,
        }
    }
}
