//! Legal duties that concern somebody, in five lists by state and day. Never part of a score: whether
//! somebody fulfils a duty is not known here.

mod entry;

use leptos::prelude::{Get, RwSignal, Set};

use self::entry::entry;
use super::Page;
use crate::app::route::Place;
use crate::app::{Message, Run, beside};
use crate::content::Extras;
use crate::content::wording::german_day;
use crate::domain::duty::{Ruling, State, in_state};
use crate::text::{Key, number};
use crate::ui::context::Ui;
use crate::ui::el::{El, el};
use crate::ui::parts::block::{heading, section_in};
use crate::ui::parts::icon::{Icon, icon};
use crate::ui::parts::link::{back, button, link, plain_button};

/// A list people read: which, its name, what it means, whether it is printed.
struct Shelf {
    state: State,
    name: Key,
    about: Key,
    printed: bool,
}

const SHELVES: [Shelf; 5] = [
    Shelf {
        state: State::Now,
        name: Key::DutiesNow,
        about: Key::DutiesNowText,
        printed: true,
    },
    Shelf {
        state: State::Soon,
        name: Key::DutiesSoon,
        about: Key::DutiesSoonText,
        printed: true,
    },
    Shelf {
        state: State::Check,
        name: Key::DutiesCheck,
        about: Key::DutiesCheckText,
        printed: true,
    },
    Shelf {
        state: State::Gone,
        name: Key::DutiesGone,
        about: Key::DutiesGoneText,
        printed: false,
    },
    Shelf {
        state: State::NotForYou,
        name: Key::DutiesNotForYou,
        about: Key::DutiesNotForYouText,
        printed: false,
    },
];

/// The page.
pub fn duties(ui: Ui, run: &Run) -> Page {
    let title = ui.t(Key::DutiesTitle);
    let (extras, today) = ui.peek(|model| {
        let extras = model.extras(&run.assessment.check).cloned();
        (extras, model.today)
    });
    let page = el("div", "stack loose")
        .add(print_head(ui, run))
        .add(back(ui, &run.before(&Place::Duties)));
    let page = match &extras {
        Some(extras) if !extras.duties.rules.is_empty() => {
            let rulings = beside::rulings(run, extras, today);
            lists(
                ui,
                run,
                extras,
                &rulings,
                page.add(lead(ui, &title, extras)),
            )
        }
        _ => {
            let result = link("btn", &run.route(Place::Result)).t(ui, Key::ResultTitle);
            let none = el("div", "question stack")
                .add(heading(&title))
                .add(el("p", "").t(ui, Key::DutiesEmpty))
                .add(el("p", "row").add(result));
            page.add(none)
        }
    };
    Page::toned(ui, &run.assessment.check, title, page)
}

/// On paper: whose list this is.
pub fn print_head(ui: Ui, run: &Run) -> El {
    let site = ui.peek(|model| model.site.clone());
    let head = el("p", "print-only").text(site.name).text(" · ");
    let name = &run.assessment.name;
    if name.is_empty() {
        head.text(&run.say(&run.check.wording.title))
    } else {
        head.text(name)
    }
}

fn lead(ui: Ui, title: &str, extras: &Extras) -> El {
    let day = german_day(extras.duties.stand);
    let words = el("div", "stack tight")
        .add(el("p", "").t(ui, Key::DutiesLegal))
        .add(el("p", "muted small").text(&ui.fill(Key::DutiesStand, &[("day", &day)])));
    let legal = el("div", "note-box info").add(icon(Icon::Info)).add(words);
    let print = button(ui, "btn", Icon::Print, Key::Print).sends(ui, Message::Print);
    el("div", "question stack")
        .add(heading(title))
        .add(el("p", "").t(ui, Key::DutiesLead))
        .add(legal)
        .add(el("p", "row no-print").add(print))
}

/// The row of buttons and the five lists; all stand in the page, one of them is shown.
fn lists(ui: Ui, run: &Run, extras: &Extras, rulings: &[Ruling], mut page: El) -> El {
    // the first list that holds something
    let first = SHELVES.iter().find(|shelf| any(rulings, shelf.state));
    let shown = RwSignal::new(first.map_or(State::Now, |shelf| shelf.state));
    let mut filter = el("div", "filter no-print")
        .set("role", "group")
        .label(ui, Key::DutiesFilter);
    for shelf in SHELVES {
        let count = number(in_state(rulings, shelf.state).count());
        let state = shelf.state;
        let pressed = move || {
            let on = shown.get() == state;
            Some(if on { "true" } else { "false" })
        };
        let choose = plain_button("btn")
            .live("aria-pressed", pressed)
            .on("click", move |_| shown.set(state))
            .t(ui, shelf.name)
            .add(el("span", "count").text(" (").text(&count).text(")"));
        filter = filter.add(choose);
    }
    page = page.add(filter);
    for (at, shelf) in SHELVES.into_iter().enumerate() {
        let state = shelf.state;
        let hide = move || (shown.get() != state).then_some("");
        let id = ["duties-", &number(at)].concat();
        // an empty list says so on the screen, and nothing on paper
        let class = if shelf.printed && any(rulings, state) {
            "stack duty-list kept"
        } else {
            "stack duty-list no-print"
        };
        let list = section_in(class, &id, &ui.t(shelf.name)).live("hidden", hide);
        page = page.add(filled(ui, run, extras, rulings, &shelf, list));
    }
    page
}

fn filled(ui: Ui, run: &Run, extras: &Extras, rulings: &[Ruling], shelf: &Shelf, list: El) -> El {
    if !any(rulings, shelf.state) {
        return list.add(el("p", "muted").t(ui, Key::DutiesNone));
    }
    let mut entries = el("ul", "duty-entries");
    for ruling in in_state(rulings, shelf.state) {
        entries = entries.maybe(entry(ui, run, extras, ruling));
    }
    list.add(el("p", "question").t(ui, shelf.about))
        .add(entries)
}

fn any(rulings: &[Ruling], state: State) -> bool {
    in_state(rulings, state).next().is_some()
}
