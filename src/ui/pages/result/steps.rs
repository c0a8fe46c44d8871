//! The steps on the result page: now, later, all others, put aside.

use leptos::prelude::*;

use crate::app::{Message, Run};
use crate::domain::advice::{Advice, Recommendation, step as domain_step};
use crate::text::Key;
use crate::ui::context::Ui;
use crate::ui::parts::step::{Detail, step};
use crate::web;

/// The next steps.
pub fn next(ui: Ui, run: &Run, advice: &Advice) -> AnyView {
    let title = match advice.now.len() {
        0 => ui.t(Key::StepsNoneTitle),
        n => ui.count(Key::StepsTitle, n),
    };
    let none = advice.now.is_empty().then(|| view! { <p class="question">{ui.t(Key::StepsNone)}</p> });
    view! {
        <section class="stack" aria-labelledby="steps-h">
            <h2 id="steps-h" tabindex="-1">{title}</h2>
            {none}
            <ol class="steps">{list(ui, run, &advice.now, Detail::Full)}</ol>
        </section>
    }
    .into_any()
}

/// Steps for the months after, the others folded, and those put aside.
pub fn later(ui: Ui, run: &Run, advice: &Advice) -> AnyView {
    let later = (!advice.later.is_empty()).then(|| {
        view! {
            <section class="stack" aria-labelledby="later-h">
                <h2 id="later-h">{ui.t(Key::StepsLater)}</h2>
                <ul class="steps plain">{list(ui, run, &advice.later, Detail::Brief)}</ul>
            </section>
        }
    });
    let rest = (!advice.rest.is_empty()).then(|| {
        view! {
            <details class="no-print">
                <summary>{ui.count(Key::StepsRest, advice.rest.len())}</summary>
                <ul class="steps plain">{list(ui, run, &advice.rest, Detail::Brief)}</ul>
            </details>
        }
    });
    let aside = (!advice.dismissed.is_empty()).then(|| {
        let entries: Vec<AnyView> = advice.dismissed.iter().filter_map(|found| aside(ui, run, found)).collect();
        view! {
            <details class="no-print">
                <summary>{ui.count(Key::StepsAside, advice.dismissed.len())}</summary>
                <ul class="stack">{entries}</ul>
            </details>
        }
    });
    view! { <div class="stack">{later}{rest}{aside}</div> }.into_any()
}

fn list(ui: Ui, run: &Run, steps: &[Recommendation], detail: Detail) -> Vec<AnyView> {
    steps.iter().map(|found| step(ui, run, found, detail)).collect()
}

/// A step put aside, with the way back.
fn aside(ui: Ui, run: &Run, found: &Recommendation) -> Option<AnyView> {
    let id = domain_step(run.rules(), found)?.id.clone();
    let (_, text) = run.item(found.item)?;
    let title = run.say(&text.steps.get(found.step)?.title);
    let label = format!("{}: {title}", ui.t(Key::StepTakeBack));
    let take_back = move |_| {
        ui.send(Message::PutAside(id.clone(), false));
        web::page::focus_by_id("steps-h");
    };
    Some(
        view! {
            <li class="row apart"><span>{title}</span>
                <button type="button" class="btn" aria-label=label on:click=take_back>{ui.t(Key::StepTakeBack)}</button>
            </li>
        }
        .into_any(),
    )
}
