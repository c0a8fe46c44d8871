//! An evaluation as JSON: ids, exact numbers, and for every number what it was made of. Host only.
//!
//! For the command line and for tests. Fractions are text (`"17/30"`), so nothing is rounded away;
//! beside them stand per cent with two places for people. The same input gives the same bytes.

use serde_json::{Value, json};

use super::answers;
use super::date;
use crate::domain::Date;
use crate::domain::advice::{self, Recommendation, advise};
use crate::domain::answer::{Answers, Wish};
use crate::domain::band::Bands;
use crate::domain::card::{OpenCard, Showing};
use crate::domain::id::{BandIx, GroupIx, ItemIx};
use crate::domain::item_score::ItemState;
use crate::domain::number::{Points, Ratio};
use crate::domain::order::Payoff;
use crate::domain::questionnaire::{Form, Group, Level, Questionnaire, Rule};
use crate::domain::reach::Presence;
use crate::domain::score::{GroupScore, Outcome, Rated, Scores, score};
use crate::domain::warning::Warning;

/// Everything that follows from the answers on this day.
pub fn evaluation(check: &Questionnaire, answers: &Answers, today: Date) -> Value {
    let scores = score(check, answers);
    let advice = advise(check, answers, &scores, today);
    let steps = |list: &[Recommendation]| -> Vec<Value> {
        list.iter()
            .map(|found| recommendation(check, found))
            .collect()
    };
    let clear_up: Vec<&str> = advice
        .clear_up
        .iter()
        .map(|ix| item_id(check, *ix))
        .collect();
    sorted(json!({
        "questionnaire": check.id.as_str(),
        "version": *check.version,
        "today": date::write(today),
        "form": form(answers.form),
        "whole": whole(check, &scores),
        "groups": groups(check, &check.groups, &scores.groups),
        "subscores": groups(check, &check.subscores, &scores.subscores),
        "warnings": scores.warnings.iter().map(|found| warning(check, found)).collect::<Vec<_>>(),
        "advice": {
            "now": steps(&advice.now),
            "later": steps(&advice.later),
            "rest": steps(&advice.rest),
            "dismissed": steps(&advice.dismissed),
            "clear_up": clear_up,
            "cards": advice.cards.iter().map(|open| card(check, *open)).collect::<Vec<_>>(),
        },
        "items": check.indices().map(|ix| item(check, answers, &scores, ix)).collect::<Vec<_>>(),
    }))
}

/// The same value with its keys in alphabetical order. Whether `serde_json` keeps the order of
/// insertion hangs on what other crates of a build ask of it; our bytes should not.
pub(super) fn sorted(value: Value) -> Value {
    match value {
        Value::Object(map) => {
            let mut fields: Vec<_> = map
                .into_iter()
                .map(|(key, value)| (key, sorted(value)))
                .collect();
            fields.sort_by(|(a, _), (b, _)| a.cmp(b));
            Value::Object(fields.into_iter().collect())
        }
        Value::Array(entries) => entries.into_iter().map(sorted).collect(),
        plain => plain,
    }
}

fn item_id(check: &Questionnaire, ix: ItemIx) -> &str {
    check.items.get(ix.at()).map_or("", |item| item.id.as_str())
}

fn group_id(check: &Questionnaire, ix: GroupIx) -> &str {
    check
        .groups
        .get(ix.at())
        .map_or("", |group| group.id.as_str())
}

fn form(form: Form) -> &'static str {
    match form {
        Form::Full => "full",
        Form::Short => "short",
    }
}

fn fraction(value: Ratio) -> String {
    match value.parts() {
        (num, 1) => num.to_string(),
        (num, den) => format!("{num}/{den}"),
    }
}

/// Per cent with two places.
fn per_cent(value: Ratio) -> Value {
    decimal(value.basis_points(), 100)
}

fn points(points: Points) -> Value {
    decimal(points.0, 1000)
}

/// A whole number where it is one, else a decimal.
fn decimal(amount: i32, unit: i32) -> Value {
    if amount % unit == 0 {
        (amount / unit).into()
    } else {
        (f64::from(amount) / f64::from(unit)).into()
    }
}

fn band(bands: Option<&Bands>, at: Option<BandIx>) -> Value {
    let found = bands
        .zip(at)
        .and_then(|(bands, at)| bands.list().get(at.at()));
    found.map_or(Value::Null, |band| band.id.as_str().into())
}

fn item(check: &Questionnaire, answers: &Answers, scores: &Scores, ix: ItemIx) -> Value {
    let (Some(item), Some(score)) = (check.items.get(ix.at()), scores.items.get(ix.at())) else {
        return Value::Null;
    };
    let given = answers.given(ix);
    let written =
        |answer: Option<_>| answer.map_or(Value::Null, |found| answers::write(item, found));
    let mut value = json!({
        "id": item.id.as_str(),
        "reach": match scores.reach.presence(ix) {
            Presence::Shown => "shown",
            Presence::Later => "later",
            Presence::Hidden => "hidden",
        },
        "said": written(given.and_then(|given| given.said.as_ref())),
        "tried": written(given.and_then(|given| given.tried.as_ref())),
    });
    if ix.at() >= check.facts {
        value["group"] = item
            .group
            .map_or(Value::Null, |group| group_id(check, group).into());
        value["state"] = match score.state {
            ItemState::Counted => "counted",
            ItemState::UnknownAsZero => "unknown, counts as 0",
            ItemState::UnknownLeft => "unknown, left out",
            ItemState::NotApplicable => "does not apply",
            ItemState::Unanswered => "not answered",
            ItemState::Hidden => "not asked",
        }
        .into();
        value["weight"] = score.weight.into();
        if score.state.counts() {
            value["points"] = points(score.points);
            value["max"] = points(score.max);
            value["share"] = fraction(score.share()).into();
        }
        if let (Form::Short, Some(short), true) = (answers.form, &check.short, score.state.counts())
        {
            value["light"] = band(
                Some(&short.lights),
                Some(short.lights.locate(score.share())),
            );
        }
    }
    value
}

fn groups(check: &Questionnaire, groups: &[Group], scores: &[GroupScore]) -> Vec<Value> {
    let one = |(group, score): (&Group, &GroupScore)| {
        let mut value = json!({
            "id": group.id.as_str(),
            "rule": match group.rule {
                Rule::Mean => "mean",
                Rule::Points { .. } => "points",
                Rule::Gate { .. } => "gate",
            },
            "items": group.items.iter().map(|ix| item_id(check, *ix)).collect::<Vec<_>>(),
            "weight": group.weight,
            "answered_weight": score.answered,
            "applicable_weight": score.applicable,
            "least_answered": fraction(group.min_answered),
        });
        outcome(check, group.bands.as_ref(), &score.outcome, &mut value);
        value
    };
    groups.iter().zip(scores).map(one).collect()
}

fn whole(check: &Questionnaire, scores: &Scores) -> Value {
    let (Some(rule), Some(score)) = (&check.whole, &scores.whole) else {
        return Value::Null;
    };
    let missing: Vec<&str> = score
        .missing
        .iter()
        .map(|ix| group_id(check, *ix))
        .collect();
    let mut value = json!({"missing": missing});
    outcome(check, rule.bands.as_ref(), &score.outcome, &mut value);
    value
}

fn outcome(check: &Questionnaire, bands: Option<&Bands>, outcome: &Outcome, value: &mut Value) {
    value["outcome"] = match outcome {
        Outcome::Rated(_) => "rated",
        Outcome::Gate(true) => "reached",
        Outcome::Gate(false) => "not reached",
        Outcome::NotYet => "not enough answers yet",
        Outcome::NothingApplies => "nothing applies",
    }
    .into();
    if let Outcome::Rated(rated) = outcome {
        numbers(check, bands, rated, value);
    }
}

fn numbers(check: &Questionnaire, bands: Option<&Bands>, rated: &Rated, value: &mut Value) {
    value["value"] = fraction(rated.value).into();
    value["per_cent"] = per_cent(rated.value);
    value["band"] = band(bands, rated.band);
    value["shown_band"] = band(bands, rated.shown);
    if let Some((sum, max)) = rated.points {
        value["points"] = points(sum);
        value["max"] = points(max);
    }
    if let Some((at, cap)) = rated.cap.and_then(|at| Some((at, check.caps.get(at)?))) {
        let within: Vec<&str> = cap.within.iter().map(|ix| group_id(check, *ix)).collect();
        value["cap"] = json!({"number": at + 1, "flag": level(cap.level), "in": within});
    }
}

fn level(level: Level) -> &'static str {
    match level {
        Level::Critical => "critical",
        Level::Important => "important",
    }
}

fn warning(check: &Questionnaire, found: &Warning) -> Value {
    json!({
        "item": item_id(check, found.item),
        "flag": found.flag + 1,
        "level": level(found.level),
        "due": found.due.map(date::write),
    })
}

fn card(check: &Questionnaire, open: OpenCard) -> Value {
    json!({
        "card": check.cards.get(open.card).map(|card| card.id.as_str()),
        "showing": match open.showing {
            Showing::First => "first",
            Showing::Offered => "offered",
        },
    })
}

/// A step with every reason that decided its place.
fn recommendation(check: &Questionnaire, found: &Recommendation) -> Value {
    json!({
        "step": advice::step(check, found).map(|step| step.id.as_str()),
        "item": item_id(check, found.item),
        "warning": found.warning.map(|warning| level(warning.level)),
        "due": found.due,
        "wish": found.wish.map(wish),
        "payoff": payoff(found.payoff),
        "gain": fraction(found.gain),
        "distance": fraction(found.distance),
        "known": found.known,
        "picked_by": found.picks.iter().map(|at| at + 1).collect::<Vec<_>>(),
        "minutes": found.minutes,
    })
}

fn payoff(payoff: Payoff) -> &'static str {
    match payoff {
        Payoff::Low => "low",
        Payoff::Even => "even",
        Payoff::High => "high",
    }
}

/// The word for a wish in files.
pub(super) fn wish(wish: Wish) -> &'static str {
    match wish {
        Wish::Low => "low",
        Wish::Medium => "medium",
        Wish::High => "high",
    }
}
