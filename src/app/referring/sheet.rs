//! The Vermittlungsblatt for one offer: what stands on which of its lines. It fits on one page of
//! paper, and names no person and no score.

use super::{Referring, Standing};
use crate::app::taking::address;
use crate::app::words::append;
use crate::content::referrals::words::{Sheet, SheetLine};
use crate::content::wording::german_day;
use crate::domain::id::OfferId;
use crate::text::Key;

/// How many steps of a plan are named; the rest is counted.
const STEPS: usize = 5;

/// The sheet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Paper {
    /// Title, introduction and last sentences.
    pub words: Sheet,
    /// Its lines, in order.
    pub lines: Vec<PaperLine>,
    /// Name of the check.
    pub check: String,
    /// The day it is made.
    pub day: String,
}

/// A line of the sheet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PaperLine {
    /// What it holds.
    pub holds: SheetLine,
    /// What stands before it.
    pub label: &'static str,
    /// What stands on it, line by line; nothing where people write by hand.
    pub text: Vec<String>,
    /// What stands below, when there is no room for all of it.
    pub more: Option<String>,
}

impl Referring<'_> {
    /// The sheet for an offer that fits.
    pub fn sheet(&self, offer: &OfferId) -> Option<Paper> {
        let words = self.referrals.words.sheet.clone();
        let mut lines = Vec::new();
        for (holds, label) in &words.lines {
            let text = self.line(offer, *holds)?;
            let by_hand = matches!(holds, SheetLine::Appointment | SheetLine::Notes);
            if by_hand || !text.is_empty() {
                lines.push(PaperLine {
                    holds: *holds,
                    label,
                    text,
                    more: self.more(*holds),
                });
            }
        }
        Some(Paper {
            words,
            lines,
            check: self.run.say(&self.run.check.wording.title),
            day: german_day(self.today),
        })
    }

    /// The address that opens the answers elsewhere; `page` is the address the page has now.
    pub fn code(&self, page: &str) -> String {
        address(self.run, page)
    }

    fn line(&self, offer: &OfferId, holds: SheetLine) -> Option<Vec<String>> {
        let found = self.referral(offer)?;
        let offered = self.offered(found)?;
        let words = &offered.words;
        Some(match holds {
            SheetLine::Offer => vec![words.name.to_owned(), words.about.to_owned()],
            SheetLine::Office => self.office_lines(&offered.contacts),
            SheetLine::Reason => {
                let first = self.reasons(found).into_iter().take(1);
                first.map(|reason| self.because(reason)).collect()
            }
            SheetLine::Urgency => vec![offered.soon.to_owned()],
            SheetLine::Validity => vec![offered.known],
            SheetLine::District => self.district_lines(offered.standing, offered.district),
            SheetLine::Steps => self.step_lines(),
            SheetLine::Bring => words.bring.into_iter().map(str::to_owned).collect(),
            SheetLine::Appointment | SheetLine::Notes => Vec::new(),
        })
    }

    fn office_lines(&self, contacts: &super::Contacts) -> Vec<String> {
        let first = &contacts.first;
        let person = first.person.map(|person| {
            let label = self.texts.get(Key::ContactPerson);
            [label, ": ", person].concat()
        });
        let mut reach = String::new();
        let phone = first.phone.map(|(phone, _)| phone);
        for part in [phone, first.mail, first.web].into_iter().flatten() {
            append(&mut reach, " · ", part);
        }
        let mut lines = vec![first.name.to_owned()];
        lines.extend(first.address.map(str::to_owned));
        lines.extend(person);
        lines.extend(Some(reach).filter(|reach| !reach.is_empty()));
        if !first.missing.is_empty() {
            let ask = self.referrals.words.common.ask;
            lines.push([&*first.missing, ": ", ask].concat());
        }
        if let Some(instead) = &contacts.instead {
            let phone = instead.phone.map_or("", |(phone, _)| phone);
            let values = [("office", instead.name), ("phone", phone)];
            lines.push(self.texts.fill(Key::ReferralAskAt, &values));
        }
        if first.fresh.check {
            let check = self.referrals.words.common.check;
            lines.push([check, ". ", &first.fresh.stand].concat());
        }
        lines
    }

    /// Name of the district, and what it means for an offer that runs.
    fn district_lines(&self, standing: Standing, means: &str) -> Vec<String> {
        let mut line = self.district_name();
        if standing != Standing::Ended || line.is_empty() {
            append(&mut line, ". ", means);
        }
        vec![line]
    }

    fn step_lines(&self) -> Vec<String> {
        let steps = self.steps();
        let mut lines: Vec<String> = Vec::new();
        for (mut line, due) in steps.into_iter().take(STEPS) {
            if let Some(due) = due {
                let day = german_day(due);
                append(
                    &mut line,
                    ". ",
                    &self.texts.fill(Key::PlanDue, &[("day", &day)]),
                );
            }
            lines.push(line);
        }
        lines
    }

    fn more(&self, holds: SheetLine) -> Option<String> {
        let steps = self.steps().len();
        let more = steps.checked_sub(STEPS + 1)? + 1;
        let is_steps = holds == SheetLine::Steps;
        is_steps.then(|| self.texts.count(Key::ReferralMoreSteps, more))
    }
}
