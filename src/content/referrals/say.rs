//! Sentences about one referral, filled in: the reason, what is known on a day, the letter.

use super::Referrals;
use super::words::{LetterText, Words};
use crate::content::wording::german_day;
use crate::domain::Date;
use crate::domain::id::{ItemIx, OfferIx, OfficeIx, ProgrammeIx};
use crate::domain::offer::{Doubt, Over, Place, Validity, successor};
use crate::domain::referral::{Reason, Referral, Urgency};

/// A letter ready to be changed and sent by the person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Letter {
    /// Subject.
    pub subject: String,
    /// Text.
    pub body: String,
}

/// What goes into a letter; what is empty takes its paragraph along.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct LetterParts<'a> {
    /// The answers behind the referral.
    pub reason: &'a str,
    /// The steps the person wants to take.
    pub steps: &'a str,
    /// Name of the district.
    pub district: &'a str,
}

impl Words {
    /// The reason for a referral, with the answers that made it fire; at most `most` of them are
    /// quoted. `answer` puts the answer of an item into words.
    pub fn because(
        &self,
        reason: &Reason,
        most: usize,
        answer: &dyn Fn(ItemIx) -> String,
    ) -> String {
        let quoted = self.quote(&reason.items, most, answer);
        self.reason(reason.rule).replace("{answers}", &quoted)
    }

    /// Answers in words, at most `most` of them; a single one more is quoted rather than counted.
    pub fn quote(
        &self,
        items: &[ItemIx],
        most: usize,
        answer: &dyn Fn(ItemIx) -> String,
    ) -> String {
        let most = most + usize::from(items.len() == most + 1);
        let mut quoted = String::new();
        for (at, ix) in items.iter().take(most).enumerate() {
            quoted.push_str(if at == 0 { "„" } else { ", „" });
            quoted.push_str(&answer(*ix));
            quoted.push('“');
        }
        let more = items.len().saturating_sub(most);
        if more > 0 {
            quoted.push(' ');
            quoted.push_str(&self.common.more.replace("{n}", &more.to_string()));
        }
        quoted
    }

    /// How soon.
    pub fn urgency(&self, urgency: Urgency) -> &'static str {
        self.common.urgency[urgency as usize]
    }

    /// What the district means.
    pub fn district(&self, place: Place) -> &'static str {
        self.common.district[place as usize]
    }

    /// The letter for an offer; `None` where nobody can write.
    pub fn letter(&self, offer: OfferIx, parts: LetterParts<'_>) -> Option<Letter> {
        let text = self.offer(offer)?.letter.as_ref()?;
        Some(Letter {
            subject: text.subject.to_owned(),
            body: self.body(text, parts),
        })
    }

    fn body(&self, text: &LetterText, parts: LetterParts<'_>) -> String {
        let values = [
            ("{reason}", parts.reason),
            ("{steps}", parts.steps),
            ("{district}", parts.district),
        ];
        let mut body = text.greeting.unwrap_or(self.letter.greeting).to_owned();
        for paragraph in &text.body {
            let empty = |(key, value): &(&str, &str)| value.is_empty() && paragraph.contains(key);
            if !values.iter().any(empty) {
                body.push_str("\n\n");
                body.push_str(&put(paragraph, &values));
            }
        }
        body.push_str("\n\n");
        body.push_str(self.letter.closing);
        body
    }
}

impl Referrals {
    /// What is known about a referral's offer, in sentences.
    pub fn validity(&self, referral: &Referral, today: Date) -> String {
        let words = &self.words.common.validity;
        let Some(offer) = self.rules.offers.get(referral.offer.at()) else {
            return String::new();
        };
        let checked = self.words.offer(referral.offer);
        let office = self.office(offer.ask);
        let say = |template: &str, day: Option<Date>, programme: Option<ProgrammeIx>| {
            let day = day.map(german_day).unwrap_or_default();
            let programme = self.title(programme);
            put(
                template,
                &[
                    ("{day}", &day),
                    ("{programme}", programme),
                    ("{office}", office),
                ],
            )
        };
        match referral.validity {
            Validity::Running => say(
                words.running,
                checked.map(|offer| offer.known.stand.checked),
                None,
            ),
            Validity::Ended { of, on, .. } => match of {
                Over::Offer => say(words.ended_offer, Some(on), None),
                Over::Programme(ix) => {
                    let ended = say(words.ended_programme, Some(on), Some(ix));
                    match successor(&self.rules.programmes, ix, today) {
                        None => ended,
                        Some(next) => {
                            let known = self.rules.programmes.get(next.at());
                            let open = known.is_none_or(|next| !next.takes_part);
                            let words = if open {
                                words.successor_open
                            } else {
                                words.successor
                            };
                            [ended, say(words, None, Some(next))].join(" ")
                        }
                    }
                }
            },
            Validity::Coming { from } => say(words.coming, Some(from), None),
            Validity::Unknown(Doubt::Unconfirmed) => say(words.unconfirmed, None, None),
            Validity::Unknown(Doubt::Overdue(day)) => say(words.overdue, Some(day), None),
            Validity::Unknown(Doubt::TakesPart(ix)) => say(words.takes_part, None, Some(ix)),
        }
    }

    fn office(&self, ix: OfficeIx) -> &'static str {
        self.words.office(ix).map_or("", |office| office.name)
    }

    fn title(&self, ix: Option<ProgrammeIx>) -> &'static str {
        let text = ix.and_then(|ix| self.words.programme(ix));
        text.map_or("", |programme| programme.title)
    }
}

/// Fills placeholders one after the other; values hold none.
fn put(template: &str, values: &[(&str, &str)]) -> String {
    let mut text = template.to_owned();
    for (key, value) in values {
        if text.contains(key) {
            text = text.replace(key, value);
        }
    }
    text
}
