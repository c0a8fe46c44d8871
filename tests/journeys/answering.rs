//! Answering questions: by keyboard, with double taps, without an answer, back and forth.

use thirtyfour::prelude::*;

use super::support::check::{
    CARD, FACTS, REVIEW, answer, begin, begin_short, open_prepared, points, review_rows,
};
use super::support::prepared::{Prepared, business};
use super::support::{Page, Role, Setup, Visitor};

const CHOOSE: &str = "Wählen Sie eine Antwort. Auch „Das weiß ich nicht“ ist richtig.";
const MISSING: &str = "Eine Antwort fehlt noch";

/// With the keyboard, from the heading: to the first answer that can be reached, then down to the
/// one at this place. Gives its words.
async fn choose_by_keys(page: &Page, at: usize) -> String {
    let choices = page.choices().await;
    page.tab_to(Role::Radio, &choices[0].label).await;
    if at == 0 {
        page.keys(Key::Space).await;
    }
    for _ in 0..at {
        page.keys(Key::Down).await;
    }
    let (_, focused) = page.focused().await;
    assert_eq!(
        page.chosen().await.as_ref(),
        Some(&focused),
        "the arrows choose"
    );
    assert_eq!(focused, choices[at].label);
    focused
}

/// "Weiter" by keyboard: with Enter or with the space bar.
async fn next_by_keys(page: &Page, key: Key) -> String {
    page.tab_to(Role::Button, "Weiter").await;
    page.wait_for_guard().await;
    page.leaving().await;
    page.keys(key).await;
    page.arrived().await.heading
}

#[tokio::test(flavor = "multi_thread")]
async fn the_whole_check_can_be_done_with_the_keyboard_alone() {
    let visitor = Visitor::arrive(Setup::default()).await;
    let page = &visitor.page;

    // the first Tab of all leads past the head
    page.keys(Key::Tab).await;
    assert_eq!(page.focused().await.1, "Zum Inhalt springen");
    page.keys(Key::Enter).await;
    let card = page
        .names(Role::Link)
        .await
        .into_iter()
        .find(|name| name.starts_with(CARD));
    page.tab_to(Role::Link, &card.expect("the card of the check"))
        .await;
    page.leaving().await;
    page.keys(Key::Enter).await;
    page.arrived().await;
    page.tab_to(Role::Button, "Ganzer Check starten").await;
    page.leaving().await;
    page.keys(Key::Enter).await;
    assert_eq!(page.arrived().await.heading, FACTS);

    // two facts; one of them is the number of people, which changes wording
    page.tab_to(Role::Radio, "Laden, Handel").await;
    page.keys(Key::Down).await;
    page.keys(Key::Down).await;
    page.tab_to(Role::Radio, "Ich arbeite allein").await;
    page.keys(Key::Space).await;
    let mut given = vec!["Handwerk".to_owned(), "Ich arbeite allein".to_owned()];
    let mut heading = next_by_keys(page, Key::Enter).await;

    let (mut questions, mut parts) = (0, 0);
    while heading != REVIEW {
        if heading.starts_with("Geschafft: ") {
            parts += 1;
            page.tab_to(Role::Radio, "sehr wichtig").await;
            page.keys(Key::Space).await;
        } else {
            questions += 1;
            given.push(choose_by_keys(page, questions % 4).await);
            page.saved().await;
        }
        let key = if questions % 2 == 0 {
            Key::Enter
        } else {
            Key::Space
        };
        heading = next_by_keys(page, key).await;
    }
    assert!(questions >= 20, "only {questions} questions");
    assert_eq!(parts, business().rules.groups.len());

    let rows = review_rows(page).await;
    let answers: Vec<String> = rows.into_iter().map(|(_, answer)| answer).collect();
    let answers: Vec<&String> = answers
        .iter()
        .filter(|text| *text != "Keine Angabe")
        .collect();
    assert_eq!(
        answers,
        given.iter().collect::<Vec<_>>(),
        "the review shows what was chosen"
    );
    page.reads("Alle Fragen sind beantwortet.").await;

    page.tab_to(Role::Link, "Ergebnis zeigen").await;
    page.leaving().await;
    page.keys(Key::Enter).await;
    let result = page.arrived().await;
    assert!(result.heading.starts_with("Ihr Betrieb ist "), "{result:?}");
    page.reads("Das empfehlen wir, weil Sie gesagt haben: „")
        .await;
    page.see(Role::Heading, "Ihre 3 nächsten Schritte").await;
    visitor.leave().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn enter_on_an_answer_goes_on_as_in_any_form() {
    let visitor = Visitor::arrive(Setup::default()).await;
    let page = &visitor.page;
    begin(page).await;
    let first = page.next().await;
    choose_by_keys(page, 2).await;
    page.wait_for_guard().await;
    page.leaving().await;
    page.keys(Key::Enter).await;
    assert_ne!(page.arrived().await.heading, first.heading);
    visitor.leave().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn back_and_forward_at_every_step_keep_the_answers() {
    let visitor = Visitor::arrive(Setup::default()).await;
    let page = &visitor.page;
    begin(page).await;
    // every page with what is chosen on it
    let mut way: Vec<(String, Option<String>)> = vec![(FACTS.to_owned(), None)];
    let mut here = page.next().await;
    let parts = ["Geschafft: Sichtbarkeit", "Geschafft: Angebot"];
    for step in 0.. {
        let chosen = if here.heading.starts_with("Geschafft: ") {
            page.choose("wichtig").await;
            "wichtig".to_owned()
        } else {
            answer(page, step % 5).await
        };
        page.saved().await;
        way.push((here.heading.clone(), Some(chosen)));
        let end = here.heading.starts_with(parts[1]);
        here = page.next().await;

        let back = page.back().await;
        assert_eq!(
            way.last(),
            Some(&(back.heading, page.chosen().await)),
            "one step back"
        );
        let forward = page.forward().await;
        assert_eq!(forward.heading, here.heading, "and forward again");
        if end {
            break;
        }
    }
    assert!(
        way.iter().any(|(heading, _)| heading.starts_with(parts[0])),
        "{way:?}"
    );

    // all the way back and all the way forward
    for (heading, chosen) in way.iter().rev() {
        let back = page.back().await;
        assert_eq!((&back.heading, &page.chosen().await), (heading, chosen));
    }
    for (heading, chosen) in way.iter().skip(1) {
        let forward = page.forward().await;
        assert_eq!((&forward.heading, &page.chosen().await), (heading, chosen));
    }
    assert_eq!(page.forward().await.heading, here.heading);

    // the page's own "Zurück" is the browser's
    let back = page.follow("Zurück").await;
    assert_eq!(Some(&back.heading), way.last().map(|(heading, _)| heading));
    assert_eq!(page.forward().await.heading, here.heading);
    visitor.leave().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_double_tap_on_weiter_advances_one_page() {
    let visitor = Visitor::arrive(Setup::default()).await;
    let page = &visitor.page;
    begin(page).await;
    let first = page.next().await;
    for _ in 0..3 {
        // on a page that asks, the second tap must neither advance nor complain
        answer(page, 1).await;
        let before = page.glance().await;
        page.wait_for_guard().await;
        let next = page.see(Role::Button, "Weiter").await;
        page.leaving().await;
        let twice = page
            .driver
            .action_chain_with_delay(Some(std::time::Duration::ZERO), None);
        twice
            .double_click_element(&next)
            .perform()
            .await
            .expect("two taps");
        // the second tap may take the focus from the heading, as taps do
        let after = page.elsewhere().await;
        assert_ne!(after.hash, before.hash);
        page.wait_for_guard().await;
        assert_eq!(page.glance().await.hash, after.hash, "one page, not two");
        assert!(
            !page.has(Role::Heading, MISSING).await,
            "no complaint about the second tap"
        );
        let back = page.back().await;
        assert_eq!(back.heading, before.heading, "nothing was passed over");
        page.forward().await;
    }
    assert_ne!(page.glance().await.heading, first.heading);
    visitor.leave().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn weiter_without_an_answer_says_kindly_what_is_missing() {
    let visitor = Visitor::arrive(Setup::default()).await;
    let page = &visitor.page;
    begin(page).await;
    let question = page.next().await;
    let first = page.choices().await[0].label.clone();
    page.wait_for_guard().await;
    page.press("Weiter").await;

    // the summary has the focus, the title begins with "Fehler:"
    page.see(Role::Heading, MISSING).await;
    page.wait("the focus on the summary", async || {
        (page.focused().await.0 == "alert").then_some(())
    })
    .await;
    let seen = page.glance().await;
    assert_eq!(
        seen.title,
        format!(
            "Fehler: {} – {}",
            question.heading,
            super::support::page::SITE
        )
    );
    assert_eq!(seen.hash, question.hash);

    // the same words at the field, which names them as its description
    let described = "const field = document.querySelector('fieldset');
        return field.getAttribute('aria-describedby').split(' ')
            .map((id) => words(document.getElementById(id).textContent)).join(' ')";
    let described = page.script(described, vec![]).await;
    assert!(
        described.as_str().is_some_and(|text| text.contains(CHOOSE)),
        "{described}"
    );
    assert_eq!(
        page.text().await.matches(CHOOSE).count(),
        2,
        "once above, once at the field"
    );

    // its link leads to the first answer; nothing was chosen by that
    page.click(Role::Link, CHOOSE).await;
    page.wait("the focus on the first answer", async || {
        (page.focused().await == ("radio".to_owned(), first.clone())).then_some(())
    })
    .await;
    assert_eq!(page.chosen().await, None);
    assert_eq!(page.glance().await.hash, question.hash);

    // an answer takes it away
    page.choose(&first).await;
    page.gone(Role::Heading, MISSING).await;
    assert!(!page.glance().await.title.starts_with("Fehler:"));
    assert_ne!(page.next().await.hash, question.hash);
    visitor.leave().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_question_can_be_left_open_and_answered_later() {
    let visitor = Visitor::arrive(Setup::default()).await;
    let page = &visitor.page;
    begin(page).await;
    let first = page.next().await;
    page.wait_for_guard().await;
    let second = page.press_on("Überspringen").await;
    assert_ne!(second.heading, first.heading);
    let review = format!(
        "{}/antworten",
        first.hash.split("/frage").next().unwrap_or_default()
    );
    page.go(&review).await;
    page.reads("Fragen sind noch offen.").await;
    let again = page
        .follow(&format!("Beantworten: {}", first.heading))
        .await;
    assert_eq!(again.heading, first.heading);
    let given = answer(page, 3).await;
    assert_eq!(
        page.next().await.heading,
        REVIEW,
        "back to where the question was chosen"
    );
    assert!(review_rows(page).await.contains(&(first.heading, given)));
    visitor.leave().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn an_answer_can_be_changed_from_the_result() {
    let visitor = Visitor::arrive(Setup::default()).await;
    let page = &visitor.page;
    let prepared = Prepared::new(1, 2, &[("c1", 0)]);
    let before = open_prepared(&visitor, &prepared, "ergebnis").await;
    let points_before = points(page).await;
    let step = "Antwort ändern: ";
    let question = page.follow_like(step).await;
    assert_eq!(question.hash, prepared.hash("frage/c1/ergebnis"));
    assert_eq!(
        page.chosen().await.as_deref(),
        Some("Wir wissen nicht, was das ist")
    );
    page.choose("Sie geht in die Buchhaltung").await;
    let after = page.next().await;
    assert_eq!(after.hash, before.hash, "back to the result");
    let points_after = points(page).await;
    assert_ne!(points_after, points_before);
    assert!(!page.text().await.contains("Wir wissen nicht, was das ist"));
    visitor.leave().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_short_form_asks_eight_questions_and_names_no_level() {
    let visitor = Visitor::arrive(Setup::default()).await;
    let page = &visitor.page;
    begin_short(page).await;
    let mut here = page.next().await;
    let mut asked = Vec::new();
    while here.heading != REVIEW {
        if !here.heading.starts_with("Geschafft: ") {
            asked.push(here.heading.clone());
            page.reads(&format!("Frage {} von 8", asked.len())).await;
            answer(page, asked.len() % 4).await;
        }
        here = page.next().await;
    }
    assert_eq!(asked.len(), 8, "{asked:?}");
    page.follow("Ergebnis zeigen").await;
    page.see(Role::Heading, "So steht es bei diesen Fragen")
        .await;
    let text = page.text().await;
    for level in [
        "Stufe „",
        "Einstieg",
        "Gefestigt",
        "Vorreiter",
        "von 100 Punkten",
    ] {
        assert!(!text.contains(level), "{level} in {text}");
    }
    // a word for each question
    let (_, words) = text
        .split_once("So steht es bei diesen Fragen")
        .expect("the words");
    let (words, _) = words
        .split_once("Das ist ein erster Eindruck.")
        .expect("their end");
    let count = |word| words.matches(word).count();
    assert_eq!(
        count("Jetzt angehen") + count("Auf dem Weg") + count("Gut"),
        8,
        "{words}"
    );
    for question in asked {
        assert!(words.contains(&question), "{question} in {words}");
    }
    visitor.leave().await;
}
