//! A prepared mail, shown in full and changed by the person before any mail program opens. What is
//! typed stays while the page is open; the page itself sends nothing.

use std::cell::RefCell;
use std::rc::Rc;

use leptos::prelude::{Get, GetUntracked, RwSignal, Set, event_target_value};

use crate::app::Message;
use crate::app::message::Mail;
use crate::app::referring::{Offered, is_long};
use crate::text::Key;
use crate::ui::context::Ui;
use crate::ui::el::{El, el};
use crate::ui::parts::block::fold;
use crate::ui::parts::icon::{Icon, icon};
use crate::ui::parts::link::button;
use crate::web;

/// How copying went.
#[derive(Clone, Copy)]
enum Copying {
    /// Nobody asked for it yet.
    NotYet,
    /// The text is on the clipboard.
    Copied,
    /// The browser did not allow it; the text is marked.
    Marked,
}

/// The form, folded, if one can write about this offer.
pub fn letter(ui: Ui, offered: &Offered) -> Option<El> {
    let (to, letter) = offered.letter.as_ref()?;
    let mail = Rc::new(RefCell::new(Mail {
        to: to.unwrap_or_default().to_owned(),
        subject: letter.subject.clone(),
        body: letter.body.clone(),
    }));
    let long = RwSignal::new(is_long(&mail.borrow()));
    let id = |part: &str| ["mail-", part, "-", offered.id.as_str()].concat();
    let typed = |change: fn(&mut Mail, String)| {
        let mail = Rc::clone(&mail);
        move |event| {
            let mut mail = mail.borrow_mut();
            change(&mut mail, event_target_value(&event));
            // told only when it changes, so that nothing is read out at every letter
            if long.get_untracked() != is_long(&mail) {
                long.set(!long.get_untracked());
            }
        }
    };
    let subject = el("input", "")
        .set("id", &id("subject"))
        .set("type", "text")
        .set("autocomplete", "off")
        .set("value", &letter.subject)
        .on("input", typed(|mail, text| mail.subject = text));
    let body = el("textarea", "")
        .set("id", &id("body"))
        .set("rows", "12")
        .set("aria-describedby", &id("hint"))
        .text(&letter.body)
        .on("input", typed(|mail, text| mail.body = text));
    let hint = el("p", "hint").set("id", &id("hint")).t(ui, Key::MailHint);
    let warning = el("div", "").set("role", "status").follow(move || {
        long.get().then(|| {
            let words = el("p", "").t(ui, Key::MailLong);
            el("div", "note-box warn").add(icon(Icon::Alert)).add(words)
        })
    });
    let address = match to {
        Some(to) => el("p", "").text(&ui.fill(Key::MailTo, &[("mail", to)])),
        None => el("p", "").t(ui, Key::MailNoAddress),
    };
    let form = el("div", "letter stack")
        .add(address)
        .add(field(ui, &id("subject"), Key::MailSubject, None, subject))
        .add(field(ui, &id("body"), Key::MailBody, Some(hint), body))
        .add(warning)
        .add(el("p", "").t(ui, Key::MailPrivate))
        .add(acts(ui, &mail, id("body")));
    Some(fold(ui, Key::MailTitle).set("class", "no-print").add(form))
}

fn field(ui: Ui, id: &str, label: Key, hint: Option<El>, input: El) -> El {
    el("div", "field")
        .add(el("label", "").set("for", id).t(ui, label))
        .maybe(hint)
        .add(input)
}

/// Opening the mail program, where there is an address; copying in any case.
fn acts(ui: Ui, mail: &Rc<RefCell<Mail>>, body: String) -> El {
    let said = RwSignal::new(Copying::NotYet);
    let text = Rc::clone(mail);
    let copy = move |_| {
        let text = text.borrow().body.clone();
        web::clipboard::mark(&body);
        leptos::task::spawn_local(async move {
            let copied = web::clipboard::write(&text).await;
            said.set(if copied {
                Copying::Copied
            } else {
                Copying::Marked
            });
        });
    };
    let has_address = !mail.borrow().to.is_empty();
    let open = has_address.then(|| {
        let mail = Rc::clone(mail);
        button(ui, "btn main", Icon::Mail, Key::MailOpen).on("click", move |_| {
            ui.send(Message::Write(mail.borrow().clone()));
        })
    });
    let hint = has_address.then(|| el("p", "").t(ui, Key::MailCopyHint));
    let class = if has_address { "btn" } else { "btn main" };
    let copy = button(ui, class, Icon::Copy, Key::MailCopy).on("click", copy);
    let status = el("p", "")
        .set("role", "status")
        .say(move || match said.get() {
            Copying::Copied => ui.t(Key::MailCopied),
            Copying::Marked => ui.t(Key::MailMarked),
            Copying::NotYet => String::new(),
        });
    el("div", "stack tight")
        .add(el("div", "row").maybe(open).add(copy))
        .add(status)
        .maybe(hint)
}
