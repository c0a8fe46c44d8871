//! Answers files: what somebody answered, by ids, for the command line and for tests. Host only.
//!
//! ```json
//! {
//!   "questionnaire": "business",
//!   "form": "full",
//!   "answers": {"team": "alone", "e2": "1", "list": ["a", "b"], "rows": {"r1": "2"}, "y": "?", "z": "-"},
//!   "tried": {"e2": "0"},
//!   "wishes": {"e": "high"},
//!   "dismissed": ["e2-backup"]
//! }
//! ```
//!
//! A text is an option, a list holds ticks (`[]` is "none of these"), an object holds rows.
//! [`UNKNOWN`] and [`NOT_APPLICABLE`] cannot be ids: an id begins with a letter or a digit.

use serde_json::{Map, Value, json};

use crate::json::Json;

use super::Problem;
use super::decode::{Log, Node, text};
use super::report::{sorted, wish};
use crate::domain::answer::{Answer, Answers, Ticks, Wish};
use crate::domain::id::{GroupIx, ItemIx, OptionIx, StepId};
use crate::domain::questionnaire::{Form, Item, Kind, Questionnaire};

/// "Weiß ich nicht".
pub const UNKNOWN: &str = "?";
/// "Trifft nicht zu".
pub const NOT_APPLICABLE: &str = "-";

/// Reads an answers file for this questionnaire.
///
/// # Errors
/// All problems of the file, each with its place.
pub fn load_answers(
    file: &str,
    json: &str,
    check: &Questionnaire,
) -> Result<Answers, Vec<Problem>> {
    Log::new(file).read(json, |node| decode(node, check))
}

fn decode(node: &Node<'_>, check: &Questionnaire) -> Option<Answers> {
    node.object(|fields| {
        let mut answers = Answers::empty(check);
        fields.may("$schema", "Ignored.", text);
        fields.may(
            "questionnaire",
            "The check these answers belong to.",
            |node| {
                let fits = node.text()? == check.id.as_str();
                node.require(fits, || {
                    format!("these answers are read for \"{}\"", check.id)
                });
                Some(())
            },
        );
        answers.form = fields
            .may("form", "Full or short.", |node| form(node, check))
            .unwrap_or_default();
        let said = fields.may("answers", "What was said.", |node| entries(node, check));
        for (item, answer) in said.into_iter().flatten() {
            answers.say(item, Some(answer));
        }
        let tried = fields.may("tried", "What was tried out together.", |node| {
            entries(node, check)
        });
        for (item, answer) in tried.into_iter().flatten() {
            answers.try_out(item, Some(answer));
        }
        let wishes = fields.may("wishes", "How much a group matters.", |node| {
            wishes(node, check)
        });
        for (group, wish) in wishes.into_iter().flatten() {
            answers.set_wish(group, Some(wish));
        }
        let dismissed = fields.may("dismissed", "Steps put aside.", |node| {
            node.list(|node| step(node, check))
        });
        answers.dismissed = dismissed.unwrap_or_default();
        Some(answers)
    })
}

/// Decodes the form.
pub(super) fn form(node: &Node<'_>, check: &Questionnaire) -> Option<Form> {
    let form = node.word(&[("full", Form::Full), ("short", Form::Short)])?;
    let there = form == Form::Full || check.short.is_some();
    node.require(there, "this check has no short form");
    Some(form)
}

/// Decodes answers by item.
pub(super) fn entries(node: &Node<'_>, check: &Questionnaire) -> Option<Vec<(ItemIx, Answer)>> {
    let entries = node.map(|id, node| match check.find(id) {
        Some(ix) => Some((ix, answer(node, check.items.get(ix.at())?)?)),
        None => node.wrong("there is no such item"),
    })?;
    Some(entries.into_iter().map(|(_, entry)| entry).collect())
}

fn answer(node: &Node<'_>, item: &Item) -> Option<Answer> {
    match (node.value()?, &item.kind) {
        (Json::Text(text), _) if **text == *UNKNOWN => {
            node.require(
                item.unknown.is_some(),
                "this item does not offer \"weiß ich nicht\"",
            );
            Some(Answer::Unknown)
        }
        (Json::Text(text), _) if **text == *NOT_APPLICABLE => {
            node.require(
                item.not_applicable,
                "this item does not offer \"trifft nicht zu\"",
            );
            Some(Answer::NotApplicable)
        }
        (Json::Text(_), Kind::Choice(_)) => option(node, item).map(Answer::Option),
        (Json::List(_), Kind::Checklist(_)) => {
            let ticks = node.list(|node| option(node, item))?;
            let set = |ticks: Ticks, tick| ticks.with(tick, true);
            Some(Answer::Ticks(ticks.into_iter().fold(Ticks::default(), set)))
        }
        (Json::Object(_), Kind::Rows(rows)) => {
            let mut marks = vec![None; rows.rows.len()];
            let given = node.map(|id, node| {
                let row = rows.rows.iter().position(|row| row.id.as_str() == id);
                match row {
                    Some(row) => Some((row, option(node, item)?)),
                    None => node.wrong("there is no such row"),
                }
            })?;
            for (_, (row, mark)) in given {
                marks[row] = Some(mark);
            }
            Some(Answer::Rows(marks.into()))
        }
        (_, Kind::Choice(_)) => node.wrong("an option is needed here, as text"),
        (_, Kind::Checklist(_)) => node.wrong("a list of ticks is needed here"),
        (_, Kind::Rows(_)) => node.wrong("an object with rows is needed here"),
    }
}

fn option(node: &Node<'_>, item: &Item) -> Option<OptionIx> {
    let id = node.text()?;
    let known = || match &item.kind {
        Kind::Choice(options) => options.iter().map(|option| option.id.as_str()).collect(),
        Kind::Checklist(list) => list.ticks.iter().map(|tick| tick.id.as_str()).collect(),
        Kind::Rows(rows) => rows
            .scale
            .iter()
            .map(|mark| mark.id.as_str())
            .collect::<Vec<_>>(),
    };
    item.option(id).or_else(|| {
        node.wrong(|| {
            format!(
                "there is no \"{id}\" here; known are: {}",
                known().join(", ")
            )
        })
    })
}

fn wishes(node: &Node<'_>, check: &Questionnaire) -> Option<Vec<(GroupIx, Wish)>> {
    let wishes = node.map(|id, node| {
        let group = (0..)
            .map(GroupIx)
            .zip(&check.groups)
            .find(|(_, group)| group.id.as_str() == id);
        let wish = node.word(&[
            ("low", Wish::Low),
            ("medium", Wish::Medium),
            ("high", Wish::High),
        ]);
        match group {
            Some((ix, _)) => Some((ix, wish?)),
            None => node.wrong("there is no such group"),
        }
    })?;
    Some(wishes.into_iter().map(|(_, wish)| wish).collect())
}

fn step(node: &Node<'_>, check: &Questionnaire) -> Option<StepId> {
    let id = node.text()?;
    let mut steps = check.items.iter().flat_map(|item| &item.steps);
    match steps.find(|step| step.id.as_str() == id) {
        Some(step) => Some(step.id.clone()),
        None => node.wrong(|| format!("there is no step \"{id}\"")),
    }
}

/// One answer as it stands in an answers file; null when it does not fit the item.
pub(super) fn write(item: &Item, answer: &Answer) -> Value {
    match (answer, &item.kind) {
        (Answer::Unknown, _) => UNKNOWN.into(),
        (Answer::NotApplicable, _) => NOT_APPLICABLE.into(),
        (Answer::Option(option), Kind::Choice(options)) => options
            .get(option.at())
            .map_or(Value::Null, |option| option.id.as_str().into()),
        (Answer::Ticks(ticks), Kind::Checklist(list)) => {
            let set = (0..)
                .map(OptionIx)
                .zip(&list.ticks)
                .filter(|(ix, _)| ticks.has(*ix));
            set.map(|(_, tick)| Value::from(tick.id.as_str())).collect()
        }
        (Answer::Rows(marks), Kind::Rows(rows)) => {
            let pair = |(row, mark): (&crate::domain::questionnaire::Row, &Option<OptionIx>)| {
                let mark = rows.scale.get((*mark)?.at())?;
                Some((row.id.as_str().to_owned(), mark.id.as_str().into()))
            };
            Value::Object(rows.rows.iter().zip(marks).filter_map(pair).collect())
        }
        _ => Value::Null,
    }
}

/// All answers as an answers file.
pub fn write_answers(check: &Questionnaire, answers: &Answers) -> Value {
    let (mut said, mut tried) = (Map::new(), Map::new());
    for (ix, item) in check.indices().zip(&check.items) {
        let given = answers.given(ix);
        for (map, answer) in [
            (&mut said, given.and_then(|given| given.said.as_ref())),
            (&mut tried, given.and_then(|given| given.tried.as_ref())),
        ] {
            if let Some(answer) = answer {
                map.insert(item.id.as_str().to_owned(), write(item, answer));
            }
        }
    }
    let wishes = (0..)
        .map(GroupIx)
        .zip(&check.groups)
        .filter_map(|(ix, group)| {
            Some((group.id.as_str().to_owned(), wish(answers.wish(ix)?).into()))
        });
    sorted(json!({
        "questionnaire": check.id.as_str(),
        "form": match answers.form { Form::Full => "full", Form::Short => "short" },
        "answers": said,
        "tried": tried,
        "wishes": Value::Object(wishes.collect()),
        "dismissed": answers.dismissed.iter().map(StepId::as_str).collect::<Vec<_>>(),
    }))
}
