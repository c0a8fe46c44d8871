//! One item of a questionnaire: a question or a fact.

use super::condition::{Scope, condition};
use super::date;
use super::decode::{Node, flag as truth, text, unique};
use super::fields::Fields;
use super::kind::kind;
use super::parts::{named_source, phrase, plain};
use super::wording::{FlagText, ItemText, OptionText, Phrase, StepText};
use crate::domain::id::{ItemId, OptionIx, StepId, TopicId};
use crate::domain::questionnaire::{
    Choice, Cost, Fires, Flag, Impact, Item, Kind, Level, Step, Trigger, UnknownMeans, Who,
};

/// A shared list of answers: its name, the answers with their words.
pub type NamedScale = (Box<str>, Vec<(Choice, OptionText)>);

/// What an item may refer to besides other items.
pub struct Around<'a> {
    /// Items before it, districts.
    pub scope: &'a Scope<'a>,
    /// Named scales.
    pub scales: &'a [NamedScale],
    /// Topics a step may lead to.
    pub topics: &'a [(&'static str, Phrase)],
    /// Ids of sources.
    pub sources: &'a [&'a str],
    /// Whether facts are read: they earn no points.
    pub facts: bool,
    /// Whether the strongest answer of a question stands first.
    pub strongest_first: bool,
}

/// Decodes one item with its words.
pub fn item(node: &Node<'_>, around: &Around<'_>) -> Option<(Item, ItemText)> {
    node.object(|fields| {
        let scope = around.scope;
        let words = |node: &Node<'_>| phrase(node, scope);
        let when = |node: &Node<'_>| condition(node, scope);
        let id = fields.need("id", "Name in files and addresses.", |node| {
            node.id(ItemId::parse)
        });
        let title = fields.need("title", "The question.", words);
        let hint = fields.may("hint", "One short sentence below the question.", words);
        let why = fields.may("why", "Why it is asked.", words);
        let example = fields.may("example", "An example.", words);
        let explained = fields.may("words", "Words explained.", |node| {
            node.list(|node| word(node, scope))
        });
        let weight = fields.may(
            "weight",
            "Weight within its group, 1 if left out.",
            |node| node.whole(1, 100),
        );
        let unknown = fields.may(
            "unknown",
            "Offers \"weiß ich nicht\": counts as zero, or leaves the maximum.",
            |node| node.word(&[("zero", UnknownMeans::Zero), ("leave", UnknownMeans::Leave)]),
        );
        let na = fields.may(
            "na",
            "Offers \"trifft nicht zu\": true, or its own words.",
            |node| node.or_true(words),
        );
        let shown = fields.may("when", "Shown only if this is true.", when);
        let spared = fields.may("unless", "Hidden only if this is true.", when);
        let refs = fields.may("refs", "References shown in the calculation.", |node| {
            node.list(text)
        });
        let kind = kind(fields, around);
        let trigger = |fields: &Fields<'_>| trigger(fields, kind.as_ref().map(|(kind, _)| kind));
        let flags = fields.may("flags", "Answers that deserve a warning.", |node| {
            node.list(|node| flag(node, around, trigger))
        });
        let steps = fields.may(
            "steps",
            "First steps at weak answers, at most one per answer.",
            |node| node.list(|node| step(node, around, trigger)),
        );
        let (flags, flag_texts) = flags.unwrap_or_default().into_iter().unzip();
        let (steps, step_texts): (Vec<Step>, _) = steps.unwrap_or_default().into_iter().unzip();
        check_steps(fields.node(), &steps);
        if around.facts {
            let by_share = |step: &Step| matches!(step.trigger.on, Fires::Below(_));
            let node = fields.node();
            let fine = !steps.iter().any(by_share);
            node.require(fine, "a fact earns no points; its steps need \"on\"");
        }
        let (Some(kind), Some(title), Some(id)) = (kind, title, id) else {
            return None;
        };
        let (kind, text) = kind;
        let text = ItemText {
            title,
            hint,
            why,
            example,
            words: explained.unwrap_or_default(),
            not_applicable: na.flatten(),
            refs: refs.unwrap_or_default(),
            flags: flag_texts,
            steps: step_texts,
            ..text
        };
        let item = Item {
            id,
            kind,
            weight: weight.unwrap_or(1),
            unknown,
            not_applicable: na.is_some(),
            when: shown,
            unless: spared,
            flags,
            steps,
            group: None,
        };
        Some((item, text))
    })
}

fn word(node: &Node<'_>, scope: &Scope) -> Option<(Phrase, Phrase)> {
    node.object(|fields| {
        let word = fields.need("word", "The word.", plain);
        let means = fields.need("means", "What it means.", |node| phrase(node, scope));
        let (Some(word), Some(means)) = (word, means) else {
            return None;
        };
        Some((word, means))
    })
}

/// When a flag or a step fires: `on` for choices, `below` for the others, `unknown` for both.
/// Without a readable `kind` nothing can be said about options.
fn trigger(fields: &Fields<'_>, kind: Option<&Kind>) -> Option<Trigger> {
    let on = fields.may("on", "Options at which it fires.", |node| {
        node.list(|node| {
            let id = node.text()?;
            match kind? {
                Kind::Choice(options) => {
                    let at = options.iter().position(|option| option.id.as_str() == id);
                    let at = at.and_then(|at| u8::try_from(at).ok()).map(OptionIx);
                    at.or_else(|| node.wrong(|| format!("this item has no option \"{id}\"")))
                }
                _ => node.wrong("\"on\" is for choices; use \"below\" here"),
            }
        })
    });
    let below = fields.may(
        "below",
        "Fires when less than this per cent of the maximum is earned.",
        |node| node.thousandths(0, 100_000),
    );
    let unknown = fields.may("unknown", "Whether \"weiß ich nicht\" fires it too.", truth);
    kind?;
    let on = match (fields.given("on"), fields.given("below")) {
        (true, false) => Fires::Options(on?),
        (false, true) => Fires::Below(below?),
        (false, false) if unknown == Some(true) => Fires::Options(Vec::new()),
        _ => return fields.node().wrong("either \"on\" or \"below\" is needed"),
    };
    Some(Trigger {
        on,
        unknown: unknown.unwrap_or(false),
    })
}

fn flag(
    node: &Node<'_>,
    around: &Around<'_>,
    trigger: impl Fn(&Fields<'_>) -> Option<Trigger>,
) -> Option<(Flag, FlagText)> {
    node.object(|fields| {
        let trigger = trigger(fields);
        let level = fields.need("level", "How serious it is.", |node| {
            node.word(&[
                ("critical", Level::Critical),
                ("important", Level::Important),
            ])
        });
        let when = fields.may("when", "Fires only if this is true as well.", |node| {
            condition(node, around.scope)
        });
        let due = fields.may(
            "due",
            "The day a legal duty behind it begins or began.",
            date::decode,
        );
        let text = fields.need("text", "What is open.", |node| phrase(node, around.scope));
        let source = fields.may("source", "The source it leans on.", |node| {
            named_source(node, around.sources)
        });
        let (Some(trigger), Some(level), Some(text)) = (trigger, level, text) else {
            return None;
        };
        let flag = Flag {
            trigger,
            level,
            when,
            due,
        };
        Some((flag, FlagText { text, source }))
    })
}

fn step(
    node: &Node<'_>,
    around: &Around<'_>,
    trigger: impl Fn(&Fields<'_>) -> Option<Trigger>,
) -> Option<(Step, StepText)> {
    node.object(|fields| {
        let words = |node: &Node<'_>| phrase(node, around.scope);
        let id = fields.need("id", "Name in saved plans.", |node| node.id(StepId::parse));
        let trigger = trigger(fields);
        let title = fields.need("title", "What to do, verb first.", words);
        let how = fields.need("how", "How to do it.", words);
        let minutes = fields.need(
            "minutes",
            "How long it takes; half a day is 240, a day 480.",
            |node| node.whole(1, 100_000),
        );
        let cost = fields.need("cost", "Nothing, below 100 euros, or more.", |node| {
            node.word(&[
                ("free", Cost::Free),
                ("low", Cost::Low),
                ("more", Cost::More),
            ])
        });
        let cost_note = fields.may("cost_note", "A figure, where one is known.", words);
        let who = fields.need("who", "Who does it.", |node| {
            node.word(&[
                ("self", Who::Oneself),
                ("provider", Who::Provider),
                ("advice", Who::Advice),
            ])
        });
        let impact = fields.need("impact", "What it brings.", |node| {
            node.word(&[
                ("low", Impact::Low),
                ("medium", Impact::Medium),
                ("high", Impact::High),
            ])
        });
        let topic = fields.may("topic", "The topic it leads to.", |node| {
            let topic = node.id(TopicId::parse)?;
            let known = around.topics.iter().any(|(id, _)| **id == *topic.as_str());
            node.require(known, "there is no such topic");
            Some(topic)
        });
        let source = fields.may("source", "The source it leans on.", |node| {
            named_source(node, around.sources)
        });
        let (
            Some(id),
            Some(trigger),
            Some(minutes),
            Some(cost),
            Some(who),
            Some(impact),
            Some(title),
            Some(how),
        ) = (id, trigger, minutes, cost, who, impact, title, how)
        else {
            return None;
        };
        let step = Step {
            id,
            trigger,
            minutes,
            cost,
            who,
            impact,
            topic,
        };
        Some((
            step,
            StepText {
                title,
                how,
                cost: cost_note,
                source,
            },
        ))
    })
}

/// At most one step may apply to an answer.
fn check_steps(node: &Node<'_>, steps: &[Step]) {
    unique(node, "step", steps.iter().map(|step| step.id.as_str()));
    let unknown = steps.iter().filter(|step| step.trigger.unknown).count();
    node.require(
        unknown <= 1,
        "more than one step fires at \"weiß ich nicht\"",
    );
    let mut seen: Vec<OptionIx> = Vec::new();
    for step in steps {
        if let Fires::Options(options) = &step.trigger.on {
            let twice = options.iter().any(|option| seen.contains(option));
            node.require(!twice, "more than one step fires at the same answer");
            seen.extend(options);
        }
    }
}
