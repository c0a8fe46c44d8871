//! What stands around every page: skip link, head, notices, foot; and what happens when a page is
//! reached: its title, the focus on its heading, one announcement.

use leptos::prelude::*;

use super::context::Ui;
use super::el::{El, Event, el};
use super::pages::{self, Need};
use super::parts::art::brand_mark;
use super::parts::icon::{Icon, icon};
use super::parts::link::{button, link};
use crate::app::model::{Model, Notice, SaveFailure, Saving, Storage};
use crate::app::{Message, Route};
use crate::store::file::FileError;
use crate::text::Key;
use crate::web;

/// The whole page.
pub fn shell(ui: Ui) -> AnyView {
    let need = Memo::new(move |_| ui.model.with(pages::need));
    let title = RwSignal::new(String::new());
    follow_title(ui, title);
    let main: Box<dyn FnMut() -> AnyView + Send> = Box::new(move || {
        let need: Need = need.get();
        let page = untrack(|| pages::page(ui, &need));
        title.set(page.title.clone());
        web::page::arrived(page.title);
        let main = el("main", &format!("wrap {}", page.tone))
            .set("id", "main")
            .set("tabindex", "-1");
        notices(ui, main).raw(page.view).view()
    });
    let skip = el("a", "skip")
        .set("href", "#main")
        .on("click", skip)
        .text(ui.t(Key::Skip));
    let announcer = el("p", "visually-hidden")
        .set("id", "announcer")
        .set("aria-live", "polite");
    vec![
        skip.view(),
        head(ui).view(),
        main.into_any(),
        foot(ui).view(),
        announcer.view(),
    ]
    .into_any()
}

/// The browser's title follows page and error state; it is outside of what Leptos draws.
fn follow_title(ui: Ui, title: RwSignal<String>) {
    let missing = Memo::new(move |_| ui.model.with(|model| model.missing.is_some()));
    Effect::new(move |_| {
        let page = title.get();
        if !page.is_empty() {
            let site = ui.peek(|model| model.site.name.clone());
            let error = if missing.get() {
                ui.t(Key::TitleError)
            } else {
                String::new()
            };
            web::page::set_title(&format!("{error}{page} – {site}"));
        }
    });
}

/// The hash belongs to the routes, so the skip link moves the focus itself.
fn skip(event: Event) {
    event.prevent_default();
    web::page::focus_by_id("main");
}

fn head(ui: Ui) -> El {
    let (name, tagline) = ui.peek(|model| (model.site.name.clone(), model.site.tagline.clone()));
    let city = ui.peek(|model| format!(" {}", model.site.city));
    let short = name.strip_suffix(&*city).unwrap_or(&name);
    let words = el("span", "")
        .text(short)
        .add(el("small", "").text(&*tagline));
    let brand = el("a", "brand")
        .set("href", "#/")
        .set("aria-label", &ui.fill(Key::BrandLabel, &[("name", &short)]))
        .raw(brand_mark())
        .add(words);
    let tools = el("nav", "tools")
        .set("aria-label", &ui.t(Key::HeadNav))
        .add(tool(ui, Route::MyData, Icon::Folder, Key::MyDataTitle))
        .add(tool(ui, Route::Settings, Icon::Gear, Key::SettingsTitle));
    el("header", "head").add(el("div", "wrap").add(brand).add(tools))
}

fn tool(ui: Ui, route: Route, picture: Icon, key: Key) -> El {
    let href = route.href();
    let here = move || {
        ui.model
            .with(|model| model.route == route)
            .then(|| "page".to_owned())
    };
    el("a", "tool")
        .set("href", &href)
        .live("aria-current", here)
        .raw(icon(picture))
        .add(el("span", "").text(ui.t(key)))
}

fn foot(ui: Ui) -> El {
    let help = ui.peek(|model| model.site.help.clone());
    let phone = el("a", "")
        .set("href", &format!("tel:{}", help.tel))
        .text(&*help.phone);
    let entry = |route: Route, key| el("li", "").add(link("", &route, ui.t(key)));
    let list = el("ul", "")
        .add(entry(Route::How, Key::HowTitle))
        .add(entry(Route::Accessibility, Key::AccessibilityTitle))
        .add(entry(Route::Privacy, Key::PrivacyTitle))
        .add(entry(Route::Imprint, Key::ImprintTitle));
    let nav = el("nav", "")
        .set("aria-label", &ui.t(Key::FootNav))
        .add(list);
    let call = el("p", "").text(ui.t(Key::FootHelp)).text(" ").add(phone);
    el("footer", "foot").add(el("div", "wrap").add(call).add(nav))
}

/// What has to be said at the top: storage that keeps nothing, a save that failed, the last action.
fn notices(ui: Ui, main: El) -> El {
    let storage = Memo::new(move |_| ui.model.with(|model| model.storage.clone()));
    let failure = Memo::new(move |_| ui.model.with(failure));
    let notice = Memo::new(move |_| ui.model.with(|model| model.notice.clone()));
    let status = el("div", "")
        .set("role", "status")
        .follow(move || notice.get().map(|notice| say(ui, &notice)));
    main.follow(move || (storage.get() == Storage::MemoryOnly).then(|| memory_only(ui)))
        .follow(move || failure.get().map(|failure| save_failed(ui, failure)))
        .add(status)
}

fn failure(model: &Model) -> Option<SaveFailure> {
    match model.saving {
        Saving::Failed(failure) => Some(failure),
        Saving::Quiet | Saving::Writing | Saving::Saved(_) => None,
    }
}

fn memory_only(ui: Ui) -> El {
    let save = button("btn", Icon::Download, ui.t(Key::SaveAsFile), move |_| {
        ui.send(Message::Export(None));
    });
    let none = move || ui.model.with(|model| model.shelf.is_empty());
    let title = el("strong", "").text(ui.t(Key::MemoryTitle));
    let words = el("div", "stack tight")
        .add(el("p", "").add(title))
        .add(el("p", "").text(ui.t(Key::MemoryText)))
        .add(el("p", "").hidden(none).add(save));
    el("div", "note-box warn no-print")
        .raw(icon(Icon::Alert))
        .add(words)
}

fn save_failed(ui: Ui, failure: SaveFailure) -> El {
    let reason = ui.t(match failure {
        SaveFailure::Full => Key::SaveFull,
        SaveFailure::Refused => Key::SaveRefused,
    });
    let again = move |_| ui.send(Message::Flush);
    let file = move |_| ui.send(Message::Export(None));
    let title = el("strong", "").text(ui.t(Key::SaveFailed));
    let buttons = el("p", "row")
        .add(button("btn", Icon::Undo, ui.t(Key::TryAgain), again))
        .add(button("btn", Icon::Download, ui.t(Key::SaveAsFile), file));
    let words = el("div", "stack tight")
        .add(el("p", "").add(title).text(" ").text(reason))
        .add(buttons);
    el("div", "note-box bad no-print")
        .set("role", "alert")
        .raw(icon(Icon::Alert))
        .add(words)
}

fn say(ui: Ui, notice: &Notice) -> El {
    let (tone, text) = match notice {
        Notice::Deleted(assessment) => (
            "toast ok no-print",
            ui.fill(Key::NoticeDeleted, &[("name", &name_of(ui, assessment))]),
        ),
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
    let close = button(
        "btn quiet",
        Icon::Check,
        ui.t(Key::CloseNotice),
        move |_| {
            ui.send(Message::CloseNotice);
            web::page::focus_heading();
        },
    );
    el("div", tone)
        .raw(icon(Icon::Info))
        .add(el("p", "").text(text))
        .maybe(undo)
        .add(close)
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
