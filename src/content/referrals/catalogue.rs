//! Offices, programmes and offers as authors write them.

use super::Around;
use super::sheet::letter;
use super::words::{Certainty, Known, OfferKind, OfferText, OfficeText, ProgrammeText};
use crate::content::date;
use crate::content::decode::{Node, name, text};
use crate::content::fields::Fields;
use crate::content::parts::stand;
use crate::content::site::address;
use crate::domain::id::{OfferId, OfficeId, OptionIx, ProgrammeId, ProgrammeIx, TopicId};
use crate::domain::offer::{DistrictRule, Offer, Period, Programme};

/// How well something is known, from the object's own fields.
fn known(fields: &Fields<'_>) -> Option<Known> {
    let stand = stand(fields);
    let certainty = fields.need(
        "certainty",
        "Read in a public source, only said by somebody, or not known for certain.",
        |node| {
            node.word(&[
                ("checked", Certainty::Checked),
                ("reported", Certainty::Reported),
                ("open", Certainty::Open),
            ])
        },
    );
    let source = fields.may("source", "Where it was read.", text);
    let note = fields.may("note", "What to know about it.", text);
    let explained = certainty == Some(Certainty::Checked) || fields.given("note");
    fields.node().require(
        certainty.is_none() || explained,
        "what is not checked needs a \"note\" that says why",
    );
    fields.node().require(
        certainty != Some(Certainty::Checked) || fields.given("source"),
        "what is checked needs a \"source\"",
    );
    Some(Known {
        source,
        stand: stand?,
        certainty: certainty?,
        note,
    })
}

/// Decodes an office.
pub fn office(node: &Node<'_>) -> Option<(OfficeId, OfficeText)> {
    node.object(|fields| {
        let id = fields.need("id", "Name in files.", |node| node.id(OfficeId::parse));
        let name = fields.need("name", "What people read.", text);
        let about = fields.need("about", "What it is, in a sentence.", text);
        let place = fields.may("address", "Where it is; left out if not known.", text);
        let phone = fields.may("phone", "Telephone as people read it.", text);
        let tel = fields.may("tel", "Telephone as devices dial it, +49…", text);
        let mail = fields.may("mail", "E-mail address.", text);
        let web = fields.may("web", "Web address.", address);
        let person = fields.may("person", "Whom to ask for.", text);
        let known = known(fields);
        fields.node().require(
            fields.given("phone") == fields.given("tel"),
            "\"phone\" and \"tel\" belong together",
        );
        let text = OfficeText {
            name: name?,
            about: about?,
            address: place,
            phone: phone.zip(tel),
            mail,
            web,
            person,
            known: known?,
        };
        Some((id?, text))
    })
}

/// A programme with the id of the one after it, which may stand further down.
pub type Round = (Programme, ProgrammeText, Option<&'static str>);

/// Decodes a programme.
pub fn programme(node: &Node<'_>, around: &Around<'_>) -> Option<Round> {
    node.object(|fields| {
        let id = fields.need("id", "Name in files.", |node| node.id(ProgrammeId::parse));
        let title = fields.need("title", "What people read.", text);
        let from = fields.need("from", "First day.", date::decode);
        let until = fields.need("until", "Last day.", date::decode);
        let takes_part = fields.need("takes_part", "Whether the city takes part.", |node| {
            node.word(&[("yes", true), ("unknown", false)])
        });
        let districts = fields.may("districts", "Districts that come first.", |node| {
            node.list(|node| district(node, around))
        });
        let over = fields.may(
            "over_percent",
            "More than this per cent of the participants must come from these districts.",
            |node| node.whole(0, 99),
        );
        let run_by = fields.need("run_by", "Offices that run it.", |node| {
            node.list(|node| around.office(node))
        });
        let next = fields.may("successor", "The round after it.", name);
        let known = known(fields);
        if let (Some(from), Some(until)) = (from, until) {
            fields
                .node()
                .require(from < until, "\"until\" must lie after \"from\"");
        }
        let programme = Programme {
            id: id?,
            period: Period {
                from: Some(from?),
                until: Some(until?),
            },
            takes_part: takes_part?,
            districts: districts
                .unwrap_or_default()
                .into_iter()
                .flatten()
                .collect(),
            over_percent: over,
            successor: None,
        };
        let text = ProgrammeText {
            title: title?,
            run_by: run_by?,
            known: known?,
        };
        Some((programme, text, next))
    })
}

/// A district as an option of the check's fact; checks without the fact have nothing to compare.
fn district(node: &Node<'_>, around: &Around<'_>) -> Option<Vec<OptionIx>> {
    let id = name(node)?;
    let Some(item) = around.district_item() else {
        return Some(Vec::new());
    };
    match item.option(id) {
        Some(district) => Some(vec![district]),
        None => node.wrong(|| format!("there is no district \"{id}\"")),
    }
}

/// Programmes with their successors.
pub fn followed(node: &Node<'_>, rounds: Vec<Round>) -> Vec<(Programme, ProgrammeText)> {
    let ids: Vec<Box<str>> = rounds
        .iter()
        .map(|(programme, ..)| programme.id.as_str().into())
        .collect();
    let follow = |(mut programme, text, next): Round| {
        if let Some(next) = next {
            let at = ids.iter().position(|id| **id == *next);
            programme.successor = at.and_then(|at| u8::try_from(at).ok()).map(ProgrammeIx);
            node.require(programme.successor.is_some(), || {
                format!("{}: there is no programme \"{next}\"", programme.id)
            });
        }
        (programme, text)
    };
    rounds.into_iter().map(follow).collect()
}

/// Decodes an offer.
pub fn offer(node: &Node<'_>, around: &Around<'_>) -> Option<(Offer, OfferText)> {
    node.object(|fields| {
        let id = fields.need("id", "Name in files.", |node| node.id(OfferId::parse));
        let topics = fields.may("topics", "What it is about.", |node| {
            node.list(|node| node.id(TopicId::parse))
        });
        let office = fields.need("office", "Who gives it.", |node| around.office(node));
        let ask = fields.may(
            "ask",
            "The standing office to ask when it is over, if it is another one.",
            |node| around.office(node),
        );
        let programmes = fields.may("programmes", "Rounds that pay or paid for it.", |node| {
            node.list(|node| around.programme(node))
        });
        let from = fields.may(
            "from",
            "First day, if it has dates of its own.",
            date::decode,
        );
        let until = fields.may("until", "Last day.", date::decode);
        let districts = fields.need("districts", "Whom it takes first.", |node| {
            node.word(&[
                ("priority-first", DistrictRule::PriorityFirst),
                ("all-welcome", DistrictRule::AllWelcome),
            ])
        });
        let words = offer_words(fields);
        let dates = (from.is_some() || until.is_some()).then_some(Period { from, until });
        let words = words?;
        let offer = Offer {
            id: id?,
            office: office?,
            ask: ask.or(office)?,
            programmes: programmes.unwrap_or_default(),
            period: dates,
            districts: districts?,
            topics: topics.unwrap_or_default(),
            confirmed: words.known.certainty == Certainty::Checked,
            recheck: words.known.stand.recheck,
        };
        Some((offer, words))
    })
}

fn offer_words(fields: &Fields<'_>) -> Option<OfferText> {
    let title = fields.need("name", "What people read.", text);
    let kind = fields.need("kind", "What sort it is.", |node| {
        node.word(&[
            ("talk", OfferKind::Talk),
            ("group", OfferKind::Group),
            ("coaching", OfferKind::Coaching),
            ("event", OfferKind::Event),
            ("bridge", OfferKind::Bridge),
            ("online", OfferKind::Online),
            ("place", OfferKind::Place),
            ("grant", OfferKind::Grant),
            ("material", OfferKind::Material),
        ])
    });
    let audiences = fields.need("audiences", "Checks whose people it is for.", |node| {
        node.list(name)
    });
    let about = fields.need("about", "What it is.", text);
    let expect = fields.need("expect", "What happens there.", |node| node.list(text));
    let not_promised = fields.need("not_promised", "What is not promised.", text);
    let bring = fields.may("bring", "What to bring along.", text);
    let web = fields.may("web", "Web address of its own.", address);
    let owner = fields.need("owner", "Who keeps this entry up to date.", text);
    let known = known(fields);
    let letter = fields.may("letter", "The prepared letter.", letter);
    Some(OfferText {
        name: title?,
        kind: kind?,
        audiences: audiences?,
        about: about?,
        expect: expect?,
        not_promised: not_promised?,
        bring,
        web,
        owner: owner?,
        known: known?,
        letter,
    })
}
