//! What the browser reports of its own accord: addresses, the end of the page, other windows,
//! files dropped onto it, printing.

use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use wasm_bindgen_futures::spawn_local;
use web_sys::{Event, EventTarget, PageTransitionEvent, VisibilityState};

use super::{Outside, file, history, page, print};
use crate::app::{Message, Route};

/// Listens as long as the page lives. Call it once.
pub fn listen(outside: &Outside) {
    let Some(window) = web_sys::window() else {
        return;
    };
    history::begin();

    // Between entries of the same address there is only this one.
    on(&window, "popstate", |_| history::count());
    let told = outside.clone();
    on(&window, "hashchange", move |_| {
        history::count();
        // of several changes at once, every event sees the last one
        if history::changed() {
            told.report(Message::Reached(history::route()));
        }
    });

    let told = outside.clone();
    on(&window, "pagehide", move |_| flush(&told));
    let told = outside.clone();
    on(&window, "pageshow", move |event| {
        // back from the browser's memory, where no hint arrived
        if event
            .dyn_into()
            .is_ok_and(|event: PageTransitionEvent| event.persisted())
        {
            told.refresh();
        }
    });
    if let Some(document) = window.document() {
        let (told, seen) = (outside.clone(), document.clone());
        on(&document, "visibilitychange", move |_| {
            if seen.visibility_state() == VisibilityState::Hidden {
                flush(&told);
            }
        });
    }

    if let Some(tabs) = outside.tabs.target() {
        let told = outside.clone();
        on(tabs, "message", move |_| told.refresh());
    }

    // a file may be dropped anywhere on the page of saved data; the browser would open it instead
    on(&window, "dragover", |event| {
        if history::route() == Route::MyData {
            event.prevent_default();
        }
    });
    let told = outside.clone();
    on(&window, "drop", move |event| take_dropped(&told, &event));

    on(&window, "beforeprint", |_| print::unfold());
    on(&window, "afterprint", |_| print::fold());
}

/// The page may end with this handler: what is to be saved is asked for and completed in it.
fn flush(outside: &Outside) {
    outside.report(Message::Flush);
    outside.database.hurry();
}

#[inline(never)]
fn take_dropped(outside: &Outside, event: &Event) {
    if history::route() != Route::MyData {
        return;
    }
    // text dropped into a field is the browser's business
    let Some(file) = file::dropped(event) else {
        return;
    };
    event.prevent_default();
    let outside = outside.clone();
    spawn_local(async move {
        let text = file::read(file).await;
        outside.report(Message::Import(text));
        page::focus_heading();
    });
}

fn on(target: &EventTarget, event: &str, react: impl FnMut(Event) + 'static) {
    // boxed first: one closure type for all of them is one set of glue
    let react: Box<dyn FnMut(Event)> = Box::new(react);
    let react = Closure::wrap(react);
    if target
        .add_event_listener_with_callback(event, react.as_ref().unchecked_ref())
        .is_ok()
    {
        // it lives as long as the page
        react.forget();
    }
}
