//! Advice for authors: things that are allowed but should be looked at. Errors stop a file from
//! loading; these only ask for a second look.

use super::duties::Duties;
use super::look::Guide;
use super::questionnaire::Check;
use super::wording::Phrase;
use super::{Site, wording};
use crate::json::Json;
use time::{Date, Duration};

/// Longest sentence in plain language, in words (a rule of thumb for plain language).
const LONGEST_SENTENCE: usize = 20;
/// How long before its day a re-check is announced.
const RECHECK_NOTICE: Duration = Duration::days(60);
/// Longest question, in characters.
const LONGEST_TITLE: usize = 180;

/// Hints on a questionnaire: long sentences (cards too), missing reasons, facts past their re-check date.
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
        let flags = text.flags.iter().map(|flag| &flag.text);
        let means = text.words.iter().map(|(_, means)| means);
        let phrases = [
            Some(&text.title),
            text.hint.as_ref(),
            text.why.as_ref(),
            text.example.as_ref(),
        ];
        let lists = steps.chain(options).chain(flags).chain(means);
        for phrase in phrases.into_iter().flatten().chain(lists) {
            long_sentences(id, *phrase, &mut hints);
        }
    }
    for (card, text) in check.rules.cards.iter().zip(&wording.cards) {
        let around = [
            Some(&text.lead),
            text.closing.as_ref(),
            text.invite.as_ref(),
        ];
        let points = text.points.iter();
        let points = points.flat_map(|point| [Some(&point.title), point.text.as_ref()]);
        for phrase in around.into_iter().chain(points).flatten() {
            long_sentences(card.id.as_str(), *phrase, &mut hints);
        }
    }
    hints
}

/// Hints on a look: long sentences, facts past their re-check date.
pub fn look_hints(guide: &Guide, today: Date) -> Vec<String> {
    let mut hints = Vec::new();
    let wording = &guide.wording;
    if wording.stand.is_overdue(today) {
        let day = wording::german_day(wording.stand.recheck);
        hints.push(format!("the look was due for another look on {day}"));
    }
    for phrase in wording.prepare.iter().chain([&wording.lead]) {
        long_sentences("head", *phrase, &mut hints);
    }
    for (point, text) in guide.look.points.iter().zip(&wording.points) {
        for phrase in [&text.title, &text.how, &text.pass]
            .into_iter()
            .chain(&text.external)
        {
            long_sentences(point.id.as_str(), *phrase, &mut hints);
        }
    }
    hints
}

/// Hints on the duties of a check: facts to be checked again, long sentences.
pub fn duty_hints(duties: &Duties, today: Date) -> Vec<String> {
    let mut hints = Vec::new();
    for (duty, text) in duties.rules.iter().zip(&duties.wording) {
        let (id, day) = (duty.id.as_str(), wording::german_day(duty.recheck));
        if text.stand.is_overdue(today) {
            hints.push(format!("duty {id} was due for another look on {day}"));
        } else if text.stand.is_overdue(today.saturating_add(RECHECK_NOTICE)) {
            hints.push(format!("duty {id} is due for another look by {day}"));
        }
        let words = [text.title, text.text, text.first];
        let reasons = text.doubt.iter().chain(&text.cases);
        let days = text.periods.iter().flatten();
        for phrase in words.iter().chain(reasons).chain(days) {
            long_sentences(id, *phrase, &mut hints);
        }
    }
    hints
}

/// Hints on audiences of duties that belong to no questionnaire, each once.
pub fn audience_hints(json: &str, checks: &[&str]) -> Vec<String> {
    let Ok(file) = Json::parse(json) else {
        return Vec::new();
    };
    let mut strange: Vec<&str> = Vec::new();
    let Some(Json::List(duties)) = file.get("duties") else {
        return Vec::new();
    };
    for duty in duties {
        if let Some(Json::Object(audiences)) = duty.get("audiences") {
            let names = audiences.iter().map(|(name, _)| &**name);
            strange.extend(names.filter(|name| !checks.contains(name)));
        }
    }
    strange.sort_unstable();
    strange.dedup();
    let hint = |name| format!("audience {name}: no questionnaire of this name was read");
    strange.into_iter().map(hint).collect()
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
