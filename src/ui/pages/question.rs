//! One question: back, progress, the question as heading, cards, "Weiter" and "Überspringen".
//! Nothing is preselected, nothing moves on by itself, an empty "Weiter" says kindly what is missing.

use leptos::prelude::*;

use super::{Page, not_applicable_text};
use crate::app::model::Saving;
use crate::app::route::Place;
use crate::app::{Message, Run};
use crate::content::wording::{ItemText, OptionText, Phrase};
use crate::domain::answer::{Answer, Ticks};
use crate::domain::flow;
use crate::domain::id::{ItemIx, OptionIx};
use crate::domain::questionnaire::{Item, Kind};
use crate::text::Key;
use crate::ui::context::Ui;
use crate::ui::el::{El, Event, el};
use crate::ui::parts::block::{fold, heading};
use crate::ui::parts::cards::{Card, check_cards, radio_cards};
use crate::ui::parts::form::{fields, form, next};
use crate::ui::parts::icon::{Icon, icon};
use crate::ui::parts::link::{back, plain_button};
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
    let skip =
        plain_button("btn quiet", move |_| ui.send(Message::Skip)).text(ui.t(Key::SkipQuestion));
    let form = form(ui, "stack")
        .add(fieldset(ui, run, ix, (item, text), missing))
        .add(el("div", "row").add(next(ui)).add(skip).add(saved(ui)));
    let view = el("div", "question stack")
        .add(back(ui, run.before(place)))
        .follow(move || missing.get().then(|| summary(ui)))
        .maybe(progress(ui, run, ix))
        .add(form)
        .add(help(ui, run, text));
    Page::toned(ui, &run.assessment.check, title, view.view())
}

/// The question with its controls; what describes it changes with the error.
fn fieldset(
    ui: Ui,
    run: &Run,
    ix: ItemIx,
    (item, text): (&Item, &ItemText),
    missing: Memo<bool>,
) -> El {
    let hint = run.say_if(text.hint.as_ref());
    let hint = hint.map(|hint| el("p", "hint").set("id", "hint").text(hint));
    let has_hint = hint.is_some();
    let class = move || {
        if missing.get() {
            "stack has-error"
        } else {
            "stack"
        }
    };
    let described = move || match (has_hint, missing.get()) {
        (true, true) => Some("hint error".to_owned()),
        (true, false) => Some("hint".to_owned()),
        (false, true) => Some("error".to_owned()),
        (false, false) => None,
    };
    el("fieldset", "")
        .live("class", move || Some(class().to_owned()))
        .live("aria-describedby", described)
        .add(el("legend", "").add(heading(&run.say(&text.title))))
        .maybe(hint)
        .follow(move || missing.get().then(|| error(ui)))
        .add(controls(ui, run, ix, item, text))
}

fn progress(ui: Ui, run: &Run, ix: ItemIx) -> Option<El> {
    let progress = flow::progress(run.rules(), &run.reach, ix)?;
    let group = run.rules().item(ix).group?;
    let group = &run.check.wording.groups.get(group.at())?.title.text;
    let standing = ui.fill(Key::Progress, &[("at", &progress.at), ("of", &progress.of)]);
    let bar = el("progress", "")
        .set("max", &progress.of.to_string())
        .set("value", &progress.at.to_string())
        .set("aria-labelledby", "progress");
    let words = el("p", "")
        .set("id", "progress")
        .text(format!("{standing} · {group}"));
    Some(el("div", "progress").add(words).add(bar))
}

fn summary(ui: Ui) -> El {
    let to_first = move |event: Event| {
        event.prevent_default();
        web::page::focus_by_id(FIRST);
    };
    let first = el("a", "")
        .set("href", "#answer-0")
        .on("click", to_first)
        .text(ui.t(Key::ErrorChoose));
    el("div", "error-summary stack tight")
        .set("id", "error-summary")
        .set("role", "alert")
        .set("tabindex", "-1")
        .set("aria-labelledby", "error-title")
        .add(
            el("h2", "")
                .set("id", "error-title")
                .text(ui.t(Key::ErrorTitle)),
        )
        .add(el("ul", "").add(el("li", "").add(first)))
}

fn error(ui: Ui) -> El {
    let about = el("span", "visually-hidden").text(ui.t(Key::TitleError));
    el("p", "field-error")
        .set("id", "error")
        .raw(icon(Icon::Alert))
        .add(el("span", "").add(about).text(ui.t(Key::ErrorChoose)))
}

/// "Gespeichert 14:32", said only when the disk has it.
pub fn saved(ui: Ui) -> El {
    let state = Memo::new(move |_| ui.model.with(|model| model.saving));
    // two parts side by side, which is why this is not `follow`
    let parts: Box<dyn FnMut() -> AnyView + Send> = Box::new(move || match state.get() {
        Saving::Saved(moment) => {
            let text = ui.fill(Key::Saved, &[("clock", &moment.clock())]);
            vec![icon(Icon::Check), el("span", "").text(text).view()].into_any()
        }
        Saving::Quiet | Saving::Writing | Saving::Failed(_) => ().into_any(),
    });
    el("p", "saved").set("role", "status").raw(parts.into_any())
}

fn controls(ui: Ui, run: &Run, ix: ItemIx, item: &Item, text: &ItemText) -> El {
    match &item.kind {
        Kind::Choice(_) => choice(ui, run, ix, item, text),
        Kind::Checklist(_) => checklist(ui, run, ix, item, text),
        Kind::Rows(rows) => rows_on_scale(ui, run, ix, item, text, rows.scale.len()),
    }
}

fn cards(
    run: &Run,
    options: &[OptionText],
    prefix: &str,
    chosen: impl Fn(u8) -> bool,
) -> Vec<Card> {
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
    let not_applicable = item.not_applicable.then(|| {
        card(
            "answer-na",
            not_applicable_text(ui, run, ix),
            Answer::NotApplicable,
        )
    });
    unknown.into_iter().chain(not_applicable).collect()
}

fn choice(ui: Ui, run: &Run, ix: ItemIx, item: &Item, text: &ItemText) -> El {
    let given = run.answers.get(ix).cloned();
    let chosen = |at| given == Some(Answer::Option(OptionIx(at)));
    let mut list = cards(run, &text.options, "answer", chosen);
    let mut answers: Vec<Answer> = (0..)
        .map(OptionIx)
        .map(Answer::Option)
        .take(list.len())
        .collect();
    for (card, answer) in asides(ui, run, ix, item) {
        list.push(card);
        answers.push(answer);
    }
    radio_cards("answer", list, &ui.t(Key::Or), move |at| {
        ui.send(Message::Answer(ix, answers.get(at).cloned()));
    })
}

fn checklist(ui: Ui, run: &Run, ix: ItemIx, item: &Item, text: &ItemText) -> El {
    let given = run.answers.get(ix).cloned();
    let ticks = match given {
        Some(Answer::Ticks(ticks)) => ticks,
        _ => Ticks::default(),
    };
    let state = RwSignal::new_local(ticks);
    let list = cards(run, &text.options, "answer", |at| ticks.has(OptionIx(at)));
    let none = run
        .say_if(text.none.as_ref())
        .unwrap_or_else(|| ui.t(Key::AnswerNone));
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
    let boxes = check_cards("answer", list, "", move |at, on| {
        let at = OptionIx(u8::try_from(at).unwrap_or(u8::MAX));
        state.update(|ticks| *ticks = ticks.with(at, on));
        let ticks = state.get_untracked();
        ui.send(Message::Answer(
            ix,
            (!ticks.is_empty()).then_some(Answer::Ticks(ticks)),
        ));
        web::page::uncheck("answer-exclusive");
    });
    let exclusive = radio_cards("answer-exclusive", asides, &ui.t(Key::Or), move |at| {
        state.set(Ticks::default());
        round.update(|round| *round += 1);
        web::page::uncheck("answer");
        ui.send(Message::Answer(ix, answers.get(at).cloned()));
    });
    el("div", "stack")
        .add(boxes)
        .add(el("p", "or").text(ui.t(Key::Or)))
        .add(exclusive)
}

fn rows_on_scale(
    ui: Ui,
    run: &Run,
    ix: ItemIx,
    item: &Item,
    text: &ItemText,
    marks: usize,
) -> El {
    let given: Vec<Option<OptionIx>> = match run.answers.get(ix) {
        Some(Answer::Rows(given)) => given.to_vec(),
        _ => vec![None; text.rows.len()],
    };
    let state = RwSignal::new_local(given.clone());
    let row = |(at, label): (usize, &Phrase)| {
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
        fields(run.say(label)).add(radio_cards(&prefix, list, "", choose))
    };
    let rows = text.rows.iter().enumerate().map(row).collect();
    let (cards, answers): (Vec<Card>, Vec<Answer>) = asides(ui, run, ix, item).into_iter().unzip();
    let asides = (!cards.is_empty()).then(|| {
        radio_cards("answer-aside", cards, &ui.t(Key::Or), move |at| {
            ui.send(Message::Answer(ix, answers.get(at).cloned()));
        })
    });
    el("div", "stack").all(rows).maybe(asides)
}

fn help(ui: Ui, run: &Run, text: &ItemText) -> El {
    let example = run.say_if(text.example.as_ref()).map(|example| {
        el("p", "")
            .text(ui.t(Key::QuestionExample))
            .text(" ")
            .text(example)
    });
    let why = run.say_if(text.why.as_ref()).map(|why| {
        let words = el("div", "stack tight")
            .add(el("p", "").text(why))
            .maybe(example);
        fold(ui.t(Key::QuestionWhy)).add(words)
    });
    let word = |(word, means): &(Phrase, Phrase)| {
        el("div", "")
            .add(el("dt", "").text(run.say(word)))
            .add(el("dd", "").text(run.say(means)))
    };
    let words = (!text.words.is_empty()).then(|| {
        let list = el("dl", "glossary").all(text.words.iter().map(word).collect());
        fold(ui.t(Key::QuestionWords)).add(list)
    });
    el("div", "").maybe(why).maybe(words)
}
