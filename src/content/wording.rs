//! The words of a check, parallel to its structure: `wording.items[i]` belongs to `check.items[i]`.

use super::date;
use crate::domain::condition::{Condition, Seen, Truth};
use time::Date;

/// A visible text, possibly with variants for some people.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Phrase(&'static Wordings);

/// What a [`Phrase`] says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Wordings {
    /// What everybody reads.
    pub text: &'static str,
    /// What is read instead, where the first condition that holds says so.
    pub variants: Vec<(Condition, &'static str)>,
}

impl std::ops::Deref for Phrase {
    type Target = Wordings;

    fn deref(&self) -> &Wordings {
        self.0
    }
}

impl Default for Phrase {
    fn default() -> Self {
        static EMPTY: Wordings = Wordings {
            text: "",
            variants: Vec::new(),
        };
        Self(&EMPTY)
    }
}

impl Phrase {
    /// A text without variants.
    pub fn plain(text: &'static str) -> Self {
        Self::new(text, Vec::new())
    }

    /// A text with variants.
    pub fn new(text: &'static str, variants: Vec<(Condition, &'static str)>) -> Self {
        Self(Box::leak(Box::new(Wordings { text, variants })))
    }

    /// The text for somebody with these answers.
    pub fn read(&self, seen: Seen<'_>) -> &str {
        let fitting =
            |(condition, _): &&(Condition, &'static str)| seen.test(condition) == Truth::True;
        self.variants
            .iter()
            .find(fitting)
            .map_or(self.text, |(_, text)| text)
    }
}

/// The words of one check.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Wording {
    /// Name of the check.
    pub title: Phrase,
    /// Minutes the full form takes.
    pub minutes: u32,
    /// Minutes the short form takes.
    pub short_minutes: u32,
    /// Templates of the sentence above the result.
    pub headline: Option<Headline>,
    /// When the facts in it were last looked at, and when they are to be looked at again.
    pub stand: Option<Stand>,
    /// How the score comes about, paragraph by paragraph.
    pub method: Vec<Phrase>,
    /// Laws and other sources the texts lean on.
    pub sources: Vec<Source>,
    /// Names of the topics steps lead to: id and title.
    pub topics: Vec<(&'static str, Phrase)>,
    /// One per item.
    pub items: Vec<ItemText>,
    /// One per group.
    pub groups: Vec<GroupText>,
    /// One per subscore.
    pub subscores: Vec<GroupText>,
    /// Bands of the whole.
    pub whole: Vec<BandText>,
    /// Bands of single items in the short form.
    pub lights: Vec<BandText>,
    /// Reasons of the caps.
    pub caps: Vec<Phrase>,
    /// One per card.
    pub cards: Vec<CardText>,
    /// What the check calls things in its own way.
    pub labels: Labels,
    /// Whether only words are shown to people, and no figures of scores.
    pub words_only: bool,
}

/// What a check calls things in its own way; where nothing is said, the interface's words stand.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Labels {
    /// The fold with example and explained words.
    pub explain: Option<&'static str>,
    /// The list of answers "weiß ich nicht".
    pub clear_up: Option<&'static str>,
    /// A group that cannot be rated yet.
    pub not_yet: Option<&'static str>,
}

/// The words of one card.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CardText {
    /// Its name.
    pub title: Phrase,
    /// What comes before the points.
    pub lead: Phrase,
    /// What to do, in this order.
    pub points: Vec<CardPoint>,
    /// What comes after the points.
    pub closing: Option<Phrase>,
    /// How it is offered quietly.
    pub invite: Option<Phrase>,
}

/// One thing to do, on a card.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CardPoint {
    /// What to do, verb first.
    pub title: Phrase,
    /// How to do it.
    pub text: Option<Phrase>,
    /// A number to call.
    pub call: Option<CallText>,
    /// Position of its source in [`Wording::sources`].
    pub source: Option<usize>,
}

/// A number to call.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CallText {
    /// As people read it.
    pub label: &'static str,
    /// As devices dial it.
    pub tel: &'static str,
}

/// Templates of the sentence above the result; `{state}`, `{strong}` and `{weak}` are filled in.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Headline {
    /// Something is strong and something is weak.
    pub both: &'static str,
    /// Nothing is weak.
    pub strong: &'static str,
    /// Nothing is strong yet.
    pub weak: &'static str,
    /// Too little is answered for a whole.
    pub open: &'static str,
    /// There is no whole, as in the short form.
    pub short: &'static str,
}

/// State of facts: looked at on one day, to be looked at again on another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stand {
    /// When somebody checked.
    pub checked: Date,
    /// When somebody should check again.
    pub recheck: Date,
}

impl Stand {
    /// Whether the day for checking again is past.
    pub fn is_overdue(&self, today: Date) -> bool {
        today > self.recheck
    }

    /// The day it was checked, for people: `23.11.2026`.
    pub fn checked_text(&self) -> String {
        german_day(self.checked)
    }
}

/// A day as Germans write it, `23.11.2026`.
pub fn german_day(day: Date) -> String {
    let written = date::write(day);
    let mut parts = written.rsplit('-');
    let mut next = || parts.next().unwrap_or_default();
    let (day, month, year) = (next(), next(), next());
    format!("{day}.{month}.{year}")
}

/// A law or another source.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Source {
    /// Name in files.
    pub id: &'static str,
    /// Where it is written, `§ 14 UStG`.
    pub law: &'static str,
    /// What it is about.
    pub title: Phrase,
    /// When it was checked.
    pub stand: Stand,
    /// Whether it was checked against the source itself; if not, it is shown with "bitte prüfen".
    pub verified: bool,
    /// Where to read it.
    pub url: Option<&'static str>,
    /// What is still to be checked about it, in a sentence.
    pub note: Option<Phrase>,
    /// Shown only if this is true: nobody is told of a rule that does not concern them.
    pub when: Option<Condition>,
}

/// The words of one item.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ItemText {
    /// The question.
    pub title: Phrase,
    /// One short sentence below it.
    pub hint: Option<Phrase>,
    /// Why it is asked.
    pub why: Option<Phrase>,
    /// An example.
    pub example: Option<Phrase>,
    /// Words explained.
    pub words: Vec<(Phrase, Phrase)>,
    /// Options, ticks or scale marks.
    pub options: Vec<OptionText>,
    /// Rows, for rows on one scale.
    pub rows: Vec<Phrase>,
    /// "Nothing of these", for checklists.
    pub none: Option<Phrase>,
    /// "Trifft nicht zu" in the words of this item.
    pub not_applicable: Option<Phrase>,
    /// References to instruments and duties.
    pub refs: Vec<&'static str>,
    /// One per flag.
    pub flags: Vec<FlagText>,
    /// One per step.
    pub steps: Vec<StepText>,
}

/// The words of one option.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct OptionText {
    /// The short answer.
    pub label: Phrase,
    /// The detail below it.
    pub note: Option<Phrase>,
    /// Language of the label, if it is not German.
    pub lang: Option<&'static str>,
}

/// The words of one flag.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FlagText {
    /// What is open.
    pub text: Phrase,
    /// Position of its source in [`Wording::sources`].
    pub source: Option<usize>,
}

/// The words of one step.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct StepText {
    /// What to do, verb first.
    pub title: Phrase,
    /// How to do it.
    pub how: Phrase,
    /// A figure for the cost, where one is known.
    pub cost: Option<Phrase>,
    /// Position of its source in [`Wording::sources`].
    pub source: Option<usize>,
}

/// The words of one group.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct GroupText {
    /// Full name.
    pub title: Phrase,
    /// Short name, for bars.
    pub short: Phrase,
    /// A sentence after its last question.
    pub done: Option<Phrase>,
    /// Half a sentence for the headline when it is strong.
    pub strong: Option<Phrase>,
    /// Half a sentence for the headline when it is weak.
    pub weak: Option<Phrase>,
    /// Its bands.
    pub bands: Vec<BandText>,
}

/// The words of one band.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct BandText {
    /// Its name.
    pub name: Phrase,
    /// What it means.
    pub about: Option<Phrase>,
    /// The name as part of a sentence, "im Aufbau".
    pub state: Option<Phrase>,
}
