//! Published instruments as data: their rules, not their texts, give their published results.
//!
//! This is what shows that the engine is general. The files in `data/instruments` hold numbers of
//! items, rules and neutral words of our own.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "tests fail by panicking"
)]

mod common;

use common::*;
use digital_check::content::Check;
use digital_check::domain::questionnaire::Kind;

/// `q1=… q2=…` for a run of items.
fn run(ids: impl IntoIterator<Item = String>, values: impl IntoIterator<Item = String>) -> String {
    let pairs = ids
        .into_iter()
        .zip(values)
        .map(|(id, value)| format!("{id}={value} "));
    pairs.collect()
}

// --- 82 questions in 5 areas ---------------------------------------------------------------------

/// Positions (1 to 4) for the first items, summing up to `sum` above the lowest.
fn positions(sum: usize, items: usize) -> Vec<String> {
    (0..items)
        .map(|at| (sum / items + usize::from(at < sum % items) + 1).to_string())
        .collect()
}

#[test]
fn digcompsat_has_its_published_shape() {
    let check = instrument("digcompsat");
    let sizes = |groups: &[digital_check::domain::questionnaire::Group]| -> Vec<usize> {
        groups.iter().map(|group| group.items.len()).collect()
    };
    assert_eq!(sizes(&check.rules.groups), [12, 23, 16, 16, 15]);
    assert_eq!(
        sizes(&check.rules.subscores),
        [
            4, 4, 4, 4, 4, 4, 3, 4, 4, 4, 4, 4, 4, 4, 5, 3, 4, 4, 4, 3, 4
        ]
    );
    assert_eq!(check.rules.whole, None, "no overall level is described");
    let count = |part: &str| {
        let kinds = check.wording.items.iter().map(|item| item.refs[1]);
        kinds.filter(|kind| kind.contains(part)).count()
    };
    // types count by their first letter, levels by their last
    assert_eq!(["K-", "S-", "A-"].map(count), [27, 39, 16]);
    assert_eq!(["-F", "-I", "-A"].map(count), [18, 49, 15]);
}

#[test]
fn digcompsat_keeps_the_scale_at_each_item() {
    let check = instrument("digcompsat");
    let scale = |number: usize| &*check.wording.items[number - 1].options[0].label.text;
    let kind = |number: usize| check.wording.items[number - 1].refs[1].chars().next();
    // skills asked on the scale of knowledge, and knowledge asked on the scale of skills
    assert_eq!((kind(55), scale(55)), (Some('S'), scale(1)));
    assert_eq!((kind(14), scale(14)), (Some('K'), scale(3)));
    assert_ne!(scale(1), scale(3));
}

#[test]
fn digcompsat_area_1_gives_the_published_bands() {
    let check = instrument("digcompsat");
    for (sum, wanted) in [
        (0, "0.00 low"),
        (10, "27.78 low"),
        (11, "30.56 foundation"),
        (12, "33.33 foundation"),
        (17, "47.22 foundation"),
        (18, "50.00 intermediate"),
        (24, "66.67 intermediate"),
        (28, "77.78 intermediate"),
        (29, "80.56 advanced"), // 80.56 is rounded to 81 before the limit is looked at
        (36, "100.00 advanced"),
    ] {
        let given = run((1..=12).map(|at| format!("q{at}")), positions(sum, 12));
        assert_results(&check, &given, &format!("area-1: {wanted}"));
    }
}

#[test]
fn digcompsat_areas_are_means_of_items_not_of_competences() {
    let check = instrument("digcompsat");
    // area 2: competence 2.4 has three items, the others four
    let full = run(
        (25..=27).map(|at| format!("q{at}")),
        vec!["4".to_owned(); 3],
    );
    let rest = run(
        (13..=35)
            .filter(|at| !(25..=27).contains(at))
            .map(|at| format!("q{at}")),
        vec!["1".to_owned(); 20],
    );
    // 3 of 23, not one sixth
    assert_results(
        &check,
        &format!("{full}{rest}"),
        "area-2: 13.04 low | c2-4: 100.00 | c2-1: 0.00 | whole: none",
    );
}

#[test]
fn digcompsat_needs_two_thirds_of_an_area() {
    let check = instrument("digcompsat");
    for (answered, wanted) in [(7, "not yet"), (8, "66.67 intermediate")] {
        let given = run(
            (1..=answered).map(|at| format!("q{at}")),
            vec!["3".to_owned(); 12],
        );
        assert_results(&check, &given, &format!("area-1: {wanted}"));
    }
}

// --- 11 questions in 6 dimensions ----------------------------------------------------------------

/// The answers of one firm, as the published calculations count them.
struct Firm {
    planned: usize,
    invested: usize,
    q2: usize,
    q3: usize,
    q4: [u8; 7],
    q5: usize,
    q6: usize,
    /// Statements of question 7 that speak *for* the firm.
    q7: usize,
    q8: usize,
    q9: [u8; 5],
    q10: usize,
    q11: &'static str,
}

/// Question 7 has a negative statement (here number 2). Published calculations treat it in three
/// ways; one counts it as a plus, another can exceed the maximum. Here it earns its point when it is
/// *not* ticked, so the vectors' "k of 8" is: number 2 left free (for k above 0) and k-1 others
/// ticked; 0 of 8 is number 2 alone.
fn question_7(good: usize) -> String {
    let others = ["1", "3", "4", "5", "6", "7", "8"];
    match good {
        0 => "2".to_owned(),
        1 => "none".to_owned(),
        _ => others[..good - 1].join(","),
    }
}

fn ticks(count: usize) -> String {
    let ids: Vec<String> = (1..=count).map(|at| at.to_string()).collect();
    if ids.is_empty() {
        "none".to_owned()
    } else {
        ids.join(",")
    }
}

fn marks(stages: &[u8]) -> String {
    stages
        .iter()
        .map(u8::to_string)
        .collect::<Vec<_>>()
        .join("/")
}

impl Firm {
    fn answers(&self) -> String {
        let lists = [
            ("q1-planned", self.planned),
            ("q1-invested", self.invested),
            ("q2", self.q2),
            ("q3", self.q3),
            ("q5", self.q5),
            ("q6", self.q6),
            ("q8", self.q8),
            ("q10", self.q10),
        ];
        let lists: String = lists
            .map(|(id, count)| format!("{id}={} ", ticks(count)))
            .concat();
        let (q4, q7, q9) = (marks(&self.q4), question_7(self.q7), marks(&self.q9));
        format!("{lists} q4={q4} q7={q7} q9={q9} q11={}", self.q11)
    }
}

const NOTHING: Firm = Firm {
    planned: 0,
    invested: 0,
    q2: 0,
    q3: 0,
    q4: [0; 7],
    q5: 0,
    q6: 0,
    q7: 0,
    q8: 0,
    q9: [0; 5],
    q10: 0,
    q11: "no/no/no/no/no",
};

const FULL: Firm = Firm {
    planned: 10,
    invested: 10,
    q2: 10,
    q3: 10,
    q4: [5; 7],
    q5: 7,
    q6: 8,
    q7: 8,
    q8: 6,
    q9: [5; 5],
    q10: 10,
    q11: "yes/yes/yes/yes/yes",
};

#[test]
fn dma_golden_vectors() {
    let check = instrument("dma");
    let mixed = Firm {
        planned: 3,
        invested: 5,
        q2: 4,
        q3: 6,
        q4: [0, 1, 2, 3, 4, 5, 5],
        q5: 2,
        q6: 3,
        q7: 3,
        q8: 2,
        q9: [0, 0, 1, 0, 5],
        q10: 2,
        q11: "no/partly/no/partly/yes",
    };
    let micro = Firm {
        planned: 1,
        invested: 2,
        q2: 2,
        q3: 5,
        q5: 1,
        q6: 2,
        q7: 2,
        q8: 1,
        q10: 1,
        q11: "no/no/no/no/partly",
        ..NOTHING
    };
    let no_high_tech = Firm {
        q4: [0; 7],
        q9: [0; 5],
        ..FULL
    };
    for (firm, wanted) in [
        (
            NOTHING,
            "d1: 0.00 b1 | d2: 0.00 b1 | d3: 0.00 b1 | d4: 0.00 b1 | d5: 0.00 b1 | d6: 0.00 b1 | whole: 0.00 b1",
        ),
        (
            FULL,
            "d1: 100.00 b4 | d2: 100.00 b4 | d3: 100.00 b4 | d4: 100.00 b4 | d5: 100.00 b4 | d6: 100.00 b4 | whole: 100.00 b4",
        ),
        (
            mixed,
            "d1: 40.00 b2 | d2: 58.57 b3 | d3: 33.04 b2 | d4: 35.42 b2 | d5: 24.00 b1 | d6: 30.00 b2 | whole: 36.84 b2",
        ),
        (
            micro,
            "d1: 16.67 b1 | d2: 25.00 b2 | d3: 19.64 b1 | d4: 20.83 b1 | d5: 0.00 b1 | d6: 10.00 b1 | whole: 15.36 b1",
        ),
        (
            no_high_tech,
            "d1: 100.00 b4 | d2: 50.00 b3 | d3: 100.00 b4 | d4: 100.00 b4 | d5: 0.00 b1 | d6: 100.00 b4 | whole: 75.00 b4",
        ),
    ] {
        assert_results(&check, &firm.answers(), wanted);
    }
}

#[test]
fn dma_has_11_questions_and_its_negative_item_never_exceeds_the_maximum() {
    let check = instrument("dma");
    let numbers: std::collections::BTreeSet<&str> = check
        .rules
        .items
        .iter()
        .map(|item| item.id.as_str().split('-').next().unwrap())
        .collect();
    assert_eq!(numbers.len(), 11);
    // everything ticked, the negative statement too: 7 of 8, so (7/8 + 1) / 2
    let all = FULL
        .answers()
        .replace("q7=1,3,4,5,6,7,8", "q7=1,2,3,4,5,6,7,8");
    assert_results(&check, &all, "d4: 93.75 b4");
}

// --- 27 requirements, 5 of them counting 3 or -3 ------------------------------------------------

const TOP: [usize; 5] = [1, 5, 11, 15, 20];
const ALL_FACTS: &str = "mobile=yes remote-access=yes wifi=yes guests=yes remote-service=yes";

/// Answers for all 27 requirements, fulfilled where `good` says so.
fn requirements(check: &Check, good: impl Fn(usize) -> bool) -> String {
    let one = |number: usize| {
        let id = format!("r{number:02}");
        let value = match &check.rules.item(ix(check, &id)).kind {
            Kind::Choice(_) if good(number) => "yes".to_owned(),
            Kind::Choice(_) => "no".to_owned(),
            Kind::Checklist(list) if good(number) => ticks(list.ticks.len()),
            // one part short of all, which is not fulfilled
            Kind::Checklist(list) => ticks(list.ticks.len() - 1),
            Kind::Rows(_) => panic!("no rows here"),
        };
        format!("{id}={value} ")
    };
    (1..=27).map(one).collect()
}

#[test]
fn cyberrisikocheck_golden_vectors() {
    let check = instrument("cyberrisikocheck");
    let top = |number: usize| TOP.contains(&number);
    let normal = |count: usize| -> Vec<usize> {
        (1..=27)
            .filter(|number| !top(*number))
            .take(count)
            .collect()
    };
    let eleven = normal(11);
    for (what, given, wanted) in [
        (
            "all fulfilled",
            requirements(&check, |_| true),
            "37/37 100.00",
        ),
        (
            "none: -15, shown as 0",
            requirements(&check, |_| false),
            "0/37 0.00",
        ),
        (
            "all normal, no TOP",
            requirements(&check, |number| !top(number)),
            "7/37 18.92",
        ),
        (
            "all TOP, no normal",
            requirements(&check, top),
            "15/37 40.54",
        ),
        (
            "4 TOP and all normal",
            requirements(&check, |number| number != 20),
            "31/37 83.78",
        ),
        (
            "3 TOP and 11 normal",
            requirements(&check, |number| {
                [1, 5, 11].contains(&number) || eleven.contains(&number)
            }),
            "14/37 37.84",
        ),
    ] {
        let given = format!("{ALL_FACTS} {given}");
        assert_eq!(
            result(&check, &scores(&check, &given), "status"),
            wanted,
            "{what}"
        );
    }
}

#[test]
fn cyberrisikocheck_removes_what_is_irrelevant_from_the_maximum() {
    let check = instrument("cyberrisikocheck");
    let all = requirements(&check, |_| true);
    for (facts, wanted) in [
        (
            "mobile=no remote-access=no wifi=yes guests=yes remote-service=no",
            "34/34 100.00",
        ),
        (
            "mobile=yes remote-access=yes wifi=no guests=no remote-service=yes",
            "36/36 100.00",
        ),
    ] {
        assert_results(
            &check,
            &format!("{facts} {all}"),
            &format!("status: {wanted}"),
        );
    }
    // without guests, two of three parts of 25 are all that apply
    let two = all.replace("r25=1,2,3", "r25=1,2");
    assert_results(&check, &format!("{ALL_FACTS} {two}"), "status: 36/37 97.30");
    let facts = ALL_FACTS.replace("guests=yes", "guests=no");
    assert_results(&check, &format!("{facts} {two}"), "status: 37/37 100.00");
}

#[test]
fn cyberrisikocheck_areas_show_the_share_of_what_is_fulfilled() {
    let check = instrument("cyberrisikocheck");
    let most = "points-1: 11/11 100.00 | points-2: 3/3 100.00 | points-3: 6/6 100.00 | points-4: 5/5 100.00 | \
        points-5: 5/5 100.00 | points-6: 7/7 100.00";
    assert_results(
        &check,
        &format!("{ALL_FACTS} {}", requirements(&check, |_| true)),
        most,
    );
    // a TOP that is missing counts one requirement here, not three
    let given = requirements(&check, |number| number != 15);
    assert_results(
        &check,
        &format!("{ALL_FACTS} {given}"),
        "area-4: 66.67 | points-4: -1/5 0.00",
    );
    // requirement 07 irrelevant: six of six
    let given = requirements(&check, |number| number != 7);
    assert_results(&check, &format!("{ALL_FACTS} {given}"), "area-1: 85.71");
    assert_results(
        &check,
        &format!("{} {given}", ALL_FACTS.replace("mobile=yes", "mobile=no")),
        "area-1: 100.00",
    );
}

/// "Do you back up at all? – No" must be "not fulfilled", not "irrelevant".
#[test]
fn cyberrisikocheck_no_backup_at_all_is_not_fulfilled() {
    let check = instrument("cyberrisikocheck");
    let all = requirements(&check, |_| true);
    let none = all.replace("r11=yes", "r11=none");
    assert_results(
        &check,
        &format!("{ALL_FACTS} {none}"),
        "status: 31/37 83.78 | area-3: 75.00",
    );
    let item = check.rules.item(ix(&check, "r11"));
    assert!(item.when.is_none() && item.unless.is_none() && !item.not_applicable);
}

// --- gates instead of a mean ---------------------------------------------------------------------

#[test]
fn eds_foundation_needs_all_eight_tasks_alone() {
    let check = instrument("eds");
    let tasks = |values: &str| {
        run(
            (1..=8).map(|at| format!("t{at}")),
            values.split(' ').map(str::to_owned),
        )
    };
    for (given, wanted) in [
        ("alone alone alone alone alone alone alone alone", "reached"),
        ("alone alone alone alone alone alone alone help", "missed"),
        ("alone alone alone alone alone alone alone", "not yet"),
        ("help alone alone", "missed"),
        ("alone alone alone alone alone alone alone ?", "not yet"),
    ] {
        assert_results(&check, &tasks(given), &format!("foundation: {wanted}"));
    }
}

#[test]
fn eds_work_needs_one_task_of_every_skill() {
    let check = instrument("eds");
    let one_each = "s1-1=alone s2-4=alone s3-2=alone s4-3=alone";
    for (given, wanted) in [
        (
            format!("{one_each} s5-1=alone"),
            "work: reached | skill-5: reached",
        ),
        (
            format!("{one_each} s5-1=help"),
            "work: not yet | skill-1: reached | skill-5: not yet",
        ),
        (
            format!("{one_each} s5-1=help s5-2=no s5-3=help s5-4=no"),
            "work: missed | skill-5: missed",
        ),
        // many tasks of one skill do not stand in for another skill
        (
            "s1-1=alone s1-2=alone s1-3=alone s1-4=alone".to_owned(),
            "work: not yet | skill-2: not yet",
        ),
    ] {
        assert_results(&check, &given, wanted);
    }
}

// --- the engine does not know them ---------------------------------------------------------------

#[test]
fn no_line_of_the_engine_names_an_instrument() {
    let names = [
        "digcompsat",
        "dma",
        "dmat",
        "cyberrisikocheck",
        "27076",
        "eds",
    ];
    for file in sources() {
        let text = std::fs::read_to_string(&file).unwrap().to_lowercase();
        for word in text.split(|char: char| !char.is_alphanumeric()) {
            assert!(!names.contains(&word), "{} names {word}", file.display());
        }
    }
}

/// The engine's files, those in folders within folders too.
fn sources() -> Vec<std::path::PathBuf> {
    let folder = |name| std::path::PathBuf::from(format!("{ROOT}/src/{name}"));
    let (mut files, mut open) = (Vec::new(), vec![folder("domain"), folder("content")]);
    while let Some(folder) = open.pop() {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                open.push(path);
            } else {
                files.push(path);
            }
        }
    }
    files
}
