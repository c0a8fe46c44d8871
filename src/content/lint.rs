//! Advice for authors: things that are allowed but should be looked at. Errors stop a file from
//! loading; these only ask for a second look.

use super::questionnaire::Check;
use super::wording::Phrase;
use super::{Site, wording};
use time::Date;

/// Longest sentence in plain language, in words (a rule of thumb, see the README's style chapter).
const LONGEST_SENTENCE: usize = 20;
/// Longest question, in characters.
const LONGEST_TITLE: usize = 180;

/// Hints on a questionnaire: long sentences, missing reasons, facts past their re-check date.
pub fn check_hints(check: &Check, today: Date) -> Vec<String> {
    let mut hints = Vec::new();
    let wording = &check.wording;
    if let Some(stand) = wording.stand.filter(|stand| stand.is_overdue(today)) {
        hints.push(format!(
            "the check was due for another look on {}",
            wording::german_day(stand.recheck)
        ));
    }
    for source in &wording.sources {
        if source.stand.is_overdue(today) {
            let day = wording::german_day(source.stand.recheck);
            hints.push(format!(
                "source {} ({}) was due for another look on {day}",
                source.id, source.law
            ));
        }
    }
    for (item, text) in check.rules.items.iter().zip(&wording.items) {
        let id = item.id.as_str();
        if text.title.text.chars().count() > LONGEST_TITLE {
            hints.push(format!(
                "{id}: the question is longer than {LONGEST_TITLE} characters"
            ));
        }
        if text.why.is_none() {
            hints.push(format!("{id}: says nothing about why it is asked"));
        }
        let steps = text.steps.iter().flat_map(|step| [&step.title, &step.how]);
        let options = text.options.iter().map(|option| &option.label);
        let phrases = [
            Some(&text.title),
            text.hint.as_ref(),
            text.why.as_ref(),
            text.example.as_ref(),
        ];
        for phrase in phrases.into_iter().flatten().chain(steps).chain(options) {
            long_sentences(id, *phrase, &mut hints);
        }
    }
    hints
}

pub(super) fn long_sentences(id: &str, phrase: Phrase, hints: &mut Vec<String>) {
    let texts = std::iter::once(&phrase.text).chain(phrase.variants.iter().map(|(_, text)| text));
    for sentence in texts.flat_map(|text| text.split(['.', '?', '!', ':', ';'])) {
        let words = sentence.split_whitespace().count();
        if words > LONGEST_SENTENCE {
            hints.push(format!(
                "{id}: a sentence of {words} words: \"{}…\"",
                sentence.trim().chars().take(40).collect::<String>()
            ));
        }
    }
}

/// Hints on the site: an imprint nobody confirmed, numbers that do not fit the check's file.
pub fn site_hints(site: &Site, checks: &[Check]) -> Vec<String> {
    let mut hints = Vec::new();
    if !site.operator.confirmed {
        hints.push("operator: nobody has confirmed the imprint yet".to_owned());
    }
    for check in checks {
        let rules = &check.rules;
        match site.offer(rules.id.as_str()) {
            None => hints.push(format!(
                "checks: {} is not offered on the start page",
                rules.id
            )),
            Some(offer) => {
                let questions = rules.items.len() - rules.facts;
                if usize::try_from(offer.questions) != Ok(questions) {
                    hints.push(format!(
                        "checks: {} says {} questions, the file has {questions}",
                        rules.id, offer.questions
                    ));
                }
            }
        }
    }
    hints
}
