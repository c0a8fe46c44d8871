//! Vermittlung: which answers lead to which offer, for which reason, and what is said about it on a day.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "tests fail by panicking"
)]

mod common;

/// Helpers, and the tests of the file itself.
mod referrals {
    pub mod desk;
    mod file;
}

use common::*;
use digital_check::content::load_referrals;
use digital_check::content::referrals::say::LetterParts;
use digital_check::domain::answer::Answers;
use digital_check::domain::id::ItemIx;
use digital_check::domain::offer::{Place, Validity};
use digital_check::domain::questionnaire::Kind;
use digital_check::domain::referral::Urgency;
use referrals::desk::*;
use serde_json::json;

// --- which answers lead where ---------------------------------------------------------------------

#[test]
fn rules_for_people_looking_for_work() {
    let desk = Desk::of("job-seeker");
    desk.assert_rules(&[
        // R1: data given away, or an open !! question
        ("r1-today", "incident=yes", Some("incident")),
        ("r1-today", "incident=no", None),
        ("r1-today", "incident=unsure", None),
        ("r1-today", "incident=no-say", None),
        ("r1-next", "*=alone d1=help", Some("d1")),
        ("r1-next", "*=alone d1=help d5=not-yet", Some("d1 d5")),
        ("r1-next", "*=alone d4=?", Some("d4")),
        ("r1-next", "*=alone", None),
        ("r1-next", "*=alone d2=not-yet", None), // "!" only
        ("incident-unsure", "incident=unsure", Some("incident")),
        ("incident-unsure", "incident=yes", None),
        // R2: no device or no net
        ("r2", "device=shared", Some("device")),
        ("r2", "device=none home-net=no", Some("device home-net")),
        ("r2", "device=phone home-net=no", Some("home-net")),
        ("r2", "device=phone home-net=phone-only", None),
        // R3: no e-mail
        ("r3", "mail=no", Some("mail")),
        ("r3", "mail=no b1=not-yet", Some("mail b1")),
        ("r3", "mail=yes b1=not-yet", Some("b1")),
        ("r3", "mail=rarely b1=help", None),
        ("r3", "mail=unsure b1=?", None),
        // R4: two questions of one area, unless the area has an open !! question
        ("r4-a", "*=alone a1=help", None),
        ("r4-a", "*=alone a1=help a5=not-yet", Some("a1 a5")),
        ("r4-a", "*=alone a1=help a2=?", Some("a1 a2")),
        ("r4-a", "a1=help a2=help", Some("a1 a2")),
        ("r4-a", "*=alone a1=help b1=help", None),
        ("r4-b", "*=alone b1=help b2=help", Some("b1 b2")),
        ("r4-b", "*=alone b2=help", None),
        ("r4-c", "*=alone c1=help c4=not-yet", Some("c1 c4")),
        ("r4-c", "*=alone c1=help", None),
        ("r4-c", "*=alone c1=help c4=not-yet d1=help", Some("c1 c4")),
        ("r4-d", "*=alone d2=help d6=help", Some("d2 d6")),
        (
            "r4-d",
            "*=alone d2=help d6=help incident=yes",
            Some("d2 d6"),
        ),
        ("r4-d", "*=alone d2=help d3=help", None),
        // R5: A and B at least "Mit Unterstützung" (40 per cent), something open in E or F
        ("r5", "*=alone e1=help", Some("e1")),
        ("r5", "*=alone e2=? f4=not-yet", Some("e2 f4")),
        ("r5", "*=alone", None),
        (
            "r5",
            "*=alone e1=help a1=not-yet a2=not-yet a3=not-yet",
            Some("e1"),
        ), // 4 of 10
        (
            "r5",
            "*=alone e1=help a1=not-yet a2=not-yet a3=not-yet a4=help",
            None,
        ), // 3 of 10
        ("r5", "*=alone e1=help a1=? a2=?", None), // 3 of 5 answered: not enough for a band
        // R6: three "weiß nicht" in one area, or read aloud
        ("r6", "*=alone c1=? c2=? c3=?", Some("c1 c2 c3")),
        ("r6", "*=alone e1=? e2=? e3=?", Some("e1 e2 e3")),
        ("r6", "language=read-aloud", Some("language")),
        ("r6", "*=alone c1=? c2=?", None),
        ("r6", "*=alone a1=? b1=? c1=?", None),
        ("r6", "language=ar", None),
        // a course in reading only for who said something about reading
        ("r6-reading", "language=read-aloud", Some("language")),
        ("r6-reading", "language=de", None),
        ("r6-reading", "*=? language=tr", None),
        // the bridge
        ("near", "near=yes", Some("near")),
        ("near", "near=open", None),
        ("near", "near=no", None),
        // places, portal, learning
        ("places", "*=alone a2=help", Some("a2")),
        ("places", "*=alone f1=help device=phone", Some("device f1")),
        ("places", "*=alone f1=help device=computer", None),
        ("places", "*=alone device=phone", None),
        (
            "portal",
            "*=alone b3=help support=jobcenter",
            Some("support b3"),
        ),
        ("portal", "*=alone b3=help support=agency", None),
        ("portal", "*=alone support=jobcenter", None),
        ("emergency", "*=alone d6=help", Some("d6")),
        ("emergency", "*=alone", None),
        ("scam", "*=alone d3=help d5=?", Some("d3 d5")),
        ("scam", "*=alone d1=help", None),
        ("learn-mail", "*=alone b1=help", Some("b1")),
        ("learn-mail", "*=alone b2=help", None),
        ("learn-data", "*=alone c2=help", Some("c2")),
        ("learn-data", "*=alone c1=help", None),
        ("learn-safety", "*=alone c3=help d2=help", Some("c3 d2")),
        ("learn-safety", "*=alone", None),
        ("search", "*=alone e1=help", Some("e1")),
        ("search", "*=alone e2=help", None),
    ]);
}

#[test]
fn rules_for_businesses() {
    let desk = Desk::of("business");
    let mut table = vec![
        ("critical", "*=3 e2=0 e7=0", Some("e2 e7")),
        ("critical", "*=3 e2=?", Some("e2")),
        ("critical", "*=3 e2=1", None),
        ("staff", "staff-search=yes", Some("staff-search")),
        ("staff", "staff-search=no", None),
        ("staff", "*=0", None),
        // the whole is shown as "Aufbau" at most; no answer is quoted
        ("overall", "*=1", Some("")),
        ("overall", "*=2", None),
        ("overall", "*=2 e2=0", Some("")), // 65 per cent, but an open critical warning
        ("overall", "a1=0", None),         // no level yet
        ("grant", "*=3 e1=0 e5=0 f4=0", Some("e1 e5 f4")),
        ("grant", "*=3 e1=0 e5=0", None),
        ("ihk", "*=3 sector=shop c1=1", Some("sector c1")),
        ("ihk", "*=3 sector=shop", None),
        ("ihk", "*=3 sector=shop e5=0", None),
        ("ihk", "*=3 c1=1", None),
        ("ihk", "*=3 sector=craft c1=1", None),
        ("hwk", "*=3 sector=craft d3=0", Some("sector d3")),
        ("hwk", "*=3 sector=gastro d3=0", None),
        ("academy-people", "*=3 f4=0", None), // its topic is security
        ("academy-security", "*=3 f4=0", Some("f4")),
    ];
    for (rule, id) in [
        ("academy-visibility", "a1"),
        ("academy-selling", "b1"),
        ("academy-processes", "c5"),
        ("academy-privacy", "d3"),
        ("academy-security", "e1"),
        ("academy-people", "f1"),
    ] {
        let given = |value: &str| -> &'static str { format!("*=3 {id}={value}").leak() };
        table.push((rule, given("0"), Some(id)));
        table.push((rule, given("?"), Some(id)));
        table.push((rule, given("1"), Some(id)));
        table.push((rule, given("2"), None));
    }
    desk.assert_rules(&table);
}

#[test]
fn rules_for_practices() {
    let desk = Desk::of("therapist");
    desk.assert_rules(&[
        ("critical", "*=3 pd1=0 r2=0", Some("r2 pd1")),
        ("critical", "*=3 s1=0", None),
        ("critical", "*=3 pd1=1", None),
        ("staff", "need=staff", Some("need")),
        ("staff", "need=patients", None),
        (
            "overall",
            "*=3 s1=1 s2=1 s3=1 s4=1 e1=1 e2=1 e3=1 e4=1",
            Some("s1 s2 s3 s4 e1 e2 e3 e4"),
        ),
        ("overall", "*=3 s1=1 s2=1 s3=1 s4=1 e1=1 e2=1 e3=1", None),
        ("academy-s", "*=3 s2=1", Some("s2")),
        ("academy-s", "*=3 s2=2", None),
        ("academy-e", "*=3 e3=?", Some("e3")),
        ("academy-e", "*=3", None),
        ("academy-v", "*=3 v2=0", Some("v2")),
        ("academy-v", "*=3 s2=0", None),
        ("academy-r", "*=3 r1=1", Some("r1")),
        ("academy-r", "*=3", None),
        ("academy-pd", "*=3 pd6=1", Some("pd6")),
        ("academy-pd", "*=3", None),
        ("academy-a", "*=3 a2=0", Some("a2")),
        ("academy-a", "*=3 a2=2", None),
    ]);
}

// --- order and number -----------------------------------------------------------------------------

#[test]
fn the_most_urgent_comes_first_and_one_offer_stands_once() {
    for (check, given, wanted) in [
        ("job-seeker", "*=alone", ""),
        (
            "job-seeker",
            "*=alone incident=yes d3=not-yet mail=no device=shared",
            "single today | scam-emergency today | net-places next | scam-info suits",
        ),
        (
            "job-seeker",
            "*=alone a1=help a2=help b1=help b2=help b3=help f2=help near=yes",
            // coaching before groups, the area with more open questions first
            "coaching suits | group-mail suits | group-start suits | near-work suits | net-places suits | vhs-lernportal suits",
        ),
        (
            "business",
            "*=3 e2=0 a1=0 a2=1 staff-search=yes",
            "city-talk next | find-staff suits | academy-visibility suits | academy-security suits",
        ),
        (
            "therapist",
            "*=3 need=staff s1=0",
            "find-staff suits | academy-visibility suits",
        ),
    ] {
        assert_eq!(Desk::of(check).list(given, TODAY), wanted, "{given}");
    }
}

#[test]
fn several_rules_for_one_offer_are_several_reasons() {
    let desk = Desk::of("job-seeker");
    let single = desk.find("single", "*=alone incident=yes d3=not-yet mail=no", TODAY);
    let reasons: Vec<String> = single
        .reasons
        .iter()
        .map(|reason| {
            let rule = &desk.read.rules.rules[reason.rule.at()];
            format!("{}: {}", rule.id, desk.items(&reason.items))
        })
        .collect();
    assert_eq!(reasons, ["r1-today: incident", "r1-next: d3", "r3: mail"]);
    assert_eq!(desk.items(&single.items()), "mail incident d3");
}

#[test]
fn three_come_first_and_the_others_are_folded() {
    let desk = Desk::of("business");
    for (given, wanted) in [("*=0", (3, 5)), ("*=3 a1=0", (1, 0)), ("*=3", (0, 0))] {
        let referrals = desk.refer(given, TODAY);
        let (main, folded) = desk.read.rules.split(&referrals);
        assert_eq!((main.len(), folded.len()), wanted, "{given}");
    }
}

#[test]
fn hidden_answers_lead_nowhere() {
    let desk = Desk::of("business");
    assert_eq!(
        desk.quoted("academy-visibility", "*=3 a2=0"),
        Some("a2".to_owned())
    );
    assert_eq!(
        desk.quoted("academy-visibility", "*=3 a2=0 website=no"),
        None
    );
}

#[test]
fn what_was_tried_out_together_counts() {
    let desk = Desk::of("job-seeker");
    assert_eq!(
        desk.quoted("r1-next", "*=alone tried:d4=help"),
        Some("d4".to_owned())
    );
    assert_eq!(
        desk.quoted("r1-next", "*=alone d4=not-yet tried:d4=alone"),
        None
    );
}

/// Any answers on any day: no panic, every reason quotes answers that were given, and only items of
/// its own check; twice the same gives the same.
#[test]
fn any_answers_give_referrals_with_answered_reasons() {
    for id in ["business", "job-seeker", "therapist"] {
        let desk = Desk::of(id);
        let mut seed: u64 = 7;
        let mut dice = |sides: usize| {
            seed = seed
                .wrapping_mul(6_364_136_223_846_793_005)
                .wrapping_add(1_442_695_040_888_963_407);
            usize::try_from(seed >> 33).unwrap() % sides
        };
        for _ in 0..500 {
            let mut given = Answers::empty(&desk.check.rules);
            for ix in desk.check.rules.indices() {
                let item = desk.check.rules.item(ix);
                let Kind::Choice(options) = &item.kind else {
                    continue;
                };
                let value = match dice(options.len() + 2) {
                    0 => None,
                    1 if item.unknown.is_some() => Some(answer(item, "?")),
                    at => options
                        .get(at.saturating_sub(2))
                        .map(|option| answer(item, option.id.as_str())),
                };
                given.say(ix, value);
            }
            let day = ["2018-06-01", "2021-06-01", TODAY, "2031-01-01"][dice(4)];
            let referrals = desk.refer_to(&given, day);
            assert_eq!(referrals, desk.refer_to(&given, day));
            assert!(referrals.is_sorted_by_key(|referral| referral.urgency));
            for reason in referrals.iter().flat_map(|referral| &referral.reasons) {
                assert!(reason.items.iter().all(|ix| given.get(*ix).is_some()));
                assert!(
                    reason.items.is_sorted_by(|a, b| a < b),
                    "each once, in order"
                );
            }
        }
    }
}

// --- what is known on a day -----------------------------------------------------------------------

#[test]
fn offers_of_biwaq_4_over_the_years() {
    let desk = Desk::of("business");
    for (today, wanted) in [
        ("2018-12-31", "from 2019-01-01"),
        ("2019-01-01", "running"),
        ("2021-06-01", "running"),
        ("2022-12-31", "running"),
        ("2023-01-01", "biwaq-4 ended 2022-12-31, ask economy"),
        (TODAY, "biwaq-4 ended 2022-12-31, ask economy"),
    ] {
        assert_eq!(desk.validity("academy-privacy", today), wanted, "{today}");
    }
}

#[test]
fn other_offers_over_the_years() {
    let desk = Desk::of("job-seeker");
    for (offer, today, wanted) in [
        // IV and V, one after the other
        ("single", "2018-12-31", "from 2019-01-01"),
        ("single", "2022-12-31", "running"),
        ("single", "2023-01-01", "running"),
        ("single", "2026-06-30", "running"),
        (
            "single",
            "2026-07-01",
            "biwaq-5 ended 2026-06-30, ask jobcenter",
        ),
        // dates of its own
        ("mid-security", "2025-12-31", "from 2026-01-01"),
        ("mid-security", "2026-01-01", "running"),
        ("mid-security", "2029-12-31", "running"),
        (
            "mid-security",
            "2030-01-01",
            "offer ended 2029-12-31, ask economy",
        ),
        // without dates: runs until nobody looked at it for too long
        ("net-places", TODAY, "running"),
        ("net-places", "2027-05-23", "running"),
        ("net-places", "2027-05-24", "overdue 2027-05-23"),
        ("reading-help", TODAY, "unconfirmed"),
    ] {
        assert_eq!(desk.validity(offer, today), wanted, "{offer} on {today}");
    }
}

/// The operator learns that the city takes part in round VI, or not yet, and writes it down.
#[test]
fn a_running_round_nobody_confirmed_is_a_doubt_and_never_a_promise() {
    let check = job_seeker();
    for (takes_part, today, wanted) in [
        ("unknown", "2026-06-30", "running"),
        ("unknown", TODAY, "biwaq-6?"),
        (
            "unknown",
            "2028-10-01",
            "biwaq-6 ended 2028-09-30, ask jobcenter",
        ),
        ("yes", TODAY, "running"),
    ] {
        let json = changed(|file| {
            file["programmes"][3]["takes_part"] = json!(takes_part);
            file["offers"][0]["programmes"] = json!(["biwaq-4", "biwaq-5", "biwaq-6"]);
        });
        let read = load_referrals("referrals.json", &json, &check).expect("good referrals");
        let desk = Desk {
            check: check.clone(),
            read,
        };
        assert_eq!(
            desk.validity("single", today),
            wanted,
            "{takes_part} on {today}"
        );
    }
}

#[test]
fn the_same_answers_give_the_same_offers_before_and_after_the_end() {
    let desk = Desk::of("job-seeker");
    let given = "*=alone d3=help e1=help near=yes district=brauck";
    assert_eq!(desk.list(given, "2021-06-01"), desk.list(given, TODAY));
    let running = desk.find("single", given, "2021-06-01");
    assert_eq!(running.validity, Validity::Running);
    assert!(matches!(
        desk.find("single", given, TODAY).validity,
        Validity::Ended { .. }
    ));
}

#[test]
fn what_ended_is_said_in_plain_words() {
    let desk = Desk::of("job-seeker");
    for (offer, today, wanted) in [
        (
            "coaching",
            TODAY,
            "Die Förderphase BIWAQ IV „Aktiv und digital in Gladbeck 4.0“ endete am 31.12.2022. Fragen Sie nach dem \
             Nachfolge-Angebot. Ansprechstelle: Jobcenter Kreis Recklinghausen in Gladbeck. Danach kam BIWAQ VI. \
             Ob Gladbeck mitmacht, ist nicht bekannt.",
        ),
        (
            "coaching",
            "2024-01-01",
            "Die Förderphase BIWAQ IV „Aktiv und digital in Gladbeck 4.0“ endete am 31.12.2022. Fragen Sie nach dem \
             Nachfolge-Angebot. Ansprechstelle: Jobcenter Kreis Recklinghausen in Gladbeck. Danach kam BIWAQ V „grün und mobil im Quartier“.",
        ),
        (
            "coaching",
            "2021-06-01",
            "Dieses Angebot ist uns bekannt. Stand: 23.11.2026.",
        ),
        (
            "coaching",
            "2018-06-01",
            "Dieses Angebot beginnt am 01.01.2019. Ansprechstelle: Jobcenter Kreis Recklinghausen in Gladbeck.",
        ),
        (
            "ba-search",
            TODAY,
            "Bitte prüfen: Ob es dieses Angebot so gibt, hat niemand bestätigt. Ansprechstelle: Agentur für Arbeit.",
        ),
    ] {
        let referral = desk.find(offer, "*=alone e1=help", today);
        assert_eq!(desk.read.validity(&referral, day(today)), wanted, "{today}");
    }
}

#[test]
fn three_districts_come_first_the_others_are_welcome() {
    let desk = Desk::of("business");
    for (offer, district, wanted) in [
        ("find-staff", "district=stadtmitte", Place::Priority),
        ("find-staff", "district=brauck", Place::Priority),
        ("find-staff", "district=butendorf", Place::Priority),
        ("find-staff", "district=rosenhuegel", Place::Welcome),
        ("find-staff", "district=zweckel", Place::Welcome),
        ("find-staff", "district=other", Place::Welcome),
        ("find-staff", "", Place::Unknown),
        // takes everybody alike
        ("city-talk", "district=brauck", Place::Welcome),
        ("city-talk", "", Place::Welcome),
    ] {
        let given = format!("*=1 staff-search=yes {district}");
        assert_eq!(
            desk.find(offer, &given, TODAY).district,
            wanted,
            "{offer} {district}"
        );
    }
    let programme = |id: &str| {
        let programmes = &desk.read.rules.programmes;
        programmes
            .iter()
            .find(|known| known.id.as_str() == id)
            .expect("a programme")
    };
    assert_eq!(
        programme("biwaq-4").over_percent,
        Some(50),
        "more than half"
    );
    assert_eq!(programme("biwaq-4").districts.len(), 3);
    assert!(!programme("biwaq-6").takes_part);
}

// --- words ----------------------------------------------------------------------------------------

#[test]
fn a_reason_quotes_the_answers_behind_it() {
    let desk = Desk::of("job-seeker");
    let referral = desk.find("single", "*=alone d1=help d3=not-yet d4=?", TODAY);
    let id = |ix: ItemIx| desk.check.rules.item(ix).id.to_string();
    let words = &desk.read.words;
    for (most, wanted) in [
        (
            3,
            "Sie haben gesagt: „d1“, „d3“, „d4“. Schauen Sie es beim nächsten Termin mit jemandem an, der sich auskennt.",
        ),
        (
            1,
            "Sie haben gesagt: „d1“ und 2 weitere Antworten. Schauen Sie es beim nächsten Termin mit jemandem an, der sich auskennt.",
        ),
    ] {
        assert_eq!(words.because(&referral.reasons[0], most, &id), wanted);
    }
    assert_eq!(words.urgency(Urgency::Next), "Beim nächsten Termin");
    assert_eq!(
        words.district(Place::Unknown),
        "Der Stadtteil ist nicht bekannt. Fragen können Menschen aus allen Stadtteilen."
    );
}

#[test]
fn a_letter_leaves_out_what_is_empty_and_holds_no_name() {
    let desk = Desk::of("business");
    let talk = desk.find("city-talk", "*=1", TODAY).offer;
    let parts = LetterParts {
        reason: "„a1“",
        steps: "",
        district: "Brauck",
    };
    let letter = desk.read.words.letter(talk, parts).expect("a letter");
    assert_eq!(letter.subject, "Bitte um ein Gespräch zum Digital-Check");
    assert_eq!(
        letter.body,
        "Guten Tag,\n\nwir haben den Digital-Check gemacht. Wir bitten um ein Gespräch.\n\n\
         Diese Antworten sind der Grund: „a1“.\n\nUnser Stadtteil: Brauck.\n\n\
         Bitte sagen Sie uns, ob es das Angebot gibt und wann.\n\nMit freundlichen Grüßen"
    );
    let grant = desk.find("mid-security", "*=0", TODAY).offer;
    assert_eq!(
        desk.read.words.letter(grant, parts),
        None,
        "nobody writes to a web page"
    );
}
