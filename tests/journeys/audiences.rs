//! What every audience must be able to do, one after the other for all three checks: the short form,
//! a plan with a day that goes into a calendar, a second run with then and now, the sheet for an
//! office on one page. What is special about one of them stands in its own file.

use super::results::paper;
use super::support::check::{open_prepared, run_through, steps};
use super::support::prepared::Prepared;
use super::support::{Page, Role, Setup, Visitor};

/// One audience.
struct Audience {
    check: &'static str,
    card: &'static str,
    name: &'static str,
    /// Questions of the short form for somebody who gives no facts.
    short: usize,
    /// An offer that fits somebody who answers everything at the lower end.
    offer: &'static str,
}

const AUDIENCES: [Audience; 3] = [
    Audience {
        check: "business",
        card: "Ich habe einen Betrieb",
        name: "Check für Betriebe",
        short: 8,
        offer: "city-talk",
    },
    Audience {
        check: "therapist",
        card: "Ich habe eine Praxis",
        name: "Check für Praxen",
        short: 8,
        offer: "city-talk",
    },
    Audience {
        check: "job-seeker",
        card: "Ich suche Arbeit",
        name: "Check für die Arbeitssuche",
        short: 11,
        offer: "single",
    },
];

#[tokio::test(flavor = "multi_thread")]
async fn everybody_gets_steps_from_the_short_form() {
    let visitor = Visitor::arrive(Setup::default()).await;
    let page = &visitor.page;
    for audience in AUDIENCES {
        let form = "Kurze Fassung starten";
        let asked = run_through(page, audience.card, form, 1, async |_| ()).await;
        assert_eq!(asked, audience.short, "{}", audience.name);
        let found = steps(page).await;
        assert!(found.len() >= 3, "{}: {found:?}", audience.name);
        let text = page.text().await;
        assert!(
            !text.contains(" von 100"),
            "{}: no level of all",
            audience.name
        );
        page.go("#/").await;
    }
    visitor.leave().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn everybody_plans_a_step_for_a_day_and_takes_it_into_the_calendar() {
    for (number, audience) in (1..).zip(AUDIENCES) {
        // a browser each: the first calendar file that comes is the one
        let visitor = Visitor::arrive(Setup::default()).await;
        let page = &visitor.page;
        let prepared = Prepared::of(audience.check, number, 1, &[]);
        open_prepared(&visitor, &prepared, "ergebnis").await;
        page.press("In meinen Plan").await;
        page.follow("Zum Plan").await;
        page.press("Heute").await;
        page.saved().await;
        page.press("Kalender-Datei sichern").await;
        let (_, calendar) = visitor.download_of("ics").await;
        assert_eq!(
            calendar.matches("BEGIN:VEVENT").count(),
            1,
            "{}",
            audience.name
        );
        assert_eq!(
            calendar.matches("BEGIN:VALARM").count(),
            1,
            "{}",
            audience.name
        );
        visitor.leave().await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn everybody_sees_what_changed_since_the_first_time() {
    let visitor = Visitor::arrive(Setup::default()).await;
    let page = &visitor.page;
    for (number, audience) in (1..).zip(AUDIENCES) {
        // lower in points the first time; people who look for work read the best answer first
        let (then, now) = if audience.check == "job-seeker" {
            (2, 0)
        } else {
            (1, 2)
        };
        let first = Prepared::of(audience.check, number, then, &[]);
        let second = Prepared::of(audience.check, number + 10, now, &[]);
        open_prepared(&visitor, &first, "ergebnis").await;
        open_prepared(&visitor, &second, "ergebnis").await;
        let other = first.hash("");
        let other = other.split('/').nth(2).unwrap_or_default().to_owned();
        let seen = page.go(&second.hash(&format!("vergleich/{other}"))).await;
        assert_eq!(seen.heading, "Damals und heute", "{}", audience.name);
        let text = page.text().await;
        assert!(
            text.contains(" Antworten sind besser geworden."),
            "{}: {text}",
            audience.name
        );
        assert!(!text.contains("weniger gut"), "{}: {text}", audience.name);
        assert_eq!(
            text.contains(" von 100"),
            audience.check != "job-seeker",
            "{text}"
        );
    }
    visitor.leave().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn everybody_gets_a_sheet_for_an_office_on_one_page() {
    let visitor = Visitor::arrive(Setup::default()).await;
    let page = &visitor.page;
    for (number, audience) in (1..).zip(AUDIENCES) {
        let prepared = Prepared::of(audience.check, number, 1, &[]);
        open_prepared(&visitor, &prepared, "stellen").await;
        page.see(Role::Heading, "Das kommt zuerst").await;
        sheet(page, &prepared, audience.offer).await;
    }
    visitor.leave().await;
}

async fn sheet(page: &Page, prepared: &Prepared, offer: &str) {
    let seen = page
        .go(&prepared.hash(&format!("vermittlung/{offer}")))
        .await;
    assert_eq!(seen.heading, "Vermittlungsblatt", "{offer}");
    assert_eq!(paper(&page.printed().await).0, 1, "{offer}");
}
