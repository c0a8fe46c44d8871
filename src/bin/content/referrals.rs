//! `referrals.json` on the command line: read once for every questionnaire beside it.

use std::path::{Path, PathBuf};

use digital_check::content::referrals::hints::referral_hints;
use digital_check::content::{Check, load_referrals};
use digital_check::domain::Date;

/// Name of the file.
pub const FILE: &str = "referrals.json";

/// Whether a file is this one.
pub fn is(file: &Path) -> bool {
    file.file_name().is_some_and(|name| name == FILE)
}

/// The questionnaires beside the file, in the order of their names.
pub fn questionnaires(file: &Path) -> Vec<PathBuf> {
    let folder = file.with_file_name("questionnaires");
    let entries = std::fs::read_dir(folder).into_iter().flatten();
    let mut files: Vec<PathBuf> = entries
        .filter_map(|entry| Some(entry.ok()?.path()))
        .filter(|file| file.extension().is_some_and(|end| end == "json"))
        .collect();
    files.sort();
    files
}

/// Reads the file for every check. Gives hints, or everything wrong with it, each once.
pub fn check(
    file: &str,
    json: &str,
    checks: &[Check],
    today: Date,
) -> Result<Vec<String>, Vec<String>> {
    if checks.is_empty() {
        let reason = "no questionnaire beside it could be read, so its rules cannot be checked";
        return Err(vec![format!("{file}: rules: {reason}")]);
    }
    let (mut problems, mut hints) = (Vec::new(), Vec::new());
    for check in checks {
        match load_referrals(file, json, check) {
            // the hints do not depend on the check
            Ok(read) if hints.is_empty() => {
                let alone = read.checks.iter().filter(|id| {
                    let is = |check: &Check| check.rules.id.as_str() == &***id;
                    !checks.iter().any(is)
                });
                let alone = alone.map(|id| format!("rules: there is no check \"{id}\" beside it"));
                let found = referral_hints(&read, today).into_iter().chain(alone);
                hints = found.map(|hint| format!("{file}: hint: {hint}")).collect();
            }
            Ok(_) => {}
            Err(found) => {
                for line in found.iter().map(ToString::to_string) {
                    if !problems.contains(&line) {
                        problems.push(line);
                    }
                }
            }
        }
    }
    if problems.is_empty() {
        Ok(hints)
    } else {
        Err(problems)
    }
}
