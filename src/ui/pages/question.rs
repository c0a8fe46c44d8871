//! One question: back, progress, the question as heading, cards, "Weiter" and "Überspringen".
//! Nothing is preselected, nothing moves on by itself, an empty "Weiter" says kindly what is missing.

use std::rc::Rc;

use super::Page;
use crate::app::model::Saving;
use crate::app::route::Place;
use crate::app::{Message, Run, words};
use crate::content::wording::ItemText;
use crate::domain::answer::{Answer, Ticks};
use crate::domain::flow;
use crate::domain::id::{ItemIx, OptionIx};
use crate::domain::questionnaire::{Item, Kind};
use crate::text::{Key, number};
use crate::ui::context::{Ui, Watch};
use crate::ui::el::{El, Event, el};
use crate::ui::parts::block::{fold, heading};
use crate::ui::parts::cards::{Card, Means, Rivals, cards};
use crate::ui::parts::form::{fields, form, next};
use crate::ui::parts::icon::{Icon, icon};
use crate::ui::parts::link::{back, plain_button};
use crate::ui::shell::set_title;
use crate::web;

/// Id of the first control, where the error summary leads.
const FIRST: &str = "answer-0";

/// The page of a question.
pub fn question(ui: Ui, run: &Run, ix: ItemIx, place: &Place) -> Page {
    let Some((item, text)) = run.item(ix) else {
        return super::states::unknown(ui);
    };
    let title = run.say(&text.title);
    let missing = ui.watch(|model| u32::from(model.missing.is_some()));
    let skip = plain_button("btn quiet")
        .sends(ui, Message::Skip)
        .t(ui, Key::SkipQuestion);
    let form = form(ui, "stack")
        .add(fieldset(ui, run, ix, (item, text), missing))
        .add(el("div", "row").add(next(ui)).add(skip).add(saved(ui)));
    let page = title.clone();
    let view = el("div", "question stack")
        .add(back(ui, &run.before(place)))
        .follow(move || {
            let missing = missing.on();
            set_title(ui, &page, missing);
            missing.then(|| summary(ui))
        })
        .maybe(progress(ui, run, ix))
        .add(form)
        .add(help(ui, run, text));
    Page::toned(ui, &run.assessment.check, title, view)
}

/// The question with its controls; what describes it changes with the error.
fn fieldset(ui: Ui, run: &Run, ix: ItemIx, (item, text): (&Item, &ItemText), missing: Watch) -> El {
    let has_hint = text.hint.is_some();
    let class = move || {
        Some(if missing.on() {
            "stack has-error"
        } else {
            "stack"
        })
    };
    let described = move || match (has_hint, missing.on()) {
        (true, true) => Some("hint error"),
        (true, false) => Some("hint"),
        (false, true) => Some("error"),
        (false, false) => None,
    };
    let mut fieldset = el("fieldset", "")
        .live("class", class)
        .live("aria-describedby", described)
        .add(el("legend", "").add(heading(&run.say(&text.title))));
    if let Some(hint) = &text.hint {
        let hint = el("p", "hint").set("id", "hint").text(&run.say(hint));
        fieldset = fieldset.add(hint);
    }
    fieldset
        .follow(move || missing.on().then(|| error(ui)))
        .add(controls(ui, run, ix, item, text))
}

fn progress(ui: Ui, run: &Run, ix: ItemIx) -> Option<El> {
    let progress = flow::progress(run.rules(), &run.reach, ix)?;
    let group = run.rules().item(ix).group?;
    let group = &run.check.wording.groups.get(group.at())?.title.text;
    let (at, of) = (number(progress.at), number(progress.of));
    let standing = ui.fill(Key::Progress, &[("at", &at), ("of", &of)]);
    let bar = el("progress", "")
        .set("max", &of)
        .set("value", &at)
        .set("aria-labelledby", "progress");
    let words = el("p", "")
        .set("id", "progress")
        .text(&[&*standing, " · ", group].concat());
    Some(el("div", "progress").add(words).add(bar))
}

fn summary(ui: Ui) -> El {
    let to_first = |event: Event| {
        event.prevent_default();
        web::page::focus_by_id(FIRST);
    };
    let first = el("a", "")
        .set("href", "#answer-0")
        .on("click", to_first)
        .t(ui, Key::ErrorChoose);
    let title = el("h2", "").set("id", "error-title");
    el("div", "error-summary stack tight")
        .set("id", "error-summary")
        .set("role", "alert")
        .set("tabindex", "-1")
        .set("aria-labelledby", "error-title")
        .add(title.t(ui, Key::ErrorTitle))
        .add(el("ul", "").add(el("li", "").add(first)))
}

fn error(ui: Ui) -> El {
    let about = el("span", "visually-hidden").t(ui, Key::TitleError);
    el("p", "field-error")
        .set("id", "error")
        .add(icon(Icon::Alert))
        .add(el("span", "").add(about).t(ui, Key::ErrorChoose))
}

/// "Gespeichert 14:32", said only when the disk has it.
pub fn saved(ui: Ui) -> El {
    let state = ui.watch(|model| match model.saving {
        Saving::Saved(moment) => 1 + u32::from(moment.minute),
        Saving::Quiet | Saving::Writing | Saving::Failed(_) => 0,
    });
    let text = move || {
        state.track();
        let Saving::Saved(moment) = ui.peek(|model| model.saving) else {
            return None;
        };
        let text = ui.fill(Key::Saved, &[("clock", &moment.clock())]);
        Some(el("span", "").text(&text))
    };
    el("p", "saved")
        .set("role", "status")
        .follow(move || state.on().then(|| icon(Icon::Check)))
        .follow(text)
}

fn controls(ui: Ui, run: &Run, ix: ItemIx, item: &Item, text: &ItemText) -> El {
    let mut list = options(run, ix, "answer-");
    let mut asides = asides(ui, run, ix, item);
    match &item.kind {
        Kind::Choice(_) => {
            list.append(&mut asides);
            cards(ui, "radio", "answer", list, &Rc::default())
        }
        Kind::Checklist(_) => {
            // ticking a box and one of the exclusive answers rule each other out
            let none = Answer::Ticks(Ticks::default());
            let chosen = run.answers.get(ix) == Some(&none);
            let words = ui.texts().map(|texts| words::none(texts, run, ix));
            let words = words.unwrap_or_default();
            let none = Message::Answer(ix, Some(none));
            asides.insert(
                0,
                Card::plain("answer-none".to_owned(), words, chosen, none),
            );
            let rivals = rivals("answer-exclusive");
            let boxes = cards(ui, "checkbox", "answer", list, &rivals);
            let rivals = self::rivals("answer");
            let exclusive = cards(ui, "radio", "answer-exclusive", asides, &rivals);
            el("div", "stack")
                .add(boxes)
                .add(el("p", "or").t(ui, Key::Or))
                .add(exclusive)
        }
        Kind::Rows(_) => {
            // so do a mark in a row and an answer for all rows
            let mut all = Vec::new();
            let mut rows = el("div", "stack");
            for (at, label) in text.rows.iter().enumerate() {
                let name = ["answer-", &number(at)].concat();
                let list = marks(run, ix, at, &name);
                let row = cards(ui, "radio", &name, list, &rivals("answer-aside"));
                rows = rows.add(fields(&run.say(label)).add(row));
                all.push(name);
            }
            if asides.is_empty() {
                return rows;
            }
            rows.add(cards(ui, "radio", "answer-aside", asides, &all.into()))
        }
    }
}

fn rivals(name: &str) -> Rivals {
    Rc::new([name.to_owned()])
}

/// The options of an item as cards; ids begin with `prefix`. None for rows, which have their own.
pub fn options(run: &Run, ix: ItemIx, prefix: &str) -> Vec<Card> {
    let mut cards = Vec::new();
    let Some((item, text)) = run.item(ix) else {
        return cards;
    };
    let given = run.answers.get(ix);
    for (at, option) in (0..).zip(&text.options) {
        let id = [prefix, &number(at)].concat();
        let at = OptionIx(at);
        let (chosen, means) = match &item.kind {
            Kind::Choice(_) => {
                let answer = Answer::Option(at);
                let chosen = given == Some(&answer);
                (chosen, Means::Send(Message::Answer(ix, Some(answer))))
            }
            Kind::Checklist(_) => {
                let chosen = matches!(given, Some(Answer::Ticks(ticks)) if ticks.has(at));
                (chosen, Means::Tick(ix, at))
            }
            Kind::Rows(_) => break,
        };
        cards.push(Card::of(run, id, option, chosen, means));
    }
    cards
}

/// The marks of one row as cards.
fn marks(run: &Run, ix: ItemIx, row: usize, name: &str) -> Vec<Card> {
    let mut cards = Vec::new();
    let Some((_, text)) = run.item(ix) else {
        return cards;
    };
    let given = match run.answers.get(ix) {
        Some(Answer::Rows(marks)) => marks.get(row).copied().flatten(),
        _ => None,
    };
    for (at, option) in (0..).zip(&text.options) {
        let id = [name, "-", &number(at)].concat();
        let at = OptionIx(at);
        let means = Means::Mark(ix, row, at);
        cards.push(Card::of(run, id, option, given == Some(at), means));
    }
    cards
}

/// "Weiß ich nicht" and "trifft nicht zu", where offered: cards after "oder".
fn asides(ui: Ui, run: &Run, ix: ItemIx, item: &Item) -> Vec<Card> {
    let mut cards = Vec::new();
    let given = run.answers.get(ix);
    let mut push = |id: &str, label: String, answer: Answer| {
        let chosen = given == Some(&answer);
        let message = Message::Answer(ix, Some(answer));
        let mut card = Card::plain(id.to_owned(), label, chosen, message);
        card.aside = true;
        cards.push(card);
    };
    if item.unknown.is_some() {
        push("answer-unknown", ui.t(Key::AnswerUnknown), Answer::Unknown);
    }
    if item.not_applicable {
        let words = ui
            .texts()
            .map(|texts| words::not_applicable(texts, run, ix));
        let words = words.unwrap_or_default();
        push("answer-na", words, Answer::NotApplicable);
    }
    cards
}

/// What helps to understand: why it is asked, an example, words explained. A check that has a name
/// for explanations shows example and words under it, before everything else.
fn help(ui: Ui, run: &Run, text: &ItemText) -> El {
    let why = text.why.as_ref();
    let why = why.map(|why| el("p", "").text(&run.say(why)));
    let example = text.example.as_ref().map(|example| {
        let words = el("p", "").t(ui, Key::QuestionExample).text(" ");
        words.text(&run.say(example))
    });
    let words = glossary(run, text);
    let help = el("div", "stack");
    let Some(explain) = run.check.wording.labels.explain else {
        let why = why.map(|why| {
            let words = el("div", "stack tight").add(why).maybe(example);
            fold(ui, Key::QuestionWhy).add(words)
        });
        let words = words.map(|words| fold(ui, Key::QuestionWords).add(words));
        return help.maybe(why).maybe(words);
    };
    let means = (example.is_some() || words.is_some()).then(|| {
        let title = el("summary", "").text(explain);
        let words = el("div", "stack tight").maybe(example).maybe(words);
        el("details", "").add(title).add(words)
    });
    let why = why.map(|why| fold(ui, Key::QuestionWhy).add(why));
    help.maybe(means).maybe(why)
}

/// Words explained, if there are some.
fn glossary(run: &Run, text: &ItemText) -> Option<El> {
    if text.words.is_empty() {
        return None;
    }
    let mut list = el("dl", "glossary");
    for (word, means) in &text.words {
        let entry = el("div", "")
            .add(el("dt", "").text(&run.say(word)))
            .add(el("dd", "").text(&run.say(means)));
        list = list.add(entry);
    }
    Some(list)
}
