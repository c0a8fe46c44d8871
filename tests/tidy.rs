//! Rules of the house that a search can check (see the README's map of the layers).

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "tests fail by panicking"
)]

use std::fs;
use std::path::{Path, PathBuf};

const ROOT: &str = env!("CARGO_MANIFEST_DIR");
/// Longest file under `src`, in lines.
const LONGEST: usize = 400;

/// All files below a folder with this ending, as paths from the project's folder.
fn files(folder: &str, ending: &str) -> Vec<String> {
    let mut found = Vec::new();
    collect(&Path::new(ROOT).join(folder), ending, &mut found);
    let mut names: Vec<String> = found
        .iter()
        .map(|file| {
            file.strip_prefix(ROOT)
                .expect("below the root")
                .display()
                .to_string()
        })
        .collect();
    names.sort();
    assert!(!names.is_empty(), "no .{ending} below {folder}");
    names
}

fn collect(folder: &Path, ending: &str, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).into_iter().flatten() {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            collect(&path, ending, found);
        } else if path.extension().is_some_and(|end| end == ending) {
            found.push(path);
        }
    }
}

fn read(file: &str) -> String {
    fs::read_to_string(Path::new(ROOT).join(file)).expect("a readable file")
}

/// Lines of code with their numbers: without tests at the end of a file and without comments.
fn code(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let end = text.find("#[cfg(test)]").unwrap_or(text.len());
    let lines = text[..end]
        .lines()
        .enumerate()
        .map(|(at, line)| (at + 1, line));
    lines.filter(|(_, line)| !line.trim_start().starts_with("//"))
}

/// Places where a line holds one of the words.
fn places(files: &[String], words: &[&str]) -> Vec<String> {
    let mut found = Vec::new();
    for file in files {
        for (at, line) in code(&read(file)) {
            for word in words.iter().filter(|word| line.contains(**word)) {
                found.push(format!("{file}:{at}: {word}"));
            }
        }
    }
    found
}

fn outside(folders: &[&str]) -> Vec<String> {
    let inside = |file: &String| folders.iter().any(|folder| file.starts_with(folder));
    files("src", "rs")
        .into_iter()
        .filter(|file| !inside(file) && file != "src/main.rs")
        .collect()
}

#[test]
fn browser_apis_are_named_in_web_and_ui_only() {
    let names = ["web_sys", "js_sys", "wasm_bindgen", "gloo", "leptos"];
    assert_eq!(
        places(&outside(&["src/web", "src/ui"]), &names),
        Vec::<String>::new()
    );
}

#[test]
fn views_do_not_touch_storage() {
    assert_eq!(
        places(
            &files("src/ui", "rs"),
            &["gloo_storage", "indexed_db", "IdbDatabase"]
        ),
        Vec::<String>::new()
    );
}

#[test]
fn nothing_in_src_may_end_the_program() {
    let words = [
        ".unwrap()",
        ".expect(",
        "panic!(",
        "todo!(",
        "unimplemented!(",
        "unreachable!(",
        "dbg!(",
        "println!(",
    ];
    // `eprintln!(` holds `println!(`; `writeln!` does not
    assert_eq!(places(&files("src", "rs"), &words), Vec::<String>::new());
}

#[test]
fn clock_and_chance_come_from_outside() {
    let words = [
        "std::time",
        "SystemTime",
        "Instant::",
        "now_utc",
        "now_local",
        "Date::now",
        "rand::",
        "getrandom",
        "Math::random",
    ];
    assert_eq!(
        places(&outside(&["src/web", "src/bin", "src/ui"]), &words),
        Vec::<String>::new()
    );
}

#[test]
fn the_ground_knows_nothing_of_the_floors_above() {
    let above = [
        "crate::content",
        "crate::app",
        "crate::store",
        "crate::text",
        "crate::exchange",
        "crate::web",
        "crate::ui",
    ];
    assert_eq!(
        places(&files("src/domain", "rs"), &above),
        Vec::<String>::new()
    );
    assert_eq!(
        places(&files("src/domain", "rs"), &["serde"]),
        Vec::<String>::new()
    );
    assert_eq!(
        places(&files("src/content", "rs"), &above[1..]),
        Vec::<String>::new()
    );
    // what is taken along is written without knowing pages; what is kept, without knowing that
    let pages = ["crate::app", "crate::web", "crate::ui"];
    for (folder, above) in [
        ("src/exchange", &pages[..]),
        ("src/store", &["crate::exchange"]),
    ] {
        assert_eq!(places(&files(folder, "rs"), above), Vec::<String>::new());
    }
}

#[test]
fn files_are_short_and_say_what_they_are_for() {
    for file in files("src", "rs") {
        let text = read(&file);
        assert!(
            text.starts_with("//! "),
            "{file} does not begin with a sentence about itself"
        );
        let lines = text.lines().count();
        assert!(
            lines <= LONGEST,
            "{file} has {lines} lines, more than {LONGEST}"
        );
    }
}

#[test]
fn styles_are_logical_and_stand_in_style_files() {
    let sides = ["left", "right", "top", "bottom"];
    let mut wrong = Vec::new();
    for file in files("src", "css") {
        let text = read(&file);
        let lines = text
            .lines()
            .enumerate()
            .filter(|(_, line)| line.contains(':'));
        for (at, line) in lines {
            for declaration in line.split([';', '{']) {
                let (name, value) = declaration.split_once(':').unwrap_or_default();
                let (name, value) = (name.trim(), value.trim());
                let physical = sides.iter().any(|side| {
                    name == *side
                        || [
                            "margin",
                            "padding",
                            "border",
                            "scroll-margin",
                            "scroll-padding",
                        ]
                        .iter()
                        .any(|start| name.starts_with(&format!("{start}-{side}")))
                });
                let sized = [
                    "width",
                    "height",
                    "min-width",
                    "max-width",
                    "min-height",
                    "max-height",
                ]
                .contains(&name);
                let aligned = ["text-align", "float", "clear"].contains(&name)
                    && ["left", "right"].contains(&value);
                if physical || sized || aligned {
                    wrong.push(format!("{file}:{}: {}", at + 1, declaration.trim()));
                }
            }
        }
    }
    assert_eq!(wrong, Vec::<String>::new());
}

#[test]
fn no_inline_styles_or_scripts() {
    assert_eq!(
        places(
            &files("src/ui", "rs"),
            &["style=", "style:", "inner_html", "onclick="]
        ),
        Vec::<String>::new()
    );
}

#[test]
fn no_request_leaves_the_origin() {
    // addresses in content and comments are links for people; code names none
    let words = ["\"http://", "\"https://", "\"//"];
    let code = outside(&["src/content/site.rs", "src/content/schema.rs"]);
    assert_eq!(places(&code, &words), Vec::<String>::new());
    for file in files("src", "css") {
        let text = read(&file).replace(['"', '\''], "");
        let foreign = ["url(http", "url(//", "@import"]
            .iter()
            .any(|word| text.contains(word));
        assert!(!foreign, "{file}");
    }
}
