//! One duty: what it asks, the first step, its day, where it is written, and what is not known.

use crate::app::route::After;
use crate::app::{Run, beside};
use crate::content::Extras;
use crate::content::duties::DutyText;
use crate::content::wording::german_day;
use crate::domain::duty::{Duty, Kind, Ruling, Standing, State, Why};
use crate::text::Key;
use crate::ui::context::Ui;
use crate::ui::el::{El, el};
use crate::ui::parts::icon::{Icon, icon};
use crate::ui::parts::link::link;

/// The entry of a duty.
pub fn entry(ui: Ui, run: &Run, extras: &Extras, ruling: &Ruling) -> Option<El> {
    let rule = extras.duties.rules.get(ruling.duty)?;
    let words = extras.duties.wording.get(ruling.duty)?;
    let state = ruling.state();
    let matters = !matches!(state, State::Gone | State::NotForYou);
    let mut head = el("div", "row apart").add(el("h3", "").text(&run.say(&words.title)));
    head = match rule.kind {
        Kind::Duty => head,
        Kind::Planned => head.add(el("span", "tag info").t(ui, Key::DutyPlanned)),
        Kind::Fact => head.add(el("span", "tag info").t(ui, Key::DutyFact)),
    };
    let mut entry = el("li", "card stack tight").add(head);
    if state != State::NotForYou {
        let day = beside::duty_day(ui.texts()?, run, words, ruling);
        let day = el("p", "row day")
            .add(icon(Icon::Calendar))
            .add(el("span", "").text(&day));
        entry = entry.add(day);
    }
    entry = entry.add(el("p", "").text(&run.say(&words.text)));
    if matters {
        let first = el("p", "")
            .add(el("strong", "").t(ui, Key::DutyFirst))
            .text(" ")
            .text(&run.say(&words.first));
        entry = entry.add(first).maybe(doubts(ui, run, words, ruling));
    }
    entry = entry.add(law(ui, words, ruling));
    if matters {
        entry = entry.maybe(questions(ui, run, rule));
    }
    Some(entry)
}

/// Where it is written, and when somebody looked.
fn law(ui: Ui, words: &DutyText, ruling: &Ruling) -> El {
    let stand = ui.fill(Key::Stand, &[("day", &words.stand.checked_text())]);
    let read = ui.fill(Key::DutyRead, &[("source", words.source)]);
    let line = el("p", "muted small")
        .add(el("strong", "").text(words.law))
        .text(" · ")
        .text(&stand)
        .text(" · ")
        .text(&read);
    if !ruling.recheck_overdue {
        return line;
    }
    let day = german_day(words.stand.recheck);
    line.text(" ")
        .add(el("span", "tag warn").text(&ui.fill(Key::DutyOverdue, &[("day", &day)])))
}

/// Why it is to be checked: which fact is missing, or what the facts cannot settle.
fn doubts(ui: Ui, run: &Run, words: &DutyText, ruling: &Ruling) -> Option<El> {
    let Standing::Check(why) = &ruling.standing else {
        return None;
    };
    let mut list = el("ul", "clear");
    for why in why {
        let entry = el("li", "");
        let entry = match why {
            Why::Fact(ix) => {
                let (_, text) = run.item(*ix)?;
                let fact = link("", &run.question(*ix, After::Duties));
                let fact = fact.text(&run.say(&text.title));
                entry.t(ui, Key::DutyWhyFact).text(" ").add(fact)
            }
            Why::Case(at) => entry.text(&run.say(words.cases.get(*at)?)),
            Why::Source => entry.text(&run.say_if(words.doubt.as_ref())?),
            Why::Overdue => {
                let day = german_day(words.stand.recheck);
                entry.text(&ui.fill(Key::DutyWhyOverdue, &[("day", &day)]))
            }
        };
        list = list.add(entry);
    }
    let title = el("p", "row")
        .add(icon(Icon::Question))
        .add(el("strong", "").t(ui, Key::DutyWhy));
    Some(el("div", "doubts").add(title).add(list))
}

/// Questions of the check that are about it.
fn questions(ui: Ui, run: &Run, rule: &Duty) -> Option<El> {
    let mut list = el("ul", "clear no-print");
    let mut any = false;
    for ix in rule.items.iter().filter(|ix| run.reach.shows(**ix)) {
        let (_, text) = run.item(*ix)?;
        let question = link("", &run.question(*ix, After::Duties));
        let question = question.text(&run.say(&text.title));
        let entry = el("li", "").t(ui, Key::DutyQuestion).text(" ");
        (list, any) = (list.add(entry.add(question)), true);
    }
    any.then_some(list)
}
