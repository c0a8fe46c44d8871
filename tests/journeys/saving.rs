//! What is said to be saved is saved: through kills, without storage, after a loss.

use std::collections::BTreeMap;
use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

use serde_json::json;

use super::support::check::{FACTS, answer, begin, id_of, review_rows};
use super::support::prepared::business;
use super::support::{Page, Role, Setup, Visitor};

/// How often the browser is killed, unless KILLS says otherwise.
const KILLS: u32 = 50;
/// Notes to the host what was chosen last, as soon as the page says "Gespeichert".
const WATCH: &str = "
    const saved = () => shown('status').some((status) => name_of(status).startsWith('Gespeichert '));
    let gap = false;
    new MutationObserver(() => {
        if (!saved()) gap = true;
        else if (gap && window.journey_pending) {
            fetch('./journey-note-' + window.journey_pending);
            window.journey_pending = '';
        }
    }).observe(document.body, { childList: true, subtree: true, characterData: true });
    window.journey_choose = (at, number) => {
        // what is said until then is about something else
        gap = !saved();
        window.journey_pending = number;
        target(shown('radio')[at]).click();
    };";
/// Chooses an answer a moment after the script has returned.
const CHOOSE: &str = "setTimeout(window.journey_choose, arguments[2], arguments[0], arguments[1])";
/// That moment, in milliseconds.
const MOMENT: u64 = 40;

/// What the journey knows about the answers.
#[derive(Default)]
struct Known {
    /// What the page said it has saved, by question.
    saved: BTreeMap<String, String>,
    /// What was chosen when the browser was killed before it said so.
    open: Option<(String, String)>,
}

impl Known {
    /// Compares with what is there after the kill: `lost` counts answers that were said to be
    /// saved and are not. What was not said to be saved is there or not, but nothing else.
    fn compare(&mut self, rows: &[(String, String)], lost: &mut Vec<String>) {
        for (question, found) in rows {
            let found = (found != "noch offen").then(|| found.clone());
            let saved = self.saved.get(question);
            let open = self.open.as_ref().filter(|(other, _)| other == question);
            if found.as_ref() != saved && found.as_ref() != open.map(|(_, answer)| answer) {
                lost.push(format!("{question}: {found:?} instead of {saved:?}"));
            }
            match found {
                Some(found) => self.saved.insert(question.clone(), found),
                None => self.saved.remove(question),
            };
        }
        self.open = None;
    }
}

fn kills() -> u32 {
    let kills = std::env::var("KILLS").ok();
    kills.map_or(KILLS, |kills| kills.parse().expect("KILLS is a number"))
}

/// A number below `end` that nobody foresees.
fn chance(end: u64) -> u64 {
    let now = SystemTime::now()
        .duration_since(UNIX_EPOCH)
        .expect("a clock");
    u64::from(now.subsec_nanos()) / 1000 % end
}

/// Chooses the answer at `at`, as `number`, and waits for the host to be told that it is saved.
async fn choose_and_wait(visitor: &Visitor, at: usize, number: &str) -> Duration {
    let page = &visitor.page;
    page.script(CHOOSE, vec![json!(at), json!(number), json!(0)])
        .await;
    let since = Instant::now();
    while visitor.server.notes().last().map(String::as_str) != Some(number) {
        assert!(
            since.elapsed() < Duration::from_secs(10),
            "never said to be saved"
        );
        tokio::time::sleep(Duration::from_micros(500)).await;
    }
    since.elapsed()
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_said_to_be_saved_survives_kill_nine() {
    let mut visitor = Visitor::arrive(Setup::default()).await;
    let facts = begin(&visitor.page).await;
    visitor.page.saved().await;
    let id = id_of(&facts.hash).to_owned();
    let rules = business().rules;
    let questions: Vec<String> = rules
        .indices()
        .skip(rules.facts)
        .map(|ix| rules.item(ix).id.to_string())
        .collect();
    let (mut known, mut lost, mut waits) = (Known::default(), Vec::new(), Vec::new());
    let (mut acknowledged, mut in_time) = (0, 0);
    let rounds = kills();
    for round in 0..rounds {
        let at = usize::try_from(round).expect("a number");
        let page = &visitor.page;
        // one answer that is saved, and another one on the next page with the kill
        for (step, last) in [(2 * at, false), (2 * at + 1, true)] {
            let question = &questions[step % questions.len()];
            let seen = page.go(&format!("#/check/{id}/frage/{question}")).await;
            page.script(WATCH, vec![]).await;
            let choices = page.choices().await;
            // another one than before
            let given = choices.iter().position(|choice| choice.chosen);
            let choose = given.map_or(step % 4, |given| (given + 1) % 4);
            let label = choices[choose].label.clone();
            let number = step.to_string();
            if last && round % 2 == 1 {
                let doomed = visitor.processes();
                let delay = json!(MOMENT);
                page.script(CHOOSE, vec![json!(choose), json!(number), delay])
                    .await;
                let wait = Duration::from_micros(MOMENT * 1000 + chance(30_000));
                tokio::time::sleep(wait).await;
                Visitor::kill(&doomed);
                if visitor.server.notes().contains(&number) {
                    in_time += 1;
                    known.saved.insert(seen.heading, label);
                } else {
                    known.open = Some((seen.heading, label));
                }
            } else {
                let doomed = if last {
                    visitor.processes()
                } else {
                    Vec::new()
                };
                waits.push(choose_and_wait(&visitor, choose, &number).await);
                Visitor::kill(&doomed);
                acknowledged += 1;
                known.saved.insert(seen.heading, label);
            }
        }
        visitor.come_back("").await;
        let page = &visitor.page;
        page.press_on("Weitermachen").await;
        page.go(&format!("#/check/{id}/antworten")).await;
        let mut rows = review_rows(page).await;
        rows.retain(|(_, answer)| answer != "Keine Angabe");
        assert_eq!(rows.len(), questions.len(), "all questions are listed");
        known.compare(&rows, &mut lost);
    }
    visitor.page.go("#/daten").await;
    let damaged = visitor
        .page
        .has(Role::Heading, "Beschädigte Einträge")
        .await;
    let entries = visitor.page.names(Role::Fold).await.len();
    waits.sort();
    let at = |percent: usize| {
        waits
            .get(waits.len() * percent / 100)
            .copied()
            .unwrap_or_default()
    };
    eprintln!(
        "kill -9: {rounds} kills, {acknowledged} answers said to be saved before and {in_time} \
         within 30 ms, {} lost; until \"Gespeichert\": p50 {:?}, p95 {:?}",
        lost.len(),
        at(50),
        at(95)
    );
    assert!(lost.is_empty(), "{lost:#?}");
    assert!(!damaged, "a row is damaged");
    assert_eq!(entries, 1, "one assessment, no copies");
    visitor.leave().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn leaving_the_page_right_after_an_answer_keeps_it() {
    let visitor = Visitor::arrive(Setup::default()).await;
    let page = &visitor.page;
    begin(page).await;
    let question = page.next().await;
    for at in [0, 2, 1] {
        let label = page.choices().await[at].label.clone();
        // sooner than any person can; the page need not have said "Gespeichert"
        let leave = "target(shown('radio')[arguments[0]]).click();
            setTimeout(() => { location.href = 'about:blank' }, 50)";
        page.script(leave, vec![json!(at)]).await;
        page.wait("the empty page", async || {
            let address = page.driver.current_url().await.ok()?;
            (address.as_str() == "about:blank").then_some(())
        })
        .await;
        page.open(&question.hash).await;
        assert_eq!(page.chosen().await.as_ref(), Some(&label));
    }
    visitor.leave().await;
}

/// The page works from memory: it says so, keeps nothing, and gives the answers as a file, which
/// brings them back in another browser.
async fn works_from_memory(setup: Setup) {
    let visitor = Visitor::arrive(setup).await;
    let page = &visitor.page;
    page.reads("Nichts wird gespeichert").await;
    page.reads("Dieser Browser lässt das Speichern nicht zu.")
        .await;
    let begun = begin(page).await;
    page.reads("Nichts wird gespeichert").await;
    page.choose("Handwerk").await;
    let mut given = vec!["Handwerk".to_owned()];
    let mut here = page.next().await;
    for at in 0..3 {
        given.push(answer(page, at).await);
        here = page.next().await;
    }
    assert!(
        !page.text().await.contains("Gespeichert "),
        "nothing is said to be saved"
    );
    page.press("Als Datei sichern").await;
    let (file, text) = visitor.download().await;
    let name = file
        .file_name()
        .and_then(|name| name.to_str())
        .unwrap_or_default()
        .to_owned();
    assert!(name.starts_with("digital-check-2"), "{name}");

    let other = Visitor::arrive(Setup::default()).await;
    other.page.go("#/daten").await;
    other.page.open_file(other.put_file(&name, &text)).await;
    other
        .page
        .says("Ein Check wurde aus der Datei geholt.")
        .await;
    other.page.go("#/").await;
    let resumed = other.page.press_on("Weitermachen").await;
    assert_eq!(resumed.heading, here.heading, "where it was left");
    other
        .page
        .go(&begun.hash.replace("angaben", "antworten"))
        .await;
    let rows = review_rows(&other.page).await;
    let mut answers: Vec<String> = rows.into_iter().map(|(_, answer)| answer).collect();
    answers.retain(|answer| answer != "noch offen" && answer != "Keine Angabe");
    assert_eq!(answers, given);
    other.leave().await;
    visitor.leave().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn with_storage_forbidden_the_page_works_and_says_so() {
    works_from_memory(Setup {
        storage_blocked: true,
        ..Setup::default()
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn with_a_database_that_never_answers_the_page_works_and_says_so() {
    works_from_memory(Setup {
        before: Some("IDBFactory.prototype.open = () => new EventTarget();"),
        ..Setup::default()
    })
    .await;
}

/// Loses the database as a clean-up program would; the settings store stays.
async fn lose_database(page: &Page) {
    let lose = "window.journey_lost = false;
        indexedDB.deleteDatabase('digital-check').onsuccess = () => { window.journey_lost = true; }";
    page.script(lose, vec![]).await;
    page.wait("the loss of the database", async || {
        (page.script("return window.journey_lost", vec![]).await == true).then_some(())
    })
    .await;
    let sentinel = page
        .script("return localStorage.getItem('dc.sentinel')", vec![])
        .await;
    assert!(sentinel.is_string(), "the sentinel is there: {sentinel}");
}

const LOST: &str = "Die Daten dieses Browsers fehlen";

#[tokio::test(flavor = "multi_thread")]
async fn lost_data_are_noticed_and_a_file_brings_them_back() {
    let visitor = Visitor::arrive(Setup::default()).await;
    let page = &visitor.page;
    begin(page).await;
    let question = page.next().await;
    let given = answer(page, 2).await;
    page.saved().await;
    page.go("#/daten").await;
    page.press("Alles als Datei sichern").await;
    let (_, text) = visitor.download().await;

    lose_database(page).await;
    assert_eq!(page.reload().await.heading, LOST);
    for hash in ["#/", "#/neu/business", &question.hash] {
        // the same page by another address: nothing is begun and nothing is offered anew
        assert_eq!(page.open(hash).await.heading, LOST, "{hash}");
        assert_eq!(
            page.names(Role::Button).await,
            ["Ohne die alten Daten neu beginnen"]
        );
    }
    assert_eq!(
        page.go("#/impressum").await.heading,
        "Impressum",
        "texts can be read"
    );
    assert_eq!(page.go("#/daten").await.heading, LOST);

    page.leaving().await;
    page.open_file(visitor.put_file("gesichert.json", &text))
        .await;
    assert_eq!(page.arrived().await.heading, "Meine Daten");
    page.says("Ein Check wurde aus der Datei geholt.").await;
    assert_eq!(page.open(&question.hash).await.heading, question.heading);
    assert_eq!(page.chosen().await, Some(given));
    visitor.leave().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn after_a_loss_one_can_begin_anew_but_only_by_saying_so() {
    let visitor = Visitor::arrive(Setup::default()).await;
    let page = &visitor.page;
    begin(page).await;
    page.saved().await;
    lose_database(page).await;
    assert_eq!(page.reload().await.heading, LOST);
    assert_eq!(
        page.reload().await.heading,
        LOST,
        "it stays so until it is answered"
    );
    page.open("#/").await;
    let start = page.press_on("Ohne die alten Daten neu beginnen").await;
    assert_ne!(start.heading, LOST);
    page.reload().await;
    assert!(!page.has(Role::Button, "Weitermachen").await);
    assert_eq!(begin(page).await.heading, FACTS);
    page.saved().await;
    visitor.leave().await;
}
