//! Then and now in words, what a code holds before it is taken over, and the files with their names.

#![allow(clippy::expect_used, clippy::panic, reason = "tests fail by panicking")]

mod common;

use std::sync::{Arc, LazyLock};

use common::{answers, business, day, job_seeker, read, site};
use digital_check::app::changes::Changes;
use digital_check::app::model::{CheckState, Now, Settings};
use digital_check::app::taking::{Kind, Preview, Refusal, address, file, kilobytes, preview};
use digital_check::app::{Model, Route, Run, words};
use digital_check::content::Check;
use digital_check::domain::compare::Change;
use digital_check::domain::look::Marks;
use digital_check::domain::plan::Plan;
use digital_check::domain::questionnaire::Form;
use digital_check::domain::sheet::Sheet;
use digital_check::exchange::code::{self, CodeError};
use digital_check::store::assessment::{Extra, tidy_name};
use digital_check::store::{Assessment, AssessmentId, Moment};
use digital_check::text::Texts;

static TEXTS: LazyLock<Texts> = LazyLock::new(|| {
    let json = read("public/content/interface/de.json");
    Texts::load("de.json", &json).expect("good texts")
});
static BUSINESS: LazyLock<Arc<Check>> = LazyLock::new(|| Arc::new(business()));

/// A run begun on a day; `short` among the answers makes it the short form.
fn run(check: &Arc<Check>, given: &str, begun: &str) -> Run {
    let mut found = answers(check, given.trim_start_matches("short "));
    if given.starts_with("short ") {
        found.form = Form::Short;
    }
    let moment = Moment {
        day: day(begun),
        minute: 600,
    };
    let assessment = Assessment {
        id: AssessmentId::parse("abcdefgh2345").expect("an id"),
        name: tidy_name("Bäckerei Geheim"),
        check: check.rules.id.clone(),
        version: check.rules.version.clone(),
        sheet: Sheet::of(&check.rules, &found),
        place: None,
        finished: true,
        plan: Plan::default(),
        look: Marks::default(),
        created: moment,
        changed: moment,
        extra: Extra::default(),
    };
    Run::new(Arc::clone(check), assessment)
}

const THEN: &str = "2026-08-20";
const NOW: &str = "2026-11-23";

fn between(then: &str, now: &str) -> Changes {
    let (then, now) = (run(&BUSINESS, then, THEN), run(&BUSINESS, now, NOW));
    Changes::between(&TEXTS, &now, &then)
}

#[test]
fn the_earlier_run_is_then_however_the_two_are_given() {
    let (then, now) = (run(&BUSINESS, "*=1", THEN), run(&BUSINESS, "*=2", NOW));
    let found = Changes::between(&TEXTS, &now, &then);
    assert_eq!(found, Changes::between(&TEXTS, &then, &now));
    assert_eq!((found.then, found.now), (day(THEN), day(NOW)));
    assert!(found.better > 20 && found.worse == 0);
}

#[test]
fn exactly_what_changed_is_named_with_both_answers() {
    let found = between("*=1 e2=0 b2=? team=alone", "*=1 e2=2 b2=1 a1=0 team=1-9");
    let lines: Vec<String> = found
        .parts
        .iter()
        .flat_map(|part| &part.answers)
        .map(|answer| format!("{:?}: {} / {}", answer.change, answer.then, answer.now))
        .collect();
    assert_eq!(lines.len(), 4, "{lines:#?}");
    for (line, start) in lines
        .iter()
        .zip(["Other: ", "Worse: ", "Better: ", "Better: Gar nicht"])
    {
        assert!(line.starts_with(start), "{line}");
    }
    assert!(lines[2].contains("Das weiß ich nicht / "), "{}", lines[2]);
    assert_eq!((found.better, found.worse, found.other), (2, 1, 1));
    assert_eq!(found.areas[0].title, "Gesamt");
    assert!(
        found.areas[0].then.contains(" von 100"),
        "{:?}",
        found.areas[0]
    );
    let moved = |change| {
        found
            .areas
            .iter()
            .filter(|area| area.change == change)
            .count()
    };
    assert_eq!(moved(Some(Change::Worse)), 1, "only the Bereich of a1");
    assert!(moved(None) > 0, "some stayed as they were");
}

#[test]
fn the_same_answers_are_said_to_be_the_same() {
    let found = between("*=1", "*=1");
    assert!(found.is_empty() && !found.revised && !found.short);
    assert!(found.areas.iter().all(|area| area.change.is_none()));
}

#[test]
fn other_versions_and_short_forms_are_named() {
    let then = run(&BUSINESS, "*=1", THEN);
    let mut now = run(&BUSINESS, "*=1", NOW);
    now.assessment.version = "2030.1".into();
    assert!(Changes::between(&TEXTS, &now, &then).revised);
    let found = between("short *=1", "*=1");
    assert!(
        found.short && found.areas.is_empty(),
        "no levels to compare"
    );
    let answers = found.parts.iter().flat_map(|part| &part.answers);
    let mut answers = answers.filter(|answer| answer.change == Change::New);
    assert!(answers.all(|answer| answer.then == "nicht gefragt"));
}

#[test]
fn a_check_of_words_is_compared_in_words() {
    let check = Arc::new(job_seeker());
    let (then, now) = (run(&check, "*=help", THEN), run(&check, "*=alone", NOW));
    let found = Changes::between(&TEXTS, &now, &then);
    assert!(!found.areas.is_empty());
    for area in &found.areas {
        assert!(
            !area.then.contains("100") && !area.now.contains("100"),
            "{area:?}"
        );
    }
}

/// A page that knows these checks, and what it says of a code.
fn looked_at(checks: &[&Arc<Check>], text: &str) -> Result<Preview, Refusal> {
    let now = Now {
        moment: Moment {
            day: day(NOW),
            minute: 0,
        },
        tick: 0.0,
        fresh: AssessmentId::parse("abcdefgh2345").expect("an id"),
    };
    let route = Route::Code(text.to_owned());
    let mut model = Model::new(Arc::new(site()), route, Settings::default(), &now);
    for check in checks {
        let state = CheckState::Ready(Arc::clone(check));
        model.checks.insert(check.rules.id.clone(), state);
    }
    preview(&model, text)
}

#[test]
fn a_code_says_what_it_holds() {
    let given = run(&BUSINESS, "*=1 e2=?", THEN);
    let found = looked_at(
        &[&BUSINESS],
        &address(&given, "https://example.org/check/#/x"),
    );
    let found = found.expect("a good code");
    assert_eq!(found.check, "Check für Betriebe");
    assert_eq!((found.form, found.day), (Form::Full, day(THEN)));
    assert_eq!(
        (found.answered, found.asked),
        (29, 29),
        "not known is an answer"
    );
    assert_eq!(found.revised, None);
    let some = run(&BUSINESS, "e2=1 e3=1", THEN);
    let found = looked_at(&[&BUSINESS], &address(&some, "")).expect("a good code");
    assert_eq!(found.answered, 2);
}

#[test]
fn a_code_that_does_not_fit_says_why() {
    let given = run(&BUSINESS, "*=1", THEN);
    let good = address(&given, "");
    let older = code::write(
        &BUSINESS.rules,
        "2019.1",
        &given.assessment.sheet,
        day(THEN),
    );
    let found = looked_at(&[&BUSINESS], &older).expect("the same questions");
    let versions = ("2019.1".to_owned(), BUSINESS.rules.version.to_string());
    assert_eq!(found.revised, Some(versions));

    let refused =
        |checks: &[&Arc<Check>], text: &str| looked_at(checks, text).expect_err("refused");
    let short = &good[..good.len() - 1];
    assert_eq!(
        refused(&[&BUSINESS], short),
        Refusal::Code(CodeError::Damaged)
    );
    assert_eq!(refused(&[], &good), Refusal::UnknownCheck);
    let mut other = business();
    other.rules.items.swap(10, 11);
    let other = Arc::new(other);
    let changed = Refusal::Code(CodeError::OtherQuestions);
    assert_eq!(refused(&[&other], &good), changed);
    let mut foreign = business();
    foreign.rules.id = digital_check::domain::id::CheckId::parse("cats").expect("an id");
    let foreign = Arc::new(foreign);
    let text = address(&run(&foreign, "*=1", THEN), "");
    assert_eq!(
        refused(&[&foreign], &text),
        Refusal::UnknownCheck,
        "not offered here"
    );
}

#[test]
fn file_names_hold_the_day_and_nothing_personal() {
    let given = run(&BUSINESS, "*=1", THEN);
    let stamp = given.assessment.created;
    for (kind, name, start) in [
        (
            Kind::Page,
            "digital-check-2026-11-23.html",
            "<!DOCTYPE html>",
        ),
        (
            Kind::Table,
            "digital-check-2026-11-23.csv",
            "\u{feff}\"Bereich\"",
        ),
        (
            Kind::Calendar(stamp),
            "mein-plan-2026-11-23.ics",
            "BEGIN:VCALENDAR",
        ),
    ] {
        let found = file(&given, &TEXTS, day(NOW), kind);
        assert_eq!(found.0, name);
        assert!(found.1.starts_with(start), "{name}");
    }
    let handed = address(&given, "https://example.org/check/");
    assert!(handed.starts_with("https://example.org/check/#/code/"));
}

#[test]
fn sizes_are_rounded_up_and_never_nothing() {
    for (length, size) in [(0, 1), (1, 1), (1000, 1), (1001, 2)] {
        assert_eq!(kilobytes(&"x".repeat(length)), size, "{length}");
    }
}

#[test]
fn days_are_said_as_people_say_them() {
    for (date, words) in [
        ("2026-11-27", "Freitag, 27. November 2026"),
        ("2026-03-01", "Sonntag, 1. März 2026"),
        ("2028-02-29", "Dienstag, 29. Februar 2028"),
    ] {
        assert_eq!(self::words::day(&TEXTS, day(date)), words);
    }
}
