//! The guided look at one's own site: the file, the marks, what is open.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "tests fail by panicking"
)]

mod common;

use common::*;
use digital_check::content::schema::schemas;
use digital_check::content::{Check, Guide, lint, load_look};
use digital_check::domain::condition::Seen;
use digital_check::domain::id::{PointId, PointIx};
use digital_check::domain::look::{Count, Look, Mark, Marks};
use digital_check::domain::reach::Reach;

const LOOK: &str = "public/content/looks/therapist.json";

#[track_caller]
fn guide(check: &Check, json: &str) -> Guide {
    load_look("look.json", json, check).unwrap_or_else(|found| panic!("{}", show(&found)))
}

/// Runs a function with the view of somebody with these facts.
fn as_seen<T>(check: &Check, given: &str, run: impl FnOnce(Seen<'_>) -> T) -> T {
    let answers = answers(check, given);
    let reach = Reach::of(&check.rules, &answers);
    run(Seen {
        check: &check.rules,
        answers: &answers,
        reach: &reach,
    })
}

/// Marks written `a=fine b=open c=-`.
fn marks(text: &str) -> Marks {
    let mut marks = Marks::default();
    for pair in text.split_whitespace() {
        let (id, mark) = pair.split_once('=').expect("a mark");
        let mark = match mark {
            "fine" => Mark::Fine,
            "open" => Mark::Open,
            _ => Mark::NotApplicable,
        };
        marks.insert(PointId::parse(id).expect("an id"), mark);
    }
    marks
}

fn ids(look: &Look, points: impl IntoIterator<Item = PointIx>) -> String {
    let id = |ix: PointIx| look.points[ix.at()].id.as_str();
    points.into_iter().map(id).collect::<Vec<_>>().join(" ")
}

/// `fine/open/applicable`.
fn count(count: Count) -> String {
    format!("{}/{}/{}", count.fine, count.open, count.applicable)
}

// --- the shipped look ----------------------------------------------------------------------------

#[test]
fn it_has_46_points_in_6_parts() {
    let check = therapist();
    let guide = guide(&check, &read(LOOK));
    let look = &guide.look;
    let parts = (0..look.groups.len()).map(|at| {
        look.points
            .iter()
            .filter(|point| point.group.at() == at)
            .count()
    });
    assert_eq!(parts.collect::<Vec<_>>(), [9, 6, 6, 7, 10, 8]);
    assert_eq!((look.points.len(), guide.wording.points.len()), (46, 46));
    assert_eq!(guide.wording.groups.len(), 6);
    let numbers = |wanted: fn(&digital_check::domain::look::Point) -> bool| {
        let points = look.points.iter().enumerate();
        points
            .filter(|(_, point)| wanted(point))
            .map(|(at, _)| at + 1)
            .collect::<Vec<_>>()
    };
    assert_eq!(numbers(|point| point.first), [29, 30, 31, 33, 34, 36, 38]);
    assert_eq!(numbers(|point| point.optional), [9]);
    for (point, text) in look.points.iter().zip(&guide.wording.points) {
        assert!(
            !text.how.text.is_empty() && !text.pass.text.is_empty(),
            "{}",
            point.id
        );
        assert!(
            point.relates.is_some(),
            "{} relates to no question",
            point.id
        );
    }
    // one foreign service is named, and what it receives is said
    let foreign = |at: &usize| guide.wording.points[*at].external.is_some();
    assert_eq!((0..46).filter(foreign).collect::<Vec<_>>(), [39]);
}

#[test]
fn it_fits_its_schema_and_gives_no_hints() {
    let schemas = schemas();
    let (_, schema) = schemas
        .iter()
        .find(|(file, _)| *file == "look.json")
        .unwrap();
    let validator = jsonschema::validator_for(schema).expect("a schema");
    let mut value: serde_json::Value = serde_json::from_str(&read(LOOK)).expect("JSON");
    let wrong = validator
        .iter_errors(&value)
        .map(|error| format!("{error}\n"));
    assert_eq!(wrong.collect::<String>(), "");
    value["groups"][0]["points"][0]["how"] = serde_json::json!(7);
    assert!(!validator.is_valid(&value));
    let guide = guide(&therapist(), &read(LOOK));
    assert_eq!(
        lint::look_hints(&guide, day("2026-11-23")),
        Vec::<String>::new()
    );
    let late = lint::look_hints(&guide, day("2028-01-01"));
    assert!(
        late.iter()
            .any(|hint| hint.contains("due for another look")),
        "{late:?}"
    );
}

#[test]
fn without_a_website_only_what_is_elsewhere_is_looked_at() {
    let check = therapist();
    let guide = guide(&check, &read(LOOK));
    for (given, applicable) in [
        ("website=yes", 46),
        ("", 46),
        ("website=planned", 46),
        ("website=no", 23),
    ] {
        let standing = as_seen(&check, given, |seen| {
            guide.look.standing(&Marks::default(), seen)
        });
        assert_eq!(standing.all.applicable, applicable, "{given:?}");
        assert_eq!(standing.all.unseen(), applicable, "{given:?}");
    }
    let kept = as_seen(&check, "website=no", |seen| {
        ids(&guide.look, guide.look.applying(seen).map(|(ix, _)| ix))
    });
    assert_eq!(
        kept,
        "name-search job-search map category one-entry same-data directory phone phone-hours answering way reply \
         no-account cancel reminder reviews claims imprint-near imprint-full relics pictures titles rooms"
    );
}

#[test]
fn the_directory_is_the_one_of_the_profession() {
    let check = therapist();
    let guide = guide(&check, &read(LOOK));
    let at = guide.look.find("directory").expect("a point").at();
    for (given, wanted) in [
        ("profession=physio payer=gkv", "Heilmittel-Verzeichnis"),
        ("profession=physio payer=private", "Berufsverbands"),
        ("profession=psycho payer=kv", "KV"),
        ("profession=psycho payer=private", "Psychotherapie"),
        ("profession=heilpraktiker", "Berufsverbands"),
        ("", "Berufsverbands"),
    ] {
        let how = as_seen(&check, given, |seen| {
            guide.wording.points[at].how.read(seen).to_owned()
        });
        assert!(how.contains(wanted), "{given:?}: {how}");
    }
}

#[test]
fn what_is_open_comes_in_the_order_of_section_4() {
    let check = therapist();
    let guide = guide(&check, &read(LOOK));
    let mut all = Marks::default();
    for point in &guide.look.points {
        all.insert(point.id.clone(), Mark::Open);
    }
    let open = as_seen(&check, "website=yes", |seen| guide.look.open(&all, seen));
    let numbers: Vec<usize> = open.iter().map(|ix| ix.at() + 1).collect();
    assert_eq!(numbers[..9], [29, 30, 31, 33, 34, 36, 38, 1, 2]);
    assert_eq!(numbers.len(), 46);
}

// --- rules, on a small look ----------------------------------------------------------------------

/// A check with one fact and one question.
fn small_check() -> Check {
    small(&format!(
        r#""facts": [{{"id": "f", "title": "T", "kind": "choice", "options":
        [{{"id": "0", "label": "L"}}, {{"id": "1", "label": "L"}}]}}],
        "groups": [{{"id": "g", "title": "G", "rule": {{"kind": "mean"}}, "items": [{}]}}]"#,
        choice("x", 1, "")
    ))
}

fn point(id: &str, more: &str) -> String {
    format!(r#"{{"id": "{id}", "title": "T", "how": "H", "pass": "P"{more}}}"#)
}

fn look_json(parts: &[&[String]]) -> String {
    let part = |(at, points): (usize, &&[String])| {
        format!(
            r#"{{"id": "p{at}", "title": "T", "points": [{}]}}"#,
            points.join(", ")
        )
    };
    let parts: Vec<String> = parts.iter().enumerate().map(part).collect();
    format!(
        r#"{{"format": 1, "id": "small", "title": "T", "lead": "L", "prepare": [], "minutes": 1,
        "stand": "2026-01-01", "recheck": "2027-01-01", "groups": [{}]}}"#,
        parts.join(", ")
    )
}

fn small_look(check: &Check) -> Guide {
    let when = r#", "when": {"item": "f", "in": ["1"]}"#;
    let unless = r#", "unless": {"item": "f", "in": ["1"]}"#;
    let one = [point("a", ""), point("b", when), point("c", unless)];
    let two = [
        point("d", r#", "optional": true"#),
        point("e", r#", "first": true, "relates": "x""#),
    ];
    guide(check, &look_json(&[&one, &two]))
}

#[test]
fn progress_counts_what_applies() {
    let check = small_check();
    let look = small_look(&check).look;
    for (facts, given, parts, all, next) in [
        ("", "", "0/0/2 0/0/2", "0/0/4", "a"),
        ("f=0", "", "0/0/2 0/0/2", "0/0/4", "a"),
        ("f=1", "", "0/0/2 0/0/2", "0/0/4", "a"),
        ("f=1", "a=fine b=open", "1/1/2 0/0/2", "1/1/4", "d"),
        // c is left out for this person: its mark is kept and not counted
        ("f=1", "a=fine c=open", "1/0/2 0/0/2", "1/0/4", "b"),
        ("f=0", "a=fine c=open", "1/1/2 0/0/2", "1/1/4", "d"),
        // "betrifft mich nicht" leaves what applies, and was looked at
        ("f=0", "a=- c=fine d=-", "1/0/1 0/0/1", "1/0/2", "e"),
        (
            "f=0",
            "a=fine c=fine d=fine e=fine",
            "2/0/2 2/0/2",
            "4/0/4",
            "",
        ),
        // a mark of a point that is no longer there does no harm
        ("f=0", "old=open", "0/0/2 0/0/2", "0/0/4", "a"),
    ] {
        let marks = marks(given);
        let (standing, found) = as_seen(&check, facts, |seen| {
            (look.standing(&marks, seen), look.next_unseen(&marks, seen))
        });
        let counts: Vec<String> = standing.groups.iter().map(|group| count(*group)).collect();
        assert_eq!(counts.join(" "), parts, "{facts} {given}");
        assert_eq!(count(standing.all), all, "{facts} {given}");
        assert_eq!(ids(&look, found), next, "{facts} {given}");
    }
}

#[test]
fn open_points_are_those_marked_open_that_apply_first_ones_first() {
    let check = small_check();
    let look = small_look(&check).look;
    for (facts, given, open) in [
        ("f=1", "", ""),
        ("f=1", "a=open b=open c=open d=open e=open", "e a b d"),
        ("f=0", "a=open b=open c=open d=open e=open", "e a c d"),
        ("f=0", "a=open e=fine d=-", "a"),
    ] {
        let found = as_seen(&check, facts, |seen| look.open(&marks(given), seen));
        assert_eq!(ids(&look, found), open, "{facts} {given}");
    }
}

#[test]
fn a_look_names_everything_wrong_with_it() {
    let check = small_check();
    let one = [
        point("a", r#", "relates": "f", "colour": "red""#),
        point("a", r#", "when": {"item": "x", "at_least": 1}"#),
        r#"{"id": "A", "title": "", "how": "H"}"#.to_owned(),
    ];
    let json = look_json(&[&one, &[]]).replace(r#""id": "small""#, r#""id": "other""#);
    let found = load_look("look.json", &json, &check).expect_err("problems");
    let mut lines: Vec<String> = found
        .iter()
        .map(|one| format!("{}: {}", one.path, one.reason))
        .collect();
    lines.sort();
    assert_eq!(
        lines,
        [
            "groups[p0].points[A].id: an id is needed here: 1 to 32 lower-case letters, digits or hyphens, not beginning with a hyphen",
            "groups[p0].points[A].title: the text is empty",
            "groups[p0].points[A]: the field \"pass\" is missing",
            "groups[p0].points[a].relates: there is no question \"f\" in the check",
            "groups[p0].points[a].when.item: the check has no fact \"x\"",
            "groups[p0].points[a]: the field \"colour\" is not known here; known are: id, title, how, pass, first, optional, relates, when, unless, external",
            "groups[p1].points: a part needs at least one point",
            "id: a look has the id of its check",
        ]
    );
    let twice = [point("a", ""), point("a", "")];
    let found = load_look("look.json", &look_json(&[&twice]), &check).expect_err("problems");
    assert_eq!(
        show(&found),
        "look.json: (whole file): the point \"a\" stands here twice"
    );
}
