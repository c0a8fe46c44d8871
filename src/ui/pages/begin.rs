//! Before a check begins: what comes, how long it takes, full or short.

use super::{Page, states};
use crate::app::{Message, Route};
use crate::domain::id::CheckId;
use crate::domain::questionnaire::Form;
use crate::text::Key;
use crate::ui::context::Ui;
use crate::ui::el::{El, el};
use crate::ui::parts::block::heading;
use crate::ui::parts::icon::{Icon, icon};
use crate::ui::parts::link::{back, link, plain_button};

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
        ui.fill(
            Key::BeginFullText,
            &[("n", &questions), ("minutes", &wording.minutes)],
        ),
    );
    let short = content.rules.short.as_ref().map(|short| {
        let text = ui.fill(
            Key::BeginShortText,
            &[
                ("n", &short.items.len()),
                ("minutes", &wording.short_minutes),
            ],
        );
        choice(ui, check, Form::Short, ui.t(Key::BeginShort), text)
    });
    let points = el("ul", "trust")
        .add(point(ui, Icon::Check, Key::BeginHonest))
        .add(point(ui, Icon::Question, Key::BeginUnknown))
        .add(point(ui, Icon::Lock, Key::BeginPrivate));
    let lead = el("div", "stack question")
        .add(back(ui, Route::Start))
        .add(heading(&title))
        .add(el("p", "").text(ui.t(Key::BeginLead)))
        .add(points);
    let view = el("div", "stack loose")
        .add(lead)
        .add(el("div", "stack").add(full).maybe(short))
        .add(el("p", "").add(link("", &Route::About, ui.t(Key::StartAbout))));
    Page::toned(ui, check, title, view.view())
}

fn choice(ui: Ui, check: &CheckId, form: Form, title: String, text: String) -> El {
    let check = check.clone();
    let class = if form == Form::Full {
        "btn main"
    } else {
        "btn"
    };
    let label = ui.fill(Key::BeginButton, &[("form", &title)]);
    let words = el("div", "")
        .add(el("h2", "h3").text(title))
        .add(el("p", "muted").text(text));
    let begin = move |_| ui.send(Message::Begin(check.clone(), form));
    el("section", "card row apart")
        .add(words)
        .add(plain_button(class, begin).text(label))
}

fn point(ui: Ui, picture: Icon, key: Key) -> El {
    el("li", "")
        .raw(icon(picture))
        .add(el("span", "").text(ui.t(key)))
}
