//! Warnungen: flags whose answer was given.

use super::Date;
use super::answer::Answer;
use super::condition::Seen;
use super::id::ItemIx;
use super::item_score::ItemScore;
use super::questionnaire::{Fires, Item, Level, Trigger};
use super::reach::Presence;

/// An open warning.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Warning {
    /// The item it stands at.
    pub item: ItemIx,
    /// Position in the item's flags.
    pub flag: usize,
    /// How serious it is.
    pub level: Level,
    /// The day a legal duty behind it begins or began.
    pub due: Option<Date>,
}

/// All open warnings, in the order of the items; of one item at most the most serious.
pub fn warnings(seen: Seen<'_>, items: &[ItemScore]) -> Vec<Warning> {
    let worst = |ix: ItemIx| -> Option<Warning> {
        let item = seen.check.item(ix);
        let score = items.get(ix.at())?;
        let open = item.flags.iter().enumerate().filter(|(_, flag)| {
            fires(seen, ix, &flag.trigger, score) && seen.holds(flag.when.as_ref())
        });
        // `max_by_key` takes the last of equals; reversed, the first flag wins
        let (flag, found) = open.rev().max_by_key(|(_, flag)| flag.level)?;
        Some(Warning {
            item: ix,
            flag,
            level: found.level,
            due: found.due,
        })
    };
    seen.check.indices().filter_map(worst).collect()
}

/// Whether a trigger fires at the answer an item has now.
pub fn fires(seen: Seen<'_>, ix: ItemIx, trigger: &Trigger, score: &ItemScore) -> bool {
    if seen.reach.presence(ix) != Presence::Shown {
        return false;
    }
    match (seen.answers.get(ix), &trigger.on) {
        (Some(Answer::Unknown), _) => trigger.unknown,
        (Some(Answer::Option(option)), Fires::Options(options)) => options.contains(option),
        (Some(_), Fires::Below(limit)) => score.state.counts() && !score.share().reaches(*limit),
        _ => false,
    }
}

/// The step an item recommends at the answer it has now, as a position in its steps.
pub fn step_at(seen: Seen<'_>, ix: ItemIx, item: &Item, score: &ItemScore) -> Option<usize> {
    item.steps
        .iter()
        .position(|step| fires(seen, ix, &step.trigger, score))
}
