//! What people take along, read back by programs that are not ours: calendar, table, symbol; and
//! the code, which only we read.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "tests fail by panicking"
)]

mod common;

use std::io::Write as _;

use common::random::*;
use common::{answers, business, day, job_seeker, load, read, small_json, therapist};
use digital_check::content::Check;
use digital_check::domain::answer::Answers;
use digital_check::domain::id::{CheckId, ItemId, StepId};
use digital_check::domain::number::Points;
use digital_check::domain::questionnaire::{Form, Kind};
use digital_check::domain::sheet::{Entry, Sheet};
use digital_check::exchange::calendar::{self, Event};
use digital_check::exchange::code::{self, CodeError, Edition};
use digital_check::exchange::symbol::Symbol;
use digital_check::exchange::table::{self, Cell};
use digital_check::store::{AssessmentId, Moment};
use proptest::prelude::*;
use proptest::test_runner::FileFailurePersistence;

fn config() -> ProptestConfig {
    ProptestConfig {
        failure_persistence: None::<Box<FileFailurePersistence>>.map(|kept| kept as _),
        ..ProptestConfig::default()
    }
}

// --- code ----------------------------------------------------------------------------------------

/// Where the page could lie; longer than most.
const PAGE: &str = "https://digital-check.wirtschaftsfoerderung.gladbeck.de/betriebe/";

fn write(check: &Check, answers: &Answers) -> String {
    let sheet = Sheet::of(&check.rules, answers);
    code::write(
        &check.rules,
        &check.rules.version,
        &sheet,
        day("2026-11-23"),
    )
}

/// Answers of a kind to everything, tried out as well; every wish and every step put aside.
fn everything(check: &Check) -> Answers {
    let mut tape = prop_tape(7_000);
    let mut answers = random_answers(&mut tape, check, fitting_answer);
    for ix in check.rules.indices() {
        let item = check.rules.item(ix);
        answers.say(ix, Some(fitting_answer(&mut tape, item)));
        answers.try_out(ix, Some(fitting_answer(&mut tape, item)));
        answers
            .dismissed
            .extend(item.steps.iter().map(|step| step.id.clone()));
    }
    answers
}

/// A tape that always runs the same.
fn prop_tape(length: usize) -> Tape {
    use proptest::strategy::ValueTree as _;
    let mut runner = proptest::test_runner::TestRunner::deterministic();
    tape(length)
        .new_tree(&mut runner)
        .expect("a tape")
        .current()
}

fn phone() -> Check {
    load("phone.json", &read("tests/data/example/phone.json"))
}

#[test]
fn a_code_written_once_is_read_for_ever() {
    let check = phone();
    let given = answers(
        &check,
        "bank=no lock=pin habits=updates,lend tried:lock=none",
    );
    let code = "AECXA2DPNZSQOMRQGI3C4MJRCLDVYJIE6QGURF6QAC7INTJZ";
    let handed = code::read(code, &check.rules).expect("a code of version 1");
    assert_eq!(handed.sheet, Sheet::of(&check.rules, &given));
    assert_eq!(handed.head.check.as_str(), "phone");
    assert_eq!(&*handed.head.version, "2026.11");
    assert_eq!(handed.head.day, day("2026-11-23"));
    assert_eq!(handed.edition, Edition::Same);
    assert_eq!(write(&check, &given), code);
}

#[test]
fn a_code_can_be_looked_at_before_its_check_is_loaded() {
    let check = phone();
    let mut given = answers(&check, "lock=pin");
    given.form = Form::Short;
    let code = write(&check, &given);
    let head = code::peek(&code).expect("a code");
    assert_eq!(
        (head.check, head.form),
        (CheckId::parse("phone").unwrap(), Form::Short)
    );
    for text in [
        format!(" {code}\n"),
        code::address(PAGE, &code),
        code::address(&format!("{PAGE}#/meine-daten"), &code),
    ] {
        assert_eq!(
            code::peek(&text).map(|head| head.day),
            Ok(day("2026-11-23")),
            "{text}"
        );
    }
    assert!(code::address("https://a.de/x/#/start", "ABC").ends_with("/x/#/code/ABC"));
}

#[test]
fn a_code_is_read_with_its_own_questions_only() {
    let questions = |id: &str, version: &str, options: &str| {
        let groups = format!(
            r#""groups": [{{"id": "g", "title": "G", "rule": {{"kind": "mean"}}, "min_answered": 0,
                "items": [{{"id": "q", "title": "T", "kind": "choice", "options": [{options}]}}]}}]"#
        );
        let json = small_json(&groups)
            .replace("\"small\"", &format!("\"{id}\""))
            .replace("\"version\": \"1\"", &format!("\"version\": \"{version}\""));
        load("small.json", &json)
    };
    let (no, yes) = (
        r#"{"id": "no", "points": 0, "label": "Nein"}"#,
        r#"{"id": "yes", "points": 1, "label": "Ja"}"#,
    );
    let check = questions("small", "1", &format!("{no}, {yes}"));
    let code = write(&check, &answers(&check, "q=yes"));
    let other = |check: Check| code::read(&code, &check.rules).map(|handed| handed.edition);
    for (what, check, result) in [
        ("the same", check, Ok(Edition::Same)),
        (
            "new words and points",
            questions(
                "small",
                "2",
                &format!("{no}, {}", yes.replace("Ja", "Ja!").replace("1,", "2,")),
            ),
            Ok(Edition::Other),
        ),
        (
            "an option more",
            questions(
                "small",
                "1",
                &format!(
                    "{no}, {yes}, {}",
                    yes.replace("yes", "both").replace("1,", "3,")
                ),
            ),
            Err(CodeError::OtherQuestions),
        ),
        (
            "another option",
            questions(
                "small",
                "1",
                &format!("{no}, {}", yes.replace("yes", "maybe")),
            ),
            Err(CodeError::OtherQuestions),
        ),
        (
            "another check",
            questions("other", "1", &format!("{no}, {yes}")),
            Err(CodeError::OtherCheck),
        ),
    ] {
        assert_eq!(other(check), result, "{what}");
    }
}

#[test]
fn what_the_questionnaire_does_not_know_stays_behind() {
    let check = phone();
    let mut sheet = Sheet::of(&check.rules, &answers(&check, "lock=pin"));
    sheet.put(
        ItemId::parse("old-question").unwrap(),
        Entry::Unknown,
        false,
    );
    let code = code::write(&check.rules, "2026.11", &sheet, day("2026-11-23"));
    let handed = code::read(&code, &check.rules).expect("a code");
    assert_eq!(
        handed.sheet,
        Sheet::of(&check.rules, &answers(&check, "lock=pin"))
    );
}

#[test]
fn every_changed_sign_is_noticed() {
    let check = business();
    let code = write(&check, &answers(&check, "*=2 e2=? team=alone"));
    assert!(code::read(&code, &check.rules).is_ok());
    let mut tried = 0;
    let mut refused = |what: &str, text: &str| {
        assert!(
            code::read(text, &check.rules).is_err() && code::peek(text).is_err(),
            "{what}: {text}"
        );
        tried += 1;
    };
    let signs = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567abcxyz018- =%/#";
    for at in 0..code.len() {
        for sign in signs.chars().filter(|sign| !code[at..].starts_with(*sign)) {
            let changed = [&code[..at], &sign.to_string(), &code[at + 1..]].concat();
            // blanks around a code are no part of it, so there it is one that was cut
            refused("another sign", &changed);
        }
        for bit in 0..8 {
            let mut bytes = code.clone().into_bytes();
            bytes[at] ^= 1 << bit;
            refused("a flipped bit", &String::from_utf8_lossy(&bytes));
        }
        refused("a sign lost", &[&code[..at], &code[at + 1..]].concat());
        refused("a sign twice", &[&code[..=at], &code[at..]].concat());
        refused("cut off", &code[..at]);
        if at > 0 && code.as_bytes()[at - 1] != code.as_bytes()[at] {
            let swapped = [
                &code[..at - 1],
                &code[at..=at],
                &code[at - 1..at],
                &code[at + 1..],
            ];
            refused("two signs swapped", &swapped.concat());
        }
    }
    refused("too long", &"A".repeat(code::LONGEST + 1));
    assert!(tried > 4_000, "{tried}");
}

/// A check of our size, with the kinds of questions that need most room.
fn synthetic(facts: usize, questions: usize, kind: &str) -> Check {
    let option = |at: usize| format!(r#"{{"id": "{at}", "points": {at}, "label": "L"}}"#);
    let list = |count: usize| (0..count).map(option).collect::<Vec<_>>().join(", ");
    let body = match kind {
        "choice" => format!(r#""kind": "choice", "options": [{}]"#, list(6)),
        "checklist" => format!(r#""kind": "checklist", "ticks": [{}]"#, list(10)),
        _ => format!(
            r#""kind": "rows", "options": [{}], "rows": [{{"id": "a", "label": "A"}}, {{"id": "b", "label": "B"}}]"#,
            list(4)
        ),
    };
    let item = |at: usize| {
        format!(
            r#"{{"id": "q{at}", "title": "T", {body}, "unknown": "leave", "na": true, "steps": [{{"id": "s{at}",
                "below": 50, "title": "T", "how": "H", "minutes": 30, "cost": "free", "who": "self", "impact": "low"}}]}}"#
        )
    };
    let fact = |at: usize| {
        let options: Vec<String> = (0..10)
            .map(|at| format!(r#"{{"id": "{at}", "label": "L"}}"#))
            .collect();
        format!(
            r#"{{"id": "f{at}", "title": "T", "kind": "choice", "options": [{}]}}"#,
            options.join(", ")
        )
    };
    let facts: Vec<String> = (0..facts).map(fact).collect();
    let items: Vec<String> = (0..questions).map(item).collect();
    let json = small_json(&format!(
        r#""facts": [{}], "groups": [{{"id": "g", "title": "G", "rule": {{"kind": "mean"}}, "min_answered": 0, "items": [{}]}}]"#,
        facts.join(", "),
        items.join(", ")
    ));
    load(
        "synthetic.json",
        &json.replace("\"small\"", "\"a-check-with-a-rather-long-name\""),
    )
}

#[test]
fn the_longest_codes_fit_a_symbol_of_version_10() {
    for (what, check) in [
        ("business", business()),
        ("therapist", therapist()),
        ("job seeker", job_seeker()),
        ("therapists' size, choices", synthetic(8, 28, "choice")),
        ("therapists' size, rows", synthetic(8, 28, "rows")),
        ("job seekers' size, ticks", synthetic(9, 27, "checklist")),
    ] {
        let given = everything(&check);
        let code = write(&check, &given);
        let handed = code::read(&code, &check.rules).expect("a code");
        assert_eq!(handed.sheet, Sheet::of(&check.rules, &given), "{what}");
        let symbol = Symbol::of(&code::address(PAGE, &code)).expect("short enough");
        let _ = writeln!(
            std::io::stdout(),
            "{what}: {} signs, version {}",
            code.len(),
            symbol.version()
        );
        // everything said and tried out, wished and put aside, on a page with a long address
        assert!(
            symbol.version() <= 10,
            "{what}: {} signs, version {}",
            code.len(),
            symbol.version()
        );
    }
    // what people have in the end: everything answered, nothing tried out
    let check = business();
    let code = write(&check, &answers(&check, "*=2 team=alone website=yes"));
    let symbol = Symbol::of(&code::address(PAGE, &code)).expect("short enough");
    assert!(
        code.len() <= 80 && symbol.version() <= 8,
        "{} {}",
        code.len(),
        symbol.version()
    );
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn codes_give_back_what_was_put_in(mut tape in tape(600), days in 0_i32..300_000) {
        let check = load("random.json", &questionnaire(&mut tape, Look::Everything));
        let given = random_answers(&mut tape, &check, |tape, _| wild_answer(tape));
        let sheet = Sheet::of(&check.rules, &given);
        let day = day("1900-01-01").checked_add(time::Duration::days(days.into())).unwrap();
        let code = code::write(&check.rules, "2", &sheet, day);
        let handed = code::read(&code, &check.rules).expect("a code");
        // through the questionnaire: what does not fit it is not in the code
        let kept = sheet.answers(&check.rules);
        prop_assert_eq!(&handed.sheet, &Sheet::of(&check.rules, &kept));
        prop_assert_eq!(handed.sheet.answers(&check.rules).form, given.form);
        prop_assert_eq!((handed.head.day, &*handed.head.version, handed.edition), (day, "2", Edition::Other));
        prop_assert_eq!(code::write(&check.rules, "2", &handed.sheet, day), code);
    }

    #[test]
    fn any_text_is_a_code_or_none(text in any::<String>(), signs in "[A-Z2-7]{0,200}") {
        let check = phone();
        for text in [text, signs] {
            prop_assert!(code::peek(&text).is_err() && code::read(&text, &check.rules).is_err());
        }
    }
}

// --- symbol --------------------------------------------------------------------------------------

/// The text a reader that is not ours sees in a drawing, from the path data alone.
fn seen(symbol: &Symbol) -> String {
    const SCALE: usize = 4;
    let side = symbol.side();
    let mut dark = vec![false; side * side];
    for run in symbol.path().split('M').skip(1) {
        let (at, rest) = run.split_once('h').expect("a run");
        let (x, y) = at.split_once(' ').expect("a place");
        let length = rest
            .strip_suffix('z')
            .and_then(|rest| rest.split_once("v1h-"))
            .expect("a box");
        let (x, y): (usize, usize) = (x.parse().unwrap(), y.parse().unwrap());
        let (there, back): (usize, usize) = (length.0.parse().unwrap(), length.1.parse().unwrap());
        assert_eq!(there, back, "the box closes");
        dark[y * side + x..][..there].fill(true);
    }
    let pixel = |x: usize, y: usize| {
        if dark[y / SCALE * side + x / SCALE] {
            0
        } else {
            255
        }
    };
    let mut image = rqrr::PreparedImage::prepare_from_greyscale(side * SCALE, side * SCALE, pixel);
    let grids = image.detect_grids();
    assert_eq!(grids.len(), 1, "one symbol");
    grids[0].decode().expect("readable").1
}

#[test]
fn symbols_say_what_was_put_in() {
    let check = business();
    let code = write(&check, &everything(&check));
    for text in [
        "https://gladbeck.de",
        "0123456789012345678901234567890",
        "Bäckerei „Müller“ ABCDEFGHIJKLMNOPQRSTUVWXYZ",
        &code,
        &code::address(PAGE, &code),
    ] {
        let symbol = Symbol::of(text).expect("short enough");
        assert_eq!(seen(&symbol), text);
        assert_eq!(symbol.size(), 17 + 4 * symbol.version());
    }
    assert_eq!(
        Symbol::of(&"x".repeat(2_000)),
        None,
        "too long to be read well"
    );
}

#[test]
fn capitals_at_the_end_make_a_smaller_symbol() {
    let address = code::address(PAGE, &"ABCDEFGH".repeat(12));
    let small = Symbol::of(&address).expect("short enough").version();
    let plain = Symbol::of(&address.to_lowercase())
        .expect("short enough")
        .version();
    assert!(small < plain, "{small} {plain}");
}

// --- calendar ------------------------------------------------------------------------------------

fn event(step: &str, on: &str, summary: &str, description: &str) -> Event {
    Event {
        step: StepId::parse(step).unwrap(),
        day: day(on),
        summary: summary.to_owned(),
        description: description.to_owned(),
    }
}

fn file(events: &[Event]) -> String {
    let id = AssessmentId::parse("abcdefgh2345").unwrap();
    let stamp = Moment {
        day: day("2026-11-23"),
        minute: 9 * 60 + 5,
    };
    calendar::write(&id, stamp, events)
}

/// A value of the format as a text.
fn plain(value: &str) -> String {
    let mut text = String::new();
    let mut chars = value.chars();
    while let Some(char) = chars.next() {
        text.push(match char {
            '\\' => match chars.next() {
                Some('n' | 'N') => '\n',
                other => other.expect("something escaped"),
            },
            other => other,
        });
    }
    text
}

fn value(properties: &[ical::property::Property], name: &str) -> Option<String> {
    let found: Vec<_> = properties
        .iter()
        .filter(|property| property.name == name)
        .collect();
    assert!(found.len() <= 1, "{name} stands there once");
    Some(plain(found.first()?.value.as_deref().unwrap_or_default()))
}

/// The events of a file, as another program reads them.
fn events(file: &str) -> Vec<ical::parser::ical::component::IcalEvent> {
    let mut calendars = ical::IcalParser::new(file.as_bytes());
    let calendar = calendars.next().expect("a calendar").expect("a good one");
    assert!(calendars.next().is_none());
    assert_eq!(
        value(&calendar.properties, "VERSION").as_deref(),
        Some("2.0")
    );
    assert!(value(&calendar.properties, "PRODID").is_some());
    calendar.events
}

#[test]
fn a_calendar_file_holds_the_steps_with_their_days() {
    let how = "Nehmen Sie eine Festplatte; stecken Sie sie an, fertig.\nMit: Frau Ay";
    let file = file(&[
        event(
            "e2-backup",
            "2026-12-31",
            "Daten sichern, heute noch: \\o/",
            how,
        ),
        event("b1-map", "2027-02-28", "Karten-Eintrag prüfen", ""),
    ]);
    let events = events(&file);
    assert_eq!(events.len(), 2);
    for (event, wanted) in events.iter().zip([
        [
            "abcdefgh2345-e2-backup@digital-check",
            "20261231",
            "20270101",
            "Daten sichern, heute noch: \\o/",
        ],
        [
            "abcdefgh2345-b1-map@digital-check",
            "20270228",
            "20270301",
            "Karten-Eintrag prüfen",
        ],
    ]) {
        let get = |name| value(&event.properties, name).unwrap_or_default();
        assert_eq!(
            ["UID", "DTSTART", "DTEND", "SUMMARY"].map(get),
            wanted.map(str::to_owned)
        );
        assert_eq!(get("DTSTAMP"), "20261123T090500Z");
        let start = event
            .properties
            .iter()
            .find(|property| property.name == "DTSTART")
            .unwrap();
        assert_eq!(
            start.params,
            Some(vec![("VALUE".to_owned(), vec!["DATE".to_owned()])])
        );
        // nine in the morning of the day before
        assert_eq!(event.alarms.len(), 1);
        let alarm = |name| value(&event.alarms[0].properties, name).unwrap_or_default();
        assert_eq!(
            (alarm("ACTION"), alarm("TRIGGER")),
            ("DISPLAY".into(), "-PT15H".into())
        );
        assert_eq!(alarm("DESCRIPTION"), wanted[3]);
    }
    assert_eq!(
        value(&events[0].properties, "DESCRIPTION").as_deref(),
        Some(how)
    );
    assert_eq!(value(&events[1].properties, "DESCRIPTION"), None);
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn any_words_pass_through_a_calendar_file(summary in "\\PC{1,200}", description in any::<String>()) {
        let file = file(&[event("a", "2026-12-01", &summary, &description)]);
        prop_assert!(file.ends_with("END:VCALENDAR\r\n"));
        for line in file.split_terminator("\r\n") {
            prop_assert!(line.len() <= 75, "{} octets: {line}", line.len());
            prop_assert!(!line.contains(['\r', '\n']), "{line:?}");
        }
        let unfolded = file.replace("\r\n ", "");
        prop_assert_eq!(unfolded.matches("\r\nBEGIN:VEVENT\r\n").count(), 1, "nothing breaks out");
        let found = unfolded.lines().find_map(|line| line.strip_prefix("DESCRIPTION;LANGUAGE=de:"));
        let kept = description.replace("\r\n", "\n").replace('\r', "\n");
        let kept: String = kept.chars().filter(|char| *char == '\n' || !char.is_control()).collect();
        let alarm = plain(found.unwrap_or_default());
        prop_assert_eq!(alarm, if description.is_empty() { summary } else { kept });
    }
}

// --- table ---------------------------------------------------------------------------------------

/// The cells as another program reads them.
fn cells(file: &str) -> Vec<Vec<String>> {
    let file = file.strip_prefix('\u{feff}').expect("a byte order mark");
    let mut reader = csv::ReaderBuilder::new()
        .delimiter(b';')
        .has_headers(false)
        .flexible(true)
        .from_reader(file.as_bytes());
    let rows = reader.records().map(|row| row.expect("a row"));
    rows.map(|row| row.iter().map(str::to_owned).collect())
        .collect()
}

#[test]
fn texts_stay_texts_and_numbers_numbers() {
    for (text, cell) in [
        ("Ja; \"nein\", vielleicht", "Ja; \"nein\", vielleicht"),
        ("=1+1", "'=1+1"),
        ("+49 2043", "'+49 2043"),
        ("-2+3", "'-2+3"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("\t=1", "' =1"),
        ("\r=1", "'\n=1"),
        ("  =1", "'  =1"),
        ("\u{200b}=1", "'\u{200b}=1"),
        ("＝1", "'＝1"),
        ("– lieber nicht", "– lieber nicht"),
        ("a=b", "a=b"),
        (";=1", ";=1"),
        ("\"=1\"", "\"=1\""),
        ("'=1", "'=1"),
        ("zwei\r\nZeilen", "zwei\nZeilen"),
        ("", ""),
    ] {
        let file = table::write(&[vec![Cell::Text(text.to_owned()), Cell::Empty]]);
        assert_eq!(cells(&file), [[cell, ""]], "{text:?}");
        assert!(file.ends_with(";\r\n"), "{text:?}");
    }
    for (points, text) in [
        (2_000, "2"),
        (500, "0,5"),
        (-3_000, "-3"),
        (-1_250, "-1,25"),
        (0, "0"),
    ] {
        let file = table::write(&[vec![Cell::Number(Points(points))]]);
        assert_eq!(file, ["\u{feff}", text, "\r\n"].concat());
    }
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn any_cells_are_read_again(rows in prop::collection::vec(prop::collection::vec(any::<String>(), 2..5), 1..6)) {
        let text = |text: &String| Cell::Text(text.clone());
        let file = table::write(&rows.iter().map(|row| row.iter().map(text).collect()).collect::<Vec<_>>());
        let found = cells(&file);
        prop_assert_eq!(found.len(), rows.len());
        for (found, row) in found.iter().flatten().zip(rows.iter().flatten()) {
            prop_assert!(!found.starts_with(['=', '+', '-', '@', '\t', '\r', '\n']), "{found:?}");
            let kept = row.replace("\r\n", "\n").replace('\r', "\n");
            let kept = kept.replace(|char: char| char.is_control() && char != '\n', " ");
            prop_assert!(*found == kept || *found == ["'", &kept].concat(), "{found:?} {kept:?}");
        }
    }
}

// --- all of it -----------------------------------------------------------------------------------

#[test]
fn sheets_and_answers_say_the_same() {
    let check = business();
    let given = everything(&check);
    let sheet = Sheet::of(&check.rules, &given);
    assert_eq!(Sheet::of(&check.rules, &sheet.answers(&check.rules)), sheet);
    let said = |item: &digital_check::domain::questionnaire::Item| sheet.lines.has(&item.id);
    assert!(
        check
            .rules
            .items
            .iter()
            .all(|item| said(item) || matches!(item.kind, Kind::Rows(_)))
    );
}
