//! A run as what a person takes along: the words of the result file, the rows of the table, the
//! events of the calendar. Chooses and orders; how it is written is [`crate::exchange`]'s part.

mod cards;
mod table;

use super::headline::headline;
use super::run::Run;
use super::words::{
    answer, append, clear_up, level, said, step_facts, step_title, whole_rated, without_whole,
};
use crate::content::wording::{GroupText, german_day};
use crate::domain::Date;
use crate::domain::advice::{Advice, Recommendation};
use crate::domain::id::ItemIx;
use crate::domain::plan::Planned;
use crate::domain::questionnaire::{Form, Level};
use crate::domain::score::{GroupScore, Outcome, Scores};
use crate::exchange::calendar::Event;
use crate::exchange::page::{Body, Part, Report, Step};
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
        let mut sentence = headline(wording, &self.scores, run.answers.form);
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
        let (clear, _) = clear_up(texts, self.run);
        let mut parts = self.cards();
        parts.extend([
            Part {
                urgent: true,
                ..plain(Key::WarningsTitle, Body::List(critical))
            },
            part(next, self.steps(&self.advice.now)),
            plain(Key::PlanTitle, self.plan()),
            part(more, Body::List(important)),
            plain(Key::StepsLater, self.steps(&self.advice.later)),
            part(rest, self.steps(self.run.beyond(&self.advice))),
            part(clear.to_owned(), Body::List(self.clear_up())),
            plain(Key::AreasTitle, self.areas()),
        ]);
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
            return without_whole(texts, run);
        };
        let Outcome::Rated(rated) = &whole.outcome else {
            let mut names = String::new();
            for group in &whole.missing {
                let text = wording.groups.get(group.at());
                append(
                    &mut names,
                    "; ",
                    &run.say_if(text.map(|text| &text.short)).unwrap_or_default(),
                );
            }
            return texts.fill(Key::ResultOpenText, &[("groups", &names)]);
        };
        let percent = number(rated.value.percent());
        let mut text = whole_rated(texts, run, rated);
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
            let mut lines = vec![
                self.run.say(&words.how),
                step_facts(self.texts, self.run, found),
                self.texts.fill(Key::StepBecause, &[("answer", &said)]),
            ];
            lines.extend(self.source(words.source));
            Some(Step {
                title: self.run.say(&words.title),
                lines,
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
        // the short form has no level per Bereich
        if self.run.answers.form == Form::Short {
            return Body::List(Vec::new());
        }
        let level = |(words, score): (&GroupText, &GroupScore)| {
            let (level, percent) = level(self.texts, self.run, &score.outcome, &words.bands);
            (self.run.say(&words.title), level, percent)
        };
        let groups = self.run.check.wording.groups.iter();
        let groups = groups.zip(&self.scores.groups).map(level);
        if self.run.check.wording.words_only {
            let line = |(title, level, _): (String, String, _)| [&*title, ": ", &level].concat();
            return Body::List(groups.map(line).collect());
        }
        let row = |(title, level, percent): (String, String, Option<i32>)| {
            let points = percent.map_or_else(|| "–".to_owned(), number);
            vec![title, level, points]
        };
        let heads = [Key::TableArea, Key::TableLevel, Key::TablePoints];
        Body::Table(self.heads(&heads), groups.map(row).collect())
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
