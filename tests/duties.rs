//! Duties: whom they concern, since when, and what nobody may forget to check again.
//!
//! Rulings are written as short text: `applies`, `from 2027-01-01`, `check: revenue, case, source`
//! (facts that are missing by their id, then what else is open), `gone since 2025-07-20`, `no`.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "tests fail by panicking"
)]

mod common;

use common::*;
use digital_check::content::schema::schemas;
use digital_check::content::{Check, Duties, lint, load_duties};
use digital_check::domain::Date;
use digital_check::domain::condition::Seen;
use digital_check::domain::duty::{Kind, Ruling, Standing, State, Timing, Why, in_state, judge};
use digital_check::domain::reach::Reach;

const DUTIES: &str = "public/content/duties.json";
/// The day the list was looked through.
const TODAY: &str = "2026-11-23";

#[track_caller]
fn duties(check: &Check) -> Duties {
    load_duties(DUTIES, &read(DUTIES), &check.rules)
        .unwrap_or_else(|found| panic!("{}", show(&found)))
}

fn rulings(check: &Check, duties: &Duties, facts: &str, today: Date) -> Vec<Ruling> {
    let answers = answers(check, facts);
    let reach = Reach::of(&check.rules, &answers);
    let seen = Seen {
        check: &check.rules,
        answers: &answers,
        reach: &reach,
    };
    judge(&duties.rules, seen, today)
}

#[track_caller]
fn ruling(check: &Check, duties: &Duties, id: &str, facts: &str, today: &str) -> Ruling {
    let at = duties.rules.iter().position(|duty| duty.id.as_str() == id);
    let at = at.unwrap_or_else(|| panic!("no duty {id} for {}", check.rules.id));
    let rulings = rulings(check, duties, facts, day(today));
    rulings.into_iter().find(|one| one.duty == at).unwrap()
}

fn time_text(timing: Timing) -> String {
    use digital_check::content::date::write;
    match timing {
        Timing::Coming(day) => format!("from {}", write(day)),
        Timing::InForce(Some(day)) => format!("since {}", write(day)),
        Timing::InForce(None) => "always".to_owned(),
        Timing::Gone(day) => format!("gone since {}", write(day)),
        Timing::Unclear => "unclear".to_owned(),
    }
}

fn text(check: &Check, ruling: &Ruling) -> String {
    match (&ruling.standing, ruling.timing) {
        (Standing::NotForYou, _) => "no".to_owned(),
        (_, timing @ Timing::Gone(_)) | (Standing::Applies, timing @ Timing::Coming(_)) => {
            time_text(timing)
        }
        (Standing::Applies, _) => "applies".to_owned(),
        (Standing::Check(why), _) => {
            let word = |why: &Why| match why {
                Why::Fact(item) => check.rules.item(*item).id.as_str(),
                Why::Case(_) => "case",
                Why::Source => "source",
                Why::Overdue => "overdue",
            };
            let words: Vec<&str> = why.iter().map(word).collect();
            format!("check: {}", words.join(", "))
        }
    }
}

/// Asserts rulings on the day the list was looked through: duty, facts, ruling.
#[track_caller]
fn assert_rulings(check: &Check, table: &[(&str, &str, &str)]) {
    let duties = duties(check);
    for (id, facts, wanted) in table {
        let found = ruling(check, &duties, id, facts, TODAY);
        assert_eq!(text(check, &found), *wanted, "{id} for {facts}");
    }
}

// --- the shipped list ----------------------------------------------------------------------------

/// Rows of the research the list rests on: duties of businesses, duties of health professions.
fn rows() -> Vec<String> {
    let business = (1..=32).map(|row| format!("B{row}"));
    let health = (1..=35).map(|row| format!("D{row}"));
    let parts = ["D1a", "D1b"].map(str::to_owned);
    business.chain(health).chain(parts).collect()
}

/// Rows no duty stands for, and why.
const LEFT_OUT: [(&str, &str); 2] = [
    (
        "B31",
        "a duty of banks: nothing to do for a firm, and not checked",
    ),
    (
        "D27",
        "apps are prescribed by others: nothing to do or to avoid for a practice",
    ),
];

#[test]
fn every_row_of_the_research_has_a_duty_or_a_reason() {
    let (business, therapist) = (duties(&business()), duties(&therapist()));
    let texts = || business.wording.iter().chain(&therapist.wording);
    let mut covered: Vec<&str> = texts().flat_map(|text| text.refs.clone()).collect();
    covered.extend(LEFT_OUT.iter().map(|(row, _)| *row));
    covered.sort_unstable();
    covered.dedup();
    let mut wanted = rows();
    wanted.sort_unstable();
    assert_eq!(covered, wanted);
    for (row, _) in LEFT_OUT {
        assert!(
            texts().all(|text| !text.refs.contains(&row)),
            "{row} is there after all"
        );
    }
}

#[test]
fn every_duty_of_the_file_concerns_somebody_and_leads_to_questions() {
    let file: serde_json::Value = serde_json::from_str(&read(DUTIES)).expect("JSON");
    let ids = file["duties"].as_array().unwrap();
    let (for_business, for_therapist) = (duties(&business()), duties(&therapist()));
    let known = |duties: &Duties, id: &str| duties.rules.iter().any(|duty| duty.id.as_str() == id);
    for duty in ids {
        let id = duty["id"].as_str().unwrap();
        assert!(
            known(&for_business, id) || known(&for_therapist, id),
            "{id} concerns nobody"
        );
    }
    assert_eq!(
        (
            ids.len(),
            for_business.rules.len(),
            for_therapist.rules.len()
        ),
        (56, 32, 43)
    );
    // what no question of the business check is about
    let alone: Vec<&str> = for_business
        .rules
        .iter()
        .filter(|duty| duty.items.is_empty())
        .map(|duty| duty.id.as_str())
        .collect();
    assert_eq!(alone, ["letterhead", "packaging"]);
    assert!(
        for_therapist
            .rules
            .iter()
            .all(|duty| !duty.items.is_empty())
    );
}

#[test]
fn the_list_fits_every_questionnaire_that_is_shipped() {
    let folder = format!("{ROOT}/public/content/questionnaires");
    for entry in std::fs::read_dir(folder).expect("a folder") {
        let name = entry.expect("an entry").file_name();
        let name = name.to_str().unwrap();
        let check = load(
            name,
            &read(&format!("public/content/questionnaires/{name}")),
        );
        for duty in duties(&check).rules {
            assert_eq!(check.rules.find(duty.id.as_str()), None, "{name}");
        }
    }
}

#[test]
fn the_list_fits_its_schema() {
    let schemas = schemas();
    let (_, schema) = schemas
        .iter()
        .find(|(name, _)| *name == "duties.json")
        .expect("a schema");
    let validator = jsonschema::validator_for(schema).expect("a schema");
    let good: serde_json::Value = serde_json::from_str(&read(DUTIES)).expect("JSON");
    let wrong = validator
        .iter_errors(&good)
        .map(|error| format!("{}: {error}\n", error.instance_path()));
    assert_eq!(wrong.collect::<String>(), "");
    for (place, value) in [
        ("/duties/0/titel", serde_json::json!("x")),
        ("/duties/0/certainty", serde_json::json!("sure")),
        (
            "/duties/0/audiences/business/applies",
            serde_json::json!({"fact": "team"}),
        ),
        ("/duties/0/times", serde_json::json!({"from": "2026-01-01"})),
    ] {
        let mut bad = good.clone();
        let (parent, key) = place.rsplit_once('/').unwrap();
        bad.pointer_mut(parent).unwrap()[key] = value;
        assert!(!validator.is_valid(&bad), "{place}");
        let read = load_duties("bad.json", &bad.to_string(), &business().rules);
        assert!(read.is_err(), "{place}");
    }
}

#[test]
fn texts_are_short_and_plain() {
    for check in [business(), therapist()] {
        let hints = lint::duty_hints(&duties(&check), day(TODAY));
        let other = hints
            .iter()
            .filter(|hint| !hint.contains("is due for another look"));
        assert_eq!(other.collect::<Vec<_>>(), Vec::<&String>::new());
    }
}

/// What is not checked, only planned or a mere fact is never shown as a duty that simply applies.
#[test]
fn plans_are_always_to_be_checked_and_kinds_are_as_intended() {
    let (business, therapist) = (business(), therapist());
    let of = |check: &Check, kind: Kind| -> Vec<String> {
        let rules = duties(check).rules;
        let ids = rules.iter().filter(|duty| duty.kind == kind);
        ids.map(|duty| duty.id.to_string()).collect()
    };
    assert_eq!(of(&business, Kind::Planned), ["till-duty-planned"]);
    assert_eq!(of(&therapist, Kind::Planned), Vec::<String>::new());
    assert_eq!(of(&business, Kind::Fact), ["windows-10"]);
    assert_eq!(
        of(&therapist, Kind::Fact),
        ["windows-10", "cards", "ti-refund"]
    );
    for (id, facts) in [
        ("till-duty-planned", "till=open-drawer revenue=over-800k"),
        ("till-duty-planned", "till=no-cash revenue=up-25k"),
    ] {
        let found = ruling(&business, &duties(&business), id, facts, TODAY);
        assert_eq!(found.state(), State::Check, "{facts}");
    }
}

// --- days ----------------------------------------------------------------------------------------

/// Every dated duty for somebody it concerns, on the day before, the day of, the day after.
#[test]
fn every_dated_duty_begins_on_its_day() {
    let shop = "sector=shop team=1-9 revenue=up-800k website=yes profiles=yes online-sale=yes \
                subscriptions=yes b2b=yes till=electronic ai=yes";
    let large = &shop.replace("revenue=up-800k", "revenue=over-800k");
    let drawer = &shop.replace("till=electronic", "till=open-drawer");
    let large_drawer = &large.replace("till=electronic", "till=open-drawer");
    let small_drawer = &drawer.replace("revenue=up-800k", "revenue=up-100k");
    let physio = "profession=physio payer=gkv team=2-5 website=yes video=yes";
    let logo = &physio.replace("physio", "logo");
    let ergo = &physio.replace("physio", "ergo");
    let psycho = "profession=psycho payer=kv team=2-5 website=yes video=yes";
    let team = &physio.replace("2-5", "10-up");
    let (business, therapist) = (business(), therapist());
    let table = [
        (&business, "imprint", shop, "2024-05-14"),
        (&business, "privacy-notice", shop, "2018-05-25"),
        (&business, "consent", shop, "2024-05-14"),
        (&business, "odr-link", shop, "2025-07-20"),
        (&business, "reviews-honest", shop, "2022-05-28"),
        (&business, "withdrawal-button", shop, "2026-06-19"),
        (&business, "cancel-button", shop, "2022-07-01"),
        (&business, "accessibility", shop, "2025-06-28"),
        (&business, "product-safety", shop, "2024-12-13"),
        (&business, "processor-contracts", shop, "2018-05-25"),
        (&business, "processing-record", shop, "2018-05-25"),
        (&business, "data-security", shop, "2018-05-25"),
        (&business, "dpo", shop, "2019-11-26"),
        (&business, "e-invoice-receive", shop, "2025-01-01"),
        (&business, "e-invoice-issue", large, "2027-01-01"),
        (&business, "e-invoice-issue", shop, "2028-01-01"),
        (&business, "e-invoice-keep", shop, "2025-07-14"),
        (&business, "vouchers", shop, "2025-01-01"),
        (&business, "till-report", shop, "2025-01-01"),
        (&business, "receipts", shop, "2020-01-01"),
        (&business, "till-duty-planned", drawer, "2027-01-01"),
        (&business, "till-duty-planned", large_drawer, "2027-01-01"),
        (&business, "till-duty-planned", small_drawer, "2029-01-01"),
        (&business, "sick-note", shop, "2023-01-01"),
        (&business, "ai-literacy", shop, "2025-02-02"),
        (&business, "nis2", shop, "2025-12-06"),
        (&business, "windows-10", shop, "2025-10-14"),
        (&therapist, "imprint", physio, "2024-05-14"),
        (&therapist, "privacy-notice", physio, "2018-05-25"),
        (&therapist, "consent", physio, "2024-05-14"),
        (&therapist, "odr-link", physio, "2025-07-20"),
        (&therapist, "reviews-honest", physio, "2022-05-28"),
        (&therapist, "accessibility", physio, "2025-06-28"),
        (&therapist, "processor-contracts", physio, "2018-05-25"),
        (&therapist, "processing-record", physio, "2018-05-25"),
        (&therapist, "data-security", physio, "2018-05-25"),
        (&therapist, "dpo", physio, "2019-11-26"),
        (&therapist, "e-invoice-receive", physio, "2025-01-01"),
        (&therapist, "e-invoice-issue", team, "2027-01-01"),
        (&therapist, "e-invoice-issue", physio, "2028-01-01"),
        (&therapist, "e-invoice-keep", physio, "2025-07-14"),
        (&therapist, "vouchers", physio, "2025-01-01"),
        (&therapist, "sick-note", physio, "2023-01-01"),
        (&therapist, "ai-literacy", physio, "2025-02-02"),
        (&therapist, "nis2", physio, "2025-12-06"),
        (&therapist, "windows-10", physio, "2025-10-14"),
        (&therapist, "health-data", physio, "2018-05-25"),
        (&therapist, "online-booking", physio, "2025-06-16"),
        (&therapist, "ti-connect", physio, "2027-10-01"),
        (&therapist, "ti-refund", physio, "2024-07-01"),
        (&therapist, "evo", physio, "2027-01-01"),
        (&therapist, "epa", psycho, "2025-10-01"),
        (&therapist, "it-guideline", psycho, "2025-10-01"),
        (&therapist, "cloud-c5", physio, "2025-07-01"),
        (&therapist, "video-service", physio, "2022-04-01"),
        (&therapist, "video-service", logo, "2022-09-01"),
        (&therapist, "video-service", ergo, "2022-10-01"),
    ];
    for (check, id, facts, first) in table {
        let duties = duties(check);
        let first_day = day(first);
        for (today, wanted) in [
            (first_day.previous_day().unwrap(), format!("from {first}")),
            (first_day, format!("since {first}")),
            (first_day.next_day().unwrap(), format!("since {first}")),
        ] {
            let today = digital_check::content::date::write(today);
            let found = ruling(check, &duties, id, facts, &today);
            assert_eq!(time_text(found.timing), wanted, "{id} on {today}");
            assert_eq!(found.periods.len(), 1, "{id}");
        }
    }
    // nothing dated is missing above
    for check in [&business, &therapist] {
        for duty in duties(check).rules {
            for from in duty.periods.iter().filter_map(|period| period.from) {
                let from = digital_check::content::date::write(from);
                let listed = table.iter().any(|(of, id, _, first)| {
                    of.rules.id == check.rules.id && duty.id.as_str() == *id && **first == from
                });
                assert!(listed, "{} {} {from}", check.rules.id, duty.id);
            }
        }
    }
}

/// Who does not know the turnover reads both days, until both are past.
#[test]
fn an_unknown_turnover_leaves_the_day_of_the_e_invoice_open() {
    let check = business();
    let duties = duties(&check);
    for (facts, today, wanted_time, wanted) in [
        ("b2b=yes", "2026-12-31", "unclear", "check: revenue"),
        (
            "b2b=yes revenue=?",
            "2027-01-01",
            "unclear",
            "check: revenue",
        ),
        ("b2b=yes", "2027-04-30", "unclear", "check: revenue"),
        (
            "b2b=yes",
            "2028-01-01",
            "since 2028-01-01",
            "check: revenue, overdue",
        ),
        (
            "b2b=yes revenue=over-800k",
            "2026-12-31",
            "from 2027-01-01",
            "from 2027-01-01",
        ),
        (
            "b2b=yes revenue=over-800k",
            "2027-01-01",
            "since 2027-01-01",
            "applies",
        ),
        (
            "b2b=yes revenue=up-800k",
            "2027-01-01",
            "from 2028-01-01",
            "from 2028-01-01",
        ),
        (
            "b2b=yes revenue=up-25k",
            "2027-01-01",
            "from 2028-01-01",
            "check: case",
        ),
    ] {
        let found = ruling(&check, &duties, "e-invoice-issue", facts, today);
        assert_eq!(time_text(found.timing), wanted_time, "{facts} on {today}");
        assert_eq!(text(&check, &found), wanted, "{facts} on {today}");
    }
    let found = ruling(&check, &duties, "e-invoice-issue", "b2b=yes", TODAY);
    let words = |at: &usize| duties.wording[found.duty].periods[*at].unwrap().text;
    let days: Vec<&str> = found.periods.iter().map(words).collect();
    assert!(
        days.len() == 2 && days[0].starts_with("ab 1.1.2027") && days[1].starts_with("ab 1.1.2028"),
        "{days:?}"
    );
}

#[test]
fn a_duty_past_its_recheck_is_to_be_checked() {
    let (business, therapist) = (business(), therapist());
    for (check, id, facts, today, wanted, overdue) in [
        (
            &business,
            "withdrawal-button",
            "online-sale=yes",
            "2026-12-31",
            "applies",
            false,
        ),
        (
            &business,
            "withdrawal-button",
            "online-sale=yes",
            "2027-01-01",
            "check: overdue",
            true,
        ),
        (
            &business,
            "withdrawal-button",
            "online-sale=no",
            "2027-01-01",
            "no",
            true,
        ),
        (&business, "vouchers", "", "2027-05-01", "applies", false),
        (
            &business,
            "vouchers",
            "",
            "2027-05-02",
            "check: overdue",
            true,
        ),
        (
            &therapist,
            "health-claims",
            "",
            "2027-05-02",
            "check: overdue",
            true,
        ),
        (
            &therapist,
            "ti-connect",
            "profession=physio payer=gkv",
            "2027-05-02",
            "check: overdue",
            true,
        ),
    ] {
        let found = ruling(check, &duties(check), id, facts, today);
        assert_eq!(text(check, &found), wanted, "{id} on {today}");
        assert_eq!(found.recheck_overdue, overdue, "{id} on {today}");
    }
    let hints = lint::duty_hints(&duties(&business), day("2027-05-02"));
    assert_eq!(hints.len(), duties(&business).rules.len());
    assert!(
        hints
            .iter()
            .all(|hint| hint.contains("was due for another look on"))
    );
    // two months ahead is announced, earlier is not
    for (today, announced) in [
        ("2026-10-31", false),
        ("2026-11-01", false),
        ("2026-11-02", true),
    ] {
        let hints = lint::duty_hints(&duties(&business), day(today));
        assert_eq!(!hints.is_empty(), announced, "{today}");
    }
}

// --- businesses ----------------------------------------------------------------------------------

/// Duty, facts, ruling.
const FOR_BUSINESSES: &[(&str, &str, &str)] = &[
    // imprint, privacy notice: any site or profile
    ("imprint", "website=yes profiles=no", "applies"),
    ("imprint", "website=no profiles=yes", "applies"),
    ("imprint", "website=no profiles=no", "no"),
    ("imprint", "website=no", "check: profiles"),
    (
        "privacy-notice",
        "website=yes profiles=yes",
        "check: source",
    ),
    ("privacy-notice", "website=no profiles=no", "no"),
    // consent: whether the site loads services of others is not asked
    ("consent", "website=yes", "check: case"),
    ("consent", "website=no", "no"),
    ("consent", "", "check: website, case"),
    ("odr-link", "website=yes online-sale=no", "applies"),
    ("odr-link", "website=no online-sale=no", "no"),
    (
        "arbitration-notice",
        "website=yes online-sale=no",
        "check: source",
    ),
    ("arbitration-notice", "website=no online-sale=no", "no"),
    ("reviews-honest", "website=yes", "applies"),
    ("reviews-honest", "website=no", "no"),
    // selling online to private people
    ("order-button", "online-sale=yes", "check: source"),
    ("order-button", "online-sale=no", "no"),
    (
        "withdrawal-button",
        "online-sale=yes team=alone revenue=up-25k",
        "applies",
    ),
    ("withdrawal-button", "online-sale=no", "no"),
    ("cancel-button", "subscriptions=yes", "applies"),
    ("cancel-button", "subscriptions=no", "no"),
    ("cancel-button", "", "check: subscriptions"),
    ("product-safety", "online-sale=yes", "check: case, source"),
    ("product-safety", "online-sale=no", "no"),
    (
        "allergens",
        "online-sale=yes sector=gastro",
        "check: source",
    ),
    ("allergens", "online-sale=yes sector=shop", "check: source"),
    ("allergens", "online-sale=yes sector=office", "no"),
    ("allergens", "online-sale=no sector=gastro", "no"),
    // data
    ("processor-contracts", "", "applies"),
    ("processing-record", "", "applies"),
    ("data-security", "", "check: source"),
    ("dpo", "team=10-19", "no"),
    ("dpo", "team=20-49", "check: case, source"),
    ("dpo", "team=50-up", "check: case, source"),
    // invoices
    ("e-invoice-receive", "revenue=up-25k team=alone", "applies"),
    ("e-invoice-issue", "b2b=no", "no"),
    ("e-invoice-issue", "b2b=no revenue=over-800k", "no"),
    ("e-invoice-issue", "b2b=yes revenue=up-25k", "check: case"),
    (
        "e-invoice-issue",
        "b2b=yes revenue=up-100k",
        "from 2028-01-01",
    ),
    (
        "e-invoice-issue",
        "b2b=yes revenue=up-800k",
        "from 2028-01-01",
    ),
    (
        "e-invoice-issue",
        "b2b=yes revenue=over-800k",
        "from 2027-01-01",
    ),
    ("e-invoice-issue", "revenue=over-800k", "check: b2b"),
    ("e-invoice-keep", "", "applies"),
    ("vouchers", "", "applies"),
    // the till
    ("till-tse", "till=electronic", "applies"),
    ("till-tse", "till=open-drawer", "no"),
    ("till-tse", "till=no-cash", "no"),
    ("till-report", "till=electronic", "applies"),
    ("till-report", "till=open-drawer", "no"),
    ("receipts", "till=electronic", "applies"),
    ("receipts", "till=open-drawer", "no"),
    (
        "till-duty-planned",
        "till=open-drawer revenue=up-800k",
        "check: source",
    ),
    ("till-duty-planned", "till=electronic revenue=up-800k", "no"),
    (
        "till-duty-planned",
        "till=open-drawer",
        "check: revenue, source",
    ),
    // the firm
    ("ai-literacy", "ai=yes team=alone", "check: source"),
    ("ai-literacy", "ai=unsure", "check: source"),
    ("ai-literacy", "ai=no", "no"),
    ("sick-note", "team=1-9", "check: source"),
    ("sick-note", "team=alone", "no"),
    ("nis2", "team=20-49 revenue=up-800k", "no"),
    ("nis2", "team=20-49 revenue=over-800k", "check: case"),
    ("nis2", "team=50-up revenue=up-800k", "check: case"),
    ("nis2", "team=alone", "check: revenue"),
    ("windows-10", "", "applies"),
    ("prices", "", "check: source"),
    ("newsletter", "", "check: source"),
    ("letterhead", "", "check: case, source"),
    ("packaging", "", "check: case, source"),
];

#[test]
fn rules_for_businesses_one_by_one() {
    assert_rulings(&business(), FOR_BUSINESSES);
}

/// Fewer than 10 staff *and* at most 2 million turnover *or* balance sheet: spared. The check asks
/// no further than 800,000 euros, so what lies above is left open.
#[test]
fn accessibility_spares_small_service_firms_only() {
    let mut table = Vec::new();
    for team in ["alone", "1-9"] {
        for (revenue, wanted) in [
            (" revenue=up-25k", "no"),
            (" revenue=up-100k", "no"),
            (" revenue=up-800k", "no"),
            (" revenue=over-800k", "check: case"),
            ("", "check: revenue"),
        ] {
            table.push((format!("online-sale=yes team={team}{revenue}"), wanted));
        }
    }
    for team in ["10-19", "20-49", "50-up"] {
        for revenue in ["", " revenue=up-25k", " revenue=over-800k"] {
            table.push((format!("online-sale=yes team={team}{revenue}"), "applies"));
        }
    }
    for facts in [
        "online-sale=no",
        "online-sale=no team=50-up revenue=over-800k",
    ] {
        table.push((facts.to_owned(), "no"));
    }
    table.push(("team=10-19".to_owned(), "check: online-sale"));
    table.push(("online-sale=yes revenue=up-800k".to_owned(), "check: team"));
    let table: Vec<(&str, &str, &str)> = table
        .iter()
        .map(|(facts, wanted)| ("accessibility", facts.as_str(), *wanted))
        .collect();
    assert_rulings(&business(), &table);
}

// --- health professions --------------------------------------------------------------------------

/// Who is covered by what: practices paid by the statutory funds, psychotherapy with and without
/// the contract of the Kassenärztliche Vereinigung, Heilpraktiker.
#[test]
fn who_is_covered_by_what() {
    let check = therapist();
    let duties = duties(&check);
    let people = [
        "physio payer=gkv",
        "psycho payer=kv",
        "psycho payer=private",
        "heilpraktiker payer=private",
    ];
    let table = [
        // Impressum, HWG, UWG, DSGVO, Art. 28 and 32
        ("imprint", ["applies"; 4]),
        ("health-claims", ["applies"; 4]),
        ("reviews-honest", ["applies"; 4]),
        ("health-data", ["applies"; 4]),
        ("processor-contracts", ["applies"; 4]),
        ("data-security", ["check: source"; 4]),
        // § 203 StGB
        ("secrecy", ["applies", "applies", "applies", "no"]),
        ("secrecy-contract", ["no", "no", "no", "applies"]),
        // § 390, § 393
        ("it-guideline", ["no", "applies", "no", "no"]),
        ("cloud-c5", ["applies", "applies", "no", "no"]),
        // TI, eHBA, SMC-B
        ("ti-connect", ["from 2027-10-01", "applies", "no", "no"]),
        ("cards", ["applies", "applies", "no", "no"]),
        ("epa", ["no", "applies", "no", "no"]),
        // § 302: psychotherapists bill through the KV
        ("billing-electronic", ["applies", "no", "no", "no"]),
        // certified video provider: without the funds only advisable
        ("video-service", ["applies", "applies", "no", "no"]),
        // BFSG below 10 staff, e-invoices
        ("accessibility", ["no"; 4]),
        ("e-invoice-receive", ["applies"; 4]),
        // what hangs on these
        ("evo", ["check: source", "no", "no", "no"]),
        ("ti-refund", ["check: source", "no", "no", "no"]),
    ];
    for (id, wanted) in table {
        let found = people.map(|person| {
            let facts = format!("profession={person} team=2-5 website=yes video=yes");
            text(&check, &ruling(&check, &duties, id, &facts, TODAY))
        });
        assert_eq!(found, wanted, "{id}");
    }
}

/// Duty, facts, ruling.
const FOR_PRACTICES: &[(&str, &str, &str)] = &[
    ("imprint", "website=planned", "applies"),
    ("imprint", "website=no", "check: case"),
    ("imprint", "", "check: website"),
    ("imprint-authority", "website=yes", "check: source"),
    ("privacy-notice", "website=yes", "check: source"),
    ("privacy-notice", "website=no", "no"),
    ("consent", "website=yes", "check: case"),
    ("consent", "website=no", "no"),
    ("odr-link", "website=yes", "applies"),
    ("odr-link", "website=no", "no"),
    ("form-encryption", "website=yes", "applies"),
    ("form-encryption", "website=no", "no"),
    ("dpo", "team=6-9", "no"),
    ("dpo", "team=10-up", "check: case, source"),
    ("nis2", "team=6-9", "no"),
    ("nis2", "team=10-up", "check: case"),
    ("accessibility", "team=6-9 website=yes", "no"),
    ("accessibility", "team=10-up website=yes", "check: case"),
    ("accessibility", "team=10-up website=no", "no"),
    ("sick-note", "team=alone", "no"),
    ("sick-note", "team=2-5", "check: source"),
    ("e-invoice-issue", "team=2-5", "check: case"),
    ("secrecy", "profession=ergo", "check: case"),
    ("secrecy", "profession=podo", "check: case"),
    ("secrecy", "profession=nutrition", "check: case"),
    ("secrecy", "", "check: profession"),
    ("secrecy-contract", "", "check: profession"),
    ("protected-title", "profession=psycho", "applies"),
    ("protected-title", "profession=heilpraktiker", "applies"),
    ("protected-title", "profession=logo", "no"),
    (
        "ti-connect",
        "profession=podo payer=mixed",
        "from 2027-10-01",
    ),
    ("ti-connect", "profession=podo payer=private", "no"),
    ("ti-connect", "profession=psycho payer=mixed", "check: case"),
    ("ti-connect", "profession=other payer=gkv", "check: case"),
    ("ti-connect", "profession=heilpraktiker", "no"),
    ("ti-connect", "profession=physio", "check: payer"),
    ("ti-connect", "", "check: profession, payer"),
    ("cards", "profession=nutrition payer=gkv", "check: case"),
    ("cards", "profession=logo payer=gkv", "applies"),
    ("epa", "profession=psycho payer=mixed", "check: case"),
    (
        "it-guideline",
        "profession=psycho payer=mixed",
        "check: case",
    ),
    ("evo", "profession=ergo payer=gkv", "check: source"),
    ("evo", "profession=ergo payer=private", "no"),
    (
        "billing-electronic",
        "profession=logo payer=mixed",
        "applies",
    ),
    ("billing-electronic", "profession=logo payer=private", "no"),
    (
        "video-service",
        "profession=physio payer=gkv video=no",
        "no",
    ),
    ("video-service", "video=no", "no"),
    (
        "video-service",
        "profession=podo payer=gkv video=yes",
        "check: case",
    ),
    (
        "video-service",
        "profession=physio payer=gkv",
        "check: video",
    ),
    ("online-booking", "", "check: case"),
    ("review-replies", "", "check: source"),
    ("health-stories", "", "applies"),
    ("remote-ads", "", "applies"),
    ("health-gifts", "", "check: source"),
    ("messenger", "", "applies"),
    ("mail-fax", "", "check: case"),
    ("records", "", "check: case"),
    ("processing-record", "", "check: case"),
    ("ai-literacy", "", "check: case, source"),
];

#[test]
fn rules_for_practices_one_by_one() {
    assert_rulings(&therapist(), FOR_PRACTICES);
}

#[test]
fn words_fit_the_profession() {
    let check = therapist();
    let duties = duties(&check);
    let at = duties
        .rules
        .iter()
        .position(|duty| duty.id.as_str() == "cards");
    let cards = &duties.wording[at.unwrap()];
    for (facts, wanted) in [
        ("profession=physio", "Münster"),
        ("profession=psycho", "Ihre Kammer"),
        ("", "Münster"),
    ] {
        let answers = answers(&check, facts);
        let reach = Reach::of(&check.rules, &answers);
        let seen = Seen {
            check: &check.rules,
            answers: &answers,
            reach: &reach,
        };
        assert!(cards.text.read(seen).contains(wanted), "{facts}");
    }
}

// --- what is not known ---------------------------------------------------------------------------

/// A missing fact never spares and never accuses.
#[test]
fn without_facts_every_duty_with_a_condition_is_to_be_checked() {
    let mut conditional = 0;
    for check in [business(), therapist()] {
        let duties = duties(&check);
        for found in rulings(&check, &duties, "", day(TODAY)) {
            let duty = &duties.rules[found.duty];
            let hangs = duty.applies.is_some()
                || duty.unless.is_some()
                || duty.cases.iter().any(Option::is_some)
                || duty.periods.iter().any(|period| period.when.is_some());
            assert_ne!(found.state(), State::NotForYou, "{}", duty.id);
            let missing = match &found.standing {
                Standing::Check(why) => why.iter().any(|why| matches!(why, Why::Fact(_))),
                _ => false,
            };
            assert_eq!(missing, hangs, "{}", duty.id);
            conditional += usize::from(hangs);
        }
    }
    assert_eq!(conditional, 44);
}

/// With all facts given, none is named as missing.
#[test]
fn with_all_facts_no_fact_is_missing() {
    for check in [business(), therapist()] {
        let duties = duties(&check);
        for from_the_end in [false, true] {
            let facts = check.rules.items.iter().take(check.rules.facts);
            let facts: Vec<String> = facts
                .map(|item| {
                    let digital_check::domain::questionnaire::Kind::Choice(options) = &item.kind
                    else {
                        panic!("{} is no choice", item.id)
                    };
                    let option = if from_the_end {
                        options.last()
                    } else {
                        options.first()
                    };
                    format!("{}={}", item.id, option.unwrap().id)
                })
                .collect();
            for found in rulings(&check, &duties, &facts.join(" "), day(TODAY)) {
                let why = text(&check, &found);
                let words = why.trim_start_matches("check: ").split(", ");
                let mut missing = words.filter(|word| check.rules.find(word).is_some());
                assert_eq!(missing.next(), None, "{}", duties.rules[found.duty].id);
            }
        }
    }
}

// --- order and lists -----------------------------------------------------------------------------

/// Duties of a small check with one fact, given as JSON lists of `id: (times, audience)`.
fn made(duties: &[(&str, &str, &str)]) -> String {
    let one = |(id, times, audience): &(&str, &str, &str)| {
        format!(
            r#"{{"id": "{id}", "title": "T", "text": "T", "do": "D", "law": "L", "source": "S",
                "stand": "2026-01-01", "recheck": "2027-01-01", "certainty": "checked",
                "times": {times}, "audiences": {{"small": {audience}}}}}"#
        )
    };
    let list: Vec<String> = duties.iter().map(one).collect();
    format!(
        r#"{{"format": 1, "stand": "2026-01-01", "duties": [{}]}}"#,
        list.join(", ")
    )
}

fn one_fact() -> Check {
    small(&format!(
        r#""facts": [{{"id": "f", "title": "T", "kind": "choice", "options": [{{"id": "0", "label": "L"}}, {{"id": "1", "label": "L"}}]}}],
        "groups": [{{"id": "g", "title": "G", "rule": {{"kind": "mean"}}, "items": [{}]}}]"#,
        choice("x", 1, "")
    ))
}

const ON: &str = r#"{"applies": {"item": "f", "in": ["1"]}}"#;
const OFF: &str = r#"{"unless": {"item": "f", "in": ["1"]}}"#;

#[test]
fn a_period_holds_its_first_day_and_not_its_last() {
    let check = one_fact();
    let json = made(&[(
        "d",
        r#"[{"from": "2026-02-01", "until": "2026-03-01"}]"#,
        "{}",
    )]);
    let duties = load_duties("made.json", &json, &check.rules).unwrap();
    for (today, wanted, state) in [
        ("2026-01-31", "from 2026-02-01", State::Soon),
        ("2026-02-01", "since 2026-02-01", State::Now),
        ("2026-02-28", "since 2026-02-01", State::Now),
        ("2026-03-01", "gone since 2026-03-01", State::Gone),
        ("2027-01-02", "gone since 2026-03-01", State::Gone),
    ] {
        let found = ruling(&check, &duties, "d", "", today);
        assert_eq!(
            (time_text(found.timing).as_str(), found.state()),
            (wanted, state),
            "{today}"
        );
    }
}

#[test]
fn lists_come_in_a_fixed_order_and_what_is_coming_by_its_day() {
    let check = one_fact();
    let json = made(&[
        ("off", "[]", OFF),
        ("ended", r#"[{"until": "2026-01-02"}]"#, "{}"),
        ("open", "[]", r#"{"check": [{"why": "W"}]}"#),
        ("late", r#"[{"from": "2028-01-01"}]"#, "{}"),
        ("early", r#"[{"from": "2027-01-01"}]"#, "{}"),
        ("late-too", r#"[{"from": "2028-01-01"}]"#, "{}"),
        ("on", "[]", ON),
        ("always", "[]", "{}"),
        ("ended-off", r#"[{"until": "2026-01-02"}]"#, OFF),
    ]);
    let duties = load_duties("made.json", &json, &check.rules).unwrap();
    let found = rulings(&check, &duties, "f=1", day("2026-06-01"));
    let names = |list: &mut dyn Iterator<Item = &Ruling>| -> Vec<&str> {
        list.map(|one| duties.rules[one.duty].id.as_str()).collect()
    };
    assert_eq!(
        names(&mut found.iter()),
        [
            "on",
            "always",
            "early",
            "late",
            "late-too",
            "open",
            "ended",
            "off",
            "ended-off"
        ]
    );
    for (state, wanted) in [
        (State::Now, &["on", "always"][..]),
        (State::Soon, &["early", "late", "late-too"]),
        (State::Check, &["open"]),
        (State::Gone, &["ended"]),
        (State::NotForYou, &["off", "ended-off"]),
    ] {
        assert_eq!(names(&mut in_state(&found, state)), wanted);
    }
    assert_eq!(found, rulings(&check, &duties, "f=1", day("2026-06-01")));
}

// --- mistakes of authors -------------------------------------------------------------------------

#[test]
fn mistakes_are_named_with_their_place() {
    let check = one_fact();
    let two_times = r#"[{"from": "2026-01-01"}, {"from": "2027-01-01"}]"#;
    let good = made(&[("d", "[]", "{}")]);
    for (json, wanted) in [
        (
            made(&[("d", "[]", r#"{"applies": {"item": "g", "in": ["1"]}}"#)]),
            "duties[d].audiences.small.applies.item: the check has no fact \"g\"",
        ),
        // questions are no facts: a duty does not hang on how good somebody is
        (
            made(&[("d", "[]", r#"{"applies": {"item": "x", "in": ["1"]}}"#)]),
            "duties[d].audiences.small.applies.item: the check has no fact \"x\"",
        ),
        (
            made(&[("d", "[]", r#"{"unless": {"item": "f", "in": ["2"]}}"#)]),
            "duties[d].audiences.small.unless.in[0]: that item has no option \"2\"",
        ),
        (
            made(&[("d", "[]", r#"{"items": ["y"]}"#)]),
            "duties[d].audiences.small.items[0]: the check has no question \"y\"",
        ),
        (
            made(&[(
                "d",
                "[]",
                r#"{"check": [{"when": {"item": "f", "in": ["1"]}}]}"#,
            )]),
            "duties[d].audiences.small.check[0]: the field \"why\" is missing",
        ),
        (
            made(&[("x", "[]", "{}")]),
            "duties[x].id: a question of the check has this id",
        ),
        (
            made(&[("d", "[]", "{}"), ("d", "[]", "{}")]),
            "duties: the duty \"d\" stands here twice",
        ),
        (
            made(&[("d", two_times, "{}")]),
            "duties[d].times: every time but the last needs \"when\"; the last one holds for all others",
        ),
        (
            made(&[(
                "d",
                r#"[{"from": "2026-01-01", "when": {"item": "f", "in": ["1"]}}]"#,
                "{}",
            )]),
            "duties[d].times[0]: the field \"when\" is not known here; known are: from, until, note",
        ),
        (
            made(&[(
                "d",
                "[]",
                r#"{"times": [{"when": {"item": "f", "in": ["1"]}}]}"#,
            )]),
            "duties[d].audiences.small.times: every time but the last needs \"when\"; the last one holds for all others",
        ),
        (
            made(&[(
                "d",
                r#"[{"from": "2026-01-01", "until": "2026-01-01"}]"#,
                "{}",
            )]),
            "duties[d].times[0]: \"until\" must lie after \"from\"",
        ),
        (
            good.replace(r#""recheck": "2027-01-01""#, r#""recheck": "2026-01-01""#),
            "duties[d]: \"recheck\" must lie after \"stand\"",
        ),
        (
            good.replace(r#""certainty": "checked""#, r#""certainty": {"check": ""}"#),
            "duties[d].certainty.check: the text is empty",
        ),
        (
            good.replace(r#"{"small": {}}"#, "{}"),
            "duties[d].audiences: at least one check is needed",
        ),
    ] {
        let found = load_duties("bad.json", &json, &check.rules).map_or_else(
            |found| found.iter().map(ToString::to_string).collect(),
            |_| Vec::new(),
        );
        assert_eq!(found, [format!("bad.json: {wanted}")]);
    }
    // what other checks say is read with them, and leaves the duty out here
    let other = good.replace(r#"{"small": {}}"#, r#"{"other": {"applies": 7}}"#);
    let duties = load_duties("made.json", &other, &check.rules).unwrap();
    assert_eq!((duties.rules.len(), duties.wording.len()), (0, 0));
    assert_eq!(
        lint::audience_hints(&other, &["small"]),
        ["audience other: no questionnaire of this name was read"]
    );
    assert_eq!(
        lint::audience_hints(&good, &["small"]),
        Vec::<String>::new()
    );
}

#[test]
fn the_command_line_reads_duties_for_every_questionnaire_beside_them() {
    let folder = std::path::PathBuf::from(env!("CARGO_TARGET_TMPDIR"))
        .join(format!("duties-{}", std::process::id()));
    let questionnaires = folder.join("questionnaires");
    std::fs::create_dir_all(&questionnaires).unwrap();
    let put = |name: &str, text: &str| std::fs::write(folder.join(name), text).unwrap();
    put("site.json", &read("public/content/site.json"));
    put("questionnaires/business.json", &read(BUSINESS));
    put("questionnaires/therapist.json", &read(THERAPIST));
    let check = |today: &str| {
        let output = std::process::Command::new(env!("CARGO_BIN_EXE_content"))
            .args(["check", "duties.json", "--today", today])
            .current_dir(&folder)
            .output()
            .expect("it runs");
        let text = |bytes: Vec<u8>| String::from_utf8(bytes).expect("UTF-8");
        (
            output.status.code(),
            text(output.stdout),
            text(output.stderr),
        )
    };
    put("duties.json", &read(DUTIES));
    let (code, out, errors) = check("2026-06-30");
    assert_eq!((code, errors.as_str()), (Some(0), ""));
    assert_eq!(out, "all fine, files read: 1\n");
    let (code, out, _) = check("2027-05-02");
    assert_eq!(code, Some(0));
    // one hint per duty of either check, each once
    assert_eq!(
        out.matches("was due for another look on").count(),
        56,
        "{out}"
    );
    let bad = read(DUTIES)
        .replace("\"till\"", "\"tills\"")
        .replace("\"payer\"", "\"payers\"");
    put("duties.json", &bad);
    let (code, _, errors) = check(TODAY);
    assert_eq!(code, Some(1));
    for wanted in [
        "duties.json: duties[till-tse].audiences.business.applies.item: the check has no fact \"tills\"",
        "duties.json: duties[epa].audiences.therapist.applies.all[1].item: the check has no fact \"payers\"",
    ] {
        assert_eq!(errors.matches(wanted).count(), 1, "{wanted}\n{errors}");
    }
    std::fs::remove_dir_all(&questionnaires).unwrap();
    std::fs::create_dir_all(&questionnaires).unwrap();
    let (code, _, errors) = check(TODAY);
    assert_eq!(
        (code, errors.as_str()),
        (
            Some(1),
            "duties.json: (whole file): no questionnaire beside it could be read\n"
        )
    );
}
