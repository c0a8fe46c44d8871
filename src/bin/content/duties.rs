//! The `check` of duties.json: it is read once for every questionnaire, because each has its own
//! facts; what all readings complain about is named once.

use digital_check::content::{Check, lint, load_duties};
use digital_check::domain::Date;

/// Everything wrong with the file, and hints on it.
pub fn examine(
    file: &str,
    json: &str,
    checks: &[Check],
    today: Date,
) -> (Vec<String>, Vec<String>) {
    let (mut problems, mut hints) = (Vec::new(), Vec::new());
    if checks.is_empty() {
        problems.push(format!(
            "{file}: (whole file): no questionnaire beside it could be read"
        ));
    }
    for check in checks {
        match load_duties(file, json, &check.rules) {
            Ok(duties) => add(&mut hints, lint::duty_hints(&duties, today)),
            Err(found) => add(
                &mut problems,
                found.iter().map(ToString::to_string).collect(),
            ),
        }
    }
    let known: Vec<&str> = checks.iter().map(|check| check.rules.id.as_str()).collect();
    add(&mut hints, lint::audience_hints(json, &known));
    (problems, hints)
}

fn add(all: &mut Vec<String>, lines: Vec<String>) {
    for line in lines {
        if !all.contains(&line) {
            all.push(line);
        }
    }
}
