//! "Ihre nächste Stelle": which offers fit, why, and how to get there. The weightiest comes first and
//! stands open, two more follow, the others are folded.

pub mod contact;
mod letter;
mod offer;

use super::Page;
use crate::app::Run;
use crate::app::referring::{Offered, Referring};
use crate::app::route::Place;
use crate::domain::id::CardId;
use crate::text::Key;
use crate::ui::context::Ui;
use crate::ui::el::{El, el};
use crate::ui::parts::block::{heading, section};
use crate::ui::parts::icon::{Icon, icon};
use crate::ui::parts::link::{back, link};
use offer::{Detail, offer};

/// The page.
pub fn offices(ui: Ui, run: &Run) -> Page {
    let title = ui.t(Key::OfficesTitle);
    let head = el("div", "question stack")
        .add(back(ui, &run.before(&Place::Offices)))
        .add(heading(&title));
    let view = with(ui, run, |referring| content(ui, run, referring, head));
    let view = view.unwrap_or_else(|| el("div", ""));
    Page::toned(ui, &run.assessment.check, title, view)
}

/// Works with the referrals of a run; the page is shown only when they are there.
pub fn with<T>(ui: Ui, run: &Run, work: impl FnOnce(&Referring<'_>) -> T) -> Option<T> {
    let (site, extras, today) = ui.peek(|model| {
        let extras = model.extras(&run.assessment.check).cloned();
        (model.site.clone(), extras, model.today)
    });
    let (extras, texts) = extras.zip(ui.texts())?;
    let referring = Referring::new(run, &extras.referrals, &site, texts, today);
    Some(work(&referring))
}

fn content(ui: Ui, run: &Run, referring: &Referring<'_>, head: El) -> El {
    let (main, rest) = referring.offers();
    let page = el("div", "stack loose");
    let Some((first, also)) = main.split_first() else {
        let head = head.add(el("p", "").t(ui, Key::OfficesNone));
        return page.add(head).add(contact::card(ui, referring));
    };
    let head = head
        .add(el("p", "").t(ui, Key::OfficesLead))
        .add(el("p", "muted").text(referring.common().no_promise));
    let card = referring.urgent_card().map(|card| urgent(ui, run, &card));
    let first = offer(ui, run, referring, first, Detail::Open);
    let mut page = page
        .add(head)
        .maybe(card)
        .add(section(ui, "first-h", Key::OfficesFirst).add(first));
    if !also.is_empty() {
        let list = list(ui, run, referring, also);
        page = page.add(section(ui, "also-h", Key::OfficesAlso).add(list));
    }
    if !rest.is_empty() {
        let title = ui.count(Key::OfficesRest, rest.len());
        let title = el("summary", "").text(&title);
        let list = list(ui, run, referring, &rest);
        page = page.add(el("details", "no-print").add(title).add(list));
    }
    page
}

fn list(ui: Ui, run: &Run, referring: &Referring<'_>, offers: &[Offered]) -> El {
    let mut list = el("ul", "offers");
    for offered in offers {
        let card = offer(ui, run, referring, offered, Detail::Folded);
        list = list.add(el("li", "").add(card));
    }
    list
}

/// The way to the card that cannot wait.
fn urgent(ui: Ui, run: &Run, (card, title): &(CardId, String)) -> El {
    let link = link("", &run.route(Place::Card(card.clone()))).text(title);
    let words = el("p", "").t(ui, Key::OfficesCard).add(link);
    el("div", "note-box bad").add(icon(Icon::Alert)).add(words)
}
