//! The saved form of an assessment, version 1: JSON.
//!
//! Answers are written in the short form people can read: an option's id as text, ticks as a list,
//! rows as an object, `"?"` for "weiß ich nicht", `"-"` for "trifft nicht zu". Both signs cannot be
//! ids. Fields nobody knows are carried along.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use super::assessment::{Assessment, AssessmentId, Extra, Moment, tidy_name};
use crate::content::date;
use crate::domain::answer::Wish;
use crate::domain::id::{CheckId, GroupId, ItemId, OptionId, StepId};
use crate::domain::questionnaire::Form;
use crate::domain::sheet::{Entry, Line, Sheet};

/// The newest version this program writes; it reads all older ones.
pub const VERSION: u32 = 1;
/// Longest record that is read, in bytes. A full sheet needs about 3 kB.
pub const LONGEST: usize = 1_000_000;

/// Why a record cannot be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RecordError {
    /// It is not JSON, or not of the shape of any version.
    Malformed(Box<str>),
    /// A newer program wrote it, with this version.
    Newer(u32),
    /// It is longer than [`LONGEST`].
    TooLong,
}

impl fmt::Display for RecordError {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Malformed(reason) => write!(out, "record is not readable: {reason}"),
            Self::Newer(version) => write!(out, "record has version {version}, this program knows {VERSION}"),
            Self::TooLong => write!(out, "record is longer than {LONGEST} bytes"),
        }
    }
}

#[derive(Serialize, Deserialize)]
struct RecordV1 {
    v: u32,
    id: String,
    name: String,
    check: String,
    version: String,
    short: bool,
    finished: bool,
    place: Option<String>,
    created: String,
    changed: String,
    said: BTreeMap<String, Value>,
    tried: BTreeMap<String, Value>,
    wishes: BTreeMap<String, u8>,
    dismissed: Vec<String>,
}

/// The fields of [`RecordV1`]; all others are extra.
const KNOWN: [&str; 14] = [
    "v", "id", "name", "check", "version", "short", "finished", "place", "created", "changed", "said",
    "tried", "wishes", "dismissed",
];

/// The assessment as JSON text. Same assessment, same text.
pub fn write(assessment: &Assessment) -> String {
    let sheet = &assessment.sheet;
    let column = |entry: fn(&Line) -> &Option<Entry>| {
        let lines = sheet.lines.iter();
        let given = lines.filter_map(|(id, line)| Some((id.to_string(), value(entry(line).as_ref()?))));
        given.collect()
    };
    let record = RecordV1 {
        v: VERSION,
        id: assessment.id.to_string(),
        name: assessment.name.to_string(),
        check: assessment.check.to_string(),
        version: assessment.version.to_string(),
        short: sheet.form == Form::Short,
        finished: assessment.finished,
        place: assessment.place.as_ref().map(ToString::to_string),
        created: write_moment(assessment.created),
        changed: write_moment(assessment.changed),
        said: column(|line| &line.said),
        tried: column(|line| &line.tried),
        wishes: sheet.wishes.iter().map(|(id, wish)| (id.to_string(), *wish as u8)).collect(),
        dismissed: sheet.dismissed.iter().map(ToString::to_string).collect(),
    };
    // a struct of strings, numbers and maps with text keys always serialises
    let mut known = serde_json::to_value(record).unwrap_or_default();
    if let (Value::Object(known), Ok(extra)) = (&mut known, serde_json::from_str::<Map<_, _>>(&assessment.extra.0)) {
        known.extend(extra);
    }
    known.to_string()
}

/// The assessment in JSON text of any version.
///
/// # Errors
/// When it is not readable or from a newer program; nothing is half read.
pub fn read(json: &str) -> Result<Assessment, RecordError> {
    if json.len() > LONGEST {
        return Err(RecordError::TooLong);
    }
    let value: Value = serde_json::from_str(json).map_err(|error| malformed(&error.to_string()))?;
    let version = value.get("v").and_then(Value::as_u64).ok_or_else(|| malformed("no version"))?;
    if version > VERSION.into() {
        return Err(RecordError::Newer(u32::try_from(version).unwrap_or(u32::MAX)));
    }
    let extra = extra(&value);
    let record: RecordV1 = serde_json::from_value(value).map_err(|error| malformed(&error.to_string()))?;
    convert(record, extra)
}

fn malformed(reason: &str) -> RecordError {
    RecordError::Malformed(reason.into())
}

fn extra(value: &Value) -> Extra {
    let Value::Object(fields) = value else {
        return Extra::default();
    };
    let unknown = fields.iter().filter(|(key, _)| !KNOWN.contains(&key.as_str()));
    let unknown: Map<String, Value> = unknown.map(|(key, value)| (key.clone(), value.clone())).collect();
    if unknown.is_empty() { Extra::default() } else { Extra(Value::Object(unknown).to_string().into()) }
}

fn convert(record: RecordV1, extra: Extra) -> Result<Assessment, RecordError> {
    let mut lines: BTreeMap<ItemId, Line> = BTreeMap::new();
    for (id, value) in &record.said {
        lines.entry(item(id)?).or_default().said = Some(entry(id, value)?);
    }
    for (id, value) in &record.tried {
        lines.entry(item(id)?).or_default().tried = Some(entry(id, value)?);
    }
    let wish = |(id, wish): (&String, &u8)| {
        let group = GroupId::parse(id).ok_or_else(|| malformed("bad group id"))?;
        let wish = [Wish::Low, Wish::Medium, Wish::High].get(usize::from(*wish)).copied();
        Ok((group, wish.ok_or_else(|| malformed("bad wish"))?))
    };
    let step = |id: &String| StepId::parse(id).ok_or_else(|| malformed("bad step id"));
    Ok(Assessment {
        id: AssessmentId::parse(&record.id).ok_or_else(|| malformed("bad id"))?,
        name: tidy_name(&record.name),
        check: CheckId::parse(&record.check).ok_or_else(|| malformed("bad check id"))?,
        version: record.version.into(),
        sheet: Sheet {
            form: if record.short { Form::Short } else { Form::Full },
            lines,
            wishes: record.wishes.iter().map(wish).collect::<Result<_, _>>()?,
            dismissed: record.dismissed.iter().map(step).collect::<Result<_, _>>()?,
        },
        place: record.place.as_deref().map(item).transpose()?,
        finished: record.finished,
        created: moment(&record.created)?,
        changed: moment(&record.changed)?,
        extra,
    })
}

fn item(id: &str) -> Result<ItemId, RecordError> {
    ItemId::parse(id).ok_or_else(|| malformed("bad item id"))
}

/// One answer as JSON.
fn value(entry: &Entry) -> Value {
    match entry {
        Entry::Option(id) => id.as_str().into(),
        Entry::Unknown => "?".into(),
        Entry::NotApplicable => "-".into(),
        Entry::Ticks(ids) => ids.iter().map(|id| Value::from(id.as_str())).collect(),
        Entry::Rows(marks) => {
            let pair = |(row, mark): (&OptionId, &OptionId)| (row.to_string(), mark.as_str().into());
            Value::Object(marks.iter().map(pair).collect())
        }
    }
}

/// One answer from JSON.
fn entry(id: &str, value: &Value) -> Result<Entry, RecordError> {
    let wrong = || RecordError::Malformed(format!("bad answer to {id}").into());
    let option = |value: &Value| value.as_str().and_then(OptionId::parse).ok_or_else(wrong);
    match value {
        Value::String(sign) if sign == "?" => Ok(Entry::Unknown),
        Value::String(sign) if sign == "-" => Ok(Entry::NotApplicable),
        Value::String(_) => option(value).map(Entry::Option),
        Value::Array(ids) => ids.iter().map(option).collect::<Result<BTreeSet<_>, _>>().map(Entry::Ticks),
        Value::Object(marks) => {
            let pair = |(row, mark): (&String, &Value)| {
                Ok((OptionId::parse(row).ok_or_else(wrong)?, option(mark)?))
            };
            marks.iter().map(pair).collect::<Result<_, _>>().map(Entry::Rows)
        }
        _ => Err(wrong()),
    }
}

/// `2026-11-23T14:32`.
fn write_moment(moment: Moment) -> String {
    format!("{}T{}", date::write(moment.day), moment.clock())
}

fn moment(text: &str) -> Result<Moment, RecordError> {
    let parts = || {
        let (day, clock) = text.split_once('T')?;
        let (hours, minutes) = clock.split_once(':')?;
        let (hours, minutes): (u16, u16) = (hours.parse().ok()?, minutes.parse().ok()?);
        (hours < 24 && minutes < 60).then_some(())?;
        Some(Moment {
            day: date::parse(day)?,
            minute: hours * 60 + minutes,
        })
    };
    parts().ok_or_else(|| malformed("bad time"))
}
