//! Then and now in words: two runs of a check beside each other. What changed is worked out in
//! [`crate::domain::compare`]; how it looks is the page's affair.

use super::run::Run;
use super::words::{level, said};
use crate::content::wording::BandText;
use crate::domain::Date;
use crate::domain::compare::{Change, Comparison, Difference, Given, compare, moved};
use crate::domain::id::ItemIx;
use crate::domain::questionnaire::Form;
use crate::domain::score::Outcome;
use crate::text::{Key, Texts, number};

/// What changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Changes {
    /// The day of the earlier run.
    pub then: Date,
    /// The day of the later run.
    pub now: Date,
    /// Whether the check was another version then; part of the difference may come from that.
    pub revised: bool,
    /// Whether one of them is the short form, which has no levels.
    pub short: bool,
    /// How many answers are better.
    pub better: usize,
    /// How many earn less.
    pub worse: usize,
    /// How many are other, new or gone, and how many facts changed.
    pub other: usize,
    /// The whole and every Bereich; none where one of the two is short.
    pub areas: Vec<Area>,
    /// Changed answers: facts first, then by Bereich.
    pub parts: Vec<Part>,
}

/// A level then and now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Area {
    /// What it is the level of.
    pub title: String,
    /// The level then.
    pub then: String,
    /// The level now.
    pub now: String,
    /// How it moved; `None` when it did not.
    pub change: Option<Change>,
}

/// The changed answers of a Bereich.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    /// The Bereich.
    pub title: String,
    /// Its changed answers, in the order they are asked.
    pub answers: Vec<Answered>,
}

/// A changed answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answered {
    /// The question.
    pub question: String,
    /// The answer then.
    pub then: String,
    /// The answer now.
    pub now: String,
    /// In which way it differs.
    pub change: Change,
}

impl Changes {
    /// Between two runs of one check, the earlier one first, however they are given.
    pub fn between(texts: &Texts, one: &Run, other: &Run) -> Self {
        // copies share the day they were begun
        let key = |run: &Run| {
            let given = &run.assessment;
            (given.created, given.changed, given.id.clone())
        };
        let later = key(one) >= key(other);
        let (then, now) = if later { (other, one) } else { (one, other) };
        let sides = Sides { texts, then, now };
        let found = compare(now.rules(), given(then), given(now));
        let short = [then, now]
            .iter()
            .any(|run| run.answers.form == Form::Short);
        let all = || {
            let groups = found.groups.iter().flat_map(|group| &group.differences);
            groups.chain(&found.facts)
        };
        let count = |wanted| all().filter(|found| found.change == wanted).count();
        let (better, worse) = (count(Change::Better), count(Change::Worse));
        Self {
            then: then.assessment.created.day,
            now: now.assessment.created.day,
            revised: !found.same_version,
            short,
            better,
            worse,
            other: all().count() - better - worse,
            areas: if short {
                Vec::new()
            } else {
                sides.areas(&found)
            },
            parts: sides.parts(&found),
        }
    }

    /// Whether every answer is the same.
    pub fn is_empty(&self) -> bool {
        self.parts.is_empty()
    }
}

fn given(run: &Run) -> Given<'_> {
    Given {
        answers: &run.answers,
        version: &run.assessment.version,
    }
}

/// Two runs of one check.
struct Sides<'a> {
    texts: &'a Texts,
    then: &'a Run,
    now: &'a Run,
}

impl Sides<'_> {
    fn areas(&self, found: &Comparison) -> Vec<Area> {
        let wording = &self.now.check.wording;
        let mut areas = Vec::new();
        if let (Some(then), Some(now)) = &found.whole {
            let title = self.texts.get(Key::CalculationWholeTitle).to_owned();
            areas.push(self.area(title, [then, now], &wording.whole));
        }
        for (group, words) in found.groups.iter().zip(&wording.groups) {
            let title = self.now.say(&words.title);
            areas.push(self.area(title, [&group.then, &group.now], &words.bands));
        }
        areas
    }

    fn area(&self, title: String, [then, now]: [&Outcome; 2], bands: &[BandText]) -> Area {
        Area {
            title,
            then: self.level(self.then, then, bands),
            now: self.level(self.now, now, bands),
            change: moved(then, now),
        }
    }

    fn level(&self, run: &Run, outcome: &Outcome, bands: &[BandText]) -> String {
        match level(self.texts, run, outcome, bands) {
            (level, Some(percent)) if !run.check.wording.words_only => {
                let values = [("level", &*level), ("percent", &number(percent))];
                self.texts.fill(Key::CompareLevel, &values)
            }
            (level, _) => level,
        }
    }

    fn parts(&self, found: &Comparison) -> Vec<Part> {
        let facts = self.texts.get(Key::FactsShort).to_owned();
        let mut parts = vec![self.part(facts, &found.facts)];
        for (group, words) in found.groups.iter().zip(&self.now.check.wording.groups) {
            parts.push(self.part(self.now.say(&words.title), &group.differences));
        }
        parts.retain(|part| !part.answers.is_empty());
        parts
    }

    fn part(&self, title: String, differences: &[Difference]) -> Part {
        let answer = |found: &Difference| {
            let (_, text) = self.now.item(found.item)?;
            Some(Answered {
                question: self.now.say(&text.title),
                then: self.answer(self.then, found.item),
                now: self.answer(self.now, found.item),
                change: found.change,
            })
        };
        Part {
            title,
            answers: differences.iter().filter_map(answer).collect(),
        }
    }

    fn answer(&self, run: &Run, ix: ItemIx) -> String {
        if run.reach.shows(ix) {
            said(self.texts, run, ix)
        } else {
            self.texts.get(Key::CompareNotAsked).to_owned()
        }
    }
}
