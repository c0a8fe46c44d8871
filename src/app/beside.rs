//! What stands beside a run, in figures and words: duties, the guided look, offers. For the ways that
//! lead from a result to these pages, and for what of them stands on the result itself.
//!
//! Nothing here touches a score.

use super::run::Run;
use super::words::append;
use crate::content::duties::DutyText;
use crate::content::wording::german_day;
use crate::content::{Extras, Guide};
use crate::domain::Date;
use crate::domain::duty::{Kind, Ruling, State, Timing, in_state, judge};
use crate::domain::id::PointIx;
use crate::domain::look::Standing;
use crate::domain::referral::refer;
use crate::text::{Key, Texts, number};

/// What follows from the duties for a run.
pub fn rulings(run: &Run, extras: &Extras, today: Date) -> Vec<Ruling> {
    judge(&extras.duties.rules, run.seen(), today)
}

/// How far the look of a run is.
pub fn looked(run: &Run, guide: &Guide) -> Standing {
    guide.look.standing(&run.assessment.look, run.seen())
}

/// What is to be done after the look, what comes first before the rest.
pub fn open_points(run: &Run, guide: &Guide) -> Vec<PointIx> {
    guide.look.open(&run.assessment.look, run.seen())
}

/// The duties proper in a state, without what is only planned or good to know.
pub fn proper<'r>(
    extras: &'r Extras,
    rulings: &'r [Ruling],
    state: State,
) -> impl Iterator<Item = &'r Ruling> {
    let rules = &extras.duties.rules;
    let duty = |ruling: &&Ruling| {
        rules
            .get(ruling.duty)
            .is_some_and(|rule| rule.kind == Kind::Duty)
    };
    in_state(rulings, state).filter(duty)
}

/// How many duties concern a run: "5 gelten, 2 bitte prüfen".
pub fn duties_line(texts: &Texts, extras: &Extras, rulings: &[Ruling]) -> String {
    let mut line = String::new();
    for (state, key) in [
        (State::Now, Key::DutiesCountNow),
        (State::Soon, Key::DutiesCountSoon),
        (State::Check, Key::DutiesCountCheck),
    ] {
        let n = proper(extras, rulings, state).count();
        if n > 0 {
            append(&mut line, ", ", &texts.count(key, n));
        }
    }
    if line.is_empty() {
        texts.get(Key::DutiesCountNone).clone_into(&mut line);
    }
    line
}

/// How far a look is: "12 von 46 Punkten angesehen", or how long it takes.
pub fn look_line(texts: &Texts, run: &Run, guide: &Guide) -> String {
    let all = looked(run, guide).all;
    let seen = all.applicable - all.unseen();
    let (seen, of) = (number(seen), number(all.applicable));
    let minutes = number(guide.wording.minutes);
    let values = [("seen", &*seen), ("of", &of), ("minutes", &minutes)];
    if run.assessment.look.is_empty() {
        return texts.fill(Key::LookLineNew, &values);
    }
    texts.fill(Key::LookSeen, &values)
}

/// How many offers may fit.
pub fn offers_line(texts: &Texts, run: &Run, extras: &Extras, today: Date) -> String {
    let scores = run.scores();
    let catalogue = &extras.referrals.rules;
    let offers = refer(catalogue, run.rules(), &run.answers, &scores, today);
    match offers.len() {
        0 => texts.get(Key::OffersNone).to_owned(),
        n => texts.count(Key::OffersCount, n),
    }
}

/// Since when, or from when, a duty holds: in the authors' words where there are some.
pub fn duty_day(texts: &Texts, run: &Run, words: &DutyText, ruling: &Ruling) -> String {
    let fill = |key, day| texts.fill(key, &[("day", &german_day(day))]);
    if let Timing::Gone(day) = ruling.timing {
        return fill(Key::DutyDayGone, day);
    }
    let mut notes = String::new();
    for at in &ruling.periods {
        if let Some(Some(note)) = words.periods.get(*at) {
            append(&mut notes, "; ", &run.say(note));
        }
    }
    if !notes.is_empty() {
        return notes;
    }
    match ruling.timing {
        Timing::Coming(day) => fill(Key::DutyDayFrom, day),
        Timing::InForce(Some(day)) | Timing::Gone(day) => fill(Key::DutyDaySince, day),
        Timing::InForce(None) => texts.get(Key::DutyDayAlways).to_owned(),
        Timing::Unclear => texts.get(Key::DutyDayUnclear).to_owned(),
    }
}
