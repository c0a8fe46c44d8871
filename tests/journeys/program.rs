//! The program comes in two parts: the start page loads the first one only, and what goes wrong with
//! the second one is told and can be tried again.

use super::support::check::{CARD, begin};
use super::support::{Page, Role, Setup, Visitor};

const START: &str = "Wie digital sind Sie heute – und was ist Ihr nächster Schritt?";
const CHECK: &str = "Check für Betriebe";
const FAILED: &str = "Das hat nicht geklappt";

/// As if the first part believed too early that the second one is there.
const TOO_EARLY: &str = "Object.defineProperty(globalThis, 'loadRest', \
    { get: () => () => Promise.resolve(), set() {} });";

/// As if the host could not be reached whenever the second part is asked for, until it can.
const UNREACHABLE: &str = "const real = globalThis.fetch; globalThis.unreachable = true; \
    globalThis.fetch = (what, ...more) => unreachable && String(what).includes('_rest') \
        ? Promise.reject(new TypeError('no network')) : real(what, ...more);";

fn asked_for_the_rest(visitor: &Visitor) -> usize {
    let paths = visitor.server.paths();
    paths
        .iter()
        .filter(|path| path.ends_with("_rest.wasm"))
        .count()
}

async fn choose_the_check(page: &Page) -> String {
    page.follow_like(CARD).await.heading
}

#[tokio::test(flavor = "multi_thread")]
async fn the_rest_of_the_program_comes_with_the_first_check_and_not_before() {
    let visitor = Visitor::arrive(Setup::default()).await;
    let page = &visitor.page;
    for name in ["So geht es", "Datenschutz", "Impressum", "Barrierefreiheit"] {
        page.follow(name).await;
    }
    assert_eq!(page.go("#/").await.heading, START);
    assert_eq!(asked_for_the_rest(&visitor), 0, "before a check is chosen");
    assert_eq!(choose_the_check(page).await, CHECK);
    assert_eq!(asked_for_the_rest(&visitor), 1, "with the check");
    page.go("#/daten").await;
    page.go("#/einstellungen").await;
    assert_eq!(asked_for_the_rest(&visitor), 1, "once");
    page.go("#/").await;
    begin(page).await;
    page.go("#/").await;
    // somebody who comes back goes on, so it comes at once
    page.reload().await;
    page.see(Role::Button, "Weitermachen").await;
    assert_eq!(asked_for_the_rest(&visitor), 2);
    visitor.leave().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_rest_that_does_not_come_is_told_and_can_be_asked_for_again() {
    let before = Some(UNREACHABLE);
    let visitor = Visitor::arrive(Setup {
        before,
        ..Setup::default()
    })
    .await;
    let page = &visitor.page;
    assert_eq!(choose_the_check(page).await, FAILED);
    page.script("globalThis.unreachable = false", Vec::new())
        .await;
    assert_eq!(page.press_on("Noch einmal versuchen").await.heading, CHECK);
    visitor.leave().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_function_called_too_early_fetches_the_rest_on_the_spot() {
    let before = Some(TOO_EARLY);
    let visitor = Visitor::arrive(Setup {
        before,
        ..Setup::default()
    })
    .await;
    assert_eq!(choose_the_check(&visitor.page).await, CHECK);
    assert_eq!(asked_for_the_rest(&visitor), 1);
    // not `leave`: the page tells the console about it, as it should
}
