//! A look's file: what there is to look at, and the words for it. It belongs to the check with the
//! same id, whose facts decide which points apply and how they are worded.

use super::Problem;
use super::condition::{Scope, condition};
use super::decode::{Log, Node, flag, text, unique};
use super::fields::Fields;
use super::parts::{phrase, plain, stand};
use super::questionnaire::Check;
use super::wording::{Phrase, Stand};
use crate::domain::id::{CheckId, GroupId, GroupIx, ItemIx, PointId};
use crate::domain::look::{Look, Point};
use crate::domain::questionnaire::Item;

/// A look ready for use: its structure and its words, index by index.
#[derive(Clone, Debug, PartialEq)]
pub struct Guide {
    /// What there is to look at.
    pub look: Look,
    /// What people read.
    pub wording: LookText,
}

/// The words of a look, parallel to its structure.
#[derive(Clone, Debug, PartialEq)]
pub struct LookText {
    /// Name of the look.
    pub title: Phrase,
    /// What it is for.
    pub lead: Phrase,
    /// What to have at hand.
    pub prepare: Vec<Phrase>,
    /// How long it takes.
    pub minutes: u32,
    /// When the facts in it were last looked at.
    pub stand: Stand,
    /// Names of the parts.
    pub groups: Vec<Phrase>,
    /// One per point.
    pub points: Vec<PointText>,
}

/// The words of one point.
#[derive(Clone, Debug, PartialEq)]
pub struct PointText {
    /// What is looked at.
    pub title: Phrase,
    /// How to look.
    pub how: Phrase,
    /// When it is in order.
    pub pass: Phrase,
    /// What leaves the device, where a service of somebody else is used.
    pub external: Option<Phrase>,
}

/// What a look may refer to: facts and questions of its check.
#[derive(Clone, Copy)]
pub(super) struct Known<'a> {
    check: Option<&'a Check>,
}

impl<'a> Known<'a> {
    /// Nothing to refer to, for drawing the schema.
    #[cfg(not(target_arch = "wasm32"))]
    pub(super) const NONE: Known<'static> = Known { check: None };

    fn facts(self) -> &'a [Item] {
        self.check.map_or(&[], |check| {
            let rules = &check.rules;
            rules.items.get(..rules.facts).unwrap_or_default()
        })
    }

    fn question(self, node: &Node<'_>) -> Option<ItemIx> {
        let id = node.text()?;
        let rules = &self.check?.rules;
        match rules.find(id).filter(|item| item.at() >= rules.facts) {
            Some(item) => Some(item),
            None => node.wrong(|| format!("there is no question \"{id}\" in the check")),
        }
    }
}

/// Reads a look's file, for the check it belongs to.
///
/// # Errors
/// All problems of the file, each with its place.
pub fn load_look(file: &str, json: &str, check: &Check) -> Result<Guide, Vec<Problem>> {
    Log::new(file).read(json, |node| decode(node, Known { check: Some(check) }))
}

type Parts = (GroupId, Phrase, Vec<(Point, PointText)>);

/// Decodes the file; public within the layer for the schema.
pub(super) fn decode(node: &Node<'_>, known: Known<'_>) -> Option<Guide> {
    node.object(|fields| {
        let scope = Scope {
            known: known.facts(),
            ..Scope::default()
        };
        fields.may("$schema", "Where editors find the schema.", text);
        fields.need("format", "Version of this file format.", |node| {
            node.whole(1, 1)
        });
        let check = fields.need("id", "The check it belongs to.", |node| {
            let id = node.id(CheckId::parse)?;
            let same = known.check.is_none_or(|check| check.rules.id == id);
            node.require(same, "a look has the id of its check");
            Some(id)
        });
        let head = head(fields, &scope);
        let groups = fields.need("groups", "Its parts with their points.", |node| {
            let mut at = 0;
            node.list(|node| {
                let ix = GroupIx(at);
                at = at.saturating_add(1);
                group(node, ix, &scope, known)
            })
        });
        let (Some(check), Some(mut wording), Some(groups)) = (check, head, groups) else {
            return None;
        };
        let look = assemble(fields.node(), check, groups, &mut wording)?;
        Some(Guide { look, wording })
    })
}

fn head(fields: &Fields<'_>, scope: &Scope) -> Option<LookText> {
    let words = |node: &Node<'_>| phrase(node, scope);
    let title = fields.need("title", "Name of the look.", words);
    let lead = fields.need("lead", "What it is for.", words);
    let prepare = fields.need("prepare", "What to have at hand.", |node| node.list(words));
    let minutes = fields.need("minutes", "How long it takes.", |node| node.whole(1, 600));
    let stand = stand(fields);
    let (Some(title), Some(lead), Some(prepare), Some(minutes), Some(stand)) =
        (title, lead, prepare, minutes, stand)
    else {
        return None;
    };
    Some(LookText {
        title,
        lead,
        prepare,
        minutes,
        stand,
        groups: Vec::new(),
        points: Vec::new(),
    })
}

fn group(node: &Node<'_>, at: GroupIx, scope: &Scope, known: Known<'_>) -> Option<Parts> {
    node.object(|fields| {
        let id = fields.need("id", "Name in files.", |node| node.id(GroupId::parse));
        let title = fields.need("title", "What people read.", plain);
        let points = fields.need("points", "Its points.", |node| {
            let points = node.list(|node| point(node, at, scope, known))?;
            node.require(!points.is_empty(), "a part needs at least one point");
            Some(points)
        });
        let (Some(id), Some(title), Some(points)) = (id, title, points) else {
            return None;
        };
        Some((id, title, points))
    })
}

fn point(
    node: &Node<'_>,
    group: GroupIx,
    scope: &Scope,
    known: Known<'_>,
) -> Option<(Point, PointText)> {
    node.object(|fields| {
        let words = |node: &Node<'_>| phrase(node, scope);
        let rule = |node: &Node<'_>| condition(node, scope);
        let id = fields.need("id", "Name in kept marks.", |node| node.id(PointId::parse));
        let title = fields.need("title", "What is looked at.", words);
        let how = fields.need("how", "How to look.", words);
        let pass = fields.need("pass", "When it is in order.", words);
        let first = fields.may("first", "Whether it comes first while it is open.", flag);
        let optional = fields.may("optional", "Whether it is beyond what anybody needs.", flag);
        let relates = fields.may("relates", "The question it helps to answer.", |node| {
            known.question(node)
        });
        let when = fields.may("when", "Applies only if this is true; about facts.", rule);
        let unless = fields.may("unless", "Left out only if this is true.", rule);
        let external = fields.may(
            "external",
            "What leaves the device, where a service of somebody else is used.",
            words,
        );
        let (Some(id), Some(title), Some(how), Some(pass)) = (id, title, how, pass) else {
            return None;
        };
        let point = Point {
            id,
            group,
            first: first.unwrap_or(false),
            optional: optional.unwrap_or(false),
            relates,
            when,
            unless,
        };
        let text = PointText {
            title,
            how,
            pass,
            external,
        };
        Some((point, text))
    })
}

/// Takes parts apart into structure and words.
fn assemble(
    node: &Node<'_>,
    check: CheckId,
    parts: Vec<Parts>,
    wording: &mut LookText,
) -> Option<Look> {
    let (mut groups, mut points) = (Vec::new(), Vec::new());
    for (id, title, list) in parts {
        groups.push(id);
        wording.groups.push(title);
        for (point, text) in list {
            points.push(point);
            wording.points.push(text);
        }
    }
    if !(1..=50).contains(&groups.len()) || points.len() > 1000 {
        return node.wrong("1 to 50 groups with at most 1000 points are needed");
    }
    unique(node, "group", groups.iter().map(GroupId::as_str));
    unique(node, "point", points.iter().map(|point| point.id.as_str()));
    Some(Look {
        check,
        groups,
        points,
    })
}
