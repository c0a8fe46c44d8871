//! What the result file, the table and the calendar say about a run: the same as the page, no more
//! and no less; and nothing a person typed becomes anything but text.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "tests fail by panicking"
)]

mod common;

use std::sync::{Arc, LazyLock};

use common::random::*;
use common::{answers, business, day, instrument, job_seeker, read, therapist};
use digital_check::app::headline::headline;
use digital_check::app::summary::Summary;
use digital_check::app::{Run, words};
use digital_check::content::Check;
use digital_check::domain::answer::Answers;
use digital_check::domain::id::StepId;
use digital_check::domain::look::Marks;
use digital_check::domain::number::Points;
use digital_check::domain::plan::{Change, Plan};
use digital_check::domain::questionnaire::Form;
use digital_check::domain::sheet::Sheet;
use digital_check::exchange::page::{self, Body, Part, Report, Step};
use digital_check::exchange::table::Cell;
use digital_check::store::assessment::{Extra, tidy_name};
use digital_check::store::{Assessment, AssessmentId, Moment};
use digital_check::text::{Key, Texts};
use proptest::prelude::*;
use proptest::test_runner::FileFailurePersistence;

static TEXTS: LazyLock<Texts> = LazyLock::new(|| {
    let json = read("public/content/interface/de.json");
    Texts::load("de.json", &json).expect("good texts")
});
static BUSINESS: LazyLock<Arc<Check>> = LazyLock::new(|| Arc::new(business()));

const TODAY: &str = "2026-11-23";

fn run(check: &Arc<Check>, answers: &Answers, name: &str) -> Run {
    let moment = Moment {
        day: day(TODAY),
        minute: 600,
    };
    let assessment = Assessment {
        id: AssessmentId::parse("abcdefgh2345").unwrap(),
        name: tidy_name(name),
        check: check.rules.id.clone(),
        version: check.rules.version.clone(),
        sheet: Sheet::of(&check.rules, answers),
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

fn summary(run: &Run) -> Summary<'_> {
    Summary::new(run, &TEXTS, day(TODAY))
}

fn file(run: &Run) -> String {
    let report = summary(run).report();
    page::write(&report, &run.assessment)
}

fn titles(report: &Report) -> Vec<&str> {
    report.parts.iter().map(|part| &*part.title).collect()
}

/// The words between the tags, without head and data.
fn visible(file: &str) -> String {
    let (_, rest) = file.split_once("<main>").expect("a main part");
    let (shown, _) = rest.split_once("<pre").expect("data");
    let mut words = String::new();
    for piece in shown.split('<') {
        words.push_str(piece.split_once('>').map_or("", |(_, text)| text));
        words.push('\n');
    }
    words
        .replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&amp;", "&")
}

/// Every tag with its attributes.
fn tags(file: &str) -> Vec<&str> {
    let pieces = file.split('<').skip(1);
    pieces
        .map(|piece| piece.split('>').next().unwrap_or_default())
        .collect()
}

#[test]
fn a_weak_backup_is_said_in_the_order_of_the_result_page() {
    let run = run(
        &BUSINESS,
        &answers(&BUSINESS, "*=2 e2=0 f1=0 a1=? team=alone"),
        "Bäckerei",
    );
    let report = summary(&run).report();
    let groups: Vec<String> = BUSINESS
        .wording
        .groups
        .iter()
        .map(|group| run.say(&group.title))
        .collect();
    let mut wanted = vec![
        "Zuerst erledigen",
        "Ihre 3 nächsten Schritte",
        "Zu klären",
        "So steht es in den Bereichen",
        "Ein paar Angaben vorab",
    ];
    wanted.extend(groups.iter().map(|title| &**title));
    let shown = titles(&report);
    let found: Vec<&str> = shown
        .iter()
        .copied()
        .filter(|title| wanted.contains(title))
        .collect();
    assert_eq!(found, wanted, "{shown:?}");
    assert!(report.parts[0].urgent && report.parts.iter().skip(1).all(|part| !part.urgent));
    assert_eq!(
        report.sentence,
        headline(&BUSINESS.wording, &run.scores(), Form::Full)
    );
    assert!(
        report.level.contains("Stufe") && report.level.contains("von 100"),
        "{}",
        report.level
    );
    assert_eq!(report.about, "Bäckerei · 23.11.2026");
    assert!(
        report.notes[0].contains(&*run.assessment.version),
        "{}",
        report.notes[0]
    );
    let Body::Steps(steps) = &report.parts[1].body else {
        panic!("steps");
    };
    assert!(
        steps[0].lines[1].starts_with("Dauer: "),
        "{:?}",
        steps[0].lines
    );
    assert!(
        steps[0].lines[2].contains("weil Sie gesagt haben"),
        "{:?}",
        steps[0].lines
    );
}

#[test]
fn nothing_answered_and_short_forms_are_said_honestly() {
    let empty = run(&BUSINESS, &Answers::empty(&BUSINESS.rules), "");
    let report = summary(&empty).report();
    assert!(
        report.level.contains("fehlen noch Antworten"),
        "{}",
        report.level
    );
    assert!(!titles(&report).contains(&"Zuerst erledigen"));
    assert_eq!(report.about, "23.11.2026");
    let mut given = answers(&BUSINESS, "*=1");
    given.form = Form::Short;
    let report = summary(&run(&BUSINESS, &given, "")).report();
    assert!(report.level.contains("kurze Fassung"), "{}", report.level);
    assert!(!titles(&report).contains(&"So steht es in den Bereichen"));
}

#[test]
fn the_plan_is_in_the_file_and_what_has_a_day_in_the_calendar() {
    let mut run = run(&BUSINESS, &answers(&BUSINESS, "*=0"), "");
    let steps: Vec<StepId> = BUSINESS
        .rules
        .items
        .iter()
        .flat_map(|item| &item.steps)
        .map(|step| step.id.clone())
        .take(3)
        .collect();
    let gone = StepId::parse("a-step-of-an-older-check").unwrap();
    let plan = &mut run.assessment.plan;
    for step in steps.iter().chain([&gone]) {
        plan.add(step.clone());
    }
    plan.edit(&steps[1], Change::Due(Some(day("2026-12-01"))));
    plan.edit(&steps[1], Change::With("Frau Ay".into()));
    plan.edit(
        &steps[1],
        Change::IfThen("Wenn Ruhetag ist, dann fange ich an.".into()),
    );
    plan.edit(&steps[2], Change::Due(Some(day("2026-11-30"))));
    plan.edit(&steps[2], Change::Done(Some(day("2026-11-22"))));
    let report = summary(&run).report();
    let part = report
        .parts
        .iter()
        .find(|part| part.title == "Mein Plan")
        .expect("a plan");
    let Body::Steps(found) = &part.body else {
        panic!("steps");
    };
    let lines: Vec<String> = found.iter().map(|step| step.lines.join(" | ")).collect();
    assert_eq!(
        lines,
        [
            "Bis 30.11.2026 | Erledigt am 22.11.2026",
            "Bis 01.12.2026 | Mit: Frau Ay | Wenn Ruhetag ist, dann fange ich an.",
            "",
            "",
        ]
    );
    assert_eq!(
        found[3].title, "Ein Schritt aus einer früheren Fassung",
        "what was agreed does not disappear"
    );
    let events = summary(&run).events();
    assert_eq!(
        events.len(),
        1,
        "done steps and those without a day are not in the calendar"
    );
    assert_eq!(
        (&events[0].step, events[0].day),
        (&steps[1], day("2026-12-01"))
    );
    assert_eq!(events[0].summary, found[1].title);
    assert!(
        events[0]
            .description
            .ends_with("Mit: Frau Ay\nWenn Ruhetag ist, dann fange ich an.")
    );
}

#[test]
fn the_table_holds_every_question_that_is_asked_with_its_points() {
    let run = run(&BUSINESS, &answers(&BUSINESS, "*=2 e2=0 a1=? a2=-"), "");
    let rows = summary(&run).rows();
    let shown = run
        .rules()
        .indices()
        .filter(|ix| run.reach.shows(*ix))
        .count();
    assert_eq!(rows.len(), shown + 1);
    assert!(rows.iter().all(|row| row.len() == 6));
    let cells = |title: &str| {
        let ix = run.rules().find(title).expect("a question");
        let (_, text) = run.item(ix).expect("a question");
        let title = Cell::Text(run.say(&text.title));
        rows.iter().find(|row| row[1] == title).expect("a row")[3..].to_vec()
    };
    let number = |points| Cell::Number(Points::whole(points));
    let weight = |id: &str| {
        let ix = run.rules().find(id).expect("a question");
        number(i32::try_from(run.rules().item(ix).weight).unwrap())
    };
    for (id, wanted) in [
        ("e2", vec![number(0), number(3), weight("e2")]),
        ("b1", vec![number(2), number(3), weight("b1")]),
        ("a1", vec![number(0), number(3), weight("a1")]),
        ("a2", vec![Cell::Empty, Cell::Empty, Cell::Empty]),
        ("team", vec![Cell::Empty, Cell::Empty, Cell::Empty]),
    ] {
        assert_eq!(cells(id), wanted, "{id}");
    }
}

#[test]
fn a_check_of_words_gives_no_figures_of_scores() {
    let check = Arc::new(job_seeker());
    assert!(check.wording.words_only);
    let words = run(&check, &answers(&check, "*=help"), "");
    let file = file(&words);
    for figure in [" von 100", "Punkte"] {
        assert!(!visible(&file).contains(figure), "{figure}");
    }
    let report = summary(&words).report();
    let areas = report.parts.iter().find_map(|part| match &part.body {
        Body::List(lines)
            if lines
                .iter()
                .any(|line| line.starts_with("Handy und Computer: ")) =>
        {
            Some(lines)
        }
        _ => None,
    });
    let areas = areas.expect("the Bereiche");
    assert_eq!(areas.len(), 6, "one line each, and a word: {areas:?}");
    assert!(areas.iter().all(|line| !line.chars().any(char::is_numeric)));
    let rows = summary(&words).rows();
    assert!(rows.len() > 10 && rows.iter().all(|row| row.len() == 3));
}

#[test]
fn what_people_type_stays_text() {
    let mut run = run(
        &BUSINESS,
        &answers(&BUSINESS, "*=0"),
        "\"><script>alert(1)</script>&amp;<!--",
    );
    let step = BUSINESS
        .rules
        .items
        .iter()
        .find_map(|item| item.steps.first())
        .expect("a step")
        .id
        .clone();
    run.assessment.plan.add(step.clone());
    let evil = "</pre></main><img src=x onerror=alert(1)><pre id=\"digital-check\" data-page=\"1\" hidden>{}";
    run.assessment
        .plan
        .edit(&step, Change::With("<svg/onload=alert(1)>".into()));
    run.assessment.plan.edit(&step, Change::IfThen(evil.into()));
    let file = file(&run);
    let allowed = [
        "!DOCTYPE html",
        "html lang=\"de\"",
        "head",
        "meta charset=\"utf-8\"",
        "meta name=\"generator\" content=\"digital-check\"",
        "meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\"",
        "meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"",
        "title",
        "style",
        "body",
        "main",
        "footer",
        "section",
        "section class=\"alert\"",
        "h1",
        "h2",
        "h3",
        "p",
        "p class=\"soft\"",
        "ul",
        "ol",
        "li",
        "table",
        "thead",
        "tbody",
        "tr",
        "th scope=\"col\"",
        "td",
        "pre id=\"digital-check\" data-page=\"1\" hidden",
    ];
    let mut open: Vec<&str> = Vec::new();
    for tag in tags(&file) {
        if let Some(name) = tag.strip_prefix('/') {
            assert_eq!(open.pop(), Some(name), "tags close in order");
        } else {
            assert!(allowed.contains(&tag), "<{tag}>");
            let name = tag.split(' ').next().unwrap_or_default();
            if !["!DOCTYPE", "meta"].contains(&name) {
                open.push(name);
            }
        }
    }
    assert!(open.is_empty(), "{open:?}");
    assert!(visible(&file).contains(evil), "shown as it was typed");
    assert_eq!(page::read(&file), Ok(vec![run.assessment]));
}

#[test]
fn parts_without_words_leave_no_empty_elements() {
    let report = Report {
        parts: vec![Part {
            title: "T".into(),
            urgent: false,
            body: Body::Steps(vec![Step::default()]),
        }],
        ..Report::default()
    };
    let assessment = run(&BUSINESS, &Answers::empty(&BUSINESS.rules), "").assessment;
    let file = page::write(&report, &assessment);
    for empty in ["<h1></h1>", "<h3></h3>", "<p></p>"] {
        assert!(!file.contains(empty), "{empty}");
    }
}

static OTHERS: LazyLock<Vec<Arc<Check>>> = LazyLock::new(|| {
    let instruments = ["digcompsat", "dma", "cyberrisikocheck", "eds"];
    let others = instruments.map(instrument).into_iter();
    others
        .chain([therapist(), job_seeker()])
        .map(Arc::new)
        .collect()
});

proptest! {
    #![proptest_config(ProptestConfig {
        failure_persistence: None::<Box<FileFailurePersistence>>.map(|kept| kept as _),
        cases: 64,
        ..ProptestConfig::default()
    })]

    /// The part for people says the same as the data: each shown question with its answer, no hidden one.
    #[test]
    fn words_and_data_of_a_result_file_agree(mut tape in tape(400), name in any::<String>(), which in 0_usize..7) {
        let check = OTHERS.get(which).unwrap_or(&BUSINESS);
        let given = random_answers(&mut tape, check, fitting_answer);
        let run = run(check, &given, &name);
        let file = file(&run);
        let read = page::read(&file).expect("our own file");
        prop_assert_eq!(&read[..], std::slice::from_ref(&run.assessment));
        // what is read decides what is expected to be seen
        let again = Run::new(Arc::clone(check), read[0].clone());
        let report = summary(&again).report();
        let mut cells = Vec::new();
        for part in &report.parts {
            if let Body::Table(heads, rows) = &part.body {
                prop_assert!(rows.iter().all(|row| row.len() == heads.len()));
                // the other table is that of the Bereiche
                if heads[0] == "Frage" {
                    cells.extend(rows);
                }
            }
        }
        let shown: Vec<_> = again.rules().indices().filter(|ix| again.reach.shows(*ix)).collect();
        prop_assert_eq!(cells.len(), shown.len());
        let words = visible(&file);
        for (cell, ix) in cells.iter().zip(&shown) {
            let (_, text) = again.item(*ix).expect("a question");
            prop_assert_eq!(&cell[0], &again.say(&text.title));
            let open = cell[1] == "Keine Angabe" || cell[1] == "noch offen";
            prop_assert!(open || cell[1] == words::answer(&TEXTS, &again, *ix));
            prop_assert!(words.contains(&cell[1]), "{}", cell[1]);
        }
        summary(&again).rows();
    }
}

#[test]
fn a_result_without_steps_says_why_and_never_that_all_is_well_when_it_is_not() {
    let check = Arc::new(job_seeker());
    for (given, wanted) in [
        ("", Key::StepsTooFew),
        ("*=alone", Key::StepsNone),
        ("*=alone incident=unsure", Key::StepsSeeAbove),
        ("*=alone d1=help", Key::StepsAllAside),
    ] {
        let mut answers = answers(&check, given);
        if wanted == Key::StepsAllAside {
            answers.dismissed = vec![StepId::parse("d1-lock").unwrap()];
        }
        let open = run(&check, &answers, "");
        let scores = open.scores();
        let advice = open.advice(&scores, day("2026-11-23"));
        assert!(advice.now.is_empty(), "{given}");
        assert_eq!(
            words::without_steps(&open, &scores, &advice).1,
            wanted,
            "{given}"
        );
    }
}

#[test]
fn praise_stands_on_something_where_nothing_is_said_of_the_whole() {
    let check = Arc::new(job_seeker());
    for (given, praised) in [
        ("*=help", false),
        ("*=alone", true),
        ("*=help a1=alone", true),
    ] {
        let run = run(&check, &answers(&check, given), "");
        let sentence = summary(&run).report().sentence;
        assert_eq!(
            sentence.contains("Das läuft schon"),
            praised,
            "{given}: {sentence}"
        );
    }
}
