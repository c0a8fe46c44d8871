//! The sheet for one offer, on one page of paper: what for, why, which steps. No name is kept: what
//! concerns the person is written by hand.

use leptos::prelude::{Get, RwSignal, Set, event_target_checked};

use super::Page;
use super::offices::with;
use crate::app::referring::{Paper, PaperLine};
use crate::app::route::Place;
use crate::app::{Message, Run};
use crate::content::referrals::words::SheetLine;
use crate::domain::id::OfferId;
use crate::exchange::symbol::Symbol;
use crate::text::{Key, number};
use crate::ui::context::Ui;
use crate::ui::el::{El, el};
use crate::ui::parts::art::draw;
use crate::ui::parts::block::heading;
use crate::ui::parts::icon::Icon;
use crate::ui::parts::link::{back, button, link};
use crate::web;

/// The page.
pub fn referral(ui: Ui, run: &Run, offer: &OfferId) -> Page {
    let place = Place::Referral(offer.clone());
    let back = back(ui, &run.before(&place));
    let made = with(ui, run, |referring| {
        let code = referring.code(&web::page::address());
        Some((referring.sheet(offer)?, code))
    });
    let check = &run.assessment.check;
    let Some((paper, code)) = made.flatten() else {
        let title = ui.t(Key::ReferralGoneTitle);
        return Page::toned(ui, check, title.clone(), gone(ui, run, back, &title));
    };
    let title = paper.words.title.to_owned();
    let symbol = Symbol::of(&code);
    let with_code = RwSignal::new(symbol.is_some());
    let head = el("div", "question stack no-print")
        .add(back)
        .add(heading(&title))
        .add(el("p", "").t(ui, Key::ReferralLead))
        .add(choice(ui, symbol.is_some(), with_code))
        .add(acts(ui, run));
    let code = move || {
        let symbol = symbol.as_ref().filter(|_| with_code.get())?;
        Some(figure(ui, symbol))
    };
    let view = el("div", "stack loose")
        .add(head)
        .add(sheet(ui, &paper, by_hand(ui).follow(code)));
    Page::toned(ui, check, title, view)
}

/// The offer does not fit any more.
fn gone(ui: Ui, run: &Run, back: El, title: &str) -> El {
    let offices = link("btn main", &run.route(Place::Offices)).t(ui, Key::OfficesTitle);
    el("div", "question stack")
        .add(back)
        .add(heading(title))
        .add(el("p", "").t(ui, Key::ReferralGone))
        .add(el("p", "").add(offices))
}

/// Whether the answers are printed along, and what that means.
fn choice(ui: Ui, possible: bool, with_code: RwSignal<bool>) -> El {
    if !possible {
        return el("p", "").t(ui, Key::ReferralCodeNone);
    }
    let input = el("input", "")
        .set("type", "checkbox")
        .set("id", "with-code")
        .set("aria-describedby", "code-note")
        .checked(true)
        .on("change", move |event| {
            with_code.set(event_target_checked(&event));
        });
    let label = el("label", "")
        .add(input)
        .add(el("span", "").t(ui, Key::ReferralCode));
    let note = el("p", "small").set("id", "code-note");
    el("div", "stack tight")
        .add(el("div", "choice").add(label))
        .add(note.t(ui, Key::ReferralCodeNote))
}

fn acts(ui: Ui, run: &Run) -> El {
    let print = button(ui, "btn main", Icon::Print, Key::Print).sends(ui, Message::Print);
    let offices = link("btn", &run.route(Place::Offices)).t(ui, Key::OfficesTitle);
    el("div", "row").add(print).add(offices)
}

/// The paper itself. Its title is the page's on the screen.
fn sheet(ui: Ui, paper: &Paper, by_hand: El) -> El {
    let site = ui.peek(|model| model.site.clone());
    let from = [site.name, " · ", &paper.check].concat();
    let day = ui.fill(Key::ReferralDay, &[("day", &paper.day)]);
    let head = el("div", "row apart")
        .add(el("p", "").text(&from))
        .add(el("p", "").text(&day));
    let title = el("h2", "").set("id", "sheet-h").text(paper.words.title);
    let mut lines = el("dl", "lines");
    for line in &paper.lines {
        let more = line.more.as_ref().map(|more| el("p", "").text(more));
        let entry = el("div", "")
            .add(el("dt", "").text(line.label))
            .add(el("dd", "").add(filled(line)).maybe(more));
        lines = lines.add(entry);
    }
    let mut footer = el("p", "small");
    for sentence in &paper.words.footer {
        footer = footer.text(sentence).text(" ");
    }
    el("section", "card sheet stack")
        .set("aria-labelledby", "sheet-h")
        .add(head)
        .add(title)
        .add(el("p", "").text(paper.words.intro))
        .add(lines)
        .add(by_hand)
        .add(footer)
}

/// What stands on a line: words, steps, or room to write.
fn filled(line: &PaperLine) -> El {
    let (list, entry) = match line.holds {
        SheetLine::Appointment => return el("span", "write"),
        SheetLine::Notes => return el("span", "write tall"),
        SheetLine::Steps => (el("ol", "tight"), "li"),
        _ => (el("div", ""), "p"),
    };
    let lines = line.text.iter();
    lines.fold(list, |list, text| list.add(el(entry, "").text(text)))
}

/// What only a hand may write: the person, and whether the office may keep it. The code stands
/// beside it.
fn by_hand(ui: Ui) -> El {
    let line = |key| {
        el("div", "")
            .add(el("dt", "").t(ui, key))
            .add(el("dd", "").add(el("span", "write")))
    };
    let consent = el("p", "consent")
        .add(el("span", "tick").set("aria-hidden", "true"))
        .add(el("span", "").t(ui, Key::ReferralConsent));
    let lines = el("dl", "lines")
        .add(line(Key::ReferralName))
        .add(line(Key::ReferralPhone));
    let sign = el("dl", "lines").add(line(Key::ReferralSign));
    let words = el("div", "stack tight")
        .add(el("h3", "").t(ui, Key::ReferralByHand))
        .add(lines)
        .add(consent)
        .add(sign);
    el("div", "hand").add(words)
}

fn figure(ui: Ui, symbol: &Symbol) -> El {
    let side = number(symbol.side());
    let view_box = ["0 0 ", &side, " ", &side].concat();
    let label = ui.t(Key::ReferralCodeLabel);
    let picture = draw("stamp-qr", &view_box, &label, &[("", &symbol.path())]);
    let caption = el("figcaption", "small").t(ui, Key::ReferralCodeCaption);
    el("figure", "stamp").add(picture).add(caption)
}
