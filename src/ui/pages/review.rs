//! All answers at a glance, before the result. Each can be changed; open ones are marked.

use leptos::prelude::*;

use super::{Page, answer_text};
use crate::app::Run;
use crate::app::route::{After, Place};
use crate::domain::flow;
use crate::domain::id::ItemIx;
use crate::text::Key;
use crate::ui::context::Ui;
use crate::ui::parts::link::{back, link, link_about};

/// The page of all answers.
pub fn review(ui: Ui, run: &Run, place: &Place) -> Page {
    let title = ui.t(Key::ReviewTitle);
    let scores = run.scores();
    let open = flow::open_items(&scores, run.rules()).len();
    let state = if open == 0 { ui.t(Key::ReviewComplete) } else { ui.count(Key::ReviewOpen, open) };
    let mut parts = vec![part(ui, run, "facts", ui.t(Key::FactsShort), &facts(run))];
    for (group, words) in run.rules().groups.iter().zip(&run.check.wording.groups) {
        parts.push(part(ui, run, group.id.as_str(), run.say(&words.title), &group.items));
    }
    let view = view! {
        <div class="stack loose">
            <div class="stack">
                {back(ui, run.before(place))}
                <h1 tabindex="-1">{title.clone()}</h1>
                <p class="question">{ui.t(Key::ReviewLead)}" "{state}</p>
                <p class="row">{link("btn main", &run.route(Place::Result), ui.t(Key::ReviewShow))}</p>
            </div>
            {parts}
            <p class="row">{link("btn main", &run.route(Place::Result), ui.t(Key::ReviewShow))}</p>
        </div>
    };
    Page::toned(ui, &run.assessment.check, title, view.into_any())
}

fn facts(run: &Run) -> Vec<ItemIx> {
    run.rules().indices().take(run.rules().facts).collect()
}

fn part(ui: Ui, run: &Run, id: &str, title: String, items: &[ItemIx]) -> Option<AnyView> {
    if !items.iter().any(|ix| run.reach.shows(*ix)) {
        return None;
    }
    let id = format!("part-{id}");
    let by = id.clone();
    let section = view! {
        <section class="stack" aria-labelledby=by>
            <h2 id=id>{title}</h2>
            {rows(ui, run, items)}
        </section>
    };
    Some(section.into_any())
}

/// Questions with answers and a link to change each.
pub fn rows(ui: Ui, run: &Run, items: &[ItemIx]) -> AnyView {
    let shown = items.iter().copied().filter(|ix| run.reach.shows(*ix));
    let row = |ix: ItemIx| {
        let (_, text) = run.item(ix)?;
        let question = run.say(&text.title);
        let answered = flow::is_answered(run.rules(), &run.answers, ix);
        let is_fact = ix.at() < run.rules().facts;
        let answer = match (answered, is_fact) {
            (true, _) => answer_text(ui, run, ix).into_any(),
            (false, true) => view! { <span class="muted">{ui.t(Key::FactNoAnswer)}</span> }.into_any(),
            (false, false) => view! { <span class="tag warn">{ui.t(Key::AnswerOpen)}</span> }.into_any(),
        };
        let key = if answered { Key::AnswerChangeShort } else { Key::AnswerGive };
        let change = link_about("", &run.question(ix, After::Review), ui.t(key), &question);
        Some(
            view! { <div><dt>{question}</dt><dd>{answer}</dd><dd class="do no-print">{change}</dd></div> }
                .into_any(),
        )
    };
    let rows: Vec<AnyView> = shown.filter_map(row).collect();
    view! { <dl class="rows">{rows}</dl> }.into_any()
}
