//! Answers handed over in an address: what they are, before they are taken over. Nothing is taken
//! over without the button.

use super::Page;
use crate::app::taking::{Preview, Refusal, preview};
use crate::app::{Message, Route, words};
use crate::domain::questionnaire::Form;
use crate::exchange::code::CodeError;
use crate::text::{Key, number};
use crate::ui::context::Ui;
use crate::ui::el::{El, el};
use crate::ui::parts::block::heading;
use crate::ui::parts::icon::{Icon, icon};
use crate::ui::parts::link::{back, button, link};

/// The page.
pub fn code(ui: Ui, code: &str) -> Page {
    let title = ui.t(Key::CodeTitle);
    let view = el("div", "stack question")
        .add(back(ui, &Route::Start))
        .add(heading(&title));
    let view = match ui.peek(|model| preview(model, code)) {
        Ok(found) => offer(ui, view, &found),
        Err(refusal) => refuse(ui, view, refusal),
    };
    Page::new(title, view)
}

fn offer(ui: Ui, view: El, found: &Preview) -> El {
    let day = ui.texts().map(|texts| words::day(texts, found.day));
    let form = ui.t(match found.form {
        Form::Full => Key::BeginFull,
        Form::Short => Key::BeginShort,
    });
    let (answered, asked) = (number(found.answered), number(found.asked));
    let count = ui.fill(Key::CodeCountOf, &[("n", &answered), ("all", &asked)]);
    let mut rows = el("dl", "rows two");
    for (key, text) in [
        (Key::CodeCheck, &*found.check),
        (Key::CodeForm, &form),
        (Key::CodeDay, &day.unwrap_or_default()),
        (Key::CodeCount, &count),
    ] {
        let row = el("div", "")
            .add(el("dt", "").t(ui, key))
            .add(el("dd", "").text(text));
        rows = rows.add(row);
    }
    let mut view = view.add(el("p", "").t(ui, Key::CodeLead)).add(rows);
    if let Some((then, now)) = &found.revised {
        let text = ui.fill(Key::CodeOtherEdition, &[("then", then), ("now", now)]);
        let note = el("div", "note-box info").add(icon(Icon::Info));
        view = view.add(note.add(el("p", "").text(&text)));
    }
    let take = button(ui, "btn main", Icon::Check, Key::CodeTake).sends(ui, Message::TakeCode);
    let not = link("btn quiet", &Route::Start).t(ui, Key::CodeNot);
    view.add(el("p", "").t(ui, Key::CodeNothingYet))
        .add(el("div", "row").add(take).add(not))
}

fn refuse(ui: Ui, view: El, refusal: Refusal) -> El {
    let key = match refusal {
        Refusal::Code(CodeError::Damaged) => Key::CodeDamaged,
        Refusal::Code(CodeError::Newer) => Key::CodeNewer,
        Refusal::Code(CodeError::OtherQuestions) => Key::CodeOtherQuestions,
        Refusal::Code(CodeError::OtherCheck) | Refusal::UnknownCheck => Key::CodeUnknown,
    };
    let note = el("div", "note-box warn")
        .add(icon(Icon::Alert))
        .add(el("p", "").t(ui, key));
    let ways = el("p", "row")
        .add(link("btn main", &Route::MyData).t(ui, Key::MyDataTitle))
        .add(link("btn", &Route::Start).t(ui, Key::ToStart));
    view.add(note).add(ways)
}
