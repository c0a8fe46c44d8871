//! The Bereiche on the result page: words and bars sorted by need, and the same as a table. In the
//! short form each question has its word instead.

use super::Found;
use crate::app::route::Place;
use crate::app::{Run, words};
use crate::content::wording::GroupText;
use crate::domain::number::Ratio;
use crate::domain::questionnaire::{Form, ShortForm};
use crate::domain::score::{GroupScore, Outcome};
use crate::domain::table::sort_stable;
use crate::text::{Key, number};
use crate::ui::context::Ui;
use crate::ui::el::{El, el};
use crate::ui::parts::bars::{Bar, bar, boxes};
use crate::ui::parts::block::{columns, fold, row_head, scrolled, section};
use crate::ui::parts::link::link;

/// The Bereiche, or in the short form its questions.
#[allow(
    clippy::unnecessary_wraps,
    reason = "a part of the page may be missing"
)]
pub fn areas(ui: Ui, found: &Found) -> Option<El> {
    let areas = match &found.run.rules().short {
        Some(short) if found.run.answers.form == Form::Short => lights(ui, found, short),
        _ if found.run.check.wording.words_only => in_words(ui, found),
        _ => groups(ui, found),
    };
    // the way to how it was worked out
    let way = link("", &found.run.route(Place::Calculation)).t(ui, Key::CalculationTitle);
    Some(areas.add(el("p", "no-print").add(way)))
}

fn groups(ui: Ui, found: &Found) -> El {
    let run = &found.run;
    let texts = run.check.wording.groups.iter();
    let mut list: Vec<(&GroupText, &GroupScore)> = texts.zip(&found.scores.groups).collect();
    // by need: lowest first, what has no value last
    sort_stable(&mut list, |(_, a), (_, b)| match (value(a), value(b)) {
        (Some(a), Some(b)) => a < b,
        (a, None) => a.is_some(),
        (None, Some(_)) => false,
    });
    let (mut bars, mut rows) = (el("ul", "bars"), el("tbody", ""));
    for (text, score) in list {
        let (level, percent) = level_name(ui, run, text, score);
        let points = percent.map_or_else(|| "–".to_owned(), number);
        let spoken = match percent {
            Some(_) => ui.fill(Key::BarSpoken, &[("percent", &points)]),
            None => String::new(),
        };
        let row = el("tr", "")
            .add(row_head(&run.say(&text.title)))
            .add(el("td", "num").text(&points))
            .add(el("td", "").text(&level));
        rows = rows.add(row);
        bars = bars.add(bar(&Bar {
            name: run.say(&text.short),
            level,
            boxes: boxes_of(score),
            of: text.bands.len(),
            percent: percent.unwrap_or(0),
            spoken,
        }));
    }
    section(ui, "areas-h", Key::AreasTitle)
        .add(bars)
        .add(table(ui, rows))
}

/// The same as a table, folded.
fn table(ui: Ui, rows: El) -> El {
    let head = [
        ("", Key::TableArea),
        ("num", Key::TablePoints),
        ("", Key::TableLevel),
    ];
    let caption = el("caption", "").set("id", "table-c");
    let table = el("table", "data")
        .add(caption.t(ui, Key::TableCaption))
        .add(columns(ui, &head))
        .add(rows);
    fold(ui, Key::AreasTable)
        .set("class", "no-print")
        .add(scrolled("table-c", table))
}

fn value(score: &GroupScore) -> Option<Ratio> {
    match &score.outcome {
        Outcome::Rated(rated) => Some(rated.value),
        _ => None,
    }
}

/// The box a level reaches, from 1; 0 when there is none.
fn boxes_of(score: &GroupScore) -> usize {
    match &score.outcome {
        Outcome::Rated(rated) => rated.shown.map_or(0, |at| at.at() + 1),
        _ => 0,
    }
}

/// The level in words, and the per cent where the check shows figures.
fn level_name(ui: Ui, run: &Run, text: &GroupText, score: &GroupScore) -> (String, Option<i32>) {
    let level = ui
        .texts()
        .map(|texts| words::level(texts, run, &score.outcome, &text.bands));
    level.unwrap_or_default()
}

/// Words only: what belongs to one word stands together, the strongest first. Within it the order is
/// that of the check, so nothing is a ranking.
fn in_words(ui: Ui, found: &Found) -> El {
    let run = &found.run;
    let mut levels: Vec<Level> = Vec::new();
    for (text, score) in run.check.wording.groups.iter().zip(&found.scores.groups) {
        let name = level_name(ui, run, text, score).0;
        let at = boxes_of(score);
        let about = at.checked_sub(1).and_then(|at| text.bands.get(at));
        let mut entry = el("li", "").text(&run.say(&text.title));
        if let Outcome::Rated(rated) = &score.outcome
            && let Some(reason) = rated.cap.and_then(|cap| run.check.wording.caps.get(cap))
        {
            entry = entry.add(el("p", "muted small").text(&run.say(reason)));
        }
        let level = match levels.iter().position(|level| level.name == name) {
            Some(known) => levels.remove(known),
            None => Level {
                at,
                name,
                about: run.say_if(about.and_then(|band| band.about.as_ref())),
                list: el("ul", "tight"),
            },
        };
        levels.push(Level {
            list: level.list.add(entry),
            ..level
        });
    }
    sort_stable(&mut levels, |a, b| a.at > b.at);
    let mut blocks = el("div", "levels");
    for level in levels {
        let mut block = el("div", "card stack tight").add(el("h3", "").text(&level.name));
        if let Some(about) = &level.about {
            block = block.add(el("p", "muted").text(about));
        }
        blocks = blocks.add(block.add(level.list));
    }
    section(ui, "areas-h", Key::AreasTitle).add(blocks)
}

/// One word with all that it is said of.
struct Level {
    at: usize,
    name: String,
    about: Option<String>,
    list: El,
}

/// The short form: each question with its word.
fn lights(ui: Ui, found: &Found, short: &ShortForm) -> El {
    let run = &found.run;
    let words = &run.check.wording.lights;
    let figures = !run.check.wording.words_only;
    let mut list = el("ul", "lights");
    for ix in &short.items {
        let score = found.scores.items.get(ix.at());
        let (Some((_, text)), Some(score)) = (run.item(*ix), score) else {
            continue;
        };
        let at = short.lights.locate(score.share()).at();
        if let Some(band) = words.get(at).filter(|_| score.state.counts()) {
            let mut word = el("span", "");
            if figures {
                word = word.add(boxes(at + 1, words.len()));
            }
            let word = word.text(&run.say(&band.name));
            let entry = el("li", "")
                .add(el("span", "").text(&run.say(&text.title)))
                .add(word);
            list = list.add(entry);
        }
    }
    let about = if figures {
        Key::LightsText
    } else {
        Key::LightsWords
    };
    section(ui, "areas-h", Key::LightsTitle)
        .add(list)
        .add(el("p", "question").t(ui, about))
}
