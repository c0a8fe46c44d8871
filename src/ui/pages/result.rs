//! The result, in this order: a card for what cannot wait, one sentence, what comes first, three
//! steps, three later, the rest folded, how it goes on, what to clear up, the Bereiche in words, who
//! helps, what to take along.

mod areas;
mod beside;
mod steps;
mod ways;

use super::Page;
use super::card::urgent;
use crate::app::headline::headline;
use crate::app::route::{After, Place};
use crate::app::words::append;
use crate::app::{Message, Model, Run, words};
use crate::content::wording::german_day;
use crate::domain::advice::{Advice, Recommendation};
use crate::domain::card::{Showing, open_cards};
use crate::domain::questionnaire::Level;
use crate::domain::score::{Outcome, Scores, WholeScore};
use crate::domain::sheet::{Entry, Sheet};
use crate::text::{Key, number};
use crate::ui::context::{Ui, Watch};
use crate::ui::el::{El, el};
use crate::ui::mark::Mark;
use crate::ui::parts::art::stairs;
use crate::ui::parts::block::{heading, section_in};
use crate::ui::parts::icon::{Icon, icon};
use crate::ui::parts::link::{back, button, link};

/// What is shown.
struct Found {
    run: Run,
    scores: Scores,
    advice: Advice,
}

impl Found {
    fn of(model: &Model) -> Option<Self> {
        let run = Run::current(model)?;
        let scores = run.scores();
        let advice = run.advice(&scores, model.today);
        Some(Self {
            run,
            scores,
            advice,
        })
    }

    /// Steps beyond those for now and later.
    fn beyond(&self) -> &[Recommendation] {
        self.run.beyond(&self.advice)
    }
}

/// A part of the page.
type Part = fn(Ui, &Found) -> Option<El>;

/// The result page. Steps put aside change it, so its content follows the assessment. What only
/// answers decide follows these alone: it stays as it was unfolded when a step is put aside.
pub fn result(ui: Ui, run: &Run) -> Page {
    let scores = run.scores();
    let mut title = headline(&run.check.wording, &scores, run.answers.form);
    if title.is_empty() {
        title = ui.t(Key::ResultTitle);
    }
    let site = ui.peek(|model| model.site.clone());
    let print_head = [site.name, " · ", site.tagline].concat();
    let answers = ui.watch(|model| model.current().map_or(0, |run| answers_mark(&run.sheet)));
    let shown = ui.watch(|model| model.current().map_or(0, |run| sheet_mark(&run.sheet)));
    let beside = ui.watch(ways::extras_mark);
    let page = el("div", "stack loose result")
        .add(el("p", "print-only").text(&print_head))
        .add(back(ui, &run.before(&Place::Result)));
    let (page, card) = first(ui, run, page);
    let page = page.add(hero(ui, run, &scores, &title, card.is_none()));
    let page = part(ui, page, answers, warnings)
        .maybe(offered(ui, run))
        .add(steps::next(ui, shown))
        .add(steps::later(ui, shown));
    let page = part(ui, page, beside, beside::points).add(ways::ways(ui, run));
    let page = part(ui, page, beside, beside::duties);
    let page = part(ui, page, answers, clear_up);
    let title = card.unwrap_or(title);
    let page = part(ui, page, answers, areas::areas)
        .add(office(ui))
        .add(take_along(ui, run))
        .add(again(ui, run));
    Page::toned(ui, &run.assessment.check, title, page)
}

/// A part that is made anew when the mark changes.
fn part(ui: Ui, page: El, mark: Watch, part: Part) -> El {
    page.follow(move || {
        mark.track();
        let found = ui.peek(Found::of)?;
        part(ui, &found)
    })
}

/// A mark of the answers.
fn answers_mark(sheet: &Sheet) -> u32 {
    let mut mark = Mark::new();
    for (item, line) in sheet.lines.iter() {
        mark.text(item.as_str());
        for entry in [&line.said, &line.tried] {
            match entry {
                None => mark.byte(0),
                Some(Entry::Unknown) => mark.byte(1),
                Some(Entry::NotApplicable) => mark.byte(2),
                Some(Entry::Option(id)) => mark.text(id.as_str()),
                Some(Entry::Ticks(ids)) => {
                    for id in ids {
                        mark.text(id.as_str());
                    }
                }
                Some(Entry::Rows(rows)) => {
                    for (row, chosen) in rows {
                        mark.text(row.as_str());
                        mark.text(chosen.as_str());
                    }
                }
            }
            // where one ends and the next begins
            mark.byte(3);
        }
    }
    for (group, wish) in sheet.wishes.iter() {
        mark.text(group.as_str());
        mark.byte(*wish as u8);
    }
    mark.get()
}

/// A mark of the answers and of what is put aside.
fn sheet_mark(sheet: &Sheet) -> u32 {
    let mut mark = Mark::new();
    for (step, ()) in sheet.dismissed.iter() {
        mark.text(step.as_str());
    }
    mark.get() ^ answers_mark(sheet)
}

/// Cards that come before everything else, and what the first one is called: it names the page then.
fn first(ui: Ui, run: &Run, mut page: El) -> (El, Option<String>) {
    let mut name = None;
    for open in open_cards(run.seen()) {
        let words = run.check.wording.cards.get(open.card);
        let (Showing::First, Some(words)) = (open.showing, words) else {
            continue;
        };
        // its own page has its name alone
        let title = [&*ui.t(Key::CardTitle), ": ", &run.say(&words.title)].concat();
        let head = if name.is_none() {
            heading(&title)
        } else {
            el("h2", "").text(&title)
        };
        let alone = card_link(ui, run, open.card, Key::CardAlone);
        let card = urgent(ui, run, open.card, head);
        page = page.maybe(card.map(|card| card.maybe(alone)));
        name = name.or(Some(title));
    }
    (page, name)
}

/// The way to the page of a card.
fn card_link(ui: Ui, run: &Run, at: usize, key: Key) -> Option<El> {
    let card = run.rules().cards.get(at)?;
    let link = link("btn", &run.route(Place::Card(card.id.clone())));
    Some(el("p", "row no-print").add(link.t(ui, key)))
}

/// Cards that are offered quietly, one line each.
fn offered(ui: Ui, run: &Run) -> Option<El> {
    let (mut list, mut any) = (el("div", "stack tight no-print"), false);
    for open in open_cards(run.seen()) {
        let words = run.check.wording.cards.get(open.card);
        let invite = words.and_then(|words| words.invite.as_ref());
        let card = run.rules().cards.get(open.card);
        let (Showing::Offered, Some(invite), Some(card)) = (open.showing, invite, card) else {
            continue;
        };
        let show = link("", &run.route(Place::Card(card.id.clone()))).t(ui, Key::CardShow);
        let line = el("p", "row offered")
            .add(icon(Icon::Info))
            .add(el("span", "").text(&run.say(invite)))
            .add(show);
        (list, any) = (list.add(line), true);
    }
    any.then_some(list)
}

fn hero(ui: Ui, run: &Run, scores: &Scores, title: &str, names_page: bool) -> El {
    let mut kicker = run.assessment.name.to_string();
    append(&mut kicker, " · ", &run.say(&run.check.wording.title));
    append(&mut kicker, " · ", &german_day(run.assessment.changed.day));
    let (picture, text) = if let Some(whole) = &scores.whole {
        whole_view(ui, run, whole)
    } else {
        let text = ui.texts().map(|texts| words::without_whole(texts, run));
        (None, text.unwrap_or_default())
    };
    let heading = if names_page {
        heading("")
    } else {
        el("h2", "")
    };
    let heading = heading.set("id", "result-h");
    let words = el("div", "stack")
        .add(el("p", "small muted").text(&kicker))
        .add(heading.text(title))
        .add(el("p", "").text(&text));
    el("section", "hero")
        .set("aria-labelledby", "result-h")
        .add(words)
        .maybe(picture)
}

/// The staircase and the level in words; or what is missing for it.
fn whole_view(ui: Ui, run: &Run, whole: &WholeScore) -> (Option<El>, String) {
    let wording = &run.check.wording;
    let Outcome::Rated(rated) = &whole.outcome else {
        let mut names = String::new();
        for group in &whole.missing {
            if let Some(group) = wording.groups.get(group.at()) {
                append(&mut names, "; ", &run.say(&group.short));
            }
        }
        return (None, ui.fill(Key::ResultOpenText, &[("groups", &names)]));
    };
    let text = ui
        .texts()
        .map(|texts| words::whole_rated(texts, run, rated));
    let text = text.unwrap_or_default();
    let bands = &wording.whole;
    let found = rated
        .shown
        .and_then(|at| Some((at.at(), bands.get(at.at())?)));
    let Some((at, band)) = found.filter(|_| !wording.words_only) else {
        return (None, text);
    };
    let (stair, of) = (number(at + 1), number(bands.len()));
    let level = run.say(&band.name);
    let values = [("at", &*stair), ("of", &of), ("level", &level)];
    let label = ui.fill(Key::StairsLabel, &values);
    (Some(stairs(at + 1, bands.len(), &label)), text)
}

/// Critical warnings, and why the level is held back.
fn warnings(ui: Ui, found: &Found) -> Option<El> {
    let (mut critical, mut important) = (el("ul", ""), el("ul", ""));
    let (mut first, mut more) = (0, 0);
    for warning in &found.scores.warnings {
        let item = found.run.item(warning.item);
        let Some(flag) = item.and_then(|(_, text)| text.flags.get(warning.flag)) else {
            continue;
        };
        let entry = el("li", "").text(&found.run.say(&flag.text));
        match warning.level {
            Level::Critical => (critical, first) = (critical.add(entry), first + 1),
            Level::Important => (important, more) = (important.add(entry), more + 1),
        }
    }
    if first + more == 0 {
        return None;
    }
    let mut warnings = el("div", "stack");
    if first > 0 {
        let title = el("h2", "row")
            .set("id", "first-h")
            .add(icon(Icon::Alert))
            .t(ui, Key::WarningsTitle);
        // where no level is held back, nothing has to alarm
        let class = if found.run.check.wording.words_only {
            "alert calm stack tight"
        } else {
            "alert stack tight"
        };
        let alert = el("section", class)
            .set("aria-labelledby", "first-h")
            .add(title)
            .add(critical)
            .maybe(cap(ui, found));
        warnings = warnings.add(alert);
    }
    if more > 0 {
        let title = ui.count(Key::WarningsMore, more);
        let more = el("details", "no-print")
            .add(el("summary", "").text(&title))
            .add(important);
        warnings = warnings.add(more);
    }
    Some(warnings)
}

/// Why the level of the whole is held back, with the number that stays.
fn cap(ui: Ui, found: &Found) -> Option<El> {
    let Outcome::Rated(rated) = &found.scores.whole.as_ref()?.outcome else {
        return None;
    };
    let reason = found.run.check.wording.caps.get(rated.cap?)?;
    let reason = found.run.say(reason);
    if found.run.check.wording.words_only {
        return Some(el("p", "").text(&reason));
    }
    let percent = number(rated.value.percent());
    let values = [("reason", &*reason), ("percent", &percent)];
    Some(el("p", "").text(&ui.fill(Key::CapKept, &values)))
}

/// Questions answered with "weiß ich nicht".
fn clear_up(ui: Ui, found: &Found) -> Option<El> {
    let items = &found.advice.clear_up;
    if items.is_empty() {
        return None;
    }
    let mut list = el("ul", "clear");
    for ix in items {
        if let Some((_, text)) = found.run.item(*ix) {
            let link = link("", &found.run.question(*ix, After::Result));
            list = list.add(el("li", "").add(link.text(&found.run.say(&text.title))));
        }
    }
    let (title, text) = words::clear_up(ui.texts()?, &found.run);
    let section = section_in("stack", "clear-h", title)
        .add(el("p", "question").text(text))
        .add(list);
    Some(section)
}

/// Who helps.
fn office(ui: Ui) -> El {
    let site = ui.peek(|model| model.site.clone());
    let help = &site.help;
    let stand = ui.fill(Key::OfficeStand, &[("day", &german_day(help.stand))]);
    let call = ui.fill(Key::OfficeCall, &[("phone", help.phone)]);
    let call = el("a", "btn main")
        .set("href", &["tel:", help.tel].concat())
        .add(icon(Icon::Phone))
        .text(&call);
    let mail = el("a", "btn")
        .set("href", &["mailto:", help.mail].concat())
        .add(icon(Icon::Mail))
        .t(ui, Key::OfficeMail);
    let who = el("p", "")
        .add(el("strong", "").text(help.label))
        .text(", ")
        .text(help.person);
    let printed = el("p", "print-only")
        .text(help.phone)
        .text(" · ")
        .text(help.mail);
    let title = el("h2", "").set("id", "office-h").t(ui, Key::OfficeTitle);
    let mut words = el("div", "stack tight")
        .add(title)
        .add(who)
        .add(el("p", "").t(ui, Key::OfficeText))
        .add(printed);
    if let Some(note) = &help.note {
        words = words.add(el("p", "small muted").text(note));
    }
    let words = words
        .add(el("p", "small muted").text(&stand))
        .add(el("div", "row no-print").add(call).add(mail));
    el("section", "card office")
        .set("aria-labelledby", "office-h")
        .add(icon(Icon::Home))
        .add(words)
}

fn take_along(ui: Ui, run: &Run) -> El {
    let print = button(ui, "btn", Icon::Print, Key::Print).sends(ui, Message::Print);
    let ways = el("div", "row")
        .add(link("btn main", &run.route(Place::Plan)).t(ui, Key::PlanTitle))
        .add(print)
        .add(link("btn", &run.route(Place::Take)).t(ui, Key::TakeWays))
        .add(link("btn", &run.route(Place::Review)).t(ui, Key::ReviewTitle));
    section_in("stack no-print", "take-h", &ui.t(Key::TakeTitle)).add(ways)
}

/// The check once more, later.
fn again(ui: Ui, run: &Run) -> El {
    let id = run.assessment.id.clone();
    let repeat = button(ui, "btn", Icon::Undo, Key::Repeat).sends(ui, Message::Repeat(id));
    section_in("stack no-print", "again-h", &ui.t(Key::RepeatTitle))
        .add(el("p", "question").t(ui, Key::RepeatText))
        .add(el("p", "").add(repeat))
}
