//! The result: steps put aside, warnings, and paper.

use super::support::check::{open_prepared, part, points, steps};
use super::support::prepared::Prepared;
use super::support::{Page, Role, Setup, Visitor, chromium};

const ASIDE: &str = "Passt nicht zu mir";

#[tokio::test(flavor = "multi_thread")]
async fn a_step_can_be_put_aside_and_taken_back_and_the_points_stay() {
    let visitor = Visitor::arrive(Setup::default()).await;
    let page = &visitor.page;
    let prepared = Prepared::new(1, 1, &[("e2", 0)]);
    open_prepared(&visitor, &prepared, "ergebnis").await;
    let (steps_before, points_before) = (steps(page).await, points(page).await);
    let first = steps_before[0].clone();

    page.press(ASIDE).await;
    page.see(Role::Fold, "Ein Schritt zur Seite gelegt").await;
    page.wait("the focus on the steps' heading", async || {
        let (role, name) = page.focused().await;
        (role == "heading" && name.contains("Schritt")).then_some(())
    })
    .await;
    let now = steps(page).await;
    assert!(!now.contains(&first), "{first} is gone from {now:?}");
    assert_eq!(points(page).await, points_before);

    // it stays so, also after loading again
    page.reload().await;
    assert_eq!(steps(page).await, now);
    assert_eq!(points(page).await, points_before);
    page.press(ASIDE).await;
    page.unfold("2 Schritte zur Seite gelegt").await;
    page.press(&format!("Wieder aufnehmen: {}", now[0])).await;
    page.see(Role::Fold, "Ein Schritt zur Seite gelegt").await;
    page.press(&format!("Wieder aufnehmen: {first}")).await;
    page.gone(Role::Fold, "Ein Schritt zur Seite gelegt").await;
    assert_eq!(steps(page).await, steps_before);
    assert_eq!(points(page).await, points_before);
    visitor.leave().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_missing_backup_comes_first_and_holds_the_level_back() {
    let visitor = Visitor::arrive(Setup::default()).await;
    let page = &visitor.page;
    open_prepared(&visitor, &Prepared::new(1, 3, &[("e2", 0)]), "ergebnis").await;
    part(page, "Zuerst erledigen").await;
    page.reads("Ihre Daten sind nicht gesichert, oder die Sicherung ist nicht bekannt.")
        .await;
    page.reads("Bis dahin zeigen wir höchstens die Stufe „Aufbau“.")
        .await;
    page.reads("Stufe „Aufbau“, ").await;
    let held: i32 = points(page).await.parse().expect("a number");
    assert!(held > 75, "the points stay: {held}");
    assert!(
        steps(page).await[0].contains("icher"),
        "the first step is about it"
    );

    page.follow_like("Antwort ändern: ").await;
    page.choose("Zusätzlich verschlüsselt und geprobt").await;
    page.next().await;
    page.reads("Stufe „Vorreiter“, ").await;
    assert!(!page.has(Role::Heading, "Zuerst erledigen").await);
    visitor.leave().await;
}

/// Pages of a PDF and the sizes they have, from the objects that stand in it uncompressed.
pub fn paper(pdf: &[u8]) -> (usize, Vec<String>) {
    let text = String::from_utf8_lossy(pdf);
    let after = |key: &'static str| {
        let parts = text.split(key).skip(1);
        parts.map(str::trim_start).collect::<Vec<_>>()
    };
    let is_page = |rest: &&&str| rest.starts_with("/Page") && !rest.starts_with("/Pages");
    let pages = after("/Type").iter().filter(is_page).count();
    let until = |rest: &&str| rest.split(']').next().unwrap_or_default().to_owned();
    (pages, after("/MediaBox").iter().map(until).collect())
}

/// Whether the box `[0 0 595 842` is a page of A4, whose sides are given in points.
pub fn is_a4(corners: &str) -> bool {
    let corners = corners.trim_start_matches('[').split_whitespace();
    let corners: Vec<f64> = corners.filter_map(|at| at.parse().ok()).collect();
    let near = |at: usize, side: f64| corners.get(at).is_some_and(|at| (at - side).abs() < 2.0);
    near(0, 0.0) && near(1, 0.0) && near(2, 595.0) && near(3, 842.0)
}

/// Things to press or to fill in that would stand on paper.
pub async fn controls(page: &Page) -> Vec<String> {
    let script =
        "return [...document.querySelectorAll('button, input, select, textarea, summary, a.btn')]
        .filter(is_shown).map((element) => element.tagName + ' ' + name_of(element))";
    page.list(script, vec![]).await
}

#[tokio::test(flavor = "multi_thread")]
async fn the_result_fits_on_two_pages_of_paper_without_anything_to_press() {
    let visitor = Visitor::arrive(Setup::default()).await;
    let page = &visitor.page;
    let many = [
        Prepared::new(1, 0, &[]).named("Bäckerei am Markt mit einem langen Namen"),
        Prepared::new(2, 1, &[("e2", 0), ("c1", 0)]),
        Prepared::new(3, 3, &[]),
    ];
    for prepared in many {
        let seen = open_prepared(&visitor, &prepared, "ergebnis").await;
        assert!(
            !controls(page).await.is_empty(),
            "on the screen there are some"
        );
        chromium::show_as_print(&page.driver, true).await;
        assert_eq!(
            controls(page).await,
            Vec::<String>::new(),
            "{}",
            seen.heading
        );
        chromium::show_as_print(&page.driver, false).await;
        let (pages, boxes) = paper(&page.printed().await);
        eprintln!("print: {pages} page(s) of {boxes:?} for „{}“", seen.heading);
        assert!((1..=2).contains(&pages), "{pages} pages");
        assert!(boxes.iter().all(|corners| is_a4(corners)), "A4: {boxes:?}");
    }
    visitor.leave().await;
}
