//! "So wurde gerechnet": a rendering of the scores. Nothing is worked out here.

use leptos::prelude::*;

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
use crate::ui::parts::link::back;

/// The page of the calculation.
pub fn calculation(ui: Ui, run: &Run, place: &Place) -> Page {
    let title = ui.t(Key::CalculationTitle);
    let scores = run.scores();
    let wording = &run.check.wording;
    let method: Vec<AnyView> =
        wording.method.iter().map(|text| view! { <p>{run.say(text)}</p> }.into_any()).collect();
    let groups = run.rules().groups.iter().zip(&wording.groups).zip(&scores.groups);
    let tables: Vec<AnyView> = groups
        .enumerate()
        .map(|(at, ((group, text), score))| table(ui, run, &scores, at, group, text, score))
        .collect();
    let sources: Vec<AnyView> = wording.sources.iter().map(|source| source_entry(ui, source)).collect();
    let sources = (!sources.is_empty()).then(|| {
        view! {
            <section class="stack" aria-labelledby="sources-h">
                <h2 id="sources-h">{ui.t(Key::SourcesTitle)}</h2>
                <p>{ui.t(Key::SourcesText)}</p>
                <ul class="stack tight">{sources}</ul>
            </section>
        }
    });
    let stand = wording.stand.map(|stand| {
        let day = german_day(stand.checked);
        view! { <p class="muted small">{ui.fill(Key::CheckStand, &[("day", &day), ("version", &run.rules().version)])}</p> }
    });
    let view = view! {
        <div class="stack loose">
            {back(ui, run.before(place))}
            <div class="prose"><h1 tabindex="-1">{title.clone()}</h1>{method}{stand}</div>
            {whole(ui, run, &scores)}
            {tables}
            {sources}
        </div>
    };
    Page::toned(ui, &run.assessment.check, title, view.into_any())
}

/// How the whole comes about.
fn whole(ui: Ui, run: &Run, scores: &Scores) -> Option<AnyView> {
    let Outcome::Rated(rated) = &scores.whole.as_ref()?.outcome else {
        return None;
    };
    let part = |(text, score): (&GroupText, &GroupScore)| match &score.outcome {
        Outcome::Rated(rated) => Some(format!("{} {}", run.say(&text.short), rated.value.percent())),
        _ => None,
    };
    let parts: Vec<String> =
        run.check.wording.groups.iter().zip(&scores.groups).filter_map(part).collect();
    let percent = rated.value.percent();
    let text = ui.fill(Key::CalculationWhole, &[("parts", &parts.join(" · ")), ("percent", &percent)]);
    let cap = rated.cap.and_then(|cap| run.check.wording.caps.get(cap)).map(|reason| {
        let text = ui.fill(Key::CapKept, &[("reason", &run.say(reason)), ("percent", &percent)]);
        view! { <p>{text}</p> }
    });
    Some(
        view! {
            <section class="stack question" aria-labelledby="whole-h">
                <h2 id="whole-h">{ui.t(Key::CalculationWholeTitle)}</h2><p>{text}</p>{cap}
            </section>
        }
        .into_any(),
    )
}

fn table(
    ui: Ui,
    run: &Run,
    scores: &Scores,
    at: usize,
    group: &Group,
    text: &GroupText,
    score: &GroupScore,
) -> AnyView {
    let rows: Vec<AnyView> = group.items.iter().filter_map(|ix| row(ui, run, scores, *ix)).collect();
    if rows.is_empty() {
        return ().into_any();
    }
    let (level, _, percent) = result_level(ui, run, score, &text.bands);
    let sum = match percent {
        Some(percent) => ui.fill(Key::CalculationSum, &[("percent", &percent), ("level", &level)]),
        None => level,
    };
    let answered = ui.fill(Key::CalculationAnswered, &[("answered", &score.answered), ("all", &score.applicable)]);
    let (id, by, scroll_by) = (format!("calc-{at}"), format!("calc-{at}"), format!("calc-{at}"));
    view! {
        <section class="stack tight" aria-labelledby=by>
            <h2 id=id>{run.say(&text.title)}</h2>
            <p><strong>{sum}</strong>" "<span class="muted">{answered}</span></p>
            <section class="scroll" aria-labelledby=scroll_by tabindex="0">
                <table class="data">
                    <thead><tr>
                        <th scope="col">{ui.t(Key::TableQuestion)}</th>
                        <th scope="col">{ui.t(Key::TableAnswer)}</th>
                        <th scope="col" class="num">{ui.t(Key::TablePoints)}</th>
                        <th scope="col" class="num">{ui.t(Key::TableWeight)}</th>
                    </tr></thead>
                    <tbody>{rows}</tbody>
                </table>
            </section>
        </section>
    }
    .into_any()
}

fn row(ui: Ui, run: &Run, scores: &Scores, ix: ItemIx) -> Option<AnyView> {
    let score = scores.items.get(ix.at()).filter(|score| score.state != ItemState::Hidden)?;
    let (_, text) = run.item(ix)?;
    let refs = (!text.refs.is_empty()).then(|| {
        view! { <span class="muted small">{format!(" [{}]", text.refs.join(", "))}</span> }
    });
    Some(
        view! {
            <tr>
                <th scope="row">{run.say(&text.title)}{refs}</th>
                <td>{answer_text(ui, run, ix)}</td>
                <td class="num">{points(ui, score)}</td>
                <td class="num">{score.weight}</td>
            </tr>
        }
        .into_any(),
    )
}

fn points(ui: Ui, score: &ItemScore) -> String {
    match score.state {
        ItemState::Counted | ItemState::UnknownAsZero => {
            let comma = |points: crate::domain::number::Points| points.to_string().replace('.', ",");
            ui.fill(Key::PointsOf, &[("points", &comma(score.points)), ("max", &comma(score.max))])
        }
        ItemState::NotApplicable | ItemState::UnknownLeft | ItemState::Hidden => ui.t(Key::PointsLeft),
        ItemState::Unanswered => ui.t(Key::PointsOpen),
    }
}

fn source_entry(ui: Ui, source: &Source) -> AnyView {
    let today = ui.peek(|model| model.today);
    let overdue = source.stand.is_overdue(today) || !source.verified;
    let check = overdue.then(|| view! { " "<span class="tag warn">{ui.t(Key::PleaseCheck)}</span> });
    let stand = ui.fill(Key::Stand, &[("day", &source.stand.checked_text())]);
    let title = source.title.text.to_string();
    let title = match &source.url {
        Some(url) => view! { <a href=url.to_string() rel="noopener">{title}</a> }.into_any(),
        None => title.into_any(),
    };
    view! { <li><strong>{source.law.to_string()}</strong>": "{title}" "<span class="muted small">{stand}</span>{check}</li> }
        .into_any()
}
