//! Going through the check: beginning it, answering, opening one that is filled in.

use super::page::{Glance, Page, Role};
use super::prepared::Prepared;
use super::visitor::Visitor;

/// The card of the check on the start page begins like this.
pub const CARD: &str = "Ich habe einen Betrieb";
/// Heading of the facts.
pub const FACTS: &str = "Ein paar Angaben vorab";
/// Heading of all answers.
pub const REVIEW: &str = "Ihre Antworten";

/// From the start page to the facts of the whole check.
pub async fn begin(page: &Page) -> Glance {
    page.follow_like(CARD).await;
    let facts = page.press_on("Ganzer Check starten").await;
    assert_eq!(facts.heading, FACTS);
    facts
}

/// From the start page to the facts of the short form.
pub async fn begin_short(page: &Page) -> Glance {
    page.follow_like(CARD).await;
    page.press_on("Kurze Fassung starten").await
}

/// From the start page through a whole form of a check to its result: on every question the answer
/// at this place, after `facts` was done on the page of facts. Gives the number of questions seen.
pub async fn run_through(
    page: &Page,
    card: &str,
    form: &str,
    at: usize,
    facts: impl AsyncFnOnce(&Page),
) -> usize {
    page.follow_like(card).await;
    let mut here = page.press_on(form).await;
    assert_eq!(here.heading, FACTS);
    facts(page).await;
    let mut questions = 0;
    while here.heading != REVIEW {
        if here.hash.contains("/frage/") {
            answer(page, at).await;
            questions += 1;
        }
        here = page.next().await;
    }
    page.follow("Ergebnis zeigen").await;
    questions
}

/// Chooses the answer at this place, and says which it was.
pub async fn answer(page: &Page, at: usize) -> String {
    let choices = page.choices().await;
    let choice = choices
        .get(at)
        .unwrap_or_else(|| panic!("no answer {at} in {choices:?}"));
    page.choose(&choice.label).await;
    choice.label.clone()
}

/// Opens an assessment that is filled in, and goes to one of its pages.
pub async fn open_prepared(visitor: &Visitor, prepared: &Prepared, place: &str) -> Glance {
    let page = &visitor.page;
    page.go("#/daten").await;
    page.open_file(visitor.put_file("vorbereitet.json", &prepared.file()))
        .await;
    page.says("Ein Check wurde aus der Datei geholt.").await;
    page.go(&prepared.hash(place)).await
}

/// The id of the assessment in an address.
pub fn id_of(hash: &str) -> &str {
    hash.split('/').nth(2).unwrap_or_default()
}

/// The answers on the page of all answers: question and answer.
pub async fn review_rows(page: &Page) -> Vec<(String, String)> {
    // an answer is quoted with its detail: "Gelegentlich – auf ein Gerät, das …"
    let short = |answer: &String| answer.split(" – ").next().unwrap_or_default().to_owned();
    let script = "return shown_rows().flat()";
    let rows = "const shown_rows = () => [...document.querySelectorAll('dt')].map((term) =>
        [words(term.textContent), words(term.nextElementSibling.textContent)]);";
    let found = page.list(&format!("{rows}{script}"), vec![]).await;
    found
        .chunks_exact(2)
        .map(|pair| (pair[0].clone(), short(&pair[1])))
        .collect()
}

/// What the result says about points: "Stufe …, n von 100 Punkten".
pub async fn points(page: &Page) -> String {
    let text = page.text().await;
    let at = text
        .find(" von 100 Punkten")
        .unwrap_or_else(|| panic!("no points in {text}"));
    text[..at].rsplit(' ').next().unwrap_or_default().to_owned()
}

/// The steps the result names, by title: headings of the third level.
pub async fn steps(page: &Page) -> Vec<String> {
    page.list(
        "return shown('heading').filter((h) => h.tagName === 'H3').map(name_of)",
        vec![],
    )
    .await
}

/// Waits for a part of the page by its heading.
pub async fn part(page: &Page, heading: &str) {
    page.see(Role::Heading, heading).await;
}
