//! What comes after a result: the plan, the guided look, a mail.
//!
//! Never inlined: `update` is part of the start, these come with the rest of the program.

use super::super::effect::Effect;
use super::super::message::{Mail, Planning};
use super::super::model::{Model, Notice, Now};
use super::super::route::{Place, Route};
use super::answering::change;
use crate::domain::id::PointId;
use crate::domain::look::Mark;
use crate::domain::plan::Planned;

/// Changes the plan; what changes nothing is not saved. What is taken out can be put back, unless it
/// is a step that was just put in from the result: there the same button does it.
#[inline(never)]
pub fn plan(model: &mut Model, planning: Planning, now: &Now) -> Vec<Effect> {
    let Some(assessment) = model.current() else {
        return Vec::new();
    };
    let mut plan = assessment.plan.clone();
    let changed = match planning {
        Planning::Add(step) => plan.add(step),
        Planning::Edit(step, change) => plan.edit(&step, change),
        Planning::Remove(step) => match plan.remove(&step) {
            Some(out) => {
                let bare = out == Planned::new(step);
                if !(bare && matches!(model.route, Route::Within(_, Place::Result))) {
                    model.notice = Some(Notice::Unplanned(Box::new(out)));
                }
                true
            }
            None => false,
        },
    };
    if !changed {
        return Vec::new();
    }
    change(model, now, |assessment| assessment.plan = plan)
}

/// Puts a step back into the plan with all that was noted.
#[inline(never)]
pub fn put_back(model: &mut Model, planned: Planned, now: &Now) -> Vec<Effect> {
    change(model, now, |assessment| {
        // one that was put in meanwhile holds no notes
        assessment.plan.remove(&planned.step);
        assessment.plan.put(planned);
    })
}

/// Keeps a mark of the guided look.
#[inline(never)]
pub fn look(model: &mut Model, point: PointId, mark: Option<Mark>, now: &Now) -> Vec<Effect> {
    change(model, now, |assessment| match mark {
        Some(mark) => assessment.look.insert(point, mark),
        None => {
            assessment.look.remove(&point);
        }
    })
}

/// The address that begins a mail: everything but letters and digits is written as bytes.
#[inline(never)]
pub fn address(mail: &Mail) -> String {
    let mut address = String::from("mailto:");
    escape(&mut address, &mail.to, "@.-_+");
    address.push_str("?subject=");
    escape(&mut address, &mail.subject, "");
    address.push_str("&body=");
    // mail programs want lines to end like this (RFC 6068)
    escape(&mut address, &mail.body.replace('\n', "\r\n"), "");
    address
}

fn escape(into: &mut String, text: &str, plain: &str) {
    const DIGITS: &[u8; 16] = b"0123456789ABCDEF";
    for byte in text.bytes() {
        let char = char::from(byte);
        if char.is_ascii_alphanumeric() || plain.contains(char) {
            into.push(char);
        } else {
            into.push('%');
            into.push(char::from(DIGITS[usize::from(byte >> 4)]));
            into.push(char::from(DIGITS[usize::from(byte & 15)]));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mail_address_holds_the_text_and_nothing_that_ends_it() {
        let mail = Mail {
            to: "a.b@stadt-gladbeck.de".to_owned(),
            subject: "Größe & mehr?".to_owned(),
            body: "Zeile 1\n#2".to_owned(),
        };
        let address = address(&mail);
        assert_eq!(
            address,
            "mailto:a.b@stadt-gladbeck.de?subject=Gr%C3%B6%C3%9Fe%20%26%20mehr%3F\
             &body=Zeile%201%0D%0A%232"
        );
    }
}
