//! What stands around every page: skip link, head, notices, foot; and what happens when a page is
//! reached: its title, the focus on its heading, one announcement.

use leptos::prelude::*;

use super::context::Ui;
use super::el::{El, Event, Focus, el};
use super::mark::Mark;
use super::pages;
use super::parts::art::brand_mark;
use super::parts::icon::{Icon, icon};
use super::parts::link::{button, link};
use crate::app::model::{Model, Notice, SaveFailure, Saving, Storage};
use crate::app::{Message, Route};
use crate::store::Assessment;
use crate::store::file::FileError;
use crate::text::Key;
use crate::web;

/// The whole page; what is shown are its contents.
pub fn shell(ui: Ui) -> El {
    let need = ui.watch(pages::mark);
    let main = move || {
        need.track();
        let page = untrack(|| pages::page(ui));
        set_title(ui, &page.title, false);
        let main = el("main", &["wrap ", page.tone].concat())
            .set("id", "main")
            .set("tabindex", "-1");
        web::page::arrived(page.title);
        Some(notices(ui, main).add(page.view))
    };
    let skip = el("a", "skip")
        .set("href", "#main")
        .on("click", skip)
        .t(ui, Key::Skip);
    let announcer = el("p", "visually-hidden")
        .set("id", "announcer")
        .set("aria-live", "polite");
    el("div", "")
        .add(skip)
        .add(head(ui))
        .follow(main)
        .add(foot(ui))
        .add(announcer)
}

/// Sets the browser's title, which follows page and error.
pub fn set_title(ui: Ui, page: &str, error: bool) {
    let start = if error {
        ui.t(Key::TitleError)
    } else {
        String::new()
    };
    let title = ui.peek(|model| [&*start, page, " – ", model.site.name].concat());
    web::page::set_title(&title);
}

/// The hash belongs to the routes, so the skip link moves the focus itself.
fn skip(event: Event) {
    event.prevent_default();
    web::page::focus_by_id("main");
}

fn head(ui: Ui) -> El {
    let site = ui.peek(|model| model.site.clone());
    let city = site.name.strip_suffix(site.city);
    let short = city.and_then(|name| name.strip_suffix(' '));
    let short = short.unwrap_or(site.name);
    let words = el("span", "")
        .text(short)
        .text(" ")
        .add(el("small", "").text(site.tagline))
        .add(el("span", "visually-hidden").t(ui, Key::BrandLabel));
    let brand = el("a", "brand")
        .set("href", "#/")
        .add(brand_mark())
        .add(words);
    let tools = el("nav", "tools")
        .label(ui, Key::HeadNav)
        .add(tool(ui, Route::MyData, Icon::Folder, Key::MyDataTitle))
        .add(tool(ui, Route::Settings, Icon::Gear, Key::SettingsTitle));
    el("header", "head").add(el("div", "wrap").add(brand).add(tools))
}

fn tool(ui: Ui, route: Route, picture: Icon, key: Key) -> El {
    let tool = link("tool", &route);
    let here = ui.watch(move |model| u32::from(model.route == route));
    tool.live("aria-current", move || here.on().then_some("page"))
        .add(icon(picture))
        .add(el("span", "").t(ui, key))
}

fn foot(ui: Ui) -> El {
    let site = ui.peek(|model| model.site.clone());
    let phone = el("a", "")
        .set("href", &["tel:", site.help.tel].concat())
        .text(site.help.phone);
    let mut list = el("ul", "");
    for (route, key) in [
        (Route::How, Key::HowTitle),
        (Route::Accessibility, Key::AccessibilityTitle),
        (Route::Privacy, Key::PrivacyTitle),
        (Route::Imprint, Key::ImprintTitle),
    ] {
        list = list.add(el("li", "").add(link("", &route).t(ui, key)));
    }
    let nav = el("nav", "").label(ui, Key::FootNav).add(list);
    let call = el("p", "").t(ui, Key::FootHelp).text(" ").add(phone);
    el("footer", "foot").add(el("div", "wrap").add(call).add(nav))
}

/// What has to be said at the top: storage that keeps nothing, a save that failed, the last action.
fn notices(ui: Ui, main: El) -> El {
    let memory = ui.watch(|model| u32::from(model.storage == Storage::MemoryOnly));
    let failure = ui.watch(|model| match failed(model) {
        None => 0,
        Some(SaveFailure::Full) => 1,
        Some(SaveFailure::Refused) => 2,
    });
    let notice = ui.watch(|model| model.notice.as_ref().map_or(0, notice_mark));
    let status = el("div", "").set("role", "status").follow(move || {
        notice.track();
        let notice = ui.peek(|model| model.notice.clone())?;
        Some(say(ui, &notice))
    });
    main.follow(move || memory.on().then(|| memory_only(ui)))
        .follow(move || {
            failure.track();
            ui.peek(failed).map(|failure| save_failed(ui, failure))
        })
        .add(status)
}

fn failed(model: &Model) -> Option<SaveFailure> {
    match model.saving {
        Saving::Failed(failure) => Some(failure),
        Saving::Quiet | Saving::Writing | Saving::Saved(_) => None,
    }
}

fn memory_only(ui: Ui) -> El {
    let none = ui.watch(|model| u32::from(model.shelf.is_empty()));
    let save = button(ui, "btn", Icon::Download, Key::SaveAsFile).sends(ui, Message::Export(None));
    let title = el("strong", "").t(ui, Key::MemoryTitle);
    let words = el("div", "stack tight")
        .add(el("p", "").add(title))
        .add(el("p", "").t(ui, Key::MemoryText))
        .add(el("p", "").hidden(none).add(save));
    el("div", "note-box warn no-print")
        .add(icon(Icon::Alert))
        .add(words)
}

#[inline(never)]
fn save_failed(ui: Ui, failure: SaveFailure) -> El {
    let reason = match failure {
        SaveFailure::Full => Key::SaveFull,
        SaveFailure::Refused => Key::SaveRefused,
    };
    let again = button(ui, "btn", Icon::Undo, Key::TryAgain).sends(ui, Message::Flush);
    let file = button(ui, "btn", Icon::Download, Key::SaveAsFile).sends(ui, Message::Export(None));
    let title = el("strong", "").t(ui, Key::SaveFailed);
    let words = el("div", "stack tight")
        .add(el("p", "").add(title).text(" ").t(ui, reason))
        .add(el("p", "row").add(again).add(file));
    el("div", "note-box bad no-print")
        .set("role", "alert")
        .add(icon(Icon::Alert))
        .add(words)
}

fn notice_mark(notice: &Notice) -> u32 {
    let mut mark = Mark::new();
    let kind = match notice {
        Notice::Deleted(assessment) => {
            mark.text(assessment.id.as_str());
            1
        }
        Notice::Copied => 2,
        Notice::BothKept => 3,
        Notice::Opened(count) => {
            mark.byte(u8::try_from(*count).unwrap_or(u8::MAX));
            4
        }
        Notice::Erased => 5,
        Notice::Unplanned(planned) => {
            mark.text(planned.step.as_str());
            6
        }
        Notice::NotLoaded => 7,
        Notice::FileRefused(error) => 8 + error.clone() as u8,
    };
    mark.byte(kind);
    mark.get()
}

#[inline(never)]
fn say(ui: Ui, notice: &Notice) -> El {
    let toast = el(
        "div",
        match notice {
            Notice::BothKept => "toast warn no-print",
            Notice::FileRefused(_) | Notice::NotLoaded => "toast bad no-print",
            _ => "toast ok no-print",
        },
    );
    let text = match notice {
        Notice::Deleted(assessment) => {
            let name = ui.peek(|model| name_of(model, assessment));
            ui.fill(Key::NoticeDeleted, &[("name", &name)])
        }
        Notice::Copied => ui.t(Key::NoticeCopied),
        Notice::BothKept => ui.t(Key::NoticeBothKept),
        Notice::Opened(count) => ui.count(Key::NoticeOpened, *count),
        Notice::Erased => ui.t(Key::NoticeErased),
        Notice::Unplanned(_) => ui.t(Key::NoticeUnplanned),
        Notice::NotLoaded => ui.t(Key::NoticeNotLoaded),
        Notice::FileRefused(error) => ui.t(match error {
            FileError::Foreign => Key::FileForeign,
            FileError::Newer => Key::FileNewer,
            FileError::Damaged => Key::FileDamaged,
            FileError::TooLong => Key::FileTooLong,
            FileError::Empty => Key::FileEmpty,
        }),
    };
    let toast = toast.add(icon(Icon::Info)).add(el("p", "").text(&text));
    let undo = matches!(notice, Notice::Deleted(_) | Notice::Unplanned(_)).then(|| {
        let undo = button(ui, "btn", Icon::Undo, Key::Undo);
        undo.sends_then(ui, Message::Undo, Focus::Heading)
    });
    let close = button(ui, "btn quiet", Icon::Check, Key::CloseNotice);
    let close = close.sends_then(ui, Message::CloseNotice, Focus::Heading);
    toast.maybe(undo).add(close)
}

/// What an assessment is called: its own name, or the check's.
pub fn name_of(model: &Model, assessment: &Assessment) -> String {
    let check = assessment.check.as_str();
    let name = match model.site.offer(check) {
        _ if !assessment.name.is_empty() => &*assessment.name,
        Some(offer) => offer.name,
        None => check,
    };
    name.to_owned()
}
