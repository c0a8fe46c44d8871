//! Conditions as authors write them. An item may only look back: items decoded so far are the only
//! ones in scope, so circles cannot be written.

use std::cell::{Cell, RefCell};

use super::decode::Node;
use crate::domain::condition::Condition;
use crate::domain::id::{ItemIx, OptionIx};
use crate::domain::number::Points;
use crate::domain::questionnaire::Item;

/// What a decoder may refer to.
#[derive(Default)]
pub struct Scope<'c> {
    /// Items of a check that is already loaded, for files that speak about one.
    pub known: &'c [Item],
    /// Items decoded so far, in order; while a check itself is read.
    pub items: RefCell<Vec<Item>>,
    /// How many of them are facts, once those are read.
    pub facts: Cell<usize>,
    /// Districts of the city, for facts of kind "district".
    pub districts: Vec<(&'static str, &'static str)>,
}

impl Scope<'_> {
    fn find(&self, node: &Node<'_>, id: &str) -> Option<ItemIx> {
        let same = |item: &Item| item.id.as_str() == id;
        let at = match self.known {
            [] => self.items.borrow().iter().position(same),
            known => known.iter().position(same),
        };
        match at.and_then(|at| u16::try_from(at).ok()) {
            Some(at) => Some(ItemIx(at)),
            None if self.known.is_empty() => {
                node.wrong(|| format!("no item \"{id}\" stands before this one"))
            }
            None => {
                let facts_only = self.known.iter().all(|item| item.group.is_none());
                let what = if facts_only { "fact" } else { "item" };
                node.wrong(|| format!("the check has no {what} \"{id}\""))
            }
        }
    }

    fn option(&self, node: &Node<'_>, item: ItemIx, id: &str) -> Option<OptionIx> {
        let option = match self.known {
            [] => self
                .items
                .borrow()
                .get(item.at())
                .and_then(|item| item.option(id)),
            known => known.get(item.at()).and_then(|item| item.option(id)),
        };
        option.or_else(|| node.wrong(|| format!("that item has no option \"{id}\"")))
    }
}

const WANTED: &str = "exactly one kind of condition is needed: item with in, at_most or at_least; or all, any, not, maybe";

/// Decodes a condition.
pub fn condition(node: &Node<'_>, scope: &Scope) -> Option<Condition> {
    node.named("condition", |node| {
        node.object(|fields| {
            let inner = |node: &Node<'_>| condition(node, scope);
            let item = fields.may(
                "item",
                "The item looked at; it must stand earlier.",
                |node| node.text().and_then(|id| scope.find(node, id)),
            );
            let among = fields.may("in", "Its answer is one of these options.", |node| {
                node.list(|node| scope.option(node, item?, node.text()?))
            });
            let points =
                |node: &Node<'_>| node.thousandths(-Points::LIMIT, Points::LIMIT).map(Points);
            let at_most = fields.may("at_most", "The item earned at most these points.", points);
            let at_least = fields.may("at_least", "The item earned at least these points.", points);
            let all = fields.may("all", "All of these.", |node| node.list(inner));
            let any = fields.may("any", "At least one of these.", |node| node.list(inner));
            let not = fields.may("not", "The opposite.", inner);
            let maybe = fields.may("maybe", "True or not known.", inner);
            let of_item = ["in", "at_most", "at_least"];
            let kinds = [&of_item[..], &["all", "any", "not", "maybe"]].concat();
            fields.exactly_one(&kinds, WANTED)?;
            if fields.given("item") != of_item.iter().any(|key| fields.given(key)) {
                return fields.node().wrong(WANTED);
            }
            let found = [
                item.zip(among)
                    .map(|(item, options)| Condition::In(item, options)),
                item.zip(at_most)
                    .map(|(item, limit)| Condition::AtMost(item, limit)),
                item.zip(at_least)
                    .map(|(item, limit)| Condition::AtLeast(item, limit)),
                all.map(Condition::All),
                any.map(Condition::Any),
                not.map(|inner| Condition::Not(Box::new(inner))),
                maybe.map(|inner| Condition::Maybe(Box::new(inner))),
            ];
            found.into_iter().flatten().next()
        })
    })
}
