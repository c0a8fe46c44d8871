//! Which steps come first. Deterministic: the same answers and the same day give the same list.

use std::cmp::{Ordering, Reverse};

use super::Date;
use super::answer::{Answers, Wish};
use super::card::{OpenCard, open_cards};
use super::condition::Seen;
use super::id::{GroupIx, ItemIx};
use super::item_score::ItemState;
use super::number::Ratio;
use super::order::{OrderKey, Payoff, Picked};
use super::questionnaire::{Level, Questionnaire, Step};
use super::score::{Outcome, Scores};
use super::table::sort_stable;
use super::warning::{Warning, step_at};

/// One recommended step, with every reason that decided its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Recommendation {
    /// The item it answers to.
    pub item: ItemIx,
    /// Position in the item's steps.
    pub step: usize,
    /// The open warning of the item, if any.
    pub warning: Option<Warning>,
    /// Whether a legal date behind the warning is near or past.
    pub due: bool,
    /// What the person said about the Bereich.
    pub wish: Option<Wish>,
    /// What it brings for what it takes.
    pub payoff: Payoff,
    /// Weight times distance to the best answer.
    pub gain: Ratio,
    /// Distance to the best answer, 0 to 1.
    pub distance: Ratio,
    /// Whether the answer is known; "weiß ich nicht" counts as the whole distance.
    pub known: bool,
    /// Positions of the sort keys that pick it.
    pub picks: Vec<usize>,
    /// Minutes it takes.
    pub minutes: u32,
}

/// What to do, in order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Advice {
    /// The next steps (at most the check's `now`).
    pub now: Vec<Recommendation>,
    /// Steps for the months after (at most the check's `later`).
    pub later: Vec<Recommendation>,
    /// All the others.
    pub rest: Vec<Recommendation>,
    /// Steps the person put aside.
    pub dismissed: Vec<Recommendation>,
    /// Items answered "weiß ich nicht", to be cleared up.
    pub clear_up: Vec<ItemIx>,
    /// Cards that are open; they come before the steps.
    pub cards: Vec<OpenCard>,
}

/// Works out the advice from scores that belong to the same answers.
pub fn advise(check: &Questionnaire, answers: &Answers, scores: &Scores, today: Date) -> Advice {
    let seen = Seen {
        check,
        answers,
        reach: &scores.reach,
    };
    let steps = check
        .indices()
        .filter_map(|ix| recommend(seen, ix, scores, today));
    let put_aside = |found: &Recommendation| {
        step(check, found).is_some_and(|step| answers.dismissed.contains(&step.id))
    };
    let (mut dismissed, mut now): (Vec<_>, Vec<_>) = steps.partition(put_aside);
    sort(seen, scores, &mut dismissed);
    sort(seen, scores, &mut now);
    let mut later = now.split_off(check.advice.now.min(now.len()));
    let rest = later.split_off(check.advice.later.min(later.len()));
    Advice {
        now,
        later,
        rest,
        dismissed,
        clear_up: clear_up(check, scores),
        cards: open_cards(seen),
    }
}

/// The step behind a recommendation.
pub fn step<'a>(check: &'a Questionnaire, found: &Recommendation) -> Option<&'a Step> {
    check.item(found.item).step(found.step)
}

fn recommend(seen: Seen<'_>, ix: ItemIx, scores: &Scores, today: Date) -> Option<Recommendation> {
    let item = seen.check.item(ix);
    let score = scores.items.get(ix.at())?;
    let at = step_at(seen, ix, item, score)?;
    let warning = scores
        .warnings
        .iter()
        .find(|warning| warning.item == ix)
        .copied();
    let near = |date: Date| (date - today).whole_days() <= seen.check.advice.due_days;
    let distance = match score.state {
        ItemState::UnknownLeft => Ratio::ONE,
        _ => Ratio::ONE.minus(score.share()),
    };
    let step = item.step(at)?;
    Some(Recommendation {
        item: ix,
        step: at,
        warning,
        due: warning.and_then(|warning| warning.due).is_some_and(near),
        wish: item.group.and_then(|group| seen.answers.wish(group)),
        payoff: Payoff::of(step),
        gain: distance.times(score.weight),
        distance,
        known: score.state == ItemState::Counted,
        picks: Vec::new(),
        minutes: step.minutes,
    })
}

/// Puts steps into the order the check states.
fn sort(seen: Seen<'_>, scores: &Scores, steps: &mut [Recommendation]) {
    let keys = &seen.check.advice.order;
    for (at, key) in keys.iter().enumerate() {
        if let OrderKey::First(pick) = key
            && seen.holds(pick.when.as_ref())
        {
            let items = picked(seen.check, scores, &pick.of, steps);
            for step in steps.iter_mut().filter(|step| items.contains(&step.item)) {
                step.picks.push(at);
            }
        }
    }
    // stable, so the catalogue's order decides what the keys leave open
    sort_stable(steps, |a, b| order(keys, a, b).is_lt());
}

/// The items whose step is picked; every item recommends at most one.
fn picked(
    check: &Questionnaire,
    scores: &Scores,
    of: &Picked,
    steps: &[Recommendation],
) -> Vec<ItemIx> {
    let items = |wanted: &dyn Fn(&Recommendation) -> bool| -> Vec<ItemIx> {
        let wanted = steps.iter().filter(|found| wanted(found));
        wanted.map(|found| found.item).collect()
    };
    let named = |found: &Recommendation| step(check, found).map(|step| &step.id);
    let group = |found: &Recommendation| check.item(found.item).group;
    match of {
        Picked::Steps(ids) => items(&|found| named(found).is_some_and(|id| ids.contains(id))),
        Picked::OneOf(ids) => {
            let first = ids
                .iter()
                .find(|id| steps.iter().any(|found| named(found) == Some(*id)));
            items(&|found| first.is_some() && named(found) == first)
        }
        Picked::Items(list) => list.clone(),
        Picked::Groups(list) => {
            items(&|found| group(found).is_some_and(|group| list.contains(&group)))
        }
        Picked::LowestOf(list) => {
            let lowest = lowest(scores, list);
            items(&|found| lowest.is_some() && group(found) == lowest)
        }
    }
}

/// The group with the lowest value; of equals the first.
fn lowest(scores: &Scores, groups: &[GroupIx]) -> Option<GroupIx> {
    let value = |group: &GroupIx| match &scores.groups.get(group.at())?.outcome {
        Outcome::Rated(rated) => Some((*group, rated.value)),
        _ => None,
    };
    let low =
        |low: (GroupIx, Ratio), next: (GroupIx, Ratio)| if next.1 < low.1 { next } else { low };
    let found = groups.iter().filter_map(value).reduce(low);
    found.map(|(group, _)| group)
}

fn order(keys: &[OrderKey], a: &Recommendation, b: &Recommendation) -> Ordering {
    keys.iter()
        .enumerate()
        .map(|(at, key)| match key {
            OrderKey::Critical => is_critical(b).cmp(&is_critical(a)),
            OrderKey::Important => b.warning.is_some().cmp(&a.warning.is_some()),
            OrderKey::Due => b.due.cmp(&a.due),
            OrderKey::Wish => wished(b).cmp(&wished(a)),
            OrderKey::Payoff => b.payoff.cmp(&a.payoff),
            OrderKey::Gain => b.gain.cmp(&a.gain),
            OrderKey::Nearest => nearest(a, b),
            OrderKey::Effort => Reverse(b.minutes).cmp(&Reverse(a.minutes)),
            OrderKey::First(_) => b.picks.contains(&at).cmp(&a.picks.contains(&at)),
        })
        .find(|order| order.is_ne())
        .unwrap_or(Ordering::Equal)
}

fn nearest(a: &Recommendation, b: &Recommendation) -> Ordering {
    let distance = match (a.warning.is_some(), b.warning.is_some()) {
        (true, true) => b.distance.cmp(&a.distance),
        (false, false) => a.distance.cmp(&b.distance),
        (a, b) => b.cmp(&a),
    };
    distance.then(b.known.cmp(&a.known))
}

fn is_critical(step: &Recommendation) -> bool {
    step.warning
        .is_some_and(|warning| warning.level == Level::Critical)
}

/// Silence stands between "important" and "less important", so that one wish alone has effect.
fn wished(step: &Recommendation) -> Wish {
    step.wish.unwrap_or(Wish::Medium)
}

fn clear_up(check: &Questionnaire, scores: &Scores) -> Vec<ItemIx> {
    let unclear = |ix: &ItemIx| {
        ix.at() >= check.facts
            && scores.items.get(ix.at()).is_some_and(|score| {
                matches!(
                    score.state,
                    ItemState::UnknownAsZero | ItemState::UnknownLeft
                )
            })
    };
    check.indices().filter(unclear).collect()
}
