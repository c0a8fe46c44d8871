//! Whom to turn to: office, person, telephone, mail, address, and how fresh that is. What is not
//! known says so.

use crate::app::referring::{Contact, Freshness, Offered, Referring, Standing};
use crate::text::Key;
use crate::ui::context::Ui;
use crate::ui::el::{El, el};
use crate::ui::parts::icon::{Icon, icon};
use crate::ui::parts::link::outside;

/// The offices of an offer.
pub fn contacts(ui: Ui, referring: &Referring<'_>, offered: &Offered) -> El {
    let contacts = &offered.contacts;
    let given_by = match offered.standing {
        Standing::Running => Key::OfficesElseAsk,
        Standing::Ended => Key::OfficesGivenByEnded,
        Standing::Coming | Standing::Check => Key::OfficesGivenBy,
    };
    let one = |key, contact: &Contact| contact_of(ui, referring, key, contact);
    let other = contacts.other.as_ref();
    let instead = contacts.instead.as_ref();
    el("div", "stack")
        .add(one(Key::OfficesTo, &contacts.first))
        .maybe(other.map(|contact| one(given_by, contact)))
        .maybe(instead.map(|contact| one(Key::OfficesInstead, contact)))
}

/// What to press: the first office's telephone, else the page of the offer, and who can be called
/// otherwise; `more` stands beside it.
pub fn acts(ui: Ui, offered: &Offered, more: El) -> El {
    let contacts = &offered.contacts;
    let web = offered.words.web.or(contacts.first.web);
    let web = web.filter(|_| contacts.first.phone.is_none()).map(|web| {
        let link = el("a", "btn main").set("href", web).set("rel", "noopener");
        link.add(icon(Icon::Info)).t(ui, Key::OfficesWeb)
    });
    let others = [&contacts.other, &contacts.instead];
    let mut others = others.into_iter().flatten();
    let call = call(ui, "btn main", &contacts.first).or_else(|| {
        let (contact, phone) = others.find_map(|other| Some((other, other.phone?)))?;
        let values = [("office", contact.name), ("phone", phone.0)];
        Some(dial("btn", phone.1, &ui.fill(Key::OfficesCallAt, &values)))
    });
    el("div", "row no-print").maybe(web).maybe(call).add(more)
}

/// The city's contact, where no offer fits.
pub fn card(ui: Ui, referring: &Referring<'_>) -> El {
    let help = referring.help();
    el("div", "card stack")
        .add(contact_of(ui, referring, Key::OfficesTo, &help))
        .maybe(call(ui, "btn main", &help))
}

fn call(ui: Ui, class: &str, contact: &Contact) -> Option<El> {
    let (shown, tel) = contact.phone?;
    let words = ui.fill(Key::OfficeCall, &[("phone", shown)]);
    Some(dial(class, tel, &words))
}

fn dial(class: &str, tel: &str, words: &str) -> El {
    let call = el("a", class).set("href", &["tel:", tel].concat());
    call.add(icon(Icon::Phone)).text(words)
}

fn contact_of(ui: Ui, referring: &Referring<'_>, title: Key, contact: &Contact) -> El {
    let name = el("p", "").add(el("strong", "").text(contact.name));
    let plain = |text: &str| el("span", "").text(text);
    let line = |key, content: El| {
        let label = el("dt", "").t(ui, key).text(":");
        el("div", "").add(label).add(el("dd", "").add(content))
    };
    let person = contact.person.map(plain);
    let address = contact.address.map(plain);
    let phone = contact.phone.map(|(shown, tel)| reach("tel:", tel, shown));
    let mail = contact.mail.map(|mail| reach("mailto:", mail, mail));
    let web = contact.web.map(|web| outside(web, web));
    let mut list = el("dl", "contact");
    for (key, content) in [
        (Key::ContactPerson, person),
        (Key::ContactAddress, address),
        (Key::ContactPhone, phone),
        (Key::ContactMail, mail),
        (Key::ContactWeb, web),
    ] {
        list = list.maybe(content.map(|content| line(key, content)));
    }
    let about = (!contact.about.is_empty()).then(|| el("p", "").text(contact.about));
    let missing = (!contact.missing.is_empty()).then(|| {
        let ask = el("strong", "").text(referring.common().ask);
        el("p", "").text(&contact.missing).text(": ").add(ask)
    });
    el("div", "stack tight")
        .add(el("p", "small muted").t(ui, title))
        .add(name)
        .maybe(about)
        .add(list)
        .maybe(missing)
        .add(stand(ui, referring, &contact.fresh))
}

/// How fresh it is, and what to know about it.
fn stand(ui: Ui, referring: &Referring<'_>, fresh: &Freshness) -> El {
    let mut stand = el("p", "small muted");
    if fresh.check {
        let check = el("strong", "").text(referring.common().check);
        stand = stand.add(check).text(". ");
    }
    stand = stand.text(&fresh.stand);
    if let Some(note) = fresh.note {
        stand = stand.text(" ").text(note);
    }
    if let Some(source) = fresh.source {
        let source = ui.fill(Key::OfficesSource, &[("source", source)]);
        stand = stand.text(" ").text(&source);
    }
    stand
}

fn reach(kind: &str, address: &str, shown: &str) -> El {
    el("a", "")
        .set("href", &[kind, address].concat())
        .text(shown)
}
