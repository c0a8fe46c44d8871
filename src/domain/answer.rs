//! What a person said, item by item. Kept as given: nothing here is erased by a rule.

use super::id::{GroupIx, ItemIx, OptionIx, StepId};
use super::questionnaire::{Form, Questionnaire};

/// One answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Answer {
    /// One option of a choice.
    Option(OptionIx),
    /// The ticks of a checklist; an empty set is the answer "none of these".
    Ticks(Ticks),
    /// One mark per row, as far as given.
    Rows(Box<[Option<OptionIx>]>),
    /// "Weiß ich nicht".
    Unknown,
    /// "Trifft nicht zu".
    NotApplicable,
}

/// A set of up to 64 ticks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Ticks(u64);

impl Ticks {
    /// Most ticks a checklist may have.
    pub const MOST: usize = 64;

    /// Whether the tick is set.
    pub const fn has(self, tick: OptionIx) -> bool {
        tick.at() < Self::MOST && self.0 >> tick.at() & 1 == 1
    }

    /// The set with one tick set or cleared.
    #[must_use]
    pub const fn with(self, tick: OptionIx, on: bool) -> Self {
        if tick.at() >= Self::MOST {
            return self;
        }
        let bit = 1 << tick.at();
        Self(if on { self.0 | bit } else { self.0 & !bit })
    }

    /// Whether nothing is ticked.
    pub const fn is_empty(self) -> bool {
        self.0 == 0
    }
}

/// What is known of one item: said by the person, tried out together, or both.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Given {
    /// "Selbst gesagt".
    pub said: Option<Answer>,
    /// "Gemeinsam ausprobiert"; counts instead of what was said.
    pub tried: Option<Answer>,
}

impl Given {
    /// The answer that counts.
    pub fn counts(&self) -> Option<&Answer> {
        self.tried.as_ref().or(self.said.as_ref())
    }
}

/// How much a Bereich matters to the person; reorders advice, never changes a score.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Wish {
    /// Less important.
    Low,
    /// Important.
    Medium,
    /// Very important.
    High,
}

/// Everything a person gave to one check.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answers {
    /// Which form was chosen.
    pub form: Form,
    /// Steps the person put aside with "Passt nicht zu mir".
    pub dismissed: Vec<StepId>,
    given: Vec<Given>,
    wishes: Vec<Option<Wish>>,
}

impl Answers {
    /// No answers yet, for this questionnaire.
    pub fn empty(check: &Questionnaire) -> Self {
        Self {
            form: Form::Full,
            dismissed: Vec::new(),
            given: vec![Given::default(); check.items.len()],
            wishes: vec![None; check.groups.len()],
        }
    }

    /// What is known of an item.
    pub fn given(&self, item: ItemIx) -> Option<&Given> {
        self.given.get(item.at())
    }

    /// The answer that counts for an item, whether it is reachable or not.
    pub fn get(&self, item: ItemIx) -> Option<&Answer> {
        self.given.get(item.at()).and_then(Given::counts)
    }

    /// Keeps what the person said; `None` takes the answer back.
    pub fn say(&mut self, item: ItemIx, answer: Option<Answer>) {
        if let Some(given) = self.given.get_mut(item.at()) {
            given.said = answer;
        }
    }

    /// Keeps what was tried out together; `None` takes it back.
    pub fn try_out(&mut self, item: ItemIx, answer: Option<Answer>) {
        if let Some(given) = self.given.get_mut(item.at()) {
            given.tried = answer;
        }
    }

    /// How much a group matters to the person.
    pub fn wish(&self, group: GroupIx) -> Option<Wish> {
        self.wishes.get(group.at()).copied().flatten()
    }

    /// Keeps how much a group matters.
    pub fn set_wish(&mut self, group: GroupIx, wish: Option<Wish>) {
        if let Some(slot) = self.wishes.get_mut(group.at()) {
            *slot = wish;
        }
    }

    /// Whether nothing was answered at all.
    pub fn is_empty(&self) -> bool {
        self.given.iter().all(|given| given.counts().is_none())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ticks_beyond_the_set_are_ignored() {
        let ticks = Ticks::default()
            .with(OptionIx(3), true)
            .with(OptionIx(200), true);
        assert!(ticks.has(OptionIx(3)) && !ticks.has(OptionIx(200)) && !ticks.has(OptionIx(63)));
        assert!(ticks.with(OptionIx(3), false).is_empty());
    }

    #[test]
    fn what_was_tried_out_counts_over_what_was_said() {
        let mut given = Given {
            said: Some(Answer::Option(OptionIx(2))),
            tried: None,
        };
        assert_eq!(given.counts(), Some(&Answer::Option(OptionIx(2))));
        given.tried = Some(Answer::Option(OptionIx(1)));
        assert_eq!(given.counts(), Some(&Answer::Option(OptionIx(1))));
    }
}
