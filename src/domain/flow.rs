//! The way through a check: which question follows, how far one is, what is still open.
//!
//! Works on positions, not on history: "back" in the app is the browser's own back.

use super::answer::Answers;
use super::condition::Seen;
use super::id::{GroupIx, ItemIx};
use super::item_score::{ItemState, item_score};
use super::questionnaire::Questionnaire;
use super::reach::{Presence, Reach};
use super::score::Scores;

/// Where a person stands in the scored questions.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Progress {
    /// Number of this question, from 1.
    pub at: usize,
    /// Questions on the longest way from here. Never grows while answers are only added.
    pub of: usize,
}

/// The group an item is asked in; facts have none.
fn part(check: &Questionnaire, item: ItemIx) -> Option<GroupIx> {
    check.items.get(item.at()).and_then(|item| item.group)
}

/// The next item that is shown, after this one or from the beginning.
pub fn next(check: &Questionnaire, reach: &Reach, after: Option<ItemIx>) -> Option<ItemIx> {
    let from = after.map_or(0, |item| item.at() + 1);
    check.indices().skip(from).find(|ix| reach.shows(*ix))
}

/// The item shown before this one.
pub fn previous(check: &Questionnaire, reach: &Reach, before: ItemIx) -> Option<ItemIx> {
    check
        .indices()
        .take(before.at())
        .filter(|ix| reach.shows(*ix))
        .last()
}

/// The first item of a group that is shown.
pub fn first_of(check: &Questionnaire, reach: &Reach, group: GroupIx) -> Option<ItemIx> {
    check
        .indices()
        .find(|ix| reach.shows(*ix) && part(check, *ix) == Some(group))
}

/// Whether this is the last shown item of its group (or of the facts).
pub fn ends_part(check: &Questionnaire, reach: &Reach, item: ItemIx) -> bool {
    next(check, reach, Some(item)).is_none_or(|next| part(check, next) != part(check, item))
}

/// Number and total for a scored question; `None` for facts and hidden items.
pub fn progress(check: &Questionnaire, reach: &Reach, item: ItemIx) -> Option<Progress> {
    if item.at() < check.facts || !reach.shows(item) {
        return None;
    }
    let scored = || check.indices().skip(check.facts);
    Some(Progress {
        at: scored()
            .take_while(|ix| *ix <= item)
            .filter(|ix| reach.shows(*ix))
            .count(),
        of: scored()
            .filter(|ix| reach.presence(*ix) != Presence::Hidden)
            .count(),
    })
}

/// The first shown item without an answer, facts left out: where to go on.
pub fn first_open(check: &Questionnaire, reach: &Reach, answers: &Answers) -> Option<ItemIx> {
    let seen = Seen {
        check,
        answers,
        reach,
    };
    let open = |ix: &ItemIx| item_score(seen, *ix).state == ItemState::Unanswered;
    check.indices().skip(check.facts).find(open)
}

/// Shown questions without an answer, facts left out.
pub fn open_items(scores: &Scores, check: &Questionnaire) -> Vec<ItemIx> {
    let open = |ix: &ItemIx| {
        let score = scores.items.get(ix.at());
        score.is_some_and(|score| score.state == ItemState::Unanswered)
    };
    check.indices().skip(check.facts).filter(open).collect()
}

/// Whether an item that is shown has an answer; rows need a mark in every row that applies.
pub fn is_answered(check: &Questionnaire, answers: &Answers, item: ItemIx) -> bool {
    let reach = Reach::of(check, answers);
    let seen = Seen {
        check,
        answers,
        reach: &reach,
    };
    let state = || item_score(seen, item).state;
    reach.shows(item) && state() != ItemState::Unanswered
}
