//! What stands in `referrals.json`, what is wrong with other versions of it, hints, command line.

use digital_check::content::referrals::hints::referral_hints;
use digital_check::content::schema::schemas;
use digital_check::content::{Referrals, load_referrals};
use serde_json::{Value, json};

use super::desk::*;
use crate::common::*;

/// All texts of a JSON value.
fn texts<'v>(value: &'v Value, found: &mut Vec<&'v str>) {
    match value {
        Value::String(text) => found.push(text),
        Value::Array(list) => list.iter().for_each(|value| texts(value, found)),
        Value::Object(map) => map.values().for_each(|value| texts(value, found)),
        _ => {}
    }
}

#[test]
fn no_device_and_no_result_is_promised() {
    let file = file();
    let mut all = Vec::new();
    texts(&file, &mut all);
    assert!(all.len() > 300);
    for text in &all {
        let device = ["Gerät", "Laptop", "Notebook"]
            .iter()
            .any(|word| text.contains(word));
        assert!(!device || text.contains("nicht zugesagt"), "{text}");
        for promise in [
            "Sie bekommen",
            "Sie erhalten",
            "arantier",
            "erspr",
            "auf jeden Fall",
        ] {
            assert!(!text.contains(promise), "{text}");
        }
    }
    assert!(
        all.iter()
            .any(|text| text.contains("es gibt darauf keinen Anspruch"))
    );
    for id in ["business", "job-seeker", "therapist"] {
        for offer in &Desk::of(id).read.words.offers {
            let text = offer.not_promised.to_lowercase();
            let cautious = ["nicht", "niemand", "kann sich ändern"]
                .iter()
                .any(|word| text.contains(word));
            assert!(cautious, "{}", offer.name);
        }
    }
}

/// The Jobcenter of the district is a municipal one: the agency's portals do not serve its clients.
#[test]
fn nobody_is_sent_to_a_portal_that_does_not_serve_them() {
    let text = read(FILE).to_lowercase();
    for portal in [
        "jobcenter.digital",
        "jobcenter-app",
        "jobcenter app",
        "ba-mobil",
        "eservice",
    ] {
        assert!(!text.contains(portal), "{portal}");
    }
}

/// Exactly what the sources give; everything else is "bitte erfragen".
#[test]
fn contacts_are_those_of_the_sources_and_no_others() {
    let desk = Desk::of("business");
    let mut contacts = Vec::new();
    for (id, office) in desk.read.rules.offices.iter().zip(&desk.read.words.offices) {
        let parts = [
            office.address,
            office.phone.map(|(phone, _)| phone),
            office.mail,
            office.person,
        ];
        for part in parts.into_iter().flatten() {
            contacts.push(format!("{id}: {part}"));
        }
        let complete = office.phone.is_some() && office.address.is_some();
        let note = office.known.note.unwrap_or_default();
        assert!(
            complete || !note.is_empty(),
            "{id} does not say what is missing"
        );
    }
    assert_eq!(
        contacts,
        [
            "economy: 02043 992035",
            "economy: maria.jost@stadt-gladbeck.de",
            "economy: Maria Jost",
            "rebeq: Krusenkamp 24, Gladbeck",
            "library: Friedrich-Ebert-Straße, Gladbeck",
        ]
    );
    let contact = &desk.read.words.offices[0];
    assert_eq!(contact.known.stand.checked, day("2020-03-01"));
    assert!(
        contact.known.stand.is_overdue(day(TODAY)),
        "shown with \"bitte prüfen\""
    );
}

#[test]
fn every_offer_needs_office_owner_and_stand() {
    let check = business();
    for field in [
        "office",
        "owner",
        "stand",
        "recheck",
        "certainty",
        "not_promised",
        "districts",
    ] {
        for at in 0..file()["offers"].as_array().expect("offers").len() {
            let json = changed(|file| {
                file["offers"][at]
                    .as_object_mut()
                    .expect("an offer")
                    .remove(field);
            });
            let found = load_referrals("r.json", &json, &check).expect_err(field);
            assert!(
                show(&found).contains(&format!("the field \"{field}\" is missing")),
                "{at} {field}"
            );
        }
    }
}

#[test]
fn the_file_fits_its_schema() {
    let schemas = schemas();
    let (_, schema) = schemas
        .iter()
        .find(|(name, _)| *name == "referrals.json")
        .expect("a schema");
    let validator = jsonschema::validator_for(schema).expect("a schema");
    let file = file();
    let wrong: Vec<String> = validator
        .iter_errors(&file)
        .map(|error| format!("{}: {error}", error.instance_path()))
        .collect();
    assert_eq!(wrong, Vec::<String>::new());
}

/// Changes one field of the file and asserts what is said about it, for job seekers.
#[track_caller]
fn assert_mistakes(table: &[(&str, Value, &str)]) {
    let check = job_seeker();
    for (place, value, wanted) in table {
        let json = changed(|file| {
            let (parent, key) = place.rsplit_once('/').expect("a place");
            file.pointer_mut(parent).expect(place)[key] = value.clone();
        });
        let found = load_referrals("r.json", &json, &check);
        let found = found.map_or_else(|found| show(&found), |_| "it loaded".to_owned());
        let lines: Vec<&str> = found
            .lines()
            .map(|line| line.trim_start_matches("r.json: "))
            .collect();
        assert_eq!(lines, [*wanted], "{place}");
    }
}

#[test]
fn mistakes_in_offices_programmes_and_offers_are_named_with_their_place() {
    assert_mistakes(&[
        (
            "/offers/0/office",
            json!("nobody"),
            "offers[single].office: there is no office \"nobody\"",
        ),
        (
            "/offers/0/programmes",
            json!(["biwaq-9"]),
            "offers[single].programmes[0]: there is no programme \"biwaq-9\"",
        ),
        (
            "/offers/16/id",
            json!("single"),
            "(whole file): the offer \"single\" stands here twice",
        ),
        (
            "/offers/5/audiences",
            json!(["business"]),
            "(whole file): rule r5: coaching is not an offer for job-seeker",
        ),
        (
            "/offers/0/web",
            json!("example.org"),
            "offers[single].web: an address beginning with https://, mailto: or tel: is needed here",
        ),
        (
            "/offers/0/letter/subject",
            json!("Für {name}"),
            "offers[single].letter.subject: {name} is not filled here; known are: ",
        ),
        (
            "/offices/0/note",
            json!(null),
            "offices[economy]: what is not checked needs a \"note\" that says why",
        ),
        (
            "/offices/0/tel",
            json!(null),
            "offices[economy]: \"phone\" and \"tel\" belong together",
        ),
        (
            "/offers/0/source",
            json!(null),
            "offers[single]: what is checked needs a \"source\"",
        ),
        (
            "/programmes/0/successor",
            json!("biwaq-9"),
            "programmes: biwaq-3: there is no programme \"biwaq-9\"",
        ),
        (
            "/programmes/1/districts",
            json!(["moon"]),
            "programmes[biwaq-4].districts[0]: there is no district \"moon\"",
        ),
        (
            "/programmes/1/until",
            json!("2018-01-01"),
            "programmes[biwaq-4]: \"until\" must lie after \"from\"",
        ),
    ]);
}

#[test]
fn mistakes_in_rules_are_named_with_their_place() {
    // 0 hangs on an answer, 1 on warnings, 9 on bands
    assert_mistakes(&[
        (
            "/rules/job-seeker/0/offers",
            json!([]),
            "rules.job-seeker[r1-today].offers: at least one offer is needed",
        ),
        (
            "/rules/job-seeker/0/reason",
            json!("Darum."),
            "rules.job-seeker[r1-today]: \"reason\" must hold {answers} exactly when the rule hangs on answers",
        ),
        (
            "/rules/job-seeker/0/when",
            json!({"answers": {"item": "x", "in": ["y"]}}),
            "rules.job-seeker[r1-today].when.answers.item: the check has no item \"x\"",
        ),
        (
            "/rules/job-seeker/0/when",
            json!({}),
            "rules.job-seeker[r1-today].when: exactly one kind of cause is needed: answers, warnings, not_best, unknown, steps, band, all, any or not",
        ),
        (
            "/rules/job-seeker/1/when/warnings/groups",
            json!(["z"]),
            "rules.job-seeker[r1-next].when.warnings.groups[0]: this check has no group \"z\"",
        ),
        (
            "/rules/job-seeker/1/when/warnings/at_least",
            json!(99),
            "rules.job-seeker[r1-next].when.warnings: more are asked for than there are questions",
        ),
        (
            "/rules/job-seeker/1/when",
            json!({"steps": {"topic": "moon"}}),
            "rules.job-seeker[r1-next].when.steps.topic: this check has no such topic",
        ),
        (
            "/rules/job-seeker/9/when/all/0/band",
            json!({"group": "a", "at_least": "top"}),
            "rules.job-seeker[r5].when.all[0].band.at_least: that score has no band \"top\"",
        ),
        (
            "/rules/job-seeker/9/when/all/0/band",
            json!({"at_least": "start"}),
            "rules.job-seeker[r5].when.all[0].band.at_least: that score has no band \"start\"",
        ),
        // rules of other checks are left out, but where they lead must exist
        (
            "/rules/business/0/offers",
            json!(["moon"]),
            "rules.business[critical].offers[0]: there is no offer \"moon\"",
        ),
    ]);
}

#[test]
fn hints_name_what_needs_a_second_look() {
    let desk = Desk::of("business");
    let hints = |read: &Referrals, today: &str| referral_hints(read, day(today)).join("\n");
    let now = hints(&desk.read, TODAY);
    for wanted in [
        "office economy was due for another look on 01.09.2020",
        "programme biwaq-4 ended on 31.12.2022, and with it: coaching (ask jobcenter)",
        "programme biwaq-5 ended on 30.06.2026, and with it: single (ask jobcenter)",
    ] {
        assert!(now.contains(wanted), "{wanted}\n{now}");
    }
    for silent in [
        "no rule leads",
        "a sentence of",
        "offer mid-security ended",
        "offer single",
    ] {
        assert!(!now.contains(silent), "{silent}\n{now}");
    }
    // a month before, on, and after the day
    for (today, wanted) in [
        ("2027-04-22", ""),
        (
            "2027-04-23",
            "offer single is due for another look on 23.05.2027",
        ),
        (
            "2027-05-23",
            "offer single is due for another look on 23.05.2027",
        ),
        (
            "2027-05-24",
            "offer single was due for another look on 23.05.2027",
        ),
    ] {
        let found = hints(&desk.read, today);
        let found = found
            .lines()
            .find(|hint| hint.starts_with("offer single"))
            .unwrap_or_default();
        assert_eq!(found, wanted, "{today}");
    }
    assert!(
        hints(&desk.read, "2030-01-01")
            .contains("offer mid-security ended on 31.12.2029 (ask economy)")
    );
    let orphan = changed(|file| {
        file["rules"]["business"]
            .as_array_mut()
            .expect("rules")
            .retain(|rule| rule["id"] != "grant");
    });
    let orphan = load_referrals("r.json", &orphan, &desk.check).expect("good referrals");
    assert!(hints(&orphan, TODAY).contains("offer mid-security: no rule leads to it"));
}

#[test]
fn the_command_line_reads_referrals_for_every_check_beside_them() {
    let run = |file: &str| {
        let mut command = std::process::Command::new(env!("CARGO_BIN_EXE_content"));
        let command = command
            .current_dir(ROOT)
            .args(["check", file, "--today", TODAY]);
        let output = command.output().expect("it runs");
        let text = |bytes: Vec<u8>| String::from_utf8(bytes).expect("UTF-8");
        (
            output.status.code(),
            text(output.stdout),
            text(output.stderr),
        )
    };
    let (code, out, errors) = run(FILE);
    assert_eq!((code, errors.as_str()), (Some(0), ""));
    assert!(out.contains("hint: programme biwaq-4 ended"), "{out}");

    let folder = std::path::PathBuf::from(env!("CARGO_TARGET_TMPDIR"))
        .join(format!("referrals-{}", std::process::id()));
    std::fs::create_dir_all(folder.join("questionnaires")).expect("a folder");
    let put = |name: &str, text: &str| std::fs::write(folder.join(name), text).expect("a file");
    put("site.json", &read("public/content/site.json"));
    let broken = changed(|file| file["rules"]["business"][0]["offers"] = json!(["moon"]));
    put("referrals.json", &broken);
    let file = folder.join("referrals.json").display().to_string();
    let (code, _, errors) = run(&file);
    assert_eq!(code, Some(1));
    assert!(
        errors.contains("no questionnaire beside it could be read"),
        "{errors}"
    );

    // the same mistake is found for both checks and named once
    for id in ["job-seeker", "therapist"] {
        put(
            &format!("questionnaires/{id}.json"),
            &read(&format!("public/content/questionnaires/{id}.json")),
        );
    }
    let (code, _, errors) = run(&file);
    assert_eq!(code, Some(1));
    assert_eq!(
        errors.matches("there is no offer \"moon\"").count(),
        1,
        "{errors}"
    );

    put("referrals.json", &read(FILE));
    let (code, out, _) = run(&file);
    assert_eq!(code, Some(0));
    assert!(
        out.contains("rules: there is no check \"business\" beside it"),
        "{out}"
    );
    assert!(!out.contains("no check \"therapist\""), "{out}");
}
