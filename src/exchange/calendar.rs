//! Steps with a day as a calendar file (RFC 5545) that any calendar program takes.
//!
//! Each step is an all-day event that blocks nobody's day. Its UID is made of assessment and step,
//! so that taking the file twice, or again with another day, does not put it there twice.

use crate::content::date;
use crate::domain::Date;
use crate::domain::id::StepId;
use crate::store::{AssessmentId, Moment};

/// Longest line, in octets, without its end (RFC 5545, 3.1).
const LONGEST_LINE: usize = 75;
/// When the reminder comes: at nine in the morning of the day before, not at its midnight.
const REMINDER: &str = "-PT15H";

/// One event.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Event {
    /// The step, for the UID.
    pub step: StepId,
    /// The day.
    pub day: Date,
    /// What is to be done.
    pub summary: String,
    /// How, with whom; may have several lines, may be empty.
    pub description: String,
}

/// The calendar file. `stamp` is the moment of writing in UTC, as the format demands it.
pub fn write(id: &AssessmentId, stamp: Moment, events: &[Event]) -> String {
    let mut out = String::new();
    line(&mut out, "BEGIN:VCALENDAR", "");
    line(&mut out, "VERSION:", "2.0");
    line(&mut out, "PRODID:", "-//Digital-Check//DE");
    for event in events {
        let day = digits(event.day);
        // the end is the first day that does not belong to it
        let end = event.day.next_day().map(digits);
        let clock = stamp.clock().replace(':', "");
        line(&mut out, "BEGIN:VEVENT", "");
        let uid = [id.as_str(), "-", event.step.as_str(), "@digital-check"];
        line(&mut out, "UID:", &uid.concat());
        line(
            &mut out,
            "DTSTAMP:",
            &[&*digits(stamp.day), "T", &clock, "00Z"].concat(),
        );
        line(&mut out, "DTSTART;VALUE=DATE:", &day);
        if let Some(end) = end {
            line(&mut out, "DTEND;VALUE=DATE:", &end);
        }
        line(&mut out, "SUMMARY;LANGUAGE=de:", &escape(&event.summary));
        if !event.description.is_empty() {
            line(
                &mut out,
                "DESCRIPTION;LANGUAGE=de:",
                &escape(&event.description),
            );
        }
        line(&mut out, "TRANSP:", "TRANSPARENT");
        line(&mut out, "BEGIN:VALARM", "");
        line(&mut out, "ACTION:", "DISPLAY");
        line(
            &mut out,
            "DESCRIPTION;LANGUAGE=de:",
            &escape(&event.summary),
        );
        line(&mut out, "TRIGGER:", REMINDER);
        line(&mut out, "END:VALARM", "");
        line(&mut out, "END:VEVENT", "");
    }
    line(&mut out, "END:VCALENDAR", "");
    out
}

/// `20261123`.
fn digits(day: Date) -> String {
    date::write(day).replace('-', "")
}

/// A text as a value: the four signs that mean something are escaped, other control characters
/// left out.
fn escape(text: &str) -> String {
    let mut escaped = String::new();
    for char in text.replace("\r\n", "\n").chars() {
        match char {
            '\\' | ';' | ',' => {
                escaped.push('\\');
                escaped.push(char);
            }
            '\n' | '\r' => escaped.push_str("\\n"),
            other if other.is_control() => {}
            other => escaped.push(other),
        }
    }
    escaped
}

/// One line, folded between characters: never within the bytes of one.
fn line(out: &mut String, name: &str, value: &str) {
    let mut used = 0;
    for char in name.chars().chain(value.chars()) {
        if used + char.len_utf8() > LONGEST_LINE {
            out.push_str("\r\n ");
            used = 1;
        }
        out.push(char);
        used += char.len_utf8();
    }
    out.push_str("\r\n");
}
