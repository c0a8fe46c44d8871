//! Every page has its title, takes the focus to its heading, and is found again at its address.

use super::support::check::{FACTS, REVIEW, id_of, open_prepared};
use super::support::prepared::Prepared;
use super::support::{Page, Setup, Visitor};

const START: &str = "Wie digital sind Sie heute – und was ist Ihr nächster Schritt?";
const UNKNOWN: &str = "Diese Seite gibt es nicht";

/// Reaches a page by its address from within, then by loading it anew. Titles and focus are
/// checked by `go` and `reload`.
async fn lives_at(page: &Page, hash: &str, heading: &str) {
    let seen = page.go(hash).await;
    assert_eq!(seen.heading, heading, "{hash}");
    let again = page.reload().await;
    assert_eq!(
        (&*again.heading, &*again.hash),
        (heading, hash),
        "after reload"
    );
    assert!(
        !again.focused,
        "{hash}: after loading, the focus is the browser's business"
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn every_page_has_its_title_takes_the_focus_and_is_found_again_at_its_address() {
    let visitor = Visitor::arrive(Setup::default()).await;
    let page = &visitor.page;
    assert_eq!(page.glance().await.heading, START);
    let fixed = [
        ("#/info", "Was ist das?"),
        ("#/hilfe", "So geht es"),
        ("#/datenschutz", "Datenschutz"),
        ("#/impressum", "Impressum"),
        ("#/barrierefreiheit", "Barrierefreiheit"),
        ("#/einstellungen", "Einstellungen"),
        ("#/daten", "Meine Daten"),
        ("#/neu/business", "Check für Betriebe"),
        ("#/", START),
    ];
    for (hash, heading) in fixed {
        lives_at(page, hash, heading).await;
    }
    let prepared = Prepared::new(1, 2, &[]);
    let result = open_prepared(&visitor, &prepared, "ergebnis").await;
    assert_eq!(id_of(&result.hash).len(), 12);
    let within = [
        ("angaben", FACTS),
        ("angaben/antworten", FACTS),
        (
            "frage/a1",
            "Was finden Menschen, die Ihren Betrieb im Internet suchen?",
        ),
        (
            "frage/e2/antworten",
            "Wie sichern Sie Ihre wichtigen Daten?",
        ),
        ("frage/f4/ergebnis", "Wem gehören Ihre Zugänge?"),
        ("bereich/a", "Geschafft: Sichtbarkeit und Kundschaft"),
        ("antworten", REVIEW),
        ("ergebnis", &result.heading),
        ("rechnung", "So wurde gerechnet"),
    ];
    for (place, heading) in within {
        lives_at(page, &prepared.hash(place), heading).await;
    }
    visitor.leave().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn strange_addresses_lead_to_a_page_that_says_so() {
    let visitor = Visitor::arrive(Setup::default()).await;
    let page = &visitor.page;
    for hash in [
        "#/nichts",
        "#/check/kurz/ergebnis",
        "#/daten/mehr",
        "#/../../x",
        "#/neu/%00",
    ] {
        // from a page that exists: between two that do not there is nothing to see
        page.go("#/daten").await;
        let seen = page.go(hash).await;
        assert_eq!(seen.heading, UNKNOWN, "{hash}");
        let again = page.reload().await;
        assert_eq!(
            (&*again.heading, &*again.hash),
            (UNKNOWN, hash),
            "after reload"
        );
    }
    let gone = page.go("#/check/aaaaaaaaaaaa/ergebnis").await;
    assert_eq!(gone.heading, "Dieser Check ist nicht hier");
    let known = page.follow("Zur Startseite").await;
    assert_eq!(known.heading, START);
    visitor.leave().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn head_and_foot_lead_to_their_pages_from_everywhere() {
    let visitor = Visitor::arrive(Setup::default()).await;
    let page = &visitor.page;
    for name in [
        "Meine Daten",
        "Einstellungen",
        "So geht es",
        "Barrierefreiheit",
        "Datenschutz",
        "Impressum",
    ] {
        assert_eq!(page.follow(name).await.heading, name);
    }
    let start = page.follow_like("Digital-Check Aktiv").await;
    assert_eq!(start.heading, START);
    visitor.leave().await;
}
