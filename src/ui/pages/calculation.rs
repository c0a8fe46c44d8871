//! "So wurde gerechnet": a rendering of the scores. Nothing is worked out here.

use super::{Page, answer_text};
use crate::app::Run;
use crate::app::route::Place;
use crate::app::words::{self, append};
use crate::content::wording::{Source, german_day};
use crate::domain::id::ItemIx;
use crate::domain::item_score::{ItemScore, ItemState};
use crate::domain::score::{Outcome, Scores};
use crate::exchange::table::with_comma;
use crate::text::{Key, number};
use crate::ui::context::Ui;
use crate::ui::el::{El, el};
use crate::ui::parts::block::{columns, heading, row_head, scrolled, section, section_in};
use crate::ui::parts::link::{back, outside};

/// The page of the calculation.
pub fn calculation(ui: Ui, run: &Run, place: &Place) -> Page {
    let title = ui.t(Key::CalculationTitle);
    let scores = run.scores();
    let wording = &run.check.wording;
    let mut method = el("div", "prose").add(heading(&title));
    for text in &wording.method {
        method = method.add(el("p", "").text(&run.say(text)));
    }
    if let Some(stand) = wording.stand {
        let values = [
            ("day", &*german_day(stand.checked)),
            ("version", &run.rules().version),
        ];
        method = method.add(el("p", "muted small").text(&ui.fill(Key::CheckStand, &values)));
    }
    let mut page = el("div", "stack loose")
        .add(back(ui, &run.before(place)))
        .add(method)
        .maybe(whole(ui, run, &scores));
    for at in 0..run.rules().groups.len() {
        page = page.maybe(table(ui, run, &scores, at));
    }
    let page = page.maybe(sources(ui, run));
    Page::toned(ui, &run.assessment.check, title, page)
}

/// How the whole comes about.
fn whole(ui: Ui, run: &Run, scores: &Scores) -> Option<El> {
    let Outcome::Rated(rated) = &scores.whole.as_ref()?.outcome else {
        return None;
    };
    if run.check.wording.words_only {
        return None;
    }
    let wording = &run.check.wording;
    let mut parts = String::new();
    for (text, score) in wording.groups.iter().zip(&scores.groups) {
        if let Outcome::Rated(rated) = &score.outcome {
            append(&mut parts, " · ", &run.say(&text.short));
            append(&mut parts, " ", &number(rated.value.percent()));
        }
    }
    let percent = number(rated.value.percent());
    let values = [("parts", &*parts), ("percent", &percent)];
    let text = ui.fill(Key::CalculationWhole, &values);
    let title = ui.t(Key::CalculationWholeTitle);
    let section = section_in("stack question", "whole-h", &title);
    let section = section.add(el("p", "").text(&text));
    let Some(reason) = rated.cap.and_then(|cap| wording.caps.get(cap)) else {
        return Some(section);
    };
    let values = [("reason", &*run.say(reason)), ("percent", &percent)];
    Some(section.add(el("p", "").text(&ui.fill(Key::CapKept, &values))))
}

/// The items of one group.
fn table(ui: Ui, run: &Run, scores: &Scores, at: usize) -> Option<El> {
    let group = run.rules().groups.get(at)?;
    let text = run.check.wording.groups.get(at)?;
    let score = scores.groups.get(at)?;
    let (mut rows, mut any) = (el("tbody", ""), false);
    for ix in &group.items {
        if let Some(row) = row(ui, run, scores, *ix) {
            (rows, any) = (rows.add(row), true);
        }
    }
    if !any {
        return None;
    }
    let (level, percent) = words::level(ui.texts()?, run, &score.outcome, &text.bands);
    let figures = !run.check.wording.words_only;
    let sum = match percent {
        Some(percent) => {
            let values = [("percent", &*number(percent)), ("level", &level)];
            ui.fill(Key::CalculationSum, &values)
        }
        None => level,
    };
    let (answered, all) = (number(score.answered), number(score.applicable));
    let values = [("answered", &*answered), ("all", &all)];
    let answered = ui.fill(Key::CalculationAnswered, &values);
    let mut sum = el("p", "").add(el("strong", "").text(&sum));
    if figures {
        let answered = el("span", "muted").text(&answered);
        sum = sum.text(" ").add(answered);
    }
    let head = [
        ("", Key::TableQuestion),
        ("", Key::TableAnswer),
        ("num", Key::TablePoints),
        ("num", Key::TableWeight),
    ];
    let head = if figures { &head[..] } else { &head[..2] };
    let table = el("table", "data").add(columns(ui, head)).add(rows);
    let id = ["calc-", &number(at)].concat();
    let section = section_in("stack tight", &id, &run.say(&text.title));
    Some(section.add(sum).add(scrolled(&id, table)))
}

fn row(ui: Ui, run: &Run, scores: &Scores, ix: ItemIx) -> Option<El> {
    let score = scores.items.get(ix.at())?;
    if score.state == ItemState::Hidden {
        return None;
    }
    let (_, text) = run.item(ix)?;
    let mut question = row_head(&run.say(&text.title));
    if !text.refs.is_empty() {
        let mut refs = String::new();
        for known in &text.refs {
            append(&mut refs, ", ", known);
        }
        let refs = el("span", "muted small").text(" [").text(&refs).text("]");
        question = question.add(refs);
    }
    let row = el("tr", "")
        .add(question)
        .add(el("td", "").text(&answer_text(ui, run, ix)));
    if run.check.wording.words_only {
        return Some(row);
    }
    let row = row
        .add(el("td", "num").text(&points(ui, score)))
        .add(el("td", "num").text(&number(score.weight)));
    Some(row)
}

fn points(ui: Ui, score: &ItemScore) -> String {
    match score.state {
        ItemState::Counted | ItemState::UnknownAsZero => {
            let (points, max) = (with_comma(score.points), with_comma(score.max));
            ui.fill(Key::PointsOf, &[("points", &points), ("max", &max)])
        }
        ItemState::NotApplicable | ItemState::UnknownLeft | ItemState::Hidden => {
            ui.t(Key::PointsLeft)
        }
        ItemState::Unanswered => ui.t(Key::PointsOpen),
    }
}

fn sources(ui: Ui, run: &Run) -> Option<El> {
    let sources = run.sources();
    if sources.is_empty() {
        return None;
    }
    let mut list = el("ul", "stack tight");
    for source in sources {
        list = list.add(source_entry(ui, run, source));
    }
    let section = section(ui, "sources-h", Key::SourcesTitle);
    Some(section.add(el("p", "").t(ui, Key::SourcesText)).add(list))
}

fn source_entry(ui: Ui, run: &Run, source: &Source) -> El {
    let overdue = ui.peek(|model| source.stand.is_overdue(model.today)) || !source.verified;
    let stand = ui.fill(Key::Stand, &[("day", &source.stand.checked_text())]);
    let title = source.title.text;
    let entry = el("li", "")
        .add(el("strong", "").text(source.law))
        .text(": ");
    let entry = match &source.url {
        Some(url) => entry.add(outside(url, title)),
        None => entry.text(title),
    };
    let mut entry = entry.text(" ").add(el("span", "muted small").text(&stand));
    if overdue {
        let tag = el("span", "tag warn").t(ui, Key::PleaseCheck);
        entry = entry.text(" ").add(tag);
    }
    match run.say_if(source.note.as_ref()) {
        Some(note) => entry.add(el("p", "muted small").text(&note)),
        None => entry,
    }
}
