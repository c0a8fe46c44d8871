//! What authors can say about the order of steps, on small questionnaires built for it; steps at
//! facts, cards, answers that begin with the strongest, facts of the short form.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "tests fail by panicking"
)]

mod common;

use common::*;
use digital_check::content::{Check, lint, load_check};
use digital_check::domain::advice::{Advice, advise};
use digital_check::domain::answer::Answers;
use digital_check::domain::card::Showing;
use digital_check::domain::questionnaire::Form;
use digital_check::domain::reach::Reach;
use digital_check::domain::score::score;

const TODAY: &str = "2026-11-23";

/// A question worth 0 to 2 points; its step comes at 0 and 1, and at "weiß ich nicht".
fn question(id: &str, more: &str) -> String {
    let step = format!(
        r#", "unknown": "leave", "steps": [{{"id": "{id}-step", "on": ["0", "1"], "unknown": true, "title": "T",
            "how": "H", "minutes": 10, "cost": "free", "who": "self", "impact": "low"}}]{more}"#
    );
    choice(id, 2, &step)
}

/// Fields of a check with a fact `f` (0, 1; a step at 1) and the groups g (x, y) and h (z).
fn fields(x: &str, y: &str) -> String {
    let step = r#"{"id": "f-step", "on": ["1"], "title": "T", "how": "H", "minutes": 10, "cost": "free",
        "who": "self", "impact": "low"}"#;
    let group = |id: &str, items: &str| {
        format!(r#"{{"id": "{id}", "title": "G", "rule": {{"kind": "mean"}}, "items": [{items}]}}"#)
    };
    let g = group("g", &[question("x", x), question("y", y)].join(", "));
    let h = group("h", &question("z", ""));
    format!(
        r#""facts": [{{"id": "f", "title": "T", "kind": "choice", "options":
            [{{"id": "0", "label": "L"}}, {{"id": "1", "label": "L"}}], "steps": [{step}]}}],
        "groups": [{g}, {h}]"#
    )
}

fn json(order: &str, x: &str, y: &str) -> String {
    let plain = r#""order": ["gain", "effort"]"#;
    small_json(&fields(x, y)).replace(plain, &format!(r#""order": [{order}]"#))
}

fn check(order: &str) -> Check {
    load("small.json", &json(order, "", ""))
}

#[track_caller]
fn assert_order(check: &Check, given: &str, wanted: &str) {
    let found = steps(check, &answers(check, given), TODAY);
    let found: Vec<&str> = found
        .split([' ', '|'])
        .filter(|id| !id.is_empty())
        .collect();
    let found: Vec<&str> = found
        .iter()
        .map(|id| id.trim_end_matches("-step"))
        .collect();
    assert_eq!(found.join(" "), wanted, "{given}");
}

fn advice(check: &Check, given: &Answers) -> Advice {
    advise(&check.rules, given, &score(&check.rules, given), day(TODAY))
}

#[test]
fn without_a_key_the_catalogue_decides_and_facts_stand_first() {
    assert_order(&check(""), "f=1 x=0 y=0 z=0", "f x y z");
    assert_order(&check(""), "f=0 x=0 y=2 z=1", "x z");
}

#[test]
fn picked_steps_go_first() {
    for (order, given, wanted) in [
        (
            r#"{"steps": ["z-step", "y-step"]}"#,
            "f=1 x=0 y=0 z=0",
            "y z f x",
        ),
        (r#"{"steps": ["z-step"]}"#, "f=1 x=0 y=0 z=2", "f x y"),
        (r#"{"items": ["z", "f"]}"#, "f=1 x=0 y=0 z=0", "f z x y"),
        (r#"{"groups": ["h"]}"#, "f=1 x=0 y=0 z=0", "z f x y"),
        // of two keys the first one decides
        (
            r#"{"items": ["y"]}, {"items": ["z", "x"]}"#,
            "f=1 x=0 y=0 z=0",
            "y x z f",
        ),
    ] {
        assert_order(&check(order), given, wanted);
    }
}

#[test]
fn one_of_picks_the_first_that_is_recommended_and_no_other() {
    let check = check(r#"{"one_of": ["z-step", "y-step"]}"#);
    for (given, wanted) in [
        ("x=0 y=0 z=0", "z x y"),
        ("x=0 y=0 z=2", "y x"),
        ("x=0 y=2 z=2", "x"),
    ] {
        assert_order(&check, given, wanted);
    }
    // a step that was put aside gives its place to the next one
    let mut given = answers(&check, "x=0 y=0 z=0");
    let z = check.rules.item(ix(&check, "z"));
    given.dismissed = vec![z.steps[0].id.clone()];
    assert_eq!(steps(&check, &given, TODAY), "y-step x-step |  | ");
}

#[test]
fn the_lowest_group_goes_first_and_groups_without_a_value_do_not_take_part() {
    let check = check(r#"{"lowest_of": ["h", "g"]}"#);
    for (given, wanted) in [
        ("x=0 y=1 z=1", "x y z"), // 25 per cent against 50
        ("x=1 y=2 z=1", "z x"),   // 75 against 50
        ("x=1 y=1 z=1", "z x y"), // equal: the one named first
        ("x=1 y=1 z=?", "x y z"), // h has no value
        ("f=1 x=? y=?", "f x y"), // neither has
    ] {
        assert_order(&check, given, wanted);
    }
}

#[test]
fn a_pick_may_hang_on_a_condition() {
    let check = check(r#"{"items": ["z"], "when": {"item": "f", "in": ["0"]}}"#);
    assert_order(&check, "f=0 x=0 z=0", "z x");
    assert_order(&check, "f=1 x=0 z=0", "f x z");
    assert_order(&check, "x=0 z=0", "x z"); // not known is not true
}

#[test]
fn nearest_first_but_where_a_warning_is_open_the_farthest() {
    let flag =
        r#", "flags": [{"on": ["0", "1"], "unknown": true, "level": "important", "text": "T"}]"#;
    let plain = check(r#""nearest""#);
    let warned = load("small.json", &json(r#""nearest""#, flag, flag));
    for (given, as_plain, as_warned) in [
        ("x=0 y=1", "y x", "x y"),
        ("x=1 y=0", "x y", "y x"),
        ("x=1 y=1", "x y", "x y"),
        // what is not known counts as far away, after what is known to be
        ("x=? y=1", "y x", "x y"),
        ("x=? y=0", "y x", "y x"),
        // an open warning goes before none
        ("x=1 z=1", "x z", "x z"),
        ("y=0 z=1", "z y", "y z"),
    ] {
        assert_order(&plain, given, as_plain);
        assert_order(&warned, given, as_warned);
    }
}

#[test]
fn every_reason_for_a_place_is_in_the_trace() {
    let check = check(r#""nearest", {"items": ["x", "z"]}, {"groups": ["h"]}"#);
    let found = advice(&check, &answers(&check, "x=1 z=?"));
    let trace: Vec<(Vec<usize>, bool, (i64, i64))> = found
        .now
        .iter()
        .map(|step| (step.picks.clone(), step.known, step.distance.parts()))
        .collect();
    assert_eq!(
        trace,
        [(vec![1], true, (1, 2)), (vec![1, 2], false, (1, 1))]
    );
}

#[test]
fn a_step_of_a_fact_changes_no_score() {
    let check = check("");
    assert_results(&check, "f=1 x=1 y=1", "g: 50.00 | h: not yet");
    assert_results(&check, "f=0 x=1 y=1", "g: 50.00 | h: not yet");
}

// --- cards ---------------------------------------------------------------------------------------

fn with_cards() -> Check {
    let card = |id: &str, when: &str, offer: &str| {
        format!(
            r#"{{"id": "{id}", "when": {{"item": "f", "in": [{when}]}}, "title": "T", "lead": "L",
            "points": [{{"title": "P"}}]{offer}}}"#
        )
    };
    let offer = r#", "offer": {"item": "x", "at_most": 1}, "invite": "I""#;
    let cards = [card("one", r#""1""#, offer), card("two", r#""0", "1""#, "")];
    small(&format!(
        r#"{}, "cards": [{}]"#,
        fields("", ""),
        cards.join(", ")
    ))
}

#[test]
fn a_card_comes_first_or_is_offered_or_is_not_there() {
    let check = with_cards();
    for (given, wanted) in [
        ("", ""),
        ("f=0", "two!"),
        ("f=1", "one! two!"),
        ("f=1 x=0", "one! two!"), // what comes first is not offered a second time
        ("f=0 x=1", "two! one"),
        ("x=2", ""),
        ("x=?", ""), // not known is not true
        ("f=0 tried:f=1", "one! two!"),
    ] {
        let found = advice(&check, &answers(&check, given)).cards;
        let name = |open: &digital_check::domain::card::OpenCard| {
            let id = check.rules.cards[open.card].id.as_str();
            let first = open.showing == Showing::First;
            format!("{id}{}", if first { "!" } else { "" })
        };
        let found: Vec<String> = found.iter().map(name).collect();
        assert_eq!(found.join(" "), wanted, "{given}");
    }
}

#[test]
fn long_sentences_of_cards_flags_and_words_are_hinted_at() {
    let long = ["wort"; 21].join(" ");
    let fine = ["wort"; 20].join(" ");
    let hints = |text: &str| {
        let x = format!(
            r#", "why": "W", "words": [{{"word": "W", "means": "{text}"}}],
            "flags": [{{"on": ["0"], "level": "important", "text": "{text}"}}]"#
        );
        let card = format!(
            r#""cards": [{{"id": "c", "when": {{"item": "f", "in": ["1"]}}, "title": "T", "lead": "L",
            "points": [{{"title": "P", "text": "{text}"}}]}}]"#
        );
        let check = small(&format!("{}, {card}", fields(&x, "")));
        let found = lint::check_hints(&check, day(TODAY));
        let long = found.iter().filter(|hint| hint.contains("21 words"));
        long.map(|hint| hint.split(':').next().unwrap_or_default().to_owned())
            .collect::<Vec<_>>()
            .join(" ")
    };
    assert_eq!(
        (hints(&long).as_str(), hints(&fine).as_str()),
        ("x x c", "")
    );
}

// --- the short form ------------------------------------------------------------------------------

#[test]
fn the_short_form_asks_all_facts_unless_it_names_some() {
    let check = |facts: &str| {
        let bands = r#""bands": {"b": {"list": [{"id": "b", "from": 0, "name": "N"}]}}"#;
        let short = format!(r#""short": {{"items": ["y"], {facts} "bands": "b", "minutes": 1}}"#);
        small(&format!("{bands}, {}, {short}", fields("", "")))
    };
    for (facts, wanted) in [
        ("", "f y"),
        (r#""facts": ["f"],"#, "f y"),
        (r#""facts": [],"#, "y"),
    ] {
        let check = check(facts);
        let mut given = answers(&check, "f=1 y=0");
        given.form = Form::Short;
        let reach = Reach::of(&check.rules, &given);
        let shown = check.rules.indices().filter(|ix| reach.shows(*ix));
        let shown: Vec<String> = shown
            .map(|ix| check.rules.item(ix).id.to_string())
            .collect();
        assert_eq!(shown.join(" "), wanted, "{facts}");
        // a fact that is not asked recommends nothing
        let steps = steps(&check, &given, TODAY);
        assert_eq!(steps.contains("f-step"), wanted.contains('f'), "{steps}");
    }
}

// --- what authors get wrong ----------------------------------------------------------------------

#[test]
fn mistakes_in_the_new_fields_are_named() {
    let first = |from: &str, points: [u8; 3]| {
        let option = |at: usize| {
            format!(
                r#"{{"id": "{at}", "points": {}, "label": "L"}}"#,
                points[at]
            )
        };
        let options = [option(0), option(1), option(2)].join(", ");
        small_json(&format!(
            r#""answers_from": "{from}", "groups": [{{"id": "g", "title": "G", "rule": {{"kind": "mean"}},
            "items": [{{"id": "x", "title": "T", "kind": "choice", "options": [{options}]}}]}}]"#
        ))
    };
    let card = |more: &str| {
        let point = r#"{"title": "P", "call": {"label": "1", "tel": "11 6"}}"#;
        small_json(&format!(
            r#"{}, "cards": [{{"id": "c", "when": {{"item": "f", "in": ["1"]}}, "title": "T", "lead": "L", {more},
            "points": [{point}]}}]"#,
            fields("", "")
        ))
    };
    let fact = json("", "", "").replace(r#""on": ["1"]"#, r#""below": 50"#);
    for (json, wanted) in [
        (first("strongest", [2, 1, 0]), ""),
        (first("weakest", [0, 1, 2]), ""),
        (
            first("strongest", [0, 1, 2]),
            "groups[g].items[x]: options must stand in falling points, strongest first",
        ),
        (
            first("strongest", [2, 0, 1]),
            "groups[g].items[x]: options must stand in falling points, strongest first",
        ),
        (
            first("weakest", [2, 1, 0]),
            "groups[g].items[x]: options must stand in rising points, weakest first",
        ),
        (
            json(r#"{"steps": ["no-step"]}"#, "", ""),
            "advice.order[0].steps[0]: there is no such step",
        ),
        (
            json(r#"{"items": ["q"]}"#, "", ""),
            "advice.order[0].items[0]: there is no item \"q\"",
        ),
        (
            json(r#"{"groups": ["q"]}"#, "", ""),
            "advice.order[0].groups[0]: there is no group \"q\"",
        ),
        (
            json(r#"{"groups": ["g"], "items": ["x"]}"#, "", ""),
            "advice.order[0]: exactly one of steps, one_of, items, groups, lowest_of is needed",
        ),
        (
            fact,
            "facts[f]: a fact earns no points; its steps need \"on\"",
        ),
        (
            card(r#""closing": "C""#),
            "cards[c].points[0].call.tel: only digits, perhaps after a +, are dialled",
        ),
        (
            card(r#""invite": "I""#),
            "cards[c]: \"offer\" and \"invite\" go together",
        ),
    ] {
        let problems = load_check("bad.json", &json, &[]).err().unwrap_or_default();
        let found: Vec<String> = problems
            .iter()
            .map(|one| format!("{}: {}", one.path, one.reason))
            .collect();
        let named = found.iter().any(|line| line == wanted);
        assert!(
            if wanted.is_empty() {
                found.is_empty()
            } else {
                named
            },
            "wanted {wanted}\nfound {found:#?}"
        );
    }
}
