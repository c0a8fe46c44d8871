//! Sentences that all offers share, the prepared letters, and the sheet, as authors write them.

use super::words::{Common, LetterFrame, LetterText, Sheet, SheetLine, ValidityWords};
use crate::content::decode::{Node, text};

/// Decodes a text whose `{placeholders}` are all among `known`.
pub fn template(node: &Node<'_>, known: &[&str]) -> Option<&'static str> {
    let text = text(node)?;
    for part in text.split('{').skip(1) {
        let key = part.split('}').next().unwrap_or_default();
        node.require(known.contains(&key), || {
            format!(
                "{{{key}}} is not filled here; known are: {}",
                known.join(", ")
            )
        });
    }
    Some(text)
}

/// Decodes the sentences for all offers.
pub fn common(node: &Node<'_>) -> Option<Common> {
    node.object(|fields| {
        let urgency = fields.need("urgency", "How soon.", |node| {
            three(node, ["today", "next", "suits"])
        });
        let ask = fields.need("ask", "Instead of a contact that is not known.", text);
        let check = fields.need("check", "Beside what is not checked.", text);
        let no_promise = fields.need("no_promise", "That nothing is promised.", text);
        let more = fields.need("more", "When {n} more answers are not quoted.", |node| {
            template(node, &["n"])
        });
        let validity = fields.need("validity", "What is known on a day.", validity);
        let district = fields.need("district", "What the district means.", |node| {
            three(node, ["priority", "welcome", "unknown"])
        });
        Some(Common {
            urgency: urgency?,
            ask: ask?,
            check: check?,
            no_promise: no_promise?,
            more: more?,
            validity: validity?,
            district: district?,
        })
    })
}

/// Three texts, each in a field of its own.
fn three(node: &Node<'_>, keys: [&'static str; 3]) -> Option<[&'static str; 3]> {
    node.object(|fields| {
        let [a, b, c] = keys.map(|key| fields.need(key, "What people read.", text));
        Some([a?, b?, c?])
    })
}

fn validity(node: &Node<'_>) -> Option<ValidityWords> {
    node.object(|fields| {
        let say =
            |key, about, known: &[&str]| fields.need(key, about, |node| template(node, known));
        let running = say(
            "running",
            "It runs; {day} is when it was checked.",
            &["day"],
        );
        let ended_programme = say(
            "ended_programme",
            "It ended with its programme.",
            &["programme", "day", "office"],
        );
        let ended_offer = say("ended_offer", "It ended by itself.", &["day", "office"]);
        let coming = say("coming", "It begins later.", &["day", "office"]);
        let unconfirmed = say("unconfirmed", "Nobody confirmed it.", &["office"]);
        let overdue = say(
            "overdue",
            "It should have been checked again by {day}.",
            &["day", "office"],
        );
        let takes_part = say(
            "takes_part",
            "Whether the city takes part is not known.",
            &["programme", "office"],
        );
        let successor = say("successor", "The round that followed.", &["programme"]);
        let successor_open = say(
            "successor_open",
            "The round that followed, with or without the city.",
            &["programme"],
        );
        Some(ValidityWords {
            running: running?,
            ended_programme: ended_programme?,
            ended_offer: ended_offer?,
            coming: coming?,
            unconfirmed: unconfirmed?,
            overdue: overdue?,
            takes_part: takes_part?,
            successor: successor?,
            successor_open: successor_open?,
        })
    })
}

/// Decodes what all letters share.
pub fn frame(node: &Node<'_>) -> Option<LetterFrame> {
    node.object(|fields| {
        let greeting = fields.need("greeting", "First line.", text);
        let closing = fields.need("closing", "Last line; no name.", text);
        Some(LetterFrame {
            greeting: greeting?,
            closing: closing?,
        })
    })
}

/// Decodes a prepared letter.
pub fn letter(node: &Node<'_>) -> Option<LetterText> {
    node.object(|fields| {
        let subject = fields.need("subject", "Subject.", |node| template(node, &[]));
        let greeting = fields.may("greeting", "If it differs from the common one.", text);
        let body = fields.need(
            "body",
            "Paragraphs; one with an empty placeholder is left out.",
            |node| node.list(|node| template(node, &["reason", "steps", "district"])),
        );
        Some(LetterText {
            subject: subject?,
            greeting,
            body: body?,
        })
    })
}

/// Decodes the sheet.
pub fn sheet(node: &Node<'_>) -> Option<Sheet> {
    node.object(|fields| {
        let title = fields.need("title", "Title.", text);
        let intro = fields.need("intro", "What it is for.", text);
        let lines = fields.need("lines", "Its lines, in order.", |node| node.list(line));
        let footer = fields.need("footer", "Last sentences.", |node| node.list(text));
        Some(Sheet {
            title: title?,
            intro: intro?,
            lines: lines?,
            footer: footer?,
        })
    })
}

fn line(node: &Node<'_>) -> Option<(SheetLine, &'static str)> {
    node.object(|fields| {
        let holds = fields.need("holds", "What the line holds.", |node| {
            node.word(&[
                ("offer", SheetLine::Offer),
                ("office", SheetLine::Office),
                ("reason", SheetLine::Reason),
                ("urgency", SheetLine::Urgency),
                ("validity", SheetLine::Validity),
                ("district", SheetLine::District),
                ("steps", SheetLine::Steps),
                ("bring", SheetLine::Bring),
                ("appointment", SheetLine::Appointment),
                ("notes", SheetLine::Notes),
            ])
        });
        let label = fields.need("label", "What people read before it.", text);
        holds.zip(label)
    })
}
