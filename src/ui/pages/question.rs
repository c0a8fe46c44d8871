//! One question: back, progress, the question as heading, cards, "Weiter" and "Überspringen".
//! Nothing is preselected, nothing moves on by itself, an empty "Weiter" says kindly what is missing.

use leptos::prelude::*;

use super::{Page, not_applicable_text};
use crate::app::model::Saving;
use crate::app::route::Place;
use crate::app::{Message, Run};
use crate::content::wording::{ItemText, OptionText};
use crate::domain::answer::{Answer, Ticks};
use crate::domain::flow;
use crate::domain::id::{ItemIx, OptionIx};
use crate::domain::questionnaire::{Item, Kind};
use crate::text::Key;
use crate::ui::context::Ui;
use crate::ui::parts::cards::{Card, check_cards, radio_cards};
use crate::ui::parts::icon::{Icon, icon};
use crate::ui::parts::link::back;
use crate::web;

/// Id of the first control, where the error summary leads.
const FIRST: &str = "answer-0";

/// The page of a question.
pub fn question(ui: Ui, run: &Run, ix: ItemIx, place: &Place) -> Page {
    let Some((item, text)) = run.item(ix) else {
        return super::states::unknown(ui);
    };
    let title = run.say(&text.title);
    let missing = Memo::new(move |_| ui.model.with(|model| model.missing.is_some()));
    let hint = run.say_if(text.hint.as_ref()).map(|hint| view! { <p class="hint" id="hint">{hint}</p> });
    let has_hint = hint.is_some();
    let described = move || match (has_hint, missing.get()) {
        (true, true) => Some("hint error"),
        (true, false) => Some("hint"),
        (false, true) => Some("error"),
        (false, false) => None,
    };
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        ui.send(Message::Continue);
    };
    let view = view! {
        <div class="question stack">
            {back(ui, run.before(place))}
            {move || missing.get().then(|| summary(ui))}
            {progress(ui, run, ix)}
            <form class="stack" novalidate on:submit=submit>
                <fieldset class="stack" class:has-error=move || missing.get() aria-describedby=described>
                    <legend><h1 tabindex="-1">{title.clone()}</h1></legend>
                    {hint}
                    {move || missing.get().then(|| error(ui))}
                    {controls(ui, run, ix, item, text)}
                </fieldset>
                <div class="row">
                    <button class="btn main" type="submit">{ui.t(Key::Next)}</button>
                    <button class="btn quiet" type="button" on:click=move |_| ui.send(Message::Skip)>{ui.t(Key::SkipQuestion)}</button>
                    {saved(ui)}
                </div>
            </form>
            {help(ui, run, text)}
        </div>
    };
    Page::toned(ui, &run.assessment.check, title, view.into_any())
}

fn progress(ui: Ui, run: &Run, ix: ItemIx) -> Option<AnyView> {
    let progress = flow::progress(run.rules(), &run.reach, ix)?;
    let group = run.rules().item(ix).group?;
    let group = run.check.wording.groups.get(group.at())?.title.text.clone();
    let standing = ui.fill(Key::Progress, &[("at", &progress.at), ("of", &progress.of)]);
    let of = progress.of.to_string();
    let at = progress.at.to_string();
    Some(
        view! {
            <div class="progress">
                <p id="progress">{format!("{standing} · {group}")}</p>
                <progress max=of value=at aria-labelledby="progress"></progress>
            </div>
        }
        .into_any(),
    )
}

fn summary(ui: Ui) -> AnyView {
    let to_first = move |event: leptos::ev::MouseEvent| {
        event.prevent_default();
        web::page::focus_by_id(FIRST);
    };
    view! {
        <div class="error-summary stack tight" id="error-summary" role="alert" tabindex="-1" aria-labelledby="error-title">
            <h2 id="error-title">{ui.t(Key::ErrorTitle)}</h2>
            <ul><li><a href="#answer-0" on:click=to_first>{ui.t(Key::ErrorChoose)}</a></li></ul>
        </div>
    }
    .into_any()
}

fn error(ui: Ui) -> AnyView {
    view! {
        <p class="field-error" id="error">{icon(Icon::Alert)}
            <span><span class="visually-hidden">{ui.t(Key::TitleError)}</span>{ui.t(Key::ErrorChoose)}</span>
        </p>
    }
    .into_any()
}

/// "Gespeichert 14:32", said only when the disk has it.
pub fn saved(ui: Ui) -> AnyView {
    let state = Memo::new(move |_| ui.model.with(|model| model.saving));
    let text = move || match state.get() {
        Saving::Saved(moment) => Some(ui.fill(Key::Saved, &[("clock", &moment.clock())])),
        Saving::Quiet | Saving::Writing | Saving::Failed(_) => None,
    };
    view! {
        <p class="saved" role="status">
            {move || text().map(|text| view! { {icon(Icon::Check)}<span>{text}</span> })}
        </p>
    }
    .into_any()
}

fn controls(ui: Ui, run: &Run, ix: ItemIx, item: &Item, text: &ItemText) -> AnyView {
    match &item.kind {
        Kind::Choice(_) => choice(ui, run, ix, item, text),
        Kind::Checklist(_) => checklist(ui, run, ix, item, text),
        Kind::Rows(rows) => rows_on_scale(ui, run, ix, item, text, rows.scale.len()),
    }
}

fn cards(run: &Run, options: &[OptionText], prefix: &str, chosen: impl Fn(u8) -> bool) -> Vec<Card> {
    let card = |(at, option): (u8, &OptionText)| Card {
        id: format!("{prefix}-{at}"),
        label: run.say(&option.label),
        note: run.say_if(option.note.as_ref()),
        chosen: chosen(at),
        aside: false,
    };
    (0..).zip(options).map(card).collect()
}

/// "Weiß ich nicht" and "trifft nicht zu", where offered: cards after "oder" and what they mean.
fn asides(ui: Ui, run: &Run, ix: ItemIx, item: &Item) -> Vec<(Card, Answer)> {
    let given = run.answers.get(ix);
    let card = |id: &str, label: String, answer: Answer| {
        let card = Card {
            id: id.to_owned(),
            label,
            note: None,
            chosen: given == Some(&answer),
            aside: true,
        };
        (card, answer)
    };
    let unknown = item
        .unknown
        .map(|_| card("answer-unknown", ui.t(Key::AnswerUnknown), Answer::Unknown));
    let not_applicable = item
        .not_applicable
        .then(|| card("answer-na", not_applicable_text(ui, run, ix), Answer::NotApplicable));
    unknown.into_iter().chain(not_applicable).collect()
}

fn choice(ui: Ui, run: &Run, ix: ItemIx, item: &Item, text: &ItemText) -> AnyView {
    let given = run.answers.get(ix).cloned();
    let chosen = |at| given == Some(Answer::Option(OptionIx(at)));
    let mut list = cards(run, &text.options, "answer", chosen);
    let mut answers: Vec<Answer> = (0..).map(OptionIx).map(Answer::Option).take(list.len()).collect();
    for (card, answer) in asides(ui, run, ix, item) {
        list.push(card);
        answers.push(answer);
    }
    radio_cards("answer".to_owned(), list, ui.t(Key::Or), move |at| {
        ui.send(Message::Answer(ix, answers.get(at).cloned()));
    })
}

fn checklist(ui: Ui, run: &Run, ix: ItemIx, item: &Item, text: &ItemText) -> AnyView {
    let given = run.answers.get(ix).cloned();
    let ticks = match given {
        Some(Answer::Ticks(ticks)) => ticks,
        _ => Ticks::default(),
    };
    let state = RwSignal::new_local(ticks);
    let list = cards(run, &text.options, "answer", |at| ticks.has(OptionIx(at)));
    let none = run.say_if(text.none.as_ref()).unwrap_or_else(|| ui.t(Key::AnswerNone));
    let none = Card {
        id: "answer-none".to_owned(),
        label: none,
        note: None,
        chosen: given == Some(Answer::Ticks(Ticks::default())),
        aside: true,
    };
    let (mut asides, mut answers) = (vec![none], vec![Answer::Ticks(Ticks::default())]);
    for (card, answer) in self::asides(ui, run, ix, item) {
        asides.push(card);
        answers.push(answer);
    }
    // ticking a box and one of the exclusive answers rule each other out; the group that is left
    // is drawn anew
    let round = RwSignal::new(0_u32);
    let boxes = check_cards("answer".to_owned(), list, String::new(), move |at, on| {
        let at = OptionIx(u8::try_from(at).unwrap_or(u8::MAX));
        state.update(|ticks| *ticks = ticks.with(at, on));
        let ticks = state.get_untracked();
        ui.send(Message::Answer(ix, (!ticks.is_empty()).then_some(Answer::Ticks(ticks))));
        web::page::uncheck("answer-exclusive");
    });
    let exclusive = radio_cards("answer-exclusive".to_owned(), asides, ui.t(Key::Or), move |at| {
        state.set(Ticks::default());
        round.update(|round| *round += 1);
        web::page::uncheck("answer");
        ui.send(Message::Answer(ix, answers.get(at).cloned()));
    });
    view! { <div class="stack">{boxes}<p class="or">{ui.t(Key::Or)}</p>{exclusive}</div> }.into_any()
}

fn rows_on_scale(ui: Ui, run: &Run, ix: ItemIx, item: &Item, text: &ItemText, marks: usize) -> AnyView {
    let given: Vec<Option<OptionIx>> = match run.answers.get(ix) {
        Some(Answer::Rows(given)) => given.to_vec(),
        _ => vec![None; text.rows.len()],
    };
    let state = RwSignal::new_local(given.clone());
    let row = |(at, label): (usize, &crate::content::wording::Phrase)| {
        let prefix = format!("answer-{at}");
        let chosen = |mark| given.get(at).copied().flatten() == Some(OptionIx(mark));
        let list = cards(run, &text.options, &prefix, chosen);
        let choose = move |mark: usize| {
            let mark = u8::try_from(mark.min(marks)).map(OptionIx).ok();
            state.update(|rows| {
                if let Some(slot) = rows.get_mut(at) {
                    *slot = mark;
                }
            });
            let rows = state.get_untracked().into_boxed_slice();
            ui.send(Message::Answer(ix, Some(Answer::Rows(rows))));
        };
        view! {
            <fieldset class="stack tight compact">
                <legend><h2 class="h3">{run.say(label)}</h2></legend>
                {radio_cards(prefix, list, String::new(), choose)}
            </fieldset>
        }
        .into_any()
    };
    let rows: Vec<AnyView> = text.rows.iter().enumerate().map(row).collect();
    let (cards, answers): (Vec<Card>, Vec<Answer>) = asides(ui, run, ix, item).into_iter().unzip();
    let asides = (!cards.is_empty()).then(|| {
        radio_cards("answer-aside".to_owned(), cards, ui.t(Key::Or), move |at| {
            ui.send(Message::Answer(ix, answers.get(at).cloned()));
        })
    });
    view! { <div class="stack">{rows}{asides}</div> }.into_any()
}

fn help(ui: Ui, run: &Run, text: &ItemText) -> AnyView {
    let why = run.say_if(text.why.as_ref());
    let example = run.say_if(text.example.as_ref()).map(|example| {
        view! { <p>{ui.t(Key::QuestionExample)}" "{example}</p> }
    });
    let why = why.map(|why| {
        view! { <details><summary>{ui.t(Key::QuestionWhy)}</summary><div class="stack tight"><p>{why}</p>{example}</div></details> }
    });
    let words: Vec<AnyView> = text
        .words
        .iter()
        .map(|(word, means)| view! { <div><dt>{run.say(word)}</dt><dd>{run.say(means)}</dd></div> }.into_any())
        .collect();
    let words = (!words.is_empty()).then(|| {
        view! { <details><summary>{ui.t(Key::QuestionWords)}</summary><dl class="glossary">{words}</dl></details> }
    });
    view! { <div>{why}{words}</div> }.into_any()
}
