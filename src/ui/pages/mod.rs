//! One file per page. A page is made anew when the route changes; within it only what can change
//! on it follows the model.

mod begin;
mod calculation;
mod card;
mod code;
mod compare;
mod done;
mod duties;
mod facts;
mod look;
mod my_data;
mod offices;
mod plan;
mod question;
mod referral;
mod result;
mod review;
mod settings;
mod start;
mod states;
mod take;
mod text;

use super::context::Ui;
use super::el::El;
use super::mark::Mark;
use crate::app::model::{CheckState, ExtrasState, Program, Storage};
use crate::app::route::Place;
use crate::app::{Message, Model, Route, Run, words};
use crate::content::site::Tone;
use crate::domain::answer::Answer;
use crate::domain::id::{CheckId, ItemIx};
use crate::text::Key;

/// A page: its title for the browser, its colour, and what stands in `main`.
pub struct Page {
    /// Text of its `h1`.
    pub title: String,
    /// Class that sets the audience's colour; empty for none.
    pub tone: &'static str,
    /// The content.
    pub view: El,
}

impl Page {
    fn new(title: String, view: El) -> Self {
        Self {
            title,
            tone: "",
            view,
        }
    }

    fn toned(ui: Ui, check: &CheckId, title: String, view: El) -> Self {
        Self {
            title,
            tone: ui.peek(|model| tone_of(model, check)),
            view,
        }
    }
}

/// The class of the colour of a check's audience.
pub fn tone_of(model: &Model, check: &CheckId) -> &'static str {
    match model.site.offer(check.as_str()).map(|offer| offer.tone) {
        Some(Tone::Shop) => "shop",
        Some(Tone::Care) => "care",
        Some(Tone::Work) => "work",
        None => "",
    }
}

/// What there is to show of the current route.
#[derive(Clone, Copy, PartialEq)]
enum State {
    Waiting,
    Incomplete,
    Recovery,
    Gone,
    Failed,
    Ready,
}

fn state(model: &Model) -> State {
    match model.program {
        Program::Failed if model.needs_whole() => return State::Incomplete,
        Program::Start | Program::Coming if model.needs_whole() => return State::Waiting,
        _ => {}
    }
    match (&model.storage, &model.route) {
        (
            Storage::Missing,
            Route::Start | Route::Begin(_) | Route::Within(..) | Route::Code(_) | Route::MyData,
        ) => {
            return State::Recovery;
        }
        (
            Storage::Opening | Storage::Found(_),
            Route::Start | Route::Within(..) | Route::MyData,
        ) => return State::Waiting,
        (_, Route::Within(id, _)) if !model.shelf.has(id) => return State::Gone,
        _ => {}
    }
    let Some(check) = model.needed_check() else {
        return State::Ready;
    };
    match model.checks.get(&check) {
        // the page of a code says itself that its check is not offered here
        _ if matches!(model.route, Route::Code(_))
            && model.site.offer(check.as_str()).is_none() =>
        {
            State::Ready
        }
        Some(CheckState::Ready(_)) => extras_state(model, &check),
        Some(CheckState::Failed(_)) => State::Failed,
        Some(CheckState::Loading) | None => State::Waiting,
    }
}

/// Some pages show what stands beside the check.
fn extras_state(model: &Model, check: &CheckId) -> State {
    match &model.route {
        Route::Within(_, place) if place.needs_extras() => match model.extras.get(check) {
            Some(ExtrasState::Ready(_)) => State::Ready,
            Some(ExtrasState::Failed) => State::Failed,
            Some(ExtrasState::Loading) | None => State::Waiting,
        },
        _ => State::Ready,
    }
}

/// What decides which page is made; a page lives as long as this stays the same.
pub fn mark(model: &Model) -> u32 {
    let mut mark = Mark::new();
    mark.text(&model.route.href());
    // its address is that of the start page
    mark.byte((model.route == Route::Unknown).into());
    mark.byte(state(model) as u8);
    mark.get()
}

/// Makes the page the model needs.
pub fn page(ui: Ui) -> Page {
    let (route, state) = ui.peek(|model| (model.route.clone(), state(model)));
    let site = ui.peek(|model| model.site.clone());
    match (state, &route) {
        (State::Waiting, _) => states::waiting(ui),
        (State::Incomplete, _) => states::failed(ui, Message::FetchProgram),
        (State::Recovery, _) => states::recovery(ui),
        (State::Gone, _) => states::gone(ui),
        (State::Failed, _) => match ui.peek(Model::needed_check) {
            Some(check) => states::failed(ui, Message::Reload(check)),
            None => states::gone(ui),
        },
        (State::Ready, Route::Start) => start::start(ui),
        (State::Ready, Route::Begin(check)) => begin::begin(ui, check),
        (State::Ready, Route::Within(_, place)) => within(ui, place),
        (State::Ready, Route::Code(code)) => code::code(ui, code),
        (State::Ready, Route::MyData) => my_data::my_data(ui),
        (State::Ready, Route::Settings) => settings::settings(ui),
        (State::Ready, Route::About) => text::text(ui, Key::AboutTitle, &site.pages.about),
        (State::Ready, Route::How) => text::text(ui, Key::HowTitle, &site.pages.how),
        (State::Ready, Route::Privacy) => text::text(ui, Key::PrivacyTitle, &site.pages.privacy),
        (State::Ready, Route::Imprint) => text::text(ui, Key::ImprintTitle, &site.pages.imprint),
        (State::Ready, Route::Accessibility) => {
            text::text(ui, Key::AccessibilityTitle, &site.pages.accessibility)
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
        Place::Result => result::result(ui, &run),
        Place::Calculation => calculation::calculation(ui, &run, place),
        Place::Card(card) => card::card(ui, &run, card),
        Place::Duties => duties::duties(ui, &run),
        Place::Plan => plan::plan(ui, &run),
        Place::Offices => offices::offices(ui, &run),
        Place::Referral(offer) => referral::referral(ui, &run, offer),
        Place::Take => take::take(ui, &run),
        Place::Look => look::look(ui, &run),
        Place::Compare(other) => compare::compare(ui, &run, other),
    }
}

/// An answer in words, for quoting and for the review.
pub fn answer_text(ui: Ui, run: &Run, ix: ItemIx) -> String {
    ui.texts()
        .map_or_else(String::new, |texts| words::answer(texts, run, ix))
}

/// The language of an answer, if it is not that of the page.
pub fn answer_lang(run: &Run, ix: ItemIx) -> Option<&'static str> {
    let (_, text) = run.item(ix)?;
    match run.answers.get(ix) {
        Some(Answer::Option(option)) => text.options.get(option.at())?.lang,
        _ => None,
    }
}
