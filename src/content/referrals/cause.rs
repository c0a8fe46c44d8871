//! Causes as authors write them: conditions on answers, counts of questions, bands, and their joins.

use super::Around;
use crate::content::condition::condition;
use crate::content::decode::Node;
use crate::content::fields::Fields;
use crate::domain::band::Bands;
use crate::domain::cause::{Cause, Trait};
use crate::domain::id::{BandIx, GroupIx, ItemIx, TopicId};
use crate::domain::questionnaire::{Level, Questionnaire};

/// Whether a cause names the answers that made it true.
pub fn quotes(cause: &Cause) -> bool {
    match cause {
        Cause::Says(_) | Cause::Count { .. } => true,
        Cause::Band { .. } | Cause::Not(_) => false,
        Cause::All(parts) | Cause::Any(parts) => parts.iter().any(quotes),
    }
}

const KINDS: [&str; 9] = [
    "answers", "warnings", "not_best", "unknown", "steps", "band", "all", "any", "not",
];

/// Decodes a cause.
pub fn cause(node: &Node<'_>, around: &Around<'_>) -> Option<Cause> {
    node.named("cause", |node| {
        node.object(|fields| {
            let inner = |node: &Node<'_>| cause(node, around);
            let says = fields.may("answers", "A condition on answers.", |node| {
                condition(node, &around.scope)
            });
            let warnings = fields.may(
                "warnings",
                "At least so many questions have an open warning.",
                |node| count(node, around, |fields| Some(Trait::Warning(level(fields)?))),
            );
            let not_best = fields.may(
                "not_best",
                "At least so many questions are answered, but not with the best answer.",
                |node| count(node, around, |_| Some(Trait::NotBest)),
            );
            let unknown = fields.may(
                "unknown",
                "At least so many questions are answered \"weiß ich nicht\".",
                |node| count(node, around, |_| Some(Trait::Unknown)),
            );
            let steps = fields.may(
                "steps",
                "At least so many answers lead to a step, with this topic if one is named.",
                |node| count(node, around, |fields| step(fields, around)),
            );
            let band = fields.may("band", "A score is shown within these bands.", |node| {
                band(node, around)
            });
            let all = fields.may("all", "All of these.", |node| node.list(inner));
            let any = fields.may("any", "At least one of these.", |node| node.list(inner));
            let not = fields.may("not", "The opposite.", inner);
            fields.exactly_one(&KINDS, "exactly one kind of cause is needed: answers, warnings, not_best, unknown, steps, band, all, any or not")?;
            let found = [
                says.map(Cause::Says),
                warnings,
                not_best,
                unknown,
                steps,
                band,
                all.map(Cause::All),
                any.map(Cause::Any),
                not.map(|inner| Cause::Not(Box::new(inner))),
            ];
            found.into_iter().flatten().next()
        })
    })
}

/// How many of some questions: all, those of some groups, or those named.
fn count(
    node: &Node<'_>,
    around: &Around<'_>,
    what: impl Fn(&Fields<'_>) -> Option<Trait>,
) -> Option<Cause> {
    let check = around.check.map(|check| &check.rules);
    node.object(|fields| {
        let what = what(fields);
        let groups = fields.may("groups", "The groups looked at.", |node| {
            node.list(|node| group(node, check))
        });
        let items = fields.may("items", "The questions looked at.", |node| {
            node.list(|node| question(node, check))
        });
        let at_least = fields.may("at_least", "How many, 1 if left out.", |node| {
            node.whole(1, 1000)
        });
        let check = check?;
        let of: Vec<ItemIx> = match (groups, items) {
            (Some(groups), None) => {
                let groups = groups.iter().filter_map(|ix| check.groups.get(ix.at()));
                groups.flat_map(|group| &group.items).copied().collect()
            }
            (None, Some(items)) => items,
            (None, None) if !fields.given("groups") && !fields.given("items") => {
                check.indices().skip(check.facts).collect()
            }
            (Some(_), Some(_)) => {
                return fields
                    .node()
                    .wrong("either \"groups\" or \"items\", not both");
            }
            (None, None) => return None,
        };
        let at_least = usize::try_from(at_least.unwrap_or(1)).unwrap_or(usize::MAX);
        fields.node().require(
            at_least <= of.len(),
            "more are asked for than there are questions",
        );
        Some(Cause::Count {
            of,
            what: what?,
            at_least,
        })
    })
}

fn level(fields: &Fields<'_>) -> Option<Level> {
    fields.need("level", "Least seriousness.", |node| {
        node.word(&[
            ("critical", Level::Critical),
            ("important", Level::Important),
        ])
    })
}

fn step(fields: &Fields<'_>, around: &Around<'_>) -> Option<Trait> {
    let topic = fields.may("topic", "The topic the step leads to.", |node| {
        let topic = node.id(TopicId::parse)?;
        let topics = around.check.map(|check| &check.wording.topics);
        let known = topics.is_some_and(|topics| topics.iter().any(|(id, _)| *id == topic.as_str()));
        node.require(known, "this check has no such topic");
        Some(topic)
    });
    if fields.given("topic") && topic.is_none() {
        return None;
    }
    Some(Trait::Step(topic))
}

fn group(node: &Node<'_>, check: Option<&Questionnaire>) -> Option<GroupIx> {
    let id = node.text()?;
    let at = check?
        .groups
        .iter()
        .position(|group| group.id.as_str() == id);
    match at.and_then(|at| u8::try_from(at).ok()) {
        Some(at) => Some(GroupIx(at)),
        None => node.wrong(|| format!("this check has no group \"{id}\"")),
    }
}

fn question(node: &Node<'_>, check: Option<&Questionnaire>) -> Option<ItemIx> {
    let id = node.text()?;
    match check?.find(id) {
        Some(ix) => Some(ix),
        None => node.wrong(|| format!("this check has no question \"{id}\"")),
    }
}

fn band(node: &Node<'_>, around: &Around<'_>) -> Option<Cause> {
    let check = around.check.map(|check| &check.rules);
    node.object(|fields| {
        let of = fields.may("group", "The group; left out for the whole.", |node| {
            group(node, check)
        });
        let bands: Option<&Bands> = check.and_then(|check| match of {
            Some(ix) => check.groups.get(ix.at())?.bands.as_ref(),
            None => check.whole.as_ref()?.bands.as_ref(),
        });
        let limit = |node: &Node<'_>| {
            let id = node.text()?;
            let found = bands.and_then(|bands| bands.find(id));
            found.or_else(|| node.wrong(|| format!("that score has no band \"{id}\"")))
        };
        let from = fields.may("at_least", "Lowest band.", limit);
        let to = fields.may("at_most", "Highest band.", limit);
        let node = fields.node();
        if !fields.given("at_least") && !fields.given("at_most") {
            return node.wrong("\"at_least\" or \"at_most\" is needed");
        }
        if fields.given("group") && of.is_none() {
            return None;
        }
        let (from, to) = (from.unwrap_or(BandIx(0)), to.unwrap_or(BandIx(u8::MAX)));
        node.require(
            from <= to,
            "no band lies between \"at_least\" and \"at_most\"",
        );
        Some(Cause::Band { of, from, to })
    })
}
