//! Names of things as newtypes, so that a group cannot be passed where an item is meant.
//!
//! Two families: *ids* are what authors write and files keep (`"e2"`); *indices* are positions in
//! one loaded [`Questionnaire`](super::questionnaire::Questionnaire) and are never saved.

use std::fmt;

/// Longest id an author may write, in characters.
pub const MAX_ID: usize = 32;

/// Whether `text` is a well-formed id: lower-case letters, digits, hyphens, at most [`MAX_ID`].
pub fn is_id(text: &str) -> bool {
    let bytes = text.as_bytes();
    !bytes.is_empty()
        && bytes.len() <= MAX_ID
        && bytes[0] != b'-'
        && bytes
            .iter()
            .all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || *b == b'-')
}

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident),* $(,)?) => {$(
        $(#[$doc])*
        #[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(Box<str>);

        impl $name {
            /// The id for `text`, or `None` when it is not well-formed (see [`is_id`]).
            pub fn parse(text: &str) -> Option<Self> {
                is_id(text).then(|| Self(text.into()))
            }

            /// The id as the author wrote it.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
                out.write_str(&self.0)
            }
        }
    )*};
}

ids! {
    /// A check (questionnaire), for example `business`.
    CheckId,
    /// A question or fact within a check.
    ItemId,
    /// One answer card of a choice, one tick of a checklist, one row.
    OptionId,
    /// A Bereich (group of items with a score).
    GroupId,
    /// A Stufe (band).
    BandId,
    /// A card with help for a situation that cannot wait.
    CardId,
    /// A Schritt (recommendation).
    StepId,
    /// A point of a guided look.
    PointId,
    /// A subject an offer can be about; steps lead to topics, offers serve them.
    TopicId,
    /// A Pflicht (duty), for example `imprint`.
    DutyId,
    /// A Stelle (office) that helps.
    OfficeId,
    /// A round of a programme that pays for offers.
    ProgrammeId,
    /// An Angebot (offer).
    OfferId,
    /// A rule that leads from answers to offers.
    RuleId,
}

macro_rules! indices {
    ($($(#[$doc:meta])* $name:ident: $int:ty),* $(,)?) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(pub $int);

        impl $name {
            /// The position as a `usize`, for slices.
            pub const fn at(self) -> usize {
                self.0 as usize
            }
        }
    )*};
}

indices! {
    /// Position of an item in [`Questionnaire::items`](super::questionnaire::Questionnaire::items).
    ItemIx: u16,
    /// Position of an option, tick or row in its item.
    OptionIx: u8,
    /// Position of a group in [`Questionnaire::groups`](super::questionnaire::Questionnaire::groups).
    GroupIx: u8,
    /// Position of a band in its list, lowest first.
    BandIx: u8,
    /// Position of a point in [`Look::points`](super::look::Look::points).
    PointIx: u16,
    /// Position of an office in [`Catalogue::offices`](super::referral::Catalogue::offices).
    OfficeIx: u8,
    /// Position of a programme in [`Catalogue::programmes`](super::referral::Catalogue::programmes).
    ProgrammeIx: u8,
    /// Position of an offer in [`Catalogue::offers`](super::referral::Catalogue::offers).
    OfferIx: u8,
    /// Position of a rule in [`Catalogue::rules`](super::referral::Catalogue::rules).
    RuleIx: u8,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_are_short_lower_case_words() {
        for good in ["e2", "0", "over-800k", "a"] {
            assert!(ItemId::parse(good).is_some(), "{good}");
        }
        let long = "a".repeat(MAX_ID + 1);
        for bad in ["", "-a", "E2", "ä", "a b", "a.b", long.as_str()] {
            assert!(ItemId::parse(bad).is_none(), "{bad}");
        }
    }
}
