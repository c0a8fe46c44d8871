//! "Meine Daten": everything kept in this browser, and what one can do with it.

use leptos::prelude::*;

use super::Page;
use super::start::{changed, standing};
use super::tone_class;
use crate::app::model::{Model, Storage};
use crate::app::{Message, Route};
use crate::store::{Assessment, AssessmentId};
use crate::text::Key;
use crate::ui::context::Ui;
use crate::ui::el::{El, Event, el};
use crate::ui::parts::block::{fold, heading, section};
use crate::ui::parts::icon::{Icon, icon};
use crate::ui::parts::link::{back, button, link};
use crate::ui::shell::name_of;
use crate::web;

/// The page of saved assessments.
pub fn my_data(ui: Ui) -> Page {
    let title = ui.t(Key::MyDataTitle);
    let head = el("div", "question stack")
        .add(back(ui, Route::Start))
        .add(heading(&title))
        .add(el("p", "").text(ui.t(Key::MyDataLead)));
    let page = el("div", "stack loose")
        .add(head)
        .add(list(ui))
        .follow(damaged(ui))
        .add(files(ui))
        .add(erase(ui));
    Page::new(title, page.view())
}

/// What is kept. It is made anew only when something of it changes, so that what is being typed
/// in it stays.
fn list(ui: Ui) -> El {
    let all = Memo::new(move |_| {
        let all: Vec<Assessment> = ui
            .model
            .with(|model| model.recent().into_iter().cloned().collect());
        all.into_iter()
            .map(|assessment| (detail(ui, &assessment), assessment))
            .collect::<Vec<_>>()
    });
    let none = move || all.with(Vec::is_empty);
    let begin = move || el("p", "").add(link("btn main", &Route::Start, ui.t(Key::MyDataBegin)));
    let entries = move || {
        let entries = |all: &Vec<(String, Assessment)>| {
            all.iter()
                .map(|(detail, assessment)| entry(ui, assessment, detail))
                .collect()
        };
        (!none()).then(|| el("ul", "tasks").all(all.with(entries)))
    };
    section("list", ui.t(Key::MyDataList))
        .follow(move || none().then(|| el("p", "").text(ui.t(Key::MyDataEmpty))))
        .follow(move || none().then(begin))
        .follow(entries)
}

/// Where one stands in it, and when it was changed.
fn detail(ui: Ui, assessment: &Assessment) -> String {
    let changed = changed(ui, assessment);
    match standing(ui, assessment).filter(|_| !assessment.finished) {
        Some(standing) => format!("{standing} · {changed}"),
        None => changed,
    }
}

fn entry(ui: Ui, assessment: &Assessment, detail: &str) -> El {
    let id = assessment.id.clone();
    let name = name_of(ui, assessment);
    let (tag, state, go) = if assessment.finished {
        ("tag ok", Key::StateDone, Key::ResumeShow)
    } else {
        ("tag info", Key::StateOpen, Key::Resume)
    };
    let tone = ui.peek(|model| {
        model
            .site
            .offer(assessment.check.as_str())
            .map(|offer| offer.tone)
    });
    let class = format!("card stack tight {}", tone.map_or("", tone_class));
    let act = |class, picture, key, message: Message| {
        let delete = matches!(message, Message::Delete(_));
        let press = move |_| {
            ui.send(message.clone());
            if delete {
                web::page::focus_heading();
            }
        };
        let label = format!("{}: {name}", ui.t(key));
        button(class, picture, ui.t(key), press).set("aria-label", &label)
    };
    let head = el("div", "row apart")
        .add(el("h3", "").set("id", &format!("a-{id}")).text(&*name))
        .add(el("span", tag).text(ui.t(state)));
    let acts = el("div", "row")
        .add(act(
            "btn main",
            Icon::Check,
            go,
            Message::Resume(id.clone()),
        ))
        .add(act(
            "btn quiet",
            Icon::Copy,
            Key::Duplicate,
            Message::Duplicate(id.clone()),
        ))
        .add(act(
            "btn quiet",
            Icon::Download,
            Key::SaveAsFile,
            Message::Export(Some(id.clone())),
        ))
        .add(act(
            "btn quiet",
            Icon::Trash,
            Key::Delete,
            Message::Delete(id.clone()),
        ));
    el("li", &class)
        .add(head)
        .add(el("p", "muted small").text(detail))
        .add(acts)
        .add(rename(ui, id, &assessment.name, &name))
}

/// A small form behind "Name ändern".
fn rename(ui: Ui, id: AssessmentId, name: &str, spoken: &str) -> El {
    let field = format!("name-{id}");
    let text = RwSignal::new(name.to_owned());
    let submit = move |event: Event| {
        event.prevent_default();
        ui.send(Message::Rename(id.clone(), text.get_untracked()));
        web::page::focus_heading();
    };
    let label = ui.fill(Key::RenameLabel, &[("name", &spoken)]);
    let input = el("input", "")
        .set("id", &field)
        .set("type", "text")
        .set("maxlength", "80")
        .set("autocomplete", "off")
        .set("value", name)
        .on("input", move |event| text.set(event_target_value(&event)));
    let field = el("div", "field")
        .add(el("label", "").set("for", &field).text(label))
        .add(el("p", "hint").text(ui.t(Key::RenameHint)))
        .add(input);
    let save = el("button", "btn")
        .set("type", "submit")
        .text(ui.t(Key::RenameSave));
    let form = el("form", "stack tight")
        .set("novalidate", "")
        .on("submit", submit)
        .add(field)
        .add(el("p", "").add(save));
    fold(ui.t(Key::Rename)).add(form)
}

/// Rows that cannot be read: named, kept, never overwritten.
fn damaged(ui: Ui) -> impl FnMut() -> Option<El> + Send + 'static {
    let all = Memo::new(move |_| {
        ui.model.with(|model| {
            model
                .damaged
                .iter()
                .map(|(row, _)| row.id.clone())
                .collect::<Vec<_>>()
        })
    });
    move || {
        let ids = all.get();
        if ids.is_empty() {
            return None;
        }
        let entries = ids.into_iter().map(|id| damaged_entry(ui, id)).collect();
        let section = section("damaged", ui.t(Key::DamagedTitle))
            .add(el("p", "question").text(ui.t(Key::DamagedText)))
            .add(el("ul", "tasks").all(entries));
        Some(section)
    }
}

fn damaged_entry(ui: Ui, id: AssessmentId) -> El {
    let text = ui.fill(Key::DamagedEntry, &[("id", &id)]);
    let saved = id.clone();
    let save = move |_| ui.send(Message::ExportDamaged(saved.clone()));
    let remove = move |_| ui.send(Message::DeleteDamaged(id.clone()));
    let acts = el("p", "row")
        .add(button("btn", Icon::Download, ui.t(Key::DamagedSave), save))
        .add(button("btn quiet", Icon::Trash, ui.t(Key::Delete), remove));
    el("li", "card stack tight")
        .add(el("p", "").text(text))
        .add(acts)
}

fn files(ui: Ui) -> El {
    let save = button("btn", Icon::Download, ui.t(Key::SaveAllAsFile), move |_| {
        ui.send(Message::Export(None));
    });
    let any = Memo::new(move |_| ui.model.with(|model: &Model| !model.shelf.is_empty()));
    let save = el("span", "").hidden(move || !any.get()).add(save);
    section("files", ui.t(Key::FilesTitle))
        .add(el("p", "question").text(ui.t(Key::FilesText)))
        .add(el("div", "row").add(save).add(open_file(ui)))
}

/// A button that lets the person choose a file.
pub fn open_file(ui: Ui) -> El {
    let chosen = move |event: Event| {
        let input = event_target::<web::file::Input>(&event);
        leptos::task::spawn_local(async move {
            // no file at all: the person changed their mind
            if let Some(text) = web::file::read_text(&input).await.transpose() {
                ui.send(Message::Import(text));
                web::page::focus_heading();
            }
        });
    };
    let input = el("input", "visually-hidden")
        .set("type", "file")
        .set("accept", ".json,application/json")
        .on("change", chosen);
    el("label", "btn")
        .add(input)
        .raw(icon(Icon::Upload))
        .text(ui.t(Key::OpenFile))
}

/// Deleting everything asks first; the safe choice comes first.
fn erase(ui: Ui) -> El {
    let durable = Memo::new(move |_| ui.model.with(|model| model.storage == Storage::Durable));
    let honest = el("p", "question muted small")
        .hidden(move || !durable.get())
        .text(ui.t(Key::EraseHonest));
    let ask = button("btn danger", Icon::Trash, ui.t(Key::EraseAsk), |_| {
        web::page::open_dialog("erase");
    });
    section("erase-h", ui.t(Key::EraseTitle))
        .add(el("p", "question").text(ui.t(Key::EraseText)))
        .add(honest)
        .add(el("p", "").add(ask))
        .add(erase_dialog(ui))
}

fn erase_dialog(ui: Ui) -> El {
    let erase = move |_| {
        web::page::close_dialog("erase");
        ui.send(Message::EraseAll);
        web::page::focus_heading();
    };
    let acts = el("div", "row")
        .add(button("btn main", Icon::Back, ui.t(Key::EraseNo), |_| {
            web::page::close_dialog("erase");
        }))
        .add(button(
            "btn danger",
            Icon::Trash,
            ui.t(Key::EraseYes),
            erase,
        ));
    let words = el("div", "stack")
        .add(
            el("h2", "")
                .set("id", "erase-ask")
                .set("tabindex", "-1")
                .text(ui.t(Key::EraseSure)),
        )
        .add(el("p", "").text(ui.t(Key::EraseSureText)))
        .add(acts);
    el("dialog", "")
        .set("id", "erase")
        .set("aria-labelledby", "erase-ask")
        .add(words)
}
