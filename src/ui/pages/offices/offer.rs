//! One offer as a card: how soon, what it is, why, what is known of it today, and whom to ask.

use super::contact::{acts, contacts};
use super::letter::letter;
use crate::app::Run;
use crate::app::referring::{Offered, Referring, Standing};
use crate::app::route::{After, Place};
use crate::domain::referral::Urgency;
use crate::text::Key;
use crate::ui::context::Ui;
use crate::ui::el::{El, el};
use crate::ui::parts::block::fold;
use crate::ui::parts::icon::{Icon, icon};
use crate::ui::parts::link::{link_about, outside};

/// How much of an offer stands open.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Detail {
    /// Everything.
    Open,
    /// What it is, why, and how to get there; the rest is folded.
    Folded,
}

/// One offer.
pub fn offer(
    ui: Ui,
    run: &Run,
    referring: &Referring<'_>,
    offered: &Offered,
    detail: Detail,
) -> El {
    let words = &offered.words;
    let head = el("div", "stack tight")
        .add(tags(ui, referring, offered))
        .add(el("h3", "").text(words.name))
        .add(el("p", "").text(words.about));
    let (why, known) = (why(ui, run, offered), known(ui, offered));
    let details = details(ui, run, offered);
    let contacts = contacts(ui, referring, offered);
    let sheet = run.route(Place::Referral(offered.id.clone()));
    let sheet = link_about(ui, "btn", &sheet, Key::OfficesSheet, words.name);
    let acts = acts(ui, offered, sheet);
    let letter = letter(ui, offered);
    if detail == Detail::Open {
        let who = el("div", "who stack").add(contacts).add(acts);
        let columns = el("div", "columns")
            .add(why)
            .add(known)
            .add(who)
            .add(details);
        let card = el("article", "card offer main stack").add(head);
        return card.add(columns).maybe(letter);
    }
    let more = fold(ui, Key::OfficesMore).add(details).add(contacts);
    let name = el("strong", "").text(offered.contacts.first.name);
    let who = el("p", "").t(ui, Key::OfficesTo).text(": ").add(name);
    el("article", "card offer stack")
        .add(head)
        .add(why)
        .add(known)
        .add(who)
        .add(acts)
        .add(more)
        .maybe(letter)
}

/// How soon, and where it stands when that is not the usual.
fn tags(ui: Ui, referring: &Referring<'_>, offered: &Offered) -> El {
    let soon = match offered.urgency {
        Urgency::Today => "tag bad",
        Urgency::Next => "tag warn",
        Urgency::Suits => "tag info",
    };
    let soon = el("li", soon).add(icon(Icon::Clock)).text(offered.soon);
    let standing = match offered.standing {
        Standing::Running => None,
        Standing::Coming => Some(ui.t(Key::OfficesComing)),
        Standing::Ended => Some(ui.t(Key::OfficesEnded)),
        Standing::Check => Some(referring.common().check.to_owned()),
    };
    let standing = standing.map(|standing| el("li", "tag").text(&standing));
    el("ul", "chips").add(soon).maybe(standing)
}

/// The reasons, and all answers behind them.
fn why(ui: Ui, run: &Run, offered: &Offered) -> El {
    let mut why = el("div", "because stack tight").add(label(ui, Key::OfficesWhy));
    for reason in &offered.reasons {
        why = why.add(el("p", "").text(reason));
    }
    if offered.answers.is_empty() {
        return why;
    }
    let mut list = el("dl", "glossary");
    for (ix, question, said) in &offered.answers {
        let route = run.question(*ix, After::Offices);
        let change = link_about(ui, "", &route, Key::AnswerChange, question);
        let said = ["„", said, "“ "].concat();
        let entry = el("div", "")
            .add(el("dt", "").text(question))
            .add(el("dd", "").text(&said).add(change));
        list = list.add(entry);
    }
    why.add(
        fold(ui, Key::OfficesAnswers)
            .add(list)
            .set("class", "no-print"),
    )
}

/// What is known about it today, in a colour that never says more than the words.
fn known(ui: Ui, offered: &Offered) -> El {
    let (class, picture) = match offered.standing {
        Standing::Running => ("note-box ok", Icon::Check),
        Standing::Coming => ("note-box info", Icon::Calendar),
        Standing::Ended | Standing::Check => ("note-box warn", Icon::Info),
    };
    let fresh = &offered.fresh;
    let mut words = el("div", "stack tight")
        .add(label(ui, Key::OfficesKnown))
        .add(el("p", "").text(&offered.known));
    if let Some(note) = fresh.note {
        words = words.add(el("p", "small").text(note));
    }
    let stand = el("p", "small muted").text(&fresh.stand);
    let stand = match fresh.source {
        Some(source) => {
            let source = ui.fill(Key::OfficesSource, &[("source", source)]);
            stand.text(" ").text(&source)
        }
        None => stand,
    };
    el("div", class).add(icon(picture)).add(words.add(stand))
}

/// What happens there, what to bring, the district, what is not promised.
fn details(ui: Ui, run: &Run, offered: &Offered) -> El {
    let words = &offered.words;
    let over = offered.standing == Standing::Ended;
    let mut expect = el("ul", "tight");
    for line in &words.expect {
        expect = expect.add(el("li", "").text(line));
    }
    let (expected, district) = if over {
        (Key::OfficesExpectEnded, Key::OfficesDistrictEnded)
    } else {
        (Key::OfficesExpect, Key::OfficesDistrict)
    };
    let tell = offered.tell_district.map(|ix| {
        let route = run.question(ix, After::Offices);
        link_about(ui, "", &route, Key::OfficesDistrictTell, words.name)
    });
    let place = el("p", "").text(offered.district).text(" ").maybe(tell);
    let plain = |text: &str| el("p", "").text(text);
    let web = words
        .web
        .map(|web| el("p", "contact").add(outside(web, web)));
    let mut list = el("dl", "glossary").add(entry(ui, expected, expect));
    if let Some(web) = web {
        list = list.add(entry(ui, Key::ContactWeb, web));
    }
    if let Some(bring) = words.bring {
        list = list.add(entry(ui, Key::OfficesBring, plain(bring)));
    }
    list.add(entry(ui, district, place)).add(entry(
        ui,
        Key::OfficesNotPromised,
        plain(words.not_promised),
    ))
}

fn entry(ui: Ui, key: Key, content: El) -> El {
    el("div", "")
        .add(el("dt", "").t(ui, key))
        .add(el("dd", "").add(content))
}

fn label(ui: Ui, key: Key) -> El {
    el("p", "").add(el("strong", "").t(ui, key))
}
