//! A run as what a person takes along: the words of the result file, the rows of the table, the
//! events of the calendar. Chooses and orders; how it is written is [`crate::exchange`]'s part.

use super::headline::headline;
use super::run::Run;
use super::words::{answer, append, level, said, step_facts, step_title};
use crate::content::wording::{GroupText, german_day};
use crate::domain::Date;
use crate::domain::advice::{Advice, Recommendation};
use crate::domain::id::ItemIx;
use crate::domain::item_score::ItemScore;
use crate::domain::number::Points;
use crate::domain::plan::Planned;
use crate::domain::questionnaire::{Form, Level};
use crate::domain::score::{GroupScore, Outcome, Scores};
use crate::exchange::calendar::Event;
use crate::exchange::page::{Body, Part, Report, Step};
use crate::exchange::table::Cell;
use crate::text::{Key, Texts, number};

/// A run with everything that follows from it, and the words to say it in.
pub struct Summary<'a> {
    run: &'a Run,
    texts: &'a Texts,
    today: Date,
    scores: Scores,
    advice: Advice,
}

impl<'a> Summary<'a> {
    /// Of a run, in these words, as of this day.
    pub fn new(run: &'a Run, texts: &'a Texts, today: Date) -> Self {
        let scores = run.scores();
        let advice = run.advice(&scores, today);
        Self {
            run,
            texts,
            today,
            scores,
            advice,
        }
    }

    /// What people read in the result file.
    pub fn report(&self) -> Report {
        let (run, texts) = (self.run, self.texts);
        let wording = &run.check.wording;
        let mut about = run.assessment.name.to_string();
        append(&mut about, " · ", &german_day(run.assessment.changed.day));
        let mut sentence = headline(wording, &self.scores);
        if sentence.is_empty() {
            texts.get(Key::ResultTitle).clone_into(&mut sentence);
        }
        let mut notes = Vec::new();
        if let Some(stand) = wording.stand {
            let day = german_day(stand.checked);
            let values = [("day", &*day), ("version", &run.assessment.version)];
            notes.push(texts.fill(Key::CheckStand, &values));
        }
        notes.push(texts.get(Key::PageReopen).to_owned());
        notes.push(texts.get(Key::PagePrivate).to_owned());
        Report {
            language: "de".to_owned(),
            title: run.say(&wording.title),
            about,
            sentence,
            level: self.whole(),
            parts: self.parts(),
            notes,
        }
    }

    /// The parts that have something to say, in the order of the result page.
    fn parts(&self) -> Vec<Part> {
        let texts = self.texts;
        let part = |title: String, body| Part {
            title,
            urgent: false,
            body,
        };
        let plain = |key, body| part(texts.get(key).to_owned(), body);
        let critical = self.warnings(Level::Critical);
        let important = self.warnings(Level::Important);
        let more = texts.count(Key::WarningsMore, important.len());
        let next = texts.count(Key::StepsTitle, self.advice.now.len());
        let rest = texts.count(Key::StepsRest, self.advice.rest.len());
        let mut parts = vec![
            Part {
                urgent: true,
                ..plain(Key::WarningsTitle, Body::List(critical))
            },
            part(next, self.steps(&self.advice.now)),
            plain(Key::PlanTitle, self.plan()),
            part(more, Body::List(important)),
            plain(Key::StepsLater, self.steps(&self.advice.later)),
            part(rest, self.steps(&self.advice.rest)),
            plain(Key::ClearTitle, Body::List(self.clear_up())),
            plain(Key::AreasTitle, self.areas()),
        ];
        let run = self.run;
        let facts: Vec<ItemIx> = run.rules().indices().take(run.rules().facts).collect();
        parts.push(plain(Key::FactsTitle, self.answers(&facts)));
        for (group, words) in run.rules().groups.iter().zip(&run.check.wording.groups) {
            parts.push(part(run.say(&words.title), self.answers(&group.items)));
        }
        parts.retain(|part| match &part.body {
            Body::List(lines) => !lines.is_empty(),
            Body::Steps(steps) => !steps.is_empty(),
            Body::Table(_, rows) => !rows.is_empty(),
        });
        parts
    }

    /// The level of the whole in words, or why there is none.
    fn whole(&self) -> String {
        let (run, texts) = (self.run, self.texts);
        let wording = &run.check.wording;
        let Some(whole) = &self.scores.whole else {
            let short = run.answers.form == Form::Short;
            return texts.get(Key::ResultShortText).repeat(short.into());
        };
        let Outcome::Rated(rated) = &whole.outcome else {
            let mut names = String::new();
            for group in &whole.missing {
                let text = wording.groups.get(group.at());
                append(
                    &mut names,
                    ", ",
                    &run.say_if(text.map(|text| &text.short)).unwrap_or_default(),
                );
            }
            return texts.fill(Key::ResultOpenText, &[("groups", &names)]);
        };
        let percent = number(rated.value.percent());
        let mut text = match rated.shown.and_then(|at| wording.whole.get(at.at())) {
            Some(band) => {
                let (name, about) = (run.say(&band.name), run.say_if(band.about.as_ref()));
                let about = about.unwrap_or_default();
                let values = [("level", &*name), ("percent", &percent), ("about", &about)];
                let key = if wording.words_only {
                    Key::ResultLevelWords
                } else {
                    Key::ResultLevel
                };
                texts.fill(key, &values)
            }
            None if wording.words_only => String::new(),
            None => texts.fill(Key::ResultPoints, &[("percent", &percent)]),
        };
        if let Some(reason) = rated.cap.and_then(|cap| wording.caps.get(cap)) {
            let reason = run.say(reason);
            let values = [("reason", &*reason), ("percent", &percent)];
            let kept = texts.fill(Key::CapKept, &values);
            let words_only = wording.words_only;
            append(&mut text, " ", if words_only { &reason } else { &kept });
        }
        text
    }

    fn warnings(&self, level: Level) -> Vec<String> {
        let all = self.scores.warnings.iter();
        all.filter(|warning| warning.level == level)
            .filter_map(|warning| {
                let (_, text) = self.run.item(warning.item)?;
                let mut words = self.run.say(&text.flags.get(warning.flag)?.text);
                if let Some(due) = warning.due {
                    let key = if due <= self.today {
                        Key::DutySince
                    } else {
                        Key::DutyFrom
                    };
                    append(
                        &mut words,
                        " ",
                        &self.texts.fill(key, &[("day", &german_day(due))]),
                    );
                    words.push('.');
                }
                Some(words)
            })
            .collect()
    }

    fn steps(&self, found: &[Recommendation]) -> Body {
        let step = |found: &Recommendation| {
            let (_, text) = self.run.item(found.item)?;
            let words = text.steps.get(found.step)?;
            let said = answer(self.texts, self.run, found.item);
            Some(Step {
                title: self.run.say(&words.title),
                lines: vec![
                    self.run.say(&words.how),
                    step_facts(self.texts, self.run, found),
                    self.texts.fill(Key::StepBecause, &[("answer", &said)]),
                ],
            })
        };
        Body::Steps(found.iter().filter_map(step).collect())
    }

    fn plan(&self) -> Body {
        let step = |entry: &Planned| Step {
            title: step_title(self.texts, self.run, &entry.step),
            lines: self.notes(entry),
        };
        Body::Steps(
            self.run
                .assessment
                .plan
                .in_order()
                .into_iter()
                .map(step)
                .collect(),
        )
    }

    /// Day, with whom, the sentence, and whether it is done.
    fn notes(&self, entry: &Planned) -> Vec<String> {
        let day = |key, day: Option<Date>| {
            day.map(|day| self.texts.fill(key, &[("day", &german_day(day))]))
        };
        let with = (!entry.with.is_empty())
            .then(|| self.texts.fill(Key::PlanWith, &[("with", &entry.with)]));
        [
            day(Key::PlanDue, entry.due),
            with,
            Some(entry.if_then.to_string()),
            day(Key::PlanDone, entry.done),
        ]
        .into_iter()
        .flatten()
        .filter(|line| !line.is_empty())
        .collect()
    }

    fn clear_up(&self) -> Vec<String> {
        let title = |ix: &ItemIx| {
            self.run
                .item(*ix)
                .map(|(_, text)| self.run.say(&text.title))
        };
        self.advice.clear_up.iter().filter_map(title).collect()
    }

    fn areas(&self) -> Body {
        // people of some checks read no figures
        let columns = if self.run.check.wording.words_only {
            2
        } else {
            3
        };
        // the short form has no level per Bereich
        if self.run.answers.form == Form::Short {
            return Body::List(Vec::new());
        }
        let row = |(words, score): (&GroupText, &GroupScore)| {
            let (level, percent) = level(self.texts, self.run, &score.outcome, &words.bands);
            let points = percent.map_or_else(|| "–".to_owned(), number);
            let mut row = vec![self.run.say(&words.title), level, points];
            row.truncate(columns);
            row
        };
        let groups = self
            .run
            .check
            .wording
            .groups
            .iter()
            .zip(&self.scores.groups);
        let heads = [Key::TableArea, Key::TableLevel, Key::TablePoints];
        let heads = heads.get(..columns).unwrap_or_default();
        Body::Table(self.heads(heads), groups.map(row).collect())
    }

    fn answers(&self, items: &[ItemIx]) -> Body {
        let (run, texts) = (self.run, self.texts);
        let row = |ix: &ItemIx| {
            let (_, text) = run.item(*ix).filter(|_| run.reach.shows(*ix))?;
            Some(vec![run.say(&text.title), said(texts, run, *ix)])
        };
        let rows = items.iter().filter_map(row).collect();
        Body::Table(
            [Key::TableQuestion, Key::TableAnswer]
                .map(|key| texts.get(key).to_owned())
                .into(),
            rows,
        )
    }

    fn heads(&self, keys: &[Key]) -> Vec<String> {
        keys.iter()
            .map(|key| self.texts.get(*key).to_owned())
            .collect()
    }

    /// The rows of the table: Bereich, question, answer, and where figures are shown, points, of
    /// how many, weight.
    pub fn rows(&self) -> Vec<Vec<Cell>> {
        let heads = [
            Key::TableArea,
            Key::TableQuestion,
            Key::TableAnswer,
            Key::TablePoints,
            Key::TableMost,
            Key::TableWeight,
        ];
        let run = self.run;
        let mut rows = vec![self.heads(&heads).into_iter().map(Cell::Text).collect()];
        for (ix, item) in run.rules().indices().zip(&run.rules().items) {
            let (Some((_, text)), Some(score)) = (run.item(ix), self.scores.items.get(ix.at()))
            else {
                continue;
            };
            if !run.reach.shows(ix) {
                continue;
            }
            let group = item
                .group
                .and_then(|group| run.check.wording.groups.get(group.at()));
            let area = group.map_or_else(
                || self.texts.get(Key::FactsShort).to_owned(),
                |group| run.say(&group.title),
            );
            let [points, most, weight] = item
                .group
                .map_or([Cell::Empty, Cell::Empty, Cell::Empty], |_| points(score));
            let said = Cell::Text(said(self.texts, run, ix));
            rows.push(vec![
                Cell::Text(area),
                Cell::Text(run.say(&text.title)),
                said,
                points,
                most,
                weight,
            ]);
        }
        if run.check.wording.words_only {
            for row in &mut rows {
                row.truncate(3);
            }
        }
        rows
    }

    /// The events of the calendar: what has a day and is not done.
    pub fn events(&self) -> Vec<Event> {
        let plan = self.run.assessment.plan.in_order().into_iter();
        let open = plan.filter(|entry| entry.done.is_none());
        open.filter_map(|entry| {
            let mut description = self
                .run
                .step(&entry.step)
                .map_or_else(String::new, |(_, words)| self.run.say(&words.how));
            for line in self.notes(&Planned {
                due: None,
                ..entry.clone()
            }) {
                append(&mut description, "\n", &line);
            }
            Some(Event {
                step: entry.step.clone(),
                day: entry.due?,
                summary: step_title(self.texts, self.run, &entry.step),
                description,
            })
        })
        .collect()
    }
}

/// Points, most points and weight of a scored question; empty where it does not count.
fn points(score: &ItemScore) -> [Cell; 3] {
    if !score.state.counts() {
        return [Cell::Empty, Cell::Empty, Cell::Empty];
    }
    let weight = i32::try_from(score.weight).unwrap_or(i32::MAX / 1000);
    [
        Cell::Number(score.points),
        Cell::Number(score.max),
        Cell::Number(Points::whole(weight)),
    ]
}
