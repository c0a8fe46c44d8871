//! Random questionnaires and answers, read off a tape of numbers so that failures shrink well.

use digital_check::content::Check;
use digital_check::domain::answer::{Answer, Answers, Ticks, Wish};
use digital_check::domain::id::{GroupIx, ItemIx, OptionIx};
use digital_check::domain::questionnaire::{Form, Item, Kind};
use proptest::prelude::*;
use serde_json::{Value, json};

/// Random numbers, then zeros.
#[derive(Clone, Debug)]
pub struct Tape(std::vec::IntoIter<u32>);

pub fn tape(length: usize) -> impl Strategy<Value = Tape> {
    prop::collection::vec(any::<u32>(), 0..length).prop_map(|numbers| Tape(numbers.into_iter()))
}

impl Tape {
    /// A number below `limit`.
    pub fn below(&mut self, limit: usize) -> usize {
        self.0
            .next()
            .map_or(0, |number| number as usize % limit.max(1))
    }

    /// True once in `of` times.
    pub fn once_in(&mut self, of: usize) -> bool {
        self.below(of) == of - 1
    }
}

/// What conditions may look at.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Look {
    /// Facts only: changing an answer hides nothing.
    Facts,
    /// Any item before.
    Everything,
}

/// Item id and the ids of its options.
type Known = Vec<(String, Vec<String>)>;

/// A questionnaire that loads.
pub fn questionnaire(tape: &mut Tape, look: Look) -> String {
    let mut known = Known::new();
    let facts: Vec<Value> = (0..tape.below(4))
        .map(|at| fact(tape, at, look, &mut known))
        .collect();
    let mut facts_only = known.clone();
    let groups: Vec<Value> = (0..=tape.below(4))
        .map(|at| {
            let scope = if look == Look::Facts {
                &mut facts_only
            } else {
                &mut known
            };
            group(tape, at, look, scope)
        })
        .collect();
    let scored: Vec<Value> = groups
        .iter()
        .flat_map(|group| group["items"].as_array().cloned().unwrap_or_default())
        .map(|item| item["id"].clone())
        .collect();
    let subscores: Vec<Value> = (0..tape.below(3))
        .map(|at| {
            let some: Vec<Value> = scored.iter().filter(|_| tape.below(2) == 0).cloned().collect();
            let of = if some.is_empty() { scored.clone() } else { some };
            let rule = rule(tape, &of);
            json!({"id": format!("s{at}"), "title": "S", "of": of, "rule": rule, "min_answered": least(tape)})
        })
        .collect();
    let caps = if tape.once_in(2) {
        json!([{"flag": "critical", "limits": ["g0"], "at_most": "build", "reason": "R"}])
    } else {
        json!([])
    };
    let short: Vec<Value> = scored.iter().step_by(2).cloned().collect();
    let wanted = json!({"items": short, "when": {"item": scored[0], "at_least": 1}});
    json!({
        "format": 1, "id": "random", "version": "1", "title": "T", "minutes": 1,
        "stand": "2026-01-01", "recheck": "2027-01-01",
        "facts": facts, "groups": groups, "subscores": subscores, "caps": caps,
        "bands": {"levels": {"round": if tape.once_in(2) { "half_up" } else { "none" }, "list": [
            {"id": "start", "from": 0, "name": "A"}, {"id": "build", "from": 25, "name": "B"},
            {"id": "firm", "from": 66.667, "name": "C"}]}},
        "whole": if tape.once_in(3) { Value::Null } else { json!({"rule": "mean", "bands": "levels"}) },
        "short": {"items": short, "bands": "levels", "minutes": 1},
        "advice": {"now": tape.below(4), "later": tape.below(4), "due_days": 90,
            "order": ["critical", {"lowest_of": ["g0"]}, "important", "due", "wish", "payoff", wanted, "nearest", "gain", "effort"]},
    })
    .to_string()
}

fn fact(tape: &mut Tape, at: usize, look: Look, known: &mut Known) -> Value {
    let id = format!("f{at}");
    let options: Vec<String> = (0..2 + tape.below(3)).map(|at| format!("o{at}")).collect();
    let list: Vec<Value> = options
        .iter()
        .map(|id| json!({"id": id, "label": "L"}))
        .collect();
    let several = tape.once_in(4);
    let mut item = if several {
        json!({"id": id, "title": "T", "kind": "several", "ticks": list})
    } else {
        json!({"id": id, "title": "T", "kind": "choice", "options": list, "unknown": "leave"})
    };
    if look == Look::Everything {
        hide(tape, &mut item, known);
    }
    known.push((id, options));
    item
}

fn group(tape: &mut Tape, at: usize, look: Look, known: &mut Known) -> Value {
    let mut ids = Vec::new();
    let items: Vec<Value> = (0..=tape.below(5))
        .map(|item_at| {
            let id = format!("g{at}-q{item_at}");
            let (item, options) = item(tape, &id, known);
            ids.push(Value::from(id.clone()));
            if look == Look::Everything {
                known.push((id, options));
            }
            item
        })
        .collect();
    let rule = rule(tape, &ids);
    json!({"id": format!("g{at}"), "title": "G", "weight": 1 + tape.below(3), "rule": rule,
        "min_answered": least(tape), "bands": "levels", "items": items})
}

fn least(tape: &mut Tape) -> Value {
    [json!(0), json!(60), json!("2/3"), json!(100)][tape.below(4)].clone()
}

fn rule(tape: &mut Tape, of: &[Value]) -> Value {
    match tape.below(5) {
        0 | 1 => json!({"kind": "mean"}),
        2 => json!({"kind": "points"}),
        3 => json!({"kind": "points", "floor": 0}),
        _ => {
            let half: Vec<Value> = of.iter().take(1 + of.len() / 2).cloned().collect();
            let least = 1 + tape.below(half.len());
            json!({"kind": "gate", "met": 25 * tape.below(5), "parts": [{"of": of}, {"of": half, "at_least": least}]})
        }
    }
}

/// Options in rising points, from below zero now and then.
fn options(tape: &mut Tape) -> (Vec<Value>, Vec<String>) {
    let mut points = if tape.once_in(3) { -2 } else { 0 };
    let mut list = Vec::new();
    let count = 2 + tape.below(3);
    for at in 0..count {
        let worth = if at + 1 == count {
            points.max(1)
        } else {
            points
        };
        list.push(json!({"id": format!("o{at}"), "points": worth, "label": "L"}));
        points += i32::try_from(tape.below(3)).unwrap_or(0);
    }
    (list, (0..count).map(|at| format!("o{at}")).collect())
}

fn item(tape: &mut Tape, id: &str, known: &Known) -> (Value, Vec<String>) {
    let mut item = json!({"id": id, "title": "T", "weight": 1 + tape.below(4)});
    let ids = match tape.below(4) {
        0 | 1 => {
            let (list, ids) = options(tape);
            item["kind"] = "choice".into();
            item["options"] = list.into();
            item["flags"] = json!([{"on": ["o0"], "unknown": true, "text": "W",
                "level": if tape.once_in(2) { "critical" } else { "important" }, "due": "2027-01-01"}]);
            item["steps"] = json!([step(id, "on", &json!(["o0"]))]);
            ids
        }
        2 => {
            let ids: Vec<String> = (0..=tape.below(4)).map(|at| format!("o{at}")).collect();
            let ticks = ids.iter().enumerate().map(|(at, id)| {
                let on = if at == 0 {
                    1
                } else {
                    i32::try_from(tape.below(4)).unwrap_or(0) - 1
                };
                let off = u8::from(tape.once_in(4));
                let mut tick = json!({"id": id, "label": "L", "points": on, "points_off": off});
                sometimes(tape, &mut tick, "when", known);
                tick
            });
            item["ticks"] = ticks.collect();
            item["kind"] = "checklist".into();
            if tape.once_in(3) {
                item["count"] = "all".into();
                item["met"] = 3.into();
                item["unmet"] = json!(-3);
            }
            item["steps"] = json!([step(id, "below", &json!(50))]);
            ids
        }
        _ => {
            let (list, ids) = options(tape);
            let rows = (0..=tape.below(3)).map(|at| {
                let mut row = json!({"id": format!("r{at}"), "label": "L"});
                sometimes(tape, &mut row, "when", known);
                row
            });
            item["rows"] = rows.collect();
            item["kind"] = "rows".into();
            item["options"] = list.into();
            item["flags"] = json!([{"below": 50, "level": "important", "text": "W"}]);
            ids
        }
    };
    match tape.below(4) {
        0 => item["unknown"] = "zero".into(),
        1 => item["unknown"] = "leave".into(),
        _ => {}
    }
    if tape.once_in(2) {
        item["na"] = true.into();
    }
    hide(tape, &mut item, known);
    (item, ids)
}

fn step(id: &str, key: &str, value: &Value) -> Value {
    json!({"id": format!("{id}-step"), key: value, "unknown": true, "title": "T", "how": "H", "minutes": 30,
        "cost": "free", "who": "self", "impact": "low"})
}

fn hide(tape: &mut Tape, item: &mut Value, known: &Known) {
    sometimes(tape, item, "when", known);
    sometimes(tape, item, "unless", known);
}

fn sometimes(tape: &mut Tape, item: &mut Value, key: &str, known: &Known) {
    if !known.is_empty() && tape.once_in(3) {
        item[key] = condition(tape, known, 3);
    }
}

fn condition(tape: &mut Tape, known: &Known, depth: usize) -> Value {
    let kind = if depth == 0 { 0 } else { tape.below(8) };
    let mut inner = |count: usize| -> Vec<Value> {
        (0..count)
            .map(|_| condition(tape, known, depth - 1))
            .collect()
    };
    match kind {
        4 => json!({"all": inner(2)}),
        5 => json!({"any": inner(2)}),
        6 => json!({"not": inner(1)[0]}),
        7 => json!({"maybe": inner(1)[0]}),
        _ => {
            let (id, options) = &known[tape.below(known.len())];
            match kind {
                0 | 1 => json!({"item": id, "in": [options[tape.below(options.len())]]}),
                2 => json!({"item": id, "at_most": tape.below(3)}),
                _ => json!({"item": id, "at_least": tape.below(3)}),
            }
        }
    }
}

// --- answers -------------------------------------------------------------------------------------

fn small_ix(tape: &mut Tape, below: usize) -> OptionIx {
    OptionIx(u8::try_from(tape.below(below)).unwrap_or(u8::MAX))
}

fn ticks(tape: &mut Tape, below: usize) -> Answer {
    let count = tape.below(5);
    Answer::Ticks((0..count).fold(Ticks::default(), |ticks, _| {
        ticks.with(small_ix(tape, below), true)
    }))
}

/// Any answer at all: of another kind, beyond the last option, too few or too many rows.
pub fn wild_answer(tape: &mut Tape) -> Answer {
    match tape.below(8) {
        0..=2 => Answer::Option(small_ix(tape, 5)),
        3 => Answer::Option(small_ix(tape, 256)),
        4 => ticks(tape, 70),
        5 => Answer::Rows(
            (0..tape.below(6))
                .map(|_| (!tape.once_in(3)).then(|| small_ix(tape, 6)))
                .collect(),
        ),
        6 => Answer::Unknown,
        _ => Answer::NotApplicable,
    }
}

/// An answer the item offers, complete.
pub fn fitting_answer(tape: &mut Tape, item: &Item) -> Answer {
    match tape.below(6) {
        0 if item.unknown.is_some() => return Answer::Unknown,
        1 if item.not_applicable => return Answer::NotApplicable,
        _ => {}
    }
    match &item.kind {
        Kind::Choice(options) => Answer::Option(small_ix(tape, options.len())),
        Kind::Checklist(list) => ticks(tape, list.ticks.len()),
        Kind::Rows(rows) => Answer::Rows(
            rows.rows
                .iter()
                .map(|_| Some(small_ix(tape, rows.scale.len())))
                .collect(),
        ),
    }
}

/// Answers to everything, some left open; wishes, steps put aside and both forms as well.
pub fn random_answers(
    tape: &mut Tape,
    check: &Check,
    mut answer: impl FnMut(&mut Tape, &Item) -> Answer,
) -> Answers {
    let rules = &check.rules;
    let mut answers = Answers::empty(rules);
    if tape.once_in(4) && rules.short.is_some() {
        answers.form = Form::Short;
    }
    for ix in rules.indices() {
        if !tape.once_in(5) {
            answers.say(ix, Some(answer(tape, rules.item(ix))));
        }
        if tape.once_in(6) {
            answers.try_out(ix, Some(answer(tape, rules.item(ix))));
        }
        for step in &rules.item(ix).steps {
            if tape.once_in(5) {
                answers.dismissed.push(step.id.clone());
            }
        }
    }
    for (group, _) in (0..).map(GroupIx).zip(&rules.groups) {
        let wish = [None, Some(Wish::Low), Some(Wish::Medium), Some(Wish::High)][tape.below(4)];
        answers.set_wish(group, wish);
    }
    answers
}

/// A more capable answer than this one, if the item has one.
pub fn better(tape: &mut Tape, item: &Item, answer: &Answer) -> Option<Answer> {
    let up = |option: OptionIx, options: usize| option.at() + 1 < options;
    match (answer, &item.kind) {
        (Answer::Option(option), Kind::Choice(options)) => {
            // by points: some checks begin with the strongest answer
            let now = options.get(option.at())?.points;
            let better = (0..).map(OptionIx).zip(options);
            let better: Vec<OptionIx> = better
                .filter(|(_, other)| other.points > now)
                .map(|(at, _)| at)
                .collect();
            let at = (!better.is_empty()).then(|| tape.below(better.len()))?;
            Some(Answer::Option(better[at]))
        }
        (Answer::Ticks(ticks), Kind::Checklist(list)) => {
            let at = tape.below(list.ticks.len());
            let tick = &list.ticks[at];
            let good = match list.count {
                digital_check::domain::questionnaire::Counting::Sum => tick.on >= tick.off,
                digital_check::domain::questionnaire::Counting::All { .. } => true,
            };
            Some(Answer::Ticks(
                ticks.with(OptionIx(u8::try_from(at).ok()?), good),
            ))
        }
        (Answer::Rows(marks), Kind::Rows(rows)) => {
            let at = tape.below(marks.len());
            let mark = marks.get(at).copied().flatten()?;
            let mut marks = marks.clone();
            marks[at] = Some(OptionIx(mark.0 + u8::from(up(mark, rows.scale.len()))));
            Some(Answer::Rows(marks))
        }
        _ => None,
    }
}

/// A random item.
pub fn some_item(tape: &mut Tape, check: &Check) -> ItemIx {
    ItemIx(u16::try_from(tape.below(check.rules.items.len())).unwrap_or(0))
}
