//! A check with its referrals, and referrals as short text.

use digital_check::content::{Check, Referrals, load_referrals};
use digital_check::domain::answer::Answers;
use digital_check::domain::id::ItemIx;
use digital_check::domain::offer::{Doubt, Over, Validity};
use digital_check::domain::referral::{Referral, Urgency, refer};
use digital_check::domain::score::score;
use serde_json::Value;

use crate::common::*;

pub const FILE: &str = "public/content/referrals.json";
pub const TODAY: &str = "2026-11-23";

pub fn check_of(id: &str) -> Check {
    match id {
        "business" => business(),
        "therapist" => therapist(),
        "job-seeker" => job_seeker(),
        _ => panic!("there is no check {id}"),
    }
}

/// A check with its referrals.
pub struct Desk {
    pub check: Check,
    pub read: Referrals,
}

impl Desk {
    #[track_caller]
    pub fn of(id: &str) -> Self {
        let check = check_of(id);
        let loaded = load_referrals(FILE, &read(FILE), &check);
        let read = loaded.unwrap_or_else(|found| panic!("{}", show(&found)));
        Self { check, read }
    }

    pub fn refer_to(&self, answers: &Answers, today: &str) -> Vec<Referral> {
        let scores = score(&self.check.rules, answers);
        refer(
            &self.read.rules,
            &self.check.rules,
            answers,
            &scores,
            day(today),
        )
    }

    pub fn refer(&self, given: &str, today: &str) -> Vec<Referral> {
        self.refer_to(&answers(&self.check, given), today)
    }

    pub fn offer(&self, referral: &Referral) -> &str {
        self.read.rules.offers[referral.offer.at()].id.as_str()
    }

    pub fn items(&self, items: &[ItemIx]) -> String {
        let ids: Vec<&str> = items
            .iter()
            .map(|ix| self.check.rules.item(*ix).id.as_str())
            .collect();
        ids.join(" ")
    }

    /// The items a rule quotes, or nothing when it does not fire.
    #[track_caller]
    pub fn quoted(&self, rule: &str, given: &str) -> Option<String> {
        let referrals = self.refer(given, TODAY);
        let mut reasons = referrals.iter().flat_map(|referral| &referral.reasons);
        let at = self
            .read
            .rules
            .rules
            .iter()
            .position(|known| known.id.as_str() == rule);
        let at = at.unwrap_or_else(|| panic!("no rule {rule}"));
        let reason = reasons.find(|reason| reason.rule.at() == at)?;
        Some(self.items(&reason.items))
    }

    /// `single today | coaching suits`, in order.
    pub fn list(&self, given: &str, today: &str) -> String {
        let line = |referral: &Referral| {
            let urgency = match referral.urgency {
                Urgency::Today => "today",
                Urgency::Next => "next",
                Urgency::Suits => "suits",
            };
            format!("{} {urgency}", self.offer(referral))
        };
        let lines: Vec<String> = self.refer(given, today).iter().map(line).collect();
        lines.join(" | ")
    }

    #[track_caller]
    pub fn find(&self, offer: &str, given: &str, today: &str) -> Referral {
        let referrals = self.refer(given, today);
        let found = referrals
            .into_iter()
            .find(|referral| self.offer(referral) == offer);
        found.unwrap_or_else(|| panic!("{offer} is not among the referrals"))
    }

    pub fn validity(&self, offer: &str, today: &str) -> String {
        let rules = &self.read.rules;
        let found = rules.offers.iter().find(|known| known.id.as_str() == offer);
        let office = |ix: digital_check::domain::id::OfficeIx| rules.offices[ix.at()].as_str();
        let programme =
            |ix: digital_check::domain::id::ProgrammeIx| rules.programmes[ix.at()].id.as_str();
        match found
            .expect("an offer")
            .validity(&rules.programmes, day(today))
        {
            Validity::Running => "running".to_owned(),
            Validity::Ended { of, on, ask } => {
                let of = match of {
                    Over::Offer => "offer",
                    Over::Programme(ix) => programme(ix),
                };
                format!("{of} ended {on}, ask {}", office(ask))
            }
            Validity::Coming { from } => format!("from {from}"),
            Validity::Unknown(Doubt::Unconfirmed) => "unconfirmed".to_owned(),
            Validity::Unknown(Doubt::Overdue(day)) => format!("overdue {day}"),
            Validity::Unknown(Doubt::TakesPart(ix)) => format!("{}?", programme(ix)),
        }
    }

    /// Every case of the table, and that each rule has one that fires and one that does not.
    #[track_caller]
    pub fn assert_rules(&self, table: &[(&str, &str, Option<&str>)]) {
        for (rule, given, wanted) in table {
            let found = self.quoted(rule, given);
            assert_eq!(found.as_deref(), *wanted, "{rule} at {given}");
        }
        for rule in &self.read.rules.rules {
            let has = |fires: bool| {
                let fits = |(id, _, items): &&(&str, &str, Option<&str>)| {
                    *id == rule.id.as_str() && items.is_some() == fires
                };
                table.iter().any(|case| fits(&case))
            };
            assert!(has(true) && has(false), "{} needs both cases", rule.id);
        }
    }
}

pub fn file() -> Value {
    serde_json::from_str(&read(FILE)).expect("JSON")
}

pub fn changed(change: impl FnOnce(&mut Value)) -> String {
    let mut file = file();
    change(&mut file);
    file.to_string()
}
