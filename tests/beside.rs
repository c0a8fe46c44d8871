//! What the result says of duties, guided look and offers, and what a check without figures says.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "tests fail by panicking"
)]

mod common;

use std::sync::{Arc, LazyLock};

use common::{answers, business, day, job_seeker, read, site, therapist};
use digital_check::app::headline::headline;
use digital_check::app::summary::Summary;
use digital_check::app::{Run, beside};
use digital_check::content::{Check, ExtraFiles, Extras, load_extras};
use digital_check::domain::duty::{Kind, State, in_state};
use digital_check::domain::id::PointId;
use digital_check::domain::look::{Mark, Marks};
use digital_check::domain::plan::Plan;
use digital_check::domain::questionnaire::Form;
use digital_check::domain::sheet::Sheet;
use digital_check::exchange::page;
use digital_check::exchange::table::Cell;
use digital_check::store::assessment::Extra;
use digital_check::store::{Assessment, AssessmentId, Moment};
use digital_check::text::Texts;

static TEXTS: LazyLock<Texts> = LazyLock::new(|| {
    let json = read("public/content/interface/de.json");
    Texts::load("de.json", &json).expect("good texts")
});

const TODAY: &str = "2026-11-24";

fn run(check: Check, given: &str, form: Form) -> Run {
    let mut given = answers(&check, given);
    given.form = form;
    let moment = Moment {
        day: day(TODAY),
        minute: 600,
    };
    let assessment = Assessment {
        id: AssessmentId::parse("abcdefgh2345").unwrap(),
        name: "".into(),
        check: check.rules.id.clone(),
        version: check.rules.version.clone(),
        sheet: Sheet::of(&check.rules, &given),
        place: None,
        finished: true,
        plan: Plan::default(),
        look: Marks::default(),
        created: moment,
        changed: moment,
        extra: Extra::default(),
    };
    Run::new(Arc::new(check), assessment)
}

fn extras(check: &Check) -> Extras {
    let look = read("public/content/looks/therapist.json");
    let files = ExtraFiles {
        duties: &read("public/content/duties.json"),
        referrals: &read("public/content/referrals.json"),
        look: (check.rules.id.as_str() == "therapist").then_some(&*look),
    };
    load_extras(&files, check).expect("good extras")
}

#[test]
fn the_site_says_which_checks_have_duties_and_a_look() {
    for check in [business(), therapist(), job_seeker()] {
        let extras = extras(&check);
        let site = site();
        let id = check.rules.id.as_str();
        let offer = site.offer(id).expect("it is offered");
        assert_eq!(offer.duties, !extras.duties.rules.is_empty(), "{id}");
        assert_eq!(offer.look, extras.look.is_some(), "{id}");
    }
}

#[test]
fn duties_are_counted_by_what_is_known() {
    // facts of a business, and whether the till is among what surely applies
    for (given, till) in [
        ("till=electronic website=yes", Some(State::Now)),
        ("till=no-cash website=yes", Some(State::NotForYou)),
        ("website=yes", Some(State::Check)),
    ] {
        let run = run(business(), given, Form::Full);
        let extras = extras(&run.check);
        let rulings = beside::rulings(&run, &extras, day(TODAY));
        let at = |id: &str| {
            let at = extras
                .duties
                .rules
                .iter()
                .position(|duty| duty.id.as_str() == id);
            let at = at.expect("a duty");
            rulings
                .iter()
                .find(|ruling| ruling.duty == at)
                .map(digital_check::domain::duty::Ruling::state)
        };
        assert_eq!(at("till-tse"), till, "{given}");
        let line = beside::duties_line(&TEXTS, &extras, &rulings);
        // what is only good to know, or planned, is no duty
        let duties = |state| {
            let of = in_state(&rulings, state);
            of.filter(|ruling| extras.duties.rules[ruling.duty].kind == Kind::Duty)
                .count()
        };
        let (now, check) = (duties(State::Now), duties(State::Check));
        assert!(
            now < in_state(&rulings, State::Now).count(),
            "{given}: there are facts"
        );
        assert!(line.starts_with(&format!("{now} gelten")), "{line}");
        assert!(line.contains(&format!("{check} bitte prüfen")), "{line}");
    }
    let extras = extras(&business());
    let none = beside::duties_line(&TEXTS, &extras, &[]);
    assert_eq!(none, "Nach Ihren Angaben gilt gerade keine.");
}

#[test]
fn every_duty_has_a_day_in_words() {
    let run = run(business(), "till=electronic website=yes", Form::Full);
    let extras = extras(&run.check);
    for today in ["2020-01-01", TODAY, "2030-01-01"] {
        for ruling in beside::rulings(&run, &extras, day(today)) {
            let words = &extras.duties.wording[ruling.duty];
            let said = beside::duty_day(&TEXTS, &run, words, &ruling);
            assert!(!said.is_empty() && !said.contains('{'), "{today}: {said}");
        }
    }
}

#[test]
fn a_look_says_how_far_it_is_and_what_is_open_first() {
    let mut run = run(therapist(), "website=yes", Form::Full);
    let extras = extras(&run.check);
    let guide = extras.look.as_ref().expect("a look");
    let applying = guide.look.applying(run.seen());
    let points: Vec<(usize, bool)> = applying.map(|(at, point)| (at.at(), point.first)).collect();
    let all = points.len();
    let said = beside::look_line(&TEXTS, &run, guide);
    assert_eq!(
        said,
        format!("{all} Punkte, etwa 45 Minuten. Sie können jederzeit aufhören.")
    );
    let first = points.iter().rfind(|(_, first)| *first);
    let first = first.expect("a point that comes first").0;
    let id = |at: usize| guide.look.points[at].id.clone();
    run.assessment.look.insert(id(0), Mark::Open);
    run.assessment.look.insert(id(1), Mark::Fine);
    run.assessment.look.insert(id(2), Mark::NotApplicable);
    run.assessment.look.insert(id(first), Mark::Open);
    run.assessment
        .look
        .insert(PointId::parse("gone").unwrap(), Mark::Open);
    let said = beside::look_line(&TEXTS, &run, guide);
    assert_eq!(said, format!("3 von {} Punkten angesehen", all - 1));
    let open: Vec<usize> = beside::open_points(&run, guide)
        .iter()
        .map(|at| at.at())
        .collect();
    assert_eq!(open, [first, 0]);
}

#[test]
fn a_check_without_figures_shows_none() {
    for (given, form) in [
        ("*=not-yet incident=yes d1=?", Form::Full),
        ("*=alone", Form::Full),
        ("*=help", Form::Short),
        ("", Form::Full),
    ] {
        let run = run(job_seeker(), given, form);
        let summary = Summary::new(&run, &TEXTS, day(TODAY));
        let report = summary.report();
        let file = page::write(&report, &run.assessment);
        let (shown, _) = file.split_once("<pre").expect("words and data");
        let (_, shown) = shown.split_once("<main>").expect("a main part");
        for figure in ["%", "von 100", "Punkte", "Prozent", "Gesamtstufe", "{"] {
            assert!(!shown.contains(figure), "{given}: {figure} in {shown}");
        }
        let rows = summary.rows();
        let number = |cell: &Cell| matches!(cell, Cell::Number(_));
        assert!(
            rows.iter()
                .all(|row| row.len() == 3 && !row.iter().any(number))
        );
        let steps = report
            .parts
            .iter()
            .filter(|part| part.title.contains("Schritt"));
        assert!(steps.count() <= 1, "no later steps and no others");
    }
}

#[test]
fn an_urgent_card_is_the_first_part_of_the_file() {
    for (given, first) in [
        ("*=help incident=yes", true),
        ("*=help incident=unsure", false),
    ] {
        let run = run(job_seeker(), given, Form::Full);
        let report = Summary::new(&run, &TEXTS, day(TODAY)).report();
        assert_eq!(report.parts[0].title == "Sofort-Karte", first, "{given}");
    }
}

#[test]
fn a_check_without_a_whole_still_has_a_sentence_of_its_own() {
    let device = "a1=alone a2=alone a3=alone a4=alone a5=alone";
    for (given, form, wanted) in [
        (
            format!("*=not-yet {device}"),
            Form::Full,
            "Das üben Sie als Nächstes",
        ),
        (
            "*=alone".to_owned(),
            Form::Full,
            "Das läuft schon: Handy und Computer.",
        ),
        (
            "*=not-yet".to_owned(),
            Form::Full,
            "Sie wissen jetzt, wo Sie anfangen.",
        ),
        (
            "a1=alone".to_owned(),
            Form::Full,
            "Es fehlen noch Antworten",
        ),
        ("*=alone".to_owned(), Form::Short, "Geschafft."),
    ] {
        let run = run(job_seeker(), &given, form);
        let said = headline(&run.check.wording, &run.scores(), form);
        assert!(said.contains(wanted), "{given}: {said}");
    }
}

#[test]
fn the_short_form_counts_the_facts_it_picks() {
    for (check, count) in [(business(), 8), (therapist(), 8), (job_seeker(), 13)] {
        let short = check.rules.short.as_ref().expect("a short form");
        assert_eq!(check.rules.short_count(short), count);
    }
}
