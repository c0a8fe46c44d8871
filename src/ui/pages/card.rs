//! A card for what cannot wait: one thing after the other, with numbers to call. It stands before
//! everything else on the result, and on a page of its own for printing.

use super::{Page, states};
use crate::app::route::Place;
use crate::app::{Message, Run};
use crate::content::wording::CardPoint;
use crate::domain::id::CardId;
use crate::text::Key;
use crate::ui::context::Ui;
use crate::ui::el::{El, el};
use crate::ui::parts::block::heading;
use crate::ui::parts::icon::{Icon, icon};
use crate::ui::parts::link::{back, button};
use crate::ui::parts::source::source;

/// The page of one card.
pub fn card(ui: Ui, run: &Run, card: &CardId) -> Page {
    let cards = &run.rules().cards;
    let at = cards.iter().position(|known| known.id == *card);
    let words = at.and_then(|at| Some((at, run.check.wording.cards.get(at)?)));
    let Some((at, words)) = words else {
        return states::unknown(ui);
    };
    let title = run.say(&words.title);
    let site = ui.peek(|model| model.site.clone());
    let head = el("p", "print-only")
        .text(site.name)
        .text(" · ")
        .text(site.help.label)
        .text(" · ")
        .text(site.help.phone);
    let print = button(ui, "btn", Icon::Print, Key::Print).sends(ui, Message::Print);
    let view = el("div", "stack question alone")
        .add(head)
        .add(back(ui, &run.before(&Place::Card(card.clone()))))
        .maybe(urgent(ui, run, at, heading(&title)))
        .add(el("p", "row no-print").add(print));
    Page::toned(ui, &run.assessment.check, title, view)
}

/// A card in its frame; what names it comes from the page it stands on.
pub fn urgent(ui: Ui, run: &Run, at: usize, title: El) -> Option<El> {
    let words = run.check.wording.cards.get(at)?;
    let mut points = el("ol", "points");
    for point in &words.points {
        points = points.add(entry(ui, run, point));
    }
    let title = el("div", "row").add(icon(Icon::Alert)).add(title);
    let mut card = el("div", "alert urgent stack")
        .add(title)
        .add(el("p", "").text(&run.say(&words.lead)))
        .add(points);
    if let Some(closing) = &words.closing {
        card = card.add(el("p", "").text(&run.say(closing)));
    }
    Some(card)
}

fn entry(ui: Ui, run: &Run, point: &CardPoint) -> El {
    let title = el("p", "").add(el("strong", "").text(&run.say(&point.title)));
    let mut entry = el("li", "stack tight").add(title);
    if let Some(text) = &point.text {
        entry = entry.add(el("p", "").text(&run.say(text)));
    }
    if let Some(call) = point.call {
        let label = ui.fill(Key::OfficeCall, &[("phone", call.label)]);
        let link = el("a", "btn")
            .set("href", &["tel:", call.tel].concat())
            .add(icon(Icon::Phone))
            .text(&label);
        // a button is no use on paper
        let printed = el("p", "print-only").text(&label);
        entry = entry.add(el("p", "").add(link)).add(printed);
    }
    entry.maybe(source(ui, run, point.source))
}
