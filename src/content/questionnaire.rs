//! A whole questionnaire file.

use super::Problem;
use super::advice::advice;
use super::card::cards;
use super::condition::{Scope, condition};
use super::decode::{Log, Node, flag, name, text, unique};
use super::fields::Fields;
use super::group::{BandSets, add, assemble, group, subscore};
use super::item::{Around, NamedScale};
use super::kind::option;
use super::outcome::{Limited, caps, short, whole};
use super::parts::{bands, phrase, plain, stand};
use super::wording::{GroupText, Headline, Labels, Phrase, Source, Wording};
use crate::domain::id::CheckId;
use crate::domain::questionnaire::{Group, Item, Kind, Questionnaire, Whole};
use crate::json::Json;

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
// never inlined: the caller is part of the start, this comes with the rest of the program
#[inline(never)]
pub fn load_check(
    file: &str,
    json: &str,
    districts: &[(&'static str, &'static str)],
) -> Result<Check, Vec<Problem>> {
    Log::new(file).read(json, |node| decode(node, districts))
}

/// Decodes a questionnaire; public within the layer for the schema.
pub(super) fn decode(node: &Node<'_>, districts: &[(&'static str, &'static str)]) -> Option<Check> {
    node.object(|fields| {
        let scope = Scope {
            districts: districts.to_vec(),
            ..Scope::default()
        };
        let head = head(fields);
        let topics = fields.may("topics", "What steps lead to.", |node| node.list(topic));
        let topics = topics.unwrap_or_default();
        let source_ids = source_ids(fields);
        let scales = scales(fields, &scope);
        let sets = fields.may("bands", "Named lists of bands.", |node| {
            node.map(|_, node| bands(node))
        });
        let sets: BandSets = sets.unwrap_or_default();
        let mut around = Around {
            scope: &scope,
            scales: &scales,
            topics: &topics,
            sources: &source_ids,
            facts: true,
            strongest_first: strongest_first(fields),
        };
        let mut items = fields.may("facts", "Asked first, never scored.", |node| {
            node.list(|node| add(node, &around))
        });
        let facts = scope.items.borrow().len();
        scope.facts.set(facts);
        around.facts = false;
        // after the facts, which say whom a source concerns
        let sources = fields.may("sources", "Laws and other sources.", |node| {
            node.list(|node| source(node, &scope))
        });
        let groups = fields.need("groups", "The Bereiche with their questions.", |node| {
            node.list(|node| group(node, &around, &sets))
        });
        let subscores = fields.may(
            "subscores",
            "Further scores over the same questions.",
            |node| node.list(|node| subscore(node, &scope, &sets)),
        );
        let assembled = groups.and_then(|groups| assemble(fields.node(), groups, &scope));
        let whole = whole(fields, &sets);
        let known = Limited {
            groups: assembled.as_ref().map(|(groups, ..)| groups.as_slice()),
            whole: whole.as_ref().and_then(|(bands, _)| bands.as_ref()),
        };
        let caps = caps(fields, &known);
        let short = short(fields, &scope, &sets);
        let advice = advice(fields, &scope, &known);
        let cards = cards(fields, &scope, &source_ids);
        // everything is read; from here on, nothing new can be found wrong in a single field
        let (Some(assembled), Some(head), Some(advice)) = (assembled, head, advice) else {
            return None;
        };
        let (groups, texts, item_texts) = assembled;
        items.get_or_insert_default().extend(item_texts);
        let subscores = subscores.unwrap_or_default();
        let (subscores, subscore_texts): (Vec<Group>, Vec<GroupText>) =
            subscores.into_iter().unzip();
        let (id, version, mut wording) = head;
        let (whole, whole_texts) = whole.unzip();
        let (caps, cap_texts) = caps.into_iter().unzip();
        let (short, lights, short_minutes) = short
            .map_or((None, Vec::new(), 0), |(short, words, minutes)| {
                (Some(short), words, minutes)
            });
        wording.topics = topics;
        wording.sources = sources.unwrap_or_default();
        wording.items = items.unwrap_or_default();
        wording.groups = texts;
        wording.subscores = subscore_texts;
        wording.whole = whole_texts.unwrap_or_default();
        wording.lights = lights;
        wording.short_minutes = short_minutes;
        wording.caps = cap_texts;
        let (cards, card_texts) = cards.into_iter().unzip();
        wording.cards = card_texts;
        let rules = Questionnaire {
            id,
            version: version.into(),
            items: scope.items.into_inner(),
            facts,
            groups,
            subscores,
            whole: whole.map(|bands| Whole { bands }),
            caps,
            short,
            advice,
            cards,
        };
        check_whole(fields.node(), &rules);
        Some(Check { rules, wording })
    })
}

fn head(fields: &Fields<'_>) -> Option<(CheckId, &'static str, Wording)> {
    let scope = Scope::default();
    fields.may("$schema", "Where editors find the schema.", text);
    fields.need("format", "Version of this file format.", |node| {
        let format = node.whole(1, u32::MAX)?;
        node.require(format == FORMAT, "this program reads format 1");
        Some(format)
    });
    let id = fields.need("id", "Name in files and addresses.", |node| {
        node.id(CheckId::parse)
    });
    let version = fields.need("version", "The authors' version, as they like.", text);
    let title = fields.need("title", "Name of the check.", |node| phrase(node, &scope));
    let headline = fields.may("headline", "The sentence above the result.", headline);
    let stand = stand(fields);
    let minutes = fields.need("minutes", "How long it takes.", |node| node.whole(1, 600));
    let method = fields.may(
        "method",
        "How the score comes about, in paragraphs.",
        |node| node.list(plain),
    );
    let labels = fields.may("labels", "What is called differently here.", labels);
    let words_only = fields.may(
        "words_only",
        "Whether people see words only, and no figures of scores.",
        flag,
    );
    let (Some(title), Some(minutes), Some(id), Some(version)) = (title, minutes, id, version)
    else {
        return None;
    };
    let wording = Wording {
        title,
        minutes,
        headline,
        stand,
        method: method.unwrap_or_default(),
        labels: labels.unwrap_or_default(),
        words_only: words_only.unwrap_or(false),
        ..Wording::default()
    };
    Some((id, version, wording))
}

fn labels(node: &Node<'_>) -> Option<Labels> {
    node.object(|fields| {
        let explain = fields.may("explain", "The fold with example and words.", text);
        let clear_up = fields.may("clear_up", "The list of answers \"weiß ich nicht\".", text);
        let not_yet = fields.may("not_yet", "A group that cannot be rated yet.", text);
        Some(Labels {
            explain,
            clear_up,
            not_yet,
        })
    })
}

/// Whether the strongest answer of every question stands first.
fn strongest_first(fields: &Fields<'_>) -> bool {
    let about =
        "Which answer of a question stands first: the weakest, if left out, or the strongest.";
    let first = fields.may("answers_from", about, |node| {
        node.word(&[("weakest", false), ("strongest", true)])
    });
    first.unwrap_or(false)
}

fn headline(node: &Node<'_>) -> Option<Headline> {
    node.object(|fields| {
        let both = fields.need(
            "both",
            "Something is strong and something is weak; {state}, {strong}, {weak}.",
            text,
        );
        let strong = fields.need("strong", "Nothing is weak; {state}, {strong}.", text);
        let weak = fields.need("weak", "Nothing is strong yet; {state}, {weak}.", text);
        let open = fields.need("open", "Too little is answered.", text);
        let short = fields.need("short", "There is no whole, as in the short form.", text);
        let (Some(both), Some(strong), Some(weak), Some(open), Some(short)) =
            (both, strong, weak, open, short)
        else {
            return None;
        };
        Some(Headline {
            both,
            strong,
            weak,
            open,
            short,
        })
    })
}

fn topic(node: &Node<'_>) -> Option<(&'static str, Phrase)> {
    node.object(|fields| {
        let id = fields.need("id", "Name in files.", name);
        let title = fields.need("title", "What people read.", plain);
        id.zip(title)
    })
}

/// Ids of the sources by position. Items name them, and they are read after the facts.
fn source_ids<'n>(fields: &Fields<'n>) -> Vec<&'n str> {
    let list = fields.node().value().and_then(|file| file.get("sources"));
    let Some(Json::List(list)) = list else {
        return Vec::new();
    };
    let id = |source: &'n Json| source.get("id").and_then(Json::as_str);
    list.iter()
        .map(|source| id(source).unwrap_or_default())
        .collect()
}

fn source(node: &Node<'_>, scope: &Scope) -> Option<Source> {
    node.object(|fields| {
        let id = fields.need("id", "Name in files.", name);
        let law = fields.need("law", "Where it is written.", text);
        let title = fields.need("title", "What it is about.", plain);
        let stand = stand(fields);
        let verified = fields.need("checked", "Whether it was read in the source itself.", flag);
        let url = fields.may("url", "Where to read it.", text);
        let doubt = fields.may("note", "What is still to be checked, in a sentence.", plain);
        let when = fields.may("when", "Shown only if this is true.", |node| {
            condition(node, scope)
        });
        let (Some(law), Some(title), Some(stand), Some(verified)) = (law, title, stand, verified)
        else {
            return None;
        };
        Some(Source {
            id: id?,
            law,
            title,
            stand,
            verified,
            url,
            note: doubt,
            when,
        })
    })
}

fn scales(fields: &Fields<'_>, scope: &Scope) -> Vec<NamedScale> {
    let scales = fields.may("scales", "Shared lists of answers.", |node| {
        node.map(|_, node| node.list(|node| option(node, scope)))
    });
    scales.unwrap_or_default()
}

/// What only shows when everything is together.
fn check_whole(node: &Node<'_>, rules: &Questionnaire) {
    let steps = rules.items.iter().flat_map(|item: &Item| &item.steps);
    unique(node, "step", steps.map(|step| step.id.as_str()));
    for item in rules.items.iter().skip(rules.facts) {
        if let Kind::Checklist(list) = &item.kind {
            let most: i64 = list
                .ticks
                .iter()
                .map(|tick| i64::from(tick.on.0.max(tick.off.0).max(0)))
                .sum();
            node.require(most > 0, || {
                format!("no tick of \"{}\" can earn points", item.id)
            });
        }
    }
}
