//! The authors' command line: `check`, `evaluate`, `paths`, `schema`. Same code as the page.
//!
//! Output goes to standard output, problems to standard error. Exit codes: 0 all well, 1 something
//! is wrong with a file, 2 the command was not understood. The clock is read here and only here.

use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use super::beside::{self, Examine};
use digital_check::content::answers::load_answers;
use digital_check::content::paths::{questionnaire_of, walk_cases};
use digital_check::content::report::evaluation;
use digital_check::content::schema::schemas;
use digital_check::content::{
    Check, Guide, Problem, Site, date, lint, load_check, load_look, load_site,
};
use digital_check::domain::Date;

const HELP: &str = "\
content – check and try out questionnaires

  content check [FILES…]                  read content files; without FILES, all under public/content
  content evaluate QUESTIONNAIRE ANSWERS  everything that follows from answers, as JSON
  content paths CASES…                    walk path cases: answers in order -> pages shown
  content schema [FOLDER]                 write the JSON Schemas, to public/content/schema if left out
  content help                            this text

Options, anywhere:
  --today 2026-11-23   the day that counts, instead of today
  --site FILE          the site file with the districts; found by itself beside questionnaires/

The formats are explained in README.md.";

/// Where the shipped content lives, seen from the project's folder.
const CONTENT: &str = "public/content";

/// Why a command ended without success.
enum Failure {
    /// The command was not understood.
    Usage(String),
    /// Something is wrong with files; one line each.
    Files(Vec<String>),
}

type Outcome = Result<(), Failure>;

/// The command line, taken apart.
struct Call {
    words: Vec<String>,
    today: Date,
    site: Option<PathBuf>,
}

/// Runs the command line.
pub fn run() -> ExitCode {
    let done = Call::read(std::env::args().skip(1)).and_then(|call| call.run());
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(Failure::Files(lines)) => {
            complain(&lines.join("\n"));
            ExitCode::from(1)
        }
        Err(Failure::Usage(reason)) => {
            complain(&format!("{reason}\n\n{HELP}"));
            ExitCode::from(2)
        }
    }
}

/// Writes to standard output. A reader that went away (`| head`) is no error of ours.
fn say(text: &str) {
    let _ = writeln!(std::io::stdout(), "{text}");
}

fn complain(text: &str) {
    let _ = writeln!(std::io::stderr(), "{text}");
}

impl Call {
    fn read(args: impl Iterator<Item = String>) -> Result<Self, Failure> {
        let (mut words, mut today, mut site) = (Vec::new(), None, None);
        let mut args = args;
        while let Some(arg) = args.next() {
            let mut value = || {
                args.next()
                    .ok_or_else(|| Failure::Usage(format!("{arg} needs a value")))
            };
            match arg.as_str() {
                "--today" => {
                    let text = value()?;
                    let day = date::parse(&text);
                    today = Some(day.ok_or_else(|| {
                        Failure::Usage(format!("not a day like 2026-11-23: {text}"))
                    })?);
                }
                "--site" => site = Some(PathBuf::from(value()?)),
                "--help" | "-h" => words.insert(0, "help".to_owned()),
                option if option.starts_with('-') => {
                    return Err(Failure::Usage(format!("unknown option {option}")));
                }
                _ => words.push(arg),
            }
        }
        Ok(Self {
            words,
            today: today.unwrap_or_else(system_day),
            site,
        })
    }

    fn run(&self) -> Outcome {
        let words: Vec<&str> = self.words.iter().map(String::as_str).collect();
        match words.as_slice() {
            [] | ["help", ..] => {
                say(HELP);
                Ok(())
            }
            ["check"] => self.check(&shipped()?),
            ["check", files @ ..] => {
                self.check(&files.iter().map(PathBuf::from).collect::<Vec<_>>())
            }
            ["evaluate", questionnaire, answers] => {
                self.evaluate(Path::new(questionnaire), Path::new(answers))
            }
            ["paths", first, more @ ..] => std::iter::once(first)
                .chain(more)
                .try_for_each(|file| self.paths(Path::new(file))),
            ["schema"] => schema(&Path::new(CONTENT).join("schema")),
            ["schema", folder] => schema(Path::new(folder)),
            [command @ ("evaluate" | "paths" | "schema"), ..] => {
                Err(Failure::Usage(format!("{command}: wrong number of files")))
            }
            [other, ..] => Err(Failure::Usage(format!("unknown command {other}"))),
        }
    }

    /// Reads all files and names everything wrong with them; hints do not fail.
    fn check(&self, files: &[PathBuf]) -> Outcome {
        let (mut problems, mut checks, mut sites) = (Vec::new(), Vec::new(), Vec::new());
        for file in files {
            if is_site(file) {
                match read_site(file) {
                    Ok(site) => sites.push((file, site)),
                    Err(found) => problems.extend(found),
                }
            } else if is_duties(file) {
                problems.extend(self.for_each_beside(file, beside::duties));
            } else if is_referrals(file) {
                problems.extend(self.for_each_beside(file, beside::referrals));
            } else if is_look(file) {
                match self.look(file) {
                    Ok(guide) => say_hints(file, lint::look_hints(&guide, self.today)),
                    Err(found) => problems.extend(found),
                }
            } else {
                match self.load(file) {
                    Ok(check) => checks.push((file, check)),
                    Err(found) => problems.extend(found),
                }
            }
        }
        for (file, check) in &checks {
            let id = check.rules.id.as_str();
            if file.file_stem().and_then(|stem| stem.to_str()) != Some(id) {
                problems.push(format!(
                    "{}: id: the file of \"{id}\" must be called {id}.json",
                    file.display()
                ));
            }
        }
        for (file, site) in &sites {
            problems.extend(missing_checks(file, site));
        }
        self.hints(&sites, checks);
        if problems.is_empty() {
            say(&format!("all fine, files read: {}", files.len()));
            return Ok(());
        }
        Err(Failure::Files(problems))
    }

    /// Everything wrong with a file that is read for every questionnaire beside it; says the hints.
    fn for_each_beside(&self, file: &Path, examine: Examine) -> Vec<String> {
        let beside = content_files(&file.with_file_name("questionnaires")).unwrap_or_default();
        // a questionnaire that does not load is named where it is checked itself
        let load = |file: &PathBuf| self.load(file).ok();
        let checks: Vec<Check> = beside.iter().filter_map(load).collect();
        match read(file).and_then(|json| examine(&name(file), &json, &checks, self.today)) {
            Ok(hints) => {
                say_hints(file, hints);
                Vec::new()
            }
            Err(problems) => problems,
        }
    }

    fn hints(&self, sites: &[(&PathBuf, Site)], checks: Vec<(&PathBuf, Check)>) {
        for (file, check) in &checks {
            say_hints(file, lint::check_hints(check, self.today));
        }
        let checks: Vec<Check> = checks.into_iter().map(|(_, check)| check).collect();
        for (file, site) in sites {
            say_hints(file, lint::site_hints(site, &checks));
        }
    }

    fn evaluate(&self, questionnaire: &Path, answers: &Path) -> Outcome {
        let check = self.load(questionnaire).map_err(Failure::Files)?;
        let json = read(answers).map_err(Failure::Files)?;
        let answers = load_answers(&name(answers), &json, &check.rules).map_err(problems)?;
        say(&format!(
            "{:#}",
            evaluation(&check.rules, &answers, self.today)
        ));
        Ok(())
    }

    fn paths(&self, cases: &Path) -> Outcome {
        let json = read(cases).map_err(Failure::Files)?;
        let folder = cases.parent().unwrap_or(Path::new(""));
        let Some(questionnaire) = questionnaire_of(&json) else {
            let line = format!(
                "{}: questionnaire: a path to the questionnaire is needed",
                cases.display()
            );
            return Err(Failure::Files(vec![line]));
        };
        let check = self
            .load(&folder.join(questionnaire))
            .map_err(Failure::Files)?;
        let walked = walk_cases(&name(cases), &json, &check.rules).map_err(problems)?;
        say(&format!(
            "{}: {walked} ways are as expected",
            cases.display()
        ));
        Ok(())
    }

    /// Loads a look; its check stands in the folder beside, under the same name.
    fn look(&self, file: &Path) -> Result<Guide, Vec<String>> {
        let folder = file
            .parent()
            .and_then(Path::parent)
            .unwrap_or(Path::new(""));
        let name_of_both = file.file_name().unwrap_or_default();
        let check = self.load(&folder.join("questionnaires").join(name_of_both))?;
        load_look(&name(file), &read(file)?, &check).map_err(lines)
    }

    /// Loads a questionnaire; districts come from the site file.
    fn load(&self, file: &Path) -> Result<Check, Vec<String>> {
        let json = read(file)?;
        let beside = file
            .parent()
            .and_then(Path::parent)
            .map(|folder| folder.join("site.json"));
        let site = self.site.clone().or(beside.filter(|site| site.is_file()));
        let districts = match site {
            Some(site) => read_site(&site)?.district_options(),
            None => Vec::new(),
        };
        load_check(&name(file), &json, &districts).map_err(lines)
    }
}

/// `site.json`, `duties.json`, `referrals.json`, all questionnaires and all looks of the shipped content.
fn shipped() -> Result<Vec<PathBuf>, Failure> {
    let content = Path::new(CONTENT);
    let single = ["site.json", "duties.json", "referrals.json"];
    let mut files: Vec<PathBuf> = single.iter().map(|name| content.join(name)).collect();
    for folder in ["questionnaires", "looks"] {
        files.extend(content_files(&content.join(folder)).map_err(Failure::Files)?);
    }
    files.sort();
    Ok(files)
}

/// The content files of a folder, by name.
fn content_files(folder: &Path) -> Result<Vec<PathBuf>, Vec<String>> {
    let entries = std::fs::read_dir(folder)
        .map_err(|error| vec![format!("{}: {error}", folder.display())])?;
    let mut files: Vec<PathBuf> = entries
        .filter_map(|entry| Some(entry.ok()?.path()))
        .collect();
    files.retain(|file| file.extension().is_some_and(|end| end == "json"));
    files.sort();
    Ok(files)
}

/// Checks on the start page that have no file.
fn missing_checks(file: &Path, site: &Site) -> Vec<String> {
    let folder = file.with_file_name("questionnaires");
    let gone = |id: &str| !folder.join(format!("{id}.json")).is_file();
    let offers = site.checks.iter().filter(|offer| gone(offer.id.as_str()));
    offers
        .map(|offer| {
            format!(
                "{}: checks[{}]: there is no questionnaires/{}.json",
                file.display(),
                offer.id,
                offer.id
            )
        })
        .collect()
}

fn schema(folder: &Path) -> Outcome {
    let failed =
        |error: std::io::Error| Failure::Files(vec![format!("{}: {error}", folder.display())]);
    std::fs::create_dir_all(folder).map_err(failed)?;
    for (file, schema) in schemas() {
        std::fs::write(folder.join(file), format!("{schema:#}\n")).map_err(failed)?;
        say(&format!("{}", folder.join(file).display()));
    }
    Ok(())
}

fn is_site(file: &Path) -> bool {
    file.file_name().is_some_and(|name| name == "site.json")
}

fn is_duties(file: &Path) -> bool {
    file.file_name().is_some_and(|name| name == "duties.json")
}

fn is_referrals(file: &Path) -> bool {
    file.file_name()
        .is_some_and(|name| name == "referrals.json")
}

fn is_look(file: &Path) -> bool {
    let folder = file.parent().and_then(Path::file_name);
    folder.is_some_and(|folder| folder == "looks")
}

fn say_hints(file: &Path, hints: Vec<String>) {
    for hint in hints {
        say(&format!("{}: hint: {hint}", file.display()));
    }
}

fn read_site(file: &Path) -> Result<Site, Vec<String>> {
    load_site(&name(file), &read(file)?).map_err(lines)
}

fn read(file: &Path) -> Result<String, Vec<String>> {
    std::fs::read_to_string(file).map_err(|error| vec![format!("{}: {error}", file.display())])
}

fn name(file: &Path) -> String {
    file.display().to_string()
}

fn lines(problems: Vec<Problem>) -> Vec<String> {
    problems.iter().map(ToString::to_string).collect()
}

fn problems(problems: Vec<Problem>) -> Failure {
    Failure::Files(lines(problems))
}

/// Today by the system's clock, in UTC.
fn system_day() -> Date {
    /// 1970-01-01 as a Julian day.
    const EPOCH: i32 = 2_440_588;
    let since = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH);
    let days = since.map_or(0, |since| since.as_secs() / 86_400);
    let day = i32::try_from(days)
        .ok()
        .and_then(|days| Date::from_julian_day(EPOCH + days).ok());
    day.unwrap_or(Date::MIN)
}
