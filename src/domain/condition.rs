//! Conditions over answers, three-valued: true, false, not known. "Not known" hides.
//!
//! Beside what a condition comes to now ([`Truth`]) stands what it may still come to
//! ([`Outlook`]): the progress bar needs it.

use super::answer::Answer;
use super::id::{ItemIx, OptionIx};
use super::item_score::earned;
use super::number::Points;
use super::questionnaire::{Kind, Questionnaire};
use super::reach::{Presence, Reach};

/// A question about answers of earlier items.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Condition {
    /// The item's answer is one of these options, or any of these is ticked.
    In(ItemIx, Vec<OptionIx>),
    /// The item earned at most this many points.
    AtMost(ItemIx, Points),
    /// The item earned at least this many points.
    AtLeast(ItemIx, Points),
    /// All of them.
    All(Vec<Condition>),
    /// At least one of them.
    Any(Vec<Condition>),
    /// The opposite; the opposite of unknown is unknown.
    Not(Box<Condition>),
    /// True when the inner one is true or unknown.
    Maybe(Box<Condition>),
}

/// What a condition comes to now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Truth {
    /// It holds.
    True,
    /// It does not hold.
    False,
    /// Not known: the item it hangs on is not answered, is hidden, or the person does not know.
    Unknown,
}

impl Truth {
    pub(super) fn of(holds: bool) -> Self {
        if holds { Self::True } else { Self::False }
    }

    pub(super) fn not(self) -> Self {
        match self {
            Self::True => Self::False,
            Self::False => Self::True,
            Self::Unknown => Self::Unknown,
        }
    }

    pub(super) fn and(self, other: Self) -> Self {
        match (self, other) {
            (Self::False, _) | (_, Self::False) => Self::False,
            (Self::True, Self::True) => Self::True,
            _ => Self::Unknown,
        }
    }

    pub(super) fn or(self, other: Self) -> Self {
        self.not().and(other.not()).not()
    }
}

/// What a condition may come to, now or when more answers are added: a set of [`Truth`]s.
///
/// Every answer that is added can only make the set smaller. That is what keeps the total of the
/// progress bar from growing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Outlook(u8);

impl Outlook {
    /// Anything may come.
    pub const ANY: Self = Self(0b111);

    const ALL: [Truth; 3] = [Truth::True, Truth::False, Truth::Unknown];

    /// Nothing but this.
    pub const fn only(truth: Truth) -> Self {
        Self(1 << truth as u8)
    }

    /// Whether this may come.
    pub const fn may_be(self, truth: Truth) -> bool {
        self.0 & Self::only(truth).0 != 0
    }

    fn members(self) -> impl Iterator<Item = Truth> {
        Self::ALL
            .into_iter()
            .filter(move |truth| self.may_be(*truth))
    }

    fn with(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    fn each(self, turn: impl Fn(Truth) -> Truth) -> Self {
        self.members()
            .fold(Self(0), |set, truth| set.with(Self::only(turn(truth))))
    }

    fn pairs(self, other: Self, join: impl Fn(Truth, Truth) -> Truth) -> Self {
        self.members()
            .fold(Self(0), |set, a| set.with(other.each(|b| join(a, b))))
    }
}

/// The one window through which rules see answers: only those of items that are shown.
#[derive(Clone, Copy)]
pub struct Seen<'a> {
    /// The check.
    pub check: &'a Questionnaire,
    /// What was given, reachable or not.
    pub answers: &'a super::answer::Answers,
    /// What is reachable.
    pub reach: &'a Reach,
}

impl<'a> Seen<'a> {
    /// The answer of an item that is shown.
    pub fn answer(self, item: ItemIx) -> Option<&'a Answer> {
        match self.reach.presence(item) {
            Presence::Shown => self.answers.get(item),
            Presence::Later | Presence::Hidden => None,
        }
    }

    /// What a condition comes to.
    pub fn test(self, condition: &Condition) -> Truth {
        match condition {
            Condition::In(item, options) => self.atom(*item, |answer| is_in(answer, options)),
            Condition::AtMost(item, limit) => self.points(*item, |points| points <= *limit),
            Condition::AtLeast(item, limit) => self.points(*item, |points| points >= *limit),
            Condition::All(parts) => parts
                .iter()
                .fold(Truth::True, |truth, part| truth.and(self.test(part))),
            Condition::Any(parts) => parts
                .iter()
                .fold(Truth::False, |truth, part| truth.or(self.test(part))),
            Condition::Not(inner) => self.test(inner).not(),
            Condition::Maybe(inner) => Truth::of(self.test(inner) != Truth::False),
        }
    }

    /// Adds the items whose missing answers keep a condition from being known, each once.
    pub fn missing(self, condition: &Condition, found: &mut Vec<ItemIx>) {
        if self.test(condition) != Truth::Unknown {
            return;
        }
        match condition {
            Condition::In(item, _) | Condition::AtMost(item, _) | Condition::AtLeast(item, _) => {
                if !found.contains(item) {
                    found.push(*item);
                }
            }
            Condition::All(parts) | Condition::Any(parts) => {
                for part in parts {
                    self.missing(part, found);
                }
            }
            Condition::Not(inner) | Condition::Maybe(inner) => self.missing(inner, found),
        }
    }

    /// What a condition may come to when answers are only added.
    pub fn outlook(self, condition: &Condition) -> Outlook {
        let only = Outlook::only;
        match condition {
            Condition::In(item, options) => self.settle(*item, |answer| is_in(answer, options)),
            Condition::AtMost(item, limit) => self.settle_points(*item, |points| points <= *limit),
            Condition::AtLeast(item, limit) => self.settle_points(*item, |points| points >= *limit),
            Condition::All(parts) => parts.iter().fold(only(Truth::True), |outlook, part| {
                outlook.pairs(self.outlook(part), Truth::and)
            }),
            Condition::Any(parts) => parts.iter().fold(only(Truth::False), |outlook, part| {
                outlook.pairs(self.outlook(part), Truth::or)
            }),
            Condition::Not(inner) => self.outlook(inner).each(Truth::not),
            Condition::Maybe(inner) => self
                .outlook(inner)
                .each(|truth| Truth::of(truth != Truth::False)),
        }
    }

    /// The outlook of a condition on one item.
    fn settle(self, item: ItemIx, holds: impl FnOnce(&Answer) -> Option<bool>) -> Outlook {
        let hidden = Outlook::only(Truth::Unknown);
        let presence = self.reach.presence(item);
        match self.answers.get(item) {
            _ if presence == Presence::Hidden => hidden,
            Some(answer) if is_complete(answer) => {
                let known = Outlook::only(holds(answer).map_or(Truth::Unknown, Truth::of));
                if self.reach.stays(item) {
                    known
                } else {
                    hidden.with(known)
                }
            }
            _ => Outlook::ANY,
        }
    }

    fn settle_points(self, item: ItemIx, holds: impl FnOnce(Points) -> bool) -> Outlook {
        if self.reach.presence(item) != Presence::Hidden && !self.is_plain(item) {
            return Outlook::ANY;
        }
        self.settle(item, |answer| {
            earned(self, item, answer).map(|worth| holds(worth.points))
        })
    }

    /// Whether the points of an item hang on its own answer alone.
    fn is_plain(self, item: ItemIx) -> bool {
        match self.check.items.get(item.at()).map(|item| &item.kind) {
            Some(Kind::Checklist(list)) => list.ticks.iter().all(|tick| tick.when.is_none()),
            Some(Kind::Rows(rows)) => rows.rows.iter().all(|row| row.when.is_none()),
            Some(Kind::Choice(_)) | None => true,
        }
    }

    /// Whether a condition holds; a missing condition does.
    pub fn holds(self, condition: Option<&Condition>) -> bool {
        condition.is_none_or(|condition| self.test(condition) == Truth::True)
    }

    fn atom(self, item: ItemIx, holds: impl FnOnce(&Answer) -> Option<bool>) -> Truth {
        self.answer(item)
            .and_then(holds)
            .map_or(Truth::Unknown, Truth::of)
    }

    fn points(self, item: ItemIx, holds: impl FnOnce(Points) -> bool) -> Truth {
        self.atom(item, |answer| {
            earned(self, item, answer).map(|worth| holds(worth.points))
        })
    }
}

/// Whether nothing can be added to an answer without changing it.
fn is_complete(answer: &Answer) -> bool {
    match answer {
        Answer::Rows(marks) => marks.iter().all(Option::is_some),
        _ => true,
    }
}

/// Whether an answer is one of the options; `None` when the answer says nothing about it.
fn is_in(answer: &Answer, options: &[OptionIx]) -> Option<bool> {
    match answer {
        Answer::Option(option) => Some(options.contains(option)),
        Answer::Ticks(ticks) => Some(options.iter().any(|option| ticks.has(*option))),
        Answer::Rows(marks) => Some(marks.iter().flatten().any(|mark| options.contains(mark))),
        Answer::Unknown | Answer::NotApplicable => None,
    }
}

#[cfg(test)]
mod tests {
    use super::Outlook;
    use super::Truth::{self, False, True, Unknown};

    #[test]
    fn three_valued_tables() {
        for (a, b, and, or) in [
            (True, True, True, True),
            (True, False, False, True),
            (True, Unknown, Unknown, True),
            (False, False, False, False),
            (False, Unknown, False, Unknown),
            (Unknown, Unknown, Unknown, Unknown),
        ] {
            assert_eq!((a.and(b), b.and(a)), (and, and), "{a:?} and {b:?}");
            assert_eq!((a.or(b), b.or(a)), (or, or), "{a:?} or {b:?}");
        }
        assert_eq!(
            (Unknown.not(), True.not(), False.not()),
            (Unknown, False, True)
        );
    }

    #[test]
    fn an_outlook_holds_what_its_members_come_to() {
        let open = Outlook::ANY;
        assert_eq!(
            open.pairs(Outlook::only(False), Truth::and),
            Outlook::only(False)
        );
        assert_eq!(
            open.pairs(Outlook::only(True), Truth::or),
            Outlook::only(True)
        );
        assert_eq!(open.pairs(Outlook::only(True), Truth::and), open);
        assert!(!open.pairs(Outlook::only(Unknown), Truth::and).may_be(True));
        assert_eq!(Outlook::only(True).each(Truth::not), Outlook::only(False));
    }
}
