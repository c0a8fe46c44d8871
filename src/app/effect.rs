//! What the page asks of the outside, as data. Carried out in `web`; results come back as messages.

use std::sync::Arc;

use super::model::Settings;
use super::route::Route;
use crate::content::Check;
use crate::domain::id::CheckId;
use crate::store::{AssessmentId, Row};

/// One wish to the outside.
#[derive(Clone, Debug, PartialEq)]
pub enum Effect {
    /// Go to a page.
    Go(Route),
    /// Go to a page instead of the current one.
    Replace(Route),
    /// Get the part of the program that the start page does without.
    FetchProgram,
    /// Get a check's content.
    Fetch(CheckId),
    /// Get what stands beside a check.
    FetchExtras(Arc<Check>, bool),
    /// Write a row, if the stored revision is still the expected one.
    Save {
        /// What to write.
        row: Row,
        /// Revision it builds on; `None` for a new row.
        expected: Option<u32>,
    },
    /// Remove a row.
    Remove(AssessmentId),
    /// Remember in the settings store whether the database should hold something.
    Remember {
        /// How many assessments it should hold.
        count: usize,
    },
    /// Keep the settings, and put them into force.
    Keep(Settings),
    /// Give the person a file.
    Download {
        /// Name of the file.
        name: String,
        /// Content.
        text: String,
    },
    /// Open an address of another program: a telephone, a mail that is begun.
    Open(String),
    /// Offer a text to the device's share menu.
    Share {
        /// Title.
        title: String,
        /// Address.
        address: String,
    },
    /// Print the page.
    Print,
    /// Remove everything this page ever stored.
    EraseAll,
    /// Move the focus to the summary of errors.
    FocusErrors,
}
