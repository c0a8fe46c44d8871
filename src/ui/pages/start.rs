//! Start: go on where one was, or say who one is.

use leptos::prelude::*;

use super::{Page, tone_class};
use crate::app::{Message, Route, Run};
use crate::content::site::{Offer, Tone};
use crate::content::wording::german_day;
use crate::domain::flow;
use crate::store::Assessment;
use crate::text::Key;
use crate::ui::context::Ui;
use crate::ui::parts::art::{Art, art};
use crate::ui::parts::icon::{Icon, icon};
use crate::ui::parts::link::link;
use crate::ui::shell::name_of;

/// The start page.
pub fn start(ui: Ui) -> Page {
    let title = ui.t(Key::StartTitle);
    let offers = ui.peek(|model| model.site.checks.clone());
    let cards: Vec<AnyView> = offers.iter().map(|offer| card(ui, offer)).collect();
    let view = view! {
        <div class="stack loose">
            <div class="stack question">
                <h1 tabindex="-1">{title.clone()}</h1>
                <p>{ui.t(Key::StartLead)}</p>
            </div>
            {move || resume(ui)}
            <section class="stack" aria-labelledby="who">
                <h2 id="who">{ui.t(Key::StartWho)}</h2>
                <div class="paths">{cards}</div>
            </section>
            <ul class="trust">
                {trust(ui, Icon::Lock, Key::TrustPrivateTitle, Key::TrustPrivateText)}
                {trust(ui, Icon::Clock, Key::TrustStopTitle, Key::TrustStopText)}
                {trust(ui, Icon::People, Key::TrustPeopleTitle, Key::TrustPeopleText)}
            </ul>
            <p>{link("", &Route::About, ui.t(Key::StartAbout))}</p>
        </div>
    };
    Page::new(title, view.into_any())
}

/// The assessment changed last, if there is one.
fn resume(ui: Ui) -> Option<AnyView> {
    let last = ui.model.with(|model| model.recent().first().map(|last| (*last).clone()))?;
    let id = last.id.clone();
    let name = name_of(ui, &last);
    let (title, action) = if last.finished {
        (ui.fill(Key::ResumeDone, &[("name", &name)]), ui.t(Key::ResumeShow))
    } else {
        (ui.fill(Key::ResumeOpen, &[("name", &name)]), ui.t(Key::Resume))
    };
    let tone = ui.peek(|model| model.site.offer(last.check.as_str()).map(|offer| offer.tone));
    let class = format!("card resume {}", tone.map_or("", tone_class));
    Some(
        view! {
            <section class=class aria-labelledby="resume">
                <div>
                    <h2 class="h3" id="resume">{title}</h2>
                    <p class="muted small">{changed(ui, &last)}</p>
                </div>
                <button type="button" class="btn main" on:click=move |_| ui.send(Message::Resume(id.clone()))>{action}</button>
            </section>
        }
        .into_any(),
    )
}

/// When an assessment was saved last, in words.
pub fn changed(ui: Ui, assessment: &Assessment) -> String {
    let today = ui.peek(|model| model.today);
    let clock = assessment.changed.clock();
    if assessment.changed.day == today {
        return ui.fill(Key::ChangedToday, &[("clock", &clock)]);
    }
    let day = german_day(assessment.changed.day);
    ui.fill(Key::ChangedOn, &[("day", &day), ("clock", &clock)])
}

/// "Frage 12 von 29", where the check is loaded.
pub fn standing(ui: Ui, assessment: &Assessment) -> Option<String> {
    let check = ui.peek(|model| model.check(&assessment.check).cloned())?;
    let run = Run::new(check, assessment.clone());
    let item = run.rules().find(assessment.place.as_ref()?.as_str())?;
    let progress = flow::progress(run.rules(), &run.reach, item)?;
    Some(ui.fill(Key::Progress, &[("at", &progress.at), ("of", &progress.of)]))
}

fn card(ui: Ui, offer: &Offer) -> AnyView {
    let class = format!("path {}", tone_class(offer.tone));
    let picture = match offer.tone {
        Tone::Shop => Art::Shop,
        Tone::Care => Art::Care,
        Tone::Work => Art::Work,
    };
    let href = Route::Begin(offer.id.clone()).href();
    let key = if offer.short_minutes > 0 { Key::OfferSizeShort } else { Key::OfferSize };
    let size = ui.fill(
        key,
        &[("n", &offer.questions), ("minutes", &offer.minutes), ("short", &offer.short_minutes)],
    );
    view! {
        <a class=class href=href>
            {art(picture)}
            <strong>{offer.title.to_string()}</strong>
            <span>{offer.lead.to_string()}</span>
            <span class="muted small">{size}</span>
        </a>
    }
    .into_any()
}

fn trust(ui: Ui, picture: Icon, title: Key, text: Key) -> AnyView {
    view! { <li>{icon(picture)}<span><strong>{ui.t(title)}</strong>" "{ui.t(text)}</span></li> }.into_any()
}
