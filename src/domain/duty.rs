//! Pflichten: which duties concern a person, and since when, by their facts and by the day.
//!
//! A ruling says "applies", "to be checked" or "not for you". It never says that a duty is
//! violated, and it never touches a score: whether somebody fulfils a duty is not known here.

use super::Date;
use super::condition::{Condition, Seen, Truth};
use super::id::{DutyId, ItemIx};
use super::table::sort_stable;

/// One duty, as it concerns the people of one check.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Duty {
    /// Name in files.
    pub id: DutyId,
    /// Whether it is a duty at all.
    pub kind: Kind,
    /// Concerns somebody only if this is true; not known means "to be checked".
    pub applies: Option<Condition>,
    /// Spares somebody only if this is true; not known means "to be checked".
    pub unless: Option<Condition>,
    /// Cases the facts cannot settle: where one holds, has no condition, or is not known, it is to
    /// be checked.
    pub cases: Vec<Option<Condition>>,
    /// When it is in force: the first period that holds for a person counts, and the last one
    /// holds for everybody. None at all means: in force, for a long time.
    pub periods: Vec<Period>,
    /// Whether it was checked against a source; if not, it is to be checked.
    pub verified: bool,
    /// The last day its facts may be relied on without another look.
    pub recheck: Date,
    /// Questions of the check that are about it.
    pub items: Vec<ItemIx>,
}

/// What a duty is in law.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Kind {
    /// In force, or passed and coming.
    #[default]
    Duty,
    /// Only planned; not law.
    Planned,
    /// No duty, but a dated fact that is good to know.
    Fact,
}

/// From the first day to the day before the last; an end that is missing is open.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Period {
    /// First day in force.
    pub from: Option<Date>,
    /// First day no longer in force.
    pub until: Option<Date>,
    /// For whom; missing means for everybody.
    pub when: Option<Condition>,
}

/// Whether a duty concerns a person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Standing {
    /// By all that is known, it does.
    Applies,
    /// "Bitte prüfen", for at least one reason.
    Check(Vec<Why>),
    /// It does not.
    NotForYou,
}

/// Why a duty is to be checked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Why {
    /// This fact is not known.
    Fact(ItemIx),
    /// A case the facts cannot settle, as a position in the duty's cases.
    Case(usize),
    /// Nobody checked the duty against a source.
    Source,
    /// The day for another look is past.
    Overdue,
}

/// Where a duty stands in time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Timing {
    /// Not yet in force.
    Coming(Date),
    /// In force, and since when if that is known.
    InForce(Option<Date>),
    /// No longer in force since this day.
    Gone(Date),
    /// It hangs on a fact that is not known; see the ruling's periods.
    Unclear,
}

/// What follows for one person on one day from one duty.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ruling {
    /// Position of the duty in its list.
    pub duty: usize,
    /// Whether it concerns the person.
    pub standing: Standing,
    /// Where it stands in time.
    pub timing: Timing,
    /// The periods that may hold for the person: one, several when a fact is missing, or none
    /// when the duty has none.
    pub periods: Vec<usize>,
    /// Whether the day for another look is past.
    pub recheck_overdue: bool,
}

/// The lists people read, in their order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum State {
    /// Applies and is in force.
    Now,
    /// Applies and is coming.
    Soon,
    /// To be checked.
    Check,
    /// Has ended.
    Gone,
    /// Does not concern the person.
    NotForYou,
}

impl Ruling {
    /// The list it belongs to.
    pub fn state(&self) -> State {
        match (&self.standing, self.timing) {
            (Standing::NotForYou, _) => State::NotForYou,
            (_, Timing::Gone(_)) => State::Gone,
            (Standing::Check(_), _) | (_, Timing::Unclear) => State::Check,
            (Standing::Applies, Timing::Coming(_)) => State::Soon,
            (Standing::Applies, Timing::InForce(_)) => State::Now,
        }
    }

    /// Within one list, what is coming stands by its day; the order of the file decides the rest.
    fn comes_before(&self, other: &Self) -> bool {
        match (self.state(), other.state()) {
            (State::Soon, State::Soon) => self.coming() < other.coming(),
            (mine, other) => mine < other,
        }
    }

    fn coming(&self) -> Option<Date> {
        match self.timing {
            Timing::Coming(day) => Some(day),
            _ => None,
        }
    }
}

/// What follows from all duties, list by list (see [`State`]).
pub fn judge(duties: &[Duty], seen: Seen<'_>, today: Date) -> Vec<Ruling> {
    let rule = |(at, duty)| rule(at, duty, seen, today);
    let mut rulings: Vec<Ruling> = duties.iter().enumerate().map(rule).collect();
    sort_stable(&mut rulings, Ruling::comes_before);
    rulings
}

/// The rulings of one list.
pub fn in_state(rulings: &[Ruling], state: State) -> impl Iterator<Item = &Ruling> {
    rulings.iter().filter(move |ruling| ruling.state() == state)
}

fn rule(at: usize, duty: &Duty, seen: Seen<'_>, today: Date) -> Ruling {
    let periods = candidates(&duty.periods, seen);
    let timing = timing(&duty.periods, &periods, today);
    let recheck_overdue = today > duty.recheck;
    Ruling {
        duty: at,
        standing: standing(duty, seen, timing, recheck_overdue),
        timing,
        periods,
        recheck_overdue,
    }
}

fn standing(duty: &Duty, seen: Seen<'_>, timing: Timing, overdue: bool) -> Standing {
    let test = |rule: &Option<Condition>, missing| {
        rule.as_ref()
            .map_or(missing, |condition| seen.test(condition))
    };
    let applies = test(&duty.applies, Truth::True);
    let spared = test(&duty.unless, Truth::False);
    if applies == Truth::False || spared == Truth::True {
        return Standing::NotForYou;
    }
    let facts = missing_facts(duty, seen, timing);
    let mut why: Vec<Why> = facts.into_iter().map(Why::Fact).collect();
    let open = |(_, case): &(usize, &Option<Condition>)| seen.holds(case.as_ref());
    let cases = duty.cases.iter().enumerate().filter(open);
    why.extend(cases.map(|(at, _)| Why::Case(at)));
    if !duty.verified {
        why.push(Why::Source);
    }
    if overdue {
        why.push(Why::Overdue);
    }
    if why.is_empty() {
        Standing::Applies
    } else {
        Standing::Check(why)
    }
}

/// The facts whose answers could still change the ruling.
fn missing_facts(duty: &Duty, seen: Seen<'_>, timing: Timing) -> Vec<ItemIx> {
    let mut facts = Vec::new();
    let rules = duty.applies.iter().chain(&duty.unless);
    for condition in rules.chain(duty.cases.iter().flatten()) {
        seen.missing(condition, &mut facts);
    }
    if timing == Timing::Unclear {
        let open = candidates(&duty.periods, seen).into_iter();
        for condition in open.filter_map(|at| duty.periods.get(at)?.when.as_ref()) {
            seen.missing(condition, &mut facts);
        }
    }
    facts
}

/// The periods that may hold: up to the first one that surely does.
fn candidates(periods: &[Period], seen: Seen<'_>) -> Vec<usize> {
    let mut found = Vec::new();
    for (at, period) in periods.iter().enumerate() {
        let holds = period
            .when
            .as_ref()
            .map_or(Truth::True, |when| seen.test(when));
        if holds != Truth::False {
            found.push(at);
        }
        if holds == Truth::True {
            break;
        }
    }
    found
}

/// What all periods that may hold agree on.
fn timing(periods: &[Period], candidates: &[usize], today: Date) -> Timing {
    let mut held = candidates.iter().filter_map(|at| periods.get(*at));
    let Some(first) = held.next() else {
        return Timing::InForce(None);
    };
    held.fold(first.timing(today), |sum, period| {
        sum.agreed(period.timing(today))
    })
}

impl Period {
    /// Half-open: the first day belongs to it, the last one does not.
    fn timing(&self, today: Date) -> Timing {
        match (self.from, self.until) {
            (_, Some(until)) if today >= until => Timing::Gone(until),
            (Some(from), _) if today < from => Timing::Coming(from),
            (from, _) => Timing::InForce(from),
        }
    }
}

impl Timing {
    /// What two possible states have in common. In force either way: surely so since the later day.
    fn agreed(self, other: Self) -> Self {
        match (self, other) {
            (Self::InForce(one), Self::InForce(two)) => Self::InForce(one.max(two)),
            (Self::Gone(one), Self::Gone(two)) => Self::Gone(one.max(two)),
            (one, two) if one == two => one,
            _ => Self::Unclear,
        }
    }
}
