//! One item of a questionnaire: a question or a fact.

use super::condition::{Scope, condition};
use super::date;
use super::decode::{Fields, Node, flag as truth, text, unique};
use super::parts::{phrase, plain};
use super::wording::{FlagText, ItemText, OptionText, Phrase, StepText};
use crate::domain::answer::Ticks;
use crate::domain::id::{ItemId, OptionId, OptionIx, StepId, TopicId};
use crate::domain::number::Points;
use crate::domain::questionnaire::{
    Checklist, Choice, Cost, Counting, Fires, Flag, Impact, Item, Kind, Level, Row, Rows, Step,
    Tick, Trigger, UnknownMeans, Who,
};

/// Most options a choice or scale may have.
const MOST_OPTIONS: usize = 40;
/// Most rows of one item.
const MOST_ROWS: usize = 100;

/// What an item may refer to besides other items.
pub struct Around<'a> {
    /// Items before it, districts.
    pub scope: &'a Scope,
    /// Named scales.
    pub scales: &'a [(Box<str>, Vec<(Choice, OptionText)>)],
    /// Topics a step may lead to.
    pub topics: &'a [(Box<str>, Phrase)],
    /// Ids of sources.
    pub sources: &'a [Box<str>],
    /// Whether facts are read: they earn no points and have no steps.
    pub facts: bool,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Word {
    Choice,
    Checklist,
    Rows,
    Several,
    District,
}

/// Decodes one item with its words.
pub fn item(node: &Node<'_>, around: &Around<'_>) -> Option<(Item, ItemText)> {
    node.object(|fields| {
        let scope = around.scope;
        let words = |node: &Node<'_>| phrase(node, scope);
        let when = |node: &Node<'_>| condition(node, scope);
        let id = fields.need("id", "Name in files and addresses.", |node| node.id(ItemId::parse));
        let title = fields.need("title", "The question.", words);
        let hint = fields.may("hint", "One short sentence below the question.", words);
        let why = fields.may("why", "Why it is asked.", words);
        let example = fields.may("example", "An example.", words);
        let explained = fields.may("words", "Words explained.", |node| node.list(|node| word(node, scope)));
        let weight = fields.may("weight", "Weight within its group, 1 if left out.", |node| node.whole(1, 100));
        let unknown = fields.may("unknown", "Offers \"weiß ich nicht\": counts as zero, or leaves the maximum.", |node| {
            node.word(&[("zero", UnknownMeans::Zero), ("leave", UnknownMeans::Leave)])
        });
        let na = fields.may("na", "Offers \"trifft nicht zu\": true, or its own words.", |node| node.or_true(words));
        let shown = fields.may("when", "Shown only if this is true.", when);
        let spared = fields.may("unless", "Hidden only if this is true.", when);
        let refs = fields.may("refs", "References shown in the calculation.", |node| node.list(text));
        let kind = kind(fields, around);
        let trigger = |fields: &Fields<'_>| trigger(fields, kind.as_ref().map(|(kind, _)| kind));
        let flags = fields.may("flags", "Answers that deserve a warning.", |node| node.list(|node| flag(node, around, trigger)));
        let steps = fields.may("steps", "First steps at weak answers, at most one per answer.", |node| node.list(|node| step(node, around, trigger)));
        let (flags, flag_texts) = flags.unwrap_or_default().into_iter().unzip();
        let (steps, step_texts): (Vec<Step>, _) = steps.unwrap_or_default().into_iter().unzip();
        check_steps(fields.node(), &steps);
        if around.facts {
            fields.node().require(steps.is_empty(), "a fact has no steps");
        }
        let (kind, text) = kind?;
        let text = ItemText {
            title: title?,
            hint,
            why,
            example,
            words: explained.unwrap_or_default(),
            not_applicable: na.clone().flatten(),
            refs: refs.unwrap_or_default(),
            flags: flag_texts,
            steps: step_texts,
            ..text
        };
        let item = Item {
            id: id?,
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
        Some((word?, means?))
    })
}

fn kind(fields: &Fields<'_>, around: &Around<'_>) -> Option<(Kind, ItemText)> {
    let word = fields.need("kind", "How it is answered.", |node| {
        node.word(&[
            ("choice", Word::Choice),
            ("checklist", Word::Checklist),
            ("rows", Word::Rows),
            ("several", Word::Several),
            ("district", Word::District),
        ])
    });
    let options = options(fields, around);
    let ticks = fields.may("ticks", "The ticks of a checklist.", |node| {
        node.list(|node| tick(node, around))
    });
    let rows = fields.may("rows", "The rows answered on one scale.", |node| {
        node.list(|node| row(node, around.scope))
    });
    let none = fields.may("none", "Words of the tick \"nothing of these\".", |node| {
        phrase(node, around.scope)
    });
    let count = counting(fields);
    let word = word?;
    let node = fields.node();
    if around.facts != matches!(word, Word::Several | Word::District) && word != Word::Choice {
        return node.wrong("facts are of kind choice, several or district; questions of kind choice, checklist or rows");
    }
    strangers(fields, word);
    let (kind, text) = match word {
        Word::Choice => choice(node, options?, around.facts)?,
        Word::Rows => rows_on_scale(node, or_empty(fields, "rows", rows)?, options?)?,
        Word::Checklist | Word::Several => {
            checklist(node, or_empty(fields, "ticks", ticks)?, count?, around.facts)?
        }
        Word::District => choice(node, districts(around.scope), true)?,
    };
    Some((kind, ItemText { none, ..text }))
}

/// What was read; empty when the field is missing, `None` when it is there but wrong.
fn or_empty<T>(fields: &Fields<'_>, key: &str, read: Option<Vec<T>>) -> Option<Vec<T>> {
    if fields.given(key) { read } else { Some(Vec::new()) }
}

/// Fields that belong to another kind would be ignored without a word; that is a problem.
fn strangers(fields: &Fields<'_>, word: Word) {
    let all = ["options", "scale", "rows", "ticks", "none", "count", "met", "unmet"];
    let fitting: &[&str] = match word {
        Word::Choice => &["options", "scale"],
        Word::Rows => &["options", "scale", "rows"],
        Word::Checklist => &["ticks", "none", "count", "met", "unmet"],
        Word::Several => &["ticks", "none"],
        Word::District => &[],
    };
    for key in all.iter().filter(|key| !fitting.contains(key) && fields.given(key)) {
        fields.node().wrong::<()>(format!("the field \"{key}\" does not belong to this kind"));
    }
}

/// Options written here, or the scale they are taken from.
fn options(fields: &Fields<'_>, around: &Around<'_>) -> Option<Vec<(Choice, OptionText)>> {
    let own = fields.may("options", "The answers, weakest first.", |node| {
        node.list(|node| option(node, around.scope))
    });
    let scale = fields.may("scale", "The name of a shared list of answers.", |node| {
        let name = node.text()?;
        let found = around.scales.iter().find(|(known, _)| &**known == name);
        match found {
            Some((_, options)) => Some(options.clone()),
            None => node.wrong(format!("there is no scale \"{name}\"")),
        }
    });
    match (fields.given("options"), fields.given("scale")) {
        (true, true) => fields.node().wrong("either \"options\" or \"scale\", not both"),
        (true, false) => own,
        (false, true) => scale,
        (false, false) => Some(Vec::new()),
    }
}

/// Decodes one option.
pub fn option(node: &Node<'_>, scope: &Scope) -> Option<(Choice, OptionText)> {
    node.object(|fields| {
        let id = fields.need("id", "Name in saved answers.", |node| node.id(OptionId::parse));
        let points = fields.may("points", "Points it earns; facts earn none.", points);
        let label = fields.need("label", "The short answer.", |node| phrase(node, scope));
        let note = fields.may("note", "The detail below it.", |node| phrase(node, scope));
        let choice = Choice {
            id: id?,
            points: points.unwrap_or_default(),
        };
        Some((choice, OptionText { label: label?, note }))
    })
}

fn points(node: &Node<'_>) -> Option<Points> {
    node.thousandths(-Points::LIMIT, Points::LIMIT).map(Points)
}

fn tick(node: &Node<'_>, around: &Around<'_>) -> Option<(Tick, OptionText)> {
    node.object(|fields| {
        let id = fields.need("id", "Name in saved answers.", |node| node.id(OptionId::parse));
        let on = fields.may("points", "Points if ticked, 1 if left out.", points);
        let off = fields.may("points_off", "Points if not ticked, 0 if left out.", points);
        let when = fields.may("when", "Counts only if this is true.", |node| {
            condition(node, around.scope)
        });
        let label = fields.need("label", "What is ticked.", |node| phrase(node, around.scope));
        let note = fields.may("note", "The detail below it.", |node| phrase(node, around.scope));
        let earns = if around.facts { Points(0) } else { Points::whole(1) };
        let tick = Tick {
            id: id?,
            on: on.unwrap_or(earns),
            off: off.unwrap_or_default(),
            when,
        };
        Some((tick, OptionText { label: label?, note }))
    })
}

fn row(node: &Node<'_>, scope: &Scope) -> Option<(Row, Phrase)> {
    node.object(|fields| {
        let id = fields.need("id", "Name in saved answers.", |node| node.id(OptionId::parse));
        let when = fields.may("when", "Counts only if this is true.", |node| condition(node, scope));
        let label = fields.need("label", "What is asked.", |node| phrase(node, scope));
        Some((Row { id: id?, when }, label?))
    })
}

fn counting(fields: &Fields<'_>) -> Option<Counting> {
    let all = fields.may("count", "Points are added up, or all ticks are needed.", |node| {
        node.word(&[("sum", false), ("all", true)])
    });
    let met = fields.may("met", "With \"all\": points when every tick is set, 1 if left out.", points);
    let unmet = fields.may("unmet", "With \"all\": points otherwise, 0 if left out.", points);
    let met = met.unwrap_or(Points::whole(1));
    let unmet = unmet.unwrap_or_default();
    if all == Some(true) {
        fields.node().require(met > unmet, "\"met\" must be more than \"unmet\"");
        return Some(Counting::All { met, unmet });
    }
    Some(Counting::Sum)
}

fn choice(node: &Node<'_>, options: Vec<(Choice, OptionText)>, fact: bool) -> Option<(Kind, ItemText)> {
    let (choices, options): (Vec<Choice>, Vec<OptionText>) = options.into_iter().unzip();
    if !(2..=MOST_OPTIONS).contains(&choices.len()) {
        return node.wrong("2 to 40 options are needed (\"options\" or \"scale\")");
    }
    unique(node, "option", choices.iter().map(|choice| choice.id.as_str()));
    if fact {
        let free = choices.iter().all(|choice| choice.points == Points(0));
        node.require(free, "a fact earns no points");
    } else {
        rising(node, &choices);
    }
    let text = ItemText {
        options,
        ..ItemText::default()
    };
    Some((Kind::Choice(choices), text))
}

fn rising(node: &Node<'_>, choices: &[Choice]) {
    let rising = choices.is_sorted_by(|a, b| a.points <= b.points);
    node.require(rising, "options must stand in rising points, weakest first");
    let best = choices.iter().map(|choice| choice.points).max();
    node.require(best > Some(Points(0)), "at least one option must earn points");
}

fn rows_on_scale(
    node: &Node<'_>,
    rows: Vec<(Row, Phrase)>,
    scale: Vec<(Choice, OptionText)>,
) -> Option<(Kind, ItemText)> {
    let (rows, labels): (Vec<Row>, Vec<Phrase>) = rows.into_iter().unzip();
    if !(1..=MOST_ROWS).contains(&rows.len()) {
        return node.wrong("1 to 100 rows are needed");
    }
    unique(node, "row", rows.iter().map(|row| row.id.as_str()));
    let (kind, text) = choice(node, scale, false)?;
    let Kind::Choice(scale) = kind else { return None };
    let text = ItemText { rows: labels, ..text };
    Some((Kind::Rows(Rows { rows, scale }), text))
}

fn checklist(
    node: &Node<'_>,
    ticks: Vec<(Tick, OptionText)>,
    count: Counting,
    fact: bool,
) -> Option<(Kind, ItemText)> {
    let (ticks, options): (Vec<Tick>, Vec<OptionText>) = ticks.into_iter().unzip();
    if !(1..=Ticks::MOST).contains(&ticks.len()) {
        return node.wrong("1 to 64 ticks are needed");
    }
    unique(node, "tick", ticks.iter().map(|tick| tick.id.as_str()));
    let free = ticks.iter().all(|tick| (tick.on, tick.off) == (Points(0), Points(0)));
    node.require(free || !fact, "a fact earns no points");
    let text = ItemText {
        options,
        ..ItemText::default()
    };
    Some((Kind::Checklist(Checklist { ticks, count }), text))
}

fn districts(scope: &Scope) -> Vec<(Choice, OptionText)> {
    let option = |(id, name): &(Box<str>, Box<str>)| {
        let choice = Choice {
            id: OptionId::parse(id)?,
            points: Points(0),
        };
        let text = OptionText {
            label: Phrase::plain(name),
            note: None,
        };
        Some((choice, text))
    };
    scope.districts.iter().filter_map(option).collect()
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
                    at.or_else(|| node.wrong(format!("this item has no option \"{id}\"")))
                }
                _ => node.wrong("\"on\" is for choices; use \"below\" here"),
            }
        })
    });
    let below = fields.may("below", "Fires when less than this per cent of the maximum is earned.", |node| {
        node.thousandths(0, 100_000)
    });
    let unknown = fields.may("unknown", "Whether \"weiß ich nicht\" fires it too.", truth);
    kind?;
    let on = match (on, below) {
        (Some(options), None) => Fires::Options(options),
        (None, Some(below)) => Fires::Below(below),
        (None, None) if unknown == Some(true) => Fires::Options(Vec::new()),
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
            node.word(&[("critical", Level::Critical), ("important", Level::Important)])
        });
        let when = fields.may("when", "Fires only if this is true as well.", |node| {
            condition(node, around.scope)
        });
        let due = fields.may("due", "The day a legal duty behind it begins or began.", date::decode);
        let text = fields.need("text", "What is open.", |node| phrase(node, around.scope));
        let source = fields.may("source", "The source it leans on.", |node| {
            let id = node.text()?;
            let at = around.sources.iter().position(|source| &**source == id);
            at.or_else(|| node.wrong(format!("there is no source \"{id}\"")))
        });
        let flag = Flag {
            trigger: trigger?,
            level: level?,
            when,
            due,
        };
        Some((flag, FlagText { text: text?, source }))
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
        let minutes = fields.need("minutes", "How long it takes; half a day is 240, a day 480.", |node| node.whole(1, 100_000));
        let cost = fields.need("cost", "Nothing, below 100 euros, or more.", |node| {
            node.word(&[("free", Cost::Free), ("low", Cost::Low), ("more", Cost::More)])
        });
        let cost_note = fields.may("cost_note", "A figure, where one is known.", words);
        let who = fields.need("who", "Who does it.", |node| {
            node.word(&[("self", Who::Oneself), ("provider", Who::Provider), ("advice", Who::Advice)])
        });
        let impact = fields.need("impact", "What it brings.", |node| {
            node.word(&[("low", Impact::Low), ("medium", Impact::Medium), ("high", Impact::High)])
        });
        let topic = fields.may("topic", "The topic it leads to.", |node| {
            let topic = node.id(TopicId::parse)?;
            let known = around.topics.iter().any(|(id, _)| **id == *topic.as_str());
            node.require(known, "there is no such topic");
            Some(topic)
        });
        let step = Step {
            id: id?,
            trigger: trigger?,
            minutes: minutes?,
            cost: cost?,
            who: who?,
            impact: impact?,
            topic,
        };
        Some((step, StepText { title: title?, how: how?, cost: cost_note }))
    })
}

/// At most one step may apply to an answer.
fn check_steps(node: &Node<'_>, steps: &[Step]) {
    unique(node, "step", steps.iter().map(|step| step.id.as_str()));
    let unknown = steps.iter().filter(|step| step.trigger.unknown).count();
    node.require(unknown <= 1, "more than one step fires at \"weiß ich nicht\"");
    let mut seen: Vec<OptionIx> = Vec::new();
    for step in steps {
        if let Fires::Options(options) = &step.trigger.on {
            let twice = options.iter().any(|option| seen.contains(option));
            node.require(!twice, "more than one step fires at the same answer");
            seen.extend(options);
        }
    }
}
