//! Advice for authors of `referrals.json`: facts to check again, what is over, what nobody is led to.

use super::Referrals;
use super::words::{Known, OfferKind};
use crate::content::lint::long_sentences;
use crate::content::wording::{Phrase, german_day};
use crate::domain::Date;
use crate::domain::id::OfferIx;
use crate::domain::offer::{Over, Validity};

/// A check that is due within so many days is named already.
const SOON: i64 = 30;

/// Hints on referrals; `read` is the file as read for one check, it does not matter which.
pub fn referral_hints(read: &Referrals, today: Date) -> Vec<String> {
    let mut hints = Vec::new();
    let (rules, words) = (&read.rules, &read.words);
    for (id, text) in rules.offices.iter().zip(&words.offices) {
        due("office", id.as_str(), &text.known, today, &mut hints);
        long_sentences(id.as_str(), Phrase::plain(text.about), &mut hints);
    }
    for (programme, text) in rules.programmes.iter().zip(&words.programmes) {
        let id = programme.id.as_str();
        due("programme", id, &text.known, today, &mut hints);
    }
    for (offer, text) in rules.offers.iter().zip(&words.offers) {
        let id = offer.id.as_str();
        due("offer", id, &text.known, today, &mut hints);
        let texts = [text.about, text.not_promised].into_iter();
        for text in texts.chain(text.expect.iter().copied()) {
            long_sentences(id, Phrase::plain(text), &mut hints);
        }
    }
    over(read, today, &mut hints);
    for (at, (offer, text)) in rules.offers.iter().zip(&words.offers).enumerate() {
        let ix = OfferIx(u8::try_from(at).unwrap_or(u8::MAX));
        if text.kind != OfferKind::Material && !read.led_to.contains(&ix) {
            hints.push(format!("offer {}: no rule leads to it", offer.id));
        }
    }
    hints
}

fn due(what: &str, id: &str, known: &Known, today: Date, hints: &mut Vec<String>) {
    let day = german_day(known.stand.recheck);
    if known.stand.is_overdue(today) {
        hints.push(format!("{what} {id} was due for another look on {day}"));
    } else if (known.stand.recheck - today).whole_days() <= SOON {
        hints.push(format!("{what} {id} is due for another look on {day}"));
    }
}

/// One hint per ended programme and per offer that ended by itself.
fn over(read: &Referrals, today: Date, hints: &mut Vec<String>) {
    let rules = &read.rules;
    for (at, programme) in rules.programmes.iter().enumerate() {
        let ended = rules.offers.iter().filter_map(|offer| {
            let office = rules.offices.get(offer.ask.at())?;
            match offer.validity(&rules.programmes, today) {
                Validity::Ended {
                    of: Over::Programme(ix),
                    ..
                } if ix.at() == at => Some(format!("{} (ask {office})", offer.id)),
                _ => None,
            }
        });
        let ended: Vec<String> = ended.collect();
        if let (false, Some(day)) = (ended.is_empty(), programme.period.until) {
            hints.push(format!(
                "programme {} ended on {}, and with it: {}",
                programme.id,
                german_day(day),
                ended.join(", ")
            ));
        }
    }
    for offer in &rules.offers {
        let validity = offer.validity(&rules.programmes, today);
        if let (
            Validity::Ended {
                of: Over::Offer,
                on,
                ..
            },
            Some(office),
        ) = (validity, rules.offices.get(offer.ask.at()))
        {
            let day = german_day(on);
            hints.push(format!("offer {} ended on {day} (ask {office})", offer.id));
        }
    }
}
