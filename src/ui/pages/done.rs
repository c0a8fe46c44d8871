//! The end of a Bereich: a word of thanks, the answers at a glance, and how much it matters.

use super::review::rows;
use super::{Page, states};
use crate::app::route::Place;
use crate::app::{Message, Run};
use crate::domain::answer::Wish;
use crate::domain::id::{GroupId, GroupIx};
use crate::text::Key;
use crate::ui::context::Ui;
use crate::ui::el::{El, el};
use crate::ui::pages::question::saved;
use crate::ui::parts::block::{heading, section};
use crate::ui::parts::cards::{Card, radio_cards};
use crate::ui::parts::form::{fields, form, next};
use crate::ui::parts::link::back;

/// The page at the end of a Bereich.
pub fn done(ui: Ui, run: &Run, group: &GroupId, place: &Place) -> Page {
    let found = run
        .rules()
        .groups
        .iter()
        .position(|known| known.id == *group);
    let Some((at, words)) = found.and_then(|at| Some((at, run.check.wording.groups.get(at)?)))
    else {
        return states::unknown(ui);
    };
    let ix = GroupIx(u8::try_from(at).unwrap_or(u8::MAX));
    let name = run.say(&words.title);
    let title = ui.fill(Key::DoneTitle, &[("group", &name)]);
    let praise = run
        .say_if(words.done.as_ref())
        .map(|text| el("p", "").text(text));
    let items: Vec<_> = run
        .rules()
        .groups
        .get(at)
        .map(|group| group.items.clone())
        .unwrap_or_default();
    let form = form(ui, "stack loose")
        .add(wish(ui, run, ix))
        .add(el("div", "row").add(next(ui)).add(saved(ui)));
    let view = el("div", "question stack")
        .add(back(ui, run.before(place)))
        .add(heading(&title))
        .maybe(praise)
        .add(form)
        .add(section("given", ui.t(Key::DoneAnswers)).add(rows(ui, run, &items)));
    Page::toned(ui, &run.assessment.check, title, view.view())
}

/// How much the Bereich matters: voluntary, reorders the steps, never changes a score.
fn wish(ui: Ui, run: &Run, group: GroupIx) -> El {
    const WISHES: [(Wish, Key); 3] = [
        (Wish::High, Key::WishHigh),
        (Wish::Medium, Key::WishMedium),
        (Wish::Low, Key::WishLow),
    ];
    let given = run.answers.wish(group);
    let card = |(wish, key): &(Wish, Key)| Card {
        id: format!("wish-{}", *wish as u8),
        label: ui.t(*key),
        note: None,
        chosen: given == Some(*wish),
        aside: false,
    };
    let cards = WISHES.iter().map(card).collect();
    let choose = move |at: usize| {
        let wish = WISHES.get(at).map(|(wish, _)| *wish);
        ui.send(Message::Wish(group, wish));
    };
    fields(ui.t(Key::WishTitle))
        .add(el("p", "hint").text(ui.t(Key::WishHint)))
        .add(radio_cards("wish", cards, "", choose))
}
