//! The end of a Bereich: a word of thanks, the answers at a glance, and how much it matters.

use leptos::prelude::*;

use super::review::rows;
use super::{Page, states};
use crate::app::route::Place;
use crate::app::{Message, Run};
use crate::domain::answer::Wish;
use crate::domain::id::{GroupId, GroupIx};
use crate::text::Key;
use crate::ui::context::Ui;
use crate::ui::pages::question::saved;
use crate::ui::parts::cards::{Card, radio_cards};
use crate::ui::parts::link::back;

/// The page at the end of a Bereich.
pub fn done(ui: Ui, run: &Run, group: &GroupId, place: &Place) -> Page {
    let found = run.rules().groups.iter().position(|known| known.id == *group);
    let Some((at, words)) = found.and_then(|at| Some((at, run.check.wording.groups.get(at)?))) else {
        return states::unknown(ui);
    };
    let ix = GroupIx(u8::try_from(at).unwrap_or(u8::MAX));
    let name = run.say(&words.title);
    let title = ui.fill(Key::DoneTitle, &[("group", &name)]);
    let praise = run.say_if(words.done.as_ref()).map(|text| view! { <p>{text}</p> });
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        ui.send(Message::Continue);
    };
    let items: Vec<_> = run.rules().groups.get(at).map(|group| group.items.clone()).unwrap_or_default();
    let view = view! {
        <div class="question stack">
            {back(ui, run.before(place))}
            <h1 tabindex="-1">{title.clone()}</h1>
            {praise}
            <form class="stack loose" novalidate on:submit=submit>
                {wish(ui, run, ix)}
                <div class="row">
                    <button class="btn main" type="submit">{ui.t(Key::Next)}</button>{saved(ui)}
                </div>
            </form>
            <section class="stack" aria-labelledby="given">
                <h2 id="given">{ui.t(Key::DoneAnswers)}</h2>
                {rows(ui, run, &items)}
            </section>
        </div>
    };
    Page::toned(ui, &run.assessment.check, title, view.into_any())
}

/// How much the Bereich matters: voluntary, reorders the steps, never changes a score.
fn wish(ui: Ui, run: &Run, group: GroupIx) -> AnyView {
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
    view! {
        <fieldset class="stack tight compact">
            <legend><h2 class="h3">{ui.t(Key::WishTitle)}</h2></legend>
            <p class="hint">{ui.t(Key::WishHint)}</p>
            {radio_cards("wish".to_owned(), cards, String::new(), choose)}
        </fieldset>
    }
    .into_any()
}
