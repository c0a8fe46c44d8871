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
use crate::ui::parts::icon::{Icon, icon};
use crate::ui::parts::link::{back, button, link};
use crate::ui::shell::name_of;
use crate::web;

/// The page of saved assessments.
pub fn my_data(ui: Ui) -> Page {
    let title = ui.t(Key::MyDataTitle);
    let view = view! {
        <div class="stack loose">
            <div class="question stack">
                {back(ui, Route::Start)}
                <h1 tabindex="-1">{title.clone()}</h1>
                <p>{ui.t(Key::MyDataLead)}</p>
            </div>
            <section class="stack" aria-labelledby="list">
                <h2 id="list">{ui.t(Key::MyDataList)}</h2>
                {move || list(ui)}
            </section>
            {move || damaged(ui)}
            {files(ui)}
            {erase(ui)}
        </div>
    };
    Page::new(title, view.into_any())
}

fn list(ui: Ui) -> AnyView {
    let all: Vec<Assessment> = ui.model.with(|model| model.recent().into_iter().cloned().collect());
    if all.is_empty() {
        let begin = link("btn main", &Route::Start, ui.t(Key::MyDataBegin));
        return view! { <p>{ui.t(Key::MyDataEmpty)}</p><p>{begin}</p> }.into_any();
    }
    let entries: Vec<AnyView> = all.iter().map(|assessment| entry(ui, assessment)).collect();
    view! { <ul class="tasks">{entries}</ul> }.into_any()
}

fn entry(ui: Ui, assessment: &Assessment) -> AnyView {
    let id = assessment.id.clone();
    let name = name_of(ui, assessment);
    let heading = format!("a-{id}");
    let (tag, state, go) = if assessment.finished {
        ("tag ok", Key::StateDone, Key::ResumeShow)
    } else {
        ("tag info", Key::StateOpen, Key::Resume)
    };
    let tone = ui.peek(|model| model.site.offer(assessment.check.as_str()).map(|offer| offer.tone));
    let class = format!("card stack tight {}", tone.map_or("", tone_class));
    let detail: Vec<String> =
        standing(ui, assessment).filter(|_| !assessment.finished).into_iter().chain([changed(ui, assessment)]).collect();
    let act = |class, picture, key, message: Message| {
        let label = format!("{}: {name}", ui.t(key));
        view! {
            <button type="button" class=class aria-label=label on:click=move |_| ui.send(message.clone())>
                {icon(picture)}{ui.t(key)}
            </button>
        }
        .into_any()
    };
    let delete = {
        let id = id.clone();
        move |_| {
            ui.send(Message::Delete(id.clone()));
            web::page::focus_heading();
        }
    };
    view! {
        <li class=class>
            <div class="row apart"><h3 id=heading>{name.clone()}</h3><span class=tag>{ui.t(state)}</span></div>
            <p class="muted small">{detail.join(" · ")}</p>
            <div class="row">
                {act("btn main", Icon::Check, go, Message::Resume(id.clone()))}
                {act("btn quiet", Icon::Copy, Key::Duplicate, Message::Duplicate(id.clone()))}
                {act("btn quiet", Icon::Download, Key::SaveAsFile, Message::Export(Some(id.clone())))}
                <button type="button" class="btn quiet" aria-label=format!("{}: {name}", ui.t(Key::Delete)) on:click=delete>
                    {icon(Icon::Trash)}{ui.t(Key::Delete)}
                </button>
            </div>
            {rename(ui, id, &assessment.name, &name)}
        </li>
    }
    .into_any()
}

/// A small form behind "Name ändern".
fn rename(ui: Ui, id: AssessmentId, name: &str, spoken: &str) -> AnyView {
    let field = format!("name-{id}");
    let text = RwSignal::new(name.to_owned());
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        ui.send(Message::Rename(id.clone(), text.get_untracked()));
        web::page::focus_heading();
    };
    let label = ui.fill(Key::RenameLabel, &[("name", &spoken)]);
    view! {
        <details>
            <summary>{ui.t(Key::Rename)}</summary>
            <form class="stack tight" novalidate on:submit=submit>
                <div class="field">
                    <label for=field.clone()>{label}</label>
                    <p class="hint">{ui.t(Key::RenameHint)}</p>
                    <input id=field type="text" maxlength="80" autocomplete="off" prop:value=name.to_owned()
                        on:input=move |event| text.set(event_target_value(&event))/>
                </div>
                <p><button class="btn" type="submit">{ui.t(Key::RenameSave)}</button></p>
            </form>
        </details>
    }
    .into_any()
}

/// Rows that cannot be read: named, kept, never overwritten.
fn damaged(ui: Ui) -> Option<AnyView> {
    let ids: Vec<AssessmentId> = ui.model.with(|model| model.damaged.iter().map(|(row, _)| row.id.clone()).collect());
    if ids.is_empty() {
        return None;
    }
    let entry = |id: AssessmentId| {
        let (save, remove) = (id.clone(), id.clone());
        view! {
            <li class="card stack tight">
                <p>{ui.fill(Key::DamagedEntry, &[("id", &id)])}</p>
                <p class="row">
                    {button("btn", Icon::Download, ui.t(Key::DamagedSave), move |_| ui.send(Message::ExportDamaged(save.clone())))}
                    {button("btn quiet", Icon::Trash, ui.t(Key::Delete), move |_| ui.send(Message::DeleteDamaged(remove.clone())))}
                </p>
            </li>
        }
        .into_any()
    };
    let entries: Vec<AnyView> = ids.into_iter().map(entry).collect();
    Some(
        view! {
            <section class="stack" aria-labelledby="damaged">
                <h2 id="damaged">{ui.t(Key::DamagedTitle)}</h2>
                <p class="question">{ui.t(Key::DamagedText)}</p>
                <ul class="tasks">{entries}</ul>
            </section>
        }
        .into_any(),
    )
}

fn files(ui: Ui) -> AnyView {
    let save = button("btn", Icon::Download, ui.t(Key::SaveAllAsFile), move |_| ui.send(Message::Export(None)));
    let any = Memo::new(move |_| ui.model.with(|model: &Model| !model.shelf.is_empty()));
    view! {
        <section class="stack" aria-labelledby="files">
            <h2 id="files">{ui.t(Key::FilesTitle)}</h2>
            <p class="question">{ui.t(Key::FilesText)}</p>
            <div class="row"><span hidden=move || !any.get()>{save}</span>{open_file(ui)}</div>
        </section>
    }
    .into_any()
}

/// A button that lets the person choose a file.
pub fn open_file(ui: Ui) -> AnyView {
    let chosen = move |event: leptos::ev::Event| {
        let input = event_target::<web::file::Input>(&event);
        leptos::task::spawn_local(async move {
            // no file at all: the person changed their mind
            if let Some(text) = web::file::read_text(&input).await.transpose() {
                ui.send(Message::Import(text));
                web::page::focus_heading();
            }
        });
    };
    view! {
        <label class="btn">
            <input type="file" class="visually-hidden" accept=".json,application/json" on:change=chosen/>
            {icon(Icon::Upload)}{ui.t(Key::OpenFile)}
        </label>
    }
    .into_any()
}

/// Deleting everything asks first; the safe choice comes first.
fn erase(ui: Ui) -> AnyView {
    let ask = move |_| web::page::open_dialog("erase");
    let close = move |_| web::page::close_dialog("erase");
    let erase = move |_| {
        web::page::close_dialog("erase");
        ui.send(Message::EraseAll);
        web::page::focus_heading();
    };
    let durable = Memo::new(move |_| ui.model.with(|model| model.storage == Storage::Durable));
    view! {
        <section class="stack" aria-labelledby="erase-h">
            <h2 id="erase-h">{ui.t(Key::EraseTitle)}</h2>
            <p class="question">{ui.t(Key::EraseText)}</p>
            <p class="question muted small" hidden=move || !durable.get()>{ui.t(Key::EraseHonest)}</p>
            <p>{button("btn danger", Icon::Trash, ui.t(Key::EraseAsk), ask)}</p>
            <dialog id="erase" aria-labelledby="erase-ask">
                <div class="stack">
                    <h2 id="erase-ask" tabindex="-1">{ui.t(Key::EraseSure)}</h2>
                    <p>{ui.t(Key::EraseSureText)}</p>
                    <div class="row">
                        {button("btn main", Icon::Back, ui.t(Key::EraseNo), close)}
                        {button("btn danger", Icon::Trash, ui.t(Key::EraseYes), erase)}
                    </div>
                </div>
            </dialog>
        </section>
    }
    .into_any()
}
