//! Cards: help for a situation that cannot wait, as authors write it.

use super::condition::{Scope, condition};
use super::decode::{Node, text, unique};
use super::fields::Fields;
use super::parts::{named_source, phrase};
use super::wording::{CallText, CardPoint, CardText};
use crate::domain::card::Card;
use crate::domain::id::CardId;

/// Decodes the cards of a check.
pub fn cards(fields: &Fields<'_>, scope: &Scope, sources: &[&str]) -> Vec<(Card, CardText)> {
    let about = "Help for a situation that cannot wait; shown before everything else.";
    let cards = fields.may("cards", about, |node| {
        let cards = node.list(|node| card(node, scope, sources))?;
        unique(node, "card", cards.iter().map(|(card, _)| card.id.as_str()));
        Some(cards)
    });
    cards.unwrap_or_default()
}

fn card(node: &Node<'_>, scope: &Scope, sources: &[&str]) -> Option<(Card, CardText)> {
    node.object(|fields| {
        let words = |node: &Node<'_>| phrase(node, scope);
        let id = fields.need("id", "Name in files and addresses.", |node| {
            node.id(CardId::parse)
        });
        let when = fields.need("when", "It comes first if this is true.", |node| {
            condition(node, scope)
        });
        let offer = fields.may("offer", "It is offered quietly if this is true.", |node| {
            condition(node, scope)
        });
        let title = fields.need("title", "Its name.", words);
        let lead = fields.need("lead", "What comes before the points.", words);
        let points = fields.need("points", "What to do, in this order.", |node| {
            let points = node.list(|node| point(node, scope, sources))?;
            node.require(!points.is_empty(), "a card needs at least one point");
            Some(points)
        });
        let closing = fields.may("closing", "What comes after the points.", words);
        let invite = fields.may("invite", "How it is offered quietly, in a sentence.", words);
        let node = fields.node();
        let both = fields.given("offer") == fields.given("invite");
        node.require(both, "\"offer\" and \"invite\" go together");
        let (Some(id), Some(when), Some(title), Some(lead), Some(points)) =
            (id, when, title, lead, points)
        else {
            return None;
        };
        let text = CardText {
            title,
            lead,
            points,
            closing,
            invite,
        };
        Some((Card { id, when, offer }, text))
    })
}

fn point(node: &Node<'_>, scope: &Scope, sources: &[&str]) -> Option<CardPoint> {
    node.object(|fields| {
        let words = |node: &Node<'_>| phrase(node, scope);
        let title = fields.need("title", "What to do, verb first.", words);
        let detail = fields.may("text", "How to do it.", words);
        let call = fields.may("call", "A number to call.", call);
        let source = fields.may("source", "The source it leans on.", |node| {
            named_source(node, sources)
        });
        Some(CardPoint {
            title: title?,
            text: detail,
            call,
            source,
        })
    })
}

fn call(node: &Node<'_>) -> Option<CallText> {
    node.object(|fields| {
        let label = fields.need("label", "The number as people read it.", text);
        let tel = fields.need("tel", "The number as devices dial it.", |node| {
            let tel = text(node)?;
            let digits = tel.strip_prefix('+').unwrap_or(tel);
            let fine = !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit());
            node.require(fine, "only digits, perhaps after a +, are dialled");
            Some(tel)
        });
        let (Some(label), Some(tel)) = (label, tel) else {
            return None;
        };
        Some(CallText { label, tel })
    })
}
