//! Files that stand beside the questionnaires and speak about all of them: `duties.json`,
//! `referrals.json`. Each is read once for every questionnaire, because each has its own facts and
//! questions; what several readings say is said once.

use digital_check::content::referrals::hints::referral_hints;
use digital_check::content::{Check, Problem, lint, load_duties, load_referrals};
use digital_check::domain::Date;

/// Hints on a file, or everything wrong with it.
pub type Found = Result<Vec<String>, Vec<String>>;

/// Reads a file by name and content, for these checks, on this day.
pub type Examine = fn(&str, &str, &[Check], Date) -> Found;

/// Reads `duties.json`.
pub fn duties(file: &str, json: &str, checks: &[Check], today: Date) -> Found {
    let mut hints = for_each(file, checks, |check| {
        load_duties(file, json, &check.rules).map(|duties| lint::duty_hints(&duties, today))
    })?;
    let known: Vec<&str> = checks.iter().map(|check| check.rules.id.as_str()).collect();
    add(&mut hints, lint::audience_hints(json, &known));
    Ok(hints)
}

/// Reads `referrals.json`.
pub fn referrals(file: &str, json: &str, checks: &[Check], today: Date) -> Found {
    let known = |id: &str| checks.iter().any(|check| check.rules.id.as_str() == id);
    for_each(file, checks, |check| {
        let read = load_referrals(file, json, check)?;
        let mut hints = referral_hints(&read, today);
        let alone = read.checks.iter().filter(|id| !known(id));
        hints.extend(alone.map(|id| format!("rules: there is no check \"{id}\" beside it")));
        Ok(hints)
    })
}

fn for_each(
    file: &str,
    checks: &[Check],
    look: impl Fn(&Check) -> Result<Vec<String>, Vec<Problem>>,
) -> Found {
    let (mut problems, mut hints) = (Vec::new(), Vec::new());
    if checks.is_empty() {
        problems.push(format!(
            "{file}: (whole file): no questionnaire beside it could be read"
        ));
    }
    for check in checks {
        match look(check) {
            Ok(found) => add(&mut hints, found),
            Err(found) => add(
                &mut problems,
                found.iter().map(ToString::to_string).collect(),
            ),
        }
    }
    if problems.is_empty() {
        Ok(hints)
    } else {
        Err(problems)
    }
}

fn add(all: &mut Vec<String>, lines: Vec<String>) {
    for line in lines {
        if !all.contains(&line) {
            all.push(line);
        }
    }
}
