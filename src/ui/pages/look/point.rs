//! One point: how to look, when it is in order, and three large choices that can be taken back.

use crate::app::{Message, Model, Run};
use crate::content::look::PointText;
use crate::domain::id::PointId;
use crate::domain::look::{Mark, Point};
use crate::text::Key;
use crate::ui::context::Ui;
use crate::ui::el::{El, el};
use crate::ui::parts::icon::{Icon, icon};
use crate::ui::parts::link::plain_button;

const CHOICES: [(Mark, &str, Key); 3] = [
    (Mark::Fine, "btn mark-fine", Key::MarkFine),
    (Mark::Open, "btn mark-open", Key::MarkOpen),
    (Mark::NotApplicable, "btn mark-na", Key::MarkNotApplicable),
];

/// The id of a point's heading, where the way to the next point leads.
pub fn heading_id(point: &str) -> String {
    ["look-", point].concat()
}

/// The entry of a point.
pub fn point(ui: Ui, run: &Run, point: &Point, words: &PointText) -> El {
    let id = heading_id(point.id.as_str());
    let title = el("h3", "")
        .set("id", &id)
        .set("tabindex", "-1")
        .text(&run.say(&words.title));
    let mut head = el("div", "row apart").add(title);
    if point.first {
        head = head.add(el("span", "tag warn").t(ui, Key::LookFirst));
    }
    let line = |key, text: &str| {
        let label = el("strong", "").t(ui, key);
        el("p", "").add(label).text(" ").text(text)
    };
    let mut entry = el("li", "card stack tight")
        .add(head)
        .add(line(Key::LookHow, &run.say(&words.how)))
        .add(line(Key::LookPass, &run.say(&words.pass)));
    if let Some(external) = &words.external {
        let note = el("p", "row muted small")
            .add(icon(Icon::Info))
            .add(el("span", "").text(&run.say(external)));
        entry = entry.add(note);
    }
    entry
        .add(choices(ui, &point.id, &id))
        .add(printed(ui, &point.id))
}

/// Three buttons; pressing the chosen one again takes it back.
fn choices(ui: Ui, point: &PointId, named: &str) -> El {
    let mut choices = el("div", "marks no-print")
        .set("role", "group")
        .set("aria-labelledby", named);
    for (mark, class, key) in CHOICES {
        let id = point.clone();
        let on = ui.watch(move |model| u32::from(marked(model, &id) == Some(mark)));
        let id = point.clone();
        let press = move |_| {
            let taken_back = ui.peek(|model| marked(model, &id)) == Some(mark);
            let mark = (!taken_back).then_some(mark);
            ui.send(Message::Look(id.clone(), mark));
        };
        let pressed = move || Some(if on.on() { "true" } else { "false" });
        let choice = plain_button(class)
            .live("aria-pressed", pressed)
            .on("click", press)
            .t(ui, key);
        choices = choices.add(choice);
    }
    choices
}

/// On paper: boxes to tick, with what was marked so far.
fn printed(ui: Ui, point: &PointId) -> El {
    let mut line = el("p", "print-only ticks");
    for (choice, _, key) in CHOICES {
        let id = point.clone();
        let on = ui.watch(move |model| u32::from(marked(model, &id) == Some(choice)));
        let class = move || Some(if on.on() { "on" } else { "off" });
        let tick = el("i", "").live("class", class);
        let boxes = el("span", "boxes").set("aria-hidden", "true").add(tick);
        line = line.add(el("span", "").add(boxes).t(ui, key));
    }
    line
}

fn marked(model: &Model, point: &PointId) -> Option<Mark> {
    model.current()?.look.get(point).copied()
}
