//! Before a check begins: what comes, how long it takes, full or short.

use super::{Page, states};
use crate::app::{Message, Route};
use crate::domain::id::CheckId;
use crate::domain::questionnaire::Form;
use crate::text::{Key, number};
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
    let mut forms = el("div", "stack").add(choice(
        ui,
        "btn main",
        Message::Begin(check.clone(), Form::Full),
        (Key::BeginFull, Key::BeginFullText),
        (&number(questions), &number(wording.minutes)),
    ));
    if let Some(short) = &content.rules.short {
        forms = forms.add(choice(
            ui,
            "btn",
            Message::Begin(check.clone(), Form::Short),
            (Key::BeginShort, Key::BeginShortText),
            (
                &number(content.rules.short_count(short)),
                &number(wording.short_minutes),
            ),
        ));
    }
    let points = el("ul", "trust")
        .add(point(ui, Icon::Check, Key::BeginHonest))
        .add(point(ui, Icon::Question, Key::BeginUnknown))
        .add(point(ui, Icon::Lock, Key::BeginPrivate));
    let lead = el("div", "stack question")
        .add(back(ui, &Route::Start))
        .add(heading(&title))
        .add(el("p", "").t(ui, Key::BeginLead))
        .add(points);
    let about = link("", &Route::About).t(ui, Key::StartAbout);
    let view = el("div", "stack loose")
        .add(lead)
        .add(forms)
        .add(el("p", "").add(about));
    Page::toned(ui, check, title, view)
}

/// One form: its title and text, number of questions and minutes.
fn choice(
    ui: Ui,
    class: &str,
    begin: Message,
    (title, text): (Key, Key),
    (n, minutes): (&str, &str),
) -> El {
    let title = ui.t(title);
    let text = ui.fill(text, &[("n", n), ("minutes", minutes)]);
    let label = ui.fill(Key::BeginButton, &[("form", &title)]);
    let words = el("div", "")
        .add(el("h2", "h3").text(&title))
        .add(el("p", "muted").text(&text));
    el("section", "card row apart")
        .add(words)
        .add(plain_button(class).sends(ui, begin).text(&label))
}

fn point(ui: Ui, picture: Icon, key: Key) -> El {
    el("li", "")
        .add(icon(picture))
        .add(el("span", "").t(ui, key))
}
