//! Going through a check: answers, the way from page to page, wishes, steps put aside.
//!
//! Never inlined: `update` is part of the start, these come with the rest of the program.

use super::super::effect::Effect;
use super::super::model::{Model, Now, Volume};
use super::super::route::{After, Place, Route};
use super::super::run::Run;
use super::{saving, shelf, way_back};
use crate::content::Check;
use crate::domain::answer::{Answer, Wish};
use crate::domain::flow;
use crate::domain::id::{CheckId, GroupIx, ItemIx, StepId};
use crate::domain::questionnaire::Form;
use crate::store::{Assessment, AssessmentId};

/// Taps on "Weiter" within this many milliseconds after a page change belong to the page before.
const DOUBLE_TAP_MS: f64 = 400.0;

/// Begins a new assessment.
#[inline(never)]
pub fn begin(model: &mut Model, check: CheckId, form: Form, now: &Now) -> Vec<Effect> {
    let Some(content) = model.check(&check) else {
        return Vec::new();
    };
    let has_facts = content.rules.facts > 0;
    let mut assessment = shelf::empty(check, content, now);
    assessment.sheet.form = form;
    let id = assessment.id.clone();
    let volume = Volume {
        assessment,
        sent: None,
        saved: None,
    };
    model.shelf.insert(id.clone(), volume);
    let mut effects = saving::save(model, &id);
    if has_facts {
        effects.push(Effect::Go(Route::Within(id, Place::Facts(After::Next))));
    } else {
        effects.extend(resume(model, &id));
    }
    effects
}

/// Goes on where the assessment was left: at the result, at the last question, or at the facts.
#[inline(never)]
pub fn resume(model: &Model, id: &AssessmentId) -> Vec<Effect> {
    let Some(volume) = model.shelf.get(id) else {
        return Vec::new();
    };
    let assessment = &volume.assessment;
    let place = match &assessment.place {
        _ if assessment.finished => Place::Result,
        Some(item) => Place::Question(item.clone(), After::Next),
        None => Place::Facts(After::Next),
    };
    vec![Effect::Go(Route::Within(id.clone(), place))]
}

/// Keeps an answer.
#[inline(never)]
pub fn answer(model: &mut Model, item: ItemIx, answer: Option<&Answer>, now: &Now) -> Vec<Effect> {
    let Some(open) = Run::current(model) else {
        return Vec::new();
    };
    if open
        .answers
        .given(item)
        .and_then(|given| given.said.as_ref())
        == answer
    {
        return Vec::new();
    }
    model.missing = None;
    change(model, now, |assessment| {
        assessment.sheet.say(open.rules(), item, answer);
    })
}

/// "Weiter": on an unanswered question an error, otherwise the next page.
#[inline(never)]
pub fn go_on(model: &mut Model, now: &Now) -> Vec<Effect> {
    if now.tick - model.reached < DOUBLE_TAP_MS {
        return Vec::new();
    }
    let Some(open) = Run::current(model) else {
        return Vec::new();
    };
    if let Route::Within(_, Place::Question(item, _)) = &model.route {
        let answered = open
            .check
            .rules
            .find(item.as_str())
            .is_some_and(|ix| flow::is_answered(open.rules(), &open.answers, ix));
        if !answered {
            model.missing = Some(item.clone());
            return vec![Effect::FocusErrors];
        }
    }
    onward(model, &open)
}

/// "Überspringen": the next page without an answer.
#[inline(never)]
pub fn skip(model: &mut Model, now: &Now) -> Vec<Effect> {
    if now.tick - model.reached < DOUBLE_TAP_MS {
        return Vec::new();
    }
    match Run::current(model) {
        Some(open) => onward(model, &open),
        None => Vec::new(),
    }
}

/// Where the way leads from the current page.
fn onward(model: &Model, open: &Run) -> Vec<Effect> {
    let Route::Within(_, here) = &model.route else {
        return Vec::new();
    };
    next_place(open, here)
        .map(|place| Effect::Go(Route::Within(open.assessment.id.clone(), place)))
        .into_iter()
        .collect()
}

fn next_place(open: &Run, here: &Place) -> Option<Place> {
    let rules = open.rules();
    let question = |ix: ItemIx| Place::Question(rules.item(ix).id.clone(), After::Next);
    let scored = |after: Option<ItemIx>| {
        let next = flow::next(rules, &open.reach, after);
        next.map_or(Place::Review, question)
    };
    match here {
        Place::Facts(after) => {
            let last_fact = rules
                .facts
                .checked_sub(1)
                .and_then(|at| u16::try_from(at).ok());
            way_back(*after).or_else(|| Some(scored(last_fact.map(ItemIx))))
        }
        Place::Question(item, after) => {
            if let Some(back) = way_back(*after) {
                return Some(back);
            }
            let ix = rules.find(item.as_str())?;
            let group = rules
                .item(ix)
                .group
                .and_then(|group| rules.groups.get(group.at()));
            match group {
                Some(group) if flow::ends_part(rules, &open.reach, ix) => {
                    Some(Place::Done(group.id.clone()))
                }
                _ => Some(scored(Some(ix))),
            }
        }
        Place::Done(group) => {
            let at = rules.groups.iter().position(|known| known.id == *group)?;
            let last = rules.groups.get(at)?.items.last().copied();
            Some(scored(last))
        }
        _ => None,
    }
}

/// Keeps how much a Bereich matters.
#[inline(never)]
pub fn wish(model: &mut Model, group: GroupIx, wish: Option<Wish>, now: &Now) -> Vec<Effect> {
    let Some(open) = Run::current(model) else {
        return Vec::new();
    };
    let Some(id) = open
        .rules()
        .groups
        .get(group.at())
        .map(|group| group.id.clone())
    else {
        return Vec::new();
    };
    change(model, now, |assessment| match wish {
        Some(wish) => assessment.sheet.wishes.insert(id, wish),
        None => {
            assessment.sheet.wishes.remove(&id);
        }
    })
}

/// Puts a step aside, or takes it back.
#[inline(never)]
pub fn put_aside(model: &mut Model, step: StepId, aside: bool, now: &Now) -> Vec<Effect> {
    change(model, now, |assessment| {
        if aside {
            assessment.sheet.dismissed.insert(step, ());
        } else {
            assessment.sheet.dismissed.remove(&step);
        }
    })
}

/// Remembers the page, so that "Weitermachen" leads back to it.
#[inline(never)]
pub fn visited(model: &mut Model, now: &Now) -> Vec<Effect> {
    let Route::Within(_, place) = model.route.clone() else {
        return Vec::new();
    };
    let Some(assessment) = model.current() else {
        return Vec::new();
    };
    // looking is not changing: the day of the last change stays
    let now = &Now {
        moment: assessment.changed,
        ..now.clone()
    };
    match place {
        Place::Question(item, After::Next) if assessment.place.as_ref() != Some(&item) => {
            change(model, now, |assessment| {
                assessment.place = Some(item);
                // somebody who answers again is not finished
                assessment.finished = false;
            })
        }
        Place::Result if !assessment.finished => {
            change(model, now, |assessment| assessment.finished = true)
        }
        _ => Vec::new(),
    }
}

/// A question that is hidden now (an earlier answer changed) is not a page: go to the next one.
#[inline(never)]
pub fn lead_from_hidden(model: &Model, check: &Check) -> Vec<Effect> {
    let Route::Within(id, Place::Question(item, after)) = &model.route else {
        return Vec::new();
    };
    let Some(open) = Run::current(model) else {
        return Vec::new();
    };
    let Some(ix) = check.rules.find(item.as_str()) else {
        return vec![Effect::Replace(Route::Within(id.clone(), Place::Review))];
    };
    if open.reach.shows(ix) {
        return Vec::new();
    }
    let next = flow::next(&check.rules, &open.reach, Some(ix));
    let place = next.map_or(Place::Review, |next| {
        Place::Question(check.rules.item(next).id.clone(), *after)
    });
    vec![Effect::Replace(Route::Within(id.clone(), place))]
}

/// Changes the open assessment and saves it.
pub fn change(model: &mut Model, now: &Now, edit: impl FnOnce(&mut Assessment)) -> Vec<Effect> {
    let Some(id) = model.route.assessment().cloned() else {
        return Vec::new();
    };
    let Some(volume) = model.shelf.get_mut(&id) else {
        return Vec::new();
    };
    edit(&mut volume.assessment);
    volume.assessment.changed = now.moment;
    saving::save(model, &id)
}
