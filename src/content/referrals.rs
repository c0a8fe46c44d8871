//! `referrals.json`: offices, programmes, offers, and the rules that lead to them, with all words.
//!
//! The file serves every check; it is read for one of them, and rules of others are left out. What
//! they need of the file (that their offers exist) is looked at all the same.

mod catalogue;
mod cause;
pub mod hints;
mod rule;
pub mod say;
mod sheet;
pub mod words;

use super::condition::Scope;
use super::decode::{Log, Node, text, unique};
use super::{Check, Problem};
use crate::domain::id::{ItemIx, OfferIx, OfficeIx, ProgrammeIx};
use crate::domain::offer::{Offer, Programme};
use crate::domain::questionnaire::Item;
use crate::domain::referral::{Catalogue, Rule};
use words::{OfferText, OfficeText, ProgrammeText, Words};

/// Referrals of one check, ready for use: rules and words, index by index.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Referrals {
    /// What leads where.
    pub rules: Catalogue,
    /// What people read.
    pub words: Words,
    /// Offers that a rule of any check leads to.
    pub led_to: Vec<OfferIx>,
    /// Ids of the checks the file has rules for.
    pub checks: Vec<Box<str>>,
}

/// What the parts of the file may refer to; `None` where a list could not be read, so that one
/// mistake is not named many times.
struct Around<'a> {
    /// The check the file is read for; none while a schema is drawn.
    check: Option<&'a Check>,
    /// Its items, for conditions.
    scope: Scope<'a>,
    /// The fact with the district.
    district: Option<ItemIx>,
    /// Ids of the offices.
    offices: Option<Vec<Box<str>>>,
    /// Ids of the programmes.
    programmes: Option<Vec<Box<str>>>,
    /// Ids of the offers.
    offers: Option<Vec<Box<str>>>,
}

/// Reads `referrals.json` for one check.
///
/// # Errors
/// All problems of the file, each with its place.
pub fn load_referrals(file: &str, json: &str, check: &Check) -> Result<Referrals, Vec<Problem>> {
    Log::new(file).read(json, |node| decode(node, Some(check)))
}

/// Decodes the file; public within the layer for the schema.
pub(super) fn decode(node: &Node<'_>, check: Option<&Check>) -> Option<Referrals> {
    node.object(|fields| {
        fields.may("$schema", "Where editors find the schema.", text);
        fields.need("format", "Version of this file format.", |node| {
            node.whole(1, 1)
        });
        let mut around = Around::new(check);
        let main = fields.need("main", "How many referrals are shown first.", |node| {
            node.whole(1, 20)
        });
        fields.need(
            "district_fact",
            "Id of the fact with the district; checks without it count as \"not known\".",
            |node| {
                let id = node.text()?;
                around.district = check.and_then(|check| check.rules.find(id));
                Some(())
            },
        );
        let common = fields.need("common", "Sentences for all offers.", sheet::common);
        let letter = fields.need("letter", "What all letters share.", sheet::frame);
        let sheet = fields.need("sheet", "The sheet to take along.", sheet::sheet);
        let offices = fields.need("offices", "The Stellen.", |node| {
            node.list(catalogue::office)
        });
        around.offices = named(node, "office", offices.as_ref(), |(id, _)| id.as_str());
        let programmes = fields.need("programmes", "Rounds of programmes.", |node| {
            let list = node.list(|node| catalogue::programme(node, &around))?;
            Some(catalogue::followed(node, list))
        });
        around.programmes = named(node, "programme", programmes.as_ref(), |(it, _)| {
            it.id.as_str()
        });
        let offers = fields.need("offers", "The Angebote.", |node| {
            node.list(|node| catalogue::offer(node, &around))
        });
        around.offers = named(node, "offer", offers.as_ref(), |(it, _)| it.id.as_str());
        let rules = fields.need("rules", "By check: what leads where.", |node| {
            rule::rules(node, &around)
        });
        let (Some(offices), Some(programmes), Some(offers), Some(rules)) =
            (offices, programmes, offers, rules)
        else {
            return None;
        };
        for (rule, ix) in rules.leads() {
            if let (Some((offer, text)), Some(check)) = (offers.get(ix.at()), check) {
                let own = check.rules.id.as_str();
                node.require(text.audiences.contains(&own), || {
                    format!("rule {}: {} is not an offer for {own}", rule.id, offer.id)
                });
            }
        }
        let (Some(main), Some(common), Some(letter), Some(sheet)) = (main, common, letter, sheet)
        else {
            return None;
        };
        let (ids, office_texts): (Vec<_>, Vec<OfficeText>) = offices.into_iter().unzip();
        let (programmes, programme_texts): (Vec<Programme>, Vec<ProgrammeText>) =
            programmes.into_iter().unzip();
        let (offers, offer_texts): (Vec<Offer>, Vec<OfferText>) = offers.into_iter().unzip();
        let (own, reasons): (Vec<Rule>, Vec<&'static str>) = rules.own.into_iter().unzip();
        Some(Referrals {
            rules: Catalogue {
                offices: ids,
                programmes,
                offers,
                rules: own,
                district: around.district,
                main: usize::try_from(main).unwrap_or(usize::MAX),
            },
            words: Words {
                offices: office_texts,
                programmes: programme_texts,
                offers: offer_texts,
                reasons,
                common,
                letter,
                sheet,
            },
            led_to: rules.led_to,
            checks: rules.checks,
        })
    })
}

/// The ids of a list, each once and at most 255 of them.
fn named<T>(
    node: &Node<'_>,
    what: &str,
    list: Option<&Vec<T>>,
    id: impl Fn(&T) -> &str,
) -> Option<Vec<Box<str>>> {
    let list = list?;
    unique(node, what, list.iter().map(&id));
    node.require(list.len() <= 255, "a list has more than 255 entries");
    Some(list.iter().map(|entry| id(entry).into()).collect())
}

impl<'a> Around<'a> {
    fn new(check: Option<&'a Check>) -> Self {
        Self {
            check,
            scope: Scope {
                known: check.map_or(&[], |check| &check.rules.items),
                ..Scope::default()
            },
            district: None,
            offices: None,
            programmes: None,
            offers: None,
        }
    }

    fn office(&self, node: &Node<'_>) -> Option<OfficeIx> {
        position(node, "office", self.offices.as_deref()).map(OfficeIx)
    }

    fn programme(&self, node: &Node<'_>) -> Option<ProgrammeIx> {
        position(node, "programme", self.programmes.as_deref()).map(ProgrammeIx)
    }

    fn offer(&self, node: &Node<'_>) -> Option<OfferIx> {
        position(node, "offer", self.offers.as_deref()).map(OfferIx)
    }

    /// The fact with the district, if this check has it.
    fn district_item(&self) -> Option<&'a Item> {
        let ix = self.district?;
        self.check.map(|check| check.rules.item(ix))
    }
}

/// Where an id stands in a list.
fn position(node: &Node<'_>, what: &str, ids: Option<&[Box<str>]>) -> Option<u8> {
    let id = node.text()?;
    let at = ids?.iter().position(|known| **known == *id);
    match at.and_then(|at| u8::try_from(at).ok()) {
        Some(at) => Some(at),
        None => node.wrong(|| format!("there is no {what} \"{id}\"")),
    }
}
