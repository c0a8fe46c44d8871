//! "So wurde gerechnet": a rendering of the scores. Nothing is worked out here.

use super::result::{column, scrolled, section_in};
use super::result_level;
use super::{Page, answer_text};
use crate::app::Run;
use crate::app::route::Place;
use crate::content::wording::{GroupText, Source, german_day};
use crate::domain::id::ItemIx;
use crate::domain::item_score::{ItemScore, ItemState};
use crate::domain::questionnaire::Group;
use crate::domain::score::{GroupScore, Outcome, Scores};
use crate::text::Key;
use crate::ui::context::Ui;
use crate::ui::el::{El, el};
use crate::ui::parts::block::{heading, section};
use crate::ui::parts::link::back;

/// The page of the calculation.
pub fn calculation(ui: Ui, run: &Run, place: &Place) -> Page {
    let title = ui.t(Key::CalculationTitle);
    let scores = run.scores();
    let wording = &run.check.wording;
    let method = wording
        .method
        .iter()
        .map(|text| el("p", "").text(run.say(text)))
        .collect();
    let stand = wording.stand.map(|stand| {
        let day = german_day(stand.checked);
        let version = &run.rules().version;
        el("p", "muted small")
            .text(ui.fill(Key::CheckStand, &[("day", &day), ("version", version)]))
    });
    let heading = heading(&title);
    let groups = run
        .rules()
        .groups
        .iter()
        .zip(&wording.groups)
        .zip(&scores.groups)
        .enumerate();
    let tables = groups
        .filter_map(|(at, ((group, text), score))| table(ui, run, &scores, at, group, text, score));
    let page = el("div", "stack loose")
        .add(back(ui, run.before(place)))
        .add(el("div", "prose").add(heading).all(method).maybe(stand))
        .maybe(whole(ui, run, &scores))
        .all(tables.collect())
        .maybe(sources(ui, &wording.sources));
    Page::toned(ui, &run.assessment.check, title, page.view())
}

/// How the whole comes about.
fn whole(ui: Ui, run: &Run, scores: &Scores) -> Option<El> {
    let Outcome::Rated(rated) = &scores.whole.as_ref()?.outcome else {
        return None;
    };
    let part = |(text, score): (&GroupText, &GroupScore)| match &score.outcome {
        Outcome::Rated(rated) => Some(format!(
            "{} {}",
            run.say(&text.short),
            rated.value.percent()
        )),
        _ => None,
    };
    let parts: Vec<String> = run
        .check
        .wording
        .groups
        .iter()
        .zip(&scores.groups)
        .filter_map(part)
        .collect();
    let percent = rated.value.percent();
    let text = ui.fill(
        Key::CalculationWhole,
        &[("parts", &parts.join(" · ")), ("percent", &percent)],
    );
    let cap = rated
        .cap
        .and_then(|cap| run.check.wording.caps.get(cap))
        .map(|reason| {
            el("p", "").text(ui.fill(
                Key::CapKept,
                &[("reason", &run.say(reason)), ("percent", &percent)],
            ))
        });
    let section = section_in(
        "stack question",
        "whole-h",
        ui.t(Key::CalculationWholeTitle),
    );
    Some(section.add(el("p", "").text(text)).maybe(cap))
}

fn table(
    ui: Ui,
    run: &Run,
    scores: &Scores,
    at: usize,
    group: &Group,
    text: &GroupText,
    score: &GroupScore,
) -> Option<El> {
    let rows: Vec<El> = group
        .items
        .iter()
        .filter_map(|ix| row(ui, run, scores, *ix))
        .collect();
    if rows.is_empty() {
        return None;
    }
    let (level, _, percent) = result_level(ui, run, score, &text.bands);
    let sum = match percent {
        Some(percent) => ui.fill(
            Key::CalculationSum,
            &[("percent", &percent), ("level", &level)],
        ),
        None => level,
    };
    let answered = ui.fill(
        Key::CalculationAnswered,
        &[("answered", &score.answered), ("all", &score.applicable)],
    );
    let sum = el("p", "")
        .add(el("strong", "").text(sum))
        .text(" ")
        .add(el("span", "muted").text(answered));
    let head = el("tr", "")
        .add(column("", ui.t(Key::TableQuestion)))
        .add(column("", ui.t(Key::TableAnswer)))
        .add(column("num", ui.t(Key::TablePoints)))
        .add(column("num", ui.t(Key::TableWeight)));
    let table = el("table", "data")
        .add(el("thead", "").add(head))
        .add(el("tbody", "").all(rows));
    let id = format!("calc-{at}");
    Some(
        section_in("stack tight", &id, run.say(&text.title))
            .add(sum)
            .add(scrolled(&id, table)),
    )
}

fn row(ui: Ui, run: &Run, scores: &Scores, ix: ItemIx) -> Option<El> {
    let score = scores
        .items
        .get(ix.at())
        .filter(|score| score.state != ItemState::Hidden)?;
    let (_, text) = run.item(ix)?;
    let refs = (!text.refs.is_empty())
        .then(|| el("span", "muted small").text(format!(" [{}]", text.refs.join(", "))));
    let row = el("tr", "")
        .add(
            el("th", "")
                .set("scope", "row")
                .text(run.say(&text.title))
                .maybe(refs),
        )
        .add(el("td", "").text(answer_text(ui, run, ix)))
        .add(el("td", "num").text(points(ui, score)))
        .add(el("td", "num").text(score.weight.to_string()));
    Some(row)
}

fn points(ui: Ui, score: &ItemScore) -> String {
    match score.state {
        ItemState::Counted | ItemState::UnknownAsZero => {
            let comma =
                |points: crate::domain::number::Points| points.to_string().replace('.', ",");
            ui.fill(
                Key::PointsOf,
                &[("points", &comma(score.points)), ("max", &comma(score.max))],
            )
        }
        ItemState::NotApplicable | ItemState::UnknownLeft | ItemState::Hidden => {
            ui.t(Key::PointsLeft)
        }
        ItemState::Unanswered => ui.t(Key::PointsOpen),
    }
}

fn sources(ui: Ui, sources: &[Source]) -> Option<El> {
    if sources.is_empty() {
        return None;
    }
    let entries = sources
        .iter()
        .map(|source| source_entry(ui, source))
        .collect();
    let section = section("sources-h", ui.t(Key::SourcesTitle));
    Some(
        section
            .add(el("p", "").text(ui.t(Key::SourcesText)))
            .add(el("ul", "stack tight").all(entries)),
    )
}

fn source_entry(ui: Ui, source: &Source) -> El {
    let today = ui.peek(|model| model.today);
    let overdue = source.stand.is_overdue(today) || !source.verified;
    let stand = ui.fill(Key::Stand, &[("day", &source.stand.checked_text())]);
    let title = &*source.title.text;
    let entry = el("li", "")
        .add(el("strong", "").text(&*source.law))
        .text(": ");
    let entry = match &source.url {
        Some(url) => entry.add(
            el("a", "")
                .set("href", url)
                .set("rel", "noopener")
                .text(title),
        ),
        None => entry.text(title),
    };
    let entry = entry.text(" ").add(el("span", "muted small").text(stand));
    if !overdue {
        return entry;
    }
    entry
        .text(" ")
        .add(el("span", "tag warn").text(ui.t(Key::PleaseCheck)))
}
