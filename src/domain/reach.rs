//! Which items a person can reach now. The one function that feeds pages, scores and advice.
//!
//! Answers of items that are hidden stay as they were given, but no rule sees them; a condition on
//! a hidden item is unknown, so hiding passes on along a chain.

use super::answer::Answers;
use super::condition::{Outlook, Seen, Truth};
use super::id::ItemIx;
use super::questionnaire::{Item, Questionnaire};

/// Whether an item is asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Presence {
    /// It is asked now.
    Shown,
    /// Not yet, but an answer that is still missing may bring it.
    Later,
    /// It is not asked.
    Hidden,
}

/// Presence of every item of a check.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reach {
    presence: Vec<Presence>,
    /// Whether an item that is shown stays so, whatever is added.
    stays: Vec<bool>,
}

impl Reach {
    /// Works out which items are reachable, in one pass: conditions only look back.
    pub fn of(check: &Questionnaire, answers: &Answers) -> Self {
        // items not looked at yet count as hidden; no rule can refer to them
        let mut reach = Self {
            presence: vec![Presence::Hidden; check.items.len()],
            stays: vec![false; check.items.len()],
        };
        for (ix, item) in check.indices().zip(&check.items) {
            if check.asked_in(ix, answers.form) {
                let seen = Seen {
                    check,
                    answers,
                    reach: &reach,
                };
                let (presence, stays) = presence(item, seen);
                reach.presence[ix.at()] = presence;
                reach.stays[ix.at()] = stays;
            }
        }
        reach
    }

    /// Whether an item is shown and stays so, as long as answers are only added.
    pub fn stays(&self, item: ItemIx) -> bool {
        self.stays.get(item.at()).copied().unwrap_or(false)
    }

    /// Presence of one item.
    pub fn presence(&self, item: ItemIx) -> Presence {
        self.presence
            .get(item.at())
            .copied()
            .unwrap_or(Presence::Hidden)
    }

    /// Whether an item is asked now.
    pub fn shows(&self, item: ItemIx) -> bool {
        self.presence(item) == Presence::Shown
    }
}

/// Presence of an item, and whether it is shown for good.
fn presence(item: &Item, seen: Seen<'_>) -> (Presence, bool) {
    if item.when.is_none() && item.unless.is_none() {
        return (Presence::Shown, true);
    }
    let now = |rule: &Option<_>, missing| rule.as_ref().map_or(missing, |rule| seen.test(rule));
    let soon = |rule: &Option<_>, missing| {
        rule.as_ref()
            .map_or(Outlook::only(missing), |rule| seen.outlook(rule))
    };
    let shown = now(&item.when, Truth::True) == Truth::True
        && now(&item.unless, Truth::False) != Truth::True;
    let (wanted, spared) = (
        soon(&item.when, Truth::True),
        soon(&item.unless, Truth::False),
    );
    let never = spared == Outlook::only(Truth::True);
    if shown {
        let always = wanted == Outlook::only(Truth::True) && !spared.may_be(Truth::True);
        (Presence::Shown, always)
    } else if wanted.may_be(Truth::True) && !never {
        (Presence::Later, false)
    } else {
        (Presence::Hidden, false)
    }
}
