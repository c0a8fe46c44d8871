//! "Wie geht es weiter?": the ways from the result to the pages behind it, each with one line that
//! says what is there. Rows stand from the beginning; only their lines follow what is still coming.

use crate::app::model::ExtrasState;
use crate::app::route::Place;
use crate::app::{Model, Run, beside};
use crate::content::Extras;
use crate::text::{Key, Texts};
use crate::ui::context::Ui;
use crate::ui::el::{El, el};
use crate::ui::mark::Mark;
use crate::ui::pages::look::marks_mark;
use crate::ui::parts::block::section_in;
use crate::ui::parts::icon::{Icon, icon};
use crate::ui::parts::link::link;

/// What a row says: from the run and what stands beside the check.
type Line = fn(&Texts, &Model, &Run, &Extras) -> String;

/// The rows.
pub fn ways(ui: Ui, run: &Run) -> El {
    let (duties, look) = ui.peek(|model| {
        let offer = model.site.offer(run.assessment.check.as_str());
        offer.map_or((false, false), |offer| (offer.duties, offer.look))
    });
    let plan = move || ui.count(Key::WaysPlan, ui.peek(planned));
    let mut rows = el("ul", "ways").add(row(
        ui,
        run,
        Place::Plan,
        (Icon::Calendar, Key::PlanTitle),
        el("span", "muted").say(move || {
            ui.track();
            match ui.peek(planned) {
                0 => ui.t(Key::WaysPlanEmpty),
                _ => plan(),
            }
        }),
    ));
    let offices: Line =
        |texts, model, run, extras| beside::offers_line(texts, run, extras, model.today);
    rows = rows.add(row(
        ui,
        run,
        Place::Offices,
        (Icon::Home, Key::OfficesTitle),
        coming(ui, offices),
    ));
    if duties {
        let line: Line = |texts, model, run, extras| {
            beside::duties_line(texts, extras, &beside::rulings(run, extras, model.today))
        };
        rows = rows.add(row(
            ui,
            run,
            Place::Duties,
            (Icon::Scales, Key::DutiesTitle),
            coming(ui, line),
        ));
    }
    if look {
        let line: Line = |texts, _, run, extras| {
            let look = extras.look.as_ref();
            look.map_or_else(String::new, |guide| beside::look_line(texts, run, guide))
        };
        rows = rows.add(row(
            ui,
            run,
            Place::Look,
            (Icon::Look, Key::LookTitle),
            coming(ui, line),
        ));
    }
    let take = el("span", "muted").t(ui, Key::WaysTake);
    let rows = rows.add(row(
        ui,
        run,
        Place::Take,
        (Icon::Download, Key::TakeTitle),
        take,
    ));
    section_in("stack no-print", "ways-h", &ui.t(Key::WaysTitle)).add(rows)
}

fn row(ui: Ui, run: &Run, place: Place, (picture, title): (Icon, Key), line: El) -> El {
    let words = el("span", "")
        .add(el("strong", "").t(ui, title))
        .text(" ")
        .add(line);
    let way = link("way", &run.route(place))
        .add(icon(picture))
        .add(words)
        .add(icon(Icon::Next));
    el("li", "").add(way)
}

/// A line that needs what stands beside the check.
fn coming(ui: Ui, line: Line) -> El {
    let mark = ui.watch(extras_mark);
    el("span", "muted").say(move || {
        mark.track();
        ui.peek(|model| said(ui, model, line))
    })
}

fn said(ui: Ui, model: &Model, line: Line) -> String {
    let Some((run, texts)) = Run::current(model).zip(ui.texts()) else {
        return String::new();
    };
    match model.extras.get(&run.assessment.check) {
        Some(ExtrasState::Ready(extras)) => line(texts, model, &run, extras),
        Some(ExtrasState::Failed) => ui.t(Key::WaysFailed),
        Some(ExtrasState::Loading) | None => ui.t(Key::WaitingText),
    }
}

/// Whether what stands beside the check is there, and what was marked in the look.
pub fn extras_mark(model: &Model) -> u32 {
    let mut mark = Mark::new();
    let check = model.current().map(|open| &open.check);
    mark.byte(match check.and_then(|check| model.extras.get(check)) {
        Some(ExtrasState::Ready(_)) => 1,
        Some(ExtrasState::Failed) => 2,
        Some(ExtrasState::Loading) | None => 0,
    });
    mark.get() ^ marks_mark(model)
}

fn planned(model: &Model) -> usize {
    model.current().map_or(0, |open| open.plan.in_order().len())
}
