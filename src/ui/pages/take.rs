//! Everything that can be taken along: file, code, table, calendar, paper; and what an earlier run
//! can be compared with. Each way says what it is good for, what is in it, and how big it is.

use super::{Page, compare, plan};
use crate::app::route::Place;
use crate::app::taking::{self, Kind};
use crate::app::{Message, Run};
use crate::exchange::symbol::Symbol;
use crate::text::{Key, number};
use crate::ui::context::Ui;
use crate::ui::el::{El, el};
use crate::ui::parts::art::draw;
use crate::ui::parts::block::{heading, section, section_in};
use crate::ui::parts::icon::Icon;
use crate::ui::parts::link::{back, button, link};
use crate::ui::parts::sheet::sheet_head;
use crate::web;

/// The page.
pub fn take(ui: Ui, run: &Run) -> Page {
    let title = ui.t(Key::TakeTitle);
    let head = el("div", "stack question")
        .add(sheet_head(ui, run))
        .add(back(ui, &run.before(&Place::Take)))
        .add(heading(&title))
        .add(el("p", "no-print").t(ui, Key::TakeLead));
    let view = el("div", "stack loose")
        .add(head)
        .add(page_file(ui))
        .add(paper(ui, run))
        .add(code(ui, run))
        .add(way(ui, "calendar-h", Key::PlanCalendarTitle).add(plan::calendar(ui)))
        .add(table(ui))
        .add(compare::choose(ui, run));
    Page::toned(ui, &run.assessment.check, title, view)
}

/// Gives the person a file of the current run.
pub fn give(ui: Ui, kind: Kind) {
    if let Some((name, text)) = file(ui, kind) {
        ui.send(Message::Give(name, text));
    }
}

fn file(ui: Ui, kind: Kind) -> Option<(String, String)> {
    let run = ui.peek(Run::current)?;
    let today = ui.peek(|model| model.today);
    Some(taking::file(&run, ui.texts()?, today, kind))
}

/// A way, in a section of its own. On paper only the code is of use.
fn way(ui: Ui, id: &str, title: Key) -> El {
    section_in("stack no-print", id, &ui.t(title))
}

/// What a way is good for.
fn words(ui: Ui, key: Key) -> El {
    el("p", "question").t(ui, key)
}

fn page_file(ui: Ui) -> El {
    let size = file(ui, Kind::Page).map_or(0, |(_, text)| taking::kilobytes(&text));
    let holds = ui.fill(Key::TakePageHolds, &[("n", &number(size))]);
    let save = button(ui, "btn main", Icon::Download, Key::TakePage)
        .on("click", move |_| give(ui, Kind::Page));
    way(ui, "file-h", Key::TakePageTitle)
        .add(words(ui, Key::TakePageText))
        .add(el("p", "question muted small").text(&holds))
        .add(el("p", "").add(save))
}

fn paper(ui: Ui, run: &Run) -> El {
    let result = link("btn", &run.route(Place::Result)).t(ui, Key::TakePaperResult);
    let plan = link("btn", &run.route(Place::Plan)).t(ui, Key::TakePaperPlan);
    way(ui, "paper-h", Key::TakePaperTitle)
        .add(words(ui, Key::TakePaperText))
        .add(el("div", "row no-print").add(result).add(plan))
}

fn code(ui: Ui, run: &Run) -> El {
    let address = taking::address(run, &web::page::address());
    let holds = ui.fill(Key::TakeCodeHolds, &[("n", &number(address.len()))]);
    let share = web::share::can().then(|| {
        let message = Message::Share(ui.t(Key::ResultTitle), address.clone());
        button(ui, "btn", Icon::People, Key::TakeShare).sends(ui, message)
    });
    let print = button(ui, "btn", Icon::Print, Key::TakeCodePrint).sends(ui, Message::Print);
    let picture = match Symbol::of(&address) {
        Some(symbol) => {
            let side = number(symbol.side());
            let ground = ["M0 0h", &side, "v", &side, "H0z"].concat();
            let view_box = ["0 0 ", &side, " ", &side].concat();
            let paths = [("paper", &*ground), ("ink", &symbol.path())];
            draw("qr", &view_box, &ui.t(Key::TakeCodeLabel), &paths)
        }
        None => el("p", "").t(ui, Key::TakeCodeLong),
    };
    let text = el("p", "address")
        .set("id", "address")
        .set("tabindex", "0")
        .set("role", "group")
        .set("aria-labelledby", "address-h")
        .text(&address);
    let copy = el("div", "stack tight")
        .add(el("h3", "").set("id", "address-h").t(ui, Key::TakeAddress))
        .add(text)
        .add(el("p", "muted small no-print").t(ui, Key::TakeCopy))
        .add(el("div", "row").maybe(share).add(print))
        .add(el("p", "muted small").text(&holds))
        .add(el("p", "muted small").t(ui, Key::TakeCodeCareful));
    section(ui, "code-h", Key::TakeCodeTitle)
        .add(words(ui, Key::TakeCodeText))
        .add(el("div", "code").add(picture).add(copy))
}

fn table(ui: Ui) -> El {
    let save = button(ui, "btn", Icon::Download, Key::TakeTable)
        .on("click", move |_| give(ui, Kind::Table));
    way(ui, "table-h", Key::TakeTableTitle)
        .add(words(ui, Key::TakeTableText))
        .add(el("p", "").add(save))
}
