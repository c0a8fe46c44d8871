//! Taking a run along, and taking over what somebody brings: files with their names, the address
//! with the code, and what a code holds before it is taken over.

use super::model::Model;
use super::run::Run;
use super::summary::Summary;
use crate::content::date;
use crate::domain::Date;
use crate::domain::flow;
use crate::domain::questionnaire::Form;
use crate::domain::reach::Reach;
use crate::exchange::code::{self, CodeError, Edition};
use crate::exchange::{calendar, page, table};
use crate::store::Moment;
use crate::text::Texts;

/// A file to take along.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// The result as a page that this program opens again.
    Page,
    /// The answers for a spreadsheet program.
    Table,
    /// The days of the plan; the moment is now, in UTC.
    Calendar(Moment),
}

/// A file: its name, with the day and without anything personal, and its content.
pub fn file(run: &Run, texts: &Texts, today: Date, kind: Kind) -> (String, String) {
    let summary = Summary::new(run, texts, today);
    let (name, ending, text) = match kind {
        Kind::Page => {
            let text = page::write(&summary.report(), &run.assessment);
            ("digital-check-", ".html", text)
        }
        Kind::Table => ("digital-check-", ".csv", table::write(&summary.rows())),
        Kind::Calendar(stamp) => {
            let text = calendar::write(&run.assessment.id, stamp, &summary.events());
            ("mein-plan-", ".ics", text)
        }
    };
    ([name, &date::write(today), ending].concat(), text)
}

/// The address that hands over the answers of a run: no name, no plan. `page` is the address the
/// page has now.
pub fn address(run: &Run, page: &str) -> String {
    let given = &run.assessment;
    let code = code::write(run.rules(), &given.version, &given.sheet, given.created.day);
    code::address(page, &code)
}

/// Size in whole kilobytes, at least one.
pub fn kilobytes(text: &str) -> usize {
    text.len().div_ceil(1000).max(1)
}

/// What a code holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Preview {
    /// Name of the check.
    pub check: String,
    /// Which form.
    pub form: Form,
    /// The day of the answers.
    pub day: Date,
    /// How many questions are answered.
    pub answered: usize,
    /// How many are asked.
    pub asked: usize,
    /// The version then and now, where they differ.
    pub revised: Option<(String, String)>,
}

/// Why a code cannot be taken over.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// It cannot be read.
    Code(CodeError),
    /// Its check is not offered here.
    UnknownCheck,
}

/// What is in a code, without taking anything over.
///
/// # Errors
/// When it cannot be taken over.
pub fn preview(model: &Model, text: &str) -> Result<Preview, Refusal> {
    let head = code::peek(text).map_err(Refusal::Code)?;
    let name = model.site.offer(head.check.as_str());
    let (Some(name), Some(check)) = (name, model.check(&head.check)) else {
        return Err(Refusal::UnknownCheck);
    };
    let rules = &check.rules;
    let handed = code::read(text, rules).map_err(Refusal::Code)?;
    let answers = handed.sheet.answers(rules);
    let reach = Reach::of(rules, &answers);
    let asked = || {
        let questions = rules.indices().skip(rules.facts);
        questions.filter(|ix| reach.shows(*ix))
    };
    let answered = asked().filter(|ix| flow::is_answered(rules, &answers, *ix));
    Ok(Preview {
        check: name.name.to_owned(),
        form: head.form,
        day: head.day,
        answered: answered.count(),
        asked: asked().count(),
        revised: match handed.edition {
            Edition::Same => None,
            Edition::Other => Some((head.version.to_string(), rules.version.to_string())),
        },
    })
}
