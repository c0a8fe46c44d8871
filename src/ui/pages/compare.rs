//! Then and now: what changed between two runs of a check, in words; and the choice of what to
//! compare with.

use super::Page;
use super::my_data::open_file;
use crate::app::changes::{Answered, Area, Changes, Part};
use crate::app::route::Place;
use crate::app::{Message, Model, Run, words};
use crate::content::wording::german_day;
use crate::domain::compare::Change;
use crate::store::{Assessment, AssessmentId};
use crate::text::Key;
use crate::ui::context::Ui;
use crate::ui::el::{El, el};
use crate::ui::mark::Mark;
use crate::ui::parts::block::{heading, section, section_in};
use crate::ui::parts::icon::{Icon, icon};
use crate::ui::parts::link::{back, button, link};
use crate::ui::parts::sheet::sheet_head;
use crate::ui::shell::name_of;

/// The page.
pub fn compare(ui: Ui, run: &Run, other: &AssessmentId) -> Page {
    let title = ui.t(Key::CompareTitle);
    let place = Place::Compare(other.clone());
    let head = el("div", "stack question")
        .add(sheet_head(ui, run))
        .add(back(ui, &run.before(&place)))
        .add(heading(&title));
    let other = ui.peek(|model| {
        let others = others(model, &run.assessment);
        let found = others.into_iter().find(|known| known.id == *other);
        found.cloned()
    });
    let found = ui.texts().zip(other).map(|(texts, other)| {
        let other = Run::new(run.check.clone(), other);
        Changes::between(texts, run, &other)
    });
    let view = match found {
        Some(found) => changes(ui, head, &found),
        None => el("div", "stack loose")
            .add(head.add(el("p", "").t(ui, Key::CompareMissing)))
            .add(choose(ui, run)),
    };
    Page::toned(ui, &run.assessment.check, title, view)
}

fn changes(ui: Ui, head: El, found: &Changes) -> El {
    let day = |day| {
        let texts = ui.texts();
        texts.map_or_else(String::new, |texts| words::day(texts, day))
    };
    let days = [("then", &*day(found.then)), ("now", &day(found.now))];
    let mut head = head
        .add(el("p", "").text(&ui.fill(Key::CompareDays, &days)))
        .add(sum(ui, found));
    for (holds, key) in [
        (found.revised, Key::CompareRevised),
        (found.short, Key::CompareShort),
    ] {
        if holds {
            let note = el("div", "note-box info");
            head = head.add(note.add(icon(Icon::Info)).add(el("p", "").t(ui, key)));
        }
    }
    let print = button(ui, "btn", Icon::Print, Key::Print).sends(ui, Message::Print);
    el("div", "stack loose")
        .add(head)
        .maybe(areas(ui, &found.areas))
        .maybe(answers(ui, &found.parts))
        .add(el("p", "no-print").add(print))
}

/// What changed in one look.
fn sum(ui: Ui, found: &Changes) -> El {
    if found.is_empty() {
        return el("p", "").add(el("strong", "").t(ui, Key::CompareSame));
    }
    let mut text = String::new();
    for (n, key) in [
        (found.better, Key::CompareBetter),
        (found.worse, Key::CompareWorse),
        (found.other, Key::CompareOther),
    ] {
        if n > 0 {
            words::append(&mut text, " ", &ui.count(key, n));
        }
    }
    el("p", "").add(el("strong", "").text(&text))
}

/// In which way something differs: a word, and a sign for the eye.
fn tag(ui: Ui, change: Option<Change>) -> El {
    let (class, sign, key) = match change {
        Some(Change::Better) => ("tag ok", "↑ ", Key::ChangeBetter),
        Some(Change::Worse) => ("tag warn", "↓ ", Key::ChangeWorse),
        Some(Change::Other) => ("tag info", "", Key::ChangeOther),
        Some(Change::New) => ("tag info", "", Key::ChangeNew),
        Some(Change::Gone) => ("tag", "", Key::ChangeGone),
        None => ("muted", "", Key::ChangeSame),
    };
    let sign = el("span", "").set("aria-hidden", "true").text(sign);
    el("span", class).add(sign).t(ui, key)
}

/// "damals: … / heute: …".
fn both(ui: Ui, then: &str, now: &str) -> El {
    let side = |key, text: &str| {
        let name = el("span", "muted").t(ui, key);
        el("p", "").add(name).text(" ").text(text)
    };
    el("div", "")
        .add(side(Key::CompareThen, then))
        .add(side(Key::CompareNow, now))
}

fn areas(ui: Ui, areas: &[Area]) -> Option<El> {
    if areas.is_empty() {
        return None;
    }
    let mut rows = el("dl", "rows changes");
    for area in areas {
        let row = el("div", "")
            .add(el("dt", "").text(&area.title))
            .add(el("dd", "").add(both(ui, &area.then, &area.now)))
            .add(el("dd", "").add(tag(ui, area.change)));
        rows = rows.add(row);
    }
    Some(section(ui, "areas-h", Key::CompareAreas).add(rows))
}

fn answers(ui: Ui, parts: &[Part]) -> Option<El> {
    if parts.is_empty() {
        return None;
    }
    let mut all = section(ui, "answers-h", Key::CompareAnswers);
    for part in parts {
        let mut rows = el("dl", "rows changes");
        for answer in &part.answers {
            rows = rows.add(row(ui, answer));
        }
        let part = el("div", "stack tight")
            .add(el("h3", "").text(&part.title))
            .add(rows);
        all = all.add(part);
    }
    Some(all)
}

fn row(ui: Ui, answer: &Answered) -> El {
    el("div", "")
        .add(el("dt", "").text(&answer.question))
        .add(el("dd", "").add(both(ui, &answer.then, &answer.now)))
        .add(el("dd", "").add(tag(ui, Some(answer.change))))
}

/// Other runs of the same check, last changed first.
fn others<'a>(model: &'a Model, run: &Assessment) -> Vec<&'a Assessment> {
    let mut all = model.recent();
    all.retain(|other| other.check == run.check && other.id != run.id);
    all
}

/// What a run can be compared with: other runs of its check, or a file that is opened for it.
pub fn choose(ui: Ui, run: &Run) -> El {
    let id = run.assessment.id.clone();
    let shown = ui.watch(|model| {
        let mut mark = Mark::new();
        for other in model.recent() {
            mark.text(other.id.as_str());
            mark.text(&other.name);
        }
        mark.get()
    });
    let list = move || {
        shown.track();
        ui.peek(|model| {
            let run = model.shelf.get(&id).map(|volume| &volume.assessment)?;
            let others = others(model, run);
            if others.is_empty() {
                return Some(el("p", "question").t(ui, Key::CompareNone));
            }
            let mut list = el("ul", "stack plain");
            for other in others {
                list = list.add(el("li", "").add(way(ui, model, &id, other)));
            }
            Some(list)
        })
    };
    section_in("stack no-print", "compare-h", &ui.t(Key::ComparePick))
        .add(el("p", "question").t(ui, Key::ComparePickText))
        .follow(list)
        .add(el("p", "row").add(open_file(ui)))
}

fn way(ui: Ui, model: &Model, id: &AssessmentId, other: &Assessment) -> El {
    let day = german_day(other.created.day);
    let values = [("name", &*name_of(model, other)), ("day", &day)];
    let route = crate::app::Route::Within(id.clone(), Place::Compare(other.id.clone()));
    link("btn", &route).text(&ui.fill(Key::CompareWith, &values))
}
