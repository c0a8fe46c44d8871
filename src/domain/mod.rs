//! GROUND: what a check is and what follows from answers. Plain types and pure functions.
//!
//! Knows no browser, no clock, no randomness, no file format and no visible text: `today` is an
//! argument, wording lives in [`crate::content`]. Nothing here names one of our questionnaires.

pub mod advice;
pub mod answer;
pub mod band;
pub mod card;
pub mod cause;
pub mod compare;
pub mod condition;
pub mod duty;
pub mod flow;
pub mod id;
pub mod item_score;
pub mod look;
pub mod number;
pub mod offer;
pub mod order;
pub mod plan;
pub mod questionnaire;
pub mod reach;
pub mod referral;
pub mod score;
pub mod sheet;
pub mod table;
pub mod warning;

pub use time::Date;
