//! "Meine Daten": several assessments, names, copies, deletion with a way back, two windows.

use thirtyfour::prelude::*;

use super::support::check::{answer, begin, id_of, open_prepared, review_rows};
use super::support::prepared::Prepared;
use super::support::{Page, Role, Setup, Visitor, chromium};

const EMPTY: &str = "Noch ist nichts gespeichert.";

/// The names on the shelf.
async fn shelf(page: &Page) -> Vec<String> {
    let script = "return shown('heading').filter((h) => h.tagName === 'H3').map(name_of)";
    let mut names = page.list(script, vec![]).await;
    names.sort();
    names
}

async fn shelf_holds(page: &Page, names: &[&str]) {
    page.wait(&format!("{names:?} on the shelf"), async || {
        (shelf(page).await == names).then_some(())
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn assessments_can_be_named_copied_deleted_and_brought_back() {
    let visitor = Visitor::arrive(Setup::default()).await;
    let page = &visitor.page;
    open_prepared(&visitor, &Prepared::new(1, 1, &[]), "ergebnis").await;
    open_prepared(
        &visitor,
        &Prepared::new(2, 2, &[]).named("Filiale"),
        "ergebnis",
    )
    .await;
    page.follow("Meine Daten").await;
    shelf_holds(page, &["Check für Betriebe", "Filiale"]).await;

    // the first of the two folds belongs to the one opened last
    let fold = page.names(Role::Fold).await;
    assert_eq!(fold, ["Name ändern", "Name ändern"]);
    page.unfold("Name ändern").await;
    let field = page.names(Role::Field).await.remove(0);
    let old = field
        .trim_start_matches("Neuer Name für „")
        .trim_end_matches('“')
        .to_owned();
    page.write(&field, "  Laden   am Markt ").await;
    page.press("Name speichern").await;
    let kept = if old == "Filiale" {
        "Check für Betriebe"
    } else {
        "Filiale"
    };
    shelf_holds(page, &[kept, "Laden am Markt"]).await;

    page.press("Kopie anlegen: Laden am Markt").await;
    page.says("Die Kopie ist angelegt.").await;
    shelf_holds(page, &[kept, "Laden am Markt", "Laden am Markt"]).await;
    page.press(&format!("Löschen: {kept}")).await;
    page.says(&format!("„{kept}“ wurde gelöscht.")).await;
    shelf_holds(page, &["Laden am Markt", "Laden am Markt"]).await;
    page.press("Rückgängig").await;
    shelf_holds(page, &[kept, "Laden am Markt", "Laden am Markt"]).await;
    page.press("Löschen: Laden am Markt").await;
    page.says("„Laden am Markt“ wurde gelöscht.").await;
    page.press("Schließen").await;
    shelf_holds(page, &[kept, "Laden am Markt"]).await;

    page.reload().await;
    shelf_holds(page, &[kept, "Laden am Markt"]).await;
    let result = page.press_on("Ergebnis ansehen: Laden am Markt").await;
    page.reads("Laden am Markt · Check für Betriebe").await;
    assert!(result.hash.ends_with("/ergebnis"));
    visitor.leave().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn everything_can_be_deleted_after_being_asked() {
    let visitor = Visitor::arrive(Setup::default()).await;
    let page = &visitor.page;
    open_prepared(&visitor, &Prepared::new(1, 1, &[]), "ergebnis").await;
    page.follow("Einstellungen").await;
    page.choose("dunkel").await;
    page.follow("Meine Daten").await;

    let (ask, sure) = ("Alle Daten löschen …", "Wirklich alles löschen?");
    page.press(ask).await;
    page.see(Role::Heading, sure).await;
    assert_eq!(
        page.focused().await,
        ("heading".to_owned(), sure.to_owned())
    );
    // the safe answer comes first
    page.keys(Key::Tab).await;
    assert_eq!(page.focused().await.1, "Nein, behalten");
    page.keys(Key::Escape).await;
    page.gone(Role::Heading, sure).await;
    assert_eq!(page.focused().await, ("button".to_owned(), ask.to_owned()));
    page.press(ask).await;
    page.press("Nein, behalten").await;
    page.gone(Role::Heading, sure).await;
    shelf_holds(page, &["Check für Betriebe"]).await;

    page.press(ask).await;
    page.press("Ja, alles löschen").await;
    page.says("Alles ist gelöscht.").await;
    page.reads(EMPTY).await;
    let kept = "return Object.keys(localStorage).filter((key) => key.startsWith('dc.'))";
    page.wait("the end of the settings", async || {
        page.list(kept, vec![]).await.is_empty().then_some(())
    })
    .await;
    page.reload().await;
    page.reads(EMPTY).await;
    let start = page.go("#/").await;
    assert!(
        !page.has(Role::Button, "Ergebnis ansehen").await,
        "{start:?}"
    );
    let theme = "return document.documentElement.getAttribute('data-theme')";
    assert!(
        page.script(theme, vec![]).await.is_null(),
        "settings are gone"
    );
    visitor.leave().await;
}

/// Opens an address in a second window, which becomes the one the page is in.
async fn second_window(page: &Page, hash: &str, before: Option<&str>) -> WindowHandle {
    let window = page.driver.new_tab().await.expect("a second window");
    page.driver
        .switch_to_window(window.clone())
        .await
        .expect("the second window");
    if let Some(script) = before {
        chromium::before_every_page(&page.driver, script).await;
    }
    page.open(hash).await;
    window
}

#[tokio::test(flavor = "multi_thread")]
async fn two_windows_that_hear_each_other_show_the_same() {
    let visitor = Visitor::arrive(Setup::default()).await;
    let page = &visitor.page;
    begin(page).await;
    let question = page.next().await;
    let first = page.driver.window().await.expect("the first window");
    let second = second_window(page, &question.hash, None).await;
    page.driver
        .switch_to_window(first)
        .await
        .expect("the first window");
    let given = answer(page, 1).await;
    page.saved().await;
    page.driver
        .switch_to_window(second)
        .await
        .expect("the second window");
    page.go(&question.hash.replace("frage/a1", "antworten"))
        .await;
    page.wait("the answer given in the first window", async || {
        let rows = review_rows(page).await;
        rows.contains(&(question.heading.clone(), given.clone()))
            .then_some(())
    })
    .await;
    page.go(&question.hash).await;
    assert_eq!(page.chosen().await, Some(given));
    visitor.leave().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn two_windows_that_change_the_same_check_keep_both() {
    let visitor = Visitor::arrive(Setup::default()).await;
    let page = &visitor.page;
    begin(page).await;
    let question = page.next().await;
    page.saved().await;
    let first = page.driver.window().await.expect("the first window");
    // a window that is not told about others, as in browsers without BroadcastChannel
    let deaf = Some("delete window.BroadcastChannel;");
    let second = second_window(page, &question.hash, deaf).await;
    page.driver
        .switch_to_window(first)
        .await
        .expect("the first window");
    let ours = answer(page, 1).await;
    page.saved().await;
    page.driver
        .switch_to_window(second)
        .await
        .expect("the second window");
    assert_eq!(
        page.chosen().await,
        None,
        "the second window knows nothing of it"
    );
    page.leaving().await;
    page.click(Role::Radio, "Überall die gleichen Angaben")
        .await;
    page.says("Ein anderes Fenster hat denselben Check geändert.")
        .await;
    let copy = page.arrived().await;
    assert_eq!(
        copy.heading, question.heading,
        "the person goes on where they were"
    );
    assert_ne!(id_of(&copy.hash), id_of(&question.hash), "in the copy");
    assert_eq!(
        page.chosen().await.as_deref(),
        Some("Überall die gleichen Angaben")
    );
    page.saved().await;

    page.go("#/daten").await;
    page.says("Beide Fassungen sind gesichert").await;
    shelf_holds(page, &["Check für Betriebe", "Check für Betriebe"]).await;
    page.reload().await;
    shelf_holds(page, &["Check für Betriebe", "Check für Betriebe"]).await;
    for (hash, given) in [
        (&question.hash, &*ours),
        (&copy.hash, "Überall die gleichen Angaben"),
    ] {
        page.open(hash).await;
        assert_eq!(page.chosen().await.as_deref(), Some(given));
    }
    visitor.leave().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_file_that_is_none_of_ours_is_refused_and_nothing_changes() {
    let visitor = Visitor::arrive(Setup::default()).await;
    let page = &visitor.page;
    open_prepared(&visitor, &Prepared::new(1, 1, &[]), "ergebnis").await;
    page.follow("Meine Daten").await;
    let good = Prepared::new(2, 2, &[]).file();
    let half = good
        .chars()
        .take(good.chars().count() / 2)
        .collect::<String>();
    for (name, text, says) in [
        (
            "fremd.json",
            "{\"a\": 1}",
            "Diese Datei gehört nicht zum Digital-Check.",
        ),
        ("halb.json", &half, "Es wurde nichts übernommen."),
        ("leer.json", "", "Es wurde nichts übernommen."),
    ] {
        page.open_file(visitor.put_file(name, text)).await;
        page.says(says).await;
        shelf_holds(page, &["Check für Betriebe"]).await;
        page.press("Schließen").await;
    }
    visitor.leave().await;
}
