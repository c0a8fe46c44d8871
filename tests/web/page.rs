//! Addresses, focus, printing, the end of the page.

use std::cell::RefCell;
use std::rc::Rc;
use std::sync::Arc;

use digital_check::app::{Effect, Message, Route};
use digital_check::content::load_site;
use digital_check::domain::id::CheckId;
use digital_check::store::{AssessmentId, Row};
use digital_check::web::{self, Outside, page, panic};
use wasm_bindgen_test::wasm_bindgen_test;

use super::{js, pause};

/// One test, because there is one history and one set of listeners.
#[wasm_bindgen_test]
async fn every_change_is_reported_once() {
    let told: Rc<RefCell<Vec<String>>> = Rc::default();
    let notes = Rc::clone(&told);
    let site =
        load_site("site.json", include_str!("../../public/content/site.json")).expect("the site");
    let outside = Outside::new(
        Arc::new(site),
        Rc::new(move |message| {
            notes.borrow_mut().push(match message {
                Message::Reached(route) => route.href(),
                Message::Flush => "flush".to_owned(),
                Message::Foreign(rows) => format!("foreign {}", rows.len()),
                other => format!("{other:?}"),
            });
        }),
    );
    let since = || std::mem::take(&mut *told.borrow_mut());
    js("history.replaceState(null, '', '#/')");
    web::listen(&outside);
    outside.open();
    pause(200).await;
    assert_eq!(since(), ["Opened(Rows([]))"]);

    assert!(!page::can_go_back());
    web::run(Effect::Go(Route::MyData), &outside);
    pause(100).await;
    assert_eq!(since(), ["#/daten"]);
    js("location.hash = '#/hilfe'");
    pause(100).await;
    assert_eq!(
        (since(), page::can_go_back()),
        (vec!["#/hilfe".to_owned()], true)
    );
    web::run(Effect::Replace(Route::Settings), &outside);
    assert_eq!(
        (since(), page::route()),
        (vec!["#/einstellungen".to_owned()], Route::Settings)
    );
    page::go_back();
    pause(200).await;
    assert_eq!(
        (since(), page::can_go_back()),
        (vec!["#/daten".to_owned()], true)
    );
    page::go_back();
    pause(200).await;
    assert_eq!(
        (since(), page::can_go_back()),
        (vec!["#/".to_owned()], false)
    );
    js("history.forward()");
    pause(200).await;
    assert_eq!(
        (since(), page::can_go_back()),
        (vec!["#/daten".to_owned()], true)
    );

    js("dispatchEvent(new Event('pagehide'))");
    assert_eq!(since(), ["flush"]);
    js("const other = new BroadcastChannel('digital-check'); other.postMessage(true)");
    pause(200).await;
    assert_eq!(since(), ["foreign 0"]);
    js("dispatchEvent(new PageTransitionEvent('pageshow', {persisted: true}))");
    pause(200).await;
    assert_eq!(since(), ["foreign 0"]);

    js("window.folded = document.createElement('details'); document.body.append(folded);
        dispatchEvent(new Event('beforeprint')); if (!folded.open) throw 'still folded';
        dispatchEvent(new Event('afterprint')); if (folded.open) throw 'still open'; folded.remove()");

    // the address changed before, so a page that is reached now gets the focus
    js("window.title_of_page = document.createElement('h1'); document.body.prepend(title_of_page)");
    page::arrived("Ein Titel".to_owned());
    pause(100).await;
    js(
        "if (document.activeElement !== title_of_page) throw document.activeElement.outerHTML; title_of_page.remove()",
    );
}

#[wasm_bindgen_test]
async fn saves_are_reported_and_erasing_leaves_nothing() {
    let told: Rc<RefCell<Vec<String>>> = Rc::default();
    let notes = Rc::clone(&told);
    let site = include_str!("../../public/content/site.json");
    let outside = Outside::new(
        Arc::new(load_site("site.json", site).expect("the site")),
        Rc::new(move |message| notes.borrow_mut().push(format!("{message:?}"))),
    );
    let since = || told.borrow_mut().drain(..).collect::<Vec<_>>().join(" ");
    outside.open();
    pause(200).await;
    assert_eq!(since(), "Opened(Rows([]))");
    let id = AssessmentId::from_random([3; AssessmentId::LENGTH]);
    let save = |revision, expected| Effect::Save {
        row: Row {
            id: id.clone(),
            revision,
            body: "x".into(),
            sum: 0,
        },
        expected,
    };
    web::run(Effect::Remember { count: 1 }, &outside);
    web::run(save(1, None), &outside);
    pause(200).await;
    assert_eq!(since(), "Saved(AssessmentId(\"dddddddddddd\"), 1)");
    web::run(save(1, None), &outside);
    pause(200).await;
    assert!(since().starts_with("Conflict(AssessmentId(\"dddddddddddd\"), Some(Row"));
    web::run(Effect::EraseAll, &outside);
    // in the middle of it, somebody begins anew
    web::run(save(1, None), &outside);
    pause(400).await;
    let after = since();
    assert!(
        after == "Saved(AssessmentId(\"dddddddddddd\"), 1)",
        "{after}"
    );
    assert_eq!(web::settings::remembered(), 0);
    web::run(Effect::Remove(id.clone()), &outside);
    pause(200).await;
    assert_eq!(since(), "");
    let check = CheckId::parse("no-such-check").expect("an id");
    web::run(Effect::Fetch(check), &outside);
    pause(200).await;
    assert_eq!(
        since(),
        "Loaded(CheckId(\"no-such-check\"), Err(Unreachable))"
    );
}

#[wasm_bindgen_test]
fn marks_are_taken_from_fields_and_dialogues_open_and_close() {
    js("window.place = document.createElement('div'); document.body.append(place);
        place.innerHTML = '<input type=checkbox name=a checked><input type=radio name=a checked><dialog id=d></dialog>'");
    page::uncheck("a");
    js("if (place.querySelector(':checked')) throw 'still marked'");
    page::open_dialog("d");
    js("if (!place.querySelector('dialog:modal')) throw 'closed'");
    page::close_dialog("d");
    js("if (place.querySelector('dialog[open]')) throw 'open'; place.remove()");
}

#[wasm_bindgen_test]
fn a_broken_page_says_so() {
    js(
        "window.place = document.createElement('div'); place.id = 'app'; place.innerHTML = '<p>old</p>'; document.body.append(place)",
    );
    panic::show_broken();
    panic::show_broken();
    js(
        "if (place.querySelectorAll('[role=alert]').length !== 1) throw place.innerHTML;
        if (typeof place.querySelector('button').onclick !== 'function') throw 'no way out';
        place.remove()",
    );
}
