//! What happens on a message: the only place where the model changes.

mod answering;
mod planning;
mod saving;
mod shelf;

use super::effect::Effect;
use super::message::{Message, Opening};
use super::model::{CheckState, ExtrasState, LoadFailure, Model, Notice, Now, Program, Storage};
use super::route::{After, Place, Route};
use crate::content::Check;
use crate::store::Row;
use std::sync::Arc;

pub use planning::address as mail_address;

/// Changes the model and says what the outside should do.
pub fn update(model: &mut Model, message: Message, now: &Now) -> Vec<Effect> {
    model.today = now.moment.day;
    match message {
        Message::Reached(route) => reached(model, route, now),
        Message::Arrived(result) => arrived(model, result.is_ok(), now),
        Message::FetchProgram => {
            model.program = Program::Start;
            // content that failed for the same reason is asked for again
            model
                .checks
                .retain(|_, state| !matches!(state, CheckState::Failed(_)));
            settle(model)
        }
        Message::Loaded(check, result) => {
            let state = result.map_or_else(CheckState::Failed, CheckState::Ready);
            model.checks.insert(check, state);
            let mut effects = settle(model);
            if model.repeating.is_some() {
                effects.extend(shelf::repeat_now(model, now));
            }
            effects
        }
        Message::Reload(check) => {
            if !matches!(model.checks.get(&check), Some(CheckState::Ready(_))) {
                model.checks.remove(&check);
            }
            model.extras.remove(&check);
            settle(model)
        }
        Message::Extras(check, result) => {
            let state = result.map_or(ExtrasState::Failed, ExtrasState::Ready);
            model.extras.insert(check, state);
            Vec::new()
        }

        Message::Begin(check, form) => answering::begin(model, check, form, now),
        Message::Resume(id) => answering::resume(model, &id),
        Message::Answer(item, answer) => answering::answer(model, item, answer.as_ref(), now),
        Message::Continue => answering::go_on(model, now),
        Message::Skip => answering::skip(model, now),
        Message::Wish(group, wish) => answering::wish(model, group, wish, now),
        Message::PutAside(step, aside) => answering::put_aside(model, step, aside, now),
        Message::Plan(change) => planning::plan(model, change, now),
        Message::Look(point, mark) => planning::look(model, point, mark, now),
        Message::Repeat(id) => shelf::repeat(model, &id, now),
        Message::TakeCode => shelf::take_code(model, now),

        Message::Rename(id, name) => shelf::rename(model, &id, &name, now),
        Message::Duplicate(id) => shelf::duplicate(model, &id, now),
        Message::Delete(id) => shelf::delete(model, &id),
        Message::Undo => shelf::undo(model, now),
        Message::CloseNotice => {
            model.notice = None;
            Vec::new()
        }
        Message::Export(id) => shelf::export(model, id.as_ref(), now),
        // reading it is not part of the start, and what is stored comes first
        Message::Import(_) if model.program != Program::Whole => Vec::new(),
        Message::Import(text) => shelf::import(model, text, now),
        Message::ExportDamaged(id) => shelf::export_damaged(model, &id),
        Message::DeleteDamaged(id) => shelf::delete_damaged(model, &id),
        Message::EraseAll => shelf::erase_all(model),

        Message::Opened(opening) => opened(model, opening),
        Message::StartAfresh => saving::start_afresh(model),
        Message::Saved(id, revision) => saving::saved(model, &id, revision, now),
        Message::SaveFailed(id, revision, failure) => saving::failed(model, &id, revision, failure),
        Message::Conflict(id, row) => saving::conflict(model, &id, row.as_ref(), now),
        Message::Foreign(rows) => foreign(model, rows),
        Message::Flush => saving::flush(model),

        Message::Settings(settings) => {
            model.settings = settings;
            vec![Effect::Keep(settings)]
        }
        Message::Print => vec![Effect::Print],
        Message::Give(name, text) => vec![Effect::Download { name, text }],
        Message::Write(mail) => vec![Effect::Open(planning::address(&mail))],
        Message::Share(title, address) => vec![Effect::Share { title, address }],
    }
}

fn reached(model: &mut Model, route: Route, now: &Now) -> Vec<Effect> {
    model.route = route;
    model.reached = now.tick;
    model.missing = None;
    model.repeating = None;
    // what was said belongs to the page it was said on, but these two stay until they are closed
    if !matches!(model.notice, Some(Notice::Deleted(_) | Notice::BothKept)) {
        model.notice = None;
    }
    let mut effects = if model.program == Program::Whole {
        answering::visited(model, now)
    } else {
        // kept when the rest of the program has arrived
        Vec::new()
    };
    effects.extend(settle(model));
    effects
}

fn opened(model: &mut Model, opening: Opening) -> Vec<Effect> {
    let mut effects = match opening {
        Opening::Rows(rows) if !rows.is_empty() && model.program != Program::Whole => {
            model.storage = Storage::Found(rows);
            Vec::new()
        }
        opening => saving::opened(model, opening),
    };
    effects.extend(settle(model));
    effects
}

fn foreign(model: &mut Model, rows: Vec<Row>) -> Vec<Effect> {
    if model.program == Program::Whole {
        saving::foreign(model, rows);
    } else if matches!(model.storage, Storage::Durable | Storage::Found(_)) {
        // somebody begins, or erases, in another window while only the start page is open here
        model.storage = if rows.is_empty() {
            Storage::Durable
        } else {
            Storage::Found(rows)
        };
    }
    settle(model)
}

fn arrived(model: &mut Model, whole: bool, now: &Now) -> Vec<Effect> {
    if !whole {
        model.program = Program::Failed;
        return Vec::new();
    }
    model.program = Program::Whole;
    let mut effects = Vec::new();
    if let Storage::Found(rows) = &mut model.storage {
        let rows = std::mem::take(rows);
        effects = saving::opened(model, Opening::Rows(rows));
    }
    effects.extend(answering::visited(model, now));
    effects.extend(settle(model));
    effects
}

/// Sees to it that the current page has what it needs: asks for content that is missing, and
/// leads away from pages that this assessment does not have (a hidden question).
fn settle(model: &mut Model) -> Vec<Effect> {
    let mut effects = Vec::new();
    if model.program == Program::Start && model.needs_whole() {
        model.program = Program::Coming;
        effects.push(Effect::FetchProgram);
    }
    effects.extend(settle_check(model));
    effects
}

fn settle_check(model: &mut Model) -> Vec<Effect> {
    if matches!(model.route, Route::Code(_)) && model.program != Program::Whole {
        // reading a code is not part of the start
        return Vec::new();
    }
    let Some(needed) = model.needed_check() else {
        return Vec::new();
    };
    match model.checks.get(&needed) {
        None if model.site.offer(needed.as_str()).is_none() => {
            model
                .checks
                .insert(needed, CheckState::Failed(LoadFailure::Broken));
            Vec::new()
        }
        None => {
            model.checks.insert(needed.clone(), CheckState::Loading);
            vec![Effect::Fetch(needed)]
        }
        Some(CheckState::Ready(check)) => {
            let check = Arc::clone(check);
            let mut effects = answering::lead_from_hidden(model, &check);
            effects.extend(fetch_extras(model, check));
            effects
        }
        Some(CheckState::Loading | CheckState::Failed(_)) => Vec::new(),
    }
}

/// Gets what stands beside a check as soon as somebody is within it, so that it is there at the end.
fn fetch_extras(model: &mut Model, check: Arc<Check>) -> Option<Effect> {
    let id = &check.rules.id;
    let within = matches!(model.route, Route::Within(..));
    if !within || model.extras.has(id) {
        return None;
    }
    let look = model
        .site
        .offer(id.as_str())
        .is_some_and(|offer| offer.look);
    model.extras.insert(id.clone(), ExtrasState::Loading);
    Some(Effect::FetchExtras(check, look))
}

/// The page "Weiter" leads to when a question was reached from elsewhere.
pub(super) fn way_back(after: After) -> Option<Place> {
    match after {
        After::Next => None,
        After::Review => Some(Place::Review),
        After::Result => Some(Place::Result),
        After::Duties => Some(Place::Duties),
        After::Offices => Some(Place::Offices),
        After::Look => Some(Place::Look),
    }
}
