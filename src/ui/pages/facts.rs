//! A few facts before the questions. All of them may stay open; none counts for the score.

use leptos::prelude::*;

use super::Page;
use crate::app::route::Place;
use crate::app::{Message, Run};
use crate::domain::answer::{Answer, Ticks};
use crate::domain::id::{ItemIx, OptionIx};
use crate::domain::questionnaire::Kind;
use crate::text::Key;
use crate::ui::context::Ui;
use crate::ui::el::{El, el};
use crate::ui::pages::question::saved;
use crate::ui::parts::block::{fold, heading};
use crate::ui::parts::cards::{Card, check_cards, radio_cards};
use crate::ui::parts::form::{fields, form, next};
use crate::ui::parts::link::back;

/// The page of facts.
pub fn facts(ui: Ui, run: &Run, place: &Place) -> Page {
    let title = ui.t(Key::FactsTitle);
    let facts = run.rules().indices().take(run.rules().facts);
    let form = form(ui, "stack loose")
        .all(facts.filter_map(|ix| fact(ui, run, ix)).collect())
        .add(el("div", "row").add(next(ui)).add(saved(ui)));
    let view = el("div", "question stack")
        .add(back(ui, run.before(place)))
        .add(heading(&title))
        .add(el("p", "").text(ui.t(Key::FactsLead)))
        .add(form);
    Page::toned(ui, &run.assessment.check, title, view.view())
}

/// One fact; hidden while another answer says it does not apply.
fn fact(ui: Ui, run: &Run, ix: ItemIx) -> Option<El> {
    let (item, text) = run.item(ix)?;
    let id = item.id.to_string();
    let given = run.answers.get(ix).cloned();
    let card = |(at, option): (u8, &crate::content::wording::OptionText)| Card {
        id: format!("{id}-{at}"),
        label: run.say(&option.label),
        note: run.say_if(option.note.as_ref()),
        chosen: match &given {
            Some(Answer::Option(chosen)) => chosen.0 == at,
            Some(Answer::Ticks(ticks)) => ticks.has(OptionIx(at)),
            _ => false,
        },
        aside: false,
    };
    let mut cards: Vec<Card> = (0..).zip(&text.options).map(card).collect();
    let controls = if matches!(item.kind, Kind::Checklist(_)) {
        let ticks = RwSignal::new_local(match given {
            Some(Answer::Ticks(ticks)) => ticks,
            _ => Ticks::default(),
        });
        check_cards(&id, cards, "", move |at, on| {
            let at = OptionIx(u8::try_from(at).unwrap_or(u8::MAX));
            ticks.update(|ticks| *ticks = ticks.with(at, on));
            ui.send(Message::Answer(
                ix,
                Some(Answer::Ticks(ticks.get_untracked())),
            ));
        })
    } else {
        let last = cards.len();
        cards.push(Card {
            id: format!("{id}-none"),
            label: ui.t(Key::FactNoAnswer),
            note: None,
            chosen: false,
            aside: false,
        });
        radio_cards(&id, cards, "", move |at| {
            let option = u8::try_from(at).ok().filter(|_| at < last).map(OptionIx);
            ui.send(Message::Answer(ix, option.map(Answer::Option)));
        })
    };
    // an earlier fact can make this one pointless
    let hidden = move || {
        ui.model
            .with(|model| Run::current(model).is_some_and(|run| !run.reach.shows(ix)))
    };
    let hidden = Memo::new(move |_| hidden());
    let hint = run
        .say_if(text.hint.as_ref())
        .map(|hint| el("p", "hint").text(hint));
    let why = run
        .say_if(text.why.as_ref())
        .map(|why| fold(ui.t(Key::QuestionWhy)).add(el("p", "").text(why)));
    let fact = fields(run.say(&text.title)).hidden(move || hidden.get());
    Some(fact.maybe(hint).add(controls).maybe(why))
}
