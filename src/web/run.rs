//! Carrying out effects, and reporting how it went.

use std::sync::Arc;

use wasm_bindgen_futures::spawn_local;

use super::database::CommitError;
use super::{Outside, fetch, file, history, page, persist, print, program, settings, share};
use crate::app::model::LoadFailure;
use crate::app::{Effect, Message};
use crate::content::{Check, ExtraFiles, Extras, load_check, load_extras};
use crate::domain::id::CheckId;
use crate::store::{AssessmentId, Row};

/// Id of the summary of errors.
const ERROR_SUMMARY: &str = "error-summary";

/// Carries out one effect. Returns at once; what is to be reported comes as a message.
pub fn run(effect: Effect, outside: &Outside) {
    match effect {
        Effect::Go(route) => history::go(&route),
        Effect::Replace(route) => {
            history::replace(&route);
            outside.report(Message::Reached(route));
        }
        Effect::FetchProgram => fetch_program(outside.clone()),
        Effect::Fetch(check) => fetch_check(check, outside.clone()),
        Effect::FetchExtras(check, look) => fetch_extras(check, look, outside.clone()),
        Effect::Save { row, expected } => save(row, expected, outside.clone()),
        Effect::Remove(id) => remove(&id, outside.clone()),
        Effect::Remember { count } => {
            // without the sentinel a lost database looks like a new one; there is no better place
            let _ = settings::remember(count);
        }
        Effect::Keep(chosen) => {
            settings::apply(chosen);
            // they hold until the page is closed in any case
            let _ = settings::keep(chosen);
        }
        Effect::Download { name, text } => file::download(&name, &text),
        Effect::Open(address) => page::open(&address),
        Effect::Share { title, address } => share::share(&title, &address),
        Effect::Print => print::print(),
        Effect::EraseAll => erase_all(outside.clone()),
        Effect::FocusErrors => page::focus_by_id(ERROR_SUMMARY),
    }
}

fn fetch_program(outside: Outside) {
    spawn_local(async move {
        let arrived = program::whole().await;
        outside.report(Message::Arrived(arrived));
    });
}

fn fetch_check(check: CheckId, outside: Outside) {
    spawn_local(async move {
        let file = format!("content/questionnaires/{check}.json");
        let json = fetch::text(&file).await;
        // reading it is not part of the start
        let json = program::whole().await.and(json);
        let loaded = match json {
            Ok(json) => load_check(&file, &json, &outside.site.district_options())
                .map(Into::into)
                .map_err(|_| LoadFailure::Broken),
            Err(failure) => Err(failure),
        };
        outside.report(Message::Loaded(check, loaded));
    });
}

fn fetch_extras(check: Arc<Check>, look: bool, outside: Outside) {
    spawn_local(async move {
        let id = check.rules.id.clone();
        let read = read_extras(&check, look).await;
        outside.report(Message::Extras(id, read));
    });
}

async fn read_extras(check: &Check, look: bool) -> Result<Arc<Extras>, LoadFailure> {
    let duties = fetch::text("content/duties.json").await?;
    let referrals = fetch::text("content/referrals.json").await?;
    let look = if look {
        let file = format!("content/looks/{}.json", check.rules.id);
        Some(fetch::text(&file).await?)
    } else {
        None
    };
    let files = ExtraFiles {
        duties: &duties,
        referrals: &referrals,
        look: look.as_deref(),
    };
    let extras = load_extras(&files, check);
    extras.map(Arc::new).map_err(|_| LoadFailure::Broken)
}

fn save(row: Row, expected: Option<u32>, outside: Outside) {
    let (id, revision) = (row.id.clone(), row.revision);
    // asked for here, not in the future: the page may be closing
    let commit = outside.database.commit(row, expected);
    spawn_local(async move {
        outside.report(match commit.await {
            Ok(()) => {
                outside.tabs.tell();
                persist::ask();
                Message::Saved(id, revision)
            }
            Err(CommitError::Conflict(stored)) => Message::Conflict(id, stored),
            Err(CommitError::Failed(failure)) => Message::SaveFailed(id, revision, failure),
        });
    });
}

fn remove(id: &AssessmentId, outside: Outside) {
    let removed = outside.database.remove(id);
    spawn_local(async move {
        if removed.await.is_ok() {
            outside.tabs.tell();
        } else {
            // what could not be removed is shown again
            outside.refresh();
        }
    });
}

fn erase_all(outside: Outside) {
    settings::forget();
    // asked for here, so that nothing saved from now on is hit
    let erased = outside.database.erase_all();
    spawn_local(async move {
        file::forget_caches().await;
        if erased.await.is_err() {
            // what could not be removed is shown again
            outside.refresh();
        }
        outside.tabs.tell();
    });
}
