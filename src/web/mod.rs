//! The browser: the only layer that touches web-sys, js-sys and gloo. It carries out what `app`
//! asks for ([`run`]), reports what happens ([`listen`]), and keeps rows ([`database`]).
//!
//! It decides nothing: no rule of a check, no sentence of the interface, no view. Everything a
//! browser may refuse comes back as a value.

pub mod clipboard;
pub mod clock;
pub mod database;
pub mod fetch;
pub mod file;
mod history;
mod listen;
pub mod page;
pub mod panic;
pub mod persist;
mod print;
pub mod program;
mod run;
pub mod settings;
pub mod share;
mod tabs;
mod wait;

use std::cell::Cell;
use std::rc::Rc;
use std::sync::Arc;

use wasm_bindgen_futures::spawn_local;

use crate::app::Message;
use crate::app::message::Opening;
use crate::content::Site;
use database::Database;
use tabs::Tabs;

pub use listen::listen;
pub use run::run;

/// The way of a message to the model. It may be called while effects of an earlier message are
/// carried out, so it must not hold the model meanwhile.
pub type Dispatch = Rc<dyn Fn(Message)>;

/// Name of the database.
const DATABASE: &str = "digital-check";

/// What carrying out effects needs. Copies are the same outside.
#[derive(Clone)]
pub struct Outside {
    database: Rc<Database>,
    site: Arc<Site>,
    dispatch: Dispatch,
    tabs: Tabs,
}

impl Outside {
    /// An outside that reports to `dispatch`. The database is still closed, see [`Outside::open`].
    pub fn new(site: Arc<Site>, dispatch: Dispatch) -> Self {
        Self {
            database: Rc::new(Database::new(DATABASE)),
            site,
            dispatch,
            tabs: Tabs::new(),
        }
    }

    /// Opens the database and reports what it holds. A browser that does not answer in time
    /// counts as one that does not allow it; what it holds is reported when it answers after all.
    pub fn open(&self) {
        let answered = Rc::new(Cell::new(false));
        let (outside, on_time) = (self.clone(), Rc::clone(&answered));
        spawn_local(async move {
            let opening = outside.database.open(settings::remembered()).await;
            // "blocked" needs to be said only once
            if !(on_time.replace(true) && matches!(opening, Opening::Blocked)) {
                outside.report(Message::Opened(opening));
            }
        });
        let outside = self.clone();
        spawn_local(async move {
            wait::pause().await;
            if !answered.replace(true) {
                outside.report(Message::Opened(Opening::Blocked));
            }
        });
    }

    fn report(&self, message: Message) {
        (self.dispatch)(message);
    }

    /// Reads everything again, because something outside of this window may have changed it.
    fn refresh(&self) {
        let outside = self.clone();
        spawn_local(async move {
            // at once after reading: a save that began later must still count as unconfirmed
            if let Ok(rows) = outside.database.read_all().await {
                outside.report(Message::Foreign(rows));
            }
        });
    }
}
