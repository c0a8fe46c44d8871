//! The result, in this order: one sentence, what comes first, three steps, three later, the rest
//! folded, what to clear up, the Bereiche in words, who helps, what to take along.

mod areas;
mod steps;

use leptos::prelude::*;

use super::Page;
use crate::app::headline::headline;
use crate::app::route::{After, Place};
use crate::app::{Message, Run};
use crate::content::wording::german_day;
use crate::domain::advice::Advice;
use crate::domain::answer::Answers;
use crate::domain::id::ItemIx;
use crate::domain::questionnaire::Level;
use crate::domain::score::{Outcome, Scores, WholeScore};
use crate::domain::warning::Warning;
use crate::text::Key;
use crate::ui::context::Ui;
use crate::ui::el::{El, el};
use crate::ui::parts::art::stairs;
use crate::ui::parts::block::section;
use crate::ui::parts::icon::{Icon, icon};
use crate::ui::parts::link::{back, button, link};

pub use areas::level;

/// What is shown.
#[derive(PartialEq)]
struct Found {
    run: Run,
    scores: Scores,
    advice: Advice,
}

/// What is shown, worked out anew when the assessment changes.
type Shown = Memo<Found>;

/// The result page. Steps put aside change it, so its content follows the assessment. What only
/// answers decide follows these alone: it stays as it was unfolded when a step is put aside.
pub fn result(ui: Ui, first: Run) -> Page {
    let scores = first.scores();
    let title = headline(&first.check.wording, &scores);
    let title = if title.is_empty() {
        ui.t(Key::ResultTitle)
    } else {
        title
    };
    let check = first.assessment.check.clone();
    let top = el("div", "stack loose result")
        .add(el("p", "print-only").text(print_head(ui)))
        .add(back(ui, first.before(&Place::Result)))
        .add(hero(ui, &first, &scores, &title));
    let (office, take_along) = (office(ui), take_along(ui, &first));
    let shown = Memo::new(move |_| {
        found(
            ui,
            ui.model.with(Run::current).unwrap_or_else(|| first.clone()),
        )
    });
    let answers = Memo::new(move |_| shown.with(|found| answers(&found.run)));
    let by_answers = move |part: fn(Ui, &Found) -> Option<El>| {
        move || {
            answers.track();
            shown.with_untracked(|found| part(ui, found))
        }
    };
    let page = top
        .follow(by_answers(|ui, found| {
            warnings(ui, &found.run, &found.scores)
        }))
        .add(steps::next(ui, shown))
        .add(steps::later(ui, shown))
        .follow(by_answers(|ui, found| {
            clear_up(ui, &found.run, &found.advice.clear_up)
        }))
        .follow(by_answers(|ui, found| {
            Some(areas::areas(ui, &found.run, &found.scores))
        }))
        .add(office)
        .add(take_along);
    Page::toned(ui, &check, title, page.view())
}

fn found(ui: Ui, run: Run) -> Found {
    let scores = run.scores();
    let advice = run.advice(&scores, ui.peek(|model| model.today));
    Found {
        run,
        scores,
        advice,
    }
}

/// The answers without what is put aside.
fn answers(run: &Run) -> Answers {
    let mut answers = run.answers.clone();
    answers.dismissed.clear();
    answers
}

fn print_head(ui: Ui) -> String {
    ui.peek(|model| format!("{} · {}", model.site.name, model.site.tagline))
}

/// A section that looks other than most, under a heading; `id` is the heading's.
pub fn section_in(class: &str, id: &str, title: String) -> El {
    el("section", class)
        .set("aria-labelledby", id)
        .add(el("h2", "").set("id", id).text(title))
}

/// The head of a table's column.
pub fn column(class: &str, title: String) -> El {
    el("th", class).set("scope", "col").text(title)
}

/// A table that scrolls within the page; `id` is of what names it.
pub fn scrolled(id: &str, table: El) -> El {
    el("section", "scroll")
        .set("aria-labelledby", id)
        .set("tabindex", "0")
        .add(table)
}

fn hero(ui: Ui, run: &Run, scores: &Scores, title: &str) -> El {
    let day = german_day(run.assessment.changed.day);
    let mut kicker = format!("{} · {day}", run.say(&run.check.wording.title));
    if !run.assessment.name.is_empty() {
        kicker = format!("{} · {kicker}", run.assessment.name);
    }
    let (picture, text) = match &scores.whole {
        Some(whole) => whole_view(ui, run, whole),
        None => (None, ui.t(Key::ResultShortText)),
    };
    let words = el("div", "stack")
        .add(el("p", "small muted").text(kicker))
        .add(
            el("h1", "")
                .set("id", "result-h")
                .set("tabindex", "-1")
                .text(title),
        )
        .add(el("p", "").text(text));
    let hero = el("section", "hero")
        .set("aria-labelledby", "result-h")
        .add(words);
    match picture {
        Some(picture) => hero.raw(picture),
        None => hero,
    }
}

/// The staircase and the level in words; or what is missing for it.
fn whole_view(ui: Ui, run: &Run, whole: &WholeScore) -> (Option<AnyView>, String) {
    let names = || {
        let name = |group: &crate::domain::id::GroupIx| {
            run.check
                .wording
                .groups
                .get(group.at())
                .map(|group| run.say(&group.short))
        };
        whole
            .missing
            .iter()
            .filter_map(name)
            .collect::<Vec<_>>()
            .join(", ")
    };
    let Outcome::Rated(rated) = &whole.outcome else {
        return (None, ui.fill(Key::ResultOpenText, &[("groups", &names())]));
    };
    let percent = rated.value.percent();
    let bands = &run.check.wording.whole;
    let Some((at, band)) = rated
        .shown
        .and_then(|at| Some((at.at(), bands.get(at.at())?)))
    else {
        return (None, ui.fill(Key::ResultPoints, &[("percent", &percent)]));
    };
    let label = ui.fill(
        Key::StairsLabel,
        &[
            ("at", &(at + 1)),
            ("of", &bands.len()),
            ("level", &band.name.text),
        ],
    );
    let about = band.about.as_ref().map_or("", |about| &about.text);
    let text = ui.fill(
        Key::ResultLevel,
        &[
            ("level", &band.name.text),
            ("percent", &percent),
            ("about", &about),
        ],
    );
    (Some(stairs(at + 1, bands.len(), label)), text)
}

/// Critical warnings, and why the level is held back.
fn warnings(ui: Ui, run: &Run, scores: &Scores) -> Option<El> {
    let of = |level: Level| {
        let text = |warning: &Warning| {
            let (_, text) = run.item(warning.item)?;
            Some(el("li", "").text(run.say(&text.flags.get(warning.flag)?.text)))
        };
        let found = scores
            .warnings
            .iter()
            .filter(|warning| warning.level == level);
        found.filter_map(text).collect::<Vec<_>>()
    };
    let (critical, important) = (of(Level::Critical), of(Level::Important));
    if critical.is_empty() && important.is_empty() {
        return None;
    }
    let first = (!critical.is_empty()).then(|| {
        let title = el("h2", "row")
            .set("id", "first-h")
            .raw(icon(Icon::Alert))
            .text(ui.t(Key::WarningsTitle));
        el("section", "alert stack tight")
            .set("aria-labelledby", "first-h")
            .add(title)
            .add(el("ul", "").all(critical))
            .maybe(cap(ui, run, scores).map(|reason| el("p", "").text(reason)))
    });
    let more = (!important.is_empty()).then(|| {
        let title = ui.count(Key::WarningsMore, important.len());
        el("details", "no-print")
            .add(el("summary", "").text(title))
            .add(el("ul", "").all(important))
    });
    Some(el("div", "stack").maybe(first).maybe(more))
}

/// Why the level of the whole is held back, with the number that stays.
fn cap(ui: Ui, run: &Run, scores: &Scores) -> Option<String> {
    let Outcome::Rated(rated) = &scores.whole.as_ref()?.outcome else {
        return None;
    };
    let reason = run.check.wording.caps.get(rated.cap?)?;
    let percent = rated.value.percent();
    Some(ui.fill(
        Key::CapKept,
        &[("reason", &run.say(reason)), ("percent", &percent)],
    ))
}

/// Questions answered with "weiß ich nicht".
fn clear_up(ui: Ui, run: &Run, items: &[ItemIx]) -> Option<El> {
    if items.is_empty() {
        return None;
    }
    let entry = |ix: &ItemIx| {
        let (_, text) = run.item(*ix)?;
        let route = run.question(*ix, After::Result);
        Some(el("li", "").add(link("", &route, run.say(&text.title))))
    };
    let section = section("clear-h", ui.t(Key::ClearTitle))
        .add(el("p", "question").text(ui.t(Key::ClearText)))
        .add(el("ul", "clear").all(items.iter().filter_map(entry).collect()));
    Some(section)
}

/// Who helps.
fn office(ui: Ui) -> El {
    let help = ui.peek(|model| model.site.help.clone());
    let stand = ui.fill(Key::OfficeStand, &[("day", &german_day(help.stand))]);
    let (tel, mail) = (format!("tel:{}", help.tel), format!("mailto:{}", help.mail));
    let call = ui.fill(Key::OfficeCall, &[("phone", &help.phone)]);
    let ways = el("div", "row no-print")
        .add(
            el("a", "btn main")
                .set("href", &tel)
                .raw(icon(Icon::Phone))
                .text(call),
        )
        .add(
            el("a", "btn")
                .set("href", &mail)
                .raw(icon(Icon::Mail))
                .text(ui.t(Key::OfficeMail)),
        );
    let words = el("div", "stack tight")
        .add(
            el("h2", "")
                .set("id", "office-h")
                .text(ui.t(Key::OfficeTitle)),
        )
        .add(
            el("p", "")
                .add(el("strong", "").text(&*help.label))
                .text(", ")
                .text(&*help.person),
        )
        .add(el("p", "").text(ui.t(Key::OfficeText)))
        .add(
            el("p", "print-only")
                .text(&*help.phone)
                .text(" · ")
                .text(&*help.mail),
        )
        .maybe(help.note.map(|note| el("p", "small muted").text(&*note)))
        .add(el("p", "small muted").text(stand))
        .add(ways);
    el("section", "card office")
        .set("aria-labelledby", "office-h")
        .raw(icon(Icon::Home))
        .add(words)
}

fn take_along(ui: Ui, run: &Run) -> El {
    let id = run.assessment.id.clone();
    let print = move |_| ui.send(Message::Print);
    let export = move |_| ui.send(Message::Export(Some(id.clone())));
    let ways = el("div", "row")
        .add(button("btn", Icon::Print, ui.t(Key::Print), print))
        .add(button("btn", Icon::Download, ui.t(Key::SaveAsFile), export))
        .add(link(
            "btn",
            &run.route(Place::Review),
            ui.t(Key::ReviewTitle),
        ));
    section_in("stack no-print", "take-h", ui.t(Key::TakeTitle)).add(ways)
}
