//! From answers to values: item, group, whole. Every number carries what it was made of, so that
//! "So wurde gerechnet" is a rendering of these types and nothing is worked out twice.
//!
//! Total: any answers give a value or a named reason why not yet.

use super::answer::Answers;
use super::band::Bands;
use super::condition::Seen;
use super::id::{BandIx, GroupIx};
use super::item_score::{ItemScore, item_score};
use super::number::{Points, Ratio};
use super::questionnaire::{Cap, Form, GatePart, Group, Questionnaire, Rule};
use super::reach::Reach;
use super::warning::{Warning, warnings};

/// All scores of one check.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Scores {
    /// Which items were reachable.
    pub reach: Reach,
    /// One entry per item.
    pub items: Vec<ItemScore>,
    /// One entry per group.
    pub groups: Vec<GroupScore>,
    /// One entry per subscore.
    pub subscores: Vec<GroupScore>,
    /// The whole; `None` when the check has none, or in the short form.
    pub whole: Option<WholeScore>,
    /// Open warnings, in the order of the items.
    pub warnings: Vec<Warning>,
}

/// What a group comes to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GroupScore {
    /// The value, or why there is none.
    pub outcome: Outcome,
    /// Weight of the items that were answered.
    pub answered: u32,
    /// Weight of the items that apply.
    pub applicable: u32,
}

/// A value or a named reason why there is none.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// A value with its band.
    Rated(Rated),
    /// A gate: reached or not.
    Gate(bool),
    /// Too little is answered ("noch nicht bewertbar").
    NotYet,
    /// Nothing in it applies to this person.
    NothingApplies,
}

/// A value with its band.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rated {
    /// 0 to 1.
    pub value: Ratio,
    /// Sum of points and reduced maximum, where the rule adds points.
    pub points: Option<(Points, Points)>,
    /// The band the value falls into.
    pub band: Option<BandIx>,
    /// The band that is shown: the same, or lower because of a cap.
    pub shown: Option<BandIx>,
    /// Position in the check's caps of the one that lowered it.
    pub cap: Option<usize>,
}

/// What the whole comes to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WholeScore {
    /// The value, or why there is none.
    pub outcome: Outcome,
    /// Groups that are missing for it.
    pub missing: Vec<GroupIx>,
}

/// Works out every score of a check.
pub fn score(check: &Questionnaire, answers: &Answers) -> Scores {
    let reach = Reach::of(check, answers);
    let seen = Seen {
        check,
        answers,
        reach: &reach,
    };
    let items: Vec<ItemScore> = check.indices().map(|ix| item_score(seen, ix)).collect();
    let warnings = warnings(seen, &items);
    let caps = Caps {
        check,
        warnings: &warnings,
    };
    let rate = |(at, group): (usize, &Group)| {
        let at = GroupIx(u8::try_from(at).unwrap_or(u8::MAX));
        let mut score = group_score(group, &items);
        caps.limit(&mut score.outcome, |cap| cap.groups.contains(&at));
        score
    };
    let groups: Vec<GroupScore> = check.groups.iter().enumerate().map(rate).collect();
    let subscores = check
        .subscores
        .iter()
        .map(|group| group_score(group, &items))
        .collect();
    let whole = match answers.form {
        Form::Full => whole_score(check, &groups, caps),
        Form::Short => None,
    };
    Scores {
        reach,
        items,
        groups,
        subscores,
        whole,
        warnings,
    }
}

fn group_score(group: &Group, items: &[ItemScore]) -> GroupScore {
    let scores = || group.items.iter().filter_map(|ix| items.get(ix.at()));
    let weight = |counts: fn(&ItemScore) -> bool| -> u32 {
        scores()
            .filter(|score| counts(score))
            .map(|score| score.weight)
            .sum()
    };
    let applicable = weight(|score| score.state.applies());
    let answered = weight(|score| score.state.counts());
    let enough = || Ratio::new(answered.into(), applicable.into()) >= group.min_answered;
    let outcome = match &group.rule {
        _ if applicable == 0 => Outcome::NothingApplies,
        Rule::Gate { met, parts } => gate(*met, parts, items),
        _ if answered == 0 || !enough() => Outcome::NotYet,
        Rule::Mean => rated(group.bands.as_ref(), mean(scores()), None),
        Rule::Points { floor } => {
            let (sum, max) = points(scores());
            let sum = floor.map_or(sum, |floor| sum.max(floor.0.into()));
            let value = Ratio::new(sum, max).clamped();
            rated(group.bands.as_ref(), value, Some((shown(sum), shown(max))))
        }
    };
    GroupScore {
        outcome,
        answered,
        applicable,
    }
}

/// Mean of the shares by weight. Items usually share one maximum; then the sum stays in integers.
fn mean<'a>(scores: impl Iterator<Item = &'a ItemScore>) -> Ratio {
    let (mut sum, mut weights) = (Ratio::ZERO, 0);
    let (mut run, mut run_max) = (0_i64, 1_i32);
    for score in scores.filter(|score| score.state.counts()) {
        if score.max.0 != run_max {
            sum = sum.plus(Ratio::new(run, run_max.into()));
            (run, run_max) = (0, score.max.0);
        }
        run += i64::from(score.points.0.clamp(0, score.max.0)) * i64::from(score.weight);
        weights += score.weight;
    }
    sum.plus(Ratio::new(run, run_max.into()))
        .over(weights)
        .clamped()
}

/// Sum of points and of reduced maxima, by weight, in thousandths.
fn points<'a>(scores: impl Iterator<Item = &'a ItemScore>) -> (i64, i64) {
    scores
        .filter(|score| score.state.counts())
        .fold((0, 0), |(sum, max), score| {
            let weighted = |points: Points| i64::from(points.0) * i64::from(score.weight);
            (sum + weighted(score.points), max + weighted(score.max))
        })
}

/// A sum as points; beyond two million (no instrument gets there) it is shown as that.
fn shown(sum: i64) -> Points {
    let fit = sum.clamp(i64::from(i32::MIN), i64::from(i32::MAX));
    Points(i32::try_from(fit).unwrap_or_default())
}

/// A gate is reached when every part is; missing answers leave it open as long as they matter.
fn gate(met: i32, parts: &[GatePart], items: &[ItemScore]) -> Outcome {
    let mut all = Outcome::Gate(true);
    for part in parts {
        match gate_part(met, part, items) {
            Some(true) => {}
            Some(false) => return Outcome::Gate(false),
            None => all = Outcome::NotYet,
        }
    }
    all
}

fn gate_part(met: i32, part: &GatePart, items: &[ItemScore]) -> Option<bool> {
    let applying = part
        .of
        .iter()
        .filter_map(|ix| items.get(ix.at()))
        .filter(|score| score.state.applies());
    let (mut reached, mut open, mut total) = (0, 0, 0);
    for score in applying {
        total += 1;
        if !score.state.counts() {
            open += 1;
        } else if score.share().reaches(met) {
            reached += 1;
        }
    }
    let need = part.at_least.unwrap_or(total);
    if reached >= need {
        Some(true)
    } else if reached + open < need {
        Some(false)
    } else {
        None
    }
}

fn rated(bands: Option<&Bands>, value: Ratio, points: Option<(Points, Points)>) -> Outcome {
    let band = bands.map(|bands| bands.locate(value));
    Outcome::Rated(Rated {
        value,
        points,
        band,
        shown: band,
        cap: None,
    })
}

/// The caps of a check together with the warnings that may set them.
#[derive(Clone, Copy)]
struct Caps<'a> {
    check: &'a Questionnaire,
    warnings: &'a [Warning],
}

impl Caps<'_> {
    fn is_set(self, cap: &Cap) -> bool {
        self.warnings.iter().any(|warning| {
            let group = self.check.item(warning.item).group;
            let within =
                cap.within.is_empty() || group.is_some_and(|group| cap.within.contains(&group));
            within && warning.level >= cap.level
        })
    }

    fn limit(self, outcome: &mut Outcome, concerns: impl Fn(&Cap) -> bool) {
        let Outcome::Rated(rated) = outcome else {
            return;
        };
        for (at, cap) in self.check.caps.iter().enumerate() {
            let lowers = rated.shown.is_some_and(|shown| shown > cap.at_most);
            if lowers && concerns(cap) && self.is_set(cap) {
                rated.shown = Some(cap.at_most);
                rated.cap = Some(at);
            }
        }
    }
}

fn whole_score(check: &Questionnaire, groups: &[GroupScore], caps: Caps<'_>) -> Option<WholeScore> {
    let whole = check.whole.as_ref()?;
    let (mut sum, mut weights, mut missing) = (Ratio::ZERO, 0, Vec::new());
    for (at, (group, score)) in check.groups.iter().zip(groups).enumerate() {
        match &score.outcome {
            Outcome::Rated(rated) => {
                sum = sum.plus(rated.value.times(group.weight));
                weights += group.weight;
            }
            // a gate has no value to average, reached or not; what does not apply leaves the mean
            _ if matches!(group.rule, Rule::Gate { .. }) => {}
            Outcome::NotYet => missing.push(GroupIx(u8::try_from(at).unwrap_or(u8::MAX))),
            Outcome::Gate(_) | Outcome::NothingApplies => {}
        }
    }
    let mut outcome = if !missing.is_empty() {
        Outcome::NotYet
    } else if weights == 0 {
        Outcome::NothingApplies
    } else {
        rated(whole.bands.as_ref(), sum.over(weights).clamped(), None)
    };
    caps.limit(&mut outcome, |cap| cap.whole);
    Some(WholeScore { outcome, missing })
}
