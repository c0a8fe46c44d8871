//! What one check says about a duty in `duties.json`: for whom, when, in which words of its own.

use super::condition::{Scope, condition};
use super::date;
use super::decode::Node;
use super::duties::{DutyText, Whole};
use super::parts::{phrase, plain};
use super::wording::Phrase;
use crate::domain::condition::Condition;
use crate::domain::duty::{Duty, Kind, Period};
use crate::domain::id::{DutyId, ItemId, ItemIx};
use crate::domain::questionnaire::Questionnaire;

/// Periods with the day in words.
pub type Times = Vec<(Period, Option<Phrase>)>;

/// One entry under `audiences`.
pub enum Entry {
    /// Of the check the file is read for.
    Mine(Audience),
    /// Of another one, whose facts are not known here.
    Other,
}

/// What one check says about a duty.
pub struct Audience {
    applies: Option<Condition>,
    unless: Option<Condition>,
    cases: Vec<(Option<Condition>, Phrase)>,
    items: Vec<ItemIx>,
    title: Option<Phrase>,
    text: Option<Phrase>,
    first: Option<Phrase>,
    times: Option<Times>,
}

impl Audience {
    /// The duty for this check: its own words and days in place of the common ones.
    pub fn put(self, (id, kind): (DutyId, Kind), words: DutyText, times: Times) -> Whole {
        let (cases, case_texts) = self.cases.into_iter().unzip();
        let (periods, period_texts) = self.times.unwrap_or(times).into_iter().unzip();
        let duty = Duty {
            id,
            kind,
            applies: self.applies,
            unless: self.unless,
            cases,
            periods,
            verified: words.doubt.is_none(),
            recheck: words.stand.recheck,
            items: self.items,
        };
        let text = DutyText {
            title: self.title.unwrap_or(words.title),
            text: self.text.unwrap_or(words.text),
            first: self.first.unwrap_or(words.first),
            cases: case_texts,
            periods: period_texts,
            ..words
        };
        (duty, text)
    }
}

/// Decodes the entry of one check; those of others are passed over.
pub fn entry(name: &str, node: &Node<'_>, check: Option<&Questionnaire>) -> Option<Entry> {
    match check {
        Some(check) if check.id.as_str() != name => Some(Entry::Other),
        _ => audience(node, check).map(Entry::Mine),
    }
}

fn audience(node: &Node<'_>, check: Option<&Questionnaire>) -> Option<Audience> {
    let facts = check.and_then(|check| check.items.get(..check.facts));
    let scope = Scope {
        known: facts.unwrap_or_default(),
        ..Scope::default()
    };
    node.object(|fields| {
        let rule = |node: &Node<'_>| condition(node, &scope);
        let words = |node: &Node<'_>| phrase(node, &scope);
        let cases = fields.may("check", "Cases the facts cannot settle.", |node| {
            node.list(|node| case(node, &scope))
        });
        let items = fields.may("items", "Questions that are about it.", |node| {
            node.list(|node| related(node, check))
        });
        Some(Audience {
            applies: fields.may("applies", "Only if; not known means \"check\".", rule),
            unless: fields.may("unless", "Not if; not known means \"check\".", rule),
            cases: cases.unwrap_or_default(),
            items: items.unwrap_or_default(),
            title: fields.may("title", "In place of the common one.", words),
            text: fields.may("text", "In place of the common one.", words),
            first: fields.may("do", "In place of the common one.", words),
            times: fields.may("times", "In place of the common ones.", |node| {
                times(node, Some(&scope))
            }),
        })
    })
}

fn case(node: &Node<'_>, scope: &Scope<'_>) -> Option<(Option<Condition>, Phrase)> {
    node.object(|fields| {
        let when = fields.may(
            "when",
            "Whom it concerns; everybody, if left out.",
            |node| condition(node, scope),
        );
        let why = fields.need("why", "Why it must be checked.", plain)?;
        Some((when, why))
    })
}

fn related(node: &Node<'_>, check: Option<&Questionnaire>) -> Option<ItemIx> {
    let id = node.id(ItemId::parse)?;
    let found = check.and_then(|check| check.find(id.as_str()));
    found.or_else(|| node.wrong(|| format!("the check has no question \"{id}\"")))
}

/// Decodes periods, first fitting first; conditions need the facts of a check.
pub fn times(node: &Node<'_>, scope: Option<&Scope<'_>>) -> Option<Times> {
    let times = node.list(|node| period(node, scope))?;
    if let Some(((last, _), before)) = times.split_last() {
        node.require(
            last.when.is_none() && before.iter().all(|(period, _)| period.when.is_some()),
            "every time but the last needs \"when\"; the last one holds for all others",
        );
    }
    Some(times)
}

fn period(node: &Node<'_>, scope: Option<&Scope<'_>>) -> Option<(Period, Option<Phrase>)> {
    node.object(|fields| {
        let from = fields.may("from", "First day in force.", date::decode);
        let until = fields.may("until", "First day no longer in force.", date::decode);
        let when =
            scope.and_then(|scope| fields.may("when", "For whom.", |node| condition(node, scope)));
        let words = fields.may("note", "The day in words.", plain);
        node.require(
            from.zip(until).is_none_or(|(from, until)| from < until),
            "\"until\" must lie after \"from\"",
        );
        Some((Period { from, until, when }, words))
    })
}
