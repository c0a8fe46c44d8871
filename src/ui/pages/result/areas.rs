//! The Bereiche on the result page: words and bars sorted by need, and the same as a table. In the
//! short form each question has its word instead.

use leptos::prelude::*;

use crate::app::Run;
use crate::app::route::Place;
use crate::content::wording::{BandText, GroupText};
use crate::domain::answer::Answers;
use crate::domain::number::Ratio;
use crate::domain::questionnaire::{Form, ShortForm};
use crate::domain::score::{GroupScore, Outcome, Scores};
use crate::text::Key;
use crate::ui::context::Ui;
use crate::ui::parts::bars::{Bar, bars, boxes};
use crate::ui::parts::link::link;

/// The Bereiche, or in the short form its questions.
pub fn areas(ui: Ui, run: &Run, scores: &Scores) -> AnyView {
    match &run.rules().short {
        Some(short) if is_short(&run.answers) => lights(ui, run, scores, short),
        _ => groups(ui, run, scores),
    }
}

fn is_short(answers: &Answers) -> bool {
    answers.form == Form::Short
}

fn groups(ui: Ui, run: &Run, scores: &Scores) -> AnyView {
    let words = &run.check.wording.groups;
    let mut list: Vec<(&GroupText, &GroupScore)> = words.iter().zip(&scores.groups).collect();
    // by need: lowest first, what has no value last
    list.sort_by_key(|(_, score)| value(score).map_or((true, Ratio::ONE), |value| (false, value)));
    let shown = list.iter().map(|(text, score)| bar(ui, run, text, score)).collect();
    let rows: Vec<AnyView> = list.iter().map(|(text, score)| row(ui, run, text, score)).collect();
    view! {
        <section class="stack" aria-labelledby="areas-h">
            <h2 id="areas-h">{ui.t(Key::AreasTitle)}</h2>
            {bars(shown)}
            <details class="no-print">
                <summary>{ui.t(Key::AreasTable)}</summary>
                <section class="scroll" aria-labelledby="table-c" tabindex="0">
                    <table class="data">
                        <caption id="table-c">{ui.t(Key::TableCaption)}</caption>
                        <thead><tr>
                            <th scope="col">{ui.t(Key::TableArea)}</th>
                            <th scope="col" class="num">{ui.t(Key::TablePoints)}</th>
                            <th scope="col">{ui.t(Key::TableLevel)}</th>
                        </tr></thead>
                        <tbody>{rows}</tbody>
                    </table>
                </section>
            </details>
            <p class="no-print">{link("", &run.route(Place::Calculation), ui.t(Key::CalculationTitle))}</p>
        </section>
    }
    .into_any()
}

fn value(score: &GroupScore) -> Option<Ratio> {
    match &score.outcome {
        Outcome::Rated(rated) => Some(rated.value),
        _ => None,
    }
}

/// The level in words, with box number and per cent.
pub fn level(ui: Ui, run: &Run, score: &GroupScore, bands: &[BandText]) -> (String, usize, Option<i32>) {
    match &score.outcome {
        Outcome::Rated(rated) => {
            let at = rated.shown.map(crate::domain::id::BandIx::at);
            let name = at.and_then(|at| bands.get(at)).map(|band| run.say(&band.name));
            (name.unwrap_or_default(), at.map_or(0, |at| at + 1), Some(rated.value.percent()))
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
        spoken: percent.map_or(String::new(), |percent| ui.fill(Key::BarSpoken, &[("percent", &percent)])),
        percent,
    }
}

fn row(ui: Ui, run: &Run, text: &GroupText, score: &GroupScore) -> AnyView {
    let (level, _, percent) = level(ui, run, score, &text.bands);
    let points = percent.map_or_else(|| "–".to_owned(), |percent| percent.to_string());
    view! { <tr><th scope="row">{run.say(&text.title)}</th><td class="num">{points}</td><td>{level}</td></tr> }
        .into_any()
}

/// The short form: each question with its word.
fn lights(ui: Ui, run: &Run, scores: &Scores, short: &ShortForm) -> AnyView {
    let words = &run.check.wording.lights;
    let entry = |ix: &crate::domain::id::ItemIx| {
        let (_, text) = run.item(*ix)?;
        let score = scores.items.get(ix.at()).filter(|score| score.state.counts())?;
        let at = short.lights.locate(score.share()).at();
        let word = words.get(at).map(|band| run.say(&band.name))?;
        Some(
            view! { <li><span>{run.say(&text.title)}</span><span>{boxes(at + 1, words.len())}{word}</span></li> }
                .into_any(),
        )
    };
    let entries: Vec<AnyView> = short.items.iter().filter_map(entry).collect();
    view! {
        <section class="stack" aria-labelledby="areas-h">
            <h2 id="areas-h">{ui.t(Key::LightsTitle)}</h2>
            <ul class="lights">{entries}</ul>
            <p class="question">{ui.t(Key::LightsText)}</p>
            <p class="no-print">{link("", &run.route(Place::Calculation), ui.t(Key::CalculationTitle))}</p>
        </section>
    }
    .into_any()
}
