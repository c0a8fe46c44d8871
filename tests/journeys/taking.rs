//! The plan, what can be taken along and opened again, and then and now.

use serde_json::json;

use super::support::check::{REVIEW, open_prepared, points, review_rows, steps};
use super::support::prepared::Prepared;
use super::support::server::Server;
use super::support::{Page, Role, Setup, Visitor, chromium};

const PLAN: &str = "In meinen Plan";
const PLANNED: &str = "Im Plan";
const OPENED: &str = "Ein Check wurde aus der Datei geholt.";

/// A visitor with a result in front of them, and the host for others.
async fn with_result(prepared: &Prepared) -> Visitor {
    let visitor = Visitor::arrive(Setup::default()).await;
    open_prepared(&visitor, prepared, "ergebnis").await;
    visitor
}

/// Somebody else on the same host, with an empty browser.
async fn somebody_else(server: &std::sync::Arc<Server>) -> Visitor {
    Visitor::arrive_at(std::sync::Arc::clone(server), Setup::default()).await
}

/// What one sees of a result: points, steps, all answers.
async fn seen(page: &Page, result: &str) -> (String, Vec<String>, Vec<(String, String)>) {
    page.go(&result.replace("ergebnis", "antworten")).await;
    let rows = review_rows(page).await;
    page.go(result).await;
    (points(page).await, steps(page).await, rows)
}

async fn today(page: &Page) -> String {
    let script = "const day = new Date();
        const two = (number) => String(number).padStart(2, '0');
        return [day.getFullYear() + two(day.getMonth() + 1) + two(day.getDate())]";
    page.list(script, vec![]).await.remove(0)
}

/// Chooses a day in the field at this place, as a calendar that folds out does.
async fn set_day(page: &Page, at: usize, day: &str) {
    let script = "const field = find('field', 'Datum wählen')[arguments[0]];
        field.value = arguments[1];
        field.dispatchEvent(new Event('change', { bubbles: true }))";
    page.script(script, vec![json!(at), json!(day)]).await;
}

async fn value_of(page: &Page, label: &str) -> String {
    let script = "return find('field', arguments[0]).map((field) => field.value)";
    page.list(script, vec![json!(label)]).await.remove(0)
}

/// Names of the calendar's lines with their values, folded lines put together again.
fn calendar_lines(text: &str) -> Vec<String> {
    let whole = text.replace("\r\n ", "");
    whole.lines().map(str::to_owned).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn steps_are_planned_with_days_and_go_into_the_calendar() {
    let visitor = with_result(&Prepared::new(1, 1, &[("e2", 0)])).await;
    let page = &visitor.page;
    let titles = steps(page).await;
    page.press(PLAN).await;
    page.see(Role::Button, PLANNED).await;
    // the same button takes it out and in again
    page.press(PLANNED).await;
    page.gone(Role::Button, PLANNED).await;
    page.press(PLAN).await;
    page.see(Role::Button, PLANNED).await;
    page.press(PLAN).await;
    page.wait("two steps in the plan", async || {
        let all = page.names(Role::Button).await;
        (all.iter().filter(|name| *name == PLANNED).count() == 2).then_some(())
    })
    .await;

    let plan = page.follow("Zum Plan").await;
    assert_eq!(plan.heading, "Mein Plan");
    page.reads("Geben Sie einem Schritt in Ihrem Plan ein Datum.")
        .await;
    page.press("Heute").await;
    set_day(page, 1, "2031-05-06").await;
    page.reads("Bis Dienstag, 6. Mai 2031").await;
    // while a year is being typed it is no day yet
    set_day(page, 1, "0203-05-06").await;
    page.unfold(&format!("Genauer planen: {}", titles[0])).await;
    page.write("Mit wem? Oder wo?", "Frau Ay").await;
    page.press("Wenn ich morgens den Laden aufschließe, dann …")
        .await;
    let sentence = "Wenn ich morgens den Laden aufschließe, dann fange ich damit an.";
    let label = "Ihr Satz: Wenn …, dann …";
    assert_eq!(value_of(page, label).await, sentence);
    page.saved().await;

    page.press("Kalender-Datei sichern").await;
    let (file, text) = visitor.download_of("ics").await;
    let name = file.file_name().unwrap_or_default().to_string_lossy();
    assert!(name.starts_with("mein-plan-20"), "{name}");
    let lines = calendar_lines(&text);
    let count = |line: &str| lines.iter().filter(|found| *found == line).count();
    assert_eq!(count("BEGIN:VEVENT"), 2);
    assert_eq!(count("DTSTART;VALUE=DATE:20310506"), 1);
    assert_eq!(
        count(&format!("DTSTART;VALUE=DATE:{}", today(page).await)),
        1
    );
    for title in &titles[..2] {
        assert!(text.contains("SUMMARY"), "{title}");
        let summary = title.replace(',', "\\,");
        assert!(
            lines.contains(&format!("SUMMARY;LANGUAGE=de:{summary}")),
            "{summary} in {lines:#?}"
        );
    }
    assert!(lines.iter().any(|line| line.contains("Mit: Frau Ay")));

    page.reload().await;
    page.reads("Bis Dienstag, 6. Mai 2031").await;
    assert_eq!(value_of(page, "Mit wem? Oder wo?").await, "Frau Ay");
    assert_eq!(value_of(page, label).await, sentence);
    visitor.leave().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_step_is_ticked_off_taken_out_and_brought_back() {
    let steps = [
        ("e2-backup", Some((2031, 126)), "Frau Ay"),
        ("old-one", None, ""),
    ];
    let prepared = Prepared::new(1, 1, &[("e2", 0)]).planned(&steps);
    let visitor = with_result(&prepared).await;
    let page = &visitor.page;
    page.go(&prepared.hash("plan")).await;
    page.reads("Diesen Schritt gibt es im Check nicht mehr.")
        .await;
    page.click(Role::Checkbox, "Erledigt").await;
    page.reads("Erledigt am ").await;
    page.press("Aus dem Plan nehmen: Ein Schritt aus einer früheren Fassung")
        .await;
    page.says("Der Schritt ist nicht mehr im Plan.").await;
    page.press("Schließen").await;
    page.press_like("Aus dem Plan nehmen: ").await;
    page.reads("Noch steht nichts in Ihrem Plan.").await;
    page.press("Rückgängig").await;
    page.reads("Bis Dienstag, 6. Mai 2031").await;
    page.reads("Erledigt am ").await;
    assert_eq!(value_of(page, "Mit wem? Oder wo?").await, "Frau Ay");
    visitor.leave().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_result_file_gives_the_same_answers_in_another_browser() {
    let prepared = Prepared::new(1, 1, &[("e2", 0), ("b2", 3)]).named("Bäckerei Geheim");
    let visitor = with_result(&prepared).await;
    let page = &visitor.page;
    let here = seen(page, &prepared.hash("ergebnis")).await;
    page.go(&prepared.hash("mitnehmen")).await;
    page.press("Ergebnis-Datei sichern").await;
    let (file, text) = visitor.download_of("html").await;
    let name = file.file_name().unwrap_or_default().to_string_lossy();
    assert!(name.starts_with("digital-check-20"), "{name}");
    assert!(text.contains(&here.1[0]), "the first step, for people");

    let other = somebody_else(&visitor.server).await;
    other.page.go("#/daten").await;
    other.page.open_file(file).await;
    other.page.says(OPENED).await;
    let there = seen(&other.page, &prepared.hash("ergebnis")).await;
    assert_eq!(here, there);
    other.leave().await;

    // dropped anywhere on the page
    let third = somebody_else(&visitor.server).await;
    third.page.go("#/daten").await;
    let drop = "const carried = new DataTransfer();
        carried.items.add(new File([arguments[0]], 'ergebnis.html'));
        const how = { dataTransfer: carried, bubbles: true, cancelable: true };
        const dropped = new DragEvent('drop', how);
        document.querySelector('footer').dispatchEvent(dropped);
        return [String(dropped.defaultPrevented)]";
    let taken = third.page.list(drop, vec![json!(text)]).await;
    assert_eq!(taken, ["true"], "or the browser would open it instead");
    third.page.says(OPENED).await;
    third.leave().await;
    visitor.leave().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_code_is_looked_at_before_it_is_taken_over() {
    let prepared = Prepared::new(1, 1, &[("e2", 0), ("b2", 3)]).named("Bäckerei Geheim");
    let visitor = with_result(&prepared).await;
    let page = &visitor.page;
    let here = seen(page, &prepared.hash("ergebnis")).await;
    page.go(&prepared.hash("mitnehmen")).await;
    let script = "return [document.getElementById('address').textContent]";
    let address = page.list(script, vec![]).await.remove(0);
    let (start, code) = address
        .split_once("#/code/")
        .expect("an address with a code");
    assert!(start.starts_with(visitor.server.origin()), "{start}");
    let hash = format!("#/code/{code}");

    let other = somebody_else(&visitor.server).await;
    let page = &other.page;
    assert_eq!(page.open(&hash).await.heading, "Antworten aus einem Code");
    page.reads("Check für Betriebe").await;
    page.reads("Freitag, 20. November 2026").await;
    page.reads("29 von 29 Fragen").await;
    page.go("#/daten").await;
    page.reads("Noch ist nichts gespeichert.").await;
    page.go(&hash).await;
    let result = page.press_on("Diese Antworten öffnen").await;
    assert_eq!(seen(page, &result.hash).await, here);

    // one sign read wrongly
    let wrong = if code.starts_with('A') { "B" } else { "A" };
    page.go(&format!("#/code/{wrong}{}", &code[1..])).await;
    page.reads("Dieser Code ist unvollständig oder hat einen Fehler.")
        .await;
    assert!(!page.has(Role::Button, "Diese Antworten öffnen").await);
    other.leave().await;
    visitor.leave().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_answers_come_as_a_table() {
    let prepared = Prepared::new(1, 1, &[("e2", 0)]);
    let visitor = with_result(&prepared).await;
    let page = &visitor.page;
    page.follow("Alles zum Mitnehmen").await;
    page.press("Tabelle sichern").await;
    let (_, text) = visitor.download_of("csv").await;
    assert!(text.starts_with("\u{feff}\"Bereich\";\"Frage\";\"Antwort\";"));
    // 29 questions, the facts and the heads
    assert!(text.lines().count() > 30, "{text}");
    visitor.leave().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn then_and_now_shows_exactly_what_changed() {
    let prepared = Prepared::new(1, 1, &[]).short();
    let visitor = with_result(&prepared).await;
    let page = &visitor.page;
    page.go("#/daten").await;
    // its questions are not loaded yet
    page.reload().await;
    page.press_on("Check wiederholen: Check für Betriebe").await;
    let (mut at, mut changed) = (page.next().await, String::new());
    while at.heading != REVIEW {
        if at.hash.contains("/frage/") {
            let option = if changed.is_empty() { 2 } else { 1 };
            let all = page.choices().await;
            page.choose(&all[option].label).await;
            if changed.is_empty() {
                changed.clone_from(&at.heading);
            }
        }
        at = page.next().await;
    }
    page.follow("Ergebnis zeigen").await;
    page.follow("Alles zum Mitnehmen").await;
    page.follow_like("Vergleichen mit: ").await;
    page.reads("Damals: Freitag, 20. November 2026.").await;
    page.reads("Eine Antwort ist besser geworden.").await;
    let script = "return [...document.querySelectorAll('dt')].map(name_of)";
    assert_eq!(page.list(script, vec![]).await, [changed]);
    let script = "return [...document.querySelectorAll('dd')].map(name_of)";
    let words = page.list(script, vec![]).await;
    assert!(words[0].starts_with("damals: "), "{words:?}");
    assert!(words[0].contains("heute: "), "{words:?}");
    assert_eq!(words[1], "↑ besser");
    visitor.leave().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn plan_code_and_comparison_come_out_of_a_printer_without_anything_to_press() {
    let steps = [("e2-backup", Some((2031, 126)), "")];
    let prepared = Prepared::new(1, 1, &[("e2", 0)]).planned(&steps);
    let visitor = with_result(&prepared).await;
    let page = &visitor.page;
    open_prepared(&visitor, &Prepared::new(2, 2, &[]), "ergebnis").await;
    let pressed = "return [...document.querySelectorAll('button, input, textarea, summary, a.btn')]
        .filter(is_shown).map(name_of)";
    let other = Prepared::new(2, 2, &[]).hash("");
    let other = other.split('/').nth(2).unwrap_or_default().to_owned();
    for (place, says) in [
        ("plan", "Bis wann: Dienstag, 6. Mai 2031"),
        ("mitnehmen", "Adresse mit dem Code"),
        (&*format!("vergleich/{other}"), "Geänderte Antworten"),
    ] {
        page.go(&prepared.hash(place)).await;
        assert!(
            !page.list(pressed, vec![]).await.is_empty(),
            "on the screen"
        );
        chromium::show_as_print(&page.driver, true).await;
        assert_eq!(
            page.list(pressed, vec![]).await,
            Vec::<String>::new(),
            "{place}"
        );
        page.reads(says).await;
        page.reads("Digital-Check Gladbeck · Check für Betriebe · ")
            .await;
        chromium::show_as_print(&page.driver, false).await;
    }
    visitor.leave().await;
}
