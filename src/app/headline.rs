//! The one sentence above a result: what is good first, then what needs care most.
//!
//! Chooses groups and the template; the words come from the check's content.

use crate::content::wording::Wording;
use crate::domain::id::GroupIx;
use crate::domain::number::Ratio;
use crate::domain::questionnaire::Form;
use crate::domain::score::{Outcome, Rated, Scores};
use crate::text::fill;

/// The sentence for these scores; empty when the check has no words for it. A check without a whole
/// says what is good and what comes next all the same; only the short form does not.
pub fn headline(wording: &Wording, scores: &Scores, form: Form) -> String {
    let Some(words) = &wording.headline else {
        return String::new();
    };
    let state = match scores.whole.as_ref().map(|whole| &whole.outcome) {
        Some(Outcome::Rated(rated)) => rated.shown.and_then(|band| wording.whole.get(band.at())),
        Some(_) => return words.open.to_string(),
        None if form == Form::Short => return words.short.to_string(),
        None if rated(scores).next().is_none() => return words.open.to_string(),
        None => None,
    };
    let state = state
        .and_then(|band| band.state.as_ref())
        .map_or("", |state| state.text);
    // where nothing is said of the whole, praise must stand on something
    let strong =
        strongest(scores).filter(|group| scores.whole.is_some() || stands_out(scores, *group));
    let strong = strong.and_then(|group| half(wording, group, true));
    let weak = weakest(scores).and_then(|group| half(wording, group, false));
    let template = match (strong, weak) {
        (Some(_), Some(_)) => &words.both,
        (Some(_), None) => &words.strong,
        (None, _) => &words.weak,
    };
    let (strong, weak) = (strong.unwrap_or_default(), weak.unwrap_or_default());
    fill(
        template,
        &[("state", state), ("strong", strong), ("weak", weak)],
    )
}

/// Half a sentence of a group.
fn half(wording: &Wording, group: GroupIx, strong: bool) -> Option<&str> {
    let text = wording.groups.get(group.at())?;
    let phrase = if strong { &text.strong } else { &text.weak };
    phrase.as_ref().map(|phrase| phrase.text)
}

fn rated(scores: &Scores) -> impl Iterator<Item = (GroupIx, &Rated)> {
    let groups = (0..).map(GroupIx).zip(&scores.groups);
    groups.filter_map(|(group, score)| match &score.outcome {
        Outcome::Rated(rated) => Some((group, rated)),
        _ => None,
    })
}

/// The group with the highest value, if it is at least half and not held back by a warning.
fn strongest(scores: &Scores) -> Option<GroupIx> {
    let good =
        rated(scores).filter(|(_, rated)| rated.cap.is_none() && rated.value.reaches(50_000));
    // of equals the first
    good.reduce(|best, next| {
        if next.1.value > best.1.value {
            next
        } else {
            best
        }
    })
    .map(|(group, _)| group)
}

/// Whether a group is better than another one, or good in itself.
fn stands_out(scores: &Scores, group: GroupIx) -> bool {
    let of = |at: GroupIx| rated(scores).find(|(known, _)| *known == at);
    let Some((_, best)) = of(group) else {
        return false;
    };
    best.value >= Ratio::new(3, 4) || rated(scores).any(|(_, other)| other.value < best.value)
}

/// The group that needs care most: one held back by a warning, else the lowest below three quarters.
fn weakest(scores: &Scores) -> Option<GroupIx> {
    let capped = rated(scores).find(|(_, rated)| rated.cap.is_some());
    let low = || {
        rated(scores)
            .filter(|(_, rated)| rated.value < Ratio::new(3, 4))
            .reduce(|worst, next| {
                if next.1.value < worst.1.value {
                    next
                } else {
                    worst
                }
            })
    };
    let (group, _) = capped.or_else(low)?;
    let praised =
        strongest(scores).filter(|best| scores.whole.is_some() || stands_out(scores, *best));
    (praised != Some(group)).then_some(group)
}
