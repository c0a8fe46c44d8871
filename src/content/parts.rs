//! Small decoders shared by the content files: phrases, bands, sources, dates of facts.

use super::condition::{Scope, condition};
use super::date;
use super::decode::{Node, text, unique};
use super::wording::{BandText, Phrase, Stand};
use crate::domain::band::{Band, Bands, BandsError, Rounding};
use crate::domain::id::BandId;

/// A text, plain or with variants.
#[inline(never)]
pub fn phrase(node: &Node<'_>, scope: &Scope) -> Option<Phrase> {
    node.named("phrase", |node| {
        node.either(
            |node| text(node).map(Phrase::plain),
            |node| {
                node.object(|fields| {
                    let text = fields.need("text", "What everybody reads.", text);
                    let variants = fields.need("if", "What some people read instead.", |node| {
                        node.list(|node| variant(node, scope))
                    });
                    let (Some(text), Some(variants)) = (text, variants) else {
                        return None;
                    };
                    Some(Phrase::new(text, variants))
                })
            },
        )
    })
}

fn variant(
    node: &Node<'_>,
    scope: &Scope,
) -> Option<(crate::domain::condition::Condition, &'static str)> {
    node.object(|fields| {
        let when = fields.need("when", "For whom.", |node| condition(node, scope));
        let text = fields.need("text", "What they read.", text);
        let (Some(when), Some(text)) = (when, text) else {
            return None;
        };
        Some((when, text))
    })
}

/// A text that stands for itself, without variants.
pub fn plain(node: &Node<'_>) -> Option<Phrase> {
    text(node).map(Phrase::plain)
}

/// The two dates of a fact, from the object's own fields `stand` and `recheck`.
pub fn stand(fields: &super::fields::Fields<'_>) -> Option<Stand> {
    let checked = fields.need("stand", "The day somebody checked the facts.", date::decode);
    let recheck = fields.need("recheck", "The day to check them again.", date::decode);
    let (Some(checked), Some(recheck)) = (checked, recheck) else {
        return None;
    };
    let (checked, recheck) = (checked, recheck);
    fields
        .node()
        .require(recheck > checked, "\"recheck\" must lie after \"stand\"");
    Some(Stand { checked, recheck })
}

/// The position of a source by its id, among the ids of all.
pub fn named_source(node: &Node<'_>, sources: &[&str]) -> Option<usize> {
    let id = node.text()?;
    let at = sources.iter().position(|source| *source == id);
    at.or_else(|| node.wrong(|| format!("there is no source \"{id}\"")))
}

/// A named list of bands with its words.
pub fn bands(node: &Node<'_>) -> Option<(Bands, Vec<BandText>)> {
    node.object(|fields| {
        let rounding = fields.may(
            "round",
            "What is done before the limits are looked at.",
            |node| node.word(&[("none", Rounding::Exact), ("half_up", Rounding::HalfUp)]),
        );
        let list = fields.need("list", "The bands, lowest first.", |node| node.list(band));
        let (list, words): (Vec<Band>, Vec<BandText>) = list?.into_iter().unzip();
        let node = fields.node();
        unique(node, "band", list.iter().map(|band| band.id.as_str()));
        match Bands::new(rounding.unwrap_or_default(), list) {
            Ok(bands) => Some((bands, words)),
            Err(BandsError::Count) => node.wrong("1 to 100 bands are needed"),
            Err(BandsError::FirstNotZero) => node.wrong("the first band must begin at 0"),
            Err(BandsError::NotRising(at)) => node.wrong(|| {
                format!(
                    "band {} must begin above the one before it and below 100",
                    at + 1
                )
            }),
        }
    })
}

fn band(node: &Node<'_>) -> Option<(Band, BandText)> {
    node.object(|fields| {
        let id = fields.need("id", "Name in files.", |node| node.id(BandId::parse));
        let from = fields.need("from", "Lowest per cent that belongs to it.", |node| {
            node.thousandths(0, 100_000)
        });
        let name = fields.need("name", "What people read.", plain);
        let about = fields.may("about", "What it means, in a sentence.", plain);
        let state = fields.may(
            "state",
            "The name as part of a sentence, \"im Aufbau\".",
            plain,
        );
        let (Some(name), Some(id), Some(from)) = (name, id, from) else {
            return None;
        };
        let words = BandText { name, about, state };
        Some((Band { id, from }, words))
    })
}
