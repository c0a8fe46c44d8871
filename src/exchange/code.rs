//! The answers of one check as a short code, for a link, a QR symbol or the telephone.
//!
//! Holds ids' positions only, never a name: check, version, form, day, answers, wishes, steps put
//! aside. Whoever sees the code can read the answers; it protects from mistakes, not from eyes.
//! In an address it stands behind the `#`, which browsers send to no server.
//!
//! Layout, highest bit first: format (8 bits), check and version (length, bytes), form (1), day as
//! Julian day (24), fingerprint of the questionnaire's structure (32), whether something was tried
//! out, wished, put aside (3), then the answers in the order and width of the questionnaire, zeros
//! up to a full byte, and a CRC-32 over all that. Any flip within 32 bits is noticed for certain.

use crc::{CRC_32_ISO_HDLC, Crc, NoTable};

use super::base32;
use super::bits::{In, Out, width};
use crate::domain::Date;
use crate::domain::answer::{Answer, Answers, Ticks, Wish};
use crate::domain::id::{CheckId, GroupIx, ItemIx, OptionIx};
use crate::domain::questionnaire::{Form, Item, Kind, Questionnaire};
use crate::domain::sheet::Sheet;

const CRC: Crc<u32, NoTable> = Crc::<u32, NoTable>::new(&CRC_32_ISO_HDLC);
/// The version of the layout.
const VERSION: u8 = 1;
/// Longest code that is read, in characters. A full check needs about a hundred.
pub const LONGEST: usize = 4_000;
/// Longest version text of a questionnaire that is kept, in characters.
const LONGEST_VERSION: usize = 16;
/// What stands before the code in an address.
pub const PLACE: &str = "#/code/";

/// What a code says before its questionnaire is known.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Head {
    /// The check.
    pub check: CheckId,
    /// The authors' version the answers were given to, at most 16 characters of it.
    pub version: Box<str>,
    /// Which form was chosen.
    pub form: Form,
    /// The day of the answers.
    pub day: Date,
}

/// What a code says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Handed {
    /// Check, version, form and day.
    pub head: Head,
    /// The answers.
    pub sheet: Sheet,
    /// Whether the questions read the same now.
    pub edition: Edition,
}

/// Whether answers were given to the version of a questionnaire that is loaded now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Edition {
    /// They were.
    Same,
    /// To another version with the same questions and answers; words or rules may differ.
    Other,
}

/// Why a code cannot be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CodeError {
    /// It is no code, or was changed or cut off on the way.
    Damaged,
    /// A newer program wrote it.
    Newer,
    /// It belongs to another check than the one it is read with.
    OtherCheck,
    /// Its questionnaire had other questions or answers than the one it is read with.
    OtherQuestions,
}

/// The code for a sheet. What the questionnaire does not know is left out, as everywhere.
pub fn write(check: &Questionnaire, version: &str, sheet: &Sheet, day: Date) -> String {
    let answers = sheet.answers(check);
    let mut out = Out::default();
    out.put(VERSION.into(), 8);
    out.text(check.id.as_str());
    out.text(&cut(version));
    out.flag(answers.form == Form::Short);
    // days before the year -4712 are not days of answers
    out.put(u64::try_from(day.to_julian_day()).unwrap_or(0), 24);
    out.put(fingerprint(check).into(), 32);
    write_answers(&mut out, check, &answers);
    let mut bytes = out.bytes();
    let sum = CRC.checksum(&bytes);
    bytes.extend(sum.to_be_bytes());
    base32::write(&bytes)
}

/// The address of a page with a code; `page` is the address the page has now.
pub fn address(page: &str, code: &str) -> String {
    let page = page.split('#').next().unwrap_or_default();
    [page, PLACE, code].concat()
}

/// What a code, or an address with one, says of itself: the check it needs, version, form and day.
///
/// # Errors
/// When it is damaged or from a newer program.
pub fn peek(text: &str) -> Result<Head, CodeError> {
    let bytes = open(text)?;
    head(&mut In::new(&bytes)).ok_or(CodeError::Damaged)
}

/// The answers in a code, or in an address with one; all or nothing.
///
/// # Errors
/// When it is damaged, from a newer program, or belongs to other questions than these.
pub fn read(text: &str, check: &Questionnaire) -> Result<Handed, CodeError> {
    let bytes = open(text)?;
    let mut bits = In::new(&bytes);
    let head = head(&mut bits).ok_or(CodeError::Damaged)?;
    if head.check != check.id {
        return Err(CodeError::OtherCheck);
    }
    if bits.take(32) != Some(fingerprint(check).into()) {
        return Err(CodeError::OtherQuestions);
    }
    let mut answers = Answers::empty(check);
    answers.form = head.form;
    read_answers(&mut bits, check, &mut answers)?;
    if !bits.ends() {
        return Err(CodeError::Damaged);
    }
    let edition = if *head.version == *cut(&check.version) {
        Edition::Same
    } else {
        Edition::Other
    };
    Ok(Handed {
        sheet: Sheet::of(check, &answers),
        head,
        edition,
    })
}

/// The bytes of a code, checked, without the checksum.
fn open(text: &str) -> Result<Vec<u8>, CodeError> {
    let code = text.rsplit(PLACE).next().unwrap_or_default().trim();
    if code.len() > LONGEST {
        return Err(CodeError::Damaged);
    }
    let mut bytes = base32::read(code).ok_or(CodeError::Damaged)?;
    let at = bytes.len().checked_sub(4).ok_or(CodeError::Damaged)?;
    let sum = bytes.split_off(at);
    if CRC.checksum(&bytes).to_be_bytes() != *sum {
        return Err(CodeError::Damaged);
    }
    // the checksum is right, so a foreign version is a newer program and no accident
    match bytes.first() {
        Some(&VERSION) => Ok(bytes),
        Some(version) if *version > VERSION => Err(CodeError::Newer),
        _ => Err(CodeError::Damaged),
    }
}

fn head(bits: &mut In<'_>) -> Option<Head> {
    bits.take(8)?;
    let check = CheckId::parse(&bits.text()?)?;
    let version = bits.text()?.into();
    let form = if bits.flag()? {
        Form::Short
    } else {
        Form::Full
    };
    let day = i32::try_from(bits.take(24)?).ok()?;
    Some(Head {
        check,
        version,
        form,
        day: Date::from_julian_day(day).ok()?,
    })
}

fn cut(version: &str) -> String {
    version.chars().take(LONGEST_VERSION).collect()
}

/// A number for everything that decides how answers are packed and what a packed answer means:
/// ids and order of questions, options, groups and steps. Words, points and rules may change.
fn fingerprint(check: &Questionnaire) -> u32 {
    let mut digest = CRC.digest();
    let mut add = |kind: u8, text: &str| {
        digest.update(&[kind]);
        digest.update(text.as_bytes());
    };
    for item in &check.items {
        add(0, item.id.as_str());
        match &item.kind {
            Kind::Choice(options) => options.iter().for_each(|option| add(1, option.id.as_str())),
            Kind::Checklist(list) => list.ticks.iter().for_each(|tick| add(2, tick.id.as_str())),
            Kind::Rows(rows) => {
                rows.rows.iter().for_each(|row| add(3, row.id.as_str()));
                rows.scale.iter().for_each(|mark| add(4, mark.id.as_str()));
            }
        }
        item.steps.iter().for_each(|step| add(5, step.id.as_str()));
    }
    for group in &check.groups {
        add(6, group.id.as_str());
    }
    digest.finalize()
}

fn write_answers(out: &mut Out, check: &Questionnaire, answers: &Answers) {
    let given = |ix: ItemIx| answers.given(ix).cloned().unwrap_or_default();
    let groups = || (0..).map(GroupIx).take(check.groups.len());
    let tried = check.indices().any(|ix| given(ix).tried.is_some());
    let wished = groups().any(|group| answers.wish(group).is_some());
    let mut steps = check.items.iter().flat_map(|item| &item.steps);
    let aside = steps.any(|step| answers.dismissed.contains(&step.id));
    for flag in [tried, wished, aside] {
        out.flag(flag);
    }
    for (ix, item) in check.indices().zip(&check.items) {
        write_answer(out, item, given(ix).said.as_ref());
        if tried {
            let tried = given(ix).tried;
            out.flag(tried.is_some());
            if tried.is_some() {
                write_answer(out, item, tried.as_ref());
            }
        }
        for step in item.steps.iter().filter(|_| aside) {
            out.flag(answers.dismissed.contains(&step.id));
        }
    }
    for group in groups().filter(|_| wished) {
        out.put(answers.wish(group).map_or(0, |wish| wish as u64 + 1), 2);
    }
}

fn read_answers(
    bits: &mut In<'_>,
    check: &Questionnaire,
    answers: &mut Answers,
) -> Result<(), CodeError> {
    let flag = |bits: &mut In<'_>| bits.flag().ok_or(CodeError::Damaged);
    let (tried, wished, aside) = (flag(bits)?, flag(bits)?, flag(bits)?);
    for (ix, item) in check.indices().zip(&check.items) {
        answers.say(ix, read_answer(bits, item)?);
        if tried && flag(bits)? {
            answers.try_out(ix, read_answer(bits, item)?);
        }
        for step in item.steps.iter().filter(|_| aside) {
            if flag(bits)? {
                answers.dismissed.push(step.id.clone());
            }
        }
    }
    let groups = (0..).map(GroupIx).take(check.groups.len());
    for group in groups.filter(|_| wished) {
        let wish = match bits.take(2).ok_or(CodeError::Damaged)? {
            0 => None,
            1 => Some(Wish::Low),
            2 => Some(Wish::Medium),
            _ => Some(Wish::High),
        };
        answers.set_wish(group, wish);
    }
    Ok(())
}

/// What an answer can begin with: nothing, unknown, not applicable, then the options of a choice,
/// or one more for ticks and rows.
const NOTHING: u64 = 0;
const UNKNOWN: u64 = 1;
const NOT_APPLICABLE: u64 = 2;
const GIVEN: u64 = 3;

fn states(item: &Item) -> u32 {
    width(match &item.kind {
        Kind::Choice(options) => 3 + options.len(),
        Kind::Checklist(_) | Kind::Rows(_) => 4,
    })
}

fn write_answer(out: &mut Out, item: &Item, answer: Option<&Answer>) {
    let state = match answer {
        None => NOTHING,
        Some(Answer::Unknown) => UNKNOWN,
        Some(Answer::NotApplicable) => NOT_APPLICABLE,
        Some(Answer::Option(option)) => GIVEN + u64::from(option.0),
        Some(Answer::Ticks(_) | Answer::Rows(_)) => GIVEN,
    };
    out.put(state, states(item));
    match (answer, &item.kind) {
        (Some(Answer::Ticks(ticks)), Kind::Checklist(list)) => {
            for at in (0..).map(OptionIx).take(list.ticks.len()) {
                out.flag(ticks.has(at));
            }
        }
        (Some(Answer::Rows(marks)), Kind::Rows(rows)) => {
            for at in 0..rows.rows.len() {
                let mark = marks.get(at).copied().flatten();
                let mark = mark.map_or(0, |mark| u64::from(mark.0) + 1);
                out.put(mark, width(rows.scale.len() + 1));
            }
        }
        _ => {}
    }
}

fn read_answer(bits: &mut In<'_>, item: &Item) -> Result<Option<Answer>, CodeError> {
    match bits.take(states(item)) {
        Some(NOTHING) => Ok(None),
        // the check offered these once
        Some(UNKNOWN) if item.unknown.is_none() => Err(CodeError::OtherQuestions),
        Some(NOT_APPLICABLE) if !item.not_applicable => Err(CodeError::OtherQuestions),
        Some(state) => read_given(state, bits, item)
            .map(Some)
            .ok_or(CodeError::Damaged),
        None => Err(CodeError::Damaged),
    }
}

fn read_given(state: u64, bits: &mut In<'_>, item: &Item) -> Option<Answer> {
    match (state, &item.kind) {
        (UNKNOWN, _) => item.unknown.map(|_| Answer::Unknown),
        (NOT_APPLICABLE, _) => item.not_applicable.then_some(Answer::NotApplicable),
        (state, Kind::Choice(options)) => {
            let at = u8::try_from(state - GIVEN).ok()?;
            (usize::from(at) < options.len()).then_some(Answer::Option(OptionIx(at)))
        }
        (_, Kind::Checklist(list)) => {
            let mut ticks = Ticks::default();
            for at in (0..).map(OptionIx).take(list.ticks.len()) {
                ticks = ticks.with(at, bits.flag()?);
            }
            Some(Answer::Ticks(ticks))
        }
        (_, Kind::Rows(rows)) => {
            let mut marks = Vec::new();
            for _ in &rows.rows {
                let mark = bits.take(width(rows.scale.len() + 1))?;
                let mark = u8::try_from(mark).ok()?;
                (usize::from(mark) <= rows.scale.len()).then_some(())?;
                marks.push(mark.checked_sub(1).map(OptionIx));
            }
            Some(Answer::Rows(marks.into()))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn seal(bytes: &[u8]) -> String {
        let sum = CRC.checksum(bytes).to_be_bytes();
        base32::write(&[bytes, &sum].concat())
    }

    #[test]
    fn codes_of_newer_programs_are_refused_by_name() {
        for (bytes, error) in [
            (&[VERSION + 1, 0, 0][..], CodeError::Newer),
            (&[0, 0, 0], CodeError::Damaged),
            (&[VERSION], CodeError::Damaged),
            (&[], CodeError::Damaged),
        ] {
            assert_eq!(peek(&seal(bytes)), Err(error), "{bytes:?}");
        }
    }
}
