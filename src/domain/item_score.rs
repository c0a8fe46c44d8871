//! What one item contributes: the points of its answer and the most it could have earned.

use super::answer::{Answer, Ticks};
use super::condition::Seen;
use super::id::{ItemIx, OptionIx};
use super::number::{Points, Ratio};
use super::questionnaire::{Checklist, Choice, Counting, Kind, Rows, UnknownMeans};
use super::reach::Presence;

/// What one item contributes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ItemScore {
    /// How the item takes part.
    pub state: ItemState,
    /// Points earned.
    pub points: Points,
    /// Most points that could be earned, counting only what applies.
    pub max: Points,
    /// Weight within the group.
    pub weight: u32,
}

/// How an item takes part in its group.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ItemState {
    /// Answered, and counted.
    Counted,
    /// "Weiß ich nicht", counted as nothing earned.
    UnknownAsZero,
    /// "Weiß ich nicht", left out of the maximum, to be cleared up.
    UnknownLeft,
    /// "Trifft nicht zu", left out of the maximum.
    NotApplicable,
    /// Shown, but not (fully) answered.
    Unanswered,
    /// Not asked.
    Hidden,
}

impl ItemState {
    /// Whether the item is in the sum.
    pub const fn counts(self) -> bool {
        matches!(self, Self::Counted | Self::UnknownAsZero)
    }

    /// Whether the item belongs to what should be answered.
    pub const fn applies(self) -> bool {
        !matches!(self, Self::NotApplicable | Self::Hidden)
    }
}

impl ItemScore {
    /// Share of the maximum, 0 to 1.
    pub fn share(&self) -> Ratio {
        Ratio::new(self.points.0.into(), self.max.0.into()).clamped()
    }
}

/// Points of an answer and the most it could have earned.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Worth {
    /// Points earned.
    pub points: Points,
    /// Most points possible, counting only what applies.
    pub max: Points,
}

/// What an answer earns; `None` when it earns nothing countable: unknown, not applicable,
/// incomplete, or of another kind than the item.
pub fn earned(seen: Seen<'_>, ix: ItemIx, answer: &Answer) -> Option<Worth> {
    match (&seen.check.items.get(ix.at())?.kind, answer) {
        (Kind::Choice(options), Answer::Option(option)) => Some(Worth {
            points: options.get(option.at())?.points,
            max: best(options),
        }),
        (Kind::Checklist(list), Answer::Ticks(ticks)) => Some(ticked(seen, list, *ticks)),
        (Kind::Rows(rows), Answer::Rows(marks)) => marked(seen, rows, marks),
        _ => None,
    }
}

fn best(options: &[Choice]) -> Points {
    options
        .iter()
        .map(|option| option.points)
        .max()
        .unwrap_or_default()
}

fn ticked(seen: Seen<'_>, list: &Checklist, ticks: Ticks) -> Worth {
    let applying = || {
        let all = list.ticks.iter().enumerate();
        all.filter(|(_, tick)| seen.holds(tick.when.as_ref()))
            .map(|(at, tick)| {
                (
                    ticks.has(OptionIx(u8::try_from(at).unwrap_or(u8::MAX))),
                    tick,
                )
            })
    };
    match list.count {
        Counting::Sum => Worth {
            points: Points(
                applying()
                    .map(|(set, tick)| if set { tick.on.0 } else { tick.off.0 })
                    .sum(),
            ),
            max: Points(
                applying()
                    .map(|(_, tick)| tick.on.0.max(tick.off.0).max(0))
                    .sum(),
            ),
        },
        // no tick applies: nothing can be earned, so the item leaves the maximum
        Counting::All { .. } if applying().next().is_none() => Worth {
            points: Points(0),
            max: Points(0),
        },
        Counting::All { met, unmet } => Worth {
            points: if applying().all(|(set, _)| set) {
                met
            } else {
                unmet
            },
            max: met,
        },
    }
}

/// Rows count when every row that applies has a mark.
fn marked(seen: Seen<'_>, rows: &Rows, marks: &[Option<OptionIx>]) -> Option<Worth> {
    let top = best(&rows.scale);
    let mut worth = Worth {
        points: Points(0),
        max: Points(0),
    };
    for (at, row) in rows.rows.iter().enumerate() {
        if seen.holds(row.when.as_ref()) {
            let mark = marks.get(at).copied().flatten()?;
            worth.points.0 += rows.scale.get(mark.at())?.points.0;
            worth.max.0 += top.0;
        }
    }
    Some(worth)
}

/// What an item contributes, with the state it takes part in.
pub fn item_score(seen: Seen<'_>, ix: ItemIx) -> ItemScore {
    let item = seen.check.item(ix);
    let none = |state| ItemScore {
        state,
        points: Points(0),
        max: Points(0),
        weight: item.weight,
    };
    if seen.reach.presence(ix) != Presence::Shown {
        return none(ItemState::Hidden);
    }
    match seen.answers.get(ix) {
        None => none(ItemState::Unanswered),
        Some(Answer::NotApplicable) => none(ItemState::NotApplicable),
        Some(Answer::Unknown) if item.unknown == Some(UnknownMeans::Zero) => {
            match most(seen, &item.kind) {
                // nothing in it applies
                Points(..=0) => none(ItemState::NotApplicable),
                max => ItemScore {
                    state: ItemState::UnknownAsZero,
                    max,
                    ..none(ItemState::UnknownAsZero)
                },
            }
        }
        Some(Answer::Unknown) => none(ItemState::UnknownLeft),
        Some(answer) => match earned(seen, ix, answer) {
            None => none(ItemState::Unanswered),
            // nothing in it applies
            Some(worth) if worth.max.0 <= 0 && ix.at() >= seen.check.facts => {
                none(ItemState::NotApplicable)
            }
            Some(worth) => ItemScore {
                state: ItemState::Counted,
                points: worth.points,
                max: worth.max,
                weight: item.weight,
            },
        },
    }
}

/// Most points an item can earn now.
fn most(seen: Seen<'_>, kind: &Kind) -> Points {
    match kind {
        Kind::Choice(options) => best(options),
        Kind::Checklist(list) => ticked(seen, list, Ticks::default()).max,
        Kind::Rows(rows) => {
            let applying = rows.rows.iter().filter(|row| seen.holds(row.when.as_ref()));
            Points(best(&rows.scale).0 * i32::try_from(applying.count()).unwrap_or(0))
        }
    }
}
