//! What stands around every page: skip link, head, notices, foot; and what happens when a page is
//! reached: its title, the focus on its heading, one announcement.

use leptos::prelude::*;

use super::context::Ui;
use super::pages::{self, Need};
use super::parts::art::brand_mark;
use super::parts::icon::{Icon, icon};
use super::parts::link::button;
use crate::app::model::{Model, Notice, SaveFailure, Saving, Storage};
use crate::app::{Message, Route};
use crate::store::file::FileError;
use crate::text::Key;
use crate::web;

/// The whole page.
pub fn shell(ui: Ui) -> AnyView {
    let need = Memo::new(move |_| ui.model.with(pages::need));
    let missing = Memo::new(move |_| ui.model.with(|model| model.missing.is_some()));
    let title = RwSignal::new(String::new());
    // the browser's title follows page and error state; it is outside of what Leptos draws
    Effect::new(move |_| {
        let page = title.get();
        if !page.is_empty() {
            let site = ui.peek(|model| model.site.name.clone());
            let error = if missing.get() { ui.t(Key::TitleError) } else { String::new() };
            web::page::set_title(&format!("{error}{page} – {site}"));
        }
    });
    let main = move || {
        let need: Need = need.get();
        let page = untrack(|| pages::page(ui, &need));
        title.set(page.title.clone());
        web::page::arrived(page.title);
        let class = format!("wrap {}", page.tone);
        view! { <main class=class id="main" tabindex="-1">{notices(ui)}{page.view}</main> }
    };
    view! {
        <a class="skip" href="#main" on:click=skip>{ui.t(Key::Skip)}</a>
        {head(ui)}
        {main}
        {foot(ui)}
        <p class="visually-hidden" id="announcer" aria-live="polite"></p>
    }
    .into_any()
}

/// The hash belongs to the routes, so the skip link moves the focus itself.
fn skip(event: leptos::ev::MouseEvent) {
    event.prevent_default();
    web::page::focus_by_id("main");
}

fn head(ui: Ui) -> AnyView {
    let (name, tagline) = ui.peek(|model| (model.site.name.clone(), model.site.tagline.clone()));
    let city = ui.peek(|model| format!(" {}", model.site.city));
    let short = name.strip_suffix(&*city).unwrap_or(&name).to_owned();
    let label = ui.fill(Key::BrandLabel, &[("name", &short)]);
    view! {
        <header class="head"><div class="wrap">
            <a class="brand" href="#/" aria-label=label>
                {brand_mark()}<span>{short}<small>{tagline.to_string()}</small></span>
            </a>
            <nav class="tools" aria-label=ui.t(Key::HeadNav)>
                {tool(ui, Route::MyData, Icon::Folder, Key::MyDataTitle)}
                {tool(ui, Route::Settings, Icon::Gear, Key::SettingsTitle)}
            </nav>
        </div></header>
    }
    .into_any()
}

fn tool(ui: Ui, route: Route, picture: Icon, key: Key) -> AnyView {
    let href = route.href();
    let here = move || ui.model.with(|model| model.route == route).then_some("page");
    view! { <a class="tool" href=href aria-current=here>{icon(picture)}<span>{ui.t(key)}</span></a> }.into_any()
}

fn foot(ui: Ui) -> AnyView {
    let (tel, phone) = ui.peek(|model| (format!("tel:{}", model.site.help.tel), model.site.help.phone.to_string()));
    let entry = |route: Route, key| {
        view! { <li><a href=route.href()>{ui.t(key)}</a></li> }.into_any()
    };
    view! {
        <footer class="foot"><div class="wrap">
            <p>{ui.t(Key::FootHelp)}" "<a href=tel>{phone}</a></p>
            <nav aria-label=ui.t(Key::FootNav)><ul>
                {entry(Route::How, Key::HowTitle)}
                {entry(Route::Accessibility, Key::AccessibilityTitle)}
                {entry(Route::Privacy, Key::PrivacyTitle)}
                {entry(Route::Imprint, Key::ImprintTitle)}
            </ul></nav>
        </div></footer>
    }
    .into_any()
}

/// What has to be said at the top: storage that keeps nothing, a save that failed, the last action.
fn notices(ui: Ui) -> AnyView {
    let storage = Memo::new(move |_| ui.model.with(|model| model.storage.clone()));
    let failure = Memo::new(move |_| ui.model.with(failure));
    let notice = Memo::new(move |_| ui.model.with(|model| model.notice.clone()));
    view! {
        {move || (storage.get() == Storage::MemoryOnly).then(|| memory_only(ui))}
        {move || failure.get().map(|failure| save_failed(ui, failure))}
        <div role="status">{move || notice.get().map(|notice| say(ui, &notice))}</div>
    }
    .into_any()
}

fn failure(model: &Model) -> Option<SaveFailure> {
    match model.saving {
        Saving::Failed(failure) => Some(failure),
        Saving::Quiet | Saving::Writing | Saving::Saved(_) => None,
    }
}

fn memory_only(ui: Ui) -> AnyView {
    let save = button("btn", Icon::Download, ui.t(Key::SaveAsFile), move |_| ui.send(Message::Export(None)));
    let any = move || ui.model.with(|model| !model.shelf.is_empty());
    view! {
        <div class="note-box warn no-print">{icon(Icon::Alert)}<div class="stack tight">
            <p><strong>{ui.t(Key::MemoryTitle)}</strong></p>
            <p>{ui.t(Key::MemoryText)}</p>
            <p hidden=move || !any()>{save}</p>
        </div></div>
    }
    .into_any()
}

fn save_failed(ui: Ui, failure: SaveFailure) -> AnyView {
    let reason = ui.t(match failure {
        SaveFailure::Full => Key::SaveFull,
        SaveFailure::Refused => Key::SaveRefused,
    });
    let again = move |_| ui.send(Message::Flush);
    let file = move |_| ui.send(Message::Export(None));
    view! {
        <div class="note-box bad no-print" role="alert">{icon(Icon::Alert)}<div class="stack tight">
            <p><strong>{ui.t(Key::SaveFailed)}</strong>" "{reason}</p>
            <p class="row">
                {button("btn", Icon::Undo, ui.t(Key::TryAgain), again)}
                {button("btn", Icon::Download, ui.t(Key::SaveAsFile), file)}
            </p>
        </div></div>
    }
    .into_any()
}

fn say(ui: Ui, notice: &Notice) -> AnyView {
    let (tone, text) = match notice {
        Notice::Deleted(assessment) => {
            ("toast ok no-print", ui.fill(Key::NoticeDeleted, &[("name", &name_of(ui, assessment))]))
        }
        Notice::Copied => ("toast ok no-print", ui.t(Key::NoticeCopied)),
        Notice::BothKept => ("toast warn no-print", ui.t(Key::NoticeBothKept)),
        Notice::Opened(count) => ("toast ok no-print", ui.count(Key::NoticeOpened, *count)),
        Notice::Erased => ("toast ok no-print", ui.t(Key::NoticeErased)),
        Notice::FileRefused(error) => (
            "toast bad no-print",
            ui.t(match error {
                FileError::Foreign => Key::FileForeign,
                FileError::Newer => Key::FileNewer,
                FileError::Damaged => Key::FileDamaged,
                FileError::TooLong => Key::FileTooLong,
                FileError::Empty => Key::FileEmpty,
            }),
        ),
    };
    let undo = matches!(notice, Notice::Deleted(_)).then(|| {
        button("btn", Icon::Undo, ui.t(Key::Undo), move |_| {
            ui.send(Message::Undo);
            web::page::focus_heading();
        })
    });
    let close = button("btn quiet", Icon::Check, ui.t(Key::CloseNotice), move |_| {
        ui.send(Message::CloseNotice);
        web::page::focus_heading();
    });
    view! { <div class=tone>{icon(Icon::Info)}<p>{text}</p>{undo}{close}</div> }.into_any()
}

/// What an assessment is called: its own name, or the check's.
pub fn name_of(ui: Ui, assessment: &crate::store::Assessment) -> String {
    if !assessment.name.is_empty() {
        return assessment.name.to_string();
    }
    let check = assessment.check.as_str();
    ui.peek(|model| model.site.offer(check).map(|offer| offer.name.to_string()))
        .unwrap_or_else(|| check.to_owned())
}
