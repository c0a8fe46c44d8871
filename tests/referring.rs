//! Offers as they are shown: what is quoted, what is said of an offer that is over, whom to turn
//! to, the prepared letter and the sheet.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "tests fail by panicking"
)]

mod common;

use std::sync::Arc;

use common::*;
use digital_check::app::Run;
use digital_check::app::message::Mail;
use digital_check::app::referring::{Contact, Offered, Paper, Referring, Standing, is_long};
use digital_check::content::referrals::words::SheetLine;
use digital_check::content::{Referrals, Site, load_referrals};
use digital_check::domain::id::{OfferId, StepId};
use digital_check::domain::look::Marks;
use digital_check::domain::plan::{Change, Plan};
use digital_check::domain::sheet::Sheet;
use digital_check::exchange::code;
use digital_check::store::assessment::Extra;
use digital_check::store::{Assessment, AssessmentId, Moment};
use digital_check::text::Texts;

const FILE: &str = "public/content/referrals.json";
const TODAY: &str = "2026-11-23";

/// Everything a page about offers needs.
struct Page {
    run: Run,
    referrals: Referrals,
    site: Site,
    texts: Texts,
    today: &'static str,
}

impl Page {
    fn of(id: &str, given: &str) -> Self {
        let check = Arc::new(match id {
            "business" => business(),
            _ => job_seeker(),
        });
        let referrals = load_referrals(FILE, &read(FILE), &check).expect("good referrals");
        let moment = Moment {
            day: day(TODAY),
            minute: 600,
        };
        let assessment = Assessment {
            id: AssessmentId::parse("abcdefgh2345").unwrap(),
            name: "Bäckerei Kowalski".into(),
            check: check.rules.id.clone(),
            version: check.rules.version.clone(),
            sheet: Sheet::of(&check.rules, &answers(&check, given)),
            place: None,
            finished: true,
            plan: Plan::default(),
            look: Marks::default(),
            created: moment,
            changed: moment,
            extra: Extra::default(),
        };
        let json = read("public/content/interface/de.json");
        Self {
            run: Run::new(check, assessment),
            referrals,
            site: site(),
            texts: Texts::load("de.json", &json).expect("good texts"),
            today: TODAY,
        }
    }

    fn on(mut self, today: &'static str) -> Self {
        self.today = today;
        self
    }

    fn planned(mut self, steps: &[&str]) -> Self {
        for step in steps {
            self.run.assessment.plan.add(StepId::parse(step).unwrap());
        }
        self
    }

    fn referring(&self) -> Referring<'_> {
        Referring::new(
            &self.run,
            &self.referrals,
            &self.site,
            &self.texts,
            day(self.today),
        )
    }

    #[track_caller]
    fn find(&self, offer: &str) -> Offered {
        let found = self.referring().find(&OfferId::parse(offer).unwrap());
        found.unwrap_or_else(|| panic!("{offer} does not fit"))
    }

    #[track_caller]
    fn sheet(&self, offer: &str) -> Paper {
        let found = self.referring().sheet(&OfferId::parse(offer).unwrap());
        found.unwrap_or_else(|| panic!("{offer} does not fit"))
    }

    #[track_caller]
    fn line(&self, offer: &str, holds: SheetLine) -> Vec<String> {
        let lines = self.sheet(offer).lines;
        let line = lines.into_iter().find(|line| line.holds == holds);
        line.map(|line| line.text).unwrap_or_default()
    }
}

/// The offices of an offer: first, other, instead.
fn offices(offered: &Offered) -> [&str; 3] {
    let name = |contact: &Option<Contact>| contact.as_ref().map_or("", |contact| contact.name);
    let contacts = &offered.contacts;
    [
        contacts.first.name,
        name(&contacts.other),
        name(&contacts.instead),
    ]
}

const CITY: &str = "Wirtschaftsförderung der Stadt Gladbeck";
const JOBCENTER: &str = "Jobcenter Kreis Recklinghausen in Gladbeck";

#[test]
fn reasons_quote_question_and_answer_and_the_weightiest_comes_first() {
    let page = Page::of("job-seeker", "*=alone incident=yes d3=not-yet mail=no");
    let single = page.find("single");
    assert_eq!(single.soon, "Heute noch");
    let begins: Vec<bool> = [
        "Daten verschickt und sind jetzt unsicher? Ja“",
        "Nachrichten",
        "Mail",
    ]
    .iter()
    .zip(&single.reasons)
    .map(|(words, reason)| reason.contains(words))
    .collect();
    assert_eq!(begins, [true; 3], "{:?}", single.reasons);
    let asked: Vec<&str> = single
        .answers
        .iter()
        .map(|(ix, ..)| page.run.rules().item(*ix).id.as_str())
        .collect();
    assert_eq!(asked, ["mail", "incident", "d3"], "all of them, in order");
}

#[test]
fn two_answers_are_quoted_and_a_third_alone_is_not_hidden_behind_a_number() {
    for (given, quotes, ends) in [
        ("*=3 e2=0", 1, "Besprechen"),
        ("*=3 e2=0 e7=0", 2, "Besprechen"),
        ("*=3 e2=0 e4=0 e7=0", 3, "Besprechen"),
        ("*=0", 2, "und 2 weitere Antworten."),
    ] {
        let reason = &Page::of("business", given).find("city-talk").reasons[0];
        assert_eq!(reason.matches('“').count(), quotes, "{reason}");
        assert!(reason.contains(ends), "{reason}");
    }
}

#[test]
fn an_offer_that_is_over_leads_to_the_standing_office_and_never_looks_like_running() {
    let given = "*=alone a1=help a2=help";
    for (today, standing, first, other) in [
        ("2018-12-31", Standing::Coming, JOBCENTER, "rebeq"),
        ("2026-06-30", Standing::Running, "rebeq", JOBCENTER),
        ("2026-07-01", Standing::Ended, JOBCENTER, "rebeq"),
    ] {
        let offered = Page::of("job-seeker", given).on(today).find("group-start");
        assert_eq!(offered.standing, standing, "{today}");
        assert_eq!(offices(&offered)[..2], [first, other], "{today}");
    }
    let academy = Page::of("business", "*=3 a1=0").find("academy-visibility");
    assert_eq!(academy.standing, Standing::Ended);
    assert!(academy.known.contains("endete am 31.12.2022"));
    assert!(academy.known.contains(CITY), "whom to ask");
    let reading = Page::of("job-seeker", "*=alone language=read-aloud").find("reading-help");
    assert_eq!(reading.standing, Standing::Check);
}

#[test]
fn what_is_not_known_of_an_office_is_named_with_somebody_to_ask() {
    for (id, given, offer, missing, instead) in [
        ("business", "*=3 e2=0", "city-talk", "Anschrift", ""),
        // nobody confirmed what the chamber offers, so the city's office comes first
        (
            "business",
            "*=3 sector=shop c1=1",
            "ihk-advice",
            "Anschrift",
            "",
        ),
        (
            "job-seeker",
            "near=yes",
            "near-work",
            "Anschrift, Telefon, E-Mail",
            CITY,
        ),
        (
            "job-seeker",
            "incident=yes",
            "scam-emergency",
            "Telefon, E-Mail",
            CITY,
        ),
    ] {
        let offered = Page::of(id, given).find(offer);
        let last = offices(&offered)[2];
        assert_eq!(
            (&*offered.contacts.first.missing, last),
            (missing, instead),
            "{offer}"
        );
    }
}

#[test]
fn a_fact_past_its_day_is_to_be_checked() {
    let talk = |today| Page::of("business", "*=3 e2=0").on(today).find("city-talk");
    for (today, checked, stand) in [
        (
            TODAY,
            false,
            "Stand: 23.11.2026. Wieder prüfen bis 23.05.2027.",
        ),
        (
            "2027-05-23",
            false,
            "Stand: 23.11.2026. Wieder prüfen bis 23.05.2027.",
        ),
        (
            "2027-05-24",
            true,
            "Stand: 23.11.2026. Diese Angabe sollte bis 23.05.2027 neu geprüft werden.",
        ),
    ] {
        let fresh = talk(today).fresh;
        assert_eq!((fresh.check, &*fresh.stand), (checked, stand), "{today}");
    }
    assert!(
        talk(TODAY).contacts.first.fresh.check,
        "the contact is of 2020"
    );
}

#[test]
fn the_district_is_asked_for_only_where_it_matters() {
    for (given, offer, asked, words) in [
        ("*=3 a1=0", "academy-visibility", true, "nicht bekannt"),
        (
            "*=3 a1=0 district=brauck",
            "academy-visibility",
            false,
            "mit Vorrang",
        ),
        (
            "*=3 a1=0 district=zweckel",
            "academy-visibility",
            false,
            "aus allen Stadtteilen",
        ),
        ("*=3 e2=0", "city-talk", false, "aus allen Stadtteilen"),
    ] {
        let offered = Page::of("business", given).find(offer);
        assert_eq!(offered.tell_district.is_some(), asked, "{given}");
        assert!(offered.district.contains(words), "{}", offered.district);
    }
}

#[test]
fn letters_name_answers_steps_and_district_and_never_the_person() {
    let page = Page::of("business", "*=3 e2=0 district=brauck");
    let (to, letter) = page.find("city-talk").letter.expect("a letter");
    assert_eq!(to, Some("maria.jost@stadt-gladbeck.de"));
    for words in ["Wie sichern Sie", "Eine Sicherung", "Stadtteil: Brauck."] {
        assert!(letter.body.contains(words), "{words} in {}", letter.body);
    }
    assert!(!letter.body.contains("Kowalski"));
    // nobody's district: no sentence about it
    let (_, letter) = Page::of("business", "*=3 e2=0")
        .find("city-talk")
        .letter
        .unwrap();
    assert!(!letter.body.contains("Stadtteil"));
    // an office without an address: the text is there all the same
    let near = Page::of("job-seeker", "near=yes").find("near-work");
    assert_eq!(near.letter.map(|(to, _)| to), Some(None));
    // a question to the chamber is not sent to the city
    let chamber = Page::of("business", "*=3 sector=shop c1=1").find("ihk-advice");
    assert_eq!(chamber.letter.map(|(to, _)| to), Some(None));
    let emergency = Page::of("job-seeker", "incident=yes").find("scam-emergency");
    assert_eq!(emergency.letter, None);
}

#[test]
fn mails_that_programs_could_cut_are_known() {
    let mail = |letters: usize| Mail {
        to: "a@b.de".to_owned(),
        subject: String::new(),
        body: "ä".repeat(letters),
    };
    // "mailto:a@b.de?subject=&body=" has 28 letters, every ä becomes six
    assert!(!is_long(&mail(295)));
    assert!(is_long(&mail(296)));
}

#[test]
fn steps_come_from_the_plan_and_without_one_from_the_result() {
    let steps = |page: &Page| page.line("city-talk", SheetLine::Steps);
    let given = "*=1 e2=0";
    let page = Page::of("business", given);
    assert_eq!(steps(&page).len(), 3, "what is recommended now");
    let ids: Vec<String> = page
        .run
        .rules()
        .items
        .iter()
        .flat_map(|item| &item.steps)
        .map(|step| step.id.to_string())
        .take(7)
        .collect();
    let ids: Vec<&str> = ids.iter().map(String::as_str).collect();
    let mut page = Page::of("business", given).planned(&ids[..2]);
    assert_eq!(steps(&page).len(), 2);
    let (first, second) = (
        StepId::parse(ids[0]).unwrap(),
        StepId::parse(ids[1]).unwrap(),
    );
    let plan = &mut page.run.assessment.plan;
    plan.edit(&first, Change::Done(Some(day(TODAY))));
    plan.edit(&second, Change::Due(Some(day("2026-12-01"))));
    plan.edit(&second, Change::With("Frau Ay".into()));
    let open = steps(&page);
    assert_eq!(open.len(), 1, "what is done is done");
    assert!(open[0].ends_with(". Bis 01.12.2026"), "{open:?}");
    assert!(!open[0].contains("Ay"), "no names");
    for (count, shown, more) in [
        (5, 5, None),
        (6, 5, Some("Und ein weiterer Schritt im Plan")),
        (7, 5, Some("Und 2 weitere Schritte im Plan")),
    ] {
        let sheet = Page::of("business", given)
            .planned(&ids[..count])
            .sheet("city-talk");
        let mut lines = sheet.lines.iter();
        let line = lines.find(|line| line.holds == SheetLine::Steps).unwrap();
        assert_eq!((line.text.len(), line.more.as_deref()), (shown, more));
    }
}

#[test]
fn the_sheet_holds_what_the_office_needs_and_no_name_and_no_score() {
    let page = Page::of("job-seeker", "*=help incident=yes district=brauck");
    let sheet = page.sheet("single");
    let holds: Vec<SheetLine> = sheet.lines.iter().map(|line| line.holds).collect();
    assert_eq!(
        holds,
        [
            SheetLine::Offer,
            SheetLine::Office,
            SheetLine::Reason,
            SheetLine::Urgency,
            SheetLine::Validity,
            SheetLine::District,
            SheetLine::Steps,
            SheetLine::Bring,
            SheetLine::Appointment,
            SheetLine::Notes
        ]
    );
    let words: Vec<String> = sheet
        .lines
        .iter()
        .flat_map(|line| line.text.clone())
        .collect();
    let words = words.join("\n");
    for word in [
        JOBCENTER,
        "Bitte erfragen",
        "02043 992035",
        "unsicher? Ja",
        "Heute noch",
        "30.06.2026",
    ] {
        assert!(words.contains(word), "{word} in {words}");
    }
    for word in ["Kowalski", "Punkt", "Prozent", "%", "Stufe"] {
        assert!(!words.contains(word), "{word} in {words}");
    }
    // the programme is over: the district is named, nothing is said of a priority
    assert_eq!(page.line("single", SheetLine::District), ["Brauck"]);
    assert_eq!(sheet.day, "23.11.2026");
    // an offer without anything to bring has no such line
    let near = Page::of("job-seeker", "near=yes");
    assert!(near.line("near-work", SheetLine::Bring).is_empty());
    assert!(
        near.sheet("near-work")
            .lines
            .iter()
            .all(|line| line.holds != SheetLine::Bring)
    );
}

#[test]
fn there_is_no_sheet_for_an_offer_that_does_not_fit() {
    let page = Page::of("business", "*=3");
    for offer in ["city-talk", "single", "nothing"] {
        let id = OfferId::parse(offer).unwrap();
        assert_eq!(page.referring().sheet(&id), None, "{offer}");
    }
    assert_eq!(page.referring().offers(), (Vec::new(), Vec::new()));
    assert_eq!(
        page.referring().help().name,
        CITY,
        "somebody to ask all the same"
    );
}

#[test]
fn the_code_on_the_sheet_opens_the_same_answers() {
    let page = Page::of("business", "*=3 e2=0 district=brauck");
    let address = page.referring().code("https://example.org/check/#/daten");
    assert!(
        address.starts_with("https://example.org/check/#/code/"),
        "{address}"
    );
    let handed = code::read(&address, page.run.rules()).expect("a good code");
    assert_eq!(handed.sheet, page.run.assessment.sheet);
}

#[test]
fn the_urgent_card_is_named_when_something_happened() {
    for (given, wanted) in [
        ("incident=yes", Some("emergency")),
        ("incident=unsure", None),
        ("", None),
    ] {
        let page = Page::of("job-seeker", given);
        let card = page
            .referring()
            .urgent_card()
            .map(|(card, _)| card.to_string());
        assert_eq!(card.as_deref(), wanted, "{given}");
    }
}
