//! Which offers fit a run, as they are shown: reasons with quoted answers, what is known today,
//! whom to ask, a letter to begin with. Chooses and fills in; all sentences are content's.
//!
//! An offer that is over is never shown as if it ran: then the standing office comes first.

mod contact;
mod sheet;

use super::message::Mail;
use super::run::Run;
use super::update::mail_address;
use super::words::{answer, append, step_title};
use crate::content::referrals::Referrals;
use crate::content::referrals::say::{Letter, LetterParts};
use crate::content::referrals::words::{Common, OfferText};
use crate::content::site::Site;
use crate::domain::Date;
use crate::domain::advice::step as step_of;
use crate::domain::answer::Answer;
use crate::domain::card::{Showing, open_cards};
use crate::domain::id::{CardId, ItemIx, OfferId};
use crate::domain::offer::{Place, Validity};
use crate::domain::referral::{Reason, Referral, Urgency, refer};
use crate::domain::score::Scores;
use crate::domain::table::sort_stable;
use crate::text::Texts;

pub use contact::{Contact, Contacts, Freshness};
pub use sheet::{Paper, PaperLine};

/// How many answers a reason quotes, each with its question: three lines of paper. All of them can be
/// unfolded below.
const QUOTED: usize = 2;
/// How many steps a letter names.
const STEPS: usize = 3;
/// Longest address of a mail, written as bytes: mail programs cut at about 2,000.
const LONGEST_MAIL: usize = 1_800;

/// The referrals of a run, and the words to say them in.
pub struct Referring<'a> {
    run: &'a Run,
    referrals: &'a Referrals,
    site: &'a Site,
    texts: &'a Texts,
    today: Date,
    scores: Scores,
    found: Vec<Referral>,
}

/// An offer, as it is shown to this person today.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Offered {
    /// The offer.
    pub id: OfferId,
    /// What it is.
    pub words: OfferText,
    /// How soon.
    pub urgency: Urgency,
    /// How soon, in words.
    pub soon: &'static str,
    /// Why, the weightiest reason first.
    pub reasons: Vec<String>,
    /// The answers behind it: item, question, answer.
    pub answers: Vec<(ItemIx, String, String)>,
    /// Where it stands.
    pub standing: Standing,
    /// What is known about it today.
    pub known: String,
    /// What the district means for it.
    pub district: &'static str,
    /// Where to say the district, when it matters and is not known.
    pub tell_district: Option<ItemIx>,
    /// How fresh all this is.
    pub fresh: Freshness,
    /// Whom to turn to.
    pub contacts: Contacts,
    /// A letter to begin with, and its address if one is known.
    pub letter: Option<(Option<&'static str>, Letter)>,
}

/// Where an offer stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// It runs, as far as anybody knows.
    Running,
    /// It has not begun.
    Coming,
    /// It is over.
    Ended,
    /// It has to be checked first.
    Check,
}

impl<'a> Referring<'a> {
    /// Of a run, in these words, as of this day.
    pub fn new(
        run: &'a Run,
        referrals: &'a Referrals,
        site: &'a Site,
        texts: &'a Texts,
        today: Date,
    ) -> Self {
        let scores = run.scores();
        let mut found = refer(&referrals.rules, run.rules(), &run.answers, &scores, today);
        // of what is equally urgent, what can be had today stands before what is over
        let key = |found: &Referral| {
            let over = matches!(found.validity, Validity::Ended { .. });
            (found.urgency, over)
        };
        sort_stable(&mut found, |a, b| key(a) < key(b));
        Self {
            run,
            referrals,
            site,
            texts,
            today,
            scores,
            found,
        }
    }

    /// The offers that are shown first, most urgent first, and those that are folded.
    pub fn offers(&self) -> (Vec<Offered>, Vec<Offered>) {
        let (main, rest) = self.referrals.rules.split(&self.found);
        let all = |list: &[Referral]| {
            list.iter()
                .filter_map(|found| self.offered(found))
                .collect()
        };
        (all(main), all(rest))
    }

    /// One offer, if it is among those that fit.
    pub fn find(&self, offer: &OfferId) -> Option<Offered> {
        self.offered(self.referral(offer)?)
    }

    /// Sentences for all offers alike.
    pub fn common(&self) -> &Common {
        &self.referrals.words.common
    }

    /// The city's own contact, for whoever finds nothing here.
    pub fn help(&self) -> Contact {
        self.contact_of_city()
    }

    /// The card that comes before everything else, if one does: its id and its title.
    pub fn urgent_card(&self) -> Option<(CardId, String)> {
        let open = open_cards(self.run.seen());
        let first = open.iter().find(|open| open.showing == Showing::First)?;
        let card = self.run.rules().cards.get(first.card)?;
        let words = self.run.check.wording.cards.get(first.card)?;
        Some((card.id.clone(), self.run.say(&words.title)))
    }

    fn referral(&self, offer: &OfferId) -> Option<&Referral> {
        self.found.iter().find(|found| {
            let known = self.referrals.rules.offers.get(found.offer.at());
            known.is_some_and(|known| known.id == *offer)
        })
    }

    fn offered(&self, found: &Referral) -> Option<Offered> {
        let rule = self.referrals.rules.offers.get(found.offer.at())?;
        let words = self.referrals.words.offer(found.offer)?;
        let standing = standing(found.validity);
        let contacts = self.contacts(rule, standing);
        let because = |reason: &Reason| self.because(reason);
        let unknown = found.district == Place::Unknown;
        Some(Offered {
            id: rule.id.clone(),
            words: words.clone(),
            urgency: found.urgency,
            soon: self.referrals.words.urgency(found.urgency),
            reasons: self.reasons(found).into_iter().map(because).collect(),
            answers: self.answers(found),
            standing,
            known: self.referrals.validity(found, self.today),
            district: self.referrals.words.district(found.district),
            tell_district: self.district_item().filter(|_| unknown),
            fresh: self.fresh(&words.known),
            letter: self.letter(found, contacts.writes_to(standing)),
            contacts,
        })
    }

    /// The reasons, the weightiest first.
    fn reasons<'f>(&self, found: &'f Referral) -> Vec<&'f Reason> {
        let key = |reason: &Reason| {
            let rule = self.referrals.rules.rules.get(reason.rule.at());
            rule.map(|rule| (rule.urgency, rule.rank))
        };
        let mut reasons: Vec<&Reason> = found.reasons.iter().collect();
        sort_stable(&mut reasons, |a, b| key(a) < key(b));
        reasons
    }

    fn because(&self, reason: &Reason) -> String {
        let quoted = |ix| self.quoted(ix);
        self.referrals.words.because(reason, QUOTED, &quoted)
    }

    /// Question and answer, without the answer's detail. An answer alone, "Ja" or "Mit Hilfe", says
    /// nothing to whoever reads it.
    fn quoted(&self, ix: ItemIx) -> String {
        let mut quoted = self.question(ix);
        let label = match (self.run.answers.get(ix), self.run.item(ix)) {
            (Some(Answer::Option(at)), Some((_, text))) => {
                let option = text.options.get(at.at());
                self.run.say_if(option.map(|option| &option.label))
            }
            _ => None,
        };
        let said = label.unwrap_or_else(|| self.said(ix));
        append(&mut quoted, " ", &said);
        quoted
    }

    fn question(&self, ix: ItemIx) -> String {
        let title = self.run.item(ix).map(|(_, text)| &text.title);
        self.run.say_if(title).unwrap_or_default()
    }

    fn said(&self, ix: ItemIx) -> String {
        answer(self.texts, self.run, ix)
    }

    fn answers(&self, found: &Referral) -> Vec<(ItemIx, String, String)> {
        let line = |ix: ItemIx| (ix, self.question(ix), self.said(ix));
        found.items().into_iter().map(line).collect()
    }

    /// The prepared letter. It names answers, steps and district, never a person.
    fn letter(
        &self,
        found: &Referral,
        to: Option<&'static str>,
    ) -> Option<(Option<&'static str>, Letter)> {
        let quoted = |ix| self.quoted(ix);
        let words = &self.referrals.words;
        let mut steps = String::new();
        for (title, _) in self.steps().iter().take(STEPS) {
            append(&mut steps, "; ", title);
        }
        let parts = LetterParts {
            reason: &words.quote(&found.items(), QUOTED, &quoted),
            steps: &steps,
            district: &self.district_name(),
        };
        words.letter(found.offer, parts).map(|letter| (to, letter))
    }

    /// The steps to talk about: those of the plan that are not done, by day; without a plan, those
    /// that are recommended now.
    fn steps(&self) -> Vec<(String, Option<Date>)> {
        let plan = &self.run.assessment.plan;
        if plan.is_empty() {
            let advice = self.run.advice(&self.scores, self.today);
            let ids = advice
                .now
                .iter()
                .filter_map(|found| step_of(self.run.rules(), found));
            return ids
                .map(|step| (step_title(self.texts, self.run, &step.id), None))
                .collect();
        }
        let open = plan
            .in_order()
            .into_iter()
            .filter(|entry| entry.done.is_none());
        open.map(|entry| (step_title(self.texts, self.run, &entry.step), entry.due))
            .collect()
    }

    /// The fact with the district, where the check asks for it.
    fn district_item(&self) -> Option<ItemIx> {
        let ix = self.referrals.rules.district?;
        self.run.reach.shows(ix).then_some(ix)
    }

    /// Name of the district, empty when it is not known.
    fn district_name(&self) -> String {
        match self
            .district_item()
            .and_then(|ix| Some((ix, self.run.answers.get(ix)?)))
        {
            Some((ix, Answer::Option(_))) => self.said(ix),
            _ => String::new(),
        }
    }
}

const fn standing(validity: Validity) -> Standing {
    match validity {
        Validity::Running => Standing::Running,
        Validity::Coming { .. } => Standing::Coming,
        Validity::Ended { .. } => Standing::Ended,
        Validity::Unknown(_) => Standing::Check,
    }
}

/// Whether mail programs could cut this mail.
pub fn is_long(mail: &Mail) -> bool {
    mail_address(mail).len() > LONGEST_MAIL
}
