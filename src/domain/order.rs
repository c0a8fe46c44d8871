//! The order of steps as an author states it: sort keys, what they compare, and sets of steps that
//! go first.
//!
//! Only what is stated; [`super::advice`] puts steps into this order.

use super::condition::Condition;
use super::id::{GroupIx, ItemIx, StepId};
use super::questionnaire::{Cost, Impact, Step};

/// How many steps are shown, and in which order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AdviceRule {
    /// How many are shown as "now".
    pub now: usize,
    /// How many are shown as "later".
    pub later: usize,
    /// A dated duty counts as due this many days before its date.
    pub due_days: i64,
    /// Sort keys, most important first; the catalogue's order decides what is left.
    pub order: Vec<OrderKey>,
}

/// One way of putting one step before another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum OrderKey {
    /// Open critical warnings first.
    Critical,
    /// Open warnings of any kind first.
    Important,
    /// Warnings whose legal date is near or past first.
    Due,
    /// What the person called important first.
    Wish,
    /// What brings most for what it takes first.
    Payoff,
    /// Weight times distance to the best answer, largest first.
    Gain,
    /// What is nearly reached first, for an early success; where a warning is open, the other way
    /// round. An answer that is not known comes after those as far away.
    Nearest,
    /// Shorter first.
    Effort,
    /// Steps that are picked first.
    First(Pick),
}

/// Steps that go before the others.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pick {
    /// Which steps.
    pub of: Picked,
    /// They do only if this is true.
    pub when: Option<Condition>,
}

/// Which steps are picked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Picked {
    /// These.
    Steps(Vec<StepId>),
    /// Of these the first one that is recommended, and no other.
    OneOf(Vec<StepId>),
    /// Those of these items.
    Items(Vec<ItemIx>),
    /// Those of these groups.
    Groups(Vec<GroupIx>),
    /// Those of the group with the lowest value among these; of equals the first. Groups without
    /// a value do not take part.
    LowestOf(Vec<GroupIx>),
}

/// Impact divided by effort, in three classes.
///
/// Classes instead of a number: minutes and impact are rough guesses of authors, and a finer scale
/// would leave nothing for the keys after it to decide.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Payoff {
    /// It takes more than it brings at once.
    Low,
    /// Both are alike.
    Even,
    /// It brings more than it takes.
    High,
}

/// Up to half an hour is little effort.
const LITTLE: u32 = 30;
/// Up to two hours is some effort, everything longer is much.
const SOME: u32 = 120;

impl Payoff {
    /// Impact (1 to 3) against effort (1 to 3). What costs more than 100 euros takes one more.
    pub fn of(step: &Step) -> Self {
        let impact = match step.impact {
            Impact::Low => 1,
            Impact::Medium => 2,
            Impact::High => 3,
        };
        let time = 1 + u32::from(step.minutes > LITTLE) + u32::from(step.minutes > SOME);
        let money = u32::from(step.cost == Cost::More);
        match impact.cmp(&(time + money).min(3)) {
            std::cmp::Ordering::Less => Self::Low,
            std::cmp::Ordering::Equal => Self::Even,
            std::cmp::Ordering::Greater => Self::High,
        }
    }
}
