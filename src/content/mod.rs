//! Content files to domain types. Reading reports *all* errors of a file in one go, each with
//! file, place and reason; what comes out cannot be wrong in a way the engine could stumble over.
//!
//! Knows JSON and wording; does not know where a file comes from (disk, network) nor who shows it.

mod advice;
#[cfg(not(target_arch = "wasm32"))]
pub mod answers;
mod audience;
mod card;
mod condition;
pub mod date;
pub mod decode;
pub mod duties;
pub mod extras;
pub mod fields;
mod group;
mod item;
mod kind;
pub mod lint;
pub mod look;
mod outcome;
mod parts;
#[cfg(not(target_arch = "wasm32"))]
pub mod paths;
#[cfg(not(target_arch = "wasm32"))]
mod place;
mod questionnaire;
pub mod referrals;
#[cfg(not(target_arch = "wasm32"))]
pub mod report;
#[cfg(not(target_arch = "wasm32"))]
pub mod schema;
mod shape;
pub mod site;
pub mod wording;

use std::fmt;

pub use duties::{Duties, load_duties};
pub use extras::{ExtraFiles, Extras, load_extras};
pub use look::{Guide, load_look};
pub use questionnaire::{Check, load_check};
pub use referrals::{Referrals, load_referrals};
pub use site::{Site, load_site};

/// One thing wrong with a content file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// The file, as the caller named it.
    pub file: Box<str>,
    /// The place in it, `groups[e].items[e2].options[0].points`; list entries go by their id.
    pub path: Box<str>,
    /// What is wrong, in English, for authors.
    pub reason: Box<str>,
}

impl fmt::Display for Problem {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let path = if self.path.is_empty() {
            "(whole file)"
        } else {
            &self.path
        };
        write!(out, "{}: {path}: {}", self.file, self.reason)
    }
}
