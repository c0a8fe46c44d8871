//! The authors' command line, run as authors run it.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "tests fail by panicking"
)]

use std::path::PathBuf;
use std::process::Command;

/// Runs `content …` in the project's folder: exit code, standard output, standard error.
fn content(args: &[&str]) -> (i32, String, String) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_content"));
    let output = command
        .args(args)
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .output()
        .expect("it runs");
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).expect("UTF-8");
    (
        output.status.code().expect("a code"),
        text(output.stdout),
        text(output.stderr),
    )
}

/// A file for one test, in a folder of its own.
fn file(name: &str, text: &str) -> PathBuf {
    let folder =
        PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(format!("cli-{}", std::process::id()));
    std::fs::create_dir_all(&folder).expect("a folder");
    let file = folder.join(name);
    std::fs::write(&file, text).expect("a file");
    file
}

const BUSINESS: &str = "public/content/questionnaires/business.json";

#[test]
fn check_reads_the_shipped_content() {
    let (code, out, errors) = content(&["check", "--today", "2026-11-23"]);
    assert_eq!((code, errors.as_str()), (0, ""));
    assert!(out.contains("all fine, files read: "), "{out}");
}

#[test]
fn check_names_file_place_and_reason_and_fails() {
    let bad = file("bad.json", r#"{"format": 2, "id": "other"}"#);
    let (code, _, errors) = content(&["check", BUSINESS, bad.to_str().unwrap()]);
    assert_eq!(code, 1);
    assert!(
        errors.contains("bad.json: format: this program reads format 1"),
        "{errors}"
    );
    assert!(
        errors.contains("bad.json: (whole file): the field \"groups\" is missing"),
        "{errors}"
    );
    let (code, _, errors) = content(&["check", "nowhere.json"]);
    assert_eq!(code, 1);
    assert!(errors.starts_with("nowhere.json: "), "{errors}");
}

/// A look is read for the check of the same name in the folder beside its own.
#[test]
fn check_reads_a_look_with_its_check() {
    let folder = file("content", "").with_file_name("looks-of-a-test");
    let put = |place: &str, text: &str| {
        let file = folder.join(place);
        std::fs::create_dir_all(file.parent().unwrap()).expect("a folder");
        std::fs::write(&file, text).expect("a file");
        file.display().to_string()
    };
    let root = env!("CARGO_MANIFEST_DIR");
    let read = |name: &str| std::fs::read_to_string(format!("{root}/{name}")).expect("a file");
    put(
        "questionnaires/phone.json",
        &read("tests/data/example/phone.json"),
    );
    let look = |relates: &str| {
        format!(
            r#"{{"format": 1, "id": "phone", "title": "T", "lead": "L", "prepare": [], "minutes": 1,
            "stand": "2026-01-01", "recheck": "2026-02-01", "groups": [{{"id": "g", "title": "G", "points":
            [{{"id": "p", "title": "T", "how": "H", "pass": "P", "relates": "{relates}"}}]}}]}}"#
        )
    };
    let good = put("looks/phone.json", &look("lock"));
    let (code, out, errors) = content(&["check", &good, "--today", "2026-11-23"]);
    assert_eq!((code, errors.as_str()), (0, ""));
    assert!(
        out.contains("phone.json: hint: the look was due for another look on 01.02.2026"),
        "{out}"
    );
    let bad = put("looks/phone.json", &look("e9"));
    let (code, _, errors) = content(&["check", &bad]);
    assert_eq!(code, 1);
    assert!(
        errors.contains("groups[g].points[p].relates: there is no question \"e9\" in the check"),
        "{errors}"
    );
    // without its check it cannot be read
    let alone = put("looks/alone.json", &look("lock"));
    let (code, _, errors) = content(&["check", &alone]);
    assert!(code == 1 && errors.contains("alone.json"), "{errors}");
}

#[test]
fn evaluate_prints_everything_and_always_the_same() {
    let answers = file(
        "answers.json",
        r#"{"answers": {"team": "alone", "e2": "0", "a1": "?", "a3": "2"}}"#,
    );
    let args = [
        "evaluate",
        BUSINESS,
        answers.to_str().unwrap(),
        "--today",
        "2026-11-23",
    ];
    let (code, out, errors) = content(&args);
    assert_eq!((code, errors.as_str()), (0, ""));
    let value: serde_json::Value = serde_json::from_str(&out).expect("JSON");
    assert_eq!(value["advice"]["now"][0]["step"], "e2-backup");
    assert_eq!(value["advice"]["clear_up"], serde_json::json!(["a1"]));
    assert_eq!(value["groups"][0]["per_cent"], serde_json::json!(22.22));
    assert_eq!(value["whole"]["outcome"], "not enough answers yet");
    assert_eq!(content(&args).1, out);
}

#[test]
fn evaluate_names_all_that_is_wrong_with_answers() {
    let answers = file("wrong.json", r#"{"answers": {"zz": "1", "e2": "9"}}"#);
    let (code, out, errors) = content(&["evaluate", BUSINESS, answers.to_str().unwrap()]);
    assert_eq!((code, out.as_str()), (1, ""));
    assert!(
        errors.contains("answers.zz: ") && errors.contains("answers.e2: "),
        "{errors}"
    );
}

#[test]
fn paths_walks_the_cases() {
    let (code, out, errors) = content(&["paths", "tests/data/paths/business.json"]);
    assert_eq!((code, errors.as_str()), (0, ""));
    assert_eq!(
        out,
        "tests/data/paths/business.json: 14 ways are as expected\n"
    );
    let (code, _, errors) = content(&["paths", file("no.json", "{}").to_str().unwrap()]);
    assert_eq!(code, 1);
    assert!(errors.contains("questionnaire"), "{errors}");
}

#[test]
fn schema_writes_what_is_shipped() {
    let folder = file("schema", "").with_file_name("schemas");
    let (code, _, errors) = content(&["schema", folder.to_str().unwrap()]);
    assert_eq!((code, errors.as_str()), (0, ""));
    for name in ["questionnaire.json", "site.json", "look.json"] {
        let shipped = format!(
            "{}/public/content/schema/{name}",
            env!("CARGO_MANIFEST_DIR")
        );
        let read = |file: PathBuf| std::fs::read_to_string(file).expect("a schema");
        assert!(read(folder.join(name)) == read(shipped.into()), "{name}");
    }
}

#[test]
fn help_and_wrong_use() {
    for args in [&[][..], &["help"], &["--help"], &["check", "-h"]] {
        let (code, out, _) = content(args);
        assert!(
            code == 0 && out.contains("content evaluate QUESTIONNAIRE ANSWERS"),
            "{args:?}"
        );
    }
    for (args, reason) in [
        (&["chekc"][..], "unknown command chekc"),
        (&["evaluate", BUSINESS], "evaluate: wrong number of files"),
        (&["check", "--today"], "--today needs a value"),
        (
            &["check", "--today", "yesterday"],
            "not a day like 2026-11-23: yesterday",
        ),
        (&["check", "--loud"], "unknown option --loud"),
    ] {
        let (code, _, errors) = content(args);
        assert_eq!(code, 2, "{args:?}");
        assert!(errors.starts_with(reason), "{errors}");
    }
}

/// The README's example, command by command.
#[test]
fn the_example_of_the_readme_runs() {
    let example = |name: &str| format!("tests/data/example/{name}");
    let (code, out, _) = content(&["check", &example("phone.json")]);
    assert_eq!(code, 0);
    assert_eq!(
        out,
        "tests/data/example/phone.json: hint: bank: says nothing about why it is asked\nall fine, files read: 1\n"
    );
    let (code, out, _) = content(&[
        "evaluate",
        &example("phone.json"),
        &example("answers.json"),
        "--today",
        "2026-11-23",
    ]);
    let root = env!("CARGO_MANIFEST_DIR");
    let read = |name: &str| std::fs::read_to_string(format!("{root}/{name}")).unwrap_or_default();
    assert_eq!(code, 0);
    assert_eq!(out, read(&example("result.json")), "the result has changed");
    let (code, out, _) = content(&["paths", &example("paths.json")]);
    assert_eq!(
        (code, out.as_str()),
        (0, "tests/data/example/paths.json: 2 ways are as expected\n")
    );
    // and it is the one that is printed there
    let readme = read("README.md");
    if readme.contains("tests/data/example/phone.json") {
        for name in ["phone.json", "answers.json", "paths.json"] {
            assert!(
                readme.contains(&read(&example(name))),
                "README.md prints another {name}"
            );
        }
    }
}
