//! The audit itself is sharp: it finds what is planted.

use super::super::support::{Setup, Visitor};
use super::axe::{engine, violations};
use super::eyes::{Light, answer, ask, light, window};
use super::focus::walk;
use super::reflow::out_of_place;
use super::targets::TOO_SMALL;

const PLANT: &str = "
    const plant = (name, looks, text) => {
        const planted = document.createElement(name);
        planted.textContent = text;
        Object.assign(planted.style, looks);
        document.querySelector('main').append(planted);
        return planted;
    };
    plant('img', { width: '700px', height: '9px' }, '').src = 'icons/favicon.svg';
    plant('p', { color: '#999' }, 'pale');
    plant('button', { outline: 'none', boxShadow: 'none', height: '20px' }, 'mute').type = 'button';
    plant('a', { position: 'absolute', top: '0', left: '0' }, 'astray').href = '#/';
    plant('h3', { width: '9px', overflow: 'hidden', whiteSpace: 'nowrap' }, 'cut');
    plant('h1', {}, 'second');";

#[tokio::test(flavor = "multi_thread")]
async fn what_is_planted_is_found() {
    let before = Some(engine());
    let visitor = Visitor::arrive(Setup {
        before,
        ..Setup::default()
    })
    .await;
    let page = &visitor.page;
    window(page, 390).await;
    light(page, Light::Day).await;
    assert_eq!(violations(page).await, Vec::<String>::new());
    page.go("#/hilfe").await;
    answer(page, PLANT, vec![]).await;

    let has = |found: &[String], part: &str| {
        assert!(
            found.iter().any(|line| line.contains(part)),
            "no „{part}“ in {found:#?}"
        );
    };
    let found = violations(page).await;
    for rule in ["image-alt", "color-contrast"] {
        has(&found, rule);
    }
    let found = out_of_place(page).await;
    has(&found, "<img>");
    has(&found, "cut off: <h3> cut");
    has(&ask(page, TOO_SMALL).await, "<button> mute");
    let found = ask(page, "built_wrong()").await;
    has(&found, "2 of h1");
    let (_, found) = walk(page, 390, Light::Day).await;
    has(&found, "<button> mute");
    has(&found, "<a> astray comes after <button> mute");
    visitor.leave().await;
}
