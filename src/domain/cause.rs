//! Causes: what must follow from answers before a referral is made.
//!
//! Where the [condition language](super::condition) looks at answers, causes also look at what was
//! worked out from them: warnings, steps, bands. Each cause names the items that made it true, so
//! that the reason for a referral quotes exactly those.

use super::condition::{Condition, Seen, Truth};
use super::id::{BandIx, GroupIx, ItemIx, TopicId};
use super::item_score::ItemState;
use super::questionnaire::Level;
use super::score::{Outcome, Scores};
use super::warning::step_at;

/// A question about answers and about what followed from them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Cause {
    /// A condition on answers holds.
    Says(Condition),
    /// At least so many items are of a kind.
    Count {
        /// The items looked at.
        of: Vec<ItemIx>,
        /// What counts.
        what: Trait,
        /// How many are needed, at least 1.
        at_least: usize,
    },
    /// A score is shown within these bands, both included.
    Band {
        /// The score; `None` is the whole.
        of: Option<GroupIx>,
        /// Lowest band.
        from: BandIx,
        /// Highest band.
        to: BandIx,
    },
    /// All of them.
    All(Vec<Cause>),
    /// At least one of them.
    Any(Vec<Cause>),
    /// The opposite; the opposite of unknown is unknown.
    Not(Box<Cause>),
}

/// What an item can be counted for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Trait {
    /// It has an open warning, at least this serious.
    Warning(Level),
    /// It is answered, but not with the best answer; "weiß ich nicht" counts too.
    NotBest,
    /// It is answered "weiß ich nicht".
    Unknown,
    /// Its answer leads to a step, with this topic if one is named.
    Step(Option<TopicId>),
}

/// What a cause comes to, and the items that made it true.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// Whether it holds.
    pub truth: Truth,
    /// The items whose answers made it true, in no particular order; empty unless it holds.
    pub items: Vec<ItemIx>,
}

impl Found {
    fn of(truth: Truth, items: Vec<ItemIx>) -> Self {
        let items = if truth == Truth::True {
            items
        } else {
            Vec::new()
        };
        Self { truth, items }
    }
}

/// Works out a cause.
pub fn weigh(cause: &Cause, seen: Seen<'_>, scores: &Scores) -> Found {
    match cause {
        Cause::Says(condition) => {
            let mut items = Vec::new();
            quote(condition, Truth::True, seen, &mut items);
            Found::of(seen.test(condition), items)
        }
        Cause::Count { of, what, at_least } => {
            let fits = |ix: &ItemIx| has(*ix, what, seen, scores);
            let items: Vec<ItemIx> = of.iter().copied().filter(fits).collect();
            Found::of(Truth::of(items.len() >= *at_least), items)
        }
        Cause::Band { of, from, to } => {
            let shown = shown_band(*of, scores);
            let truth = shown.map_or(Truth::Unknown, |band| {
                Truth::of((*from..=*to).contains(&band))
            });
            Found::of(truth, Vec::new())
        }
        Cause::All(parts) => join(parts, Truth::True, Truth::and, seen, scores),
        Cause::Any(parts) => join(parts, Truth::False, Truth::or, seen, scores),
        // that something is not the case is no answer that could be quoted
        Cause::Not(inner) => Found::of(weigh(inner, seen, scores).truth.not(), Vec::new()),
    }
}

fn join(
    parts: &[Cause],
    start: Truth,
    with: fn(Truth, Truth) -> Truth,
    seen: Seen<'_>,
    scores: &Scores,
) -> Found {
    let (mut truth, mut items) = (start, Vec::new());
    for part in parts {
        let found = weigh(part, seen, scores);
        truth = with(truth, found.truth);
        items.extend(found.items);
    }
    Found::of(truth, items)
}

fn has(ix: ItemIx, what: &Trait, seen: Seen<'_>, scores: &Scores) -> bool {
    let Some(score) = scores.items.get(ix.at()) else {
        return false;
    };
    let unknown = matches!(
        score.state,
        ItemState::UnknownAsZero | ItemState::UnknownLeft
    );
    match what {
        Trait::Warning(level) => {
            let open = |warning: &&super::warning::Warning| warning.item == ix;
            let warning = scores.warnings.iter().find(open);
            warning.is_some_and(|warning| warning.level >= *level)
        }
        Trait::NotBest => unknown || score.state == ItemState::Counted && score.points < score.max,
        Trait::Unknown => unknown,
        Trait::Step(topic) => {
            let item = seen.check.item(ix);
            let step = step_at(seen, ix, item, score).and_then(|at| item.step(at));
            step.is_some_and(|step| topic.is_none() || step.topic == *topic)
        }
    }
}

fn shown_band(of: Option<GroupIx>, scores: &Scores) -> Option<BandIx> {
    let outcome = match of {
        Some(group) => &scores.groups.get(group.at())?.outcome,
        None => &scores.whole.as_ref()?.outcome,
    };
    match outcome {
        Outcome::Rated(rated) => rated.shown,
        Outcome::Gate(_) | Outcome::NotYet | Outcome::NothingApplies => None,
    }
}

/// Collects the items whose answers make a condition come to `wanted`.
fn quote(condition: &Condition, wanted: Truth, seen: Seen<'_>, items: &mut Vec<ItemIx>) {
    if seen.test(condition) != wanted {
        return;
    }
    match condition {
        Condition::In(item, _) | Condition::AtMost(item, _) | Condition::AtLeast(item, _) => {
            items.push(*item);
        }
        // parts that come to something else do not help and are skipped by the line above
        Condition::All(parts) | Condition::Any(parts) => {
            for part in parts {
                quote(part, wanted, seen, items);
            }
        }
        Condition::Not(inner) => quote(inner, wanted.not(), seen, items),
        Condition::Maybe(inner) => quote(inner, wanted, seen, items),
    }
}
