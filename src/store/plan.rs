//! The saved form of a plan and of a guided look: two optional fields of a record.
//!
//! `"plan":[{"step":"e2-backup","due":"2026-11-30","with":"Frau Ay","then":"Wenn …","done":"2026-11-28"}]`,
//! in the order of choosing; what is empty is left out. `"look":{"point":"fine"}`, also `"open"` and
//! `"na"`. A record without them has neither, so older records read and write as ever.
//!
//! Unknown fields are carried along at the top of a record only. A field of an entry that nobody
//! here knows is therefore refused rather than lost; what a later version wants to add belongs
//! into a field of its own next to `plan`.

use crate::content::date;
use crate::domain::Date;
use crate::domain::id::{PointId, StepId};
use crate::domain::look::{Mark, Marks};
use crate::domain::plan::{Plan, Planned};
use crate::json::Json;

/// A plan as JSON.
pub fn write_plan(plan: &Plan) -> Json {
    Json::List(plan.entries().iter().map(write_entry).collect())
}

fn write_entry(entry: &Planned) -> Json {
    let mut fields = vec![("step".into(), entry.step.as_str().into())];
    let mut put = |name: &str, text: &str| {
        if !text.is_empty() {
            fields.push((name.into(), text.into()));
        }
    };
    let day = |day: Option<Date>| day.map(date::write).unwrap_or_default();
    put("due", &day(entry.due));
    put("with", &entry.with);
    put("then", &entry.if_then);
    put("done", &day(entry.done));
    Json::Object(fields)
}

/// A plan from JSON.
pub fn read_plan(json: &Json) -> Option<Plan> {
    let Json::List(entries) = json else {
        return None;
    };
    let mut plan = Plan::default();
    for entry in entries {
        // more steps than fit, or one twice, is no plan of ours
        plan.put(read_entry(entry)?).then_some(())?;
    }
    Some(plan)
}

fn read_entry(json: &Json) -> Option<Planned> {
    let Json::Object(fields) = json else {
        return None;
    };
    let mut entry = Planned::new(StepId::parse(json.get("step")?.as_str()?)?);
    for (name, value) in fields {
        let text = value.as_str()?;
        match &**name {
            "step" => {}
            "due" => entry.due = Some(date::parse(text)?),
            "with" => entry.with = text.into(),
            "then" => entry.if_then = text.into(),
            "done" => entry.done = Some(date::parse(text)?),
            _ => return None,
        }
    }
    Some(entry)
}

/// The marks of a guided look as JSON.
pub fn write_marks(marks: &Marks) -> Json {
    let pair = |(point, mark): (&PointId, &Mark)| (point.as_str().into(), name(*mark).into());
    Json::Object(marks.iter().map(pair).collect())
}

/// The marks of a guided look from JSON.
pub fn read_marks(json: &Json) -> Option<Marks> {
    let Json::Object(fields) = json else {
        return None;
    };
    let mut marks = Marks::default();
    for (point, value) in fields {
        let known = [Mark::Fine, Mark::Open, Mark::NotApplicable];
        let text = value.as_str()?;
        let mark = known.into_iter().find(|mark| name(*mark) == text)?;
        marks.insert(PointId::parse(point)?, mark);
    }
    Some(marks)
}

/// A mark's name in files.
const fn name(mark: Mark) -> &'static str {
    match mark {
        Mark::Fine => "fine",
        Mark::Open => "open",
        Mark::NotApplicable => "na",
    }
}
