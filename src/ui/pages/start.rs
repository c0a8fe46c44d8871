//! Start: go on where one was, or say who one is.

use super::{Page, tone_of};
use crate::app::{Message, Model, Route, Run};
use crate::content::site::{Offer, Tone};
use crate::content::wording::german_day;
use crate::domain::flow;
use crate::store::Assessment;
use crate::text::{Key, number};
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
    let lead = el("div", "stack question")
        .add(heading(&title))
        .add(el("p", "").t(ui, Key::StartLead));
    let site = ui.peek(|model| model.site.clone());
    let mut cards = el("div", "paths");
    for offer in &site.checks {
        cards = cards.add(card(ui, offer));
    }
    let mut trust = el("ul", "trust");
    for (picture, title, text) in [
        (Icon::Lock, Key::TrustPrivateTitle, Key::TrustPrivateText),
        (Icon::Clock, Key::TrustStopTitle, Key::TrustStopText),
        (Icon::People, Key::TrustPeopleTitle, Key::TrustPeopleText),
    ] {
        let title = el("strong", "").t(ui, title);
        let words = el("span", "").add(title).text(" ").t(ui, text);
        trust = trust.add(el("li", "").add(icon(picture)).add(words));
    }
    let resume = move || {
        ui.track();
        let last = ui.peek(|model| model.recent().first().map(|last| (*last).clone()))?;
        Some(resume(ui, &last))
    };
    let about = link("", &Route::About).t(ui, Key::StartAbout);
    let view = el("div", "stack loose")
        .add(lead)
        .follow(resume)
        .add(section(ui, "who", Key::StartWho).add(cards))
        .add(trust)
        .add(el("p", "").add(about));
    Page::new(title, view)
}

/// The assessment changed last.
fn resume(ui: Ui, last: &Assessment) -> El {
    let (name, tone, changed) = ui.peek(|model| {
        let name = name_of(model, last);
        (name, tone_of(model, &last.check), changed(ui, model, last))
    });
    let (title, action) = if last.finished {
        (Key::ResumeDone, Key::ResumeShow)
    } else {
        (Key::ResumeOpen, Key::Resume)
    };
    let title = ui.fill(title, &[("name", &name)]);
    let words = el("div", "")
        .add(el("h2", "h3").set("id", "resume").text(&title))
        .add(el("p", "muted small").text(&changed));
    let go = plain_button("btn main").sends(ui, Message::Resume(last.id.clone()));
    el("section", &["card resume ", tone].concat())
        .set("aria-labelledby", "resume")
        .add(words)
        .add(go.t(ui, action))
}

/// When an assessment was saved last, in words.
pub fn changed(ui: Ui, model: &Model, assessment: &Assessment) -> String {
    let changed = assessment.changed;
    let clock = changed.clock();
    if changed.day == model.today {
        return ui.fill(Key::ChangedToday, &[("clock", &clock)]);
    }
    let day = german_day(changed.day);
    ui.fill(Key::ChangedOn, &[("day", &day), ("clock", &clock)])
}

/// "Frage 12 von 29", where the check is loaded.
pub fn standing(ui: Ui, model: &Model, assessment: &Assessment) -> Option<String> {
    let check = model.check(&assessment.check)?.clone();
    let run = Run::new(check, assessment.clone());
    let item = run.rules().find(assessment.place.as_ref()?.as_str())?;
    let progress = flow::progress(run.rules(), &run.reach, item)?;
    let (at, of) = (number(progress.at), number(progress.of));
    Some(ui.fill(Key::Progress, &[("at", &at), ("of", &of)]))
}

fn card(ui: Ui, offer: &Offer) -> El {
    let (class, picture) = match offer.tone {
        Tone::Shop => ("path shop", Art::Shop),
        Tone::Care => ("path care", Art::Care),
        Tone::Work => ("path work", Art::Work),
    };
    let key = if offer.short_minutes > 0 {
        Key::OfferSizeShort
    } else {
        Key::OfferSize
    };
    let size = [
        ("n", &*number(offer.questions)),
        ("minutes", &number(offer.minutes)),
        ("short", &number(offer.short_minutes)),
    ];
    let size = ui.fill(key, &size);
    link(class, &Route::Begin(offer.id.clone()))
        .add(art(picture))
        .add(el("strong", "").text(offer.title))
        .add(el("span", "").text(offer.lead))
        .add(el("span", "muted small").text(&size))
}
