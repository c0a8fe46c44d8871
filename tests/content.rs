//! Content files: the shipped ones are right, wrong ones say where and why.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "tests fail by panicking"
)]

mod common;

use common::*;
use digital_check::content::answers::load_answers;
use digital_check::content::paths::walk_cases;
use digital_check::content::schema::schemas;
use digital_check::content::{Problem, lint, load_check, load_site};

// --- what is shipped -----------------------------------------------------------------------------

#[test]
fn the_business_check_loads() {
    let check = business();
    assert_eq!(check.rules.items.len() - check.rules.facts, 29);
    assert_eq!(check.wording.items.len(), check.rules.items.len());
    // facts look ahead by the number of questions and minutes the start page promises
    let hints = lint::site_hints(&site(), &[check]);
    assert!(
        hints.iter().all(|hint| hint.starts_with("operator")),
        "{hints:?}"
    );
}

#[test]
fn every_question_of_the_business_check_says_why_and_helps() {
    let check = business();
    for (item, text) in check
        .rules
        .items
        .iter()
        .zip(&check.wording.items)
        .skip(check.rules.facts)
    {
        assert!(
            text.why.is_some(),
            "{} does not say why it is asked",
            item.id
        );
        // the two weakest answers always lead to a step
        let helped = |at: u8| {
            item.steps.iter().any(|step| {
                matches!(&step.trigger.on, digital_check::domain::questionnaire::Fires::Options(on)
                    if on.contains(&digital_check::domain::id::OptionIx(at)))
            })
        };
        assert!(
            helped(0) && (helped(1) || item.id.as_str() == "a2" || item.id.as_str() == "c4"),
            "{}",
            item.id
        );
        assert!(
            item.steps.iter().any(|step| step.trigger.unknown),
            "{}: no step for \"weiß ich nicht\"",
            item.id
        );
    }
}

/// `cargo run --bin content -- schema` writes them again.
#[test]
fn the_schemas_are_up_to_date() {
    for (file, schema) in schemas() {
        let kept = read(&format!("public/content/schema/{file}"));
        assert!(
            kept == format!("{schema:#}\n"),
            "{file} is old; run: cargo run --bin content -- schema"
        );
    }
}

#[test]
fn the_shipped_files_fit_their_schemas() {
    let schemas = schemas();
    for (which, file) in [
        (0, BUSINESS),
        (0, "tests/data/instruments/digcompsat.json"),
        (0, "tests/data/instruments/dma.json"),
        (0, "tests/data/instruments/cyberrisikocheck.json"),
        (0, "tests/data/instruments/eds.json"),
        (1, "public/content/site.json"),
    ] {
        let validator = jsonschema::validator_for(&schemas[which].1).expect("a schema");
        let value = serde_json::from_str(&read(file)).expect("JSON");
        let wrong = validator
            .iter_errors(&value)
            .map(|error| format!("{}: {error}\n", error.instance_path()));
        assert_eq!(wrong.collect::<String>(), "", "{file}");
    }
}

#[test]
fn a_schema_refuses_what_the_reader_refuses() {
    let schema = jsonschema::validator_for(&schemas()[0].1).expect("a schema");
    let good: serde_json::Value = serde_json::from_str(&read(BUSINESS)).expect("JSON");
    assert!(schema.is_valid(&good));
    for (place, wrong) in [
        ("/groups/0/items/0/titel", serde_json::json!("x")),
        ("/groups/0/items/0/weight", serde_json::json!(0)),
        ("/groups/0/items/0/kind", serde_json::json!("slider")),
        ("/groups/0/items/0/steps/0/minutes", serde_json::json!("30")),
        ("/groups/0/rule", serde_json::json!({})),
        ("/whole/bands", serde_json::json!(7)),
        ("/caps/0/colour", serde_json::json!("red")),
        ("/advice/order", serde_json::json!(["luck"])),
    ] {
        let mut bad = good.clone();
        let (parent, key) = place.rsplit_once('/').unwrap();
        bad.pointer_mut(parent).unwrap()[key] = wrong;
        assert!(!schema.is_valid(&bad), "{place}");
        assert!(
            load_check("bad.json", &bad.to_string(), &[]).is_err(),
            "{place}"
        );
    }
}

#[test]
fn the_ways_through_the_business_check_are_as_expected() {
    let cases = read("tests/data/paths/business.json");
    let walked = walk_cases("paths/business.json", &cases, &business().rules);
    assert_eq!(walked.map_err(|found| show(&found)), Ok(14));
}

// --- what is wrong -------------------------------------------------------------------------------

/// Problems as `path: reason`, sorted.
fn problems(found: Vec<Problem>) -> Vec<String> {
    let mut lines: Vec<String> = found
        .iter()
        .map(|one| format!("{}: {}", one.path, one.reason))
        .collect();
    lines.sort();
    lines
}

#[track_caller]
fn assert_problems(json: &str, wanted: &[&str]) {
    let found =
        load_check("bad.json", json, &[]).map_or_else(problems, |_| vec!["it loaded".to_owned()]);
    assert_eq!(found.join("\n"), wanted.join("\n"));
}

#[test]
fn all_errors_of_a_file_are_named_at_once_and_nothing_else() {
    let items = [
        choice(
            "x",
            1,
            r#", "wieght": 2, "when": {"item": "later", "in": ["1"]}"#,
        ),
        r#"{"id": "later", "title": "", "kind": "choise", "options": []}"#.to_owned(),
        choice(
            "y",
            1,
            r#", "flags": [{"on": ["9"], "level": "grave", "text": "T"}]"#,
        ),
    ];
    let items = items.join(", ");
    let fields = format!(
        r#""groups": [{{"id": "g", "title": "G", "rule": {{"kind": "mean"}}, "bands": "none", "items": [{items}]}}],
        "whole": {{"rule": "median"}}, "caps": [{{"flag": "critical", "limits": ["g"], "at_most": "b"}}]"#
    );
    assert_problems(
        &small_json(&fields),
        &[
            "caps[0]: the field \"reason\" is missing",
            "groups[g].bands: there is no list of bands \"none\"",
            "groups[g].items[later].kind: one of these words is needed here: choice, checklist, rows, several, district",
            "groups[g].items[later].title: the text is empty",
            "groups[g].items[x].when.item: no item \"later\" stands before this one",
            "groups[g].items[x]: the field \"wieght\" is not known here; known are: id, title, hint, why, example, words, \
             weight, unknown, na, when, unless, refs, kind, options, scale, ticks, rows, none, count, met, unmet, flags, steps",
            "groups[g].items[y].flags[0].level: one of these words is needed here: critical, important",
            "groups[g].items[y].flags[0].on[0]: this item has no option \"9\"",
            "whole.rule: one of these words is needed here: mean",
        ],
    );
}

/// Each of these would load and then quietly mean something else than its author thought.
#[test]
fn traps_for_authors_are_refused() {
    let fact = r#""facts": [{"id": "f", "title": "T", "kind": "choice", "options": [{"id": "0", "label": "L"}, {"id": "1", "label": "L"}]}]"#;
    let group = |rule: &str, item: &str| {
        format!(
            r#"{fact}, "groups": [{{"id": "g", "title": "G", "rule": {rule}, "items": [{item}]}}]"#
        )
    };
    let mean = r#"{"kind": "mean"}"#;
    let one = choice("x", 2, "");
    let subscore = |of: &str| {
        format!(
            r#"{}, "subscores": [{{"id": "s", "title": "S", "of": {of}, "rule": {mean}}}]"#,
            group(mean, &one)
        )
    };
    let steps = |on: &str, more: &str| {
        format!(
            r#"{{"id": "s{more}", "on": {on}, "title": "T", "how": "H", "minutes": 1, "cost": "free", "who": "self", "impact": "low"}}"#
        )
    };
    for (fields, wanted) in [
        (subscore(r#"["f", "x"]"#), "subscores[s].of[0]: \"f\" is a fact; facts earn no points"),
        (subscore(r#"["x", "x"]"#), "subscores[s].of: an item stands here twice"),
        (subscore("[]"), "subscores[s].of: at least one item is needed"),
        (group(r#"{"kind": "gate"}"#, &one), "groups[g].rule: a gate needs \"parts\""),
        (
            group(r#"{"kind": "gate", "parts": [{"of": ["x"], "at_least": 2}]}"#, &one),
            "groups[g].rule.parts[0]: more are asked for than stand in \"of\"",
        ),
        (
            group(mean, &choice("x", 2, r#", "count": "all""#)),
            "groups[g].items[x]: the field \"count\" does not belong to this kind",
        ),
        (
            group(mean, &one.replace(r#""points": 2"#, r#""points": 0"#)),
            "groups[g].items[x]: options must stand in rising points, weakest first",
        ),
        (
            group(mean, &choice("x", 2, &format!(r#", "steps": [{}, {}]"#, steps(r#"["0"]"#, "a"), steps(r#"["0", "1"]"#, "b")))),
            "groups[g].items[x]: more than one step fires at the same answer",
        ),
        (group(mean, &format!("{one}, {one}")), "groups[g].items[x]: the item \"x\" stands here twice"),
        (
            group(mean, r#"{"id": "x", "title": "T", "kind": "several", "ticks": [{"id": "a", "label": "L"}]}"#),
            "groups[g].items[x]: facts are of kind choice, several or district; questions of kind choice, checklist or rows",
        ),
        (
            r#""groups": [{"id": "g", "title": "G", "rule": {"kind": "mean"}, "min_answered": "3/2", "items": []}]"#.to_owned(),
            "groups[g].min_answered: a fraction like \"2/3\" is needed here, at most 1",
        ),
    ] {
        let found = load_check("bad.json", &small_json(&fields), &[]).map_or_else(problems, |_| Vec::new());
        assert!(found.iter().any(|line| line == wanted), "wanted {wanted}\nfound {found:#?}");
    }
}

#[test]
fn a_cap_needs_its_band_at_the_same_place_in_everything_it_limits() {
    let bands = |name: &str, second: &str, third: &str| {
        format!(
            r#""{name}": {{"list": [{{"id": "a", "from": 0, "name": "N"}}, {{"id": "{second}", "from": 30, "name": "N"}},
            {{"id": "{third}", "from": 60, "name": "N"}}]}}"#
        )
    };
    let fields = format!(
        r#""bands": {{{}, {}}}, "whole": {{"rule": "mean", "bands": "two"}},
        "groups": [{{"id": "g", "title": "G", "rule": {{"kind": "mean"}}, "bands": "one", "items": [{}]}}],
        "caps": [{{"flag": "critical", "limits": ["g", "whole"], "at_most": "b", "reason": "R"}}]"#,
        bands("one", "b", "c"),
        bands("two", "c", "b"),
        choice("x", 1, "")
    );
    assert_problems(
        &small_json(&fields),
        &["caps[0].at_most: not everything limited has a band \"b\" at the same place"],
    );
    assert!(
        load_check(
            "good.json",
            &small_json(&fields.replace(r#"["g", "whole"]"#, r#"["g"]"#)),
            &[]
        )
        .is_ok()
    );
}

#[test]
fn broken_json_is_named_by_line_and_column() {
    let found = load_check("bad.json", "{\n \"format\": 1,\n}", &[]).unwrap_err();
    assert_eq!(
        show(&found),
        "bad.json: line 3, column 1: this is not valid JSON here"
    );
    let found = load_site("site.json", "[]").unwrap_err();
    assert_eq!(
        show(&found),
        "site.json: (whole file): an object { … } is needed here"
    );
}

#[test]
fn a_field_that_stands_twice_is_a_mistake() {
    let item = choice("x", 2, r#", "weight": 2, "weight": 3"#);
    let group = r#""id": "g", "title": "G", "rule": {"kind": "mean"}"#;
    let fields = format!(r#""groups": [{{{group}, "items": [{item}]}}]"#);
    assert_problems(
        &small_json(&fields),
        &["groups[g].items[x]: the field \"weight\" stands here twice"],
    );
}

#[test]
fn an_item_may_not_refer_to_itself_or_ahead_so_there_are_no_circles() {
    let when = |item: &str| format!(r#", "when": {{"item": "{item}", "in": ["1"]}}"#);
    for items in [
        format!(
            "{}, {}",
            choice("a", 1, &when("b")),
            choice("b", 1, &when("a"))
        ),
        choice("a", 1, &when("a")),
    ] {
        let fields = format!(
            r#""groups": [{{"id": "g", "title": "G", "rule": {{"kind": "mean"}}, "items": [{items}]}}]"#
        );
        let found = load_check("bad.json", &small_json(&fields), &[]).unwrap_err();
        assert!(
            show(&found).contains("stands before this one"),
            "{}",
            show(&found)
        );
    }
}

#[test]
fn an_answers_file_names_everything_wrong_with_it() {
    let check = business();
    let json = r#"{"questionnaire": "other", "form": "long",
        "answers": {"e2": "7", "e3": ["0"], "zz": "1", "a1": "-", "team": "?", "a2": "-", "b1": 2},
        "tried": {"e4": {"r": "1"}}, "wishes": {"e": "huge", "q": "low"}, "dismissed": ["nothing"], "more": 1}"#;
    let found =
        load_answers("answers.json", json, &check.rules).map_or_else(problems, |_| Vec::new());
    assert_eq!(
        found,
        [
            ": the field \"more\" is not known here; known are: $schema, questionnaire, form, answers, tried, wishes, dismissed",
            "answers.a1: this item does not offer \"trifft nicht zu\"",
            "answers.b1: an option is needed here, as text",
            "answers.e2: there is no \"7\" here; known are: 0, 1, 2, 3",
            "answers.e3: an option is needed here, as text",
            "answers.team: this item does not offer \"weiß ich nicht\"",
            "answers.zz: there is no such item",
            "dismissed[0]: there is no step \"nothing\"",
            "form: one of these words is needed here: full, short",
            "questionnaire: these answers are read for \"business\"",
            "tried.e4: an option is needed here, as text",
            "wishes.e: one of these words is needed here: low, medium, high",
            "wishes.q: there is no such group",
        ]
    );
}

#[test]
fn path_cases_say_where_a_way_differs() {
    let check = business();
    let cases = r#"{"questionnaire": "q", "cases": [{"name": "N", "answers": {"website": "no", "a2": "0"},
        "pages": ["sector", "team", "website"]}]}"#;
    let found = walk_cases("cases.json", cases, &check.rules).map_or_else(problems, |_| Vec::new());
    assert!(
        found.contains(
            &"cases[0]: the way shows revenue as page 3, expected was website".to_owned()
        ),
        "{found:#?}"
    );
    assert!(
        found.contains(&"cases[0]: \"a2\" is answered, but never asked".to_owned()),
        "{found:#?}"
    );
    assert!(
        found.contains(&": no case shows \"f4\"".to_owned()),
        "{found:#?}"
    );
}

#[test]
fn hints_ask_for_a_second_look() {
    let check = business();
    assert_eq!(
        lint::check_hints(&check, day("2026-11-23")),
        Vec::<String>::new()
    );
    let hints = lint::check_hints(&check, day("2028-01-01"));
    assert!(
        hints
            .iter()
            .any(|hint| hint.contains("due for another look")),
        "{hints:?}"
    );
}
