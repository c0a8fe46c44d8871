//! The end of a Bereich: a word of thanks, the answers at a glance, and how much it matters.

use std::rc::Rc;

use super::review::rows;
use super::{Page, states};
use crate::app::route::Place;
use crate::app::{Message, Run};
use crate::domain::answer::Wish;
use crate::domain::id::{GroupId, GroupIx};
use crate::text::{Key, number};
use crate::ui::context::Ui;
use crate::ui::el::{El, el};
use crate::ui::pages::question::saved;
use crate::ui::parts::block::{heading, section};
use crate::ui::parts::cards::{Card, cards};
use crate::ui::parts::form::{fields, form, next};
use crate::ui::parts::link::back;

/// The page at the end of a Bereich.
pub fn done(ui: Ui, run: &Run, group: &GroupId, place: &Place) -> Page {
    let groups = run.rules().groups.iter().zip(&run.check.wording.groups);
    let found = (0..).zip(groups).find(|(_, (known, _))| known.id == *group);
    let Some((at, (group, words))) = found else {
        return states::unknown(ui);
    };
    let name = run.say(&words.title);
    let title = ui.fill(Key::DoneTitle, &[("group", &name)]);
    let mut view = el("div", "question stack")
        .add(back(ui, &run.before(place)))
        .add(heading(&title));
    if let Some(praise) = &words.done {
        view = view.add(el("p", "").text(&run.say(praise)));
    }
    let form = form(ui, "stack loose")
        .add(wish(ui, run, GroupIx(at)))
        .add(el("div", "row").add(next(ui)).add(saved(ui)));
    let given = section(ui, "given", Key::DoneAnswers).add(rows(ui, run, &group.items));
    Page::toned(ui, &run.assessment.check, title, view.add(form).add(given))
}

/// How much the Bereich matters: voluntary, reorders the steps, never changes a score.
fn wish(ui: Ui, run: &Run, group: GroupIx) -> El {
    let given = run.answers.wish(group);
    let mut list = Vec::new();
    for (wish, key) in [
        (Wish::High, Key::WishHigh),
        (Wish::Medium, Key::WishMedium),
        (Wish::Low, Key::WishLow),
    ] {
        list.push(Card::plain(
            ["wish-", &number(wish as u8)].concat(),
            ui.t(key),
            given == Some(wish),
            Message::Wish(group, Some(wish)),
        ));
    }
    fields(&ui.t(Key::WishTitle))
        .add(el("p", "hint").t(ui, Key::WishHint))
        .add(cards(ui, "radio", "wish", list, &Rc::default()))
}
