//! All answers at a glance, before the result. Each can be changed; open ones are marked.

use super::{Page, answer_lang, answer_text};
use crate::app::Run;
use crate::app::route::{After, Place};
use crate::domain::flow;
use crate::domain::id::ItemIx;
use crate::text::Key;
use crate::ui::context::Ui;
use crate::ui::el::{El, el};
use crate::ui::parts::block::{heading, section_in};
use crate::ui::parts::link::{back, link, link_about};

/// The page of all answers.
pub fn review(ui: Ui, run: &Run, place: &Place) -> Page {
    let title = ui.t(Key::ReviewTitle);
    let open = flow::open_items(&run.scores(), run.rules()).len();
    let state = if open == 0 {
        ui.t(Key::ReviewComplete)
    } else {
        ui.count(Key::ReviewOpen, open)
    };
    let words = el("p", "question")
        .t(ui, Key::ReviewLead)
        .text(" ")
        .text(&state);
    let lead = el("div", "stack")
        .add(back(ui, &run.before(place)))
        .add(heading(&title))
        .add(words)
        .add(show(ui, run));
    let facts: Vec<ItemIx> = run.rules().indices().take(run.rules().facts).collect();
    let facts = part(ui, run, "part-facts", &ui.t(Key::FactsShort), &facts);
    let mut view = el("div", "stack loose").add(lead).maybe(facts);
    for (group, words) in run.rules().groups.iter().zip(&run.check.wording.groups) {
        let id = ["part-", group.id.as_str()].concat();
        let title = run.say(&words.title);
        view = view.maybe(part(ui, run, &id, &title, &group.items));
    }
    Page::toned(ui, &run.assessment.check, title, view.add(show(ui, run)))
}

/// The way to the result.
fn show(ui: Ui, run: &Run) -> El {
    let result = link("btn main", &run.route(Place::Result)).t(ui, Key::ReviewShow);
    el("p", "row").add(result)
}

fn part(ui: Ui, run: &Run, id: &str, title: &str, items: &[ItemIx]) -> Option<El> {
    let any = items.iter().any(|ix| run.reach.shows(*ix));
    any.then(|| section_in("stack", id, title).add(rows(ui, run, items)))
}

/// Questions with answers and a link to change each.
pub fn rows(ui: Ui, run: &Run, items: &[ItemIx]) -> El {
    let mut rows = el("dl", "rows");
    for ix in items {
        if run.reach.shows(*ix) {
            rows = rows.maybe(row(ui, run, *ix));
        }
    }
    rows
}

fn row(ui: Ui, run: &Run, ix: ItemIx) -> Option<El> {
    let (_, text) = run.item(ix)?;
    let question = run.say(&text.title);
    let answered = flow::is_answered(run.rules(), &run.answers, ix);
    let answer = el("dd", "");
    let (answer, key) = if answered {
        let answer = match answer_lang(run, ix) {
            Some(lang) => answer.set("lang", lang).set("dir", "auto"),
            None => answer,
        };
        let answer = answer.text(&answer_text(ui, run, ix));
        (answer, Key::AnswerChangeShort)
    } else if ix.at() < run.rules().facts {
        let open = el("span", "muted").t(ui, Key::FactNoAnswer);
        (answer.add(open), Key::AnswerGive)
    } else {
        let open = el("span", "tag warn").t(ui, Key::AnswerOpen);
        (answer.add(open), Key::AnswerGive)
    };
    let change = link_about(ui, "", &run.question(ix, After::Review), key, &question);
    let row = el("div", "")
        .add(el("dt", "").text(&question))
        .add(answer)
        .add(el("dd", "do no-print").add(change));
    Some(row)
}
