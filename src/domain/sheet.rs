//! A filled-in sheet: answers by *id*, as they are kept and handed on.
//!
//! A sheet does not need its questionnaire to be loaded, and it keeps what a newer or older
//! questionnaire does not know. [`Sheet::answers`] gives the [`Answers`] rules work on.

use super::answer::{Answer, Answers, Given, Ticks, Wish};
use super::id::{GroupId, GroupIx, ItemId, ItemIx, OptionId, OptionIx, StepId};
use super::questionnaire::{Form, Item, Kind, Questionnaire};
use super::table::Table;

/// One answer by ids.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Entry {
    /// One option of a choice.
    Option(OptionId),
    /// The ticks that are set.
    Ticks(Vec<OptionId>),
    /// Row and mark, as far as given.
    Rows(Vec<(OptionId, OptionId)>),
    /// "Weiß ich nicht".
    Unknown,
    /// "Trifft nicht zu".
    NotApplicable,
}

/// What is known of one item, by ids.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Line {
    /// "Selbst gesagt".
    pub said: Option<Entry>,
    /// "Gemeinsam ausprobiert".
    pub tried: Option<Entry>,
}

/// Everything given to one check, by ids.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sheet {
    /// Which form was chosen.
    pub form: Form,
    /// Answers, item by item.
    pub lines: Table<ItemId, Line>,
    /// How much each Bereich matters.
    pub wishes: Table<GroupId, Wish>,
    /// Steps put aside.
    pub dismissed: Table<StepId, ()>,
}

impl Sheet {
    /// The answers as indices of a questionnaire. What the questionnaire does not know, or what
    /// does not fit the item's kind, is left out here and stays in the sheet.
    pub fn answers(&self, check: &Questionnaire) -> Answers {
        let mut answers = Answers::empty(check);
        answers.form = self.form;
        answers.dismissed = self.dismissed.iter().map(|(id, ())| id.clone()).collect();
        for (ix, item) in check.indices().zip(&check.items) {
            if let Some(line) = self.lines.get(&item.id) {
                let find =
                    |entry: &Option<Entry>| entry.as_ref().and_then(|entry| resolve(entry, item));
                let given = Given {
                    said: find(&line.said),
                    tried: find(&line.tried),
                };
                answers.say(ix, given.said);
                answers.try_out(ix, given.tried);
            }
        }
        for (at, group) in (0..).map(GroupIx).zip(&check.groups) {
            answers.set_wish(at, self.wishes.get(&group.id).copied());
        }
        answers
    }

    /// The sheet of answers: the way back from [`Sheet::answers`].
    pub fn of(check: &Questionnaire, answers: &Answers) -> Self {
        let mut sheet = Self {
            form: answers.form,
            dismissed: answers
                .dismissed
                .iter()
                .map(|id| (id.clone(), ()))
                .collect(),
            ..Self::default()
        };
        for (ix, item) in check.indices().zip(&check.items) {
            let given = answers.given(ix).cloned().unwrap_or_default();
            for (answer, tried) in [(given.said, false), (given.tried, true)] {
                if let Some(entry) = answer.and_then(|answer| name(&answer, item)) {
                    sheet.put(item.id.clone(), entry, tried);
                }
            }
        }
        for (at, group) in (0..).map(GroupIx).zip(&check.groups) {
            if let Some(wish) = answers.wish(at) {
                sheet.wishes.insert(group.id.clone(), wish);
            }
        }
        sheet
    }

    /// Keeps what a person said about an item; `None` takes it back.
    pub fn say(&mut self, check: &Questionnaire, item: ItemIx, answer: Option<&Answer>) {
        let Some(item) = check.items.get(item.at()) else {
            return;
        };
        let said = answer.and_then(|answer| name(answer, item));
        match said {
            Some(said) => self.put(item.id.clone(), said, false),
            None => self.take_back(&item.id),
        }
    }

    /// Keeps an entry, said or tried out.
    pub fn put(&mut self, item: ItemId, entry: Entry, tried: bool) {
        let mut line = self.lines.remove(&item).unwrap_or_default();
        *(if tried {
            &mut line.tried
        } else {
            &mut line.said
        }) = Some(entry);
        self.lines.insert(item, line);
    }

    fn take_back(&mut self, item: &ItemId) {
        match self.lines.get_mut(item) {
            Some(line) if line.tried.is_some() => line.said = None,
            _ => {
                self.lines.remove(item);
            }
        }
    }

    /// Whether nothing was answered.
    pub fn is_empty(&self) -> bool {
        self.lines.is_empty()
    }
}

/// An entry in the indices of an item.
fn resolve(entry: &Entry, item: &Item) -> Option<Answer> {
    match (entry, &item.kind) {
        (Entry::Unknown, _) => item.unknown.map(|_| Answer::Unknown),
        (Entry::NotApplicable, _) => item.not_applicable.then_some(Answer::NotApplicable),
        (Entry::Option(id), Kind::Choice(_)) => item.option(id.as_str()).map(Answer::Option),
        (Entry::Ticks(ids), Kind::Checklist(_)) => {
            let ticks = ids.iter().filter_map(|id| item.option(id.as_str()));
            Some(Answer::Ticks(
                ticks.fold(Ticks::default(), |ticks, tick| ticks.with(tick, true)),
            ))
        }
        (Entry::Rows(marks), Kind::Rows(rows)) => {
            let mark = |row: &super::questionnaire::Row| {
                let mark = marks.iter().find(|(known, _)| *known == row.id);
                mark.and_then(|(_, mark)| item.option(mark.as_str()))
            };
            Some(Answer::Rows(rows.rows.iter().map(mark).collect()))
        }
        _ => None,
    }
}

/// An answer in the ids of its item.
fn name(answer: &Answer, item: &Item) -> Option<Entry> {
    match (answer, &item.kind) {
        (Answer::Unknown, _) => Some(Entry::Unknown),
        (Answer::NotApplicable, _) => Some(Entry::NotApplicable),
        (Answer::Option(option), Kind::Choice(options)) => options
            .get(option.at())
            .map(|option| Entry::Option(option.id.clone())),
        (Answer::Ticks(ticks), Kind::Checklist(list)) => {
            let set = (0..)
                .map(OptionIx)
                .zip(&list.ticks)
                .filter(|(ix, _)| ticks.has(*ix));
            Some(Entry::Ticks(set.map(|(_, tick)| tick.id.clone()).collect()))
        }
        (Answer::Rows(marks), Kind::Rows(rows)) => {
            let pair = |(row, mark): (&super::questionnaire::Row, &Option<OptionIx>)| {
                let mark = rows.scale.get((*mark)?.at())?;
                Some((row.id.clone(), mark.id.clone()))
            };
            Some(Entry::Rows(
                rows.rows.iter().zip(marks).filter_map(pair).collect(),
            ))
        }
        _ => None,
    }
}
