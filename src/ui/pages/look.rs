//! The guided look at one's own site: phone in hand, one mark per point. How far one is stands above
//! each part and above all of them; what is open comes together at the top.

mod point;

use self::point::point;
use super::Page;
use super::duties::print_head;
use crate::app::route::{After, Place};
use crate::app::{Message, Model, Run, beside};
use crate::content::Guide;
use crate::domain::id::PointIx;
use crate::domain::look::Count;
use crate::text::{Key, number};
use crate::ui::context::{Ui, Watch};
use crate::ui::el::{El, el};
use crate::ui::mark::Mark;
use crate::ui::parts::block::heading;
use crate::ui::parts::icon::{Icon, icon};
use crate::ui::parts::link::{back, button, link, plain_button};
use crate::web;

/// The page.
pub fn look(ui: Ui, run: &Run) -> Page {
    let title = ui.t(Key::LookTitle);
    let page = el("div", "stack loose look")
        .add(print_head(ui, run))
        .add(back(ui, &run.before(&Place::Look)));
    let extras = ui.peek(|model| model.extras(&run.assessment.check).cloned());
    let guide = extras.as_ref().and_then(|extras| extras.look.as_ref());
    let page = if let Some(guide) = guide {
        whole(ui, run, guide, page, &title)
    } else {
        let result = link("btn", &run.route(Place::Result)).t(ui, Key::ResultTitle);
        let none = el("div", "question stack")
            .add(heading(&title))
            .add(el("p", "").t(ui, Key::LookEmpty))
            .add(el("p", "row").add(result));
        page.add(none)
    };
    Page::toned(ui, &run.assessment.check, title, page)
}

fn whole(ui: Ui, run: &Run, guide: &Guide, page: El, title: &str) -> El {
    let marks = ui.watch(marks_mark);
    let mut page = page
        .add(lead(ui, run, guide, title))
        .add(progress(ui, marks))
        .add(open(ui, marks));
    let next = ui.peek(|model| next_unseen(model).map(|(at, _)| at));
    let now = next.and_then(|at| Some(guide.look.points.get(at.at())?.group.at()));
    for at in 0..guide.look.groups.len() {
        page = page.maybe(group(ui, run, guide, marks, at, now == Some(at)));
    }
    page
}

/// What to have at hand, how long it takes.
fn lead(ui: Ui, run: &Run, guide: &Guide, title: &str) -> El {
    let words = &guide.wording;
    let mut prepare = el("ul", "tight");
    for line in &words.prepare {
        prepare = prepare.add(el("li", "").text(&run.say(line)));
    }
    let minutes = number(words.minutes);
    let day = words.stand.checked_text();
    let values = [("minutes", &*minutes), ("day", &day)];
    let print = button(ui, "btn", Icon::Print, Key::LookPrint).sends(ui, Message::Print);
    el("div", "question stack")
        .add(heading(title))
        .add(el("p", "").text(&run.say(&words.lead)))
        .add(prepare)
        .add(el("p", "muted small").text(&ui.fill(Key::LookTakes, &values)))
        .add(el("p", "row no-print").add(print))
}

/// How far one is in all of it, and the way to the next point.
fn progress(ui: Ui, marks: Watch) -> El {
    let bar = move || {
        marks.track();
        let count = ui.peek(|model| Some(looked(model)?.all))?;
        let (seen, of) = seen_of(count);
        let text = ui.fill(Key::LookSeen, &[("seen", &seen), ("of", &of)]);
        let words = el("p", "").set("id", "look-progress").text(&text);
        let bar = el("progress", "")
            .set("max", &of)
            .set("value", &seen)
            .set("aria-labelledby", "look-progress");
        Some(el("div", "progress").add(words).add(bar))
    };
    el("div", "stack question no-print")
        .follow(bar)
        .add(el("p", "row").add(jump(ui, "btn main")))
}

/// To the next point without a mark; nothing when there is none.
fn jump(ui: Ui, class: &str) -> El {
    let done = ui.watch(|model| u32::from(next_unseen(model).is_none()));
    let go = move |_| {
        if let Some((_, id)) = ui.peek(next_unseen) {
            web::page::reveal(id);
        }
    };
    plain_button(class)
        .hidden(done)
        .on("click", go)
        .add(icon(Icon::Next))
        .t(ui, Key::LookNext)
}

/// What is to be done: folded while one is at it, open when all is seen.
fn open(ui: Ui, marks: Watch) -> El {
    let done = ui.watch(|model| u32::from(next_unseen(model).is_none()));
    let list = move || {
        marks.track();
        let (run, guide) = ui.peek(guided)?;
        let points = beside::open_points(&run, &guide);
        if points.is_empty() {
            let key = if done.on() {
                Key::LookAllFine
            } else {
                Key::LookNothingOpen
            };
            return Some(el("p", "").t(ui, key));
        }
        Some(points_list(ui, &run, &guide, &points))
    };
    let title = move || {
        marks.track();
        let open = ui.peek(|model| looked(model).map_or(0, |found| found.all.open));
        ui.fill(Key::LookOpen, &[("n", &number(open))])
    };
    let summary = el("summary", "").add(el("h2", "h3").say(title));
    el("details", "no-print")
        .live("open", move || done.on().then_some(""))
        .add(summary)
        .add(el("div", "").follow(list))
}

/// Points by name, each with the question it is about.
pub fn points_list(ui: Ui, run: &Run, guide: &Guide, points: &[PointIx]) -> El {
    let mut list = el("ol", "open-points");
    for at in points {
        let words = guide.wording.points.get(at.at());
        let (Some(point), Some(words)) = (guide.look.points.get(at.at()), words) else {
            continue;
        };
        let mut entry = el("li", "stack tight")
            .add(el("p", "").add(el("strong", "").text(&run.say(&words.title))))
            .add(el("p", "").text(&run.say(&words.pass)));
        let relates = point.relates.filter(|ix| run.reach.shows(*ix));
        if let Some((ix, (_, text))) = relates.and_then(|ix| Some((ix, run.item(ix)?))) {
            let question = link("", &run.question(ix, After::Look));
            let question = question.text(&run.say(&text.title));
            let line = el("p", "small no-print").t(ui, Key::LookRelates).text(" ");
            entry = entry.add(line.add(question));
        }
        list = list.add(entry);
    }
    list
}

/// One part with its points.
fn group(ui: Ui, run: &Run, guide: &Guide, marks: Watch, at: usize, opened: bool) -> Option<El> {
    let title = run.say(guide.wording.groups.get(at)?);
    let (mut list, mut any) = (el("ol", "looks"), false);
    for (ix, rule) in guide.look.applying(run.seen()) {
        if rule.group.at() == at {
            let words = guide.wording.points.get(ix.at())?;
            (list, any) = (list.add(point(ui, run, rule, words)), true);
        }
    }
    if !any {
        return None;
    }
    let standing = move || {
        marks.track();
        let count = ui.peek(|model| looked(model)?.groups.get(at).copied());
        let (seen, of) = seen_of(count.unwrap_or_default());
        ui.fill(Key::LookGroup, &[("seen", &seen), ("of", &of)])
    };
    let summary = el("summary", "")
        .add(el("h2", "").text(&title))
        .add(el("span", "muted small no-print").say(standing));
    let mut part = el("details", "").add(summary);
    if opened {
        part = part.set("open", "");
    }
    let next = el("p", "row no-print").add(jump(ui, "btn"));
    Some(part.add(list).add(next))
}

fn seen_of(count: Count) -> (String, String) {
    let seen = count.applicable - count.unseen();
    (number(seen), number(count.applicable))
}

/// The current run with its guide.
pub fn guided(model: &Model) -> Option<(Run, Guide)> {
    let run = Run::current(model)?;
    let guide = model.extras(&run.assessment.check)?.look.clone()?;
    Some((run, guide))
}

fn looked(model: &Model) -> Option<crate::domain::look::Standing> {
    let run = Run::current(model)?;
    let guide = model.extras(&run.assessment.check)?.look.as_ref()?;
    Some(beside::looked(&run, guide))
}

/// The next point without a mark, and the id of its heading.
fn next_unseen(model: &Model) -> Option<(PointIx, String)> {
    let run = Run::current(model)?;
    let look = &model.extras(&run.assessment.check)?.look.as_ref()?.look;
    let at = look.next_unseen(&run.assessment.look, run.seen())?;
    let id = look.points.get(at.at())?.id.as_str();
    Some((at, point::heading_id(id)))
}

/// A mark of all that was marked.
pub fn marks_mark(model: &Model) -> u32 {
    let mut mark = Mark::new();
    if let Some(open) = model.current() {
        for (point, found) in open.look.iter() {
            mark.text(point.as_str());
            mark.byte(*found as u8);
        }
    }
    mark.get()
}
