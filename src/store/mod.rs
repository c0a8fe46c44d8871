//! What is kept, and in which form. Saved types are versioned structs of their own; golden files
//! of every version stay in `tests/data/saves`. Knows no browser: `web::database` moves the rows.

pub mod assessment;
pub mod file;
mod plan;
pub mod record;
pub mod row;

pub use assessment::{Assessment, AssessmentId, Moment};
pub use row::{Damage, Row};
