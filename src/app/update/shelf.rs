//! "Meine Daten": names, copies, deletion with undo, files.
//!
//! Never inlined: `update` is part of the start, these come with the rest of the program.

use super::super::effect::Effect;
use super::super::model::{CheckState, Model, Notice, Now, Saving, Volume};
use super::super::route::{After, Place, Route};
use super::{planning, saving};
use crate::content::{Check, date};
use crate::domain::id::CheckId;
use crate::domain::look::Marks;
use crate::domain::plan::Plan;
use crate::domain::sheet::Sheet;
use crate::exchange::code;
use crate::exchange::page;
use crate::store::assessment::Extra;
use crate::store::assessment::tidy_name;
use crate::store::file::{self, FileError};
use crate::store::{Assessment, AssessmentId, Moment};

/// Gives an assessment a name.
#[inline(never)]
pub fn rename(model: &mut Model, id: &AssessmentId, name: &str, now: &Now) -> Vec<Effect> {
    let name = tidy_name(name);
    match model.shelf.get_mut(id) {
        Some(volume) if volume.assessment.name != name => {
            volume.assessment.name = name;
            volume.assessment.changed = now.moment;
            saving::save(model, id)
        }
        _ => Vec::new(),
    }
}

/// Copies an assessment under a new id.
#[inline(never)]
pub fn duplicate(model: &mut Model, id: &AssessmentId, now: &Now) -> Vec<Effect> {
    let Some(volume) = model.shelf.get(id) else {
        return Vec::new();
    };
    let copy = Assessment {
        id: now.fresh.clone(),
        created: now.moment,
        changed: now.moment,
        ..volume.assessment.clone()
    };
    model.notice = Some(Notice::Copied);
    add(model, copy)
}

/// Begins the check of an assessment again, as soon as the check is there.
#[inline(never)]
pub fn repeat(model: &mut Model, id: &AssessmentId, now: &Now) -> Vec<Effect> {
    let Some(volume) = model.shelf.get(id) else {
        return Vec::new();
    };
    let check = volume.assessment.check.clone();
    model.repeating = Some(id.clone());
    match model.checks.get(&check) {
        Some(CheckState::Ready(_)) => repeat_now(model, now),
        Some(CheckState::Loading) => Vec::new(),
        Some(CheckState::Failed(_)) | None if model.site.offer(check.as_str()).is_some() => {
            model.checks.insert(check.clone(), CheckState::Loading);
            vec![Effect::Fetch(check)]
        }
        Some(CheckState::Failed(_)) | None => not_loaded(model),
    }
}

fn not_loaded(model: &mut Model) -> Vec<Effect> {
    model.repeating = None;
    model.notice = Some(Notice::NotLoaded);
    Vec::new()
}

/// Begins a check again that has come: the facts are taken over, the questions are open.
#[inline(never)]
pub fn repeat_now(model: &mut Model, now: &Now) -> Vec<Effect> {
    let volume = model.repeating.as_ref().and_then(|id| model.shelf.get(id));
    let Some(before) = volume.map(|volume| &volume.assessment) else {
        return Vec::new();
    };
    let check = match model.checks.get(&before.check) {
        Some(CheckState::Ready(check)) => check,
        // another check came meanwhile
        Some(CheckState::Loading) => return Vec::new(),
        Some(CheckState::Failed(_)) | None => return not_loaded(model),
    };
    let mut sheet = Sheet {
        form: before.sheet.form,
        wishes: before.sheet.wishes.clone(),
        ..Sheet::default()
    };
    for item in check.rules.items.iter().take(check.rules.facts) {
        if let Some(line) = before.sheet.lines.get(&item.id) {
            sheet.lines.insert(item.id.clone(), line.clone());
        }
    }
    let assessment = Assessment {
        sheet,
        ..empty(before.check.clone(), check, now)
    };
    let assessment = Assessment {
        name: before.name.clone(),
        ..assessment
    };
    let new = assessment.id.clone();
    model.repeating = None;
    let mut effects = add(model, assessment);
    effects.push(Effect::Go(Route::Within(new, Place::Facts(After::Next))));
    effects
}

/// Takes over the answers of the code in the address as an assessment of their own.
#[inline(never)]
pub fn take_code(model: &mut Model, now: &Now) -> Vec<Effect> {
    let Route::Code(text) = &model.route else {
        return Vec::new();
    };
    let Some(check) = model.needed_check().and_then(|id| model.check(&id)) else {
        return Vec::new();
    };
    // a code that cannot be read has no button, see the page
    let Ok(handed) = code::read(text, &check.rules) else {
        return Vec::new();
    };
    let before = handed.head.day <= now.moment.day;
    let assessment = Assessment {
        sheet: handed.sheet,
        version: handed.head.version,
        finished: true,
        // the day of the answers, for "then and now"
        created: Moment {
            day: if before {
                handed.head.day
            } else {
                now.moment.day
            },
            minute: 0,
        },
        ..empty(handed.head.check, check, now)
    };
    let id = assessment.id.clone();
    let mut effects = add(model, assessment);
    effects.push(Effect::Replace(Route::Within(id, Place::Result)));
    effects
}

/// A new assessment without answers.
pub(super) fn empty(id: CheckId, check: &Check, now: &Now) -> Assessment {
    Assessment {
        id: now.fresh.clone(),
        name: "".into(),
        check: id,
        version: check.rules.version.clone(),
        sheet: Sheet::default(),
        place: None,
        finished: false,
        plan: Plan::default(),
        look: Marks::default(),
        created: now.moment,
        changed: now.moment,
        extra: Extra::default(),
    }
}

/// Deletes an assessment; [`undo`] brings it back.
#[inline(never)]
pub fn delete(model: &mut Model, id: &AssessmentId) -> Vec<Effect> {
    let Some(volume) = model.shelf.remove(id) else {
        return Vec::new();
    };
    model.notice = Some(Notice::Deleted(Box::new(volume.assessment)));
    model.saving = Saving::Quiet;
    let mut effects = vec![
        Effect::Remove(id.clone()),
        Effect::Remember {
            count: model.shelf.len(),
        },
    ];
    if model.route.assessment() == Some(id) {
        effects.push(Effect::Replace(Route::MyData));
    }
    effects
}

/// Brings back what was deleted last, under a new id: the old row may still be on its way out.
#[inline(never)]
pub fn undo(model: &mut Model, now: &Now) -> Vec<Effect> {
    match model.notice.take() {
        Some(Notice::Deleted(assessment)) => {
            let back = Assessment {
                id: now.fresh.clone(),
                ..*assessment
            };
            add(model, back)
        }
        Some(Notice::Unplanned(planned)) => planning::put_back(model, *planned, now),
        other => {
            model.notice = other;
            Vec::new()
        }
    }
}

fn add(model: &mut Model, assessment: Assessment) -> Vec<Effect> {
    let id = assessment.id.clone();
    let volume = Volume {
        assessment,
        sent: None,
        saved: None,
    };
    model.shelf.insert(id.clone(), volume);
    saving::save(model, &id)
}

/// Writes all assessments, or one, into a file.
#[inline(never)]
pub fn export(model: &Model, id: Option<&AssessmentId>, now: &Now) -> Vec<Effect> {
    let chosen: Vec<&Assessment> = match id {
        Some(id) => model
            .shelf
            .get(id)
            .map(|volume| &volume.assessment)
            .into_iter()
            .collect(),
        None => model.recent(),
    };
    if chosen.is_empty() {
        return Vec::new();
    }
    vec![Effect::Download {
        name: format!("digital-check-{}.json", date::write(now.moment.day)),
        text: file::write(&chosen),
    }]
}

/// Takes over the assessments of a file; what is here stays. All or nothing.
#[inline(never)]
pub fn import(model: &mut Model, text: Result<String, FileError>, now: &Now) -> Vec<Effect> {
    let found = match text.and_then(|text| page::read(&text)) {
        Ok(found) => found,
        Err(error) => {
            model.notice = Some(Notice::FileRefused(error));
            return Vec::new();
        }
    };
    // a file opened instead of starting afresh answers the question what happened to the data
    let mut effects = if model.storage == super::super::model::Storage::Missing {
        saving::start_afresh(model)
    } else {
        Vec::new()
    };
    let count = found.len();
    for (at, assessment) in found.into_iter().enumerate() {
        let known = model
            .shelf
            .get(&assessment.id)
            .map(|volume| &volume.assessment);
        match known {
            Some(known) if *known == assessment => {}
            // another state of the same assessment: keep both
            Some(_) => effects.extend(add(
                model,
                Assessment {
                    id: derived_id(&now.fresh, at),
                    ..assessment
                },
            )),
            None => effects.extend(add(model, assessment)),
        }
    }
    model.notice = Some(Notice::Opened(count));
    effects
}

/// A further id from a fresh one, for the nth copy of one import.
fn derived_id(fresh: &AssessmentId, at: usize) -> AssessmentId {
    let mut bytes = [0; AssessmentId::LENGTH];
    bytes.copy_from_slice(fresh.as_str().as_bytes());
    for (place, byte) in bytes.iter_mut().enumerate() {
        // spread the number over the characters, so that copies differ
        let digit = at >> (place * 5) & 31;
        *byte = byte.wrapping_add(u8::try_from(digit).unwrap_or(0));
    }
    AssessmentId::from_random(bytes)
}

/// Hands out a row that cannot be read, exactly as it lies there.
#[inline(never)]
pub fn export_damaged(model: &Model, id: &AssessmentId) -> Vec<Effect> {
    let row = model.damaged.iter().find(|(row, _)| row.id == *id);
    row.map(|(row, _)| Effect::Download {
        name: format!("digital-check-{id}-beschaedigt.txt"),
        text: row.body.to_string(),
    })
    .into_iter()
    .collect()
}

/// Deletes a row that cannot be read.
#[inline(never)]
pub fn delete_damaged(model: &mut Model, id: &AssessmentId) -> Vec<Effect> {
    model.damaged.retain(|(row, _)| row.id != *id);
    vec![Effect::Remove(id.clone())]
}

/// Deletes everything, here and on the disk.
#[inline(never)]
pub fn erase_all(model: &mut Model) -> Vec<Effect> {
    model.shelf.clear();
    model.damaged.clear();
    model.saving = Saving::Quiet;
    model.notice = Some(Notice::Erased);
    vec![Effect::EraseAll]
}
