//! The saved form of an assessment, version 1: JSON.
//!
//! Answers are written in the short form people can read: an option's id as text, ticks as a list,
//! rows as an object, `"?"` for "weiß ich nicht", `"-"` for "trifft nicht zu". Both signs cannot be
//! ids. Fields nobody knows are carried along. Read field by field instead of by derive: that is
//! a third of the wasm, and leaves the unknown fields over by itself.

use std::fmt;

use super::assessment::{Assessment, AssessmentId, Extra, Moment, tidy_name};
use super::plan::{read_marks, read_plan, write_marks, write_plan};
use crate::content::date;
use crate::domain::answer::Wish;
use crate::domain::id::{CheckId, GroupId, ItemId, OptionId, StepId};
use crate::domain::questionnaire::Form;
use crate::domain::sheet::{Entry, Sheet};
use crate::domain::table::sort_stable;
use crate::json::Json;

/// The newest version this program writes; it reads all older ones.
pub const VERSION: u32 = 1;
/// Longest record that is read, in bytes. A full sheet needs about 3 kB.
pub const LONGEST: usize = 1_000_000;

/// Why a record cannot be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RecordError {
    /// It is not JSON.
    NotJson,
    /// This field is missing or not of the shape of any version.
    Field(&'static str),
    /// A newer program wrote it, with this version.
    Newer(u32),
    /// It is longer than [`LONGEST`].
    TooLong,
}

impl fmt::Display for RecordError {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotJson => out.write_str("record is not JSON"),
            Self::Field(name) => write!(out, "record: the field \"{name}\" is missing or wrong"),
            Self::Newer(version) => write!(
                out,
                "record has version {version}, this program knows {VERSION}"
            ),
            Self::TooLong => write!(out, "record is longer than {LONGEST} bytes"),
        }
    }
}

/// The fields of an object.
type Fields = Vec<(Box<str>, Json)>;

/// The assessment as JSON text. Same assessment, same text.
pub fn write(assessment: &Assessment) -> String {
    let sheet = &assessment.sheet;
    let (mut said, mut tried, mut wishes) = (Fields::new(), Fields::new(), Fields::new());
    for (id, line) in sheet.lines.iter() {
        for (column, entry) in [(&mut said, &line.said), (&mut tried, &line.tried)] {
            if let Some(entry) = entry {
                column.push((id.as_str().into(), value(entry)));
            }
        }
    }
    for (id, wish) in sheet.wishes.iter() {
        wishes.push((id.as_str().into(), Json::Number(f64::from(*wish as u8))));
    }
    let dismissed = sheet
        .dismissed
        .iter()
        .map(|(id, ())| id.as_str().into())
        .collect();
    let mut fields = match Json::parse(&assessment.extra.0) {
        Ok(Json::Object(extra)) => extra,
        _ => Fields::new(),
    };
    let mut put = |name: &str, value: Json| fields.push((name.into(), value));
    put("v", Json::Number(f64::from(VERSION)));
    put("id", assessment.id.as_str().into());
    put("name", (&*assessment.name).into());
    put("check", assessment.check.as_str().into());
    put("version", (&*assessment.version).into());
    put("short", Json::Bool(sheet.form == Form::Short));
    put("finished", Json::Bool(assessment.finished));
    put(
        "place",
        assessment
            .place
            .as_ref()
            .map_or(Json::Null, |item| item.as_str().into()),
    );
    put("created", (&*write_moment(assessment.created)).into());
    put("changed", (&*write_moment(assessment.changed)).into());
    put("said", Json::Object(said));
    put("tried", Json::Object(tried));
    put("wishes", Json::Object(wishes));
    put("dismissed", Json::List(dismissed));
    // left out when empty: records without a plan stay as they always were
    if !assessment.plan.is_empty() {
        put("plan", write_plan(&assessment.plan));
    }
    if !assessment.look.is_empty() {
        put("look", write_marks(&assessment.look));
    }
    text(fields)
}

/// The fields as text, in the order of their names.
fn text(mut fields: Fields) -> String {
    sort_stable(&mut fields, |a, b| a.0 < b.0);
    let mut text = String::new();
    Json::Object(fields).write(&mut text);
    text
}

/// The assessment in JSON text of any version.
///
/// # Errors
/// When it is not readable or from a newer program; nothing is half read.
pub fn read(json: &str) -> Result<Assessment, RecordError> {
    if json.len() > LONGEST {
        return Err(RecordError::TooLong);
    }
    let Ok(Json::Object(fields)) = Json::parse(json) else {
        return Err(RecordError::NotJson);
    };
    let mut fields = Record(fields);
    match fields.take("v")?.as_u32() {
        Some(1..=VERSION) => {}
        Some(version) if version > VERSION => return Err(RecordError::Newer(version)),
        _ => return Err(RecordError::Field("v")),
    }
    let assessment = Assessment {
        id: fields.parse("id", AssessmentId::parse)?,
        name: fields.parse("name", |name| Some(tidy_name(name)))?,
        check: fields.parse("check", CheckId::parse)?,
        version: fields.parse("version", |version| Some(version.into()))?,
        sheet: fields.sheet()?,
        place: fields.place()?,
        finished: fields.flag("finished")?,
        plan: fields.may("plan", read_plan)?,
        look: fields.may("look", read_marks)?,
        created: fields.parse("created", moment)?,
        changed: fields.parse("changed", moment)?,
        extra: Extra::default(),
    };
    // what is left nobody here knows
    let extra = if fields.0.is_empty() {
        String::new()
    } else {
        text(fields.0)
    };
    Ok(Assessment {
        extra: Extra(extra.into()),
        ..assessment
    })
}

/// The fields of a record that have not been taken yet.
struct Record(Fields);

impl Record {
    fn take(&mut self, name: &'static str) -> Result<Json, RecordError> {
        let at = self.0.iter().position(|(known, _)| **known == *name);
        at.map(|at| self.0.remove(at).1)
            .ok_or(RecordError::Field(name))
    }

    /// A field that came later: older records are without it.
    fn may<T: Default>(
        &mut self,
        name: &'static str,
        read: impl FnOnce(&Json) -> Option<T>,
    ) -> Result<T, RecordError> {
        match self.take(name) {
            Ok(value) => read(&value).ok_or(RecordError::Field(name)),
            Err(_) => Ok(T::default()),
        }
    }

    fn parse<T>(
        &mut self,
        name: &'static str,
        parse: impl FnOnce(&str) -> Option<T>,
    ) -> Result<T, RecordError> {
        let value = self.take(name)?;
        value
            .as_str()
            .and_then(parse)
            .ok_or(RecordError::Field(name))
    }

    fn flag(&mut self, name: &'static str) -> Result<bool, RecordError> {
        self.take(name)?.as_bool().ok_or(RecordError::Field(name))
    }

    fn object(&mut self, name: &'static str) -> Result<Fields, RecordError> {
        match self.take(name)? {
            Json::Object(fields) => Ok(fields),
            _ => Err(RecordError::Field(name)),
        }
    }

    fn place(&mut self) -> Result<Option<ItemId>, RecordError> {
        match self.take("place")? {
            Json::Null => Ok(None),
            Json::Text(id) => ItemId::parse(&id)
                .map(Some)
                .ok_or(RecordError::Field("place")),
            _ => Err(RecordError::Field("place")),
        }
    }

    fn sheet(&mut self) -> Result<Sheet, RecordError> {
        let mut sheet = Sheet {
            form: if self.flag("short")? {
                Form::Short
            } else {
                Form::Full
            },
            ..Sheet::default()
        };
        for name in ["said", "tried"] {
            for (id, value) in &self.object(name)? {
                let found = ItemId::parse(id)
                    .zip(entry(value))
                    .ok_or(RecordError::Field(name))?;
                sheet.put(found.0, found.1, name == "tried");
            }
        }
        for (id, value) in &self.object("wishes")? {
            let wish = match value.as_u32() {
                Some(0) => Some(Wish::Low),
                Some(1) => Some(Wish::Medium),
                Some(2) => Some(Wish::High),
                _ => None,
            };
            let found = GroupId::parse(id)
                .zip(wish)
                .ok_or(RecordError::Field("wishes"))?;
            sheet.wishes.insert(found.0, found.1);
        }
        let Json::List(steps) = self.take("dismissed")? else {
            return Err(RecordError::Field("dismissed"));
        };
        for step in &steps {
            let id = step
                .as_str()
                .and_then(StepId::parse)
                .ok_or(RecordError::Field("dismissed"))?;
            sheet.dismissed.insert(id, ());
        }
        Ok(sheet)
    }
}

/// One answer as JSON.
fn value(entry: &Entry) -> Json {
    match entry {
        Entry::Option(id) => id.as_str().into(),
        Entry::Unknown => "?".into(),
        Entry::NotApplicable => "-".into(),
        Entry::Ticks(ids) => Json::List(ids.iter().map(|id| id.as_str().into()).collect()),
        Entry::Rows(marks) => {
            let pair =
                |(row, mark): &(OptionId, OptionId)| (row.as_str().into(), mark.as_str().into());
            Json::Object(marks.iter().map(pair).collect())
        }
    }
}

/// One answer from JSON.
fn entry(value: &Json) -> Option<Entry> {
    match value {
        Json::Text(sign) if **sign == *"?" => Some(Entry::Unknown),
        Json::Text(sign) if **sign == *"-" => Some(Entry::NotApplicable),
        Json::Text(id) => OptionId::parse(id).map(Entry::Option),
        Json::List(ids) => {
            let mut ticks = Vec::new();
            for id in ids {
                ticks.push(id.as_str().and_then(OptionId::parse)?);
            }
            Some(Entry::Ticks(ticks))
        }
        Json::Object(marks) => {
            let mut rows = Vec::new();
            for (row, mark) in marks {
                rows.push((
                    OptionId::parse(row)?,
                    mark.as_str().and_then(OptionId::parse)?,
                ));
            }
            Some(Entry::Rows(rows))
        }
        _ => None,
    }
}

/// `2026-11-23T14:32`.
fn write_moment(moment: Moment) -> String {
    let mut text = date::write(moment.day);
    text.push('T');
    text.push_str(&moment.clock());
    text
}

fn moment(text: &str) -> Option<Moment> {
    let (day, clock) = text.split_once('T')?;
    let (hours, minutes) = clock.split_once(':')?;
    let (hours, minutes): (u16, u16) = (hours.parse().ok()?, minutes.parse().ok()?);
    (hours < 24 && minutes < 60).then_some(())?;
    Some(Moment {
        day: date::parse(day)?,
        minute: hours * 60 + minutes,
    })
}
