//! The job seekers' check: what a counsellor may rely on. Tables of answers and what follows.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "tests fail by panicking"
)]

mod common;

use common::*;
use digital_check::content::Check;
use digital_check::content::lint::check_hints;
use digital_check::content::paths::walk_cases;
use digital_check::content::schema::schemas;
use digital_check::content::wording::Phrase;
use digital_check::domain::advice::{Advice, advise, step};
use digital_check::domain::answer::{Answers, Wish};
use digital_check::domain::card::Showing;
use digital_check::domain::condition::Seen;
use digital_check::domain::number::Ratio;
use digital_check::domain::questionnaire::{Form, Kind, Level, UnknownMeans};
use digital_check::domain::reach::Reach;
use digital_check::domain::score::{Outcome, score};

const TODAY: &str = "2026-11-24";

fn advice(check: &Check, given: &Answers) -> Advice {
    advise(&check.rules, given, &score(&check.rules, given), day(TODAY))
}

/// The steps shown, as ids.
fn now(check: &Check, given: &Answers) -> String {
    let found = advice(check, given).now;
    let ids = found
        .iter()
        .map(|found| step(&check.rules, found).unwrap().id.as_str());
    ids.collect::<Vec<_>>().join(" ")
}

#[track_caller]
fn assert_now(check: &Check, table: &[(&str, &str)]) {
    for (given, wanted) in table {
        let given_answers = answers(check, &format!("*=alone {given}"));
        assert_eq!(now(check, &given_answers), *wanted, "{given}");
    }
}

/// A text as somebody with these answers reads it.
fn say(check: &Check, given: &str, phrase: Phrase) -> String {
    let answers = answers(check, given);
    let reach = Reach::of(&check.rules, &answers);
    let seen = Seen {
        check: &check.rules,
        answers: &answers,
        reach: &reach,
    };
    phrase.read(seen).to_owned()
}

/// Title and how of all steps of an item, as somebody with these answers reads them.
fn step_text(check: &Check, given: &str, item: &str) -> String {
    let text = &check.wording.items[ix(check, item).at()];
    let steps = text.steps.iter().flat_map(|step| [step.title, step.how]);
    let steps = steps.map(|phrase| say(check, given, phrase));
    steps.collect::<Vec<_>>().join(". ")
}

// --- what it is made of --------------------------------------------------------------------------

#[test]
fn twenty_seven_questions_in_six_areas_and_nine_facts() {
    let check = job_seeker();
    let areas: Vec<String> = check
        .rules
        .groups
        .iter()
        .map(|group| format!("{}{}", group.id, group.items.len()))
        .collect();
    assert_eq!(areas.join(" "), "a5 b4 c4 d6 e3 f5");
    let ids: Vec<&str> = check
        .rules
        .items
        .iter()
        .map(|item| item.id.as_str())
        .collect();
    assert_eq!(
        ids.join(" "),
        "device home-net mail language incident support goal near district a1 a2 a3 a4 a5 b1 b2 b3 b4 \
         c1 c2 c3 c4 d1 d2 d3 d4 d5 d6 e1 e2 e3 f1 f2 f3 f4 f5"
    );
    assert_eq!(check.rules.facts, 9);
    assert!(
        check
            .rules
            .groups
            .iter()
            .all(|group| group.min_answered == Ratio::new(2, 3))
    );
}

/// Others build on these ids.
#[test]
fn the_answers_of_the_facts_have_fixed_ids() {
    let check = job_seeker();
    for (fact, wanted) in [
        ("device", "phone tablet computer shared none"),
        ("home-net", "wifi phone-only no"),
        ("mail", "yes rarely no unsure"),
        ("language", "de tr ar uk other read-aloud"),
        ("incident", "no yes unsure no-say"),
        ("support", "jobcenter agency none unsure"),
        ("goal", "warehouse sales care craft office open"),
        ("near", "yes no open"),
    ] {
        let Kind::Choice(options) = &check.rules.item(ix(&check, fact)).kind else {
            panic!("{fact} is no choice")
        };
        let ids: Vec<&str> = options.iter().map(|option| option.id.as_str()).collect();
        assert_eq!(ids.join(" "), wanted, "{fact}");
    }
    let languages = &check.wording.items[ix(&check, "language").at()].options;
    let languages: Vec<_> = languages.iter().filter_map(|option| option.lang).collect();
    assert_eq!(
        languages,
        ["tr", "ar", "uk"],
        "foreign labels say their language"
    );
}

#[test]
fn every_question_has_the_same_answers_a_reason_an_example_and_one_step() {
    let check = job_seeker();
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
        let worth: Vec<String> = options
            .iter()
            .zip(&text.options)
            .map(|(option, text)| format!("{}={} {}", option.id, option.points, text.label.text))
            .collect();
        assert_eq!(
            worth,
            [
                "alone=2 Das kann ich allein",
                "help=1 Das kann ich mit Hilfe",
                "not-yet=0 Das kann ich noch nicht"
            ],
            "{}",
            item.id
        );
        assert_eq!(item.unknown, Some(UnknownMeans::Leave), "{}", item.id);
        assert!(
            !item.not_applicable && item.when.is_none() && item.unless.is_none(),
            "{}",
            item.id
        );
        assert!(text.why.is_some() && text.example.is_some(), "{}", item.id);
        assert_eq!(item.steps.len(), 1, "{}", item.id);
        assert!(text.refs.iter().all(|of| of.starts_with("DigComp ")) && !text.refs.is_empty());
    }
    assert_eq!(check.wording.labels.explain, Some("Was heißt das?"));
}

#[test]
fn there_is_no_overall_score_and_no_figure() {
    let check = job_seeker();
    assert!(check.rules.whole.is_none() && check.wording.words_only);
    for given in ["*=alone", "*=not-yet", ""] {
        assert_eq!(scores(&check, given).whole, None, "{given}");
    }
    let words: Vec<&str> = check.wording.groups[0]
        .bands
        .iter()
        .map(|band| band.name.text)
        .collect();
    assert_eq!(words, ["Am Anfang", "Mit Unterstützung", "Selbstständig"]);
}

// --- areas, section 3.4 --------------------------------------------------------------------------

#[test]
fn vectors_of_area_d() {
    let check = job_seeker();
    for (given, wanted, urgent, tried_together) in [
        ("", "d: 100.00 independent", "", ""),
        ("d6=help", "d: 91.67 independent", "", ""),
        ("d3=help", "d: 91.67 independent>supported", "d3!", ""),
        ("d4=?", "d: 100.00 independent>supported", "d4!", "d4"),
        ("d1=? d2=? d3=?", "d: not yet", "d1! d2 d3!", "d1 d2 d3"),
        // four of six are exactly two thirds
        ("d2=? d6=?", "d: 100.00 independent", "d2 d6", "d2 d6"),
        (
            "d1=not-yet d2=not-yet d3=not-yet d4=not-yet d5=not-yet d6=not-yet",
            "d: 0.00 start",
            "d1! d2 d3! d4! d5! d6",
            "",
        ),
        // a cap only lowers: what is below it stays
        (
            "d1=help d2=help d3=help d4=help d5=not-yet d6=not-yet",
            "d: 33.33 start",
            "d1! d3! d4! d5! d6",
            "",
        ),
        // an open important item caps nothing
        ("d2=not-yet", "d: 83.33 independent", "d2", ""),
    ] {
        let given = format!("*=alone {given}");
        assert_results(&check, &given, wanted);
        assert_eq!(warnings(&check, &scores(&check, &given)), urgent, "{given}");
        let found = advice(&check, &answers(&check, &given)).clear_up;
        let found: Vec<String> = found
            .iter()
            .map(|ix| check.rules.item(*ix).id.to_string())
            .collect();
        assert_eq!(found.join(" "), tried_together, "{given}");
    }
}

#[test]
fn a_cap_concerns_its_own_area_only() {
    let check = job_seeker();
    let given = "*=alone d1=not-yet b1=not-yet";
    assert_results(
        &check,
        given,
        "a: 100.00 independent | b: 75.00 supported | e: 100.00 independent",
    );
    // the important warnings of A and B limit nothing there
    assert_results(
        &check,
        "*=alone a5=not-yet",
        "a: 80.00 independent | d: 100.00 independent",
    );
}

#[test]
fn the_three_words_begin_at_40_and_80_of_100() {
    let check = job_seeker();
    for (given, wanted) in [
        (
            "a1=alone a2=help a3=not-yet a4=not-yet a5=not-yet",
            "a: 30.00 start",
        ),
        (
            "a1=alone a2=alone a3=not-yet a4=not-yet a5=not-yet",
            "a: 40.00 supported",
        ),
        (
            "a1=help a2=help a3=help a4=help a5=not-yet",
            "a: 40.00 supported",
        ),
        (
            "a1=alone a2=alone a3=alone a4=help a5=not-yet",
            "a: 70.00 supported",
        ),
        (
            "a1=alone a2=alone a3=alone a4=alone a5=not-yet",
            "a: 80.00 independent",
        ),
        ("c1=alone c2=help c3=not-yet c4=not-yet", "c: 37.50 start"),
        (
            "c1=alone c2=alone c3=alone c4=not-yet",
            "c: 75.00 supported",
        ),
        // "weiß nicht" leaves the maximum
        ("c1=alone c2=alone c3=alone c4=?", "c: 100.00 independent"),
        // 2 of 3 is enough, 2 of 4 is not, 4 of 6 is, 3 of 5 is not
        ("e1=alone e2=alone", "e: 100.00 independent"),
        ("e1=alone e2=?", "e: not yet"),
        ("b1=alone b2=alone b3=? b4=?", "b: not yet"),
        ("f1=alone f2=alone f3=alone f4=? f5=?", "f: not yet"),
        (
            "f1=alone f2=alone f3=alone f4=help f5=?",
            "f: 87.50 independent",
        ),
        ("c1=? c2=? c3=? c4=?", "c: not yet"),
    ] {
        assert_results(&check, given, wanted);
    }
}

/// Alone, with help, not yet, do not know: `-` no warning, `!` important, `!!` critical.
#[test]
fn what_is_urgent_at_which_answer() {
    let check = job_seeker();
    for ix in check.rules.indices().skip(check.rules.facts) {
        let id = check.rules.item(ix).id.as_str();
        let wanted = match id {
            "d1" | "d3" | "d4" | "d5" => "- !! !! !!",
            "a5" | "b1" | "b3" | "d2" | "d6" => "- - ! !",
            _ => "- - - -",
        };
        let mark = |answer: &str| {
            let found = scores(&check, &format!("*=alone {id}={answer}")).warnings;
            assert!(found.iter().all(|warning| warning.item == ix), "{id}");
            match found.first().map(|warning| warning.level) {
                None => "-",
                Some(Level::Important) => "!",
                Some(Level::Critical) => "!!",
            }
        };
        let found = ["alone", "help", "not-yet", "?"].map(mark).join(" ");
        assert_eq!(found, wanted, "{id}");
    }
}

/// Urgent items lead to a step at "weiß nicht" too; the others are tried out together.
#[test]
fn which_answers_lead_to_a_step() {
    let check = job_seeker();
    for ix in check.rules.indices().skip(check.rules.facts) {
        let item = check.rules.item(ix);
        let steps = |answer: &str| {
            let found = advice(
                &check,
                &answers(&check, &format!("*=alone {}={answer}", item.id)),
            );
            (found.now.len(), found.clear_up.contains(&ix))
        };
        let urgent = usize::from(!item.flags.is_empty());
        assert_eq!(steps("alone"), (0, false), "{}", item.id);
        assert_eq!(steps("help"), (1, false), "{}", item.id);
        assert_eq!(steps("not-yet"), (1, false), "{}", item.id);
        assert_eq!(steps("?"), (urgent, true), "{}", item.id);
    }
}

// --- the order of steps --------------------------------------------------------------------------

#[test]
fn emergency_then_urgent_then_access_then_important_then_the_lowest_area_then_work() {
    let check = job_seeker();
    assert_now(
        &check,
        &[
            ("", ""),
            // 1 before 2 and 3
            (
                "incident=yes d3=not-yet device=none",
                "incident-today d3-link device-place",
            ),
            (
                "incident=yes mail=no d1=not-yet",
                "incident-today mail-address d1-lock",
            ),
            // 2 before 3
            (
                "d3=help device=none home-net=no",
                "d3-link device-place home-net-place",
            ),
            // 3, in the order they are asked; before 4
            (
                "mail=rarely home-net=no device=shared a5=not-yet",
                "device-place home-net-place mail-weekly",
            ),
            ("mail=unsure d2=not-yet", "mail-find d2-password"),
            // no step where access is fine
            (
                "device=phone home-net=phone-only mail=yes d2=not-yet",
                "d2-password",
            ),
            ("device=computer home-net=wifi", ""),
            // 4 before 5
            ("d2=not-yet a1=help", "d2-password a1-app"),
            ("a5=? b3=not-yet c1=help", "b3-code a5-update c1-search"),
            // 5: A 80, C 75; before 6
            (
                "a1=not-yet c1=help c2=help e1=help",
                "c1-search c2-ads e1-search",
            ),
            // 6, then what is left
            ("f5=not-yet d2=help", "f5-list d2-password"),
            (
                "c1=help c2=not-yet a1=help e1=not-yet",
                "c1-search c2-ads e1-search",
            ),
            // equal areas: the first one
            (
                "a1=help a2=help a3=help a4=help a5=help c1=help c2=help c3=help c4=help b1=alone",
                "a1-app a2-wifi a3-size",
            ),
            // an area that is not rated is not the lowest
            ("c1=not-yet c2=? c3=? c4=? a1=help", "a1-app c1-search"),
        ],
    );
}

#[test]
fn within_a_rank_with_help_comes_before_not_yet_but_not_where_it_is_urgent() {
    let check = job_seeker();
    assert_now(
        &check,
        &[
            ("e1=not-yet e2=help", "e2-filter e1-search"),
            ("e2=not-yet f1=help f2=help", "f1-cv f2-scan e2-filter"),
            ("c1=not-yet c3=help", "c3-check c1-search"),
            ("d3=help d4=not-yet", "d4-advert d3-link"),
            ("d3=help d4=? d5=not-yet", "d5-ask d4-advert d3-link"),
            ("d3=help d4=help d5=help", "d3-link d4-advert d5-ask"),
            // important: both are far away, the one that is known comes first
            ("d2=? d6=not-yet", "d6-card d2-password"),
        ],
    );
}

#[test]
fn basics_come_first_whatever_the_other_scores() {
    let check = job_seeker();
    assert_now(
        &check,
        &[
            (
                "mail=no d3=not-yet d4=not-yet",
                "mail-address d3-link d4-advert",
            ),
            ("b1=help d3=not-yet d4=not-yet", "b1-mail d3-link d4-advert"),
            ("b1=not-yet d3=not-yet", "b1-mail d3-link"),
            ("b1=? device=none", "b1-mail device-place"),
            // "mit Hilfe" would come after "noch nicht" among urgent ones
            ("d1=help d3=not-yet", "d1-lock d3-link"),
            ("d1=? d3=not-yet", "d1-lock d3-link"),
            // one basic step leads; the others keep their own places
            (
                "mail=no b1=not-yet d1=not-yet d5=not-yet",
                "mail-address d1-lock d5-ask",
            ),
            ("b1=help d1=help d5=not-yet", "d1-lock d5-ask b1-mail"),
            // no basics: an address that is read rarely, or not known
            ("mail=rarely d3=help", "d3-link mail-weekly"),
            ("mail=unsure d3=help", "d3-link mail-find"),
            ("mail=yes d3=help e1=help", "d3-link e1-search"),
        ],
    );
    // put aside, it gives its place to the next basic one
    let mut given = answers(&check, "*=alone mail=no b1=help d3=not-yet");
    assert_eq!(now(&check, &given), "mail-address d3-link b1-mail");
    let mail = check.rules.item(ix(&check, "mail"));
    given.dismissed = vec![mail.steps[0].id.clone()];
    assert_eq!(now(&check, &given), "b1-mail d3-link");
}

#[test]
fn three_steps_and_none_for_later() {
    let check = job_seeker();
    let found = advice(
        &check,
        &answers(
            &check,
            "*=not-yet mail=no device=none home-net=no incident=yes",
        ),
    );
    assert_eq!(
        (found.now.len(), found.later.len(), found.rest.len()),
        (3, 0, 28)
    );
    let found = advice(&check, &answers(&check, "*=alone e1=help e2=help"));
    assert_eq!(
        (found.now.len(), found.later.len(), found.rest.len()),
        (2, 0, 0)
    );
}

#[test]
fn the_job_somebody_looks_for_reorders_and_changes_no_result() {
    let check = job_seeker();
    let open = "f1=help f2=help f3=help f4=help";
    for (goal, wanted) in [
        ("", "f1-cv f2-scan f3-form"),
        ("goal=open", "f1-cv f2-scan f3-form"),
        ("goal=warehouse", "f3-form f1-cv f2-scan"),
        ("goal=sales", "f4-send f1-cv f2-scan"),
        ("goal=care", "f2-scan f1-cv f3-form"),
        ("goal=craft", "f2-scan f1-cv f3-form"),
        ("goal=office", "f1-cv f4-send f2-scan"),
        // within a rank only
        ("goal=warehouse d3=help a1=help", "d3-link a1-app f3-form"),
    ] {
        let given = answers(&check, &format!("*=alone {open} {goal}"));
        assert_eq!(now(&check, &given), wanted, "{goal}");
        let mut without = given.clone();
        without.say(ix(&check, "goal"), None);
        let groups = |given: &Answers| score(&check.rules, given).groups;
        assert_eq!(groups(&given), groups(&without), "{goal}");
    }
}

#[test]
fn what_somebody_calls_important_reorders_within_a_rank_only() {
    let check = job_seeker();
    let mut given = answers(&check, "*=alone d3=help e1=help f1=help");
    assert_eq!(now(&check, &given), "d3-link e1-search f1-cv");
    given.set_wish(group_ix(&check, "f"), Some(Wish::High));
    assert_eq!(now(&check, &given), "d3-link f1-cv e1-search");
}

// --- the emergency card --------------------------------------------------------------------------

#[test]
fn the_emergency_card_comes_first_or_is_offered_quietly() {
    let check = job_seeker();
    for (given, wanted) in [
        ("", None),
        ("incident=no", None),
        ("incident=yes", Some(Showing::First)),
        ("incident=unsure", Some(Showing::Offered)),
        ("incident=no-say", Some(Showing::Offered)),
        ("*=alone incident=yes", Some(Showing::First)),
        ("*=not-yet incident=no", None),
    ] {
        for form in [Form::Full, Form::Short] {
            let mut given_answers = answers(&check, given);
            given_answers.form = form;
            let found = advice(&check, &given_answers).cards;
            assert_eq!(found.first().map(|open| open.showing), wanted, "{given}");
            assert!(found.len() < 2);
            // only a certain yes takes one of the three steps
            let step = now(&check, &given_answers).starts_with("incident-today");
            assert_eq!(step, wanted == Some(Showing::First), "{given}");
        }
    }
}

#[test]
fn the_emergency_card_says_what_to_do_in_order() {
    let check = job_seeker();
    let card = &check.wording.cards[0];
    assert_eq!(
        (check.wording.cards.len(), card.title.text),
        (1, "Sofort-Karte")
    );
    assert!(card.lead.text.starts_with("Das ist nicht Ihre Schuld."));
    assert!(card.closing.is_some() && card.invite.is_some());
    let titles = card.points.iter().map(|point| point.title.text);
    let all = titles.collect::<Vec<_>>().join(" | ");
    let mut rest = all.as_str();
    for word in [
        "Bank",
        "Sperren",
        "Prüfen",
        "Passwörter",
        "Polizei",
        "Notfall-Check",
        "Einzelberatung",
    ] {
        let (_, after) = rest
            .split_once(word)
            .unwrap_or_else(|| panic!("{word} is not in its place: {all}"));
        rest = after;
    }
    // the number carries its source with the days of checking
    let numbers: Vec<_> = card
        .points
        .iter()
        .filter_map(|point| Some((point.call?, point.source)))
        .collect();
    let [(call, source)] = numbers[..] else {
        panic!("one number")
    };
    assert_eq!((call.label, call.tel), ("116 116", "116116"));
    let source = &check.wording.sources[source.expect("a source")];
    assert!(source.stand.recheck > source.stand.checked && source.note.is_some());
}

// --- the short form ------------------------------------------------------------------------------

#[test]
fn the_short_form_has_two_facts_and_eleven_questions() {
    let check = job_seeker();
    let mut given = answers(&check, "*=help device=none mail=no incident=yes");
    given.form = Form::Short;
    let reach = Reach::of(&check.rules, &given);
    let shown = check.rules.indices().filter(|ix| reach.shows(*ix));
    let shown: Vec<String> = shown
        .map(|ix| check.rules.item(ix).id.to_string())
        .collect();
    assert_eq!(
        shown.join(" "),
        "mail incident a2 a4 b1 b3 d1 d2 d3 d4 d5 e1 f1"
    );
    // what is not asked does not count: no step for the missing device
    assert_eq!(now(&check, &given), "incident-today mail-address d1-lock");
    let found = score(&check.rules, &given);
    assert_eq!(found.whole, None);
    assert_eq!(result(&check, &found, "c"), "nothing");
    assert_eq!(result(&check, &found, "d"), "50.00 supported");
    // every question has one of the three words
    let lights = &check.rules.short.as_ref().unwrap().lights;
    for (answer, wanted) in [
        ("alone", "independent"),
        ("help", "supported"),
        ("not-yet", "start"),
    ] {
        let found = scores(&check, &format!("a2={answer}"));
        let light = lights.locate(found.items[ix(&check, "a2").at()].share());
        assert_eq!(lights.list()[light.at()].id.as_str(), wanted);
    }
}

// --- said and tried out --------------------------------------------------------------------------

#[test]
fn what_was_tried_out_together_counts_over_what_was_said() {
    let check = job_seeker();
    for (given, wanted, urgent) in [
        (
            "d3=alone tried:d3=not-yet",
            "d: 83.33 independent>supported",
            "d3!",
        ),
        ("d3=not-yet tried:d3=alone", "d: 100.00 independent", ""),
        (
            "d3=? tried:d3=help",
            "d: 91.67 independent>supported",
            "d3!",
        ),
        ("d6=not-yet tried:d6=help", "d: 91.67 independent", ""),
    ] {
        let given = format!("*=alone {given}");
        assert_results(&check, &given, wanted);
        assert_eq!(warnings(&check, &scores(&check, &given)), urgent, "{given}");
        // both are kept, so that two people can look at the difference
        let given_answers = answers(&check, &given);
        let item = ix(&check, if given.contains("d6") { "d6" } else { "d3" });
        let kept = given_answers.given(item).unwrap();
        assert!(kept.said.is_some() && kept.tried.is_some() && kept.said != kept.tried);
    }
}

// --- texts ---------------------------------------------------------------------------------------

/// Nobody without a computer is told to use one at home.
#[test]
fn tips_have_a_version_for_the_phone() {
    let check = job_seeker();
    let desktop = [
        "Klicken",
        "Strg",
        "rechten Taste",
        "Schreiben Sie am Computer",
        "Nehmen Sie Ihren Laptop",
    ];
    for item in &check.rules.items {
        let id = item.id.as_str();
        for given in [
            "",
            "device=phone",
            "device=tablet",
            "device=shared",
            "device=none",
        ] {
            let text = step_text(&check, given, id);
            assert!(
                desktop.iter().all(|word| !text.contains(word)),
                "{id} with {given:?}: {text}"
            );
        }
    }
    for (item, given, words) in [
        ("a3", "device=phone", "Bedienungshilfen"),
        ("a3", "device=computer", "Strg"),
        ("a4", "device=phone", "am Handy"),
        ("a4", "device=computer", "rechten Taste"),
        ("a4", "device=shared", "Speicher-Stick"),
        ("b2", "device=phone", "Tippen Sie"),
        ("b2", "device=computer", "Klicken Sie"),
        ("d1", "device=none", "in der Beratung nach einem Gerät"),
        ("d1", "device=shared", "Abmelden"),
        ("f1", "device=phone", "am Handy"),
        ("f1", "device=none", "auf Papier"),
        ("f5", "device=phone", "am Handy"),
        ("f5", "device=computer", "Tabelle"),
    ] {
        let text = step_text(&check, given, item);
        assert!(text.contains(words), "{item} with {given}: {text}");
    }
    let title = |given: &str, item: &str| {
        say(
            &check,
            given,
            check.wording.items[ix(&check, item).at()].title,
        )
    };
    for item in ["a2", "d1"] {
        assert!(title("device=phone", item).contains("Handy"), "{item}");
        assert!(title("device=tablet", item).contains("Tablet"), "{item}");
        assert!(
            title("device=computer", item).contains("Computer"),
            "{item}"
        );
    }
}

#[test]
fn no_large_download_for_people_whose_only_internet_is_the_phone() {
    let check = job_seeker();
    for net in ["phone-only", "no"] {
        for item in ["a1", "a5", "b4"] {
            for device in ["phone", "tablet", "computer"] {
                let text = step_text(&check, &format!("device={device} home-net={net}"), item);
                assert!(
                    text.contains("freien WLAN") || text.contains("freies WLAN"),
                    "{item}: {text}"
                );
                assert!(!text.contains("Laden Sie"), "{item}: {text}");
            }
        }
    }
    assert!(step_text(&check, "device=phone home-net=wifi", "a1").contains("Laden Sie"));
    assert!(
        step_text(&check, "", "a5").contains("WLAN"),
        "not known: still only by WLAN"
    );
}

#[test]
fn the_office_in_charge_steers_words_only() {
    let check = job_seeker();
    for (support, words) in [
        ("", "in der Beratung"),
        ("support=none", "in der Beratung"),
        ("support=jobcenter", "Fragen Sie zuerst im Jobcenter"),
        ("support=agency", "Die Arbeitsagentur verlangt"),
        ("support=unsure", "Jobcenter oder die Arbeitsagentur"),
    ] {
        let text = step_text(&check, support, "b3");
        assert!(text.contains(words), "{support}: {text}");
        let given = answers(&check, &format!("*=help {support}"));
        let plain = answers(&check, "*=help");
        assert_eq!(
            score(&check.rules, &given).groups,
            score(&check.rules, &plain).groups
        );
        assert_eq!(now(&check, &given), now(&check, &plain));
    }
}

/// All German texts of the file: (place, text).
fn texts() -> Vec<(String, String)> {
    fn collect(value: &serde_json::Value, place: &str, found: &mut Vec<(String, String)>) {
        match value {
            serde_json::Value::Object(map) => {
                let id = map.get("id").and_then(|id| id.as_str()).unwrap_or_default();
                for (key, value) in map.iter().filter(|(key, _)| *key != "sources") {
                    collect(value, &format!("{place}/{id}.{key}"), found);
                }
            }
            serde_json::Value::Array(list) => {
                for value in list {
                    collect(value, place, found);
                }
            }
            serde_json::Value::String(text) if text.contains(' ') => {
                found.push((place.to_owned(), text.clone()));
            }
            _ => {}
        }
    }
    let value: serde_json::Value = serde_json::from_str(&read(JOB_SEEKER)).expect("JSON");
    let mut found = Vec::new();
    collect(&value, "", &mut found);
    assert!(found.len() > 300, "{}", found.len());
    found
}

/// The rules of section 4 that a search can check: short sentences, no passive, no subjunctive, no
/// abbreviations, one word for one thing.
#[test]
fn the_texts_are_in_plain_language() {
    let verbs = ["wird", "werden", "wurde", "wurden", "worden"];
    let maybe = [
        "könnte", "könnten", "würde", "würden", "hätte", "hätten", "müsste", "müssten", "sollte",
        "sollten", "dürfte", "dürften", "wäre", "wären",
    ];
    let others = [
        "man",
        "du",
        "Smartphone",
        "Mobiltelefon",
        "PC",
        "CV",
        "Mail",
        "Mails",
        "bzw",
        "usw",
        "ggf",
        "Jobsuchende",
    ];
    let mut wrong = Vec::new();
    for (place, text) in texts() {
        for sentence in text.split(['.', '?', '!', ':']) {
            let words = sentence.split_whitespace().count();
            if words > 12 {
                wrong.push(format!("{place}: {words} words: {sentence}"));
            }
        }
        for word in text.split(|sign: char| !sign.is_alphabetic() && sign != '-') {
            let capitals = word.len() > 1 && word.chars().all(char::is_uppercase);
            let explained = ["WLAN", "PIN", "PDF", "KI"].contains(&word);
            let listed = [&verbs[..], &maybe, &others].concat().contains(&word);
            if listed || capitals && !explained {
                wrong.push(format!("{place}: {word}: {text}"));
            }
        }
        if ["z. B.", "z.B.", "d. h.", "%", "…", ";"]
            .iter()
            .any(|sign| text.contains(sign))
        {
            wrong.push(format!("{place}: {text}"));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

/// Bürgergeld in Gladbeck comes from a municipal Jobcenter; nobody has a claim to a device.
#[test]
fn no_text_leads_to_the_wrong_portal_or_promises_a_device() {
    let whole = read(JOB_SEEKER);
    for word in [
        "jobcenter.digital",
        "Jobcenter-App",
        "BA-mobil",
        "Jobcenter App",
    ] {
        assert!(!whole.contains(word), "{word}");
    }
    let check = job_seeker();
    for given in [
        "device=none",
        "device=shared",
        "device=none support=jobcenter",
    ] {
        let text = step_text(&check, given, "device");
        assert!(
            text.contains("Stadtbücherei") && text.contains("nicht versprechen"),
            "{text}"
        );
    }
    for (place, text) in texts() {
        for word in ["Anspruch auf", "Sie bekommen ein", "Recht auf"] {
            assert!(!text.contains(word), "{place}: {text}");
        }
    }
}

#[test]
fn what_nobody_checked_says_why() {
    let check = job_seeker();
    for source in &check.wording.sources {
        assert!(source.verified || source.note.is_some(), "{}", source.id);
    }
}

#[test]
fn the_check_has_no_hints_fits_its_schema_and_shows_the_expected_pages() {
    let check = job_seeker();
    assert_eq!(check_hints(&check, day(TODAY)), Vec::<String>::new());
    let schema = jsonschema::validator_for(&schemas()[0].1).expect("a schema");
    let value = serde_json::from_str(&read(JOB_SEEKER)).expect("JSON");
    let wrong = schema
        .iter_errors(&value)
        .map(|error| format!("{}: {error}\n", error.instance_path()));
    assert_eq!(wrong.collect::<String>(), "");
    let cases = read("tests/data/paths/job-seeker.json");
    let walked = walk_cases("paths/job-seeker.json", &cases, &check.rules);
    assert_eq!(walked.map_err(|found| show(&found)), Ok(5));
    assert!(
        check
            .rules
            .groups
            .iter()
            .zip(scores(&check, "").groups)
            .all(|(_, group)| group.outcome == Outcome::NotYet)
    );
}
