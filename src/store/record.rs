//! The saved form of an assessment, version 1: JSON.
//!
//! Answers are written in the short form people can read: an option's id as text, ticks as a list,
//! rows as an object, `"?"` for "weiß ich nicht", `"-"` for "trifft nicht zu". Both signs cannot be
//! ids. Fields nobody knows are carried along. Read field by field instead of by derive: that is
//! a third of the wasm, and leaves the unknown fields over by itself.

use std::fmt;

use serde_json::{Map, Value};

use super::assessment::{Assessment, AssessmentId, Extra, Moment, tidy_name};
use crate::content::date;
use crate::domain::answer::Wish;
use crate::domain::id::{CheckId, GroupId, ItemId, OptionId, StepId};
use crate::domain::questionnaire::Form;
use crate::domain::sheet::{Entry, Sheet};
use crate::domain::table::Table;

/// The newest version this program writes; it reads all older ones.
pub const VERSION: u64 = 1;
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
    Newer(u64),
    /// It is longer than [`LONGEST`].
    TooLong,
}

impl fmt::Display for RecordError {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotJson => out.write_str("record is not JSON"),
            Self::Field(name) => write!(out, "record: the field \"{name}\" is missing or wrong"),
            Self::Newer(version) => write!(out, "record has version {version}, this program knows {VERSION}"),
            Self::TooLong => write!(out, "record is longer than {LONGEST} bytes"),
        }
    }
}

/// The assessment as JSON text. Same assessment, same text.
pub fn write(assessment: &Assessment) -> String {
    let sheet = &assessment.sheet;
    let mut fields = match serde_json::from_str(&assessment.extra.0) {
        Ok(Value::Object(extra)) => extra,
        _ => Map::new(),
    };
    let (mut said, mut tried, mut wishes) = (Map::new(), Map::new(), Map::new());
    for (id, line) in sheet.lines.iter() {
        for (column, entry) in [(&mut said, &line.said), (&mut tried, &line.tried)] {
            if let Some(entry) = entry {
                column.insert(id.to_string(), value(entry));
            }
        }
    }
    for (id, wish) in sheet.wishes.iter() {
        wishes.insert(id.to_string(), Value::from(*wish as u8));
    }
    let dismissed = sheet.dismissed.iter().map(|(id, ())| text(id.as_str())).collect();
    let mut put = |name: &str, value: Value| {
        fields.insert(name.to_owned(), value);
    };
    put("v", Value::from(VERSION));
    put("id", text(assessment.id.as_str()));
    put("name", text(&assessment.name));
    put("check", text(assessment.check.as_str()));
    put("version", text(&assessment.version));
    put("short", Value::Bool(sheet.form == Form::Short));
    put("finished", Value::Bool(assessment.finished));
    put("place", assessment.place.as_ref().map_or(Value::Null, |item| text(item.as_str())));
    put("created", text(&write_moment(assessment.created)));
    put("changed", text(&write_moment(assessment.changed)));
    put("said", Value::Object(said));
    put("tried", Value::Object(tried));
    put("wishes", Value::Object(wishes));
    put("dismissed", Value::Array(dismissed));
    sorted(fields).to_string()
}

/// The fields in the order of their names, whatever order the map keeps.
fn sorted(fields: Map<String, Value>) -> Value {
    let table: Table<String, Value> = fields.into_iter().collect();
    let mut sorted = Map::new();
    for (name, value) in table.iter() {
        let value = match value {
            Value::Object(inner) => self::sorted(inner.clone()),
            other => other.clone(),
        };
        sorted.insert(name.clone(), value);
    }
    Value::Object(sorted)
}

fn text(text: &str) -> Value {
    Value::String(text.to_owned())
}

/// The assessment in JSON text of any version.
///
/// # Errors
/// When it is not readable or from a newer program; nothing is half read.
pub fn read(json: &str) -> Result<Assessment, RecordError> {
    if json.len() > LONGEST {
        return Err(RecordError::TooLong);
    }
    let Ok(Value::Object(fields)) = serde_json::from_str(json) else {
        return Err(RecordError::NotJson);
    };
    let mut fields = Record(fields);
    match fields.take("v")?.as_u64() {
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
        created: fields.parse("created", moment)?,
        changed: fields.parse("changed", moment)?,
        extra: Extra::default(),
    };
    // what is left nobody here knows
    let extra = if fields.0.is_empty() { String::new() } else { sorted(fields.0).to_string() };
    Ok(Assessment {
        extra: Extra(extra.into()),
        ..assessment
    })
}

/// The fields of a record that have not been taken yet.
struct Record(Map<String, Value>);

impl Record {
    fn take(&mut self, name: &'static str) -> Result<Value, RecordError> {
        self.0.remove(name).ok_or(RecordError::Field(name))
    }

    fn parse<T>(&mut self, name: &'static str, parse: impl FnOnce(&str) -> Option<T>) -> Result<T, RecordError> {
        let value = self.take(name)?;
        value.as_str().and_then(parse).ok_or(RecordError::Field(name))
    }

    fn flag(&mut self, name: &'static str) -> Result<bool, RecordError> {
        self.take(name)?.as_bool().ok_or(RecordError::Field(name))
    }

    fn object(&mut self, name: &'static str) -> Result<Map<String, Value>, RecordError> {
        match self.take(name)? {
            Value::Object(map) => Ok(map),
            _ => Err(RecordError::Field(name)),
        }
    }

    fn place(&mut self) -> Result<Option<ItemId>, RecordError> {
        match self.take("place")? {
            Value::Null => Ok(None),
            Value::String(id) => ItemId::parse(&id).map(Some).ok_or(RecordError::Field("place")),
            _ => Err(RecordError::Field("place")),
        }
    }

    fn sheet(&mut self) -> Result<Sheet, RecordError> {
        let mut sheet = Sheet {
            form: if self.flag("short")? { Form::Short } else { Form::Full },
            ..Sheet::default()
        };
        for name in ["said", "tried"] {
            for (id, value) in &self.object(name)? {
                let found = ItemId::parse(id).zip(entry(value)).ok_or(RecordError::Field(name))?;
                sheet.put(found.0, found.1, name == "tried");
            }
        }
        for (id, value) in &self.object("wishes")? {
            let wish = match value.as_u64() {
                Some(0) => Some(Wish::Low),
                Some(1) => Some(Wish::Medium),
                Some(2) => Some(Wish::High),
                _ => None,
            };
            let found = GroupId::parse(id).zip(wish).ok_or(RecordError::Field("wishes"))?;
            sheet.wishes.insert(found.0, found.1);
        }
        let Value::Array(steps) = self.take("dismissed")? else {
            return Err(RecordError::Field("dismissed"));
        };
        for step in &steps {
            let id = step.as_str().and_then(StepId::parse).ok_or(RecordError::Field("dismissed"))?;
            sheet.dismissed.insert(id, ());
        }
        Ok(sheet)
    }
}

/// One answer as JSON.
fn value(entry: &Entry) -> Value {
    match entry {
        Entry::Option(id) => text(id.as_str()),
        Entry::Unknown => text("?"),
        Entry::NotApplicable => text("-"),
        Entry::Ticks(ids) => Value::Array(ids.iter().map(|id| text(id.as_str())).collect()),
        Entry::Rows(marks) => {
            let mut rows = Map::new();
            for (row, mark) in marks {
                rows.insert(row.to_string(), text(mark.as_str()));
            }
            Value::Object(rows)
        }
    }
}

/// One answer from JSON.
fn entry(value: &Value) -> Option<Entry> {
    match value {
        Value::String(sign) if sign == "?" => Some(Entry::Unknown),
        Value::String(sign) if sign == "-" => Some(Entry::NotApplicable),
        Value::String(id) => OptionId::parse(id).map(Entry::Option),
        Value::Array(ids) => {
            let ids = ids.iter().map(|id| id.as_str().and_then(OptionId::parse));
            ids.collect::<Option<Vec<OptionId>>>().map(Entry::Ticks)
        }
        Value::Object(marks) => {
            let marks = marks.iter().map(|(row, mark)| {
                OptionId::parse(row).zip(mark.as_str().and_then(OptionId::parse))
            });
            marks.collect::<Option<Vec<_>>>().map(Entry::Rows)
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
