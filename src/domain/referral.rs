//! Vermittlung: which offers fit a person's answers, with the answers that are the reason.
//!
//! What is known about an offer on a day stands in [`super::offer`]. Nothing here promises an
//! offer, and no wording stands here.

use super::Date;
use super::answer::{Answer, Answers};
use super::cause::{Cause, weigh};
use super::condition::{Seen, Truth};
use super::id::{ItemIx, OfferIx, OfficeId, RuleId, RuleIx};
use super::offer::{Doubt, Offer, Place, Programme, Validity};
use super::questionnaire::Questionnaire;
use super::score::Scores;
use super::table::sort_stable;

/// Offices, programmes and offers, with the rules of one check that lead to them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Catalogue {
    /// The Stellen.
    pub offices: Vec<OfficeId>,
    /// Rounds of programmes.
    pub programmes: Vec<Programme>,
    /// The Angebote.
    pub offers: Vec<Offer>,
    /// The rules of this check, in the order of the file.
    pub rules: Vec<Rule>,
    /// The fact that says where somebody lives or works, if the check asks for it.
    pub district: Option<ItemIx>,
    /// How many referrals are shown first; the others are folded.
    pub main: usize,
}

/// A rule: at this cause, these offers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rule {
    /// Name in files.
    pub id: RuleId,
    /// When it fires.
    pub when: Cause,
    /// Where it leads.
    pub offers: Vec<OfferIx>,
    /// How soon.
    pub urgency: Urgency,
    /// Smaller comes first among equally urgent ones.
    pub rank: u32,
}

/// How soon a referral should be taken up.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Urgency {
    /// Today.
    Today,
    /// At the next appointment.
    Next,
    /// When it suits.
    Suits,
}

/// An offer for this person, with every reason for it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Referral {
    /// The offer.
    pub offer: OfferIx,
    /// The most urgent of its reasons.
    pub urgency: Urgency,
    /// The rules that led to it, in the order of the file.
    pub reasons: Vec<Reason>,
    /// What is known about it today.
    pub validity: Validity,
    /// What the district means for it.
    pub district: Place,
}

/// One rule that fired.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reason {
    /// The rule.
    pub rule: RuleIx,
    /// The items whose answers made it fire, in the order of the check.
    pub items: Vec<ItemIx>,
}

/// Works out the referrals, most urgent first; `scores` belong to the same answers.
pub fn refer(
    catalogue: &Catalogue,
    check: &Questionnaire,
    answers: &Answers,
    scores: &Scores,
    today: Date,
) -> Vec<Referral> {
    let seen = Seen {
        check,
        answers,
        reach: &scores.reach,
    };
    let mut referrals: Vec<Referral> = Vec::new();
    for (at, rule) in catalogue.rules.iter().enumerate() {
        let found = weigh(&rule.when, seen, scores);
        if found.truth != Truth::True {
            continue;
        }
        let reason = Reason {
            rule: RuleIx(u8::try_from(at).unwrap_or(u8::MAX)),
            items: in_order(found.items),
        };
        for offer in &rule.offers {
            add(
                catalogue,
                &mut referrals,
                *offer,
                rule.urgency,
                reason.clone(),
            );
        }
    }
    let district = match catalogue.district.and_then(|fact| seen.answer(fact)) {
        Some(Answer::Option(district)) => Some(*district),
        _ => None,
    };
    for referral in &mut referrals {
        if let Some(offer) = catalogue.offers.get(referral.offer.at()) {
            referral.validity = offer.validity(&catalogue.programmes, today);
            referral.district = offer.place(&catalogue.programmes, district);
        }
    }
    sort_stable(&mut referrals, |a, b| catalogue.key(a) < catalogue.key(b));
    referrals
}

/// One referral per offer, however many rules lead to it.
fn add(
    catalogue: &Catalogue,
    referrals: &mut Vec<Referral>,
    offer: OfferIx,
    urgency: Urgency,
    reason: Reason,
) {
    let known = referrals.iter_mut().find(|known| known.offer == offer);
    if let Some(known) = known {
        known.urgency = known.urgency.min(urgency);
        known.reasons.push(reason);
    } else if offer.at() < catalogue.offers.len() {
        referrals.push(Referral {
            offer,
            urgency,
            reasons: vec![reason],
            validity: Validity::Unknown(Doubt::Unconfirmed),
            district: Place::Unknown,
        });
    }
}

/// Sorted, each once.
fn in_order(mut items: Vec<ItemIx>) -> Vec<ItemIx> {
    sort_stable(&mut items, |a, b| a < b);
    items.dedup();
    items
}

impl Referral {
    /// All items quoted by its reasons, in the order of the check.
    pub fn items(&self) -> Vec<ItemIx> {
        let reasons = self.reasons.iter();
        in_order(reasons.flat_map(|reason| &reason.items).copied().collect())
    }
}

impl Catalogue {
    /// Sort key: urgency, the rules' rank, then the offer with the most answers behind it.
    fn key(&self, referral: &Referral) -> (Urgency, u32, std::cmp::Reverse<usize>) {
        let ranks = referral.reasons.iter();
        let ranks = ranks.filter_map(|reason| self.rules.get(reason.rule.at()));
        let rank = ranks.map(|rule| rule.rank).min().unwrap_or(u32::MAX);
        let answers = std::cmp::Reverse(referral.items().len());
        (referral.urgency, rank, answers)
    }

    /// The referrals that are shown first, and those that are folded.
    pub fn split<'a>(&self, referrals: &'a [Referral]) -> (&'a [Referral], &'a [Referral]) {
        referrals.split_at(self.main.min(referrals.len()))
    }
}
