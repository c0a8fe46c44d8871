//! The check for practices of healing professions: what a counsellor may rely on.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "tests fail by panicking"
)]

mod common;

use common::*;
use digital_check::content::paths::walk_cases;
use digital_check::content::schema::schemas;
use digital_check::content::wording::Phrase;
use digital_check::content::{Check, lint};
use digital_check::domain::answer::Answers;
use digital_check::domain::condition::Seen;
use digital_check::domain::id::OptionIx;
use digital_check::domain::number::Ratio;
use digital_check::domain::questionnaire::{Fires, Form, Kind, Level};
use digital_check::domain::reach::Reach;
use digital_check::domain::score::score;

const TODAY: &str = "2026-11-23";

/// A practice to which every question applies.
const PHYSIO: &str = "profession=physio payer=gkv team=2-5 website=yes home-visits=yes video=yes";
const PSYCHO: &str = "profession=psycho payer=kv team=2-5 website=yes home-visits=no video=yes";
const HEALER: &str =
    "profession=heilpraktiker payer=private team=2-5 website=yes home-visits=yes video=no";

// --- the file ------------------------------------------------------------------------------------

#[test]
fn it_has_the_questions_of_section_3() {
    let check = therapist();
    let ids = |range: std::ops::Range<usize>| {
        let ids = check.rules.items[range].iter();
        ids.map(|item| item.id.as_str())
            .collect::<Vec<_>>()
            .join(" ")
    };
    let (facts, all) = (check.rules.facts, check.rules.items.len());
    assert_eq!(
        ids(0..facts),
        "profession payer team website need home-visits video district"
    );
    assert_eq!(
        ids(facts..all),
        "s1 s2 s3 s4 e1 e2 e3 e4 e5 v1 v2 v3 v4 r1 r2 r3 r4 pd1 pd2 pd3 pd4 pd5 pd6 a1 a2 a3 a4 a5"
    );
    assert_eq!(all - facts, 28);
    let groups = check.rules.groups.iter();
    let weights: Vec<String> = groups
        .map(|group| format!("{}={}", group.id, group.weight))
        .collect();
    assert_eq!(weights.join(" "), "s=20 e=20 v=15 r=15 pd=20 a=10");
    assert!(
        check
            .rules
            .groups
            .iter()
            .all(|group| group.min_answered == Ratio::new(3, 5))
    );
    assert!(
        check.rules.items[facts..]
            .iter()
            .all(|item| item.weight == 1)
    );
}

/// Four stages worth 0 to 3. Two questions have two answers on stage 1, because their warning
/// (section 3.7) hangs on something that not everybody on that stage does.
#[test]
fn every_question_has_four_stages_and_says_how_to_leave_the_lower_two() {
    let check = therapist();
    for (item, text) in check
        .rules
        .items
        .iter()
        .zip(&check.wording.items)
        .skip(check.rules.facts)
    {
        let Kind::Choice(options) = &item.kind else {
            panic!("{} is no choice", item.id)
        };
        let worth = options
            .iter()
            .map(|option| format!("{}={}", option.id, option.points));
        let wanted = match item.id.as_str() {
            "e3" | "a1" => "0=0 1=1 1b=1 2=2 3=3",
            _ => "0=0 1=1 2=2 3=3",
        };
        assert_eq!(worth.collect::<Vec<_>>().join(" "), wanted, "{}", item.id);
        assert!(
            text.why.is_some(),
            "{} does not say why it is asked",
            item.id
        );
        assert!(
            item.unknown.is_some(),
            "{} offers no \"weiß ich nicht\"",
            item.id
        );
        let low = u8::try_from(
            options
                .iter()
                .filter(|option| option.points.0 <= 1000)
                .count(),
        );
        let at = |at: u8| {
            let on =
                |fires: &Fires| matches!(fires, Fires::Options(on) if on.contains(&OptionIx(at)));
            item.steps
                .iter()
                .filter(|step| on(&step.trigger.on))
                .count()
        };
        assert!(
            (0..low.unwrap()).all(|low| at(low) == 1),
            "{}: steps of 0 and 1",
            item.id
        );
        let unknown = item
            .steps
            .iter()
            .filter(|step| step.trigger.unknown)
            .count();
        assert_eq!(unknown, 1, "{}: one step to clear up", item.id);
        assert!(
            item.steps.iter().all(|step| step.topic.is_some()),
            "{}",
            item.id
        );
    }
}

#[test]
fn it_fits_its_schema_and_gives_no_hints() {
    let schemas = schemas();
    let (_, schema) = schemas
        .iter()
        .find(|(file, _)| *file == "questionnaire.json")
        .unwrap();
    let validator = jsonschema::validator_for(schema).expect("a schema");
    let value = serde_json::from_str(&read(THERAPIST)).expect("JSON");
    let wrong = validator
        .iter_errors(&value)
        .map(|error| format!("{error}\n"));
    assert_eq!(wrong.collect::<String>(), "");
    assert_eq!(
        lint::check_hints(&therapist(), day(TODAY)),
        Vec::<String>::new()
    );
}

#[test]
fn the_ways_through_it_are_as_expected() {
    let cases = read("tests/data/paths/therapist.json");
    let walked = walk_cases("paths/therapist.json", &cases, &therapist().rules);
    assert_eq!(walked.map_err(|found| show(&found)), Ok(21));
}

// --- scores --------------------------------------------------------------------------------------

#[test]
fn vectors() {
    let check = therapist();
    for (given, wanted) in [
        (
            "*=0",
            "s: 0.00 act | pd: 0.00 act | a: 0.00 act | whole: 0.00 act",
        ),
        (
            "*=1",
            "s: 33.33 build | v: 33.33 build | pd: 33.33 build | whole: 33.33 build",
        ),
        (
            "*=2",
            "s: 66.67 firm | r: 66.67 firm | a: 66.67 firm | whole: 66.67 firm",
        ),
        (
            "*=3",
            "s: 100.00 lead | e: 100.00 lead | pd: 100.00 lead | whole: 100.00 lead",
        ),
        // one red among all 2: 10 of 18 points; the whole loses 20 per cent of the difference
        (
            "*=2 pd3=0",
            "pd: 55.56 firm>act | s: 66.67 firm | whole: 64.44 firm>build",
        ),
        // the same in an area of 15 per cent
        (
            "*=3 r1=0",
            "r: 75.00 lead>act | s: 100.00 lead | whole: 96.25 lead>build",
        ),
        // a cap never raises
        ("*=1 pd3=0", "pd: 27.78 build>act | whole: 32.22 build"),
        // "weiß ich nicht" counts as 0 and is no accusation …
        ("*=2 r1=?", "r: 50.00 firm | whole: 64.17 firm"),
        // … except where the weakest answer itself says "niemand weiß es"
        ("*=2 pd3=?", "pd: 55.56 firm>act | whole: 64.44 firm>build"),
        ("*=2 v4=?", "v: 50.00 firm>act | whole: 64.17 firm>build"),
        // what does not apply leaves the maximum
        ("*=2 pd6=-", "pd: 66.67 firm | whole: 66.67 firm"),
        ("*=2 pd6=0", "pd: 55.56 firm>act | whole: 64.44 firm>build"),
        ("*=3 e1=0 e4=-", "e: 75.00 lead | whole: 95.00 lead"),
        ("*=3 e1=0", "e: 80.00 lead | whole: 96.00 lead"),
        // both answers of stage 1 are worth the same
        ("*=3 e3=1", "e: 86.67 lead"),
        ("*=3 e3=1b", "e: 86.67 lead"),
    ] {
        assert_results(&check, &format!("{PHYSIO} {given}"), wanted);
    }
}

#[test]
fn the_whole_weighs_the_areas_20_20_15_15_20_10() {
    let check = therapist();
    for (best, wanted) in [
        ("s1=3 s2=3 s3=3 s4=3", "whole: 20.00 act"),
        ("e1=3 e2=3 e3=3 e4=3 e5=3", "whole: 20.00 act"),
        ("v1=3 v2=3 v3=3 v4=3", "whole: 15.00 act"),
        ("r1=3 r2=3 r3=3 r4=3", "whole: 15.00 act"),
        ("pd1=3 pd2=3 pd3=3 pd4=3 pd5=3 pd6=3", "whole: 20.00 act"),
        ("a1=3 a2=3 a3=3 a4=3 a5=3", "whole: 10.00 act"),
    ] {
        assert_results(&check, &format!("{PHYSIO} *=0 {best}"), wanted);
    }
}

#[test]
fn an_area_is_rated_from_60_per_cent_of_its_questions_on() {
    let check = therapist();
    for (given, wanted) in [
        ("s1=3 s2=3", "s: not yet"),                           // 2 of 4
        ("s1=3 s2=3 s3=0", "s: 66.67 firm"),                   // 3 of 4
        ("e1=3 e2=3", "e: not yet"),                           // 2 of 5
        ("e1=3 e2=3 e3=0", "e: 66.67 firm"),                   // exactly 3 of 5
        ("e1=3 e2=3 e3=?", "e: 66.67 firm"),                   // not knowing is an answer
        ("website=no r1=3", "r: not yet"),                     // 1 of 2
        ("website=no r1=3 r4=3", "r: 100.00 lead"),            // 2 of 2
        ("website=no r1=- r4=3", "r: 100.00 lead"),            // 1 of 1
        ("website=yes r1=3 r4=3", "r: not yet"),               // 2 of 4
        ("pd1=3 pd2=3 pd3=3", "pd: not yet | whole: not yet"), // 3 of 6
        ("pd1=3 pd2=3 pd3=3 pd6=-", "pd: 100.00 lead"),        // 3 of 5
    ] {
        assert_results(&check, given, wanted);
    }
}

// --- who is asked and told what: table 2C --------------------------------------------------------

fn shown(check: &Check, given: &str, item: &str) -> bool {
    Reach::of(&check.rules, &answers(check, given)).shows(ix(check, item))
}

#[test]
fn the_health_network_is_asked_of_those_it_concerns() {
    let check = therapist();
    let professions = "physio ergo logo podo nutrition psycho heilpraktiker other";
    for (payer, asked) in [
        ("gkv", "physio ergo logo podo nutrition other"),
        ("kv", "physio ergo logo podo nutrition psycho other"),
        ("mixed", "physio ergo logo podo nutrition psycho other"),
        ("private", ""),
    ] {
        let sees = |profession: &&str| {
            shown(
                &check,
                &format!("profession={profession} payer={payer}"),
                "a3",
            )
        };
        let found: Vec<&str> = professions.split(' ').filter(sees).collect();
        assert_eq!(found.join(" "), asked, "{payer}");
    }
    // facts are voluntary: without the payer nobody is asked, without the profession only by payer
    for (given, asked) in [
        ("", false),
        ("profession=physio", false),
        ("payer=gkv", true),
    ] {
        assert_eq!(shown(&check, given, "a3"), asked, "{given:?}");
    }
}

/// Everything a person with these facts may read: questions shown, their answers, warnings and
/// steps, and the sources.
fn everything_read(check: &Check, given: &str) -> Vec<String> {
    let answers = answers(check, given);
    let reach = Reach::of(&check.rules, &answers);
    let seen = Seen {
        check: &check.rules,
        answers: &answers,
        reach: &reach,
    };
    let mut texts = Vec::new();
    for ix in check.rules.indices().filter(|ix| reach.shows(*ix)) {
        let (item, text) = (check.rules.item(ix), &check.wording.items[ix.at()]);
        let mut phrases: Vec<&Phrase> = vec![&text.title];
        phrases.extend(
            [&text.hint, &text.why, &text.example, &text.not_applicable]
                .into_iter()
                .flatten(),
        );
        phrases.extend(text.words.iter().flat_map(|(word, means)| [word, means]));
        phrases.extend(text.options.iter().map(|option| &option.label));
        phrases.extend(
            text.options
                .iter()
                .filter_map(|option| option.note.as_ref()),
        );
        let flags = item.flags.iter().zip(&text.flags);
        phrases.extend(
            flags
                .filter(|(flag, _)| seen.holds(flag.when.as_ref()))
                .map(|(_, text)| &text.text),
        );
        for step in &text.steps {
            phrases.extend([&step.title, &step.how].into_iter().chain(&step.cost));
        }
        texts.extend(
            phrases
                .into_iter()
                .map(|phrase| phrase.read(seen).to_owned()),
        );
        texts.extend(text.refs.iter().map(|text| (*text).to_owned()));
    }
    let sources = check
        .wording
        .sources
        .iter()
        .filter(|source| seen.holds(source.when.as_ref()));
    texts.extend(sources.map(|source| format!("{}: {}", source.law, source.title.read(seen))));
    texts.extend(
        check
            .wording
            .method
            .iter()
            .map(|text| text.read(seen).to_owned()),
    );
    texts
}

/// Which of the things of table 2C a person reads about.
fn told(check: &Check, given: &str) -> String {
    let topics: [(&str, &[&str]); 6] = [
        ("390", &["390", "IT-Sicherheitsrichtlinie"]),
        ("C5", &["C5", "393"]),
        (
            "TI",
            &[
                "TI",
                "KIM",
                "360",
                "380",
                "Gesundheitsnetz",
                "Telematikinfrastruktur",
            ],
        ),
        ("ePA", &["ePA", "347", "Patientenakte"]),
        ("302", &["302", "Kürzungen", "Abrechnungszentrum"]),
        ("203", &["203"]),
    ];
    let texts = everything_read(check, given);
    let words = |text: &str| -> Vec<String> {
        let word = |letter: char| !(letter.is_alphanumeric() || letter == '-');
        text.split(word).map(str::to_owned).collect()
    };
    let all: Vec<String> = texts.iter().flat_map(|text| words(text)).collect();
    let found = topics
        .iter()
        .filter(|(_, names)| names.iter().any(|name| all.iter().any(|word| word == name)));
    found.map(|(topic, _)| *topic).collect::<Vec<_>>().join(" ")
}

#[test]
fn nobody_is_told_of_a_rule_that_does_not_concern_them() {
    let check = therapist();
    for (given, wanted) in [
        ("profession=physio payer=gkv", "C5 TI 302 203"),
        ("profession=ergo payer=mixed", "C5 TI 302 203"),
        ("profession=logo payer=gkv", "C5 TI 302 203"),
        ("profession=podo payer=gkv", "C5 TI 302 203"),
        ("profession=nutrition payer=gkv", "C5 TI 302 203"),
        ("profession=physio payer=private", "203"),
        ("profession=psycho payer=kv", "390 C5 TI ePA 203"),
        ("profession=psycho payer=mixed", "390 C5 TI ePA 203"),
        ("profession=psycho payer=gkv", "203"),
        ("profession=psycho payer=private", "203"),
        ("profession=heilpraktiker payer=private", ""),
        ("profession=heilpraktiker payer=gkv", ""),
        ("profession=heilpraktiker payer=mixed", ""),
        // what a profession not listed has to connect is not known; it is asked, and may say no
        ("profession=other payer=gkv", "TI"),
        ("profession=other payer=private", ""),
        ("", ""),
    ] {
        assert_eq!(told(&check, given), wanted, "{given}");
    }
}

#[test]
fn duty_and_recommendation_are_kept_apart() {
    let check = therapist();
    let recommended = "s1 s2 s3 s4 e1 e4 e5 v2 v4 a1";
    let partly = "e2 e3 v1 pd6 a4 a5";
    for (item, text) in check
        .rules
        .items
        .iter()
        .zip(&check.wording.items)
        .skip(check.rules.facts)
    {
        let within = |list: &str| list.split(' ').any(|id| id == item.id.as_str());
        let first = text.refs.first().copied().unwrap_or_default();
        let wanted = if within(recommended) {
            first == "Empfehlung"
        } else if within(partly) {
            first == "Pflichtanteil" || first.starts_with("Empfehlung, ")
        } else {
            first == "Pflicht"
        };
        assert!(wanted, "{}: {first}", item.id);
    }
    // and everybody reads it under "why", in whatever variant
    for facts in [
        "",
        PHYSIO,
        PSYCHO,
        HEALER,
        "team=10-up",
        "need=staff",
        "need=time",
        "team=alone",
    ] {
        let answers = answers(&check, facts);
        let reach = Reach::of(&check.rules, &answers);
        let seen = Seen {
            check: &check.rules,
            answers: &answers,
            reach: &reach,
        };
        for ix in check
            .rules
            .indices()
            .skip(check.rules.facts)
            .filter(|ix| reach.shows(*ix))
        {
            let why = check.wording.items[ix.at()].why.expect("a reason");
            let why = why.read(seen);
            let said = why.contains("Pflicht") || why.contains("Empfehlung");
            assert!(said, "{} for {facts:?}: {why}", check.rules.item(ix).id);
        }
    }
}

#[test]
fn what_is_not_to_be_written_is_not_written() {
    let text = read(THERAPIST);
    for wrong in [
        "WhatsApp ist verboten",
        "barrierefrei sein",
        "TI-Pflicht 2026",
        "213,75",
        "205,83",
        "1. Januar 2026",
    ] {
        assert!(!text.contains(wrong), "{wrong}");
    }
    assert!(text.contains("bis 1. Oktober 2027 (Stand November 2026)"));
}

#[test]
fn what_nobody_read_in_the_source_says_so() {
    let check = therapist();
    let unread: Vec<&str> = check
        .wording
        .sources
        .iter()
        .filter(|source| !source.verified)
        .map(|source| source.id)
        .collect();
    assert_eq!(
        unread.join(" "),
        "d1a d1p d1b d5 d7 d9 d9b d12a d14 d16 d17 d18 d19 d25 d26p d30 d31 d32 d33"
    );
}

// --- warnings: section 3.7 -----------------------------------------------------------------------

/// One row per warning: facts, the answer that raises it, its level, a neighbour that does not.
const FLAGS: [(&str, &str, Level, &str); 21] = [
    ("", "v1=0", Level::Critical, "v1=1"),
    ("", "v3=0", Level::Critical, "v3=1"),
    ("", "v4=0", Level::Critical, "v4=1"),
    ("", "r1=0", Level::Critical, "r1=1"),
    ("", "r2=0", Level::Critical, "r2=1"),
    ("", "r3=0", Level::Critical, "r3=1"),
    ("", "r4=0", Level::Critical, "r4=1"),
    ("", "pd1=0", Level::Critical, "pd1=2"),
    ("", "pd2=0", Level::Critical, "pd2=2"),
    ("", "pd3=0", Level::Critical, "pd3=1"),
    ("", "pd4=0", Level::Critical, "pd4=1"),
    ("", "pd5=0", Level::Critical, "pd5=1"),
    ("", "pd6=0", Level::Critical, "pd6=2"),
    (
        "profession=psycho payer=kv",
        "a3=0",
        Level::Critical,
        "a3=1",
    ),
    ("", "a4=0", Level::Critical, "a4=1"),
    ("", "pd1=1", Level::Important, "pd1=2"),
    ("", "pd2=1", Level::Important, "pd2=2"),
    ("", "pd6=1", Level::Important, "pd6=2"),
    ("", "a1=1b", Level::Important, "a1=1"),
    (
        "profession=ergo payer=gkv",
        "a3=1",
        Level::Important,
        "a3=2",
    ),
    ("", "e3=1b", Level::Important, "e3=1"),
];

#[test]
fn every_warning_fires_at_its_answer_and_not_beside_it() {
    let check = therapist();
    for (facts, fires, level, beside) in FLAGS {
        let found = scores(&check, &format!("{facts} *=3 {fires}"));
        let item = fires.split('=').next().unwrap();
        let wanted = if level == Level::Critical {
            format!("{item}!")
        } else {
            item.to_owned()
        };
        assert_eq!(warnings(&check, &found), wanted, "{facts} {fires}");
        let found = scores(&check, &format!("{facts} *=3 {beside}"));
        assert_eq!(warnings(&check, &found), "", "{facts} {beside}");
    }
    let level = |wanted: Level| {
        let flags = check.rules.items.iter().flat_map(|item| &item.flags);
        flags.filter(|flag| flag.level == wanted).count()
    };
    assert_eq!((level(Level::Critical), level(Level::Important)), (15, 6));
}

/// Found by giving every answer alone among best ones.
#[test]
fn the_exact_list_of_warnings() {
    let check = therapist();
    let raised = |facts: &str| {
        let mut found = Vec::new();
        for ix in check.rules.indices().skip(check.rules.facts) {
            let item = check.rules.item(ix);
            let Kind::Choice(options) = &item.kind else {
                panic!("{} is no choice", item.id)
            };
            for value in options.iter().map(|option| option.id.as_str()).chain(["?"]) {
                let scores = scores(&check, &format!("{facts} *=3 {}={value}", item.id));
                for warning in &scores.warnings {
                    assert_eq!(warning.item, ix, "a warning stands at another question");
                    let mark = if warning.level == Level::Critical {
                        "!"
                    } else {
                        ""
                    };
                    found.push(format!("{}={value}{mark}", item.id));
                }
            }
        }
        found.join(" ")
    };
    let all = |network: &str| {
        format!(
            "e3=1b v1=0! v3=0! v4=0! v4=?! r1=0! r2=0! r3=0! r4=0! pd1=0! pd1=1 pd2=0! pd2=1 pd3=0! pd3=?! \
             pd4=0! pd5=0! pd6=0! pd6=1 a1=1b {network}a4=0!"
        )
    };
    assert_eq!(raised(PHYSIO), all("a3=0 a3=1 "));
    assert_eq!(raised(PSYCHO), all("a3=0! "));
    assert_eq!(raised(HEALER), all(""));
    assert_eq!(raised("profession=other payer=gkv"), all(""));
    assert_eq!(raised("payer=gkv"), all(""));
}

/// Also the areas that have no red warning today: one that is added there counts at once.
#[test]
fn every_area_and_the_whole_have_their_cap() {
    let check = therapist();
    let caps = check.rules.caps.iter().map(|cap| {
        let ids = |list: &[digital_check::domain::id::GroupIx]| {
            let ids = list
                .iter()
                .map(|ix| check.rules.groups[ix.at()].id.as_str());
            ids.collect::<Vec<_>>().join("+")
        };
        let whole = if cap.whole { "whole" } else { "" };
        format!(
            "{}>{}{whole}={}",
            ids(&cap.within),
            ids(&cap.groups),
            cap.at_most.at()
        )
    });
    assert_eq!(
        caps.collect::<Vec<_>>().join(" "),
        "s>s=0 e>e=0 v>v=0 r>r=0 pd>pd=0 a>a=0 >whole=1"
    );
}

#[test]
fn a_red_warning_caps_its_area_and_the_whole_but_no_number() {
    let check = therapist();
    for (facts, fires, level, _) in FLAGS {
        let found = scores(&check, &format!("{facts} *=3 {fires}"));
        let item = ix(&check, fires.split('=').next().unwrap());
        let group = check.rules.item(item).group.unwrap();
        for (at, group_rules) in check.rules.groups.iter().enumerate() {
            let text = result(&check, &found, group_rules.id.as_str());
            let capped = at == group.at() && level == Level::Critical;
            assert_eq!(
                text.ends_with(">act"),
                capped,
                "{fires}: {}: {text}",
                group_rules.id
            );
        }
        let whole = result(&check, &found, "whole");
        assert_eq!(
            whole.ends_with("lead>build"),
            level == Level::Critical,
            "{fires}: {whole}"
        );
    }
}

#[test]
fn the_health_network_of_therapies_carries_its_date() {
    let check = therapist();
    let due = |given: &str| {
        scores(&check, &format!("{given} *=3 a3=0"))
            .warnings
            .first()
            .map(|found| found.due)
    };
    assert_eq!(due(PHYSIO), Some(Some(day("2027-10-01"))));
    assert_eq!(due(PSYCHO), Some(None), "already in force");
}

// --- advice --------------------------------------------------------------------------------------

#[test]
fn what_is_missing_most_changes_the_order_and_never_a_score() {
    let check = therapist();
    let given = |need: &str| {
        answers(
            &check,
            &format!("{PHYSIO} {need} *=3 s1=0 s2=0 s4=0 e1=0 e3=0 v2=0 a1=0"),
        )
    };
    let before = score(&check.rules, &given(""));
    for (need, wanted) in [
        // impact over effort, then what is missing, then what is quickest
        (
            "",
            "s2-try e1-message s1-claim | e3-count s4-sheet v2-photo | a1-wishlist",
        ),
        (
            "need=patients",
            "s2-try s1-claim e1-message | e3-count s4-sheet v2-photo | a1-wishlist",
        ),
        (
            "need=staff",
            "s1-claim s2-try e1-message | e3-count v2-photo s4-sheet | a1-wishlist",
        ),
        (
            "need=time",
            "e1-message e3-count s2-try | s1-claim a1-wishlist s4-sheet | v2-photo",
        ),
    ] {
        let given = given(need);
        assert_eq!(steps(&check, &given, TODAY), wanted, "{need}");
        let after = score(&check.rules, &given);
        assert_eq!(
            (
                &after.items[check.rules.facts..],
                &after.groups,
                &after.whole
            ),
            (
                &before.items[check.rules.facts..],
                &before.groups,
                &before.whole
            )
        );
    }
}

#[test]
fn red_comes_first_whatever_is_missing() {
    let check = therapist();
    for need in ["", "need=patients", "need=staff", "need=time"] {
        let given = answers(&check, &format!("{PHYSIO} {need} *=3 s1=0 e1=0 pd3=0 a3=0"));
        let found = steps(&check, &given, TODAY);
        // three hours and money, and still first; a yellow warning waits its turn
        assert!(found.starts_with("pd3-copy "), "{need}: {found}");
        assert!(!found.starts_with("pd3-copy a3-ask"), "{need}: {found}");
    }
}

#[test]
fn not_knowing_leads_to_clearing_up() {
    let check = therapist();
    for (answer, step) in [
        ("r1=?", "r1-open"),
        ("pd1=?", "pd1-ask"),
        ("pd6=?", "pd6-ask"),
        ("v3=?", "v3-search"),
        ("s1=?", "s1-claim"),
    ] {
        let given = answers(&check, &format!("{PHYSIO} *=3 {answer}"));
        assert_eq!(
            steps(&check, &given, TODAY),
            format!("{step} |  | "),
            "{answer}"
        );
    }
}

#[test]
fn the_short_form_has_eight_questions_and_no_whole() {
    let check = therapist();
    let mut given: Answers = answers(&check, &format!("{PHYSIO} *=3 pd3=0 s1=1"));
    given.form = Form::Short;
    let found = score(&check.rules, &given);
    assert_eq!(found.whole, None);
    let shown = check
        .rules
        .indices()
        .skip(check.rules.facts)
        .filter(|ix| found.reach.shows(*ix));
    assert_eq!(shown.count(), 8);
    assert_eq!(warnings(&check, &found), "pd3!");
    assert_eq!(steps(&check, &given, TODAY), "pd3-copy s1-owner |  | ");
}

#[test]
fn people_read_their_own_words() {
    let check = therapist();
    for (given, item, wanted) in [
        ("team=alone", "pd4", "Wie melden Sie sich an"),
        ("team=2-5", "pd4", "Wie melden sich die Menschen"),
        ("website=no", "s3", "im Netz über Ihr Angebot"),
        ("video=yes", "a4", "Womit behandeln Sie per Video"),
        ("video=no", "a4", "Bieten Sie Behandlung per Video"),
    ] {
        let answers = answers(&check, given);
        let reach = Reach::of(&check.rules, &answers);
        let seen = Seen {
            check: &check.rules,
            answers: &answers,
            reach: &reach,
        };
        let title = check.wording.items[ix(&check, item).at()].title;
        assert!(
            title.read(seen).contains(wanted),
            "{given}: {}",
            title.read(seen)
        );
    }
}
