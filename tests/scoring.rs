//! What a counsellor may rely on: tables of answers and what they come to.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "tests fail by panicking"
)]

mod common;

use common::*;
use digital_check::content::Check;
use digital_check::domain::advice::advise;
use digital_check::domain::answer::{Answers, Wish};
use digital_check::domain::condition::Seen;
use digital_check::domain::flow;
use digital_check::domain::id::BandIx;
use digital_check::domain::number::Ratio;
use digital_check::domain::questionnaire::{Form, Kind, Level};
use digital_check::domain::reach::Reach;
use digital_check::domain::score::{Outcome, score};

/// Facts of a firm to which every question applies.
const EVERYTHING: &str = "team=1-9 revenue=over-800k website=yes profiles=yes online-sale=yes \
    subscriptions=yes b2b=yes till=electronic mobile-work=yes ai=yes";

const TODAY: &str = "2026-11-23";

// --- the business check, section 4.8 -----------------------------------------------------------

#[test]
fn vectors_of_the_business_check() {
    let check = business();
    for (given, wanted) in [
        (
            "*=0",
            "a: 0.00 start | b: 0.00 start | e: 0.00 start | whole: 0.00 start",
        ),
        (
            "*=1",
            "a: 33.33 build | c: 33.33 build | e: 33.33 build | whole: 33.33 build",
        ),
        (
            "*=2",
            "a: 66.67 firm | d: 66.67 firm | e: 66.67 firm | whole: 66.67 firm",
        ),
        (
            "*=3",
            "a: 100.00 lead | e: 100.00 lead | f: 100.00 lead | whole: 100.00 lead",
        ),
        (
            "*=2 e2=0",
            "a: 66.67 firm | e: 56.67 firm>build | whole: 65.00 firm>build",
        ),
        // "weiß ich nicht" counts as 0, here with the critical warning of "oder wir wissen es nicht"
        ("*=2 e2=?", "e: 56.67 firm>build | whole: 65.00 firm>build"),
        // "weiß ich nicht" without it: same points, no warning, no cap
        ("*=2 e3=?", "e: 56.67 firm | whole: 65.00 firm"),
        ("*=2 b3=-", "b: 66.67 firm | whole: 66.67 firm"),
    ] {
        assert_results(&check, given, wanted);
    }
}

#[test]
fn critical_warnings_of_all_zero_and_none_of_all_three() {
    let check = business();
    let critical = |given: &str| {
        let found = scores(&check, given);
        found
            .warnings
            .iter()
            .filter(|warning| warning.level == Level::Critical)
            .count()
    };
    assert_eq!((critical("*=0"), critical("*=1")), (4, 0));
    assert_eq!(warnings(&check, &scores(&check, "*=3")), "");
    assert_eq!(warnings(&check, &scores(&check, "*=2")), "");
}

#[test]
fn weights_of_the_six_areas() {
    let check = business();
    let weights = |given: &str| -> Vec<u32> {
        scores(&check, given)
            .groups
            .iter()
            .map(|group| group.applicable)
            .collect()
    };
    assert_eq!(weights("*=0"), [5, 7, 11, 8, 20, 6]);
    assert_eq!(weights("*=0 b3=-"), [5, 4, 11, 8, 20, 6]);
    // the same when the question is not asked at all
    assert_eq!(weights("*=0 online-sale=no"), [5, 4, 11, 8, 20, 6]);
    assert_eq!(
        weights("*=0 website=no profiles=no b2b=no till=no-cash ai=no"),
        [4, 7, 7, 3, 20, 5]
    );
}

/// Every answer that raises a warning, found by giving it alone among best answers.
#[test]
fn the_exact_list_of_warnings() {
    let check = business();
    let (mut critical, mut important) = (Vec::new(), Vec::new());
    for ix in check.rules.indices().skip(check.rules.facts) {
        for value in ["0", "1", "2", "3", "?"] {
            let id = &check.rules.item(ix).id;
            let found = scores(&check, &format!("{EVERYTHING} *=3 {id}={value}"));
            for warning in &found.warnings {
                assert_eq!(warning.item, ix, "a warning stands at another question");
                let list = if warning.level == Level::Critical {
                    &mut critical
                } else {
                    &mut important
                };
                list.push(format!("{id}={value}"));
            }
        }
    }
    assert_eq!(critical.join(" "), "e2=0 e2=? e3=0 e4=0 e7=0");
    assert_eq!(
        important.join(" "),
        "a2=0 a4=1 b3=0 b3=1 b3=? c1=0 c1=1 c1=? c2=0 c3=0 c4=0 c4=? d1=0 d1=1 d1=? d2=0 d2=1 d2=? \
         d3=0 d4=0 e1=0 e2=1 e3=1 e4=1 e5=0 e6=0 e8=0 f3=0 f3=? f4=0"
    );
}

#[test]
fn c2_warns_only_above_800_000_euros() {
    let check = business();
    for (facts, wanted) in [
        ("revenue=over-800k", "c2"),
        ("revenue=up-800k", ""),
        ("revenue=?", ""),
        ("", ""),
    ] {
        let found = scores(&check, &format!("{facts} *=3 c2=0"));
        assert_eq!(warnings(&check, &found), wanted, "{facts}");
    }
}

#[test]
fn an_important_warning_never_limits_a_level() {
    let check = business();
    assert_results(&check, "*=3 e1=0", "e: 90.00 lead | whole: 98.33 lead");
    // and a critical one outside of the security questions does not exist
    assert_results(
        &check,
        "*=3 e7=0",
        "e: 85.00 lead>build | whole: 97.50 lead>build",
    );
}

#[test]
fn the_number_of_a_capped_group_stays() {
    let check = business();
    let found = scores(&check, "*=2 e2=0");
    let Some(Outcome::Rated(rated)) = found.whole.map(|whole| whole.outcome) else {
        panic!("the whole is rated");
    };
    assert_eq!(rated.value.parts(), (13, 20));
    assert_eq!(
        (rated.band.map(BandIx::at), rated.shown.map(BandIx::at)),
        (Some(2), Some(1))
    );
    assert_eq!(rated.cap, Some(0));
}

#[test]
fn people_who_work_alone_read_their_own_words() {
    let check = business();
    let read = |given: &str, item: &str| {
        let answers = answers(&check, given);
        let reach = Reach::of(&check.rules, &answers);
        let seen = Seen {
            check: &check.rules,
            answers: &answers,
            reach: &reach,
        };
        let text = &check.wording.items[ix(&check, item).at()];
        let words = text
            .options
            .iter()
            .flat_map(|option| [Some(&option.label), option.note.as_ref()]);
        let words = words.flatten().map(|phrase| phrase.read(seen));
        let words: Vec<&str> = std::iter::once(text.title.read(seen))
            .chain(words)
            .collect();
        words.join(" ")
    };
    for (item, alone) in [
        (
            "e1",
            "Ich selbst, mit fester Zeit dafür oder ein Dienstleister mit Vertrag",
        ),
        ("e7", "Wie bereiten Sie sich selbst"),
        ("e8", "Was tun Sie selbst"),
        ("f2", "Eine Vertrauensperson kann mich vertreten"),
        ("f4", "eine Vertrauensperson kommt heran"),
    ] {
        assert!(
            read("team=alone", item).contains(alone),
            "{item}: {}",
            read("team=alone", item)
        );
        for others in ["team=1-9", "team=50-up", ""] {
            assert!(!read(others, item).contains(alone), "{item} for {others:?}");
        }
    }
}

#[test]
fn the_short_form_has_lights_but_no_whole() {
    let check = business();
    let mut given = answers(&check, "*=3 a1=0 c1=1 d1=2 e2=3 e3=?");
    given.form = Form::Short;
    let found = score(&check.rules, &given);
    assert_eq!(found.whole, None);
    let lights = &check.rules.short.as_ref().unwrap().lights;
    let asked: Vec<String> = check
        .rules
        .indices()
        .skip(check.rules.facts)
        .filter(|ix| found.reach.shows(*ix))
        .map(|ix| {
            let light = lights.locate(found.items[ix.at()].share());
            format!(
                "{}:{}",
                check.rules.item(ix).id,
                lights.list()[light.at()].id
            )
        })
        .collect();
    assert_eq!(
        asked.join(" "),
        "a1:now c1:moving d1:good e2:good e3:now e4:good e7:good f1:good"
    );
    // a critical warning is shown in the short form as well
    let mut given = answers(&check, "*=0");
    given.form = Form::Short;
    assert_eq!(
        warnings(&check, &score(&check.rules, &given)),
        "c1 d1 e2! e3! e4! e7!"
    );
}

// --- rules, on small questionnaires built for them ---------------------------------------------

const LEVELS: &str = r#""bands": {"levels": {"list": [{"id": "start", "from": 0, "name": "A"},
    {"id": "build", "from": 25, "name": "B"}, {"id": "firm", "from": 50, "name": "C"},
    {"id": "lead", "from": 75, "name": "D"}]}}"#;

/// One group "g" with these items.
fn one_group(group: &str, items: &[String], more: &str) -> Check {
    let items = items.join(", ");
    small(&format!(
        r#"{LEVELS}, "groups": [{{"id": "g", "title": "G", {group}, "items": [{items}]}}]{more}"#
    ))
}

#[test]
fn a_level_begins_exactly_at_its_limit() {
    // 400 points make quarters and their neighbours exact
    let item = |id: &str| {
        let options: Vec<String> = [0, 99, 100, 101, 199, 200, 201, 299, 300, 301, 400]
            .map(|points| format!(r#"{{"id": "{points}", "points": {points}, "label": "L"}}"#))
            .into();
        let options = options.join(", ");
        format!(r#"{{"id": "{id}", "title": "T", "kind": "choice", "options": [{options}]}}"#)
    };
    for rule in ["mean", "points"] {
        let group = format!(r#""rule": {{"kind": "{rule}"}}, "bands": "levels""#);
        let check = one_group(&group, &[item("x"), item("y")], "");
        for (x, y, level) in [
            (0, 0, "start"),
            (99, 100, "start"),
            (100, 100, "build"),
            (199, 200, "build"),
            (0, 400, "firm"),
            (200, 200, "firm"),
            (299, 300, "firm"),
            (300, 300, "lead"),
            (201, 400, "lead"),
            (400, 400, "lead"),
        ] {
            let found = result(&check, &scores(&check, &format!("x={x} y={y}")), "g");
            assert!(found.ends_with(level), "{rule}: {x} and {y}: {found}");
        }
    }
}

#[test]
fn rated_from_60_per_cent_of_the_weight_on() {
    let item = |id: &str, weight: u32| {
        choice(
            id,
            3,
            &format!(r#", "weight": {weight}, "unknown": "zero", "na": true"#),
        )
    };
    let group = r#""rule": {"kind": "mean"}, "min_answered": 60"#;
    let check = one_group(
        group,
        &[
            item("one", 1),
            item("two", 2),
            item("three", 3),
            item("four", 4),
        ],
        "",
    );
    for (given, wanted) in [
        ("", "g: not yet"),
        ("four=3", "g: not yet"),                     // 4 of 10
        ("three=3 two=3", "g: not yet"),              // 5 of 10
        ("four=3 two=0", "g: 66.67"),                 // exactly 6 of 10
        ("three=3 two=3 one=3", "g: 100.00"),         // exactly 6 of 10
        ("four=3 two=?", "g: 66.67"),                 // "weiß nicht" is an answer
        ("three=3 four=-", "g: not yet"),             // 3 of 6
        ("three=3 one=0 four=-", "g: 75.00"),         // 4 of 6
        ("one=- two=- three=- four=-", "g: nothing"), // nothing applies
    ] {
        assert_results(&check, given, wanted);
    }
}

#[test]
fn two_thirds_can_be_said_exactly() {
    let items: Vec<String> = ["a", "b", "c"].iter().map(|id| choice(id, 2, "")).collect();
    let check = one_group(
        r#""rule": {"kind": "mean"}, "min_answered": "2/3""#,
        &items,
        "",
    );
    assert_results(&check, "a=2", "g: not yet");
    assert_results(&check, "a=2 b=1", "g: 75.00");
}

#[test]
fn what_does_not_apply_leaves_the_maximum() {
    let item = |id: &str| choice(id, 2, r#", "na": true, "unknown": "leave""#);
    let items = [item("a"), item("b")];
    let mean = one_group(r#""rule": {"kind": "mean"}"#, &items, "");
    let points = one_group(r#""rule": {"kind": "points"}"#, &items, "");
    for (given, as_mean, as_points) in [
        ("a=2 b=0", "g: 50.00", "g: 2/4 50.00"),
        ("a=2 b=-", "g: 100.00", "g: 2/2 100.00"),
        ("a=2 b=?", "g: 100.00", "g: 2/2 100.00"), // this "weiß nicht" leaves the maximum too …
        ("a=? b=?", "g: not yet", "g: not yet"),   // … but does not make a result
        ("a=- b=-", "g: nothing", "g: nothing"),
    ] {
        assert_results(&mean, given, as_mean);
        assert_results(&points, given, as_points);
    }
    // and it is listed as to be cleared up
    let given = answers(&mean, "a=2 b=?");
    let advice = advise(&mean.rules, &given, &score(&mean.rules, &given), day(TODAY));
    assert_eq!(advice.clear_up, [ix(&mean, "b")]);
}

#[test]
fn points_have_a_floor_and_an_area_without_points_does_not_fall_below_zero() {
    let trap = r#"{"id": "x", "title": "T", "kind": "choice", "options":
        [{"id": "no", "points": -3, "label": "L"}, {"id": "yes", "points": 3, "label": "L"}]}"#;
    let items = [trap.to_owned(), choice("y", 1, "")];
    let open = one_group(r#""rule": {"kind": "points"}"#, &items, "");
    assert_results(&open, "x=no y=1", "g: -2/4 0.00");
    let floor = one_group(r#""rule": {"kind": "points", "floor": 0}"#, &items, "");
    assert_results(&floor, "x=no y=1", "g: 0/4 0.00");
}

#[test]
fn ticks_may_speak_against_and_may_apply_to_some_only() {
    let list = r#"{"id": "list", "title": "T", "kind": "checklist", "ticks": [
        {"id": "a", "label": "L"}, {"id": "b", "label": "L", "points": 2},
        {"id": "bad", "label": "L", "points": -1},
        {"id": "shop", "label": "L", "when": {"item": "f", "in": ["1"]}}]}"#;
    let facts = r#", "facts": [{"id": "f", "title": "T", "kind": "choice", "options":
        [{"id": "0", "label": "L"}, {"id": "1", "label": "L"}]}]"#;
    let check = one_group(r#""rule": {"kind": "points"}"#, &[list.to_owned()], facts);
    for (given, wanted) in [
        ("", "g: not yet"),
        ("list=none", "g: 0/3 0.00"),
        ("list=a", "g: 1/3 33.33"),
        ("list=a,b", "g: 3/3 100.00"),
        ("list=a,b,bad", "g: 2/3 66.67"),
        ("list=bad", "g: -1/3 0.00"),
        ("list=a,shop", "g: 1/3 33.33"), // the fact is not known: the tick does not count
        ("f=0 list=a,shop", "g: 1/3 33.33"), // nor here
        ("f=1 list=a,shop", "g: 2/4 50.00"),
    ] {
        assert_results(&check, given, wanted);
    }
}

#[test]
fn rows_count_when_every_row_that_applies_has_a_mark() {
    let rows = r#"{"id": "rows", "title": "T", "kind": "rows", "rows": [
        {"id": "a", "label": "L"}, {"id": "b", "label": "L"},
        {"id": "c", "label": "L", "when": {"item": "f", "in": ["1"]}}],
        "options": [{"id": "0", "points": 0, "label": "L"}, {"id": "h", "points": 0.5, "label": "L"},
        {"id": "1", "points": 1, "label": "L"}]}"#;
    let facts = r#", "facts": [{"id": "f", "title": "T", "kind": "choice", "options":
        [{"id": "0", "label": "L"}, {"id": "1", "label": "L"}]}]"#;
    let check = one_group(r#""rule": {"kind": "points"}"#, &[rows.to_owned()], facts);
    for (given, wanted, open) in [
        ("rows=1/h/_", "g: 1.5/2 75.00", false),
        ("rows=1/_/_", "g: not yet", true),
        ("f=1 rows=1/h/_", "g: not yet", true),
        ("f=1 rows=1/h/h", "g: 2/3 66.67", false),
    ] {
        assert_results(&check, given, wanted);
        let given = answers(&check, given);
        let reach = Reach::of(&check.rules, &given);
        // pages and scores mean the same by "answered"
        assert_eq!(
            flow::first_open(&check.rules, &reach, &given).is_some(),
            open
        );
        assert_eq!(
            flow::is_answered(&check.rules, &given, ix(&check, "rows")),
            !open
        );
        assert_eq!(
            flow::open_items(&score(&check.rules, &given), &check.rules).is_empty(),
            !open
        );
    }
}

#[test]
fn a_gate_asks_for_all_or_for_some() {
    let items: Vec<String> = ["a", "b", "c", "d"]
        .iter()
        .map(|id| choice(id, 2, r#", "na": true"#))
        .collect();
    let gate = r#""rule": {"kind": "gate", "parts": [{"of": ["a", "b"]}, {"of": ["c", "d"], "at_least": 1}]}"#;
    let check = one_group(gate, &items, "");
    for (given, wanted) in [
        ("", "g: not yet"),
        ("a=2 b=2 c=2", "g: reached"), // d is not needed any more
        ("a=2 b=2 c=0", "g: not yet"), // d may still do it
        ("a=2 b=2 c=0 d=0", "g: missed"),
        ("a=1", "g: missed"),          // with help is not enough, whatever comes
        ("a=2 b=- d=2", "g: reached"), // b does not apply
    ] {
        assert_results(&check, given, wanted);
    }
}

#[test]
fn the_whole_waits_for_every_group_but_not_for_gates_or_what_does_not_apply() {
    let group = |id: &str, rule: &str, weight: u32| {
        let item = choice(&format!("{id}1"), 3, r#", "na": true"#);
        format!(
            r#"{{"id": "{id}", "title": "G", "weight": {weight}, "rule": {rule}, "items": [{item}]}}"#
        )
    };
    let groups = [
        group("a", r#"{"kind": "mean"}"#, 1),
        group("b", r#"{"kind": "mean"}"#, 3),
        group("c", r#"{"kind": "gate", "parts": [{"of": ["c1"]}]}"#, 1),
    ];
    let groups = groups.join(", ");
    let check = small(&format!(
        r#""groups": [{groups}], "whole": {{"rule": "mean"}}"#
    ));
    for (given, wanted) in [
        ("", "whole: not yet"),
        ("a1=3", "a: 100.00 | b: not yet | whole: not yet"),
        ("a1=3 b1=0", "c: not yet | whole: 25.00"),
        ("a1=3 b1=0 c1=3", "c: reached | whole: 25.00"),
        ("a1=3 b1=-", "b: nothing | whole: 100.00"),
        ("a1=- b1=- c1=-", "whole: nothing"),
    ] {
        assert_results(&check, given, wanted);
    }
}

// --- warnings and caps -------------------------------------------------------------------------

#[test]
fn a_cap_lowers_the_shown_level_only_and_only_from_above() {
    let critical = r#", "flags": [{"on": ["0"], "level": "critical", "text": "T"}]"#;
    let items = [
        choice("x", 3, critical),
        choice("y", 3, ""),
        choice("z", 3, ""),
        choice("w", 3, ""),
    ];
    let cap =
        r#", "caps": [{"flag": "critical", "limits": ["g"], "at_most": "build", "reason": "R"}]"#;
    let check = one_group(
        r#""rule": {"kind": "mean"}, "bands": "levels""#,
        &items,
        cap,
    );
    for (given, wanted) in [
        ("x=0 y=3 z=3 w=3", "g: 75.00 lead>build"),
        ("x=0 y=3 z=3 w=0", "g: 50.00 firm>build"),
        ("x=0 y=3 z=0 w=0", "g: 25.00 build"),
        ("x=0 y=0 z=0 w=0", "g: 0.00 start"),
        ("x=1 y=3 z=3 w=3", "g: 83.33 lead"),
    ] {
        assert_results(&check, given, wanted);
    }
}

// --- advice --------------------------------------------------------------------------------------

/// A question with a step at its lower answers.
fn advised(id: &str, weight: u32, minutes: u32, more: &str) -> String {
    let step = format!(
        r#", "weight": {weight}, "steps": [{{"id": "{id}-step", "on": ["0", "1"], "title": "T", "how": "H",
            "minutes": {minutes}, "cost": "free", "who": "self", "impact": "low"}}]{more}"#
    );
    choice(id, 3, &step)
}

fn with_order(order: &str, items: &[String]) -> Check {
    let items = items.join(", ");
    let fields = format!(
        r#""groups": [{{"id": "g", "title": "G", "rule": {{"kind": "mean"}}, "items": [{items}]}}]"#
    );
    let order = format!(r#"{{"now": 3, "later": 3, "due_days": 90, "order": [{order}]}}"#);
    load(
        "small.json",
        &small_json(&fields).replace(
            r#"{"now": 3, "later": 3, "order": ["gain", "effort"]}"#,
            &order,
        ),
    )
}

#[test]
fn ties_go_to_less_effort_then_to_the_catalogue() {
    let items = [
        advised("a", 1, 60, ""),
        advised("b", 1, 30, ""),
        advised("c", 1, 30, ""),
        advised("d", 2, 240, ""),
    ];
    let check = with_order(r#""gain", "effort""#, &items);
    for (given, wanted) in [
        ("a=0 b=0 c=0 d=0", "d-step b-step c-step | a-step | "),
        ("a=0 b=1 c=1 d=1", "d-step a-step b-step | c-step | "), // 4/3, 1, 2/3, 2/3
        ("a=2 b=3 c=1 d=2", "c-step |  | "),
    ] {
        assert_eq!(
            steps(&check, &answers(&check, given), TODAY),
            wanted,
            "{given}"
        );
    }
}

#[test]
fn three_now_three_later_and_the_rest_and_what_is_put_aside_makes_room() {
    let ids = ["a", "b", "c", "d", "e", "f", "g1", "h"];
    let items: Vec<String> = ids.iter().map(|id| advised(id, 1, 30, "")).collect();
    let check = with_order(r#""gain", "effort""#, &items);
    let mut given = answers(&check, "*=0");
    assert_eq!(
        steps(&check, &given, TODAY),
        "a-step b-step c-step | d-step e-step f-step | g1-step h-step"
    );
    let before = score(&check.rules, &given);
    given.dismissed = vec![check.rules.items[0].steps[0].id.clone()];
    assert_eq!(
        steps(&check, &given, TODAY),
        "b-step c-step d-step | e-step f-step g1-step | h-step"
    );
    let after = score(&check.rules, &given);
    assert_eq!(
        before, after,
        "putting a step aside does not touch the score"
    );
    let advice = advise(&check.rules, &given, &after, day(TODAY));
    assert_eq!(advice.dismissed.len(), 1);
}

#[test]
fn a_legal_date_counts_from_90_days_before_it() {
    let due =
        r#", "flags": [{"on": ["0"], "level": "important", "due": "2027-01-01", "text": "T"}]"#;
    let items = [advised("first", 3, 30, ""), advised("dated", 1, 30, due)];
    let check = with_order(r#""critical", "due", "gain", "effort""#, &items);
    let given = answers(&check, "*=0");
    for (today, wanted) in [
        ("2026-10-02", "first-step dated-step"), // 91 days before
        ("2026-10-03", "dated-step first-step"), // 90 days before
        ("2026-10-04", "dated-step first-step"),
        ("2027-01-01", "dated-step first-step"), // on the day
        ("2031-01-01", "dated-step first-step"), // long past
    ] {
        assert_eq!(
            steps(&check, &given, today),
            format!("{wanted} |  | "),
            "{today}"
        );
    }
    // the same with the real rule of c2, in force from 2027 on
    let check = business();
    let given = answers(&check, &format!("{EVERYTHING} *=3 c2=0 e1=1 f1=0"));
    assert!(steps(&check, &given, "2026-10-02").starts_with("f1-date"));
    assert!(steps(&check, &given, "2026-10-03").starts_with("c2-ask"));
}

#[test]
fn critical_comes_first_then_dates_then_what_brings_most() {
    let check = business();
    let given = answers(
        &check,
        &format!("{EVERYTHING} *=3 e7=0 e4=0 c1=1 b3=0 d1=0 f1=0 a4=0"),
    );
    // e4 and e7 are critical and equal: 15 minutes each, so the catalogue decides; then the dated
    // duties, b3 before c1 because more is missing; then by weight and distance
    assert_eq!(
        steps(&check, &given, TODAY),
        "e4-second e7-callback b3-button | c1-inbox d1-find f1-date | a4-list"
    );
}

#[test]
fn wishes_reorder_steps_and_change_no_score() {
    let check = business();
    let mut given = answers(&check, "*=3 a3=0 b1=0 f1=0 d3=0");
    let before = score(&check.rules, &given);
    assert_eq!(
        steps(&check, &given, TODAY),
        "f1-date b1-form d3-list | a3-reply | "
    );
    given.set_wish(group_ix(&check, "a"), Some(Wish::High));
    assert_eq!(
        steps(&check, &given, TODAY),
        "a3-reply f1-date b1-form | d3-list | "
    );
    given.set_wish(group_ix(&check, "f"), Some(Wish::Low));
    assert_eq!(
        steps(&check, &given, TODAY),
        "a3-reply b1-form d3-list | f1-date | "
    );
    // "important" is what silence means
    given.set_wish(group_ix(&check, "d"), Some(Wish::Medium));
    assert_eq!(
        steps(&check, &given, TODAY),
        "a3-reply b1-form d3-list | f1-date | "
    );
    assert_eq!(score(&check.rules, &given), before);
    // a wish does not come before a critical warning
    give(&check, &mut given, "e2=0");
    assert!(steps(&check, &given, TODAY).starts_with("e2-backup a3-reply"));
}

/// The order of two steps `a` and `b` is by impact over effort; `a` comes first in the catalogue.
#[test]
fn payoff_is_impact_over_effort_in_three_classes() {
    let item = |id: &str, (minutes, cost, impact): (u32, &str, &str)| {
        advised(id, 1, minutes, "")
            .replace(r#""cost": "free""#, &format!(r#""cost": "{cost}""#))
            .replace(r#""impact": "low""#, &format!(r#""impact": "{impact}""#))
    };
    let even = (30, "free", "low");
    for (b, sooner) in [
        ((30, "free", "medium"), true),  // 2 over 1
        ((31, "free", "medium"), false), // 2 over 2, as even as the other
        ((120, "free", "high"), true),   // 3 over 2
        ((121, "free", "high"), false),  // 3 over 3
        ((480, "free", "high"), false),  // there is no fourth class of effort
        ((30, "low", "medium"), true),   // below 100 euros is no effort
        ((30, "more", "medium"), false), // more than that is one more: 2 over 2
        ((480, "more", "high"), false),  // and never above 3
    ] {
        let check = with_order(r#""payoff""#, &[item("a", even), item("b", b)]);
        let wanted = if sooner {
            "b-step a-step |  | "
        } else {
            "a-step b-step |  | "
        };
        assert_eq!(
            steps(&check, &answers(&check, "*=0"), TODAY),
            wanted,
            "{b:?}"
        );
    }
    // below even comes last, whatever the catalogue says
    let check = with_order(
        r#""payoff""#,
        &[item("a", (31, "free", "low")), item("b", even)],
    );
    assert_eq!(
        steps(&check, &answers(&check, "*=0"), TODAY),
        "b-step a-step |  | "
    );
}

#[test]
fn what_a_person_is_looking_for_reorders_steps_and_changes_no_score() {
    let facts = r#""facts": [{"id": "need", "title": "T", "kind": "choice", "unknown": "leave", "options":
        [{"id": "x", "label": "L"}, {"id": "y", "label": "L"}]}]"#;
    let items = [
        advised("a", 2, 30, ""),
        advised("b", 1, 30, ""),
        advised("c", 1, 30, ""),
    ];
    let items = items.join(", ");
    let fields = format!(
        r#"{facts}, "groups": [{{"id": "g", "title": "G", "rule": {{"kind": "mean"}}, "items": [{items}]}}]"#
    );
    let wanted_first = r#"{"now": 3, "later": 3, "order": [
        {"items": ["c"], "when": {"item": "need", "in": ["x"]}},
        {"items": ["b", "c"], "when": {"item": "need", "in": ["y"]}}, "gain"]}"#;
    let plain = r#"{"now": 3, "later": 3, "order": ["gain", "effort"]}"#;
    let check = load(
        "small.json",
        &small_json(&fields).replace(plain, wanted_first),
    );
    let before = score(&check.rules, &answers(&check, "*=0")).groups;
    for (given, wanted) in [
        ("", "a-step b-step c-step |  | "),
        ("need=?", "a-step b-step c-step |  | "),
        ("need=x", "c-step a-step b-step |  | "),
        ("need=y", "b-step c-step a-step |  | "),
    ] {
        let given = answers(&check, &format!("*=0 {given}"));
        assert_eq!(steps(&check, &given, TODAY), wanted);
        assert_eq!(score(&check.rules, &given).groups, before);
    }
    // a key names items of the check, at least one and each once
    let place = "advice.order[0].items";
    for (items, at, reason) in [
        (r#""zz""#, "[0]", "there is no item \"zz\""),
        (r#""c", "c""#, "", "an item stands here twice"),
        ("", "", "at least one item is needed"),
    ] {
        let wrong = wanted_first.replace(r#"["c"]"#, &format!("[{items}]"));
        let json = small_json(&fields).replace(plain, &wrong);
        let found = digital_check::content::load_check("bad.json", &json, &[]).unwrap_err();
        let wanted = format!("{place}{at}: {reason}");
        assert!(show(&found).contains(&wanted), "{}", show(&found));
    }
}

#[test]
fn a_source_may_concern_some_people_only() {
    let source = |id: &str, when: &str| {
        format!(
            r#"{{"id": "{id}", "law": "L", "title": "T", "checked": true, "stand": "2026-01-01", "recheck": "2027-01-01"{when}}}"#
        )
    };
    let when = r#", "when": {"item": "f", "in": ["1"]}"#;
    let flag = r#", "flags": [{"on": ["0"], "level": "important", "text": "T", "source": "some"}]"#;
    let fields = format!(
        r#""sources": [{}, {}], "facts": [{{"id": "f", "title": "T", "kind": "choice", "options":
        [{{"id": "0", "label": "L"}}, {{"id": "1", "label": "L"}}]}}],
        "groups": [{{"id": "g", "title": "G", "rule": {{"kind": "mean"}}, "items": [{}]}}]"#,
        source("all", ""),
        source("some", when),
        choice("x", 1, flag)
    );
    let check = small(&fields);
    for (given, wanted) in [("", "all"), ("f=0", "all"), ("f=1", "all some")] {
        let answers = answers(&check, given);
        let reach = Reach::of(&check.rules, &answers);
        let seen = Seen {
            check: &check.rules,
            answers: &answers,
            reach: &reach,
        };
        let shown = check
            .wording
            .sources
            .iter()
            .filter(|source| seen.holds(source.when.as_ref()));
        let shown: Vec<&str> = shown.map(|source| source.id).collect();
        assert_eq!(shown.join(" "), wanted, "{given:?}");
    }
    // a warning still finds its source by name
    assert_eq!(check.wording.items[1].flags[0].source, Some(1));
}

// --- what is hidden, what is not known ---------------------------------------------------------

/// Three questions in a chain: q1 opens q2, q2 opens q3 (the case of the engines' comparison).
fn chain() -> Check {
    let when = |item: &str| format!(r#", "when": {{"item": "{item}", "in": ["1"]}}"#);
    let items = [
        choice("q1", 1, ""),
        choice("q2", 1, &when("q1")),
        choice("q3", 5, &when("q2")),
    ];
    one_group(r#""rule": {"kind": "points"}"#, &items, "")
}

#[test]
fn answers_of_hidden_questions_do_not_count_and_are_not_erased() {
    let check = chain();
    let mut given = answers(&check, "q1=1 q2=1 q3=5");
    let shown = |given: &Answers| {
        let reach = Reach::of(&check.rules, given);
        let shown = check.rules.indices().filter(|ix| reach.shows(*ix));
        shown
            .map(|ix| check.rules.item(ix).id.to_string())
            .collect::<Vec<_>>()
            .join(" ")
    };
    let sum = |given: &Answers| result(&check, &score(&check.rules, given), "g");
    assert_eq!(
        (shown(&given).as_str(), sum(&given).as_str()),
        ("q1 q2 q3", "7/7 100.00")
    );
    give(&check, &mut given, "q1=0");
    assert_eq!(
        (shown(&given).as_str(), sum(&given).as_str()),
        ("q1", "0/1 0.00")
    );
    assert_eq!(
        given.get(ix(&check, "q3")),
        Some(&option(5)),
        "kept as it was given"
    );
    give(&check, &mut given, "q1=1");
    assert_eq!(
        (shown(&given).as_str(), sum(&given).as_str()),
        ("q1 q2 q3", "7/7 100.00")
    );
}

#[test]
fn not_known_hides_and_is_neither_true_nor_false() {
    let facts = r#", "facts": [
        {"id": "f", "title": "T", "kind": "choice", "unknown": "leave", "options": [{"id": "0", "label": "L"}, {"id": "1", "label": "L"}]},
        {"id": "h", "title": "T", "kind": "choice", "when": {"item": "f", "in": ["1"]}, "options": [{"id": "0", "label": "L"}, {"id": "1", "label": "L"}]}]"#;
    let rules = [
        ("yes", r#""when": {"item": "f", "in": ["1"]}"#),
        ("no", r#""when": {"not": {"item": "f", "in": ["1"]}}"#),
        ("spared", r#""unless": {"item": "f", "in": ["1"]}"#),
        ("maybe", r#""when": {"maybe": {"item": "f", "in": ["1"]}}"#),
        (
            "both",
            r#""when": {"all": [{"item": "f", "in": ["1"]}, {"item": "h", "in": ["1"]}]}"#,
        ),
        (
            "either",
            r#""when": {"any": [{"item": "f", "in": ["0"]}, {"item": "h", "in": ["1"]}]}"#,
        ),
        ("points", r#""when": {"item": "yes", "at_least": 2}"#),
    ];
    let items: Vec<String> = rules
        .iter()
        .map(|(id, rule)| choice(id, 3, &format!(", {rule}")))
        .collect();
    let check = one_group(r#""rule": {"kind": "mean"}"#, &items, facts);
    for (given, wanted) in [
        ("", "spared maybe"),
        ("f=?", "spared maybe"), // "weiß ich nicht" is not known either
        ("f=0", "no spared either"),
        ("f=1", "yes maybe"),
        ("f=1 h=0", "yes maybe"),
        ("f=1 h=1", "yes maybe both either"),
        ("f=0 h=1", "no spared either"), // h is hidden, its answer is not seen
        ("f=1 yes=1", "yes maybe"),
        ("f=1 yes=2", "yes maybe points"),
        ("f=0 yes=3", "no spared either"),
    ] {
        let given_answers = answers(&check, given);
        let reach = Reach::of(&check.rules, &given_answers);
        let shown = check.rules.indices().skip(2).filter(|ix| reach.shows(*ix));
        let shown: Vec<String> = shown
            .map(|ix| check.rules.item(ix).id.to_string())
            .collect();
        assert_eq!(shown.join(" "), wanted, "{given:?}");
    }
}

#[test]
fn what_was_tried_out_counts_over_what_was_said() {
    let check = chain();
    for (given, wanted) in [
        ("q1=0 tried:q1=1", "g: 1/1 100.00"),
        ("q1=1 q2=1 q3=5 tried:q3=2", "g: 4/7 57.14"),
        // it also decides what is asked
        ("q1=1 q2=1 q3=5 tried:q1=0", "g: 0/1 0.00"),
    ] {
        assert_results(&check, given, wanted);
    }
}

// --- progress ------------------------------------------------------------------------------------

#[test]
fn the_total_of_the_progress_bar_never_grows() {
    let check = business();
    let total = |given: &str| {
        let answers = answers(&check, given);
        let reach = Reach::of(&check.rules, &answers);
        flow::progress(&check.rules, &reach, ix(&check, "a1")).map(|progress| progress.of)
    };
    for (given, of) in [
        ("", 29),
        ("website=yes", 29),
        ("website=no", 27),
        ("website=no profiles=no", 26),
        (
            "website=no profiles=no online-sale=no b2b=no till=no-cash ai=no",
            22,
        ),
    ] {
        assert_eq!(total(given), Some(of), "{given}");
    }
    // facts have no number
    let reach = Reach::of(&check.rules, &Answers::empty(&check.rules));
    assert_eq!(
        flow::progress(&check.rules, &reach, ix(&check, "team")),
        None
    );
}

#[test]
fn a_question_that_may_still_come_is_counted() {
    let check = chain();
    let total = |given: &str| {
        let answers = answers(&check, given);
        let reach = Reach::of(&check.rules, &answers);
        flow::progress(&check.rules, &reach, ix(&check, "q1")).map(|progress| progress.of)
    };
    for (given, of) in [
        ("", 3),
        ("q1=1", 3),
        ("q1=0", 1),
        ("q1=1 q2=0", 2),
        ("q1=1 q2=1", 3),
    ] {
        assert_eq!(total(given), Some(of), "{given}");
    }
}

#[test]
fn every_scored_choice_has_four_answers_worth_0_to_3() {
    let check = business();
    for item in check.rules.items.iter().skip(check.rules.facts) {
        let Kind::Choice(options) = &item.kind else {
            panic!("{} is no choice", item.id)
        };
        let worth: Vec<String> = options
            .iter()
            .map(|option| format!("{}={}", option.id, option.points))
            .collect();
        assert_eq!(worth.join(" "), "0=0 1=1 2=2 3=3", "{}", item.id);
    }
    assert!(
        check
            .rules
            .groups
            .iter()
            .all(|group| group.min_answered == Ratio::new(3, 5))
    );
}

/// The largest questionnaire an author may write: points must not run over.
#[test]
fn the_largest_points_add_up() {
    let tick = |at: usize| format!(r#"{{"id": "t{at}", "label": "L", "points": 1000}}"#);
    let ticks: Vec<String> = (0..64).map(tick).collect();
    let ticks = ticks.join(", ");
    let item = |at: usize| {
        format!(
            r#"{{"id": "x{at}", "title": "T", "kind": "checklist", "weight": 100, "ticks": [{ticks}]}}"#
        )
    };
    let items: Vec<String> = (0..40).map(item).collect();
    let half: Vec<String> = (0..32).map(|at| format!("t{at}")).collect();
    let half = half.join(",");
    let given: Vec<String> = (0..40).map(|at| format!("x{at}={half}")).collect();
    let given = given.join(" ");
    for rule in ["mean", "points"] {
        let check = one_group(&format!(r#""rule": {{"kind": "{rule}"}}"#), &items, "");
        let found = result(&check, &scores(&check, &given), "g");
        assert!(found.ends_with("50.00"), "{rule}: {found}");
    }
}

#[test]
fn of_two_equal_warnings_the_first_one_stands_and_a_more_serious_one_wins() {
    let flag = |level: &str| format!(r#"{{"on": ["0"], "level": "{level}", "text": "T"}}"#);
    for (first, second, wanted) in [
        ("important", "important", 0),
        ("critical", "critical", 0),
        ("important", "critical", 1),
        ("critical", "important", 0),
    ] {
        let flags = format!(r#", "flags": [{}, {}]"#, flag(first), flag(second));
        let check = one_group(r#""rule": {"kind": "mean"}"#, &[choice("x", 1, &flags)], "");
        let found = scores(&check, "x=0").warnings;
        assert_eq!(
            (found.len(), found[0].flag),
            (1, wanted),
            "{first}, {second}"
        );
    }
}

#[test]
fn points_below_zero_make_a_step_no_more_urgent_than_nothing_earned() {
    let trap = advised("x", 1, 30, "").replace(r#""points": 0"#, r#""points": -3"#);
    let check = with_order(r#""gain""#, &[trap, advised("y", 2, 30, "")]);
    // one times all, two times two thirds
    assert_eq!(
        steps(&check, &answers(&check, "x=0 y=1"), TODAY),
        "y-step x-step |  | "
    );
    assert_eq!(scores(&check, "x=0").items[0].share(), Ratio::ZERO);
}
