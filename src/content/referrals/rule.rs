//! Rules as authors write them: at this cause, these offers, for this reason.

use super::Around;
use super::cause::{cause, quotes};
use super::sheet::template;
use crate::content::decode::{Node, unique};
use crate::content::fields::Fields;
use crate::domain::id::{OfferIx, RuleId};
use crate::domain::referral::{Rule, Urgency};

/// The rules of the file.
#[derive(Default)]
pub struct Rules {
    /// Those of the check the file is read for, each with its reason.
    pub own: Vec<(Rule, &'static str)>,
    /// Offers that a rule of any check leads to.
    pub led_to: Vec<OfferIx>,
    /// Ids of the checks the file has rules for.
    pub checks: Vec<Box<str>>,
}

impl Rules {
    /// Each rule of this check with each offer it leads to.
    pub fn leads(&self) -> impl Iterator<Item = (&Rule, OfferIx)> {
        let rules = self.own.iter().map(|(rule, _)| rule);
        rules.flat_map(|rule| rule.offers.iter().map(move |offer| (rule, *offer)))
    }
}

/// Decodes the rules of all checks and keeps those of one.
pub fn rules(node: &Node<'_>, around: &Around<'_>) -> Option<Rules> {
    let mut found = Rules::default();
    let own = around.check.map(|check| check.rules.id.as_str());
    node.map(|check, node| {
        // while a schema is drawn, there is no value and no check
        if node.value().is_none() || own == Some(check) {
            found.own = node.list(|node| rule(node, around))?;
            let ids = found.own.iter().map(|(rule, _)| rule.id.as_str());
            unique(node, "rule", ids);
            // as many as an index can name
            node.require(found.own.len() <= 255, "at most 255 rules fit here");
            let offers = found.own.iter().flat_map(|(rule, _)| &rule.offers);
            found.led_to.extend(offers);
        } else {
            let offers = node.list(|node| stranger(node, around))?;
            found.led_to.extend(offers.into_iter().flatten());
        }
        found.checks.push(check.into());
        Some(())
    })?;
    Some(found)
}

fn rule(node: &Node<'_>, around: &Around<'_>) -> Option<(Rule, &'static str)> {
    node.object(|fields| {
        let id = fields.need("id", "Name in files.", |node| node.id(RuleId::parse));
        let when = fields.need("when", "What must follow from the answers.", |node| {
            cause(node, around)
        });
        let offers = offers(fields, around);
        let urgency = fields.need("urgency", "How soon.", |node| {
            node.word(&[
                ("today", Urgency::Today),
                ("next", Urgency::Next),
                ("suits", Urgency::Suits),
            ])
        });
        let rank = fields.need("rank", "Smaller comes first.", |node| node.whole(1, 99));
        let reason = fields.need(
            "reason",
            "Why, in words; {answers} are the answers that made it fire.",
            |node| template(node, &["answers"]),
        );
        let (when, reason) = (when?, reason?);
        // a reason without its answers could not be checked by anybody
        fields.node().require(
            quotes(&when) == reason.contains("{answers}"),
            "\"reason\" must hold {answers} exactly when the rule hangs on answers",
        );
        let rule = Rule {
            id: id?,
            when,
            offers: offers?,
            urgency: urgency?,
            rank: rank?,
        };
        Some((rule, reason))
    })
}

/// A rule of another check: only its offers are looked at.
fn stranger(node: &Node<'_>, around: &Around<'_>) -> Option<Vec<OfferIx>> {
    node.object(|fields| {
        for key in ["id", "when", "urgency", "rank", "reason"] {
            fields.need(key, "", |_| Some(()));
        }
        offers(fields, around)
    })
}

fn offers(fields: &Fields<'_>, around: &Around<'_>) -> Option<Vec<OfferIx>> {
    fields.need("offers", "Where it leads.", |node| {
        let offers = node.list(|node| around.offer(node))?;
        node.require(!offers.is_empty(), "at least one offer is needed");
        Some(offers)
    })
}
