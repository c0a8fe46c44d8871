//! `duties.json`: dated duties with their words, read for the people of one check.
//!
//! One file serves all checks. What is the same for everybody stands once; under `audiences` every
//! check says for whom of its people a duty holds, in conditions over its own facts, and may put
//! its own words and days in place of the common ones. Duties without an entry for the check are
//! left out.

use super::Problem;
use super::audience::{Entry, entry, times};
use super::date;
use super::decode::{Log, Node, text, unique};
use super::fields::Fields;
use super::parts::{plain, stand};
use super::wording::{Phrase, Stand};
use crate::domain::duty::{Duty, Kind};
use crate::domain::id::DutyId;
use crate::domain::questionnaire::Questionnaire;
use time::Date;

/// The duties of one check: rules and words, index by index.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Duties {
    /// The day somebody looked through the whole list.
    pub stand: Date,
    /// Whom they concern, and when.
    pub rules: Vec<Duty>,
    /// What people read.
    pub wording: Vec<DutyText>,
}

/// The words of one duty.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DutyText {
    /// What it is.
    pub title: Phrase,
    /// What it asks.
    pub text: Phrase,
    /// The first step.
    pub first: Phrase,
    /// Where it is written, `§ 5 DDG`.
    pub law: &'static str,
    /// Where somebody read about it.
    pub source: &'static str,
    /// When that was, and when to look again.
    pub stand: Stand,
    /// Why it is to be checked, if nobody checked it against a source.
    pub doubt: Option<Phrase>,
    /// One per case: why it is to be checked.
    pub cases: Vec<Phrase>,
    /// One per period: the day in words.
    pub periods: Vec<Option<Phrase>>,
    /// Rows of the research the duty stands for.
    pub refs: Vec<&'static str>,
}

/// A duty with its words.
pub(super) type Whole = (Duty, DutyText);

/// Reads `duties.json` for the people of one check.
///
/// # Errors
/// All problems of the file as far as it concerns this check, each with its place.
pub fn load_duties(file: &str, json: &str, check: &Questionnaire) -> Result<Duties, Vec<Problem>> {
    Log::new(file).read(json, |node| decode(node, Some(check)))
}

/// Decodes the file; without a check only to draw the schema.
pub(super) fn decode(node: &Node<'_>, check: Option<&Questionnaire>) -> Option<Duties> {
    node.object(|fields| {
        fields.may("$schema", "Where editors find the schema.", text);
        fields.need("format", "Version of this file format.", |node| {
            node.whole(1, 1)
        });
        let stand = fields.need(
            "stand",
            "The day somebody looked through the whole list.",
            date::decode,
        );
        let duties = fields.need("duties", "The duties, most basic first.", |node| {
            let duties = node.list(|node| duty(node, check))?;
            unique(node, "duty", duties.iter().map(|(id, _)| id.as_str()));
            Some(duties)
        });
        let (Some(stand), Some(duties)) = (stand, duties) else {
            return None;
        };
        let (rules, wording) = duties.into_iter().filter_map(|(_, duty)| duty).unzip();
        Some(Duties {
            stand,
            rules,
            wording,
        })
    })
}

/// A duty's id, and the duty itself if it concerns the check.
fn duty(node: &Node<'_>, check: Option<&Questionnaire>) -> Option<(DutyId, Option<Whole>)> {
    node.object(|fields| {
        let id = fields.need("id", "Name in files; never the id of a question.", |node| {
            let id = node.id(DutyId::parse)?;
            let taken = check.is_some_and(|check| check.find(id.as_str()).is_some());
            node.require(!taken, "a question of the check has this id");
            Some(id)
        });
        let kind = fields.may("kind", "A duty, if left out.", |node| {
            node.word(&[
                ("duty", Kind::Duty),
                ("planned", Kind::Planned),
                ("fact", Kind::Fact),
            ])
        });
        let words = words(fields);
        let times = fields.may(
            "times",
            "When it is in force; always, if left out.",
            |node| times(node, None),
        );
        let audiences = fields.need("audiences", "For whom, check by check.", |node| {
            let audiences = node.map(|name, node| entry(name, node, check))?;
            node.require(!audiences.is_empty(), "at least one check is needed");
            Some(audiences)
        });
        let (Some(id), Some(words), Some(audiences)) = (id, words, audiences) else {
            return None;
        };
        let mine = audiences.into_iter().find_map(|(_, entry)| match entry {
            Entry::Mine(audience) => Some(audience),
            Entry::Other => None,
        });
        let head = (id.clone(), kind.unwrap_or_default());
        let whole = mine.map(|mine| mine.put(head, words, times.unwrap_or_default()));
        Some((id, whole))
    })
}

/// What is the same for everybody.
fn words(fields: &Fields<'_>) -> Option<DutyText> {
    let title = fields.need("title", "What it is, in plain words.", plain);
    let what = fields.need("text", "What it asks, in short sentences.", plain);
    let first = fields.need("do", "The first step, verb first.", plain);
    let law = fields.need("law", "Where it is written.", text);
    let source = fields.need("source", "Where somebody read about it.", text);
    let stand = stand(fields);
    let certainty = fields.need(
        "certainty",
        "\"checked\" if it was read in the source, or why it must be checked.",
        certainty,
    );
    let refs = fields.may("refs", "Rows of the research it stands for.", |node| {
        node.list(text)
    });
    let (Some(title), Some(what), Some(first), Some(stand), Some(certainty)) =
        (title, what, first, stand, certainty)
    else {
        return None;
    };
    let doubt = match certainty {
        Certainty::Checked => None,
        Certainty::Doubted(why) => Some(why),
    };
    Some(DutyText {
        title,
        text: what,
        first,
        law: law?,
        source: source?,
        stand,
        doubt,
        cases: Vec::new(),
        periods: Vec::new(),
        refs: refs.unwrap_or_default(),
    })
}

/// How sure a duty is.
#[derive(Clone, Copy)]
enum Certainty {
    Checked,
    Doubted(Phrase),
}

fn certainty(node: &Node<'_>) -> Option<Certainty> {
    node.either(
        |node| node.word(&[("checked", Certainty::Checked)]),
        |node| {
            node.object(|fields| {
                let why = fields.need("check", "Why it must be checked.", plain);
                why.map(Certainty::Doubted)
            })
        },
    )
}
