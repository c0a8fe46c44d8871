//! What can happen: wishes of the person, and reports from the outside.

use std::sync::Arc;

use super::model::{LoadFailure, SaveFailure, Settings};
use super::route::Route;
use crate::content::{Check, Extras};
use crate::domain::answer::{Answer, Wish};
use crate::domain::id::{CheckId, GroupIx, ItemIx, PointId, StepId};
use crate::domain::look::Mark;
use crate::domain::plan;
use crate::domain::questionnaire::Form;
use crate::store::file::FileError;
use crate::store::{AssessmentId, Row};

/// One thing that happened.
#[derive(Clone, Debug)]
pub enum Message {
    /// The database answered.
    Opened(Opening),
    /// The address changed.
    Reached(Route),
    /// The rest of the program came, or did not.
    Arrived(Result<(), LoadFailure>),
    /// Try again to get the rest of the program.
    FetchProgram,
    /// A check's content came, or did not.
    Loaded(CheckId, Result<Arc<Check>, LoadFailure>),
    /// Try again to get a check's content.
    Reload(CheckId),
    /// What stands beside a check came, or did not.
    Extras(CheckId, Result<Arc<Extras>, LoadFailure>),

    /// Begin a check.
    Begin(CheckId, Form),
    /// Go on with an assessment where it was left.
    Resume(AssessmentId),
    /// An answer was chosen, or taken back.
    Answer(ItemIx, Option<Answer>),
    /// "Weiter" on a question or on the facts.
    Continue,
    /// "Überspringen".
    Skip,
    /// How much a Bereich matters.
    Wish(GroupIx, Option<Wish>),
    /// "Passt nicht zu mir", or back again.
    PutAside(StepId, bool),
    /// A change of the plan.
    Plan(Planning),
    /// A mark in the guided look; `None` takes it back.
    Look(PointId, Option<Mark>),
    /// Begin the check of an assessment again, for "then and now".
    Repeat(AssessmentId),
    /// Take over the answers of the code in the address.
    TakeCode,

    /// Give an assessment a name.
    Rename(AssessmentId, String),
    /// Copy an assessment.
    Duplicate(AssessmentId),
    /// Delete an assessment.
    Delete(AssessmentId),
    /// Bring back what was deleted last.
    Undo,
    /// Close what is said at the top.
    CloseNotice,
    /// Save all assessments, or one, as a file.
    Export(Option<AssessmentId>),
    /// A file was chosen: its content, or why it cannot be read.
    Import(Result<String, FileError>),
    /// Save a row that cannot be read as it is.
    ExportDamaged(AssessmentId),
    /// Delete a row that cannot be read.
    DeleteDamaged(AssessmentId),
    /// Delete everything.
    EraseAll,
    /// Begin with an empty database although there was one.
    StartAfresh,

    /// A save arrived on the disk.
    Saved(AssessmentId, u32),
    /// A save did not work.
    SaveFailed(AssessmentId, u32, SaveFailure),
    /// Somebody else had changed the row; this is what is there now.
    Conflict(AssessmentId, Option<Row>),
    /// Another window changed something.
    Foreign(Vec<Row>),
    /// The page may be closed: write what is not written yet.
    Flush,

    /// Text size, colours.
    Settings(Settings),
    /// Print.
    Print,
    /// Give the person a file: name, content.
    Give(String, String),
    /// Begin a mail in the person's mail program.
    Write(Mail),
    /// Offer an address to the device's share menu: title, address.
    Share(String, String),
}

/// A change of the plan.
#[derive(Clone, Debug)]
pub enum Planning {
    /// Take a step into the plan.
    Add(StepId),
    /// Take it out.
    Remove(StepId),
    /// Change an entry.
    Edit(StepId, plan::Change),
}

/// A mail, as the person has edited it.
#[derive(Clone, Debug)]
pub struct Mail {
    /// Address; empty when none is known.
    pub to: String,
    /// Subject.
    pub subject: String,
    /// Text.
    pub body: String,
}

/// What the database found when it was opened.
#[derive(Clone, Debug)]
pub enum Opening {
    /// These rows.
    Rows(Vec<Row>),
    /// A new database where there should be an old one.
    Missing,
    /// The browser does not allow it.
    Blocked,
}
