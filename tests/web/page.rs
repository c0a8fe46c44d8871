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

use super::{js, pause, until};

/// What an outside reported.
#[derive(Clone, Default)]
struct Told(Rc<RefCell<Vec<String>>>);

impl Told {
    /// An outside that reports here.
    fn outside(&self) -> Outside {
        let notes = self.clone();
        let site = include_str!("../../public/content/site.json");
        Outside::new(
            Arc::new(load_site("site.json", site).expect("the site")),
            Rc::new(move |message| {
                notes.0.borrow_mut().push(match message {
                    Message::Reached(route) => route.href(),
                    Message::Flush => "flush".to_owned(),
                    Message::Foreign(rows) => format!("foreign {}", rows.len()),
                    Message::Conflict(_, Some(row)) => format!("conflict {}", row.revision),
                    other => format!("{other:?}"),
                });
            }),
        )
    }

    /// What is reported: waits for the first word, however busy the machine is, and then a little
    /// longer, because nothing may come twice.
    async fn next(&self) -> String {
        for _ in 0..100 {
            if !self.0.borrow().is_empty() {
                break;
            }
            pause(100).await;
        }
        pause(150).await;
        self.now()
    }

    fn now(&self) -> String {
        self.0.borrow_mut().drain(..).collect::<Vec<_>>().join(" ")
    }
}

/// One test, because there is one history and one set of listeners.
#[wasm_bindgen_test]
async fn every_change_is_reported_once() {
    let told = Told::default();
    let outside = told.outside();
    js("history.replaceState(null, '', '#/')");
    web::listen(&outside);
    outside.open();
    assert_eq!(told.next().await, "Opened(Rows([]))");

    assert!(!page::can_go_back());
    web::run(Effect::Go(Route::MyData), &outside);
    assert_eq!(told.next().await, "#/daten");
    js("location.hash = '#/hilfe'");
    assert_eq!(told.next().await, "#/hilfe");
    assert!(page::can_go_back());
    web::run(Effect::Replace(Route::Settings), &outside);
    assert_eq!(told.now(), "#/einstellungen");
    assert_eq!(page::route(), Route::Settings);
    page::go_back();
    assert_eq!(told.next().await, "#/daten");
    assert!(page::can_go_back());
    page::go_back();
    assert_eq!(told.next().await, "#/");
    assert!(!page::can_go_back());
    js("history.forward()");
    assert_eq!(told.next().await, "#/daten");
    assert!(page::can_go_back());

    js("dispatchEvent(new Event('pagehide'))");
    assert_eq!(told.now(), "flush");
    js("const other = new BroadcastChannel('digital-check'); other.postMessage(true)");
    assert_eq!(told.next().await, "foreign 0");
    js("dispatchEvent(new PageTransitionEvent('pageshow', {persisted: true}))");
    assert_eq!(told.next().await, "foreign 0");

    js("window.folded = document.createElement('details'); document.body.append(folded);
        dispatchEvent(new Event('beforeprint')); if (!folded.open) throw 'still folded';
        dispatchEvent(new Event('afterprint')); if (folded.open) throw 'still open'; folded.remove()");

    // the address changed before, so a page that is reached now gets the focus
    js("window.title_of_page = document.createElement('h1'); document.body.prepend(title_of_page)");
    page::arrived("Ein Titel".to_owned());
    js("window.frame = 0; requestAnimationFrame(() => { frame = 1 })");
    until("frame").await;
    js(
        "if (document.activeElement !== title_of_page) throw document.activeElement.outerHTML; title_of_page.remove()",
    );
}

#[wasm_bindgen_test]
async fn saves_are_reported_and_erasing_leaves_nothing() {
    let told = Told::default();
    let outside = told.outside();
    outside.open();
    assert_eq!(told.next().await, "Opened(Rows([]))");
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
    let saved = "Saved(AssessmentId(\"dddddddddddd\"), 1)";
    web::run(Effect::Remember { count: 1 }, &outside);
    web::run(save(1, None), &outside);
    assert_eq!(told.next().await, saved);
    web::run(save(1, None), &outside);
    assert_eq!(told.next().await, "conflict 1");
    web::run(Effect::EraseAll, &outside);
    // in the middle of it, somebody begins anew
    web::run(save(1, None), &outside);
    assert_eq!(told.next().await, saved);
    assert_eq!(web::settings::remembered(), 0);
    // that save is still there, and goes when it is removed
    web::run(save(1, None), &outside);
    assert_eq!(told.next().await, "conflict 1");
    web::run(Effect::Remove(id.clone()), &outside);
    web::run(save(1, None), &outside);
    assert_eq!(told.next().await, saved);
    web::run(Effect::Remove(id.clone()), &outside);
    let check = CheckId::parse("no-such-check").expect("an id");
    web::run(Effect::Fetch(check), &outside);
    assert_eq!(
        told.next().await,
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
