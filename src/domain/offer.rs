//! Angebote: offers, the programmes that pay for them, and what is known about them on a day.
//!
//! An offer whose time is over is never dropped: it is marked as over, with the standing office
//! behind it. An offer nobody confirmed, or nobody looked at for long, is marked as to be checked.

use super::Date;
use super::id::{OfferId, OfficeIx, OptionIx, ProgrammeId, ProgrammeIx, TopicId};

/// One round of a programme that pays for offers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Programme {
    /// Name in files.
    pub id: ProgrammeId,
    /// When it runs.
    pub period: Period,
    /// Whether the city is known to take part.
    pub takes_part: bool,
    /// Districts it gives priority, as options of the check's district fact.
    pub districts: Vec<OptionIx>,
    /// More than this per cent of the participants must come from these districts.
    pub over_percent: Option<u32>,
    /// The round after it.
    pub successor: Option<ProgrammeIx>,
}

/// From one day to another, both included; an end that is missing is open.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Period {
    /// First day.
    pub from: Option<Date>,
    /// Last day.
    pub until: Option<Date>,
}

/// Where a day stands in a period.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Phase {
    Ahead(Date),
    Within,
    Over(Date),
}

/// One offer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Offer {
    /// Name in files.
    pub id: OfferId,
    /// Who gives it.
    pub office: OfficeIx,
    /// The standing office to ask when it is over.
    pub ask: OfficeIx,
    /// The rounds that pay or paid for it; none for a standing offer.
    pub programmes: Vec<ProgrammeIx>,
    /// Its own dates, if it has any.
    pub period: Option<Period>,
    /// Whom it takes first.
    pub districts: DistrictRule,
    /// What it is about.
    pub topics: Vec<TopicId>,
    /// Whether somebody confirmed that it exists.
    pub confirmed: bool,
    /// The day to check it again.
    pub recheck: Date,
}

/// Whom an offer takes first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DistrictRule {
    /// The programme's districts first, the others as well.
    PriorityFirst,
    /// Everybody alike.
    AllWelcome,
}

/// What is known about an offer on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Validity {
    /// It runs, as far as anybody knows.
    Running,
    /// It is over.
    Ended {
        /// What ended.
        of: Over,
        /// Its last day.
        on: Date,
        /// The standing office behind it.
        ask: OfficeIx,
    },
    /// It has not begun.
    Coming {
        /// Its first day.
        from: Date,
    },
    /// It has to be checked first.
    Unknown(Doubt),
}

/// What ended an offer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Over {
    /// Its own time.
    Offer,
    /// The round that paid for it.
    Programme(ProgrammeIx),
}

/// Why an offer has to be checked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Doubt {
    /// Nobody confirmed it.
    Unconfirmed,
    /// The day to check it again is past.
    Overdue(Date),
    /// The round runs, but whether the city takes part is not known.
    TakesPart(ProgrammeIx),
}

/// What somebody's district means for an offer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// People from there come first.
    Priority,
    /// People from there are welcome.
    Welcome,
    /// The district is not known.
    Unknown,
}

impl Offer {
    /// What is known about it on a day.
    pub fn validity(&self, programmes: &[Programme], today: Date) -> Validity {
        let dated = self.period.is_some_and(|period| period.until.is_some());
        match self.period.map(|period| period.phase(today)) {
            Some(Phase::Over(on)) => Validity::Ended {
                of: Over::Offer,
                on,
                ask: self.ask,
            },
            Some(Phase::Ahead(from)) => Validity::Coming { from },
            _ if !self.programmes.is_empty() => self.paid_for(programmes, today),
            _ if !self.confirmed => Validity::Unknown(Doubt::Unconfirmed),
            // a date says more than the day somebody last looked
            _ if !dated && today > self.recheck => Validity::Unknown(Doubt::Overdue(self.recheck)),
            _ => Validity::Running,
        }
    }

    /// What its rounds make of it: running if one does; else the doubt about one that would run
    /// now; else the next begin; else the last end.
    fn paid_for(&self, programmes: &[Programme], today: Date) -> Validity {
        let (mut doubt, mut next, mut last) = (None, None, None);
        for ix in &self.programmes {
            let Some(programme) = programmes.get(ix.at()) else {
                continue;
            };
            match (programme.period.phase(today), programme.takes_part) {
                (Phase::Within, true) => return Validity::Running,
                (Phase::Within, false) => doubt = Some(*ix),
                (Phase::Ahead(from), true) if next.is_none_or(|known| from < known) => {
                    next = Some(from);
                }
                (Phase::Over(on), _) if last.is_none_or(|(known, _)| on > known) => {
                    last = Some((on, *ix));
                }
                (Phase::Ahead(_) | Phase::Over(_), _) => {}
            }
        }
        match (doubt, next, last) {
            (Some(ix), _, _) => Validity::Unknown(Doubt::TakesPart(ix)),
            (_, Some(from), _) => Validity::Coming { from },
            (_, _, Some((on, ix))) => Validity::Ended {
                of: Over::Programme(ix),
                on,
                ask: self.ask,
            },
            _ => Validity::Unknown(Doubt::Unconfirmed),
        }
    }

    /// What somebody's district means for it; any of its rounds may give a district priority.
    pub fn place(&self, programmes: &[Programme], district: Option<OptionIx>) -> Place {
        if self.districts == DistrictRule::AllWelcome {
            return Place::Welcome;
        }
        let Some(district) = district else {
            return Place::Unknown;
        };
        let first = |ix: &ProgrammeIx| {
            let programme = programmes.get(ix.at());
            programme.is_some_and(|programme| programme.districts.contains(&district))
        };
        if self.programmes.iter().any(first) {
            Place::Priority
        } else {
            Place::Welcome
        }
    }
}

/// The latest round after this one that has begun.
pub fn successor(programmes: &[Programme], of: ProgrammeIx, today: Date) -> Option<ProgrammeIx> {
    let (mut at, mut found) = (of, None);
    // no further than there are programmes, in case they follow each other in a circle
    for _ in programmes {
        let next = programmes.get(at.at()).and_then(|last| last.successor);
        let begun = |ix: &ProgrammeIx| {
            let programme = programmes.get(ix.at());
            programme.is_some_and(|next| !matches!(next.period.phase(today), Phase::Ahead(_)))
        };
        match next.filter(begun) {
            Some(ix) => (at, found) = (ix, Some(ix)),
            None => break,
        }
    }
    found
}

impl Period {
    fn phase(self, day: Date) -> Phase {
        match (self.from, self.until) {
            (Some(from), _) if day < from => Phase::Ahead(from),
            (_, Some(until)) if day > until => Phase::Over(until),
            _ => Phase::Within,
        }
    }
}
