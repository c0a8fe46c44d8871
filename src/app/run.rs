//! One assessment together with its check: everything pages and rules need, worked out once.

use std::sync::Arc;

use super::model::Model;
use super::route::{After, Place, Route};
use crate::content::Check;
use crate::content::wording::{ItemText, Phrase, Source, StepText};
use crate::domain::advice::{Advice, Recommendation, advise};
use crate::domain::answer::Answers;
use crate::domain::condition::Seen;
use crate::domain::flow;
use crate::domain::id::{ItemIx, StepId};
use crate::domain::questionnaire::{Item, Questionnaire, Step};
use crate::domain::reach::Reach;
use crate::domain::score::{Scores, score};
use crate::store::Assessment;
use time::Date;

/// An open assessment with its check.
#[derive(Clone, Debug, PartialEq)]
pub struct Run {
    /// The check.
    pub check: Arc<Check>,
    /// The assessment.
    pub assessment: Assessment,
    /// Its answers in the check's indices.
    pub answers: Answers,
    /// What is reachable with them.
    pub reach: Reach,
}

impl Run {
    /// The assessment of the current page, when its check is there.
    pub fn current(model: &Model) -> Option<Self> {
        let assessment = model.current()?;
        let check = model.check(&assessment.check)?;
        Some(Self::new(Arc::clone(check), assessment.clone()))
    }

    /// An assessment with its check.
    pub fn new(check: Arc<Check>, assessment: Assessment) -> Self {
        let answers = assessment.sheet.answers(&check.rules);
        let reach = Reach::of(&check.rules, &answers);
        Self {
            check,
            assessment,
            answers,
            reach,
        }
    }

    /// The check's structure.
    pub fn rules(&self) -> &Questionnaire {
        &self.check.rules
    }

    /// The window through which rules see the answers.
    pub fn seen(&self) -> Seen<'_> {
        Seen {
            check: &self.check.rules,
            answers: &self.answers,
            reach: &self.reach,
        }
    }

    /// A phrase in the words for this person.
    pub fn say(&self, phrase: &Phrase) -> String {
        phrase.read(self.seen()).to_owned()
    }

    /// An optional phrase in the words for this person.
    pub fn say_if(&self, phrase: Option<&Phrase>) -> Option<String> {
        phrase.map(|phrase| self.say(phrase))
    }

    /// The sources that concern this person.
    pub fn sources(&self) -> Vec<&Source> {
        let sources = self.check.wording.sources.iter();
        sources
            .filter(|source| self.seen().holds(source.when.as_ref()))
            .collect()
    }

    /// An item with its words.
    pub fn item(&self, ix: ItemIx) -> Option<(&Item, &ItemText)> {
        self.check
            .rules
            .items
            .get(ix.at())
            .zip(self.check.wording.items.get(ix.at()))
    }

    /// A step with its words, wherever in the check it stands; `None` when this version of the
    /// check does not know it.
    pub fn step(&self, id: &StepId) -> Option<(&Step, &StepText)> {
        let items = self.check.rules.items.iter().zip(&self.check.wording.items);
        let mut steps = items.flat_map(|(item, text)| item.steps.iter().zip(&text.steps));
        steps.find(|(step, _)| step.id == *id)
    }

    /// The scores.
    pub fn scores(&self) -> Scores {
        score(&self.check.rules, &self.answers)
    }

    /// The advice that goes with scores of this run.
    pub fn advice(&self, scores: &Scores, today: Date) -> Advice {
        advise(&self.check.rules, &self.answers, scores, today)
    }

    /// Steps beyond those for now and later. A check that has none for later means: no more than
    /// these few, because a long list helps nobody there.
    pub fn beyond<'a>(&self, advice: &'a Advice) -> &'a [Recommendation] {
        if self.check.rules.advice.later == 0 {
            return &[];
        }
        &advice.rest
    }

    /// A page of this assessment.
    pub fn route(&self, place: Place) -> Route {
        Route::Within(self.assessment.id.clone(), place)
    }

    /// The page of an item.
    pub fn question(&self, ix: ItemIx, after: After) -> Route {
        if ix.at() < self.check.rules.facts {
            return self.route(Place::Facts(after));
        }
        self.route(Place::Question(self.check.rules.item(ix).id.clone(), after))
    }

    /// The page before a place, for a back link without history.
    pub fn before(&self, place: &Place) -> Route {
        let rules = self.rules();
        let question = |ix: Option<ItemIx>| match ix {
            Some(ix) => self.question(ix, After::Next),
            None => Route::Begin(self.assessment.check.clone()),
        };
        match place {
            Place::Facts(After::Next) => Route::Begin(self.assessment.check.clone()),
            Place::Facts(after) | Place::Question(_, after) if *after != After::Next => {
                self.route(super::update::way_back(*after).unwrap_or(Place::Review))
            }
            Place::Question(item, _) => {
                let ix = rules.find(item.as_str());
                question(ix.and_then(|ix| flow::previous(rules, &self.reach, ix)))
            }
            Place::Done(group) => {
                let group = rules.groups.iter().find(|known| known.id == *group);
                let shown = group
                    .and_then(|group| group.items.iter().rev().find(|ix| self.reach.shows(**ix)));
                question(shown.copied())
            }
            Place::Review | Place::Facts(_) => {
                question(rules.indices().filter(|ix| self.reach.shows(*ix)).last())
            }
            Place::Result => self.route(Place::Review),
            Place::Referral(_) => self.route(Place::Offices),
            _ => self.route(Place::Result),
        }
    }
}
