//! The words of referrals, parallel to the catalogue: offices, programmes, offers, reasons, what is
//! known on a day, the prepared letter and the sheet. Nothing is promised in any of them.

use super::super::wording::Stand;
use crate::domain::id::{OfferIx, OfficeIx, ProgrammeIx, RuleIx};

/// Everything people read about referrals.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Words {
    /// One per office.
    pub offices: Vec<OfficeText>,
    /// One per programme.
    pub programmes: Vec<ProgrammeText>,
    /// One per offer.
    pub offers: Vec<OfferText>,
    /// One per rule of this check; `{answers}` stands for the answers that made it fire.
    pub reasons: Vec<&'static str>,
    /// Sentences for all offers alike.
    pub common: Common,
    /// What all letters share.
    pub letter: LetterFrame,
    /// The Vermittlungsblatt.
    pub sheet: Sheet,
}

/// How sure a fact is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Certainty {
    /// Somebody read it in a public source.
    Checked,
    /// Somebody said so, and no public source was found.
    Reported,
    /// Nobody knows for certain; shown with "bitte prüfen".
    Open,
}

/// How well a fact is known.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Known {
    /// When it was looked at.
    pub stand: Stand,
    /// How sure it is.
    pub certainty: Certainty,
    /// Where it was read; always there when it is checked.
    pub source: Option<&'static str>,
    /// What to know about it; always there when it is not checked.
    pub note: Option<&'static str>,
}

/// An office. What is not known stays empty and is shown as "bitte erfragen".
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OfficeText {
    /// Name.
    pub name: &'static str,
    /// What it is.
    pub about: &'static str,
    /// Where it is.
    pub address: Option<&'static str>,
    /// Telephone as people read it, and as devices dial it.
    pub phone: Option<(&'static str, &'static str)>,
    /// E-mail address.
    pub mail: Option<&'static str>,
    /// Web address.
    pub web: Option<&'static str>,
    /// Whom to ask for.
    pub person: Option<&'static str>,
    /// How well this is known.
    pub known: Known,
}

/// One round of a programme.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ProgrammeText {
    /// Name.
    pub title: &'static str,
    /// Who runs it.
    pub run_by: Vec<OfficeIx>,
    /// How well this is known.
    pub known: Known,
}

/// What sort of offer it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OfferKind {
    /// A talk with one person.
    Talk,
    /// A group.
    Group,
    /// Coaching over some time.
    Coaching,
    /// An event.
    Event,
    /// Employers and people looking for work are brought together.
    Bridge,
    /// Learning or help on the net.
    Online,
    /// A place with a computer or the net.
    Place,
    /// Money.
    Grant,
    /// Something for those who advise; no rule needs to lead to it.
    Material,
}

/// An offer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OfferText {
    /// Name.
    pub name: &'static str,
    /// What sort it is.
    pub kind: OfferKind,
    /// Ids of the checks whose people it is for.
    pub audiences: Vec<&'static str>,
    /// What it is.
    pub about: &'static str,
    /// What happens there.
    pub expect: Vec<&'static str>,
    /// What is not promised.
    pub not_promised: &'static str,
    /// What to bring along.
    pub bring: Option<&'static str>,
    /// Web address of its own.
    pub web: Option<&'static str>,
    /// Who keeps this entry up to date.
    pub owner: &'static str,
    /// How well this is known.
    pub known: Known,
    /// The prepared letter, if one can write there.
    pub letter: Option<LetterText>,
}

/// A prepared letter; the person may change it before it is sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LetterText {
    /// Subject.
    pub subject: &'static str,
    /// Greeting, where it differs from the common one.
    pub greeting: Option<&'static str>,
    /// Paragraphs with `{reason}`, `{steps}` and `{district}`.
    pub body: Vec<&'static str>,
}

/// What all letters share.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LetterFrame {
    /// First line.
    pub greeting: &'static str,
    /// Last line.
    pub closing: &'static str,
}

/// Sentences for all offers alike.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Common {
    /// How soon: today, at the next appointment, when it suits.
    pub urgency: [&'static str; 3],
    /// Instead of a contact that is not known.
    pub ask: &'static str,
    /// Beside what is not checked.
    pub check: &'static str,
    /// That nothing is promised.
    pub no_promise: &'static str,
    /// After the first answers quoted, when there are `{n}` more.
    pub more: &'static str,
    /// What is known on a day.
    pub validity: ValidityWords,
    /// District: comes first, welcome, not known.
    pub district: [&'static str; 3],
}

/// What is known about an offer on a day; `{programme}`, `{day}`, `{office}`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ValidityWords {
    /// It runs; `{day}` is when it was checked.
    pub running: &'static str,
    /// It ended with its programme.
    pub ended_programme: &'static str,
    /// It ended by itself.
    pub ended_offer: &'static str,
    /// It begins later.
    pub coming: &'static str,
    /// Nobody confirmed it.
    pub unconfirmed: &'static str,
    /// It should have been checked again by `{day}`.
    pub overdue: &'static str,
    /// A programme runs, whether the city takes part is not known.
    pub takes_part: &'static str,
    /// A programme that followed.
    pub successor: &'static str,
    /// A programme that followed, with or without the city.
    pub successor_open: &'static str,
}

/// The Vermittlungsblatt: a sheet to take along.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sheet {
    /// Title.
    pub title: &'static str,
    /// What it is for.
    pub intro: &'static str,
    /// Its lines, in order.
    pub lines: Vec<(SheetLine, &'static str)>,
    /// Last sentences.
    pub footer: Vec<&'static str>,
}

/// What a line of the sheet holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SheetLine {
    /// Name of the offer.
    Offer,
    /// Office and contact.
    Office,
    /// Why.
    Reason,
    /// How soon.
    Urgency,
    /// What is known on this day.
    Validity,
    /// District.
    District,
    /// Steps agreed on.
    Steps,
    /// What to bring along.
    Bring,
    /// Empty, for day and time.
    Appointment,
    /// Empty, for notes.
    Notes,
}

impl Words {
    /// The words of an offer.
    pub fn offer(&self, ix: OfferIx) -> Option<&OfferText> {
        self.offers.get(ix.at())
    }

    /// The words of an office.
    pub fn office(&self, ix: OfficeIx) -> Option<&OfficeText> {
        self.offices.get(ix.at())
    }

    /// The words of a programme.
    pub fn programme(&self, ix: ProgrammeIx) -> Option<&ProgrammeText> {
        self.programmes.get(ix.at())
    }

    /// The template of a rule's reason.
    pub fn reason(&self, ix: RuleIx) -> &'static str {
        self.reasons.get(ix.at()).copied().unwrap_or_default()
    }
}
