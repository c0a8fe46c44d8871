//! All answers at a glance, before the result. Each can be changed; open ones are marked.

use super::{Page, answer_text};
use crate::app::Run;
use crate::app::route::{After, Place};
use crate::domain::flow;
use crate::domain::id::ItemIx;
use crate::text::Key;
use crate::ui::context::Ui;
use crate::ui::el::{El, el};
use crate::ui::parts::block::{heading, section};
use crate::ui::parts::link::{back, link, link_about};

/// The page of all answers.
pub fn review(ui: Ui, run: &Run, place: &Place) -> Page {
    let title = ui.t(Key::ReviewTitle);
    let scores = run.scores();
    let open = flow::open_items(&scores, run.rules()).len();
    let state = if open == 0 {
        ui.t(Key::ReviewComplete)
    } else {
        ui.count(Key::ReviewOpen, open)
    };
    let show = || {
        el("p", "row").add(link(
            "btn main",
            &run.route(Place::Result),
            ui.t(Key::ReviewShow),
        ))
    };
    let lead = el("div", "stack")
        .add(back(ui, run.before(place)))
        .add(heading(&title))
        .add(
            el("p", "question")
                .text(ui.t(Key::ReviewLead))
                .text(" ")
                .text(state),
        )
        .add(show());
    let mut view = el("div", "stack loose").add(lead).maybe(part(
        ui,
        run,
        "facts",
        ui.t(Key::FactsShort),
        &facts(run),
    ));
    for (group, words) in run.rules().groups.iter().zip(&run.check.wording.groups) {
        view = view.maybe(part(
            ui,
            run,
            group.id.as_str(),
            run.say(&words.title),
            &group.items,
        ));
    }
    Page::toned(ui, &run.assessment.check, title, view.add(show()).view())
}

fn facts(run: &Run) -> Vec<ItemIx> {
    run.rules().indices().take(run.rules().facts).collect()
}

fn part(ui: Ui, run: &Run, id: &str, title: String, items: &[ItemIx]) -> Option<El> {
    if !items.iter().any(|ix| run.reach.shows(*ix)) {
        return None;
    }
    Some(section(&format!("part-{id}"), title).add(rows(ui, run, items)))
}

/// Questions with answers and a link to change each.
pub fn rows(ui: Ui, run: &Run, items: &[ItemIx]) -> El {
    let shown = items.iter().copied().filter(|ix| run.reach.shows(*ix));
    el("dl", "rows").all(shown.filter_map(|ix| row(ui, run, ix)).collect())
}

fn row(ui: Ui, run: &Run, ix: ItemIx) -> Option<El> {
    let (_, text) = run.item(ix)?;
    let question = run.say(&text.title);
    let answered = flow::is_answered(run.rules(), &run.answers, ix);
    let is_fact = ix.at() < run.rules().facts;
    let answer = match (answered, is_fact) {
        (true, _) => el("dd", "").text(answer_text(ui, run, ix)),
        (false, true) => open(ui, "muted", Key::FactNoAnswer),
        (false, false) => open(ui, "tag warn", Key::AnswerOpen),
    };
    let key = if answered {
        Key::AnswerChangeShort
    } else {
        Key::AnswerGive
    };
    let change = link_about("", &run.question(ix, After::Review), ui.t(key), &question);
    let term = el("dt", "").text(question);
    Some(
        el("div", "")
            .add(term)
            .add(answer)
            .add(el("dd", "do no-print").add(change)),
    )
}

/// What stands in place of an answer.
fn open(ui: Ui, class: &'static str, key: Key) -> El {
    el("dd", "").add(el("span", class).text(ui.t(key)))
}
