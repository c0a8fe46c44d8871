//! "Meine Daten": everything kept in this browser, and what one can do with it.

use std::cell::RefCell;
use std::rc::Rc;

use leptos::prelude::*;

use super::Page;
use super::start::{changed, standing};
use super::tone_of;
use crate::app::model::{Model, Storage};
use crate::app::route::Place;
use crate::app::{Message, Route};
use crate::store::{Assessment, AssessmentId};
use crate::text::Key;
use crate::ui::context::Ui;
use crate::ui::el::{El, Event, Focus, el};
use crate::ui::mark::Mark;
use crate::ui::parts::block::{fold, heading, section};
use crate::ui::parts::icon::{Icon, icon};
use crate::ui::parts::link::{back, button, link, link_about, plain_button};
use crate::ui::shell::name_of;
use crate::web;

/// The page of saved assessments.
pub fn my_data(ui: Ui) -> Page {
    let title = ui.t(Key::MyDataTitle);
    let head = el("div", "question stack")
        .add(back(ui, &Route::Start))
        .add(heading(&title))
        .add(el("p", "").t(ui, Key::MyDataLead));
    let broken = ui.watch(|model| {
        let mut mark = Mark::new();
        for (row, _) in &model.damaged {
            mark.text(row.id.as_str());
        }
        mark.get()
    });
    let page = el("div", "stack loose")
        .add(head)
        .add(list(ui))
        .follow(move || {
            broken.track();
            damaged(ui)
        })
        .add(files(ui))
        .add(erase(ui));
    Page::new(title, page)
}

/// What is kept. It is made anew only when something of it changes, so that what is being typed
/// in it stays.
fn list(ui: Ui) -> El {
    let shown = ui.watch(move |model| {
        let mut mark = Mark::new();
        for assessment in model.recent() {
            mark.text(assessment.id.as_str());
            mark.text(&assessment.name);
            mark.text(&detail(ui, model, assessment));
            mark.byte(assessment.finished.into());
            mark.byte(assessment.plan.is_empty().into());
        }
        mark.get()
    });
    let entries = move || {
        shown.track();
        let all: Vec<Assessment> = ui.peek(|model| model.recent().into_iter().cloned().collect());
        if all.is_empty() {
            return None;
        }
        let mut list = el("ul", "tasks");
        for assessment in all {
            list = list.add(entry(ui, &assessment));
        }
        Some(list)
    };
    let none = ui.watch(|model| u32::from(model.shelf.is_empty()));
    let empty = move || none.on().then(|| el("p", "").t(ui, Key::MyDataEmpty));
    let begin = move || {
        let begin = || link("btn main", &Route::Start).t(ui, Key::MyDataBegin);
        none.on().then(|| el("p", "").add(begin()))
    };
    section(ui, "list", Key::MyDataList)
        .follow(empty)
        .follow(begin)
        .follow(entries)
}

/// Where one stands in it, and when it was changed.
fn detail(ui: Ui, model: &Model, assessment: &Assessment) -> String {
    let changed = changed(ui, model, assessment);
    let standing = standing(ui, model, assessment).filter(|_| !assessment.finished);
    match standing {
        Some(standing) => [&*standing, " · ", &changed].concat(),
        None => changed,
    }
}

fn entry(ui: Ui, assessment: &Assessment) -> El {
    let id = || assessment.id.clone();
    let (name, tone, detail) = ui.peek(|model| {
        let name = name_of(model, assessment);
        let tone = tone_of(model, &assessment.check);
        (name, tone, detail(ui, model, assessment))
    });
    let (tag, state, go) = if assessment.finished {
        ("tag ok", Key::StateDone, Key::ResumeShow)
    } else {
        ("tag info", Key::StateOpen, Key::Resume)
    };
    let act = |class, picture, key| {
        let label = [&*ui.t(key), ": ", &name].concat();
        button(ui, class, picture, key).set("aria-label", &label)
    };
    let title = el("h3", "").set("id", &["a-", assessment.id.as_str()].concat());
    let head = el("div", "row apart")
        .add(title.text(&name))
        .add(el("span", tag).t(ui, state));
    let acts = el("div", "row")
        .add(act("btn main", Icon::Check, go).sends(ui, Message::Resume(id())))
        .add(act("btn quiet", Icon::Copy, Key::Duplicate).sends(ui, Message::Duplicate(id())))
        .add(
            act("btn quiet", Icon::Download, Key::SaveAsFile)
                .sends(ui, Message::Export(Some(id()))),
        )
        .add(act("btn quiet", Icon::Trash, Key::Delete).sends_then(
            ui,
            Message::Delete(id()),
            Focus::Heading,
        ));
    let ways = assessment.finished.then(|| ways(ui, assessment, &name));
    el("li", &["card stack tight ", tone].concat())
        .add(head)
        .add(el("p", "muted small").text(&detail))
        .add(acts)
        .maybe(ways)
        .add(rename(ui, id(), &assessment.name, &name))
}

/// What comes after a result: the plan, what can be taken along, the check once more.
fn ways(ui: Ui, assessment: &Assessment, name: &str) -> El {
    let route = |place| Route::Within(assessment.id.clone(), place);
    let mut ways = el("div", "row");
    if !assessment.plan.is_empty() {
        ways = ways.add(link_about(
            ui,
            "btn quiet",
            &route(Place::Plan),
            Key::PlanTitle,
            name,
        ));
    }
    let label = [&*ui.t(Key::Repeat), ": ", name].concat();
    let repeat = plain_button("btn quiet")
        .set("aria-label", &label)
        .sends(ui, Message::Repeat(assessment.id.clone()));
    ways.add(link_about(
        ui,
        "btn quiet",
        &route(Place::Take),
        Key::TakeTitle,
        name,
    ))
    .add(repeat.t(ui, Key::Repeat))
}

/// A small form behind "Name ändern".
fn rename(ui: Ui, id: AssessmentId, name: &str, spoken: &str) -> El {
    let field = ["name-", id.as_str()].concat();
    let typed = Rc::new(RefCell::new(name.to_owned()));
    let text = Rc::clone(&typed);
    let submit = move |event: Event| {
        event.prevent_default();
        let name = typed.borrow().clone();
        ui.send(Message::Rename(id.clone(), name));
        web::page::focus_heading();
    };
    let label = ui.fill(Key::RenameLabel, &[("name", spoken)]);
    let input = el("input", "")
        .set("id", &field)
        .set("type", "text")
        .set("maxlength", "80")
        .set("autocomplete", "off")
        .set("value", name)
        .on("input", move |event| {
            *text.borrow_mut() = event_target_value(&event);
        });
    let field = el("div", "field")
        .add(el("label", "").set("for", &field).text(&label))
        .add(el("p", "hint").t(ui, Key::RenameHint))
        .add(input);
    let save = el("button", "btn")
        .set("type", "submit")
        .t(ui, Key::RenameSave);
    let form = el("form", "stack tight")
        .set("novalidate", "")
        .on("submit", submit)
        .add(field)
        .add(el("p", "").add(save));
    fold(ui, Key::Rename).add(form)
}

/// Rows that cannot be read: named, kept, never overwritten.
fn damaged(ui: Ui) -> Option<El> {
    let rows = ui.peek(|model| model.damaged.clone());
    if rows.is_empty() {
        return None;
    }
    let mut list = el("ul", "tasks");
    for (row, _) in rows {
        let text = ui.fill(Key::DamagedEntry, &[("id", row.id.as_str())]);
        let save = button(ui, "btn", Icon::Download, Key::DamagedSave);
        let remove = button(ui, "btn quiet", Icon::Trash, Key::Delete);
        let acts = el("p", "row")
            .add(save.sends(ui, Message::ExportDamaged(row.id.clone())))
            .add(remove.sends(ui, Message::DeleteDamaged(row.id)));
        let entry = el("li", "card stack tight").add(el("p", "").text(&text));
        list = list.add(entry.add(acts));
    }
    let section = section(ui, "damaged", Key::DamagedTitle)
        .add(el("p", "question").t(ui, Key::DamagedText))
        .add(list);
    Some(section)
}

fn files(ui: Ui) -> El {
    let none = ui.watch(|model| u32::from(model.shelf.is_empty()));
    let save = button(ui, "btn", Icon::Download, Key::SaveAllAsFile);
    let save = save.sends(ui, Message::Export(None));
    let save = el("span", "").hidden(none).add(save);
    section(ui, "files", Key::FilesTitle)
        .add(el("p", "question").t(ui, Key::FilesText))
        .add(el("p", "question").t(ui, Key::FilesDrop))
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
        .set("accept", ".html,.htm,.json,text/html,application/json")
        .on("change", chosen);
    el("label", "btn")
        .add(input)
        .add(icon(Icon::Upload))
        .t(ui, Key::OpenFile)
}

/// Deleting everything asks first; the safe choice comes first.
fn erase(ui: Ui) -> El {
    let fleeting = ui.watch(|model| u32::from(model.storage != Storage::Durable));
    let honest = el("p", "question muted small")
        .hidden(fleeting)
        .t(ui, Key::EraseHonest);
    let ask = button(ui, "btn danger", Icon::Trash, Key::EraseAsk)
        .on("click", |_| web::page::open_dialog("erase"));
    section(ui, "erase-h", Key::EraseTitle)
        .add(el("p", "question").t(ui, Key::EraseText))
        .add(honest)
        .add(el("p", "").add(ask))
        .add(erase_dialog(ui))
}

fn erase_dialog(ui: Ui) -> El {
    let close = |_| web::page::close_dialog("erase");
    let erase = move |_| {
        web::page::close_dialog("erase");
        ui.send(Message::EraseAll);
        web::page::focus_heading();
    };
    let acts = el("div", "row")
        .add(button(ui, "btn main", Icon::Back, Key::EraseNo).on("click", close))
        .add(button(ui, "btn danger", Icon::Trash, Key::EraseYes).on("click", erase));
    let title = el("h2", "").set("id", "erase-ask").set("tabindex", "-1");
    let words = el("div", "stack")
        .add(title.t(ui, Key::EraseSure))
        .add(el("p", "").t(ui, Key::EraseSureText))
        .add(acts);
    el("dialog", "")
        .set("id", "erase")
        .set("aria-labelledby", "erase-ask")
        .add(words)
}
