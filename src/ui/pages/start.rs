//! Start: go on where one was, or say who one is.

use leptos::prelude::With;

use super::{Page, tone_class};
use crate::app::{Message, Route, Run};
use crate::content::site::{Offer, Tone};
use crate::content::wording::german_day;
use crate::domain::flow;
use crate::store::Assessment;
use crate::text::Key;
use crate::ui::context::Ui;
use crate::ui::el::{El, el};
use crate::ui::parts::art::{Art, art};
use crate::ui::parts::block::{heading, section};
use crate::ui::parts::icon::{Icon, icon};
use crate::ui::parts::link::{link, plain_button};
use crate::ui::shell::name_of;

/// The start page.
pub fn start(ui: Ui) -> Page {
    let title = ui.t(Key::StartTitle);
    let offers = ui.peek(|model| model.site.checks.clone());
    let cards = offers.iter().map(|offer| card(ui, offer)).collect();
    let lead = el("div", "stack question")
        .add(heading(&title))
        .add(el("p", "").text(ui.t(Key::StartLead)));
    let trust = el("ul", "trust")
        .add(trust(
            ui,
            Icon::Lock,
            Key::TrustPrivateTitle,
            Key::TrustPrivateText,
        ))
        .add(trust(
            ui,
            Icon::Clock,
            Key::TrustStopTitle,
            Key::TrustStopText,
        ))
        .add(trust(
            ui,
            Icon::People,
            Key::TrustPeopleTitle,
            Key::TrustPeopleText,
        ));
    let view = el("div", "stack loose")
        .add(lead)
        .follow(move || resume(ui))
        .add(section("who", ui.t(Key::StartWho)).add(el("div", "paths").all(cards)))
        .add(trust)
        .add(el("p", "").add(link("", &Route::About, ui.t(Key::StartAbout))));
    Page::new(title, view.view())
}

/// The assessment changed last, if there is one.
fn resume(ui: Ui) -> Option<El> {
    let last = ui
        .model
        .with(|model| model.recent().first().map(|last| (*last).clone()))?;
    let id = last.id.clone();
    let name = name_of(ui, &last);
    let (title, action) = if last.finished {
        (
            ui.fill(Key::ResumeDone, &[("name", &name)]),
            ui.t(Key::ResumeShow),
        )
    } else {
        (
            ui.fill(Key::ResumeOpen, &[("name", &name)]),
            ui.t(Key::Resume),
        )
    };
    let tone = ui.peek(|model| {
        model
            .site
            .offer(last.check.as_str())
            .map(|offer| offer.tone)
    });
    let class = format!("card resume {}", tone.map_or("", tone_class));
    let words = el("div", "")
        .add(el("h2", "h3").set("id", "resume").text(title))
        .add(el("p", "muted small").text(changed(ui, &last)));
    let go = plain_button("btn main", move |_| ui.send(Message::Resume(id.clone()))).text(action);
    Some(
        el("section", &class)
            .set("aria-labelledby", "resume")
            .add(words)
            .add(go),
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

fn card(ui: Ui, offer: &Offer) -> El {
    let class = format!("path {}", tone_class(offer.tone));
    let picture = match offer.tone {
        Tone::Shop => Art::Shop,
        Tone::Care => Art::Care,
        Tone::Work => Art::Work,
    };
    let href = Route::Begin(offer.id.clone()).href();
    let key = if offer.short_minutes > 0 {
        Key::OfferSizeShort
    } else {
        Key::OfferSize
    };
    let size = ui.fill(
        key,
        &[
            ("n", &offer.questions),
            ("minutes", &offer.minutes),
            ("short", &offer.short_minutes),
        ],
    );
    el("a", &class)
        .set("href", &href)
        .raw(art(picture))
        .add(el("strong", "").text(&*offer.title))
        .add(el("span", "").text(&*offer.lead))
        .add(el("span", "muted small").text(size))
}

fn trust(ui: Ui, picture: Icon, title: Key, text: Key) -> El {
    let title = el("strong", "").text(ui.t(title));
    el("li", "")
        .raw(icon(picture))
        .add(el("span", "").add(title).text(" ").text(ui.t(text)))
}
