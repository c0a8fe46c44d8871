//! A few facts before the questions. All of them may stay open; none counts for the score.

use std::rc::Rc;

use super::Page;
use crate::app::route::Place;
use crate::app::{Message, Run};
use crate::domain::id::ItemIx;
use crate::domain::questionnaire::Kind;
use crate::text::Key;
use crate::ui::context::Ui;
use crate::ui::el::{El, el};
use crate::ui::pages::question::{options, saved};
use crate::ui::parts::block::{fold, heading};
use crate::ui::parts::cards::{Card, cards};
use crate::ui::parts::form::{fields, form, next};
use crate::ui::parts::link::back;

/// The page of facts.
pub fn facts(ui: Ui, run: &Run, place: &Place) -> Page {
    let title = ui.t(Key::FactsTitle);
    let mut form = form(ui, "stack loose");
    for ix in asked(run) {
        form = form.maybe(fact(ui, run, ix));
    }
    let form = form.add(el("div", "row").add(next(ui)).add(saved(ui)));
    let view = el("div", "question stack")
        .add(back(ui, &run.before(place)))
        .add(heading(&title))
        .add(el("p", "").t(ui, Key::FactsLead))
        .add(reasons(ui, run))
        .add(form);
    Page::toned(ui, &run.assessment.check, title, view)
}

/// The facts of this form.
fn asked(run: &Run) -> impl Iterator<Item = ItemIx> {
    let facts = run.rules().indices().take(run.rules().facts);
    facts.filter(|ix| run.rules().asked_in(*ix, run.answers.form))
}

/// One fact; hidden while another answer says it does not apply.
fn fact(ui: Ui, run: &Run, ix: ItemIx) -> Option<El> {
    let (item, text) = run.item(ix)?;
    let id = item.id.as_str();
    let mut list = options(run, ix, &[id, "-"].concat());
    let kind = if matches!(item.kind, Kind::Checklist(_)) {
        "checkbox"
    } else {
        let none = ui.t(Key::FactNoAnswer);
        let message = Message::Answer(ix, None);
        list.push(Card::plain([id, "-none"].concat(), none, false, message));
        "radio"
    };
    // an earlier fact can make this one pointless
    let hidden = ui
        .watch(move |model| u32::from(Run::current(model).is_some_and(|run| !run.reach.shows(ix))));
    let mut fact = fields(&run.say(&text.title)).hidden(hidden);
    if let Some(hint) = &text.hint {
        fact = fact.add(el("p", "hint").text(&run.say(hint)));
    }
    if let Some(example) = &text.example {
        let example = el("p", "hint small")
            .t(ui, Key::QuestionExample)
            .text(" ")
            .text(&run.say(example));
        fact = fact.add(example);
    }
    for (word, means) in &text.words {
        let word = el("strong", "").text(&run.say(word));
        let line = el("p", "hint small").add(word).text(": ");
        fact = fact.add(line.text(&run.say(means)));
    }
    fact = fact.add(cards(ui, kind, id, list, &Rc::default()));
    Some(fact)
}

/// Why each fact is asked, in one place: a fold at every fact would make the page twice as long.
fn reasons(ui: Ui, run: &Run) -> El {
    let mut list = el("dl", "glossary");
    for ix in asked(run) {
        if let Some((_, text)) = run.item(ix)
            && let Some(why) = &text.why
        {
            let entry = el("div", "")
                .add(el("dt", "").text(&run.say(&text.title)))
                .add(el("dd", "").text(&run.say(why)));
            list = list.add(entry);
        }
    }
    fold(ui, Key::QuestionWhy).add(list)
}
