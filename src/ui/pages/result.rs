//! The result, in this order: one sentence, what comes first, three steps, three later, the rest
//! folded, what to clear up, the Bereiche in words, who helps, what to take along.

mod areas;
mod steps;

use leptos::prelude::*;

use super::Page;
use crate::app::headline::headline;
use crate::app::route::Place;
use crate::app::{Message, Run};
use crate::content::wording::german_day;
use crate::domain::id::ItemIx;
use crate::domain::questionnaire::Level;
use crate::domain::score::{Outcome, Scores, WholeScore};
use crate::text::Key;
use crate::ui::context::Ui;
use crate::ui::parts::art::stairs;
use crate::ui::parts::icon::{Icon, icon};
use crate::ui::parts::link::{back, button, link};

pub use areas::level;

/// The result page. Steps put aside change it, so its content follows the assessment.
pub fn result(ui: Ui, first: Run) -> Page {
    let scores = first.scores();
    let title = headline(&first.check.wording, &scores);
    let title = if title.is_empty() { ui.t(Key::ResultTitle) } else { title };
    let check = first.assessment.check.clone();
    let before = first.before(&Place::Result);
    let hero = hero(ui, &first, &scores, &title);
    let run = Memo::new(move |_| ui.model.with(Run::current));
    let content = move || {
        let run = run.get().unwrap_or_else(|| first.clone());
        content(ui, &run)
    };
    let view = view! {
        <div class="stack loose result">
            <p class="print-only">{print_head(ui)}</p>
            {back(ui, before)}
            {hero}
            {content}
        </div>
    };
    Page::toned(ui, &check, title, view.into_any())
}

fn print_head(ui: Ui) -> String {
    ui.peek(|model| format!("{} · {}", model.site.name, model.site.tagline))
}

fn content(ui: Ui, run: &Run) -> AnyView {
    let scores = run.scores();
    let advice = run.advice(&scores, ui.peek(|model| model.today));
    view! {
        {warnings(ui, run, &scores)}
        {steps::next(ui, run, &advice)}
        {steps::later(ui, run, &advice)}
        {clear_up(ui, run, &advice.clear_up)}
        {areas::areas(ui, run, &scores)}
        {office(ui)}
        {take_along(ui, run)}
    }
    .into_any()
}

fn hero(ui: Ui, run: &Run, scores: &Scores, title: &str) -> AnyView {
    let day = german_day(run.assessment.changed.day);
    let mut kicker = format!("{} · {day}", run.say(&run.check.wording.title));
    if !run.assessment.name.is_empty() {
        kicker = format!("{} · {kicker}", run.assessment.name);
    }
    let (picture, text) = match &scores.whole {
        Some(whole) => whole_view(ui, run, whole),
        None => (None, ui.t(Key::ResultShortText)),
    };
    view! {
        <section class="hero" aria-labelledby="result-h">
            <div class="stack">
                <p class="small muted">{kicker}</p>
                <h1 id="result-h" tabindex="-1">{title.to_owned()}</h1>
                <p>{text}</p>
            </div>
            {picture}
        </section>
    }
    .into_any()
}

/// The staircase and the level in words; or what is missing for it.
fn whole_view(ui: Ui, run: &Run, whole: &WholeScore) -> (Option<AnyView>, String) {
    let names = || {
        let name = |group: &crate::domain::id::GroupIx| {
            run.check.wording.groups.get(group.at()).map(|group| run.say(&group.short))
        };
        whole.missing.iter().filter_map(name).collect::<Vec<_>>().join(", ")
    };
    let Outcome::Rated(rated) = &whole.outcome else {
        return (None, ui.fill(Key::ResultOpenText, &[("groups", &names())]));
    };
    let percent = rated.value.percent();
    let bands = &run.check.wording.whole;
    let Some((at, band)) = rated.shown.and_then(|at| Some((at.at(), bands.get(at.at())?))) else {
        return (None, ui.fill(Key::ResultPoints, &[("percent", &percent)]));
    };
    let label = ui.fill(
        Key::StairsLabel,
        &[("at", &(at + 1)), ("of", &bands.len()), ("level", &band.name.text)],
    );
    let about = band.about.as_ref().map_or("", |about| &about.text);
    let text = ui.fill(
        Key::ResultLevel,
        &[("level", &band.name.text), ("percent", &percent), ("about", &about)],
    );
    (Some(stairs(at + 1, bands.len(), label).into_any()), text)
}

/// Critical warnings, and why the level is held back.
fn warnings(ui: Ui, run: &Run, scores: &Scores) -> Option<AnyView> {
    let of = |level: Level| {
        let text = move |warning: &crate::domain::warning::Warning| {
            let (_, text) = run.item(warning.item)?;
            Some(run.say(&text.flags.get(warning.flag)?.text))
        };
        let found = scores.warnings.iter().filter(move |warning| warning.level == level);
        found.filter_map(text).collect::<Vec<String>>()
    };
    let list = |texts: Vec<String>| {
        let entries: Vec<AnyView> = texts.into_iter().map(|text| view! { <li>{text}</li> }.into_any()).collect();
        view! { <ul>{entries}</ul> }.into_any()
    };
    let (critical, important) = (of(Level::Critical), of(Level::Important));
    let first = (!critical.is_empty()).then(|| {
        view! {
            <section class="alert stack tight" aria-labelledby="first-h">
                <h2 class="row" id="first-h">{icon(Icon::Alert)}{ui.t(Key::WarningsTitle)}</h2>
                {list(critical)}
                {cap(ui, run, scores).map(|reason| view! { <p>{reason}</p> })}
            </section>
        }
    });
    let title = ui.count(Key::WarningsMore, important.len());
    let more = (!important.is_empty()).then(|| {
        view! { <details class="no-print"><summary>{title}</summary>{list(important)}</details> }
    });
    (first.is_some() || more.is_some()).then(|| view! { <div class="stack">{first}{more}</div> }.into_any())
}

/// Why the level of the whole is held back, with the number that stays.
fn cap(ui: Ui, run: &Run, scores: &Scores) -> Option<String> {
    let Outcome::Rated(rated) = &scores.whole.as_ref()?.outcome else {
        return None;
    };
    let reason = run.check.wording.caps.get(rated.cap?)?;
    let percent = rated.value.percent();
    Some(ui.fill(Key::CapKept, &[("reason", &run.say(reason)), ("percent", &percent)]))
}

/// Questions answered with "weiß ich nicht".
fn clear_up(ui: Ui, run: &Run, items: &[ItemIx]) -> Option<AnyView> {
    if items.is_empty() {
        return None;
    }
    let entry = |ix: &ItemIx| {
        let (_, text) = run.item(*ix)?;
        let route = run.question(*ix, crate::app::route::After::Result);
        Some(view! { <li>{link("", &route, run.say(&text.title))}</li> }.into_any())
    };
    let entries: Vec<AnyView> = items.iter().filter_map(entry).collect();
    Some(
        view! {
            <section class="stack" aria-labelledby="clear-h">
                <h2 id="clear-h">{ui.t(Key::ClearTitle)}</h2>
                <p class="question">{ui.t(Key::ClearText)}</p>
                <ul class="clear">{entries}</ul>
            </section>
        }
        .into_any(),
    )
}

/// Who helps.
fn office(ui: Ui) -> AnyView {
    let help = ui.peek(|model| model.site.help.clone());
    let note = help.note.map(|note| view! { <p class="small muted">{note.to_string()}</p> });
    let stand = ui.fill(Key::OfficeStand, &[("day", &german_day(help.stand))]);
    let (tel, mail) = (format!("tel:{}", help.tel), format!("mailto:{}", help.mail));
    view! {
        <section class="card office" aria-labelledby="office-h">
            {icon(Icon::Home)}
            <div class="stack tight">
                <h2 id="office-h">{ui.t(Key::OfficeTitle)}</h2>
                <p><strong>{help.label.to_string()}</strong>", "{help.person.to_string()}</p>
                <p>{ui.t(Key::OfficeText)}</p>
                <p class="print-only">{help.phone.to_string()}" · "{help.mail.to_string()}</p>
                {note}
                <p class="small muted">{stand}</p>
                <div class="row no-print">
                    <a class="btn main" href=tel>{icon(Icon::Phone)}{ui.fill(Key::OfficeCall, &[("phone", &help.phone)])}</a>
                    <a class="btn" href=mail>{icon(Icon::Mail)}{ui.t(Key::OfficeMail)}</a>
                </div>
            </div>
        </section>
    }
    .into_any()
}

fn take_along(ui: Ui, run: &Run) -> AnyView {
    let id = run.assessment.id.clone();
    let export = move |_| ui.send(Message::Export(Some(id.clone())));
    view! {
        <section class="stack no-print" aria-labelledby="take-h">
            <h2 id="take-h">{ui.t(Key::TakeTitle)}</h2>
            <div class="row">
                {button("btn", Icon::Print, ui.t(Key::Print), move |_| ui.send(Message::Print))}
                {button("btn", Icon::Download, ui.t(Key::SaveAsFile), export)}
                {link("btn", &run.route(Place::Review), ui.t(Key::ReviewTitle))}
            </div>
        </section>
    }
    .into_any()
}
