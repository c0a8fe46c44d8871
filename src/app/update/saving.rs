//! Saving: every change is sent at once, each save naming the revision it builds on. "Gespeichert"
//! is said only when the disk has it.

use super::super::effect::Effect;
use super::super::message::Opening;
use super::super::model::{Model, Notice, Now, SaveFailure, Saving, Storage, Volume};
use super::super::route::Route;
use crate::store::{Assessment, AssessmentId, Row};

/// Takes over what the database held. A database that answered late is given what was entered in
/// the meantime.
pub fn opened(model: &mut Model, opening: Opening) -> Vec<Effect> {
    match opening {
        Opening::Rows(rows) => {
            model.storage = Storage::Durable;
            for row in rows {
                file(model, row);
            }
        }
        Opening::Missing => model.storage = Storage::Missing,
        Opening::Blocked => model.storage = Storage::MemoryOnly,
    }
    let unsaved = model
        .shelf
        .iter()
        .filter(|(_, volume)| volume.sent.is_none());
    let ids: Vec<AssessmentId> = unsaved.map(|(id, _)| id.clone()).collect();
    ids.iter().flat_map(|id| save(model, id)).collect()
}

/// Puts a row on the shelf, or among the damaged ones.
// never inlined: its callers are part of the start, this comes with the rest of the program
#[inline(never)]
fn file(model: &mut Model, row: Row) {
    match row.open() {
        Ok(assessment) => {
            let volume = Volume {
                assessment,
                sent: Some(row.revision),
                saved: Some(row.revision),
            };
            model.shelf.insert(row.id, volume);
        }
        Err(damage) => model.damaged.push((row, damage)),
    }
}

/// The person wants to begin anew although data are missing.
#[inline(never)]
pub fn start_afresh(model: &mut Model) -> Vec<Effect> {
    model.storage = Storage::Durable;
    vec![Effect::Remember { count: 0 }]
}

/// Sends an assessment to the disk.
#[inline(never)]
pub fn save(model: &mut Model, id: &AssessmentId) -> Vec<Effect> {
    if model.storage != Storage::Durable {
        return Vec::new();
    }
    let Some(volume) = model.shelf.get_mut(id) else {
        return Vec::new();
    };
    let expected = volume.sent;
    let revision = expected.unwrap_or(0) + 1;
    let row = Row::seal(&volume.assessment, revision);
    volume.sent = Some(revision);
    model.saving = Saving::Writing;
    vec![Effect::Save { row, expected }]
}

/// A save is on the disk.
#[inline(never)]
pub fn saved(model: &mut Model, id: &AssessmentId, revision: u32, now: &Now) -> Vec<Effect> {
    let Some(volume) = model.shelf.get_mut(id) else {
        return Vec::new();
    };
    let first = volume.saved.is_none();
    volume.saved = volume.saved.max(Some(revision));
    if volume.sent == volume.saved {
        model.saving = Saving::Saved(now.moment);
    }
    // only what the disk has may be missed one day
    let kept = model
        .shelf
        .iter()
        .filter(|(_, volume)| volume.saved.is_some());
    let count = kept.count();
    if first {
        vec![Effect::Remember { count }]
    } else {
        Vec::new()
    }
}

/// A save did not work. What was typed stays; the next change, or leaving the page, tries again.
#[inline(never)]
pub fn failed(
    model: &mut Model,
    id: &AssessmentId,
    revision: u32,
    failure: SaveFailure,
) -> Vec<Effect> {
    if let Some(volume) = model.shelf.get_mut(id) {
        // later saves of the same row build on this one and will fail as well
        if volume.sent >= Some(revision) {
            volume.sent = volume.saved;
        }
    }
    model.saving = Saving::Failed(failure);
    Vec::new()
}

/// Another window changed the same row. Its version keeps the place; ours becomes a copy, in which
/// the person goes on, so that nothing is lost. Without a difference nothing needs to be said.
#[inline(never)]
pub fn conflict(
    model: &mut Model,
    id: &AssessmentId,
    stored: Option<&Row>,
    now: &Now,
) -> Vec<Effect> {
    let Some(volume) = model.shelf.get_mut(id) else {
        return Vec::new();
    };
    let theirs = stored.and_then(|row| Some((row.revision, row.open().ok()?)));
    let Some((revision, theirs)) = theirs else {
        // deleted elsewhere: keep ours as a new row
        volume.sent = None;
        volume.saved = None;
        return save(model, id);
    };
    let ours = volume.assessment.clone();
    volume.sent = Some(revision);
    volume.saved = Some(revision);
    if same_content(&ours, &theirs) {
        volume.assessment = theirs;
        model.saving = Saving::Saved(now.moment);
        return Vec::new();
    }
    volume.assessment = theirs;
    let copy = Assessment {
        id: now.fresh.clone(),
        ..ours
    };
    let copy_id = copy.id.clone();
    let volume = Volume {
        assessment: copy,
        sent: None,
        saved: None,
    };
    model.shelf.insert(copy_id.clone(), volume);
    model.notice = Some(Notice::BothKept);
    let mut effects = save(model, &copy_id);
    if let Route::Within(here, place) = &model.route
        && here == id
    {
        effects.push(Effect::Replace(Route::Within(copy_id, place.clone())));
    }
    effects
}

fn same_content(a: &Assessment, b: &Assessment) -> bool {
    (&a.sheet, &a.name, &a.check) == (&b.sheet, &b.name, &b.check)
        && (&a.plan, &a.look, &a.extra) == (&b.plan, &b.look, &b.extra)
}

/// Another window saved or deleted something: take it over where we have nothing unsaved.
#[inline(never)]
pub fn foreign(model: &mut Model, rows: Vec<Row>) {
    let gone = |id: &AssessmentId, volume: &Volume| {
        volume.saved.is_some()
            && volume.sent == volume.saved
            && !rows.iter().any(|row| row.id == *id)
    };
    model.shelf.retain(|id, volume| !gone(id, volume));
    for row in rows {
        let newer = model
            .shelf
            .get(&row.id)
            .is_none_or(|volume| volume.sent == volume.saved && volume.saved < Some(row.revision));
        let known_damage = model.damaged.iter().any(|(known, _)| known.id == row.id);
        if newer && !known_damage {
            file(model, row);
        }
    }
}

/// Sends again what failed before.
pub fn flush(model: &mut Model) -> Vec<Effect> {
    let unsaved = |(id, volume): (&AssessmentId, &Volume)| {
        let open = volume.sent != volume.saved || volume.saved.is_none();
        (open && matches!(model.saving, Saving::Failed(_))).then(|| id.clone())
    };
    let mut ids: Vec<AssessmentId> = model.shelf.iter().filter_map(unsaved).collect();
    if matches!(model.saving, Saving::Failed(_))
        && let Some(id) = model.route.assessment()
        && !ids.contains(id)
    {
        ids.push(id.clone());
    }
    ids.iter().flat_map(|id| save(model, id)).collect()
}
