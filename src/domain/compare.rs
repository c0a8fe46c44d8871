//! Then and now: what changed between two sets of answers to the same check.
//!
//! Both are seen through the questionnaire as it is now and through what each of them reaches, so
//! a question that was hidden then and is answered now counts as new. Wording is the caller's.

use super::answer::Answers;
use super::id::{GroupIx, ItemIx};
use super::item_score::{ItemScore, ItemState};
use super::questionnaire::Questionnaire;
use super::score::{Outcome, Scores, score};

/// What changed from then to now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Comparison {
    /// Whether both were given to the same version of the check; if not, part of the difference
    /// may come from changed questions.
    pub same_version: bool,
    /// The whole then and now; `None` where there is none.
    pub whole: (Option<Outcome>, Option<Outcome>),
    /// Facts that changed.
    pub facts: Vec<Difference>,
    /// One entry per group.
    pub groups: Vec<GroupComparison>,
}

/// A group then and now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GroupComparison {
    /// The group.
    pub group: GroupIx,
    /// What it came to then.
    pub then: Outcome,
    /// What it comes to now.
    pub now: Outcome,
    /// Its questions with another answer, in the order they are asked.
    pub differences: Vec<Difference>,
}

/// A question with another answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Difference {
    /// The question.
    pub item: ItemIx,
    /// In which way it differs.
    pub change: Change,
}

/// In which way an answer, or a value, differs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Change {
    /// It earns a larger share of the points.
    Better,
    /// It earns a smaller share.
    Worse,
    /// It is another one of the same worth, or one of the two cannot be counted.
    Other,
    /// There was none then.
    New,
    /// There is none now.
    Gone,
}

/// Answers with the version of the check they were given to.
#[derive(Clone, Copy)]
pub struct Given<'a> {
    /// The answers.
    pub answers: &'a Answers,
    /// The authors' version of the check.
    pub version: &'a str,
}

/// Compares two sets of answers.
pub fn compare(check: &Questionnaire, then: Given<'_>, now: Given<'_>) -> Comparison {
    let (old, new) = (score(check, then.answers), score(check, now.answers));
    let sides = Sides {
        then: (then.answers, &old),
        now: (now.answers, &new),
    };
    let whole = |scores: &Scores| scores.whole.as_ref().map(|whole| whole.outcome.clone());
    let groups = (0..).map(GroupIx).zip(&check.groups);
    let groups = groups.zip(old.groups.iter().zip(&new.groups));
    let groups = groups.map(|((at, group), (then, now))| GroupComparison {
        group: at,
        then: then.outcome.clone(),
        now: now.outcome.clone(),
        differences: sides.differences(group.items.iter().copied()),
    });
    Comparison {
        same_version: then.version == now.version,
        whole: (whole(&old), whole(&new)),
        facts: sides.differences(check.indices().take(check.facts)),
        groups: groups.collect(),
    }
}

impl GroupComparison {
    /// How its value moved; `None` when it stayed the same, or when it had and has none.
    pub fn change(&self) -> Option<Change> {
        moved(&self.then, &self.now)
    }
}

/// How a value moved; `None` when it stayed the same, or when there was and is none.
pub fn moved(then: &Outcome, now: &Outcome) -> Option<Change> {
    match (then, now) {
        (Outcome::Rated(then), Outcome::Rated(now)) => direction(then.value, now.value),
        (Outcome::Gate(then), Outcome::Gate(now)) => direction(*then, *now),
        (Outcome::Rated(_) | Outcome::Gate(_), _) => Some(Change::Gone),
        (_, Outcome::Rated(_) | Outcome::Gate(_)) => Some(Change::New),
        _ => None,
    }
}

fn direction<T: PartialOrd>(then: T, now: T) -> Option<Change> {
    if now > then {
        Some(Change::Better)
    } else if now < then {
        Some(Change::Worse)
    } else {
        None
    }
}

/// Answers and their scores, then and now.
struct Sides<'a> {
    then: (&'a Answers, &'a Scores),
    now: (&'a Answers, &'a Scores),
}

impl Sides<'_> {
    fn differences(&self, items: impl Iterator<Item = ItemIx>) -> Vec<Difference> {
        items
            .filter_map(|item| {
                let change = self.change(item)?;
                Some(Difference { item, change })
            })
            .collect()
    }

    fn change(&self, item: ItemIx) -> Option<Change> {
        let score = |scores: &Scores| -> Option<ItemScore> {
            let score = scores.items.get(item.at()).copied()?;
            let answered = !matches!(score.state, ItemState::Unanswered | ItemState::Hidden);
            answered.then_some(score)
        };
        match (score(self.then.1), score(self.now.1)) {
            (None, None) => None,
            (None, Some(_)) => Some(Change::New),
            (Some(_), None) => Some(Change::Gone),
            _ if self.then.0.get(item) == self.now.0.get(item) => None,
            (Some(then), Some(now)) if then.state.counts() && now.state.counts() => {
                direction(then.share(), now.share()).or(Some(Change::Other))
            }
            _ => Some(Change::Other),
        }
    }
}
