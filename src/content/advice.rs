//! How many steps are shown, and in which order.

use super::condition::{Scope, condition};
use super::decode::Node;
use super::fields::Fields;
use super::group::any_items;
use super::outcome::Limited;
use crate::domain::id::StepId;
use crate::domain::order::{AdviceRule, OrderKey, Pick, Picked};

/// Decodes the rule; `known` names the groups.
pub fn advice(fields: &Fields<'_>, scope: &Scope, known: &Limited<'_>) -> Option<AdviceRule> {
    fields.need(
        "advice",
        "How many steps are shown, and in which order.",
        |node| {
            node.object(|fields| {
                let count = |node: &Node<'_>| {
                    node.whole(0, 100)
                        .and_then(|count| usize::try_from(count).ok())
                };
                let now = fields.need("now", "Steps shown first.", count);
                let later = fields.need("later", "Steps shown after them.", count);
                let due = fields.may(
                    "due_days",
                    "Days before a date from which a duty is due.",
                    |node| node.whole(0, 3650),
                );
                let order = fields.need("order", "Sort keys, most important first.", |node| {
                    node.list(|node| node.either(word, |node| pick(node, scope, known)))
                });
                Some(AdviceRule {
                    now: now?,
                    later: later?,
                    due_days: due.unwrap_or(0).into(),
                    order: order?,
                })
            })
        },
    )
}

fn word(node: &Node<'_>) -> Option<OrderKey> {
    #[derive(Clone, Copy)]
    enum Word {
        Critical,
        Important,
        Due,
        Wish,
        Payoff,
        Gain,
        Nearest,
        Effort,
    }
    let word = node.word(&[
        ("critical", Word::Critical),
        ("important", Word::Important),
        ("due", Word::Due),
        ("wish", Word::Wish),
        ("payoff", Word::Payoff),
        ("gain", Word::Gain),
        ("nearest", Word::Nearest),
        ("effort", Word::Effort),
    ])?;
    Some(match word {
        Word::Critical => OrderKey::Critical,
        Word::Important => OrderKey::Important,
        Word::Due => OrderKey::Due,
        Word::Wish => OrderKey::Wish,
        Word::Payoff => OrderKey::Payoff,
        Word::Gain => OrderKey::Gain,
        Word::Nearest => OrderKey::Nearest,
        Word::Effort => OrderKey::Effort,
    })
}

const WANTED: &str = "exactly one of steps, one_of, items, groups, lowest_of is needed";

/// Steps that go before the others.
fn pick(node: &Node<'_>, scope: &Scope, known: &Limited<'_>) -> Option<OrderKey> {
    node.object(|fields| {
        let steps = |node: &Node<'_>| node.list(|node| step(node, scope));
        let groups = |node: &Node<'_>| node.list(|node| known.group(node));
        let all = fields.may("steps", "These steps first.", steps);
        let one = fields.may(
            "one_of",
            "Of these steps the first one that is recommended, and no other.",
            steps,
        );
        let items = fields.may(
            "items",
            "Steps of these questions or facts first.",
            |node| any_items(node, scope),
        );
        let of = fields.may("groups", "Steps of these groups first.", groups);
        let lowest = fields.may(
            "lowest_of",
            "Steps of the group with the lowest value among these first.",
            groups,
        );
        let when = fields.may("when", "Only if this is true.", |node| {
            condition(node, scope)
        });
        let kinds = ["steps", "one_of", "items", "groups", "lowest_of"];
        fields.exactly_one(&kinds, WANTED)?;
        if fields.given("when") {
            when.as_ref()?;
        }
        let found = [
            all.map(Picked::Steps),
            one.map(Picked::OneOf),
            items.map(Picked::Items),
            of.map(Picked::Groups),
            lowest.map(Picked::LowestOf),
        ];
        let of = found.into_iter().flatten().next()?;
        Some(OrderKey::First(Pick { of, when }))
    })
}

fn step(node: &Node<'_>, scope: &Scope) -> Option<StepId> {
    let id = node.id(StepId::parse)?;
    let items = scope.items.borrow();
    let mut steps = items.iter().flat_map(|item| &item.steps);
    node.require(steps.any(|step| step.id == id), "there is no such step");
    Some(id)
}
