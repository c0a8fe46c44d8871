//! A guided look: point by point at something one has, such as the own website, and what was
//! found at each. What the points are is content; here is only what a person marked.

use super::id::PointId;
use super::table::Table;

/// What was found at one point.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mark {
    /// It is as it should be.
    Fine,
    /// There is something to do.
    Open,
    /// It does not concern this person.
    NotApplicable,
}

/// The marks of a guided look. Points without a mark were not looked at yet.
pub type Look = Table<PointId, Mark>;
