//! What stands beside a result: legal duties by state and day, and the guided look at one's own site.

use digital_check::domain::look::Mark;

use super::results::paper;
use super::support::check::{open_prepared, run_through};
use super::support::prepared::Prepared;
use super::support::{Page, Role, Setup, Visitor};

const DUTIES: &str = "Ihre Pflichten";
const LOOK: &str = "Blick auf die eigene Seite";

/// Titles of the third level that are shown.
async fn entries(page: &Page) -> Vec<String> {
    let script = "return shown('heading').filter((h) => h.tagName === 'H3').map(name_of)";
    page.list(script, vec![]).await
}

/// Presses a list's button, whatever the number behind its name.
async fn choose_list(page: &Page, name: &str) {
    let all = page.names(Role::Button).await;
    let button = all.iter().find(|button| button.starts_with(name));
    let button = button.unwrap_or_else(|| panic!("no {name} in {all:?}"));
    page.press(button).await;
    page.see(Role::Heading, name).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn duties_follow_from_till_and_website() {
    let visitor = Visitor::arrive(Setup::default()).await;
    let page = &visitor.page;
    let prepared = Prepared::new(1, 2, &[("website", 0)]);
    let result = open_prepared(&visitor, &prepared, "ergebnis").await;
    page.reads("bitte prüfen").await;
    let duties = page.follow_like(DUTIES).await;
    assert_eq!(duties.heading, DUTIES);
    page.reads("Das ist keine Rechtsberatung.").await;
    let now = entries(page).await;
    assert!(now.contains(&"Impressum zeigen".to_owned()), "{now:?}");
    let till = "Elektronische Kasse mit Sicherheitsmodul".to_owned();
    assert!(!now.contains(&till), "the till is not known: {now:?}");

    choose_list(page, "Bitte prüfen").await;
    let check = entries(page).await;
    assert!(check.contains(&till), "{check:?}");
    assert!(check.iter().all(|title| !now.contains(title)));
    page.reads("Diese Angabe fehlt noch:").await;

    // the missing fact is one tap away
    page.follow("Welche Kasse nutzen Sie?").await;
    page.choose("Eine elektronische Kasse").await;
    // and back
    assert_eq!(page.next().await.heading, DUTIES);
    let now = entries(page).await;
    assert!(now.contains(&till), "{now:?}");
    let (pages, _) = paper(&page.printed().await);
    assert!(pages >= 3, "{pages}: all that applies and is to be checked");

    page.go(&prepared.hash("angaben/ergebnis")).await;
    page.choose("Keine").await;
    assert_eq!(
        page.next().await.heading,
        result.heading,
        "duties never touch the result"
    );
    page.follow_like(DUTIES).await;
    choose_list(page, "Gilt nicht für Sie").await;
    assert!(entries(page).await.contains(&till));
    visitor.leave().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn lists_are_chosen_with_the_keyboard() {
    let visitor = Visitor::arrive(Setup::default()).await;
    let page = &visitor.page;
    open_prepared(&visitor, &Prepared::new(1, 2, &[]), "pflichten").await;
    let all = page.names(Role::Button).await;
    let soon = all.iter().find(|name| name.starts_with("Kommt bald"));
    page.tab_to(Role::Button, soon.expect("a list")).await;
    page.keys(thirtyfour::Key::Enter).await;
    page.see(Role::Heading, "Kommt bald").await;
    let pressed = "return [...document.querySelectorAll('[aria-pressed=true]')].map(name_of)";
    assert_eq!(
        page.list(pressed, vec![]).await,
        [soon.expect("a list").clone()]
    );
    assert_eq!(page.focused().await.1, *soon.expect("a list"));
    visitor.leave().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_practice_goes_through_its_check() {
    let visitor = Visitor::arrive(Setup::default()).await;
    let page = &visitor.page;
    let form = "Ganzer Check starten";
    let asked = run_through(page, "Ich habe eine Praxis", form, 1, async |page| {
        page.choose("Physiotherapie").await;
    })
    .await;
    assert!((20..=28).contains(&asked), "{asked} questions");
    assert!(page.glance().await.heading.starts_with("Ihre Praxis ist"));
    page.reads("Punkte, etwa 45 Minuten.").await;
    for (way, heading) in [(DUTIES, DUTIES), (LOOK, LOOK)] {
        assert_eq!(page.follow_like(way).await.heading, heading);
        page.back().await;
    }
    visitor.leave().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn marks_of_the_look_survive_and_flow_into_the_result() {
    let visitor = Visitor::arrive(Setup::default()).await;
    let page = &visitor.page;
    let prepared = Prepared::of("therapist", 1, 2, &[("website", 0)]);
    open_prepared(&visitor, &prepared, "blick").await;
    page.reads("0 von 46 Punkten angesehen").await;
    // the first point, then taken back, then again
    for (mark, seen) in [
        ("Noch offen", "1 von 46"),
        ("Noch offen", "0 von 46"),
        ("Noch offen", "1 von 46"),
    ] {
        page.press(mark).await;
        page.reads(&format!("{seen} Punkten angesehen")).await;
    }
    page.press("Zum nächsten Punkt").await;
    page.wait("the focus on the second point", async || {
        (page.focused().await == ("heading".to_owned(), "Suche nach dem Beruf".to_owned()))
            .then_some(())
    })
    .await;
    page.keys(thirtyfour::Key::Tab).await;
    page.keys(thirtyfour::Key::Enter).await;
    page.reads("2 von 46 Punkten angesehen").await;
    page.reload().await;
    page.reads("2 von 46 Punkten angesehen").await;
    page.unfold("Das ist noch offen (1)").await;
    page.reads("Suche nach dem Namen").await;

    page.go(&prepared.hash("ergebnis")).await;
    page.see(Role::Heading, "Aus dem Blick auf Ihre Seite")
        .await;
    page.reads("Suche nach dem Namen").await;
    page.reads("2 von 46 Punkten angesehen").await;
    visitor.leave().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn without_a_website_there_is_less_to_look_at_and_at_the_end_all_open_points() {
    let visitor = Visitor::arrive(Setup::default()).await;
    let page = &visitor.page;
    let none = Prepared::of("therapist", 1, 2, &[("website", 1)]);
    open_prepared(&visitor, &none, "blick").await;
    let text = page.text().await;
    assert!(!text.contains("von 46") && text.contains("0 von"), "{text}");

    let open = [
        "name-search",
        "map",
        "phone",
        "way",
        "cancel",
        "reply",
        "job-search",
    ];
    let marks = open.map(|point| (point, Mark::Open));
    let looked = Prepared::of("therapist", 2, 2, &[("website", 0)]).looked(&marks);
    open_prepared(&visitor, &looked, "ergebnis").await;
    page.unfold("Noch 2 offene Punkte").await;
    page.reads("7 von 46 Punkten angesehen").await;
    visitor.leave().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn checks_without_them_say_so() {
    let visitor = Visitor::arrive(Setup::default()).await;
    let page = &visitor.page;
    let seeking = Prepared::of("job-seeker", 1, 1, &[]);
    for (place, words) in [
        (
            "pflichten",
            "Zu diesem Check gehört keine Liste mit Pflichten.",
        ),
        ("blick", "Zu diesem Check gehört keine Prüfliste."),
    ] {
        open_prepared(&visitor, &seeking, place).await;
        page.reads(words).await;
        page.follow("Ihr Ergebnis").await;
    }
    visitor.leave().await;
}
