//! Somebody looks for work: words only, three steps, an urgent card before everything else.

use super::results::{controls, is_a4, paper};
use super::support::check::{open_prepared, run_through};
use super::support::prepared::Prepared;
use super::support::{Page, Role, Setup, Visitor, chromium};

const CARD: &str = "Ich suche Arbeit";
const CHECK: &str = "job-seeker";
const URGENT: &str = "Sofort-Karte";
const FIRST: &str = "Das hilft jetzt: Sofort-Karte";
const NONE_URGENT: &str = "Karte ansehen";

/// Figures of scores, and words that only other checks have.
const NEVER: [&str; 6] = [
    "%",
    "von 100 Punkten",
    "Prozent",
    "Gesamtstufe",
    "Betrieb ist",
    "Rang",
];

async fn says_no_figures(page: &Page) {
    let text = page.text().await;
    for figure in NEVER {
        assert!(!text.contains(figure), "„{figure}“ in {text}");
    }
    let drawn =
        "return [...document.querySelectorAll('.stairs, .track, .boxes, .num')].map(name_of)";
    assert_eq!(page.list(drawn, vec![]).await, Vec::<String>::new());
}

/// The steps: headings of cards with a number.
async fn steps(page: &Page) -> Vec<String> {
    let script = "return [...document.querySelectorAll('ol.steps > li > h3')].map(name_of)";
    page.list(script, vec![]).await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_whole_check_ends_with_an_urgent_card_three_steps_and_no_figures() {
    let visitor = Visitor::arrive(Setup::default()).await;
    let page = &visitor.page;
    let asked = run_through(page, CARD, "Ganzer Check starten", 1, async |page| {
        page.choose("Mit dem Handy").await;
        page.choose("العربية").await;
        page.choose("Ja").await;
    })
    .await;
    assert_eq!(asked, 27);
    // the card comes before everything, and names the page
    assert_eq!(page.glance().await.heading, FIRST);
    page.reads("Das ist nicht Ihre Schuld.").await;
    page.see(Role::Link, "Anrufen: 116 116").await;
    let found = steps(page).await;
    assert_eq!(found.len(), 3, "{found:?}");
    assert_eq!(found[0], "Gehen Sie heute die Sofort-Karte durch");
    assert!(!page.text().await.contains("für später"));
    assert!(
        !page
            .has(Role::Heading, "In den nächsten drei Monaten")
            .await
    );
    page.reads("Mit Unterstützung").await;
    says_no_figures(page).await;
    // no duties and no look belong to this check
    page.see(Role::Heading, "Wie geht es weiter?").await;
    let text = page.text().await;
    assert!(!text.contains("Ihre Pflichten") && !text.contains("Blick auf die"));
    page.follow("So wurde gerechnet").await;
    page.reads("Wir zeigen keine Zahlen.").await;
    says_no_figures(page).await;
    visitor.leave().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_short_form_asks_thirteen_questions_two_of_them_facts() {
    let visitor = Visitor::arrive(Setup::default()).await;
    let page = &visitor.page;
    page.follow_like(CARD).await;
    page.reads("13 Fragen, etwa 10 Minuten.").await;
    page.go("#/").await;
    let asked = run_through(page, CARD, "Kurze Fassung starten", 0, async |page| {
        let text = page.text().await;
        assert!(text.contains("Haben Sie eine eigene E-Mail-Adresse?"));
        assert!(text.contains("Eine Adresse sieht so aus"), "an example");
        assert!(!text.contains("Womit gehen Sie ins Internet?"));
    })
    .await;
    assert_eq!(asked, 11);
    assert!(page.glance().await.heading.starts_with("Geschafft."));
    page.reads("So steht es bei diesen Fragen").await;
    page.reads("Selbstständig").await;
    says_no_figures(page).await;
    visitor.leave().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_question_explains_itself_and_what_is_not_known_is_tried_together() {
    let visitor = Visitor::arrive(Setup::default()).await;
    let page = &visitor.page;
    let prepared = Prepared::of(CHECK, 1, 1, &[("incident", 0)]);
    open_prepared(&visitor, &prepared, "frage/d1").await;
    // the strongest answer stands first
    assert_eq!(page.choices().await[0].label, "Das kann ich allein");
    page.unfold("Was heißt das?").await;
    page.reads("Zum Beispiel:").await;
    page.choose("Das weiß ich nicht").await;
    page.go(&prepared.hash("ergebnis")).await;
    page.see(Role::Heading, "Das probieren wir zusammen aus")
        .await;
    page.reads("Das ist in Ordnung.").await;
    assert!(!page.has(Role::Heading, FIRST).await);
    assert!(!page.has(Role::Link, NONE_URGENT).await);
    visitor.leave().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_urgent_card_is_offered_quietly_and_prints_on_one_sheet() {
    let visitor = Visitor::arrive(Setup::default()).await;
    let page = &visitor.page;
    let unsure = Prepared::of(CHECK, 1, 1, &[("incident", 2)]);
    let seen = open_prepared(&visitor, &unsure, "ergebnis").await;
    assert_ne!(seen.heading, FIRST);
    page.reads("Sind Sie unsicher, ob etwas passiert ist?")
        .await;
    assert_eq!(page.follow(NONE_URGENT).await.heading, URGENT);

    let sure = Prepared::of(CHECK, 2, 1, &[("incident", 1)]);
    open_prepared(&visitor, &sure, "ergebnis").await;
    let card = page.follow("Nur diese Karte zeigen und drucken").await;
    assert_eq!(card.heading, URGENT);
    page.see(Role::Button, "Drucken").await;
    chromium::show_as_print(&page.driver, true).await;
    assert_eq!(controls(page).await, Vec::<String>::new());
    page.reads("Anrufen: 116 116").await;
    chromium::show_as_print(&page.driver, false).await;
    let (pages, boxes) = paper(&page.printed().await);
    assert_eq!(pages, 1);
    assert!(boxes.iter().all(|corners| is_a4(corners)), "A4: {boxes:?}");

    page.go(&sure.hash("ergebnis")).await;
    let (pages, _) = paper(&page.printed().await);
    assert!(pages <= 2, "{pages} pages with the card");
    let unknown = page.go(&sure.hash("karte/nichts")).await;
    assert_eq!(unknown.heading, "Diese Seite gibt es nicht");
    visitor.leave().await;
}
