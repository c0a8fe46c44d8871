//! One file per page. A page is made anew when the route changes; within it only what can change
//! on it follows the model.

mod begin;
mod calculation;
mod done;
mod facts;
mod my_data;
mod question;
mod result;
mod review;
mod settings;
mod start;
mod states;
mod text;

use leptos::prelude::AnyView;

use self::result::level as result_level;
use crate::app::model::{CheckState, Storage};
use crate::app::route::Place;
use crate::app::{Model, Route, Run};
use crate::content::site::Tone;
use crate::domain::answer::Answer;
use crate::domain::id::{CheckId, ItemIx, OptionIx};
use crate::domain::questionnaire::Kind;
use crate::text::Key;
use crate::ui::context::Ui;

/// A page: its title for the browser, its colour, and what stands in `main`.
pub struct Page {
    /// Text of its `h1`.
    pub title: String,
    /// Class that sets the audience's colour; empty for none.
    pub tone: &'static str,
    /// The content.
    pub view: AnyView,
}

impl Page {
    fn new(title: String, view: AnyView) -> Self {
        Self {
            title,
            tone: "",
            view,
        }
    }

    fn toned(ui: Ui, check: &CheckId, title: String, view: AnyView) -> Self {
        let tone = ui.peek(|model| model.site.offer(check.as_str()).map(|offer| offer.tone));
        Self {
            title,
            tone: tone.map_or("", tone_class),
            view,
        }
    }
}

/// The class of an audience's colour.
pub fn tone_class(tone: Tone) -> &'static str {
    match tone {
        Tone::Shop => "shop",
        Tone::Care => "care",
        Tone::Work => "work",
    }
}

/// What decides which page is made; a page lives as long as this stays the same.
#[derive(Clone, PartialEq)]
pub struct Need {
    route: Route,
    state: State,
}

#[derive(Clone, PartialEq)]
enum State {
    Waiting,
    Recovery,
    Gone,
    Failed(CheckId),
    Ready,
}

/// What the model needs to be shown.
pub fn need(model: &Model) -> Need {
    let route = model.route.clone();
    let check = model.needed_check();
    let state = match (&model.storage, &route) {
        (Storage::Missing, Route::Start | Route::Begin(_) | Route::Within(..) | Route::MyData) => {
            State::Recovery
        }
        (Storage::Opening, Route::Start | Route::Within(..) | Route::MyData) => State::Waiting,
        (_, Route::Within(id, _)) if !model.shelf.has(id) => State::Gone,
        _ => match check {
            None => State::Ready,
            Some(check) => match model.checks.get(&check) {
                Some(CheckState::Ready(_)) => State::Ready,
                Some(CheckState::Failed(_)) => State::Failed(check),
                Some(CheckState::Loading) | None => State::Waiting,
            },
        },
    };
    Need { route, state }
}

/// Makes the page.
pub fn page(ui: Ui, need: &Need) -> Page {
    match (&need.state, &need.route) {
        (State::Waiting, _) => states::waiting(ui),
        (State::Recovery, _) => states::recovery(ui),
        (State::Gone, _) => states::gone(ui),
        (State::Failed(check), _) => states::failed(ui, check.clone()),
        (State::Ready, Route::Start) => start::start(ui),
        (State::Ready, Route::Begin(check)) => begin::begin(ui, check),
        (State::Ready, Route::Within(_, place)) => within(ui, place),
        (State::Ready, Route::MyData) => my_data::my_data(ui),
        (State::Ready, Route::Settings) => settings::settings(ui),
        (State::Ready, Route::About) => text::text(ui, Key::AboutTitle, |pages| &pages.about),
        (State::Ready, Route::How) => text::text(ui, Key::HowTitle, |pages| &pages.how),
        (State::Ready, Route::Privacy) => text::text(ui, Key::PrivacyTitle, |pages| &pages.privacy),
        (State::Ready, Route::Imprint) => text::text(ui, Key::ImprintTitle, |pages| &pages.imprint),
        (State::Ready, Route::Accessibility) => {
            text::text(ui, Key::AccessibilityTitle, |pages| &pages.accessibility)
        }
        (State::Ready, Route::Unknown) => states::unknown(ui),
    }
}

fn within(ui: Ui, place: &Place) -> Page {
    let Some(run) = ui.peek(Run::current) else {
        return states::gone(ui);
    };
    match place {
        Place::Facts(_) => facts::facts(ui, &run, place),
        Place::Question(item, _) => match run.rules().find(item.as_str()) {
            Some(ix) => question::question(ui, &run, ix, place),
            None => states::unknown(ui),
        },
        Place::Done(group) => done::done(ui, &run, group, place),
        Place::Review => review::review(ui, &run, place),
        Place::Result => result::result(ui, run),
        Place::Calculation => calculation::calculation(ui, &run, place),
    }
}

/// An answer in words, for quoting and for the review.
pub fn answer_text(ui: Ui, run: &Run, ix: ItemIx) -> String {
    let Some((item, text)) = run.item(ix) else {
        return String::new();
    };
    let label = |at: OptionIx| {
        text.options
            .get(at.at())
            .map(|option| run.say(&option.label))
    };
    match run.answers.get(ix) {
        None => ui.t(Key::AnswerOpen),
        Some(Answer::Unknown) => ui.t(Key::AnswerUnknown),
        Some(Answer::NotApplicable) => not_applicable_text(ui, run, ix),
        Some(Answer::Option(option)) => label(*option).unwrap_or_default(),
        Some(Answer::Ticks(ticks)) if ticks.is_empty() => run
            .say_if(text.none.as_ref())
            .unwrap_or_else(|| ui.t(Key::AnswerNone)),
        Some(Answer::Ticks(ticks)) => {
            let set = (0..64)
                .map(OptionIx)
                .filter(|tick| ticks.has(*tick))
                .filter_map(label);
            set.collect::<Vec<_>>().join(", ")
        }
        Some(Answer::Rows(marks)) => {
            let rows = match &item.kind {
                Kind::Rows(rows) => rows.rows.len(),
                _ => 0,
            };
            let pair = |at: usize| {
                let row = text.rows.get(at).map(|row| run.say(row))?;
                Some(format!("{row}: {}", label((*marks.get(at)?)?)?))
            };
            (0..rows).filter_map(pair).collect::<Vec<_>>().join("; ")
        }
    }
}

/// "Trifft nicht zu", in the item's own words where it has some.
pub fn not_applicable_text(ui: Ui, run: &Run, ix: ItemIx) -> String {
    let own = run
        .item(ix)
        .and_then(|(_, text)| run.say_if(text.not_applicable.as_ref()));
    own.unwrap_or_else(|| ui.t(Key::AnswerNotApplicable))
}
