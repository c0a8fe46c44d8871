//! The database of everything a person entered: `IndexedDB`, one row per assessment, strict
//! durability. "Saved" means that the transaction is complete.
//!
//! A save replaces a row only if it still has the revision the save builds on. Reading, comparing
//! and then writing would lose saves made while a page closes: only what is asked for within the
//! closing handler arrives. So the database compares: the key is `[id, revision]`, the index over
//! `id` is unique, and a save *deletes the expected revision and adds the new one* in one
//! transaction. If another revision is there, adding fails and nothing changes. (A row that
//! another window deleted meanwhile comes back: somebody is working on it.)

mod connection;
mod row;
mod write;

use std::cell::RefCell;
use std::rc::Rc;

use js_sys::Array;
use wasm_bindgen::JsValue;
use web_sys::{IdbDatabase, IdbKeyRange, IdbTransaction};

use super::wait;
use crate::app::message::Opening;
use crate::app::model::SaveFailure;
use crate::store::{AssessmentId, Row};
use write::{Trouble, Work};

/// Name of the object store.
const STORE: &str = "rec";

/// The database of one name. It connects again by itself when the browser closed it.
pub struct Database {
    name: Box<str>,
    connection: RefCell<Option<IdbDatabase>>,
    /// Transactions under way, so that a closing page can hurry them.
    pending: RefCell<Vec<IdbTransaction>>,
    /// The last save that failed: those that build on it fail for the same reason, not because
    /// of another window.
    failed: RefCell<Option<(AssessmentId, u32, SaveFailure)>>,
}

/// Why a row was not written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CommitError {
    /// Another revision is there; `None` if it went away since.
    Conflict(Option<Row>),
    /// The browser did not do it.
    Failed(SaveFailure),
}

impl Database {
    /// A database that is still closed.
    pub fn new(name: &str) -> Self {
        Self {
            name: name.into(),
            connection: RefCell::new(None),
            pending: RefCell::new(Vec::new()),
            failed: RefCell::new(None),
        }
    }

    /// Opens it, however long that takes. `remembered` is how many rows there should be: if there
    /// are some and none is found, the database was lost. (An empty one is recreated without a
    /// word by browsers that found it damaged, so being new is no sign, being empty is.)
    pub async fn open(self: &Rc<Self>, remembered: usize) -> Opening {
        if self.connect(false).await.is_err() {
            return Opening::Blocked;
        }
        match self.read().await {
            Ok(rows) if rows.is_empty() && remembered > 0 => Opening::Missing,
            Ok(rows) => Opening::Rows(rows),
            Err(_) => Opening::Blocked,
        }
    }

    /// Writes a row if the stored revision is still the expected one. Everything up to the
    /// database's own work happens before this returns, so it may be called while a page closes.
    ///
    /// # Errors
    /// When another revision is there, or when the browser did not do it.
    pub fn commit(
        self: &Rc<Self>,
        row: Row,
        expected: Option<u32>,
    ) -> impl Future<Output = Result<(), CommitError>> + use<> {
        let (id, revision) = (row.id.clone(), row.revision);
        let work: Work = Box::new(move |store| {
            let new = row::to_js(&row)?;
            if let Some(expected) = expected {
                let removed = store.delete(&row::key(&row.id, expected))?;
                // from then on the page may be left: see there
                removed.set_onsuccess(write::completion(store).as_ref());
            }
            store.add(&new).map(drop)
        });
        let written = self.write(work);
        let database = Rc::clone(self);
        async move {
            let outcome = match written.await {
                Ok(()) => Ok(()),
                Err(Trouble::Taken) => Err(database.taken(&id, expected).await),
                Err(Trouble::Full) => Err(CommitError::Failed(SaveFailure::Full)),
                Err(Trouble::Broken | Trouble::Slow) => {
                    Err(CommitError::Failed(SaveFailure::Refused))
                }
            };
            match outcome {
                Ok(()) => *database.failed.borrow_mut() = None,
                Err(CommitError::Failed(failure)) => {
                    *database.failed.borrow_mut() = Some((id, revision, failure));
                }
                Err(CommitError::Conflict(_)) => {}
            }
            outcome
        }
    }

    /// What it means that there is another revision.
    async fn taken(self: &Rc<Self>, id: &AssessmentId, expected: Option<u32>) -> CommitError {
        let Ok(rows) = self.read_all().await else {
            return CommitError::Failed(SaveFailure::Refused);
        };
        let stored = rows.into_iter().find(|row| row.id == *id);
        let older = stored
            .as_ref()
            .is_some_and(|row| Some(row.revision) < expected);
        match &*self.failed.borrow() {
            Some((failed, revision, failure))
                if older && failed == id && Some(*revision) <= expected =>
            {
                CommitError::Failed(*failure)
            }
            _ => CommitError::Conflict(stored),
        }
    }

    /// Removes a row, whatever its revision.
    ///
    /// # Errors
    /// When the browser did not do it.
    pub fn remove(
        self: &Rc<Self>,
        id: &AssessmentId,
    ) -> impl Future<Output = Result<(), SaveFailure>> + use<> {
        let id = JsValue::from(id.as_str());
        let written = self.write(Box::new(move |store| {
            // every key that begins with the id: an array sorts after all numbers
            let last = Array::of2(&id, &Array::new());
            let range = IdbKeyRange::bound(&Array::of1(&id), &last)?;
            store.delete(&range).map(drop)
        }));
        async move { written.await.map_err(|_| SaveFailure::Refused) }
    }

    /// All rows.
    ///
    /// # Errors
    /// When the browser does not give them.
    pub async fn read_all(self: &Rc<Self>) -> Result<Vec<Row>, JsValue> {
        match self.read().await {
            Err(_) => {
                self.connect(true).await?;
                self.read().await
            }
            rows => rows,
        }
    }

    async fn read(&self) -> Result<Vec<Row>, JsValue> {
        let transaction = self.transaction(connection::READ)?;
        let request = transaction.object_store(STORE)?.get_all()?;
        wait::for_request(&request).await?;
        Ok(Array::from(&request.result()?)
            .iter()
            .filter_map(|row| row::from_js(&row))
            .collect())
    }

    /// Empties and deletes the database. Afterwards it is open again, and new. What is saved after
    /// this returns goes into the new one, even while the old one is still being deleted.
    ///
    /// # Errors
    /// When the rows may still be there.
    pub fn erase_all(self: &Rc<Self>) -> impl Future<Output = Result<(), SaveFailure>> + use<> {
        let cleared = self.write(Box::new(|store| store.clear().map(drop)));
        let deleted = self.delete();
        let database = Rc::clone(self);
        async move {
            let deleted = match deleted {
                Ok(deleted) => deleted.await.is_ok(),
                Err(_) => false,
            };
            // emptying it once more would hit what was saved since, so only if it was not deleted
            let erased = deleted || cleared.await.is_ok();
            // so that the next save need not
            let _ = database.connect(true).await;
            if erased {
                Ok(())
            } else {
                Err(SaveFailure::Refused)
            }
        }
    }
}
