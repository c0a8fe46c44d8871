//! Path cases: which pages somebody with certain answers gets to see, in order. Host only.
//!
//! ```json
//! {
//!   "questionnaire": "business.json",
//!   "cases": [
//!     {
//!       "name": "Without a website, two questions are left out",
//!       "form": "full",
//!       "answers": {"website": "no"},
//!       "pages": ["sector", "team", "revenue", "website", "…"]
//!     }
//!   ]
//! }
//! ```
//!
//! `questionnaire` is a path from the cases file. The way is walked from the first question to the
//! last; each answer is given when its page comes, pages without an answer are passed over. Then it
//! is walked back. An answer whose page never comes is a problem: it was meant to be seen.

use super::Problem;
use super::answers::{entries, form};
use super::decode::{Log, Node, text};
use super::fields::Fields;
use crate::domain::answer::{Answer, Answers};
use crate::domain::flow;
use crate::domain::id::ItemIx;
use crate::domain::questionnaire::{Form, Questionnaire};
use crate::domain::reach::Reach;

/// One case.
struct Case {
    form: Form,
    answers: Vec<(ItemIx, Answer)>,
    pages: Vec<ItemIx>,
}

/// Walks all cases of a file; gives their number.
///
/// # Errors
/// All problems of the file: how it is written, and where a way differs from what is expected.
pub fn walk_cases(file: &str, json: &str, check: &Questionnaire) -> Result<usize, Vec<Problem>> {
    Log::new(file).read(json, |node| {
        node.object(|fields| {
            fields.may("$schema", "Ignored.", text);
            fields.need(
                "questionnaire",
                "The check, as a path from this file.",
                text,
            );
            let cases = fields.need("cases", "The cases.", |node| {
                node.list(|node| case(node, check))
            })?;
            unvisited(fields, check, &cases);
            Some(cases.len())
        })
    })
}

/// The questionnaire a file of cases names.
pub fn questionnaire_of(json: &str) -> Option<String> {
    let value: serde_json::Value = serde_json::from_str(json).ok()?;
    value.get("questionnaire")?.as_str().map(str::to_owned)
}

fn case(node: &Node<'_>, check: &Questionnaire) -> Option<Case> {
    node.object(|fields| {
        fields.need("name", "What the case shows.", text);
        let form = fields.may("form", "Full or short.", |node| form(node, check));
        let answers = fields.may("answers", "Answers by item.", |node| entries(node, check));
        let pages = fields.need("pages", "The pages shown, in order.", |node| {
            node.list(|node| {
                let id = node.text()?;
                check
                    .find(id)
                    .or_else(|| node.wrong(|| format!("there is no item \"{id}\"")))
            })
        });
        let case = Case {
            form: form.unwrap_or_default(),
            answers: answers.unwrap_or_default(),
            pages: pages?,
        };
        walk(fields.node(), check, &case);
        Some(case)
    })
}

fn walk(node: &Node<'_>, check: &Questionnaire, case: &Case) {
    let mut answers = Answers::empty(check);
    answers.form = case.form;
    let (mut pages, mut reach) = (Vec::new(), Reach::of(check, &answers));
    while let Some(page) = flow::next(check, &reach, pages.last().copied()) {
        pages.push(page);
        for (_, answer) in case.answers.iter().filter(|(item, _)| *item == page) {
            answers.say(page, Some(answer.clone()));
        }
        reach = Reach::of(check, &answers);
    }
    compare(node, check, "the way", &pages, &case.pages);
    let back = pages.last().copied();
    let back = std::iter::successors(back, |page| flow::previous(check, &reach, *page));
    let mut back: Vec<ItemIx> = back.collect();
    back.reverse();
    compare(node, check, "the way back", &back, &pages);
    for (item, _) in case
        .answers
        .iter()
        .filter(|(item, _)| !pages.contains(item))
    {
        node.wrong::<()>(|| format!("\"{}\" is answered, but never asked", id(check, *item)));
    }
}

/// Names the first place where two ways part.
fn compare(
    node: &Node<'_>,
    check: &Questionnaire,
    what: &str,
    found: &[ItemIx],
    wanted: &[ItemIx],
) {
    let parting = (0..found.len().max(wanted.len())).find(|at| found.get(*at) != wanted.get(*at));
    if let Some(at) = parting {
        let name = |way: &[ItemIx]| {
            way.get(at)
                .map_or("the end", |item| id(check, *item))
                .to_owned()
        };
        let (found, wanted) = (name(found), name(wanted));
        node.wrong::<()>(|| {
            format!(
                "{what} shows {found} as page {}, expected was {wanted}",
                at + 1
            )
        });
    }
}

/// Every question should be on some path.
fn unvisited(fields: &Fields<'_>, check: &Questionnaire, cases: &[Case]) {
    let visited = |ix: &ItemIx| cases.iter().any(|case| case.pages.contains(ix));
    for ix in check.indices().filter(|ix| !visited(ix)) {
        fields
            .node()
            .wrong::<()>(|| format!("no case shows \"{}\"", id(check, ix)));
    }
}

fn id(check: &Questionnaire, ix: ItemIx) -> &str {
    check.items.get(ix.at()).map_or("", |item| item.id.as_str())
}
