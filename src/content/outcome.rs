//! What is made of the groups: the whole, caps, the short form. For advice see [`super::advice`].

use super::condition::Scope;
use super::decode::Node;
use super::fields::Fields;
use super::group::{BandSets, band_set, fact_list, find_set, item_list};
use super::parts::plain;
use super::wording::{BandText, Phrase};
use crate::domain::band::Bands;
use crate::domain::id::{BandIx, GroupIx, ItemIx};
use crate::domain::questionnaire::{Cap, Group, Level, ShortForm};

pub fn whole(fields: &Fields<'_>, sets: &BandSets) -> Option<(Option<Bands>, Vec<BandText>)> {
    fields.may("whole", "The overall score; null for none.", |node| {
        node.object(|fields| {
            let rule = fields.need("rule", "The mean of the groups by their weight.", |node| {
                node.word(&[("mean", ())])
            });
            let (bands, texts) = band_set(fields, sets).unzip();
            rule.map(|()| (bands, texts.unwrap_or_default()))
        })
    })
}

/// What a cap may limit. `groups` is missing when they could not be read.
pub struct Limited<'a> {
    /// The groups.
    pub groups: Option<&'a [Group]>,
    /// Bands of the whole.
    pub whole: Option<&'a Bands>,
}

impl Limited<'_> {
    /// A group by its id.
    pub fn group(&self, node: &Node<'_>) -> Option<GroupIx> {
        let id = node.text()?;
        let at = self
            .groups?
            .iter()
            .position(|group| group.id.as_str() == id);
        let at = at.and_then(|at| u8::try_from(at).ok()).map(GroupIx);
        at.or_else(|| node.wrong(|| format!("there is no group \"{id}\"")))
    }

    /// Bands of a group, or of the whole.
    fn bands(&self, of: Option<GroupIx>) -> Option<&Bands> {
        match of {
            None => self.whole,
            Some(group) => self.groups?.get(group.at())?.bands.as_ref(),
        }
    }

    /// The position of a band, which must be the same in everything that is limited.
    fn band(&self, node: &Node<'_>, limits: &[Option<GroupIx>]) -> Option<BandIx> {
        let id = node.text()?;
        let mut found = limits
            .iter()
            .map(|of| self.bands(*of).and_then(|bands| bands.find(id)));
        match found.next()? {
            Some(at) if found.all(|other| other == Some(at)) => Some(at),
            _ => node
                .wrong(|| format!("not everything limited has a band \"{id}\" at the same place")),
        }
    }
}

pub fn caps(fields: &Fields<'_>, known: &Limited<'_>) -> Vec<(Cap, Phrase)> {
    let caps = fields.may("caps", "Limits set by open warnings.", |node| {
        node.list(|node| cap(node, known))
    });
    caps.unwrap_or_default()
}

fn cap(node: &Node<'_>, known: &Limited<'_>) -> Option<(Cap, Phrase)> {
    node.object(|fields| {
        let level = fields.need("flag", "Least seriousness that counts.", |node| {
            node.word(&[
                ("critical", Level::Critical),
                ("important", Level::Important),
            ])
        });
        let within = fields.may(
            "in",
            "Groups whose warnings count; all if left out.",
            |node| node.list(|node| known.group(node)),
        );
        let limits = fields.need("limits", "Groups limited, and \"whole\".", |node| {
            let limits = node.list(|node| match node.text()? {
                "whole" => Some(None),
                _ => known.group(node).map(Some),
            })?;
            node.require(!limits.is_empty(), "a cap must limit something");
            Some(limits)
        });
        let at_most = fields.need("at_most", "Highest band shown.", |node| {
            node.text()?;
            known.band(node, limits.as_ref()?)
        });
        let reason = fields.need("reason", "Why, in a sentence.", plain);
        let limits = limits?;
        let cap = Cap {
            level: level?,
            within: within.unwrap_or_default(),
            whole: limits.contains(&None),
            groups: limits.into_iter().flatten().collect(),
            at_most: at_most?,
        };
        Some((cap, reason?))
    })
}

pub fn short(
    fields: &Fields<'_>,
    scope: &Scope,
    sets: &BandSets,
) -> Option<(ShortForm, Vec<BandText>, u32)> {
    fields.may("short", "The short form; null for none.", |node| {
        node.object(|fields| {
            let items = fields.need("items", "The questions asked.", |node| {
                item_list(node, scope)
            });
            let all = || (0..scope.facts.get()).filter_map(|at| u16::try_from(at).ok());
            let facts = fields.may("facts", "The facts asked, all if left out.", |node| {
                fact_list(node, scope)
            });
            let lights = fields.need("bands", "List of bands for single questions.", |node| {
                find_set(node, sets)
            });
            let minutes = fields.need("minutes", "How long it takes.", |node| node.whole(1, 600));
            let (lights, texts) = lights?;
            Some((
                ShortForm {
                    items: items?,
                    facts: facts.unwrap_or_else(|| all().map(ItemIx).collect()),
                    lights,
                },
                texts,
                minutes?,
            ))
        })
    })
}
