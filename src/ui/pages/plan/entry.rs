//! One step of the plan on the screen: by when, done, with whom, how to begin, out again.

use leptos::prelude::{event_target_checked, event_target_value};

use crate::app::message::Planning;
use crate::app::{Message, Model, Run, words};
use crate::content::date;
use crate::content::site::Tone;
use crate::domain::Date;
use crate::domain::id::StepId;
use crate::domain::plan::{
    Change, LONGEST_IF_THEN, LONGEST_WITH, Planned, is_plausible, this_week,
};
use crate::text::{Key, number};
use crate::ui::context::Ui;
use crate::ui::el::{El, Focus, el};
use crate::ui::mark::Mark;
use crate::ui::parts::icon::{Icon, icon};
use crate::ui::parts::link::{button, plain_button};
use crate::ui::parts::step::effort;
use crate::web;

/// One step.
pub fn entry(ui: Ui, run: &Run, planned: &Planned) -> El {
    let step = &planned.step;
    let title = ui.texts().map(|texts| words::step_title(texts, run, step));
    let title = title.unwrap_or_default();
    let heading = el("h2", "h3").set("id", &id("plan", step));
    let mut card = el("li", "card stack plan-step").add(heading.text(&title));
    card = match run.step(step) {
        Some((known, words)) => card.add(effort(ui, run, known, words)),
        None => card.add(el("p", "muted").t(ui, Key::PlanGoneText)),
    };
    let label = [&*ui.t(Key::PlanRemove), ": ", &title].concat();
    let remove = button(ui, "btn quiet", Icon::Trash, Key::PlanRemove)
        .set("aria-label", &label)
        .sends_then(
            ui,
            Message::Plan(Planning::Remove(step.clone())),
            Focus::Heading,
        );
    card.add(when(ui, planned, &title))
        .add(done(ui, planned))
        .add(more(ui, run, planned, &title))
        .add(el("p", "row").add(remove))
}

/// An id of a part of an entry.
fn id(part: &str, step: &StepId) -> String {
    [part, "-", step.as_str()].concat()
}

fn edit(ui: Ui, step: &StepId, change: Change) {
    ui.send(Message::Plan(Planning::Edit(step.clone(), change)));
}

/// What is noted about a step now.
fn now<T>(model: &Model, step: &StepId, read: impl FnOnce(&Planned) -> T) -> Option<T> {
    model.current()?.plan.get(step).map(read)
}

/// A day in words, and a mark of it, for what follows it.
fn day_words(ui: Ui, day: Date) -> String {
    ui.texts()
        .map_or_else(String::new, |texts| words::day(texts, day))
}

fn day_mark(day: Option<Date>) -> u32 {
    day.map_or(0, |day| day.to_julian_day().unsigned_abs())
}

/// Which step something is about, for people who hear the page.
fn of(title: &str) -> El {
    el("span", "visually-hidden").text(": ").text(title)
}

/// By when: the usual days to tap, or any.
fn when(ui: Ui, planned: &Planned, title: &str) -> El {
    let step = &planned.step;
    let today = ui.peek(|model| model.today);
    let friday = this_week(today);
    let mut picks = el("div", "row").add(pick(ui, step, Key::PlanToday, Some(today)));
    if friday != today {
        picks = picks.add(pick(ui, step, Key::PlanThisWeek, Some(friday)));
    }
    let field = id("due", step);
    let own = step.clone();
    let chosen = move |event| {
        let text = event_target_value(&event);
        match date::parse(&text) {
            Some(day) if is_plausible(day) => edit(ui, &own, Change::Due(Some(day))),
            None if text.is_empty() => edit(ui, &own, Change::Due(None)),
            _ => {}
        }
    };
    let input = el("input", "")
        .set("type", "date")
        .set("id", &field)
        .set("aria-describedby", &id("plan", step))
        .set("max", "2099-12-31")
        .set("value", &planned.due.map(date::write).unwrap_or_default())
        .on("change", chosen);
    let other = el("div", "field inline")
        .add(el("label", "").set("for", &field).t(ui, Key::PlanPick))
        .add(input);
    picks = picks.add(pick(ui, step, Key::PlanNoDay, None)).add(other);
    el("fieldset", "stack tight")
        .add(el("legend", "label").t(ui, Key::PlanWhen).add(of(title)))
        .add(picks)
        .add(due_words(ui, step))
}

/// A day to tap; pressed while it is the one.
fn pick(ui: Ui, step: &StepId, key: Key, day: Option<Date>) -> El {
    let own = step.clone();
    let chosen = ui.watch(move |model| {
        let due = now(model, &own, |planned| planned.due);
        u32::from(due == Some(day))
    });
    let own = step.clone();
    let choose = move |_| {
        edit(ui, &own, Change::Due(day));
        // the field keeps what was typed otherwise
        let text = day.map(date::write).unwrap_or_default();
        web::page::fill(&id("due", &own), &text);
    };
    plain_button("btn pick")
        .live("aria-pressed", move || {
            Some(if chosen.on() { "true" } else { "false" })
        })
        .on("click", choose)
        .follow(move || chosen.on().then(|| icon(Icon::Check)))
        .t(ui, key)
}

/// The chosen day in words.
fn due_words(ui: Ui, step: &StepId) -> El {
    let own = step.clone();
    let due = ui.watch(move |model| day_mark(now(model, &own, |planned| planned.due).flatten()));
    let own = step.clone();
    el("p", "").say(move || {
        due.track();
        match ui
            .peek(|model| now(model, &own, |planned| planned.due))
            .flatten()
        {
            Some(day) => ui.fill(Key::PlanDue, &[("day", &day_words(ui, day))]),
            None => ui.t(Key::PlanOpen),
        }
    })
}

/// "Erledigt", with the day.
fn done(ui: Ui, planned: &Planned) -> El {
    let own = planned.step.clone();
    let done = ui.watch(move |model| day_mark(now(model, &own, |planned| planned.done).flatten()));
    let own = planned.step.clone();
    let words = move || {
        done.track();
        match ui
            .peek(|model| now(model, &own, |planned| planned.done))
            .flatten()
        {
            Some(day) => ui.fill(Key::PlanDone, &[("day", &day_words(ui, day))]),
            None => ui.t(Key::PlanTick),
        }
    };
    let own = planned.step.clone();
    let tick = move |event| {
        let today = ui.peek(|model| model.today);
        let day = event_target_checked(&event).then_some(today);
        edit(ui, &own, Change::Done(day));
    };
    let input = el("input", "")
        .set("type", "checkbox")
        .set("aria-describedby", &id("plan", &planned.step))
        .checked(planned.done.is_some())
        .on("change", tick);
    let label = el("label", "").add(input).add(el("span", "").say(words));
    el("div", "compact").add(el("div", "choice").add(label))
}

/// With whom, and how to begin; unfolded where something is noted.
fn more(ui: Ui, run: &Run, planned: &Planned, title: &str) -> El {
    let name = el("summary", "").t(ui, Key::PlanMore).add(of(title));
    let more = el("details", "").add(name);
    let more = if planned.with.is_empty() && planned.if_then.is_empty() {
        more
    } else {
        more.set("open", "")
    };
    let fields = el("div", "stack")
        .add(with(ui, planned))
        .add(if_then(ui, planned))
        .add(examples(ui, run, &planned.step));
    more.add(fields)
}

fn with(ui: Ui, planned: &Planned) -> El {
    let (field, own) = (id("with", &planned.step), planned.step.clone());
    let typed = move |event| {
        let text = event_target_value(&event);
        edit(ui, &own, Change::With(text.into()));
    };
    let input = el("input", "")
        .set("type", "text")
        .set("id", &field)
        .set("maxlength", &number(LONGEST_WITH))
        .set("autocomplete", "off")
        .set("aria-describedby", &id("plan", &planned.step))
        .set("value", &planned.with)
        .on("input", typed);
    el("div", "field")
        .add(el("label", "").set("for", &field).t(ui, Key::PlanWithLabel))
        .add(input)
}

fn if_then(ui: Ui, planned: &Planned) -> El {
    let (field, own) = (id("then", &planned.step), planned.step.clone());
    let hint = id("then-hint", &planned.step);
    let typed = move |event| {
        let text = event_target_value(&event);
        edit(ui, &own, Change::IfThen(text.into()));
    };
    let input = el("textarea", "")
        .set("id", &field)
        .set("rows", "3")
        .set("maxlength", &number(LONGEST_IF_THEN))
        .set(
            "aria-describedby",
            &[&*hint, " ", &id("plan", &planned.step)].concat(),
        )
        .on("input", typed)
        .text(&planned.if_then);
    let hint = el("p", "hint small")
        .set("id", &hint)
        .t(ui, Key::PlanThenHint);
    el("div", "field")
        .add(el("label", "").set("for", &field).t(ui, Key::PlanThenLabel))
        .add(hint)
        .add(input)
}

/// Sentences to tap and to change. They are there as long as the person wrote none of their own,
/// so that tapping one loses nothing.
fn examples(ui: Ui, run: &Run, step: &StepId) -> El {
    let tone = ui.peek(|model| {
        let offer = model.site.offer(run.assessment.check.as_str());
        offer.map(|offer| offer.tone)
    });
    let first = match tone {
        Some(Tone::Care) => Key::PlanExampleCare,
        Some(Tone::Work) => Key::PlanExampleWork,
        Some(Tone::Shop) | None => Key::PlanExampleShop,
    };
    let keys = [first, Key::PlanExamplePause, Key::PlanExampleFriday];
    let sentence = move |key| ui.fill(Key::PlanThen, &[("when", &ui.t(key))]);
    let own = step.clone();
    let free = ui.watch(move |model| {
        let text = now(model, &own, |planned| planned.if_then.clone());
        let text = text.unwrap_or_default();
        u32::from(text.is_empty() || keys.iter().any(|key| sentence(*key) == *text))
    });
    let step = step.clone();
    el("div", "").follow(move || {
        let list = || {
            let mut list = el("div", "stack tight").add(el("p", "").t(ui, Key::PlanExamples));
            for key in keys {
                list = list.add(example(ui, &step, key, sentence(key)));
            }
            list
        };
        free.on().then(list)
    })
}

fn example(ui: Ui, step: &StepId, key: Key, sentence: String) -> El {
    let (field, own) = (id("then", step), step.clone());
    let take = move |_| {
        web::page::fill(&field, &sentence);
        edit(ui, &own, Change::IfThen(sentence.as_str().into()));
        web::page::focus_by_id(&field);
    };
    let text = ui.fill(Key::PlanThenShort, &[("when", &ui.t(key))]);
    let button = plain_button("btn pick wide").on("click", take);
    el("p", "").add(button.text(&text))
}

/// A mark of all that is noted, for what shows all of it.
pub fn mark(planned: &Planned) -> u32 {
    let mut mark = Mark::new();
    mark.text(planned.step.as_str());
    mark.text(&planned.with);
    mark.text(&planned.if_then);
    mark.get() ^ day_mark(planned.due) ^ day_mark(planned.done).rotate_left(16)
}
