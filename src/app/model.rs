//! The state of the page. States are enums; what can be worked out is a function, never a field.

use std::sync::Arc;

use super::route::Route;
use crate::content::{Check, Extras, Site};
use crate::domain::Date;
use crate::domain::id::{CheckId, ItemId};
use crate::domain::plan::Planned;
use crate::domain::table::{Table, sort_stable};
use crate::exchange::code;
use crate::store::{Assessment, AssessmentId, Damage, Moment, Row};

/// The whole state.
#[derive(Clone, Debug)]
pub struct Model {
    /// The city's edition.
    pub site: Arc<Site>,
    /// Where one is.
    pub route: Route,
    /// Milliseconds at which the route was reached, on the clock of [`Now::tick`].
    pub reached: f64,
    /// How much of the program is here.
    pub program: Program,
    /// Checks that were asked for.
    pub checks: Table<CheckId, CheckState>,
    /// What stands beside these checks.
    pub extras: Table<CheckId, ExtrasState>,
    /// What storage can do.
    pub storage: Storage,
    /// All assessments.
    pub shelf: Table<AssessmentId, Volume>,
    /// Rows that cannot be read; kept as they are.
    pub damaged: Vec<(Row, Damage)>,
    /// The result of the last save.
    pub saving: Saving,
    /// Something to say at the top of the page.
    pub notice: Option<Notice>,
    /// An assessment to be repeated as soon as its check has come.
    pub repeating: Option<AssessmentId>,
    /// The question that was submitted empty.
    pub missing: Option<ItemId>,
    /// Text size, colours.
    pub settings: Settings,
    /// The day of the last message; dates are judged by it.
    pub today: Date,
}

/// How much of the program is here. The start page and the text pages do without the part that
/// only checks and saved data need; it comes when somebody goes there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Program {
    /// What the start page needs.
    Start,
    /// The rest is on its way.
    Coming,
    /// All of it.
    Whole,
    /// The rest could not be had.
    Failed,
}

/// A check's content.
#[derive(Clone, Debug)]
pub enum CheckState {
    /// On its way.
    Loading,
    /// There.
    Ready(Arc<Check>),
    /// It could not be had.
    Failed(LoadFailure),
}

/// What stands beside a check.
#[derive(Clone, Debug)]
pub enum ExtrasState {
    /// On its way.
    Loading,
    /// There.
    Ready(Arc<Extras>),
    /// It could not be had.
    Failed,
}

/// Why content could not be had.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LoadFailure {
    /// The network or the host did not give it.
    Unreachable,
    /// It came, but is not right.
    Broken,
}

/// What storage can do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Storage {
    /// Not known yet.
    Opening,
    /// It holds these rows. Reading them is not part of the start: they wait for the rest of the
    /// program.
    Found(Vec<Row>),
    /// Keeps what is written.
    Durable,
    /// Nothing can be kept; the page works from memory.
    MemoryOnly,
    /// The database is gone although there was one: ask before anything new is written.
    Missing,
}

/// An assessment with the state of its saving.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Volume {
    /// The assessment.
    pub assessment: Assessment,
    /// Revision of the last save sent; `None` before the first.
    pub sent: Option<u32>,
    /// Revision of the last save confirmed.
    pub saved: Option<u32>,
}

/// The state of saving, as people see it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Saving {
    /// Nothing to say.
    #[default]
    Quiet,
    /// On its way.
    Writing,
    /// Everything is kept, since this moment.
    Saved(Moment),
    /// It did not work.
    Failed(SaveFailure),
}

/// Why a save did not work.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SaveFailure {
    /// No room.
    Full,
    /// The browser refused.
    Refused,
}

/// Something to say at the top of the page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Notice {
    /// An assessment was deleted; it can be brought back.
    Deleted(Box<Assessment>),
    /// A copy was made, with this name.
    Copied,
    /// Another window had changed the same assessment; both versions are kept.
    BothKept,
    /// So many assessments were taken from a file.
    Opened(usize),
    /// A step was taken out of the plan; it can be put back with all that was noted.
    Unplanned(Box<Planned>),
    /// A check that was asked for here did not come.
    NotLoaded,
    /// A file could not be opened.
    FileRefused(crate::store::file::FileError),
    /// Everything was erased.
    Erased,
}

/// Text size and colours; kept in the browser's settings store.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Settings {
    /// Colours.
    pub theme: Theme,
    /// Steps of text size above the usual, 0 to 2.
    pub size: u8,
}

/// Colours.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Theme {
    /// As the device is set.
    #[default]
    System,
    /// Light.
    Light,
    /// Dark.
    Dark,
}

/// What the outside says with every message: time and chance are arguments.
#[derive(Clone, Debug)]
pub struct Now {
    /// The person's clock.
    pub moment: Moment,
    /// Milliseconds that only ever grow, for guarding against double taps.
    pub tick: f64,
    /// A fresh id, should one be needed.
    pub fresh: AssessmentId,
}

impl Model {
    /// The state before anything is known.
    pub fn new(site: Arc<Site>, route: Route, settings: Settings, now: &Now) -> Self {
        Self {
            site,
            route,
            reached: now.tick,
            program: Program::Start,
            checks: Table::default(),
            extras: Table::default(),
            storage: Storage::Opening,
            shelf: Table::default(),
            damaged: Vec::new(),
            saving: Saving::Quiet,
            notice: None,
            repeating: None,
            missing: None,
            settings,
            today: now.moment.day,
        }
    }

    /// The assessment of the current page.
    pub fn current(&self) -> Option<&Assessment> {
        let id = self.route.assessment()?;
        self.shelf.get(id).map(|volume| &volume.assessment)
    }

    /// The content of a check, if it is there.
    pub fn check(&self, id: &CheckId) -> Option<&Arc<Check>> {
        match self.checks.get(id) {
            Some(CheckState::Ready(check)) => Some(check),
            _ => None,
        }
    }

    /// What stands beside a check, if it is there.
    pub fn extras(&self, id: &CheckId) -> Option<&Arc<Extras>> {
        match self.extras.get(id) {
            Some(ExtrasState::Ready(extras)) => Some(extras),
            _ => None,
        }
    }

    /// Assessments, last changed first.
    pub fn recent(&self) -> Vec<&Assessment> {
        let mut all: Vec<&Assessment> = self
            .shelf
            .iter()
            .map(|(_, volume)| &volume.assessment)
            .collect();
        // the table is in the order of ids, which decides between equals
        sort_stable(&mut all, |a, b| a.changed > b.changed);
        all
    }

    /// Whether the current page needs the whole program.
    pub fn needs_whole(&self) -> bool {
        match &self.route {
            Route::Begin(_)
            | Route::Within(..)
            | Route::Code(_)
            | Route::MyData
            | Route::Settings => true,
            // where data are missing, the page offers to open a file
            _ => matches!(self.storage, Storage::Missing | Storage::Found(_)),
        }
    }

    /// The check the current page needs.
    pub fn needed_check(&self) -> Option<CheckId> {
        match &self.route {
            Route::Begin(check) => Some(check.clone()),
            Route::Code(code) => code::peek(code).ok().map(|head| head.check),
            Route::Within(..) => self.current().map(|assessment| assessment.check.clone()),
            _ => None,
        }
    }
}
