//! Groups and subscores: items with a rule.

use super::condition::Scope;
use super::decode::{Node, unique};
use super::fields::Fields;
use super::item::{Around, item};
use super::parts::plain;
use super::wording::{BandText, GroupText, ItemText};
use crate::domain::band::Bands;
use crate::domain::id::{GroupId, GroupIx, ItemIx};
use crate::domain::number::{Points, Ratio};
use crate::domain::questionnaire::{GatePart, Group, Rule};

/// Named lists of bands with their words.
pub type BandSets = Vec<(Box<str>, (Bands, Vec<BandText>))>;

/// Decodes an item and puts it in scope for those after it.
pub fn add(node: &Node<'_>, around: &Around<'_>) -> Option<ItemText> {
    let (item, text) = item(node, around)?;
    let mut items = around.scope.items.borrow_mut();
    if items.iter().any(|known| known.id == item.id) {
        return node.wrong(|| format!("the item \"{}\" stands here twice", item.id));
    }
    if items.len() >= 1000 {
        return node.wrong("more than 1000 items");
    }
    items.push(item);
    Some(text)
}

pub type GroupParts = (Group, GroupText, Vec<ItemText>);

pub fn group(node: &Node<'_>, around: &Around<'_>, sets: &BandSets) -> Option<GroupParts> {
    node.object(|fields| {
        let id = fields.need("id", "Name in files and addresses.", |node| {
            node.id(GroupId::parse)
        });
        let title = fields.need("title", "Full name.", plain);
        let short = fields.may("short", "Short name, for bars.", plain);
        let done = fields.may("done", "A sentence after its last question.", plain);
        let strong = fields.may("strong", "Half a sentence when it is strong.", plain);
        let weak = fields.may("weak", "Half a sentence when it is weak.", plain);
        let weight = fields.may("weight", "Weight in the whole, 1 if left out.", |node| {
            node.whole(1, 100)
        });
        let min_answered = min_answered(fields);
        let bands = band_set(fields, sets);
        let from = around.scope.items.borrow().len();
        let items = fields.need("items", "Its questions.", |node| {
            node.list(|node| add(node, around))
        });
        let to = around.scope.items.borrow().len();
        // after the items, so that a gate may refer to them
        let rule = rule(fields, around.scope);
        fields
            .node()
            .require(to > from, "a group needs at least one item");
        let (bands, band_texts) = bands.unzip();
        let indices = (from..to)
            .filter_map(|at| u16::try_from(at).ok())
            .map(ItemIx);
        let (Some(id), Some(rule), Some(min_answered), Some(title), Some(items)) =
            (id, rule, min_answered, title, items)
        else {
            return None;
        };
        let group = Group {
            id,
            items: indices.collect(),
            weight: weight.unwrap_or(1),
            rule,
            min_answered,
            bands,
        };
        let text = GroupText {
            short: short.unwrap_or(title),
            title,
            done,
            strong,
            weak,
            bands: band_texts.unwrap_or_default(),
        };
        Some((group, text, items))
    })
}

pub fn subscore(node: &Node<'_>, scope: &Scope, sets: &BandSets) -> Option<(Group, GroupText)> {
    node.object(|fields| {
        let id = fields.need("id", "Name in files.", |node| node.id(GroupId::parse));
        let title = fields.need("title", "Full name.", plain);
        let items = fields.need("of", "The items it is made of.", |node| {
            item_list(node, scope)
        });
        let rule = rule(fields, scope);
        let min_answered = min_answered(fields);
        let (bands, texts) = band_set(fields, sets).unzip();
        let (Some(id), Some(items), Some(rule), Some(min_answered), Some(title)) =
            (id, items, rule, min_answered, title)
        else {
            return None;
        };
        let group = Group {
            id,
            items,
            weight: 1,
            rule,
            min_answered,
            bands,
        };
        let text = GroupText {
            short: title,
            title,
            bands: texts.unwrap_or_default(),
            ..GroupText::default()
        };
        Some((group, text))
    })
}

/// Questions (no facts) by id: at least one, none twice.
pub fn item_list(node: &Node<'_>, scope: &Scope) -> Option<Vec<ItemIx>> {
    let items = node.list(|node| {
        let item = any_item(node, scope)?;
        if item.at() < scope.facts.get() {
            let id = node.text()?;
            return node.wrong(|| format!("\"{id}\" is a fact; facts earn no points"));
        }
        Some(item)
    })?;
    node.require(!items.is_empty(), "at least one item is needed");
    none_twice(node, &items);
    Some(items)
}

/// Questions and facts by id: at least one, none twice.
pub fn any_items(node: &Node<'_>, scope: &Scope) -> Option<Vec<ItemIx>> {
    let items = node.list(|node| any_item(node, scope))?;
    node.require(!items.is_empty(), "at least one item is needed");
    none_twice(node, &items);
    Some(items)
}

/// Facts by id, none twice.
pub fn fact_list(node: &Node<'_>, scope: &Scope) -> Option<Vec<ItemIx>> {
    let facts = node.list(|node| {
        let item = any_item(node, scope)?;
        node.require(item.at() < scope.facts.get(), "this is no fact");
        Some(item)
    })?;
    none_twice(node, &facts);
    Some(facts)
}

/// A question or a fact by its id.
fn any_item(node: &Node<'_>, scope: &Scope) -> Option<ItemIx> {
    let id = node.text()?;
    let items = scope.items.borrow();
    let at = items.iter().position(|item| item.id.as_str() == id);
    let found = at.and_then(|at| u16::try_from(at).ok()).map(ItemIx);
    found.or_else(|| node.wrong(|| format!("there is no item \"{id}\"")))
}

fn none_twice(node: &Node<'_>, items: &[ItemIx]) {
    let twice = items
        .iter()
        .enumerate()
        .any(|(at, item)| items[..at].contains(item));
    node.require(!twice, "an item stands here twice");
}

fn rule(fields: &Fields<'_>, scope: &Scope) -> Option<Rule> {
    #[derive(Clone, Copy)]
    enum Word {
        Mean,
        Points,
        Gate,
    }
    fields.need("rule", "How items become a value.", |node| {
        node.object(|fields| {
            let kind = fields.need(
                "kind",
                "Mean of shares, sum of points, or a gate.",
                |node| {
                    node.word(&[
                        ("mean", Word::Mean),
                        ("points", Word::Points),
                        ("gate", Word::Gate),
                    ])
                },
            );
            let floor = fields.may("floor", "Points: lowest sum shown.", |node| {
                node.thousandths(-Points::LIMIT, Points::LIMIT).map(Points)
            });
            let met = fields.may(
                "met",
                "Gate: per cent of an item's maximum that counts as met, 100 if left out.",
                |node| node.thousandths(0, 100_000),
            );
            let parts = fields.may("parts", "Gate: all of these must hold.", |node| {
                node.list(|node| gate_part(node, scope))
            });
            match kind? {
                Word::Mean => Some(Rule::Mean),
                Word::Points => Some(Rule::Points { floor }),
                Word::Gate if parts.as_ref().is_none_or(Vec::is_empty) => {
                    fields.node().wrong("a gate needs \"parts\"")
                }
                Word::Gate => Some(Rule::Gate {
                    met: met.unwrap_or(100_000),
                    parts: parts?,
                }),
            }
        })
    })
}

fn gate_part(node: &Node<'_>, scope: &Scope) -> Option<GatePart> {
    node.object(|fields| {
        let of = fields.need("of", "The items looked at.", |node| item_list(node, scope));
        let at_least = fields.may(
            "at_least",
            "How many must be met; all if left out.",
            |node| node.whole(1, 1000),
        );
        let (of, at_least) = (of?, at_least.and_then(|count| usize::try_from(count).ok()));
        let possible = at_least.is_none_or(|count| count <= of.len());
        fields
            .node()
            .require(possible, "more are asked for than stand in \"of\"");
        Some(GatePart { of, at_least })
    })
}

/// A per cent, or a fraction as text ("2/3"), for limits like two thirds. 0 if left out.
fn min_answered(fields: &Fields<'_>) -> Option<Ratio> {
    let about = "Least share of the applicable weight that must be answered: per cent, or a fraction like \"2/3\".";
    let mut given = false;
    let share = fields.may("min_answered", about, |node| {
        given = true;
        #[cfg(not(target_arch = "wasm32"))]
        node.sketch_as(|| {
            serde_json::json!({"anyOf": [
                {"type": "number", "minimum": 0, "maximum": 100},
                {"type": "string", "pattern": "^[0-9]{1,3}/[0-9]{1,3}$"}]})
        });
        let Some(text) = node.value()?.as_str() else {
            return node
                .thousandths(0, 100_000)
                .map(|share| Ratio::new(share.into(), 100_000));
        };
        let digits = |text: &&str| {
            (1..=3).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit())
        };
        let parts = text
            .split_once('/')
            .filter(|(num, den)| digits(num) && digits(den));
        let (num, den) = parts.unwrap_or_default();
        match (num.parse::<u16>(), den.parse::<u16>()) {
            (Ok(num), Ok(den)) if den > 0 && num <= den => Some(Ratio::new(num.into(), den.into())),
            _ => node.wrong("a fraction like \"2/3\" is needed here, at most 1"),
        }
    });
    if given { share } else { Some(Ratio::ZERO) }
}

pub fn band_set(fields: &Fields<'_>, sets: &BandSets) -> Option<(Bands, Vec<BandText>)> {
    fields.may("bands", "Name of its list of bands.", |node| {
        find_set(node, sets)
    })
}

pub fn find_set(node: &Node<'_>, sets: &BandSets) -> Option<(Bands, Vec<BandText>)> {
    let name = node.text()?;
    let found = sets.iter().find(|(known, _)| &**known == name);
    match found {
        Some((_, set)) => Some(set.clone()),
        None => node.wrong(|| format!("there is no list of bands \"{name}\"")),
    }
}

pub type Assembled = (Vec<Group>, Vec<GroupText>, Vec<ItemText>);

/// Takes groups apart into structure and words, and tells each item its group.
pub fn assemble(node: &Node<'_>, parts: Vec<GroupParts>, scope: &Scope) -> Option<Assembled> {
    if !(1..=50).contains(&parts.len()) {
        return node.wrong("1 to 50 groups are needed");
    }
    let (mut groups, mut texts, mut items) = (Vec::new(), Vec::new(), Vec::new());
    for (at, (group, text, item_texts)) in parts.into_iter().enumerate() {
        let ix = GroupIx(u8::try_from(at).ok()?);
        for item in &group.items {
            if let Some(item) = scope.items.borrow_mut().get_mut(item.at()) {
                item.group = Some(ix);
            }
        }
        groups.push(group);
        texts.push(text);
        items.extend(item_texts);
    }
    unique(node, "group", groups.iter().map(|group| group.id.as_str()));
    Some((groups, texts, items))
}
