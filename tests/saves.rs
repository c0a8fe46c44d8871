//! Saved formats: golden files of every version stay readable for ever, what is written is read
//! again, and what was damaged on the way is noticed.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test stops at the first surprise"
)]

use std::io::Write as _;

use digital_check::domain::Date;
use digital_check::domain::answer::Wish;
use digital_check::domain::id::{CheckId, GroupId, ItemId, OptionId, PointId, StepId};
use digital_check::domain::look::{Mark, Marks};
use digital_check::domain::plan::{Plan, Planned};
use digital_check::domain::questionnaire::Form;
use digital_check::domain::sheet::{Entry, Sheet};
use digital_check::exchange::page::{self, Report};
use digital_check::store::assessment::{Extra, tidy_name};
use digital_check::store::file::{self, FileError};
use digital_check::store::record::{self, RecordError};
use digital_check::store::{Assessment, AssessmentId, Moment, Row};
use proptest::prelude::*;

fn golden(name: &str) -> String {
    let file = format!("{}/tests/data/saves/{name}", env!("CARGO_MANIFEST_DIR"));
    std::fs::read_to_string(&file).unwrap_or_else(|error| panic!("{file}: {error}"))
}

fn moment(day: u16, minute: u16) -> Moment {
    let day = Date::from_ordinal_date(2026, day).unwrap();
    Moment { day, minute }
}

/// An assessment with every kind of answer.
fn rich() -> Assessment {
    let item = |id: &str| ItemId::parse(id).unwrap();
    let option = |id: &str| OptionId::parse(id).unwrap();
    let mut sheet = Sheet {
        form: Form::Short,
        ..Sheet::default()
    };
    sheet.put(item("a1"), Entry::Option(option("2")), false);
    sheet.put(item("e2"), Entry::Unknown, false);
    sheet.put(item("e2"), Entry::Option(option("1")), true);
    sheet.put(item("d1"), Entry::NotApplicable, false);
    sheet.put(
        item("tools"),
        Entry::Ticks(vec![option("mail"), option("web")]),
        false,
    );
    let rows = vec![(option("r1"), option("2")), (option("r2"), option("0"))];
    sheet.put(item("rows"), Entry::Rows(rows), false);
    sheet
        .wishes
        .insert(GroupId::parse("e").unwrap(), Wish::High);
    sheet
        .dismissed
        .insert(StepId::parse("e2-backup").unwrap(), ());
    Assessment {
        id: AssessmentId::parse("abcdefgh2345").unwrap(),
        name: "Bäckerei „Müller“ \\ \"Nord\"".into(),
        check: CheckId::parse("business").unwrap(),
        version: "2026.11".into(),
        sheet,
        place: Some(item("e2")),
        finished: true,
        plan: Plan::default(),
        look: Marks::default(),
        created: moment(300, 75),
        changed: moment(327, 872),
        extra: Extra("{\"later\":{\"plan\":[1,2]}}".into()),
    }
}

/// The same with a plan and a guided look: optional fields that came later.
fn planned() -> Assessment {
    let mut plan = Plan::default();
    let step = |id: &str| Planned::new(StepId::parse(id).unwrap());
    plan.put(Planned {
        due: Some(moment(334, 0).day),
        with: "Frau Ay & <Nachbar>".into(),
        if_then: "Wenn der Laden zu ist, dann stecke ich die Festplatte an.".into(),
        ..step("e2-backup")
    });
    plan.put(step("a1-plan"));
    plan.put(Planned {
        done: Some(moment(326, 0).day),
        ..step("b1-map")
    });
    let point = |id: &str| PointId::parse(id).unwrap();
    Assessment {
        plan,
        look: [
            (point("address"), Mark::Fine),
            (point("phone"), Mark::Open),
            (point("shop"), Mark::NotApplicable),
        ]
        .into_iter()
        .collect(),
        ..rich()
    }
}

fn result_file(assessment: &Assessment) -> String {
    let report = Report {
        language: "de".into(),
        title: "Check für Betriebe".into(),
        about: assessment.name.to_string(),
        sentence: "Vieles ist <gut>.".into(),
        ..Report::default()
    };
    page::write(&report, assessment)
}

#[test]
fn records_with_a_plan_are_written_and_read_as_ever() {
    let text = golden("record-1-plan.json");
    assert_eq!(record::write(&planned()), text.trim_end());
    assert_eq!(record::read(text.trim_end()), Ok(planned()));
    // nothing chosen, nothing written: as before there were plans
    assert!(!record::write(&rich()).contains("\"look\""));
}

#[test]
fn result_files_of_version_1_are_read_for_ever() {
    // how they look may change, so they are not compared with what is written now
    assert_eq!(page::read(&golden("page-1.html")), Ok(vec![planned()]));
    assert_eq!(page::read(&result_file(&planned())), Ok(vec![planned()]));
}

#[test]
fn the_plain_file_is_read_where_result_files_are() {
    assert_eq!(page::read(&golden("file-1.json")), Ok(vec![rich()]));
    let both = file::write(&[&rich(), &planned()]);
    assert_eq!(page::read(&both), Ok(vec![rich(), planned()]));
}

#[test]
fn result_files_survive_what_programs_do_to_them() {
    let good = result_file(&planned());
    for (what, text) in [
        ("byte order mark", ["\u{feff}", &good].concat()),
        ("line ends of Windows", good.replace('\n', "\r\n")),
        (
            "saved anew by a browser",
            good.replace(" hidden>", " hidden=\"\">")
                .replace('\u{a0}', "&nbsp;"),
        ),
        ("something added below", [&good, "<p>Notiz</p>"].concat()),
        ("another style", good.replace("sans-serif", "serif")),
    ] {
        assert_eq!(page::read(&text), Ok(vec![planned()]), "{what}");
    }
}

#[test]
fn result_files_that_are_foreign_newer_damaged_or_too_long_are_refused() {
    let good = result_file(&planned());
    let cut = |at: usize| good.chars().take(at).collect::<String>();
    let (from, name) = (good.find("<pre").unwrap(), good.find("Frau Ay").unwrap());
    for (what, text, error) in [
        ("nothing", String::new(), FileError::Foreign),
        (
            "another page",
            "<!DOCTYPE html><title>x</title>".into(),
            FileError::Foreign,
        ),
        ("nested", "<".repeat(1_000_000), FileError::Foreign),
        (
            "nested data",
            good.replace("{\"format\"", &"[".repeat(100_000)),
            FileError::Foreign,
        ),
        (
            "newer page",
            good.replace("data-page=\"1\"", "data-page=\"2\""),
            FileError::Newer,
        ),
        (
            "newer data",
            good.replace("\"version\":1,\"sum\"", "\"version\":2,\"sum\""),
            FileError::Newer,
        ),
        (
            "newer record",
            good.replace("\"v\":1", "\"v\":2"),
            FileError::Newer,
        ),
        (
            "no page version",
            good.replace("data-page=\"1\"", "data-page=\"\""),
            FileError::Damaged,
        ),
        (
            "signed page version",
            good.replace("data-page=\"1\"", "data-page=\"+1\""),
            FileError::Damaged,
        ),
        ("cut before the data", cut(from), FileError::Damaged),
        ("cut within the data", cut(name), FileError::Damaged),
        ("two in one", good.repeat(2), FileError::Damaged),
        (
            "edited",
            good.replace("Frau Ay", "Frau By"),
            FileError::Damaged,
        ),
        (
            "too long",
            " ".repeat(file::LONGEST + 1),
            FileError::TooLong,
        ),
    ] {
        assert_eq!(page::read(&text), Err(error), "{what}");
    }
    let empty = "{\"format\":\"digital-check\",\"version\":1,\"sum\":0,\"assessments\":[]}";
    let (before, after) = (
        good.find("{\"format\"").unwrap(),
        good.find("</pre>").unwrap(),
    );
    let text = [&good[..before], empty, &good[after..]].concat();
    assert_eq!(page::read(&text), Err(FileError::Empty));
}

#[test]
fn every_flipped_bit_of_the_data_of_a_result_file_is_refused() {
    let good = result_file(&planned());
    let (from, to) = (
        good.find("<pre").unwrap(),
        good.find("</pre>").unwrap() + "</pre>".len(),
    );
    let (mut refused, mut harmless) = (0, 0);
    for at in 0..good.len() {
        for bit in 0..8 {
            let mut bytes = good.clone().into_bytes();
            bytes[at] ^= 1 << bit;
            let Ok(text) = String::from_utf8(bytes) else {
                refused += 1;
                continue;
            };
            match page::read(&text) {
                Err(_) => refused += 1,
                Ok(read) => {
                    assert!(!(from..to).contains(&at), "byte {at}, bit {bit}");
                    assert_eq!(read, vec![planned()], "byte {at}, bit {bit}");
                    harmless += 1;
                }
            }
        }
    }
    let _ = writeln!(
        std::io::stdout(),
        "{refused} flips refused, {harmless} in the words around, without effect"
    );
}

#[test]
fn version_1_records_are_written_and_read_as_ever() {
    let text = golden("record-1.json");
    assert_eq!(record::write(&rich()), text.trim_end());
    assert_eq!(record::read(text.trim_end()), Ok(rich()));
}

#[test]
fn version_1_files_are_written_and_read_as_ever() {
    let text = golden("file-1.json");
    assert_eq!(file::write(&[&rich()]), text.trim_end());
    assert_eq!(file::read(&text), Ok(vec![rich()]));
}

#[test]
fn a_record_of_a_newer_program_is_refused_by_name() {
    let newer = golden("record-1.json").replace("\"v\":1", "\"v\":2");
    assert_eq!(record::read(newer.trim_end()), Err(RecordError::Newer(2)));
}

#[test]
fn what_is_wrong_with_a_record_is_named() {
    let good = golden("record-1.json");
    for (from, to, error) in [
        ("{", "", RecordError::NotJson),
        ("\"v\":1", "\"v\":0", RecordError::Field("v")),
        (
            "\"finished\":true",
            "\"finished\":1",
            RecordError::Field("finished"),
        ),
        ("\"abcdefgh2345\"", "\"kurz\"", RecordError::Field("id")),
        ("T14:32", "T24:32", RecordError::Field("changed")),
        ("\"e\":2", "\"e\":9", RecordError::Field("wishes")),
        ("\"a1\":\"2\"", "\"A1\":\"2\"", RecordError::Field("said")),
        ("\"e2-backup\"", "7", RecordError::Field("dismissed")),
        ("\"v\":1", "\"v\":1,\"plan\":7", RecordError::Field("plan")),
        (
            "\"v\":1",
            "\"v\":1,\"plan\":[{}]",
            RecordError::Field("plan"),
        ),
        (
            "\"v\":1",
            "\"v\":1,\"plan\":[{\"step\":\"a\"},{\"step\":\"a\"}]",
            RecordError::Field("plan"),
        ),
        (
            "\"v\":1",
            "\"v\":1,\"plan\":[{\"step\":\"a\",\"due\":\"2026-02-30\"}]",
            RecordError::Field("plan"),
        ),
        (
            "\"v\":1",
            "\"v\":1,\"plan\":[{\"step\":\"a\",\"later\":\"x\"}]",
            RecordError::Field("plan"),
        ),
        (
            "\"v\":1",
            "\"v\":1,\"look\":{\"a\":\"good\"}",
            RecordError::Field("look"),
        ),
    ] {
        assert!(good.contains(from), "{from}");
        assert_eq!(
            record::read(&good.replacen(from, to, 1)),
            Err(error),
            "{from} -> {to}"
        );
    }
    assert_eq!(
        record::read(&"9".repeat(record::LONGEST + 1)),
        Err(RecordError::TooLong)
    );
}

#[test]
fn files_that_are_not_ours_newer_empty_or_too_long_are_refused() {
    let good = golden("file-1.json");
    for (text, error) in [
        (String::new(), FileError::Foreign),
        ("{}".to_owned(), FileError::Foreign),
        ("[".repeat(100_000), FileError::Foreign),
        ("{\"format\":\"other\"}".to_owned(), FileError::Foreign),
        (
            good.replace("\"version\":1,\"sum\"", "\"version\":2,\"sum\""),
            FileError::Newer,
        ),
        (good[..good.len() / 2].to_owned(), FileError::Damaged),
        (
            "{\"format\":\"digital-check\",\"version\":1,\"sum\":0,\"assessments\":[]}".to_owned(),
            FileError::Empty,
        ),
        (" ".repeat(file::LONGEST + 1), FileError::TooLong),
    ] {
        let begin: String = text.chars().take(60).collect();
        assert_eq!(file::read(&text), Err(error), "{begin}");
    }
}

#[test]
fn every_flipped_bit_of_a_file_is_noticed_or_harmless() {
    let good = file::write(&[&rich()]);
    let (mut refused, mut harmless) = (0, 0);
    for at in 0..good.len() {
        for bit in 0..8 {
            let mut bytes = good.clone().into_bytes();
            bytes[at] ^= 1 << bit;
            let Ok(text) = String::from_utf8(bytes) else {
                refused += 1;
                continue;
            };
            match file::read(&text) {
                Err(_) => refused += 1,
                Ok(read) => {
                    // white space for white space changes nothing
                    assert_eq!(read, vec![rich()], "byte {at}, bit {bit}");
                    harmless += 1;
                }
            }
        }
    }
    // the figure of the README: `cargo test --test saves -- --nocapture`
    let _ = writeln!(
        std::io::stdout(),
        "{refused} flips refused, {harmless} without effect"
    );
}

#[test]
fn every_flipped_bit_of_a_row_is_noticed() {
    let good = Row::seal(&rich(), 7);
    assert_eq!(good.open(), Ok(rich()));
    for at in 0..good.body.len() {
        for bit in 0..8 {
            let mut bytes = good.body.as_bytes().to_vec();
            bytes[at] ^= 1 << bit;
            if let Ok(body) = String::from_utf8(bytes) {
                let row = Row {
                    body: body.into(),
                    ..good.clone()
                };
                assert!(row.open().is_err(), "byte {at}, bit {bit}");
            }
        }
    }
    for bit in 0..32 {
        assert!(
            Row {
                revision: 7 ^ (1 << bit),
                ..good.clone()
            }
            .open()
            .is_err()
        );
        assert!(
            Row {
                sum: good.sum ^ (1 << bit),
                ..good.clone()
            }
            .open()
            .is_err()
        );
    }
}

fn id<T: std::fmt::Debug>(parse: fn(&str) -> Option<T>) -> impl Strategy<Value = T> {
    "[a-z0-9][a-z0-9-]{0,8}".prop_map(move |text| parse(&text).unwrap())
}

fn any_entry() -> impl Strategy<Value = Entry> {
    prop_oneof![
        id(OptionId::parse).prop_map(Entry::Option),
        Just(Entry::Unknown),
        Just(Entry::NotApplicable),
        prop::collection::vec(id(OptionId::parse), 0..5).prop_map(Entry::Ticks),
        prop::collection::vec((id(OptionId::parse), id(OptionId::parse)), 0..5)
            .prop_map(Entry::Rows),
    ]
}

fn any_plan() -> impl Strategy<Value = Plan> {
    let day = || prop::option::of((1_u16..366).prop_map(|day| moment(day, 0).day));
    let entry = (
        id(StepId::parse),
        day(),
        any::<String>(),
        any::<String>(),
        day(),
    );
    prop::collection::vec(entry, 0..4).prop_map(|entries| {
        let mut plan = Plan::default();
        for (step, due, with, if_then, done) in entries {
            plan.put(Planned {
                step,
                due,
                with: with.into(),
                if_then: if_then.into(),
                done,
            });
        }
        plan
    })
}

fn any_look() -> impl Strategy<Value = Marks> {
    let mark = prop_oneof![
        Just(Mark::Fine),
        Just(Mark::Open),
        Just(Mark::NotApplicable)
    ];
    prop::collection::vec((id(PointId::parse), mark), 0..5)
        .prop_map(|marks| marks.into_iter().collect())
}

fn any_assessment() -> impl Strategy<Value = Assessment> {
    let lines = prop::collection::vec((id(ItemId::parse), any_entry(), any::<bool>()), 0..30);
    let wish = prop_oneof![Just(Wish::Low), Just(Wish::Medium), Just(Wish::High)];
    let wishes = prop::collection::vec((id(GroupId::parse), wish), 0..4);
    let steps = prop::collection::vec(id(StepId::parse), 0..4);
    let times = (1_u16..366, 0_u16..1440, 1_u16..366, 0_u16..1440);
    (
        lines,
        wishes,
        steps,
        times,
        any::<[u8; 12]>(),
        any::<String>(),
        any::<(bool, bool)>(),
        prop::option::of(id(ItemId::parse)),
        (any_plan(), any_look()),
    )
        .prop_map(
            |(lines, wishes, steps, times, bytes, name, (short, finished), place, (plan, look))| {
                let mut sheet = Sheet {
                    form: if short { Form::Short } else { Form::Full },
                    wishes: wishes.into_iter().collect(),
                    dismissed: steps.into_iter().map(|step| (step, ())).collect(),
                    ..Sheet::default()
                };
                for (item, entry, tried) in lines {
                    sheet.put(item, entry, tried);
                }
                Assessment {
                    id: AssessmentId::from_random(bytes),
                    name: tidy_name(&name),
                    check: CheckId::parse("business").unwrap(),
                    version: name.into(),
                    sheet,
                    place,
                    finished,
                    plan,
                    look,
                    created: moment(times.0, times.1),
                    changed: moment(times.2, times.3),
                    extra: Extra::default(),
                }
            },
        )
}

proptest! {
    #[test]
    fn records_rows_and_files_give_back_what_was_put_in(assessment in any_assessment(), revision in any::<u32>()) {
        prop_assert_eq!(record::read(&record::write(&assessment)), Ok(assessment.clone()));
        prop_assert_eq!(Row::seal(&assessment, revision).open(), Ok(assessment.clone()));
        prop_assert_eq!(file::read(&file::write(&[&assessment, &assessment])), Ok(vec![assessment.clone(), assessment.clone()]));
        prop_assert_eq!(page::read(&result_file(&assessment)), Ok(vec![assessment]));
    }

    #[test]
    fn any_text_is_read_or_refused(text in any::<String>()) {
        let _ = record::read(&text);
        let _ = file::read(&text);
        let _ = page::read(&text);
        let _ = page::read(&["<", &text].concat());
    }
}
