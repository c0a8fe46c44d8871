//! Which steps come first. Deterministic: the same answers and the same day give the same list.

use std::cmp::{Ordering, Reverse};

use super::Date;
use super::answer::{Answers, Wish};
use super::condition::Seen;
use super::id::ItemIx;
use super::item_score::ItemState;
use super::number::Ratio;
use super::order::{OrderKey, Payoff};
use super::questionnaire::{Level, Questionnaire, Step};
use super::score::Scores;
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
    /// Whether it serves what the person is looking for.
    pub focus: bool,
    /// What it brings for what it takes.
    pub payoff: Payoff,
    /// Weight times distance to the best answer.
    pub gain: Ratio,
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
}

/// Works out the advice from scores that belong to the same answers.
pub fn advise(check: &Questionnaire, answers: &Answers, scores: &Scores, today: Date) -> Advice {
    let seen = Seen {
        check,
        answers,
        reach: &scores.reach,
    };
    let mut steps: Vec<Recommendation> = check
        .indices()
        .filter_map(|ix| recommend(seen, ix, scores, today))
        .collect();
    // stable, so the catalogue's order decides what the keys leave open
    sort_stable(&mut steps, |a, b| order(&check.advice.order, a, b).is_lt());
    let put_aside = |found: &Recommendation| {
        step(check, found).is_some_and(|step| answers.dismissed.contains(&step.id))
    };
    let (dismissed, mut now): (Vec<_>, Vec<_>) = steps.into_iter().partition(put_aside);
    let mut later = now.split_off(check.advice.now.min(now.len()));
    let rest = later.split_off(check.advice.later.min(later.len()));
    Advice {
        now,
        later,
        rest,
        dismissed,
        clear_up: clear_up(check, scores),
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
    let mut focus = seen.check.advice.focus.iter();
    Some(Recommendation {
        item: ix,
        step: at,
        warning,
        due: warning.and_then(|warning| warning.due).is_some_and(near),
        wish: item.group.and_then(|group| seen.answers.wish(group)),
        focus: focus.any(|focus| focus.of.contains(&ix) && seen.holds(Some(&focus.when))),
        payoff: Payoff::of(step),
        gain: distance.times(score.weight),
        minutes: step.minutes,
    })
}

fn order(keys: &[OrderKey], a: &Recommendation, b: &Recommendation) -> Ordering {
    keys.iter()
        .map(|key| match key {
            OrderKey::Critical => is_critical(b).cmp(&is_critical(a)),
            OrderKey::Important => b.warning.is_some().cmp(&a.warning.is_some()),
            OrderKey::Due => b.due.cmp(&a.due),
            OrderKey::Wish => wished(b).cmp(&wished(a)),
            OrderKey::Focus => b.focus.cmp(&a.focus),
            OrderKey::Payoff => b.payoff.cmp(&a.payoff),
            OrderKey::Gain => b.gain.cmp(&a.gain),
            OrderKey::Effort => Reverse(b.minutes).cmp(&Reverse(a.minutes)),
        })
        .find(|order| order.is_ne())
        .unwrap_or(Ordering::Equal)
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
