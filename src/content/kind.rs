//! How an item is answered: options, ticks, rows, districts.

use super::condition::{Scope, condition};
use super::decode::{Node, name, unique};
use super::fields::Fields;
use super::item::Around;
use super::parts::phrase;
use super::wording::{ItemText, OptionText, Phrase};
use crate::domain::answer::Ticks;
use crate::domain::id::OptionId;
use crate::domain::number::Points;
use crate::domain::questionnaire::{Checklist, Choice, Counting, Kind, Row, Rows, Tick};

/// Most options a choice or scale may have.
const MOST_OPTIONS: usize = 40;

/// Most rows of one item.
const MOST_ROWS: usize = 100;

#[derive(Clone, Copy, PartialEq, Eq)]
enum Word {
    Choice,
    Checklist,
    Rows,
    Several,
    District,
}

/// How an item is answered, from the fields of the item itself.
pub fn kind(fields: &Fields<'_>, around: &Around<'_>) -> Option<(Kind, ItemText)> {
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
    let nothing = fields.may("none", "Words of the tick \"nothing of these\".", |node| {
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
        Word::Choice => choice(node, options?, worth(around))?,
        Word::Rows => rows_on_scale(
            node,
            or_empty(fields, "rows", rows)?,
            options?,
            worth(around),
        )?,
        Word::Checklist | Word::Several => {
            checklist(node, or_empty(fields, "ticks", ticks)?, count, around.facts)?
        }
        Word::District => choice(node, districts(around.scope), Worth::Nothing)?,
    };
    Some((
        kind,
        ItemText {
            none: nothing,
            ..text
        },
    ))
}

/// How the points of options must stand.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Worth {
    /// None at all.
    Nothing,
    /// Weakest first.
    Rising,
    /// Strongest first.
    Falling,
}

fn worth(around: &Around<'_>) -> Worth {
    match (around.facts, around.strongest_first) {
        (true, _) => Worth::Nothing,
        (false, false) => Worth::Rising,
        (false, true) => Worth::Falling,
    }
}

/// What was read; empty when the field is missing, `None` when it is there but wrong.
fn or_empty<T>(fields: &Fields<'_>, key: &str, read: Option<Vec<T>>) -> Option<Vec<T>> {
    if fields.given(key) {
        read
    } else {
        Some(Vec::new())
    }
}

/// Fields that belong to another kind would be ignored without a word; that is a problem.
fn strangers(fields: &Fields<'_>, word: Word) {
    let all = [
        "options", "scale", "rows", "ticks", "none", "count", "met", "unmet",
    ];
    let fitting: &[&str] = match word {
        Word::Choice => &["options", "scale"],
        Word::Rows => &["options", "scale", "rows"],
        Word::Checklist => &["ticks", "none", "count", "met", "unmet"],
        Word::Several => &["ticks", "none"],
        Word::District => &[],
    };
    for key in all
        .iter()
        .filter(|key| !fitting.contains(key) && fields.given(key))
    {
        fields
            .node()
            .wrong::<()>(|| format!("the field \"{key}\" does not belong to this kind"));
    }
}

/// Options written here, or the scale they are taken from.
fn options(fields: &Fields<'_>, around: &Around<'_>) -> Option<Vec<(Choice, OptionText)>> {
    let own = fields.may(
        "options",
        "The answers, weakest first (see \"answers_from\").",
        |node| node.list(|node| option(node, around.scope)),
    );
    let scale = fields.may("scale", "The name of a shared list of answers.", |node| {
        let name = node.text()?;
        let found = around.scales.iter().find(|(known, _)| &**known == name);
        match found {
            Some((_, options)) => Some(options.clone()),
            None => node.wrong(|| format!("there is no scale \"{name}\"")),
        }
    });
    match (fields.given("options"), fields.given("scale")) {
        (true, true) => fields
            .node()
            .wrong("either \"options\" or \"scale\", not both"),
        (true, false) => own,
        (false, true) => scale,
        (false, false) => Some(Vec::new()),
    }
}

/// Decodes one option.
pub fn option(node: &Node<'_>, scope: &Scope) -> Option<(Choice, OptionText)> {
    node.object(|fields| {
        let id = fields.need("id", "Name in saved answers.", |node| {
            node.id(OptionId::parse)
        });
        let points = fields.may("points", "Points it earns; facts earn none.", points);
        let label = fields.need("label", "The short answer.", |node| phrase(node, scope));
        let detail = fields.may("note", "The detail below it.", |node| phrase(node, scope));
        let lang = fields.may("lang", "Language of the label, if not German.", name);
        let (Some(id), Some(label)) = (id, label) else {
            return None;
        };
        let choice = Choice {
            id,
            points: points.unwrap_or_default(),
        };
        Some((
            choice,
            OptionText {
                label,
                note: detail,
                lang,
            },
        ))
    })
}

fn points(node: &Node<'_>) -> Option<Points> {
    node.thousandths(-Points::LIMIT, Points::LIMIT).map(Points)
}

fn tick(node: &Node<'_>, around: &Around<'_>) -> Option<(Tick, OptionText)> {
    node.object(|fields| {
        let id = fields.need("id", "Name in saved answers.", |node| {
            node.id(OptionId::parse)
        });
        let on = fields.may("points", "Points if ticked, 1 if left out.", points);
        let off = fields.may("points_off", "Points if not ticked, 0 if left out.", points);
        let when = fields.may("when", "Counts only if this is true.", |node| {
            condition(node, around.scope)
        });
        let label = fields.need("label", "What is ticked.", |node| {
            phrase(node, around.scope)
        });
        let detail = fields.may("note", "The detail below it.", |node| {
            phrase(node, around.scope)
        });
        let earns = if around.facts {
            Points(0)
        } else {
            Points::whole(1)
        };
        let (Some(id), Some(label)) = (id, label) else {
            return None;
        };
        let tick = Tick {
            id,
            on: on.unwrap_or(earns),
            off: off.unwrap_or_default(),
            when,
        };
        Some((
            tick,
            OptionText {
                label,
                note: detail,
                lang: None,
            },
        ))
    })
}

fn row(node: &Node<'_>, scope: &Scope) -> Option<(Row, Phrase)> {
    node.object(|fields| {
        let id = fields.need("id", "Name in saved answers.", |node| {
            node.id(OptionId::parse)
        });
        let when = fields.may("when", "Counts only if this is true.", |node| {
            condition(node, scope)
        });
        let label = fields.need("label", "What is asked.", |node| phrase(node, scope));
        let (Some(id), Some(label)) = (id, label) else {
            return None;
        };
        Some((Row { id, when }, label))
    })
}

fn counting(fields: &Fields<'_>) -> Counting {
    let all = fields.may(
        "count",
        "Points are added up, or all ticks are needed.",
        |node| node.word(&[("sum", false), ("all", true)]),
    );
    let met = fields.may(
        "met",
        "With \"all\": points when every tick is set, 1 if left out.",
        points,
    );
    let unmet = fields.may(
        "unmet",
        "With \"all\": points otherwise, 0 if left out.",
        points,
    );
    let met = met.unwrap_or(Points::whole(1));
    let unmet = unmet.unwrap_or_default();
    if all == Some(true) {
        fields
            .node()
            .require(met > unmet, "\"met\" must be more than \"unmet\"");
        return Counting::All { met, unmet };
    }
    Counting::Sum
}

fn choice(
    node: &Node<'_>,
    options: Vec<(Choice, OptionText)>,
    worth: Worth,
) -> Option<(Kind, ItemText)> {
    let (choices, options): (Vec<Choice>, Vec<OptionText>) = options.into_iter().unzip();
    if !(2..=MOST_OPTIONS).contains(&choices.len()) {
        return node.wrong("2 to 40 options are needed (\"options\" or \"scale\")");
    }
    unique(
        node,
        "option",
        choices.iter().map(|choice| choice.id.as_str()),
    );
    if worth == Worth::Nothing {
        let free = choices.iter().all(|choice| choice.points == Points(0));
        node.require(free, "a fact earns no points");
    } else {
        in_order(node, &choices, worth);
    }
    let text = ItemText {
        options,
        ..ItemText::default()
    };
    Some((Kind::Choice(choices), text))
}

fn in_order(node: &Node<'_>, choices: &[Choice], worth: Worth) {
    let (sorted, reason) = if worth == Worth::Falling {
        let falling = choices.is_sorted_by(|a, b| a.points >= b.points);
        (
            falling,
            "options must stand in falling points, strongest first",
        )
    } else {
        let rising = choices.is_sorted_by(|a, b| a.points <= b.points);
        (rising, "options must stand in rising points, weakest first")
    };
    node.require(sorted, reason);
    let best = choices.iter().map(|choice| choice.points).max();
    node.require(
        best > Some(Points(0)),
        "at least one option must earn points",
    );
}

fn rows_on_scale(
    node: &Node<'_>,
    rows: Vec<(Row, Phrase)>,
    scale: Vec<(Choice, OptionText)>,
    worth: Worth,
) -> Option<(Kind, ItemText)> {
    let (rows, labels): (Vec<Row>, Vec<Phrase>) = rows.into_iter().unzip();
    if !(1..=MOST_ROWS).contains(&rows.len()) {
        return node.wrong("1 to 100 rows are needed");
    }
    unique(node, "row", rows.iter().map(|row| row.id.as_str()));
    let (kind, text) = choice(node, scale, worth)?;
    let Kind::Choice(scale) = kind else {
        return None;
    };
    let text = ItemText {
        rows: labels,
        ..text
    };
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
    let free = ticks
        .iter()
        .all(|tick| (tick.on, tick.off) == (Points(0), Points(0)));
    node.require(free || !fact, "a fact earns no points");
    let text = ItemText {
        options,
        ..ItemText::default()
    };
    Some((Kind::Checklist(Checklist { ticks, count }), text))
}

fn districts(scope: &Scope) -> Vec<(Choice, OptionText)> {
    let option = |(id, name): &(&'static str, &'static str)| {
        let choice = Choice {
            id: OptionId::parse(id)?,
            points: Points(0),
        };
        let text = OptionText {
            label: Phrase::plain(name),
            ..OptionText::default()
        };
        Some((choice, text))
    };
    scope.districts.iter().filter_map(option).collect()
}
