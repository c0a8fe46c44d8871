//! One run of a check by somebody: a name, the sheet, and when it was last touched.

use std::fmt;

use crate::domain::Date;
use crate::domain::id::{CheckId, ItemId};
use crate::domain::look::Marks;
use crate::domain::plan::Plan;
use crate::domain::sheet::Sheet;

/// Name of an assessment in addresses and in the database: 12 characters, lower-case or digits.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct AssessmentId(Box<str>);

impl AssessmentId {
    /// Number of characters.
    pub const LENGTH: usize = 12;

    /// The id in `text`, if it is one.
    pub fn parse(text: &str) -> Option<Self> {
        let fits = text.len() == Self::LENGTH
            && text
                .bytes()
                .all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit());
        fits.then(|| Self(text.into()))
    }

    /// An id from random bytes. 32 symbols, so each byte gives 5 bits: 60 bits in all.
    pub fn from_random(bytes: [u8; Self::LENGTH]) -> Self {
        const SYMBOLS: &[u8; 32] = b"abcdefghijkmnpqrstuvwxyz23456789";
        let symbol = |byte: &u8| char::from(SYMBOLS[usize::from(byte % 32)]);
        Self(bytes.iter().map(symbol).collect::<String>().into())
    }

    /// The id as it stands in addresses.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for AssessmentId {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.0)
    }
}

/// A moment on the clock of the person, to the minute.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Moment {
    /// The day.
    pub day: Date,
    /// Minute of the day, 0 to 1439.
    pub minute: u16,
}

impl Moment {
    /// The time of day as `14:32`.
    pub fn clock(&self) -> String {
        format!("{:02}:{:02}", self.minute / 60, self.minute % 60)
    }
}

/// One run of a check.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Assessment {
    /// Its id.
    pub id: AssessmentId,
    /// What the person calls it; may be empty.
    pub name: Box<str>,
    /// The check it belongs to.
    pub check: CheckId,
    /// The authors' version of the check when it was begun.
    pub version: Box<str>,
    /// What was given.
    pub sheet: Sheet,
    /// The question looked at last.
    pub place: Option<ItemId>,
    /// Whether the result was seen.
    pub finished: bool,
    /// The steps the person chose.
    pub plan: Plan,
    /// The marks of a guided look.
    pub look: Marks,
    /// When it was begun.
    pub created: Moment,
    /// When it was last changed.
    pub changed: Moment,
    /// Fields of a newer version of this program, kept as they were.
    pub extra: Extra,
}

/// Fields this program does not know, as JSON text; empty when there are none.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Extra(pub Box<str>);

/// Longest name a person may give, in characters; longer input is cut.
pub const LONGEST_NAME: usize = 80;

/// A name as it is kept: trimmed, without control characters, at most [`LONGEST_NAME`] long.
pub fn tidy_name(name: &str) -> Box<str> {
    let plain = name.chars().filter(|char| !char.is_control());
    let cut: String = plain.take(LONGEST_NAME).collect();
    cut.trim().into()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn random_ids_are_ids() {
        let id = AssessmentId::from_random([0, 31, 32, 255, 7, 8, 9, 10, 11, 12, 13, 14]);
        assert_eq!(AssessmentId::parse(id.as_str()), Some(id));
        for bad in ["", "abc", "ABCDEFGHIJKL", "abcdefghijk/", "abcdefghijklm"] {
            assert_eq!(AssessmentId::parse(bad), None, "{bad}");
        }
    }

    #[test]
    fn names_are_trimmed_and_cut() {
        assert_eq!(&*tidy_name("  Bäckerei\u{0}\n "), "Bäckerei");
        assert_eq!(tidy_name(&"ä".repeat(500)).chars().count(), LONGEST_NAME);
    }
}
