//! Then and now: what counts as better, worse, other, new and gone.

#![allow(clippy::expect_used, clippy::panic, reason = "tests fail by panicking")]

mod common;

use common::random::*;
use common::{answers, business, choice, load, small};
use digital_check::content::Check;
use digital_check::domain::compare::{
    Change, Comparison, Difference, Given, GroupComparison, compare,
};
use digital_check::domain::score::Outcome;
use proptest::prelude::*;
use proptest::test_runner::FileFailurePersistence;

/// A fact; a group with choices, one behind the fact, and ticks; a gate.
fn check() -> Check {
    let option = |id: &str| format!(r#"{{"id": "{id}", "label": "L"}}"#);
    let two = r#""options": [{"id": "no", "points": 0, "label": "L"}, {"id": "yes", "points": 2, "label": "L"}, {"id": "also", "points": 2, "label": "L"}]"#;
    small(&format!(
        r#""facts": [{{"id": "shop", "title": "T", "kind": "choice", "options": [{no}, {yes}]}}],
        "bands": {{"levels": {{"list": [{{"id": "low", "from": 0, "name": "N"}}, {{"id": "high", "from": 50, "name": "H"}}]}}}},
        "whole": {{"rule": "mean", "bands": "levels"}},
        "groups": [
          {{"id": "g", "title": "G", "rule": {{"kind": "mean"}}, "min_answered": 0, "bands": "levels", "items": [
            {a},
            {{"id": "b", "title": "T", "kind": "choice", {two}, "when": {{"item": "shop", "in": ["yes"]}}}},
            {{"id": "c", "title": "T", "kind": "checklist", "unknown": "leave", "ticks": [
              {{"id": "x", "label": "L"}}, {{"id": "y", "label": "L"}}, {{"id": "z", "points": -1, "label": "L"}}]}}
          ]}},
          {{"id": "gate", "title": "G", "rule": {{"kind": "gate", "met": 100, "parts": [{{"of": ["d"]}}]}}, "min_answered": 0, "items": [
            {d}
          ]}}
        ]"#,
        no = option("no"),
        yes = option("yes"),
        a = choice("a", 3, r#", "unknown": "zero", "na": true"#),
        d = choice("d", 1, ""),
    ))
}

fn compared(check: &Check, then: &str, now: &str) -> Comparison {
    let given = |answers| Given {
        answers,
        version: "1",
    };
    compare(
        &check.rules,
        given(&answers(check, then)),
        given(&answers(check, now)),
    )
}

/// `a:better c:gone` for groups, facts first.
fn differences(check: &Check, found: &Comparison) -> String {
    let name = |change| match change {
        Change::Better => "better",
        Change::Worse => "worse",
        Change::Other => "other",
        Change::New => "new",
        Change::Gone => "gone",
    };
    let one =
        |found: &Difference| format!("{}:{}", check.rules.item(found.item).id, name(found.change));
    let groups = found.groups.iter().flat_map(|group| &group.differences);
    found
        .facts
        .iter()
        .chain(groups)
        .map(one)
        .collect::<Vec<_>>()
        .join(" ")
}

#[test]
fn answers_are_better_worse_other_new_or_gone() {
    let check = check();
    for (then, now, wanted) in [
        ("", "", ""),
        ("a=1 c=x d=0", "a=1 c=x d=0", ""),
        ("a=1", "a=2", "a:better"),
        ("a=2", "a=1", "a:worse"),
        ("a=0", "a=?", "a:other"),
        ("a=1", "a=?", "a:worse"),
        ("a=1", "a=-", "a:other"),
        ("a=?", "a=3", "a:better"),
        ("", "a=0", "a:new"),
        ("a=3", "", "a:gone"),
        ("c=x", "c=y", "c:other"),
        ("c=x", "c=x,y", "c:better"),
        ("c=x", "c=x,z", "c:worse"),
        ("c=?", "c=x,y", "c:other"),
        ("shop=no", "shop=yes", "shop:other"),
        ("", "shop=yes", "shop:new"),
        ("shop=yes b=yes", "shop=yes b=also", "b:other"),
        // a question that is not asked any more is gone, also when its answer is kept
        ("shop=yes b=yes", "shop=no b=yes", "shop:other b:gone"),
        ("shop=no b=yes", "shop=yes b=yes", "shop:other b:new"),
        // what was tried out together counts over what was said
        ("a=3", "a=3 tried:a=1", "a:worse"),
        ("a=1 tried:a=3", "a=3", ""),
        ("d=1 a=1", "d=0 a=3", "a:better d:worse"),
    ] {
        assert_eq!(
            differences(&check, &compared(&check, then, now)),
            wanted,
            "{then} -> {now}"
        );
    }
}

#[test]
fn groups_move_by_value_and_bands_are_told_then_and_now() {
    let check = check();
    for (then, now, group, gate) in [
        ("a=1 d=0", "a=1 d=0", None, None),
        (
            "a=1 d=0",
            "a=2 d=1",
            Some(Change::Better),
            Some(Change::Better),
        ),
        (
            "a=3 d=1",
            "a=0 d=0",
            Some(Change::Worse),
            Some(Change::Worse),
        ),
        ("", "a=0 d=0", Some(Change::New), Some(Change::New)),
        ("a=3 d=1", "", Some(Change::Gone), Some(Change::Gone)),
        ("", "", None, None),
    ] {
        let found = compared(&check, then, now);
        let changes: Vec<_> = found.groups.iter().map(GroupComparison::change).collect();
        assert_eq!(changes, [group, gate], "{then} -> {now}");
    }
    let found = compared(&check, "a=1", "a=2");
    let band = |outcome: &Outcome| match outcome {
        Outcome::Rated(rated) => rated.shown.map(|band| band.0),
        _ => None,
    };
    assert_eq!(
        (band(&found.groups[0].then), band(&found.groups[0].now)),
        (Some(0), Some(1))
    );
    assert_eq!(
        (
            found.whole.0.as_ref().and_then(band),
            found.whole.1.as_ref().and_then(band)
        ),
        (Some(0), Some(1))
    );
}

#[test]
fn other_versions_are_said() {
    let check = check();
    let same = answers(&check, "a=1");
    for (then, now, same_version) in [("1", "1", true), ("1", "2", false)] {
        let given = |version| Given {
            answers: &same,
            version,
        };
        let found = compare(&check.rules, given(then), given(now));
        assert_eq!(found.same_version, same_version);
        assert_eq!(differences(&check, &found), "");
    }
}

proptest! {
    #![proptest_config(ProptestConfig {
        failure_persistence: None::<Box<FileFailurePersistence>>.map(|kept| kept as _),
        ..ProptestConfig::default()
    })]

    #[test]
    fn backwards_everything_is_the_other_way_round(mut tape in tape(800)) {
        let check = if tape.once_in(4) { business() } else { load("random.json", &questionnaire(&mut tape, Look::Everything)) };
        let then = random_answers(&mut tape, &check, fitting_answer);
        let now = random_answers(&mut tape, &check, fitting_answer);
        let given = |answers, version| Given { answers, version };
        let there = compare(&check.rules, given(&then, "1"), given(&now, "1"));
        let back = compare(&check.rules, given(&now, "1"), given(&then, "1"));
        let turned = |change| match change {
            Change::Better => Change::Worse,
            Change::Worse => Change::Better,
            Change::Other => Change::Other,
            Change::New => Change::Gone,
            Change::Gone => Change::New,
        };
        for (there, back) in there.groups.iter().zip(&back.groups) {
            prop_assert_eq!(there.change().map(turned), back.change());
            let turned: Vec<_> = there.differences.iter().map(|found| Difference { change: turned(found.change), ..*found }).collect();
            prop_assert_eq!(&turned, &back.differences);
        }
        let still = compare(&check.rules, given(&then, "1"), given(&then, "1"));
        prop_assert!(still.facts.is_empty() && still.groups.iter().all(|group| group.differences.is_empty() && group.change().is_none()));
    }
}
