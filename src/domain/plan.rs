//! "Mein Plan": the steps a person chose, with a day, with whom, and a sentence "Wenn …, dann …".
//!
//! A plan names steps by id, so it outlives a change of answers: what was agreed stays agreed,
//! also when the step is no longer recommended. Texts come in through [`tidy`], so that what is
//! kept, printed and written into files has limits and no control characters.

use super::Date;
use super::id::StepId;
use super::table::sort_stable;

/// Most steps a plan may hold. More than any check recommends; a limit for files from elsewhere.
pub const MOST: usize = 100;
/// Longest text for with whom or where, in characters.
pub const LONGEST_WITH: usize = 80;
/// Longest sentence "Wenn …, dann …", in characters.
pub const LONGEST_IF_THEN: usize = 240;

/// One step of a plan.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Planned {
    /// The step.
    pub step: StepId,
    /// The day it is to be done by.
    pub due: Option<Date>,
    /// With whom, or where; may be empty.
    pub with: Box<str>,
    /// "Wenn …, dann …"; may be empty.
    pub if_then: Box<str>,
    /// The day it was done.
    pub done: Option<Date>,
}

/// A change of one entry.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Change {
    /// Another day, or none.
    Due(Option<Date>),
    /// With whom, or where.
    With(Box<str>),
    /// The sentence "Wenn …, dann …".
    IfThen(Box<str>),
    /// Done on this day; `None` takes it back.
    Done(Option<Date>),
}

/// The steps a person chose. No step stands in it twice.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Plan {
    entries: Vec<Planned>,
}

impl Planned {
    /// A step without day and words.
    pub fn new(step: StepId) -> Self {
        Self {
            step,
            due: None,
            with: "".into(),
            if_then: "".into(),
            done: None,
        }
    }
}

impl Plan {
    /// The entries in the order they were chosen.
    pub fn entries(&self) -> &[Planned] {
        &self.entries
    }

    /// The entries as they are shown, printed and handed on: those with a day first, by day; then
    /// the others; equals as they were chosen. "Done" moves nothing, so that no line jumps away
    /// under the finger that ticks it.
    pub fn in_order(&self) -> Vec<&Planned> {
        let mut all: Vec<&Planned> = self.entries.iter().collect();
        sort_stable(&mut all, |a, b| match (a.due, b.due) {
            (Some(a), Some(b)) => a < b,
            (a, None) => a.is_some(),
            (None, Some(_)) => false,
        });
        all
    }

    /// The entry of a step.
    pub fn get(&self, step: &StepId) -> Option<&Planned> {
        self.entries.iter().find(|entry| entry.step == *step)
    }

    /// Whether a step is in the plan.
    pub fn has(&self, step: &StepId) -> bool {
        self.get(step).is_some()
    }

    /// Whether nothing was chosen.
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// Whether the calendar has anything to say: a step with a day that is not done.
    pub fn has_days(&self) -> bool {
        let open = |entry: &Planned| entry.due.is_some() && entry.done.is_none();
        self.entries.iter().any(open)
    }

    /// Puts a step at the end; whether it was put in. A step that is there stays as it is.
    pub fn add(&mut self, step: StepId) -> bool {
        self.put(Planned::new(step))
    }

    /// Puts an entry at the end, with tidy texts; whether it was put in.
    pub fn put(&mut self, entry: Planned) -> bool {
        let fits = self.entries.len() < MOST && !self.has(&entry.step);
        if fits {
            self.entries.push(Planned {
                with: tidy(&entry.with, LONGEST_WITH),
                if_then: tidy(&entry.if_then, LONGEST_IF_THEN),
                ..entry
            });
        }
        fits
    }

    /// Takes a step out, and hands back what was noted, for "undo".
    pub fn remove(&mut self, step: &StepId) -> Option<Planned> {
        let at = self.entries.iter().position(|entry| entry.step == *step)?;
        Some(self.entries.remove(at))
    }

    /// Changes an entry; whether anything is different now.
    pub fn edit(&mut self, step: &StepId, change: Change) -> bool {
        let Some(entry) = self.entries.iter_mut().find(|entry| entry.step == *step) else {
            return false;
        };
        let before = entry.clone();
        match change {
            Change::Due(day) => entry.due = day,
            Change::With(text) => entry.with = tidy(&text, LONGEST_WITH),
            Change::IfThen(text) => entry.if_then = tidy(&text, LONGEST_IF_THEN),
            Change::Done(day) => entry.done = day,
        }
        *entry != before
    }
}

/// "This week": its Friday, or today when that is over.
pub fn this_week(today: Date) -> Date {
    // Friday is the fifth day of the week
    let left = 5 - i32::from(today.weekday().number_from_monday());
    Date::from_julian_day(today.to_julian_day() + left.max(0)).unwrap_or(today)
}

/// Whether a day can be meant. While a year is typed, its first digits are a year as well.
pub fn is_plausible(day: Date) -> bool {
    (2000..2100).contains(&day.year())
}

/// A text as it is kept: on one line, without control characters and without signs that turn the
/// direction of the text around them, trimmed, at most so many characters long.
pub fn tidy(text: &str, longest: usize) -> Box<str> {
    let plain = text
        .chars()
        .map(|char| {
            if matches!(char, '\n' | '\r' | '\t') {
                ' '
            } else {
                char
            }
        })
        .filter(|char| !char.is_control() && !turns_direction(*char));
    let cut: String = plain.take(longest).collect();
    cut.trim().into()
}

/// Embeddings, overrides and isolates of bidirectional text (Unicode UAX #9): with them a note
/// could rearrange the line it stands in.
const fn turns_direction(char: char) -> bool {
    matches!(char, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn id(text: &str) -> StepId {
        StepId::parse(text).expect("an id")
    }

    fn day(number: u16) -> Option<Date> {
        Date::from_ordinal_date(2026, number).ok()
    }

    fn steps(entries: &[&Planned]) -> String {
        let ids: Vec<&str> = entries.iter().map(|entry| entry.step.as_str()).collect();
        ids.join(" ")
    }

    #[test]
    fn days_come_first_then_the_order_of_choosing() {
        let mut plan = Plan::default();
        for step in ["a", "b", "c", "d", "e"] {
            assert!(plan.add(id(step)));
        }
        for (step, due) in [("e", day(40)), ("c", day(30)), ("b", day(40))] {
            assert!(plan.edit(&id(step), Change::Due(due)));
        }
        assert_eq!(steps(&plan.in_order()), "c b e a d");
        assert!(plan.edit(&id("c"), Change::Done(day(29))));
        assert_eq!(steps(&plan.in_order()), "c b e a d", "done moves nothing");
        assert!(plan.edit(&id("c"), Change::Due(None)));
        assert_eq!(steps(&plan.in_order()), "b e a c d");
    }

    #[test]
    fn a_step_stands_in_a_plan_once_and_can_be_taken_out() {
        let mut plan = Plan::default();
        assert!(plan.add(id("a")));
        assert!(plan.edit(&id("a"), Change::With("Frau Ay".into())));
        assert!(!plan.add(id("a")), "it is there");
        assert_eq!(
            plan.get(&id("a")).map(|entry| &*entry.with),
            Some("Frau Ay")
        );
        let out = plan.remove(&id("a")).expect("it was there");
        assert!(plan.is_empty() && plan.remove(&id("a")).is_none());
        assert!(plan.put(out) && plan.has(&id("a")), "undo");
    }

    #[test]
    fn only_what_changes_something_counts_as_a_change() {
        let mut plan = Plan::default();
        plan.add(id("a"));
        for (change, changes) in [
            (Change::Due(day(1)), true),
            (Change::Due(day(1)), false),
            (Change::With(" Chef ".into()), true),
            (Change::With("Chef".into()), false),
            (
                Change::IfThen("Wenn Montag ist, dann rufe ich an.".into()),
                true,
            ),
            (Change::Done(None), false),
            (Change::Done(day(2)), true),
        ] {
            assert_eq!(plan.edit(&id("a"), change.clone()), changes, "{change:?}");
        }
        assert!(!plan.edit(&id("b"), Change::Due(None)), "not in the plan");
    }

    #[test]
    fn this_week_ends_on_friday_and_never_before_today() {
        // 2026-11-23 is a Monday, the 327th day of its year
        for (today, friday) in [(327, 331), (330, 331), (331, 331), (332, 332), (333, 333)] {
            let today = day(today).expect("a day");
            assert_eq!(Some(this_week(today)), day(friday), "{today}");
        }
    }

    #[test]
    fn years_that_are_being_typed_are_no_days_yet() {
        for (year, fits) in [
            (2, false),
            (1999, false),
            (2000, true),
            (2099, true),
            (2100, false),
        ] {
            let day = Date::from_ordinal_date(year, 1).expect("a day");
            assert_eq!(is_plausible(day), fits, "{year}");
        }
    }

    #[test]
    fn the_calendar_holds_what_has_a_day_and_is_not_done() {
        let mut plan = Plan::default();
        plan.add(id("a"));
        assert!(!plan.has_days());
        plan.edit(&id("a"), Change::Due(day(1)));
        assert!(plan.has_days());
        plan.edit(&id("a"), Change::Done(day(1)));
        assert!(!plan.has_days());
    }

    #[test]
    fn texts_and_plans_have_limits() {
        let mut plan = Plan::default();
        for number in 0..MOST {
            assert!(plan.add(id(&format!("s{number}"))));
        }
        assert!(!plan.add(id("one-more")));
        plan.edit(
            &id("s0"),
            Change::IfThen("ä".repeat(LONGEST_IF_THEN + 1).into()),
        );
        let kept = plan
            .get(&id("s0"))
            .map(|entry| entry.if_then.chars().count());
        assert_eq!(kept, Some(LONGEST_IF_THEN));
    }

    #[test]
    fn texts_are_tidied_once_and_for_all() {
        for (text, kept) in [
            ("  mit Ali\u{0} \n", "mit Ali"),
            ("Zeile\r\nzwei", "Zeile  zwei"),
            ("a\u{202e}b\u{2066}c", "abc"),
            ("عائشة", "عائشة"),
            ("", ""),
        ] {
            assert_eq!(&*tidy(text, 20), kept);
            assert_eq!(tidy(kept, 20), tidy(text, 20));
        }
        assert_eq!(&*tidy("abc def", 4), "abc");
    }
}
