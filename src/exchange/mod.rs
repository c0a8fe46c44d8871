//! What a person takes along: calendar file, table, code and its symbol, a page that shows the
//! result to anyone and can be opened again. Pure text and geometry in, pure text and geometry out.
//!
//! Knows no browser and no view: who calls brings the words, the day and the moment.

mod base32;
mod bits;
pub mod calendar;
pub mod code;
pub mod page;
pub mod symbol;
pub mod table;
