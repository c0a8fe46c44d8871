//! A whole questionnaire file.

use super::Problem;
use super::condition::Scope;
use super::decode::{Fields, Log, Node, flag, text, unique};
use super::item::{Around, item, option};
use super::parts::{bands, phrase, plain, stand};
use super::wording::{BandText, GroupText, Headline, OptionText, Phrase, Source, Wording};
use crate::domain::band::Bands;
use crate::domain::id::{BandIx, CheckId, GroupId, GroupIx, ItemIx, TopicId};
use crate::domain::number::{Points, Ratio};
use crate::domain::questionnaire::{
    AdviceRule, Cap, Choice, GatePart, Group, Item, Kind, Level, OrderKey, Questionnaire, Rule,
    ShortForm, Whole,
};

/// The version of the file format this reader understands.
pub const FORMAT: u32 = 1;

/// A check ready for use: its structure and its words, index by index.
#[derive(Clone, Debug, PartialEq)]
pub struct Check {
    /// What it is.
    pub rules: Questionnaire,
    /// What people read.
    pub wording: Wording,
}

/// Reads a questionnaire file. `districts` (id, name) fill facts of kind "district".
///
/// # Errors
/// All problems of the file, each with its place.
pub fn load_check(
    file: &str,
    json: &str,
    districts: &[(Box<str>, Box<str>)],
) -> Result<Check, Vec<Problem>> {
    Log::new(file).read(json, |node| decode(node, districts))
}

/// Named lists of bands with their words.
type BandSets = Vec<(Box<str>, (Bands, Vec<BandText>))>;
/// Named lists of options with their words.
type Scales = Vec<(Box<str>, Vec<(Choice, OptionText)>)>;

/// Decodes a questionnaire; public within the layer for the schema.
pub(super) fn decode(node: &Node<'_>, districts: &[(Box<str>, Box<str>)]) -> Option<Check> {
    node.object(|fields| {
        let scope = Scope {
            districts: districts.to_vec(),
            ..Scope::default()
        };
        let head = head(fields);
        let topics = fields.may("topics", "What steps lead to.", |node| node.list(topic));
        let topics = topics.unwrap_or_default();
        let sources = fields.may("sources", "Laws and other sources.", |node| node.list(source));
        let sources = sources.unwrap_or_default();
        let scales = scales(fields, &scope);
        let sets = fields.may("bands", "Named lists of bands.", |node| node.map(|_, node| bands(node)));
        let sets: BandSets = sets.unwrap_or_default();
        let mut around = Around {
            scope: &scope,
            scales: &scales,
            topics: &topics,
            sources: &sources.iter().map(|source| source.id.clone()).collect::<Vec<_>>(),
            facts: true,
        };
        let mut items = fields.may("facts", "Asked first, never scored.", |node| {
            node.list(|node| add(node, &around))
        });
        let facts = scope.items.borrow().len();
        scope.facts.set(facts);
        around.facts = false;
        let groups = fields.need("groups", "The Bereiche with their questions.", |node| {
            node.list(|node| group(node, &around, &sets))
        });
        let subscores = fields.may("subscores", "Further scores over the same questions.", |node| {
            node.list(|node| subscore(node, &scope, &sets))
        });
        let assembled = groups.and_then(|groups| assemble(fields.node(), groups, &scope));
        let whole = whole(fields, &sets);
        let known = Limited {
            groups: assembled.as_ref().map(|(groups, ..)| groups.as_slice()),
            whole: whole.as_ref().and_then(|(bands, _)| bands.as_ref()),
        };
        let caps = caps(fields, &known);
        let short = short(fields, &scope, &sets);
        let advice = advice(fields);
        // everything is read; from here on, nothing new can be found wrong in a single field
        let (groups, texts, item_texts) = assembled?;
        items.get_or_insert_default().extend(item_texts);
        let subscores = subscores.unwrap_or_default();
        let (subscores, subscore_texts): (Vec<Group>, Vec<GroupText>) = subscores.into_iter().unzip();
        let (id, version, mut wording) = head?;
        let (whole, whole_texts) = whole.unzip();
        let (caps, cap_texts) = caps?.into_iter().unzip();
        let (short, lights, short_minutes) = short.map_or((None, Vec::new(), 0), |(short, words, minutes)| (Some(short), words, minutes));
        wording.topics = topics;
        wording.sources = sources;
        wording.items = items.unwrap_or_default();
        wording.groups = texts;
        wording.subscores = subscore_texts;
        wording.whole = whole_texts.unwrap_or_default();
        wording.lights = lights;
        wording.short_minutes = short_minutes;
        wording.caps = cap_texts;
        let rules = Questionnaire {
            id,
            version,
            items: scope.items.into_inner(),
            facts,
            groups,
            subscores,
            whole: whole.map(|bands| Whole { bands }),
            caps,
            short,
            advice: advice?,
        };
        check_whole(fields.node(), &rules);
        Some(Check { rules, wording })
    })
}

fn head(fields: &Fields<'_>) -> Option<(CheckId, Box<str>, Wording)> {
    let scope = Scope::default();
    fields.may("$schema", "Where editors find the schema.", text);
    let format = fields.need("format", "Version of this file format.", |node| {
        let format = node.whole(1, u32::MAX)?;
        node.require(format == FORMAT, "this program reads format 1");
        Some(format)
    });
    let id = fields.need("id", "Name in files and addresses.", |node| node.id(CheckId::parse));
    let version = fields.need("version", "The authors' version, as they like.", text);
    let title = fields.need("title", "Name of the check.", |node| phrase(node, &scope));
    let headline = fields.may("headline", "The sentence above the result.", headline);
    let stand = stand(fields);
    let minutes = fields.need("minutes", "How long it takes.", |node| node.whole(1, 600));
    let method = fields.may("method", "How the score comes about, in paragraphs.", |node| {
        node.list(plain)
    });
    format?;
    let wording = Wording {
        title: title?,
        minutes: minutes?,
        headline,
        stand,
        method: method.unwrap_or_default(),
        ..Wording::default()
    };
    Some((id?, version?, wording))
}

fn headline(node: &Node<'_>) -> Option<Headline> {
    node.object(|fields| {
        let both = fields.need("both", "Something is strong and something is weak; {state}, {strong}, {weak}.", text);
        let strong = fields.need("strong", "Nothing is weak; {state}, {strong}.", text);
        let weak = fields.need("weak", "Nothing is strong yet; {state}, {weak}.", text);
        let open = fields.need("open", "Too little is answered.", text);
        let short = fields.need("short", "There is no whole, as in the short form.", text);
        Some(Headline {
            both: both?,
            strong: strong?,
            weak: weak?,
            open: open?,
            short: short?,
        })
    })
}

fn topic(node: &Node<'_>) -> Option<(Box<str>, Phrase)> {
    node.object(|fields| {
        let id = fields.need("id", "Name in files.", |node| node.id(TopicId::parse));
        let title = fields.need("title", "What people read.", plain);
        Some((id?.as_str().into(), title?))
    })
}

fn source(node: &Node<'_>) -> Option<Source> {
    node.object(|fields| {
        let id = fields.need("id", "Name in files.", |node| node.id(TopicId::parse));
        let law = fields.need("law", "Where it is written.", text);
        let title = fields.need("title", "What it is about.", plain);
        let stand = stand(fields);
        let verified = fields.need("checked", "Whether it was read in the source itself.", flag);
        let url = fields.may("url", "Where to read it.", text);
        Some(Source {
            id: id?.as_str().into(),
            law: law?,
            title: title?,
            stand: stand?,
            verified: verified?,
            url,
        })
    })
}

fn scales(fields: &Fields<'_>, scope: &Scope) -> Scales {
    let scales = fields.may("scales", "Shared lists of answers.", |node| {
        node.map(|_, node| node.list(|node| option(node, scope)))
    });
    scales.unwrap_or_default()
}

/// Decodes an item and puts it in scope for those after it.
fn add(node: &Node<'_>, around: &Around<'_>) -> Option<super::wording::ItemText> {
    let (item, text) = item(node, around)?;
    let mut items = around.scope.items.borrow_mut();
    if items.iter().any(|known| known.id == item.id) {
        return node.wrong(format!("the item \"{}\" stands here twice", item.id));
    }
    if items.len() >= 1000 {
        return node.wrong("more than 1000 items");
    }
    items.push(item);
    Some(text)
}

type GroupParts = (Group, GroupText, Vec<super::wording::ItemText>);

fn group(node: &Node<'_>, around: &Around<'_>, sets: &BandSets) -> Option<GroupParts> {
    node.object(|fields| {
        let id = fields.need("id", "Name in files and addresses.", |node| node.id(GroupId::parse));
        let title = fields.need("title", "Full name.", plain);
        let short = fields.may("short", "Short name, for bars.", plain);
        let done = fields.may("done", "A sentence after its last question.", plain);
        let strong = fields.may("strong", "Half a sentence when it is strong.", plain);
        let weak = fields.may("weak", "Half a sentence when it is weak.", plain);
        let weight = fields.may("weight", "Weight in the whole, 1 if left out.", |node| node.whole(1, 100));
        let min_answered = min_answered(fields);
        let bands = band_set(fields, sets);
        let from = around.scope.items.borrow().len();
        let items = fields.need("items", "Its questions.", |node| node.list(|node| add(node, around)));
        let to = around.scope.items.borrow().len();
        // after the items, so that a gate may refer to them
        let rule = rule(fields, around.scope);
        fields.node().require(to > from, "a group needs at least one item");
        let (bands, band_texts) = bands.unzip();
        let indices = (from..to).filter_map(|at| u16::try_from(at).ok()).map(ItemIx);
        let group = Group {
            id: id?,
            items: indices.collect(),
            weight: weight.unwrap_or(1),
            rule: rule?,
            min_answered: min_answered?,
            bands,
        };
        let title = title?;
        let text = GroupText {
            short: short.unwrap_or_else(|| title.clone()),
            title,
            done,
            strong,
            weak,
            bands: band_texts.unwrap_or_default(),
        };
        Some((group, text, items?))
    })
}

fn subscore(node: &Node<'_>, scope: &Scope, sets: &BandSets) -> Option<(Group, GroupText)> {
    node.object(|fields| {
        let id = fields.need("id", "Name in files.", |node| node.id(GroupId::parse));
        let title = fields.need("title", "Full name.", plain);
        let items = fields.need("of", "The items it is made of.", |node| item_list(node, scope));
        let rule = rule(fields, scope);
        let min_answered = min_answered(fields);
        let (bands, texts) = band_set(fields, sets).unzip();
        let group = Group {
            id: id?,
            items: items?,
            weight: 1,
            rule: rule?,
            min_answered: min_answered?,
            bands,
        };
        let title = title?;
        let text = GroupText {
            short: title.clone(),
            title,
            bands: texts.unwrap_or_default(),
            ..GroupText::default()
        };
        Some((group, text))
    })
}

/// Questions (no facts) by id: at least one, none twice.
fn item_list(node: &Node<'_>, scope: &Scope) -> Option<Vec<ItemIx>> {
    let items = node.list(|node| {
        let id = node.text()?;
        let items = scope.items.borrow();
        let at = items.iter().position(|item| item.id.as_str() == id);
        let found = at.and_then(|at| u16::try_from(at).ok()).map(ItemIx);
        match found {
            Some(item) if item.at() < scope.facts.get() => node.wrong(format!("\"{id}\" is a fact; facts earn no points")),
            Some(item) => Some(item),
            None => node.wrong(format!("there is no item \"{id}\"")),
        }
    })?;
    node.require(!items.is_empty(), "at least one item is needed");
    let twice = items.iter().enumerate().any(|(at, item)| items[..at].contains(item));
    node.require(!twice, "an item stands here twice");
    Some(items)
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
            let kind = fields.need("kind", "Mean of shares, sum of points, or a gate.", |node| {
                node.word(&[("mean", Word::Mean), ("points", Word::Points), ("gate", Word::Gate)])
            });
            let floor = fields.may("floor", "Points: lowest sum shown.", |node| {
                node.thousandths(-Points::LIMIT, Points::LIMIT).map(Points)
            });
            let met = fields.may("met", "Gate: per cent of an item's maximum that counts as met, 100 if left out.", |node| {
                node.thousandths(0, 100_000)
            });
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
        let at_least = fields.may("at_least", "How many must be met; all if left out.", |node| {
            node.whole(1, 1000)
        });
        let (of, at_least) = (of?, at_least.and_then(|count| usize::try_from(count).ok()));
        let possible = at_least.is_none_or(|count| count <= of.len());
        fields.node().require(possible, "more are asked for than stand in \"of\"");
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
            return node.thousandths(0, 100_000).map(|share| Ratio::new(share.into(), 100_000));
        };
        let digits = |text: &&str| (1..=3).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit());
        let parts = text.split_once('/').filter(|(num, den)| digits(num) && digits(den));
        let (num, den) = parts.unwrap_or_default();
        match (num.parse::<u16>(), den.parse::<u16>()) {
            (Ok(num), Ok(den)) if den > 0 && num <= den => Some(Ratio::new(num.into(), den.into())),
            _ => node.wrong("a fraction like \"2/3\" is needed here, at most 1"),
        }
    });
    if given { share } else { Some(Ratio::ZERO) }
}

fn band_set(fields: &Fields<'_>, sets: &BandSets) -> Option<(Bands, Vec<BandText>)> {
    fields.may("bands", "Name of its list of bands.", |node| find_set(node, sets))
}

fn find_set(node: &Node<'_>, sets: &BandSets) -> Option<(Bands, Vec<BandText>)> {
    let name = node.text()?;
    let found = sets.iter().find(|(known, _)| &**known == name);
    match found {
        Some((_, set)) => Some(set.clone()),
        None => node.wrong(format!("there is no list of bands \"{name}\"")),
    }
}

type Assembled = (Vec<Group>, Vec<GroupText>, Vec<super::wording::ItemText>);

/// Takes groups apart into structure and words, and tells each item its group.
fn assemble(node: &Node<'_>, parts: Vec<GroupParts>, scope: &Scope) -> Option<Assembled> {
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

fn whole(fields: &Fields<'_>, sets: &BandSets) -> Option<(Option<Bands>, Vec<BandText>)> {
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
struct Limited<'a> {
    groups: Option<&'a [Group]>,
    whole: Option<&'a Bands>,
}

impl Limited<'_> {
    fn group(&self, node: &Node<'_>) -> Option<GroupIx> {
        let id = node.text()?;
        let at = self.groups?.iter().position(|group| group.id.as_str() == id);
        let at = at.and_then(|at| u8::try_from(at).ok()).map(GroupIx);
        at.or_else(|| node.wrong(format!("there is no group \"{id}\"")))
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
        let mut found = limits.iter().map(|of| self.bands(*of).and_then(|bands| bands.find(id)));
        match found.next()? {
            Some(at) if found.all(|other| other == Some(at)) => Some(at),
            _ => node.wrong(format!("not everything limited has a band \"{id}\" at the same place")),
        }
    }
}

fn caps(fields: &Fields<'_>, known: &Limited<'_>) -> Option<Vec<(Cap, Phrase)>> {
    let caps = fields.may("caps", "Limits set by open warnings.", |node| {
        node.list(|node| cap(node, known))
    });
    Some(caps.unwrap_or_default())
}

fn cap(node: &Node<'_>, known: &Limited<'_>) -> Option<(Cap, Phrase)> {
    node.object(|fields| {
        let level = fields.need("flag", "Least seriousness that counts.", |node| {
            node.word(&[("critical", Level::Critical), ("important", Level::Important)])
        });
        let within = fields.may("in", "Groups whose warnings count; all if left out.", |node| {
            node.list(|node| known.group(node))
        });
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

fn short(
    fields: &Fields<'_>,
    scope: &Scope,
    sets: &BandSets,
) -> Option<(ShortForm, Vec<BandText>, u32)> {
    fields.may("short", "The short form; null for none.", |node| {
        node.object(|fields| {
            let items = fields.need("items", "The questions asked.", |node| item_list(node, scope));
            let lights = fields.need("bands", "List of bands for single questions.", |node| find_set(node, sets));
            let minutes = fields.need("minutes", "How long it takes.", |node| node.whole(1, 600));
            let (lights, texts) = lights?;
            Some((ShortForm { items: items?, lights }, texts, minutes?))
        })
    })
}

fn advice(fields: &Fields<'_>) -> Option<AdviceRule> {
    fields.need("advice", "How many steps are shown, and in which order.", |node| {
        node.object(|fields| {
            let count = |node: &Node<'_>| node.whole(0, 100).and_then(|count| usize::try_from(count).ok());
            let now = fields.need("now", "Steps shown first.", count);
            let later = fields.need("later", "Steps shown after them.", count);
            let due = fields.may("due_days", "Days before a date from which a duty is due.", |node| node.whole(0, 3650));
            let order = fields.need("order", "Sort keys, most important first.", |node| {
                node.list(|node| {
                    node.word(&[
                        ("critical", OrderKey::Critical),
                        ("important", OrderKey::Important),
                        ("due", OrderKey::Due),
                        ("wish", OrderKey::Wish),
                        ("gain", OrderKey::Gain),
                        ("effort", OrderKey::Effort),
                    ])
                })
            });
            Some(AdviceRule {
                now: now?,
                later: later?,
                due_days: due.unwrap_or(0).into(),
                order: order?,
            })
        })
    })
}

/// What only shows when everything is together.
fn check_whole(node: &Node<'_>, rules: &Questionnaire) {
    let steps = rules.items.iter().flat_map(|item: &Item| &item.steps);
    unique(node, "step", steps.map(|step| step.id.as_str()));
    for item in rules.items.iter().skip(rules.facts) {
        if let Kind::Checklist(list) = &item.kind {
            let most: i64 = list.ticks.iter().map(|tick| i64::from(tick.on.0.max(tick.off.0).max(0))).sum();
            let reason = format!("no tick of \"{}\" can earn points", item.id);
            node.require(most > 0, &reason);
        }
    }
}
