//! Before a check begins: what comes, how long it takes, full or short.

use leptos::prelude::*;

use super::{Page, states};
use crate::app::{Message, Route};
use crate::domain::id::CheckId;
use crate::domain::questionnaire::Form;
use crate::text::Key;
use crate::ui::context::Ui;
use crate::ui::parts::icon::{Icon, icon};
use crate::ui::parts::link::{back, link};

/// The page before a check.
pub fn begin(ui: Ui, check: &CheckId) -> Page {
    let Some(content) = ui.peek(|model| model.check(check).cloned()) else {
        return states::unknown(ui);
    };
    let wording = &content.wording;
    let title = wording.title.text.to_string();
    let questions = content.rules.items.len() - content.rules.facts;
    let full = choice(
        ui,
        check,
        Form::Full,
        ui.t(Key::BeginFull),
        ui.fill(Key::BeginFullText, &[("n", &questions), ("minutes", &wording.minutes)]),
    );
    let short = content.rules.short.as_ref().map(|short| {
        let text = ui.fill(Key::BeginShortText, &[("n", &short.items.len()), ("minutes", &wording.short_minutes)]);
        choice(ui, check, Form::Short, ui.t(Key::BeginShort), text)
    });
    let view = view! {
        <div class="stack loose">
            <div class="stack question">
                {back(ui, Route::Start)}
                <h1 tabindex="-1">{title.clone()}</h1>
                <p>{ui.t(Key::BeginLead)}</p>
                <ul class="trust">
                    {point(ui, Icon::Check, Key::BeginHonest)}
                    {point(ui, Icon::Question, Key::BeginUnknown)}
                    {point(ui, Icon::Lock, Key::BeginPrivate)}
                </ul>
            </div>
            <div class="stack">{full}{short}</div>
            <p>{link("", &Route::About, ui.t(Key::StartAbout))}</p>
        </div>
    };
    Page::toned(ui, check, title, view.into_any())
}

fn choice(ui: Ui, check: &CheckId, form: Form, title: String, text: String) -> AnyView {
    let check = check.clone();
    let class = if form == Form::Full { "btn main" } else { "btn" };
    let label = ui.fill(Key::BeginButton, &[("form", &title)]);
    view! {
        <section class="card row apart">
            <div><h2 class="h3">{title}</h2><p class="muted">{text}</p></div>
            <button type="button" class=class
                on:click=move |_| ui.send(Message::Begin(check.clone(), form))>{label}</button>
        </section>
    }
    .into_any()
}

fn point(ui: Ui, picture: Icon, key: Key) -> AnyView {
    view! { <li>{icon(picture)}<span>{ui.t(key)}</span></li> }.into_any()
}
