//! Assessments that are already filled in, as files to be opened in the page: journeys about
//! results need not answer every question first. Written by the page's own code.

use digital_check::content::{Check, load_check, load_site};
use digital_check::domain::Date;
use digital_check::domain::answer::Answer;
use digital_check::domain::id::{OptionIx, PointId, StepId};
use digital_check::domain::look::{Mark, Marks};
use digital_check::domain::plan::{Plan, Planned};
use digital_check::domain::questionnaire::Form;
use digital_check::domain::sheet::Sheet;
use digital_check::store::assessment::Extra;
use digital_check::store::{Assessment, AssessmentId, Moment, file};

/// The check the journeys go through.
pub const CHECK: &str = "business";

/// An assessment that is filled in.
pub struct Prepared(Assessment);

/// A step of a plan: its id, year and day of the year, with whom.
pub type Entry<'a> = (&'a str, Option<(i32, u16)>, &'a str);

impl Prepared {
    /// All questions with the same option, then some with another: `("e2", 0)`. Facts stay open.
    pub fn new(number: u8, option: u8, others: &[(&str, u8)]) -> Self {
        Self::of(CHECK, number, option, others)
    }

    /// The same for any check.
    pub fn of(id: &str, number: u8, option: u8, others: &[(&str, u8)]) -> Self {
        let check = check(id);
        let rules = &check.rules;
        let mut sheet = Sheet {
            form: Form::Full,
            ..Sheet::default()
        };
        let mut say = |ix, option| {
            sheet.say(rules, ix, Some(&Answer::Option(OptionIx(option))));
        };
        for ix in rules.indices().skip(rules.facts) {
            say(ix, option);
        }
        for (id, option) in others {
            say(rules.find(id).expect("an item"), *option);
        }
        let moment = Moment {
            day: Date::from_calendar_date(2026, time::Month::November, 20).expect("a day"),
            minute: 600,
        };
        Self(Assessment {
            id: AssessmentId::from_random([number; AssessmentId::LENGTH]),
            name: "".into(),
            check: rules.id.clone(),
            version: rules.version.clone(),
            sheet,
            place: None,
            finished: true,
            plan: Plan::default(),
            look: Marks::default(),
            created: moment,
            changed: moment,
            extra: Extra::default(),
        })
    }

    /// With an option named by its id: `("incident", "yes")`.
    pub fn with(mut self, item: &str, option: &str) -> Self {
        let rules = check(self.0.check.as_str()).rules;
        let ix = rules.find(item).expect("an item");
        let option = rules.item(ix).option(option).expect("an option");
        self.0.sheet.say(&rules, ix, Some(&Answer::Option(option)));
        self
    }

    /// With so many steps of the check in the plan, each with the day and with whom.
    pub fn planned_steps(mut self, count: usize) -> Self {
        let rules = check(self.0.check.as_str()).rules;
        let steps = rules.items.iter().flat_map(|item| &item.steps);
        for step in steps.take(count) {
            self.0.plan.put(Planned {
                due: Some(self.0.changed.day),
                with: "Frau Beispiel".into(),
                ..Planned::new(step.id.clone())
            });
        }
        self
    }

    /// With a name.
    pub fn named(mut self, name: &str) -> Self {
        self.0.name = name.into();
        self
    }

    /// With marks of the guided look.
    pub fn looked(mut self, marks: &[(&str, Mark)]) -> Self {
        for (point, mark) in marks {
            let point = PointId::parse(point).expect("an id");
            self.0.look.insert(point, *mark);
        }
        self
    }

    /// In the short form.
    pub fn short(mut self) -> Self {
        self.0.sheet.form = Form::Short;
        self
    }

    /// With a plan: steps, some with a day and with whom.
    pub fn planned(mut self, steps: &[Entry<'_>]) -> Self {
        for (step, due, with) in steps {
            let step = StepId::parse(step).expect("an id");
            let due = due.map(|(year, day)| Date::from_ordinal_date(year, day).expect("a day"));
            let planned = Planned {
                due,
                with: (*with).into(),
                ..Planned::new(step)
            };
            assert!(self.0.plan.put(planned), "it fits");
        }
        self
    }

    /// The hash of one of its pages, such as `ergebnis`.
    pub fn hash(&self, place: &str) -> String {
        format!("#/check/{}/{place}", self.0.id)
    }

    /// The file "Als Datei sichern" would give.
    pub fn file(&self) -> String {
        file::write(&[&self.0])
    }
}

/// The content of the check for businesses.
pub fn business() -> Check {
    check(CHECK)
}

/// A check's content.
pub fn check(id: &str) -> Check {
    let read = |path: &str| {
        let file = format!("{}/public/content/{path}", env!("CARGO_MANIFEST_DIR"));
        std::fs::read_to_string(&file).unwrap_or_else(|error| panic!("{file}: {error}"))
    };
    let site = load_site("site.json", &read("site.json")).expect("a good site");
    let json = read(&format!("questionnaires/{id}.json"));
    load_check(id, &json, &site.district_options()).expect("a good check")
}
