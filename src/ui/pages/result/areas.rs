//! The Bereiche on the result page: words and bars sorted by need, and the same as a table. In the
//! short form each question has its word instead.

use super::{column, scrolled};
use crate::app::Run;
use crate::app::route::Place;
use crate::content::wording::{BandText, GroupText};
use crate::domain::answer::Answers;
use crate::domain::number::Ratio;
use crate::domain::questionnaire::{Form, ShortForm};
use crate::domain::score::{GroupScore, Outcome, Scores};
use crate::text::Key;
use crate::ui::context::Ui;
use crate::ui::el::{El, el};
use crate::ui::parts::bars::{Bar, bars, boxes};
use crate::ui::parts::block::section;
use crate::ui::parts::link::link;

/// The Bereiche, or in the short form its questions.
pub fn areas(ui: Ui, run: &Run, scores: &Scores) -> El {
    match &run.rules().short {
        Some(short) if is_short(&run.answers) => lights(ui, run, scores, short),
        _ => groups(ui, run, scores),
    }
}

fn is_short(answers: &Answers) -> bool {
    answers.form == Form::Short
}

fn groups(ui: Ui, run: &Run, scores: &Scores) -> El {
    let words = &run.check.wording.groups;
    let mut list: Vec<(&GroupText, &GroupScore)> = words.iter().zip(&scores.groups).collect();
    // by need: lowest first, what has no value last
    list.sort_by_key(|(_, score)| value(score).map_or((true, Ratio::ONE), |value| (false, value)));
    let shown = list
        .iter()
        .map(|(text, score)| bar(ui, run, text, score))
        .collect();
    let rows = list
        .iter()
        .map(|(text, score)| row(ui, run, text, score))
        .collect();
    section("areas-h", ui.t(Key::AreasTitle))
        .add(bars(shown))
        .add(table(ui, rows))
        .add(way(ui, run))
}

/// The same as a table, folded.
fn table(ui: Ui, rows: Vec<El>) -> El {
    let head = el("tr", "")
        .add(column("", ui.t(Key::TableArea)))
        .add(column("num", ui.t(Key::TablePoints)))
        .add(column("", ui.t(Key::TableLevel)));
    let table = el("table", "data")
        .add(
            el("caption", "")
                .set("id", "table-c")
                .text(ui.t(Key::TableCaption)),
        )
        .add(el("thead", "").add(head))
        .add(el("tbody", "").all(rows));
    el("details", "no-print")
        .add(el("summary", "").text(ui.t(Key::AreasTable)))
        .add(scrolled("table-c", table))
}

/// The way to how it was worked out.
fn way(ui: Ui, run: &Run) -> El {
    el("p", "no-print").add(link(
        "",
        &run.route(Place::Calculation),
        ui.t(Key::CalculationTitle),
    ))
}

fn value(score: &GroupScore) -> Option<Ratio> {
    match &score.outcome {
        Outcome::Rated(rated) => Some(rated.value),
        _ => None,
    }
}

/// The level in words, with box number and per cent.
pub fn level(
    ui: Ui,
    run: &Run,
    score: &GroupScore,
    bands: &[BandText],
) -> (String, usize, Option<i32>) {
    match &score.outcome {
        Outcome::Rated(rated) => {
            let at = rated.shown.map(crate::domain::id::BandIx::at);
            let name = at
                .and_then(|at| bands.get(at))
                .map(|band| run.say(&band.name));
            (
                name.unwrap_or_default(),
                at.map_or(0, |at| at + 1),
                Some(rated.value.percent()),
            )
        }
        Outcome::Gate(true) => (ui.t(Key::GateReached), 0, None),
        Outcome::Gate(false) => (ui.t(Key::GateOpen), 0, None),
        Outcome::NotYet => (ui.t(Key::NotYetRated), 0, None),
        Outcome::NothingApplies => (ui.t(Key::NothingApplies), 0, None),
    }
}

fn bar(ui: Ui, run: &Run, text: &GroupText, score: &GroupScore) -> Bar {
    let (level, boxes, percent) = level(ui, run, score, &text.bands);
    Bar {
        name: run.say(&text.short),
        level,
        boxes,
        of: text.bands.len(),
        spoken: percent.map_or(String::new(), |percent| {
            ui.fill(Key::BarSpoken, &[("percent", &percent)])
        }),
        percent,
    }
}

fn row(ui: Ui, run: &Run, text: &GroupText, score: &GroupScore) -> El {
    let (level, _, percent) = level(ui, run, score, &text.bands);
    let points = percent.map_or_else(|| "–".to_owned(), |percent| percent.to_string());
    el("tr", "")
        .add(el("th", "").set("scope", "row").text(run.say(&text.title)))
        .add(el("td", "num").text(points))
        .add(el("td", "").text(level))
}

/// The short form: each question with its word.
fn lights(ui: Ui, run: &Run, scores: &Scores, short: &ShortForm) -> El {
    let words = &run.check.wording.lights;
    let entry = |ix: &crate::domain::id::ItemIx| {
        let (_, text) = run.item(*ix)?;
        let score = scores
            .items
            .get(ix.at())
            .filter(|score| score.state.counts())?;
        let at = short.lights.locate(score.share()).at();
        let word = words.get(at).map(|band| run.say(&band.name))?;
        let word = el("span", "").add(boxes(at + 1, words.len())).text(word);
        Some(
            el("li", "")
                .add(el("span", "").text(run.say(&text.title)))
                .add(word),
        )
    };
    section("areas-h", ui.t(Key::LightsTitle))
        .add(el("ul", "lights").all(short.items.iter().filter_map(entry).collect()))
        .add(el("p", "question").text(ui.t(Key::LightsText)))
        .add(way(ui, run))
}
