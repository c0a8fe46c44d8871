//! Our tables in a real spreadsheet program: nothing becomes a formula, numbers stay numbers.
//!
//! Needs LibreOffice (`soffice` or `libreoffice`) and fails without it. `make test-table` installs
//! it and runs this, and so does `make test`; a plain `cargo test` leaves it out.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "tests fail by panicking"
)]

use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::Mutex;

use digital_check::domain::number::Points;
use digital_check::exchange::table::{self, Cell};
use proptest::prelude::*;
use proptest::strategy::ValueTree as _;
use proptest::test_runner::TestRunner;

const ROWS: usize = 1_000;
const COLUMNS: usize = 5;

/// Texts that spreadsheets are known to run, and signs they are made of.
const HOSTILE: [&str; 24] = [
    "=1+1",
    "=cmd|' /C calc'!A0",
    "+1",
    "+49 2043 99",
    "-2+3",
    "-1,5",
    "-1.234,50",
    "@SUM(A1:A9)",
    "\t=1+1",
    "\r=1+1",
    "\n=1+1",
    "\r\n=1+1",
    "  =1+1",
    "\u{a0}=1+1",
    "\u{200b}=1+1",
    "\u{feff}=1+1",
    "＝1+1",
    "＋1",
    "－1",
    "＠SUM(A1)",
    ";=1+1",
    "\"=1+1",
    "\";=1+1;\"",
    "=HYPERLINK(\"x\";\"y\")",
];

/// Every second column holds numbers.
fn cells() -> Vec<Vec<Cell>> {
    let mut runner = TestRunner::deterministic();
    let text = prop_oneof![
        prop::sample::select(&HOSTILE[..]).prop_map(str::to_owned),
        "[=+@\\-;\"'\t\r\n ,.0-9A-Z(){}|!ä＝]{0,12}",
        "[a-zäöü ,;\"–„“]{0,40}",
    ];
    let mut next = |column: usize| {
        if column % 2 == 1 {
            let number = (-2_000_000_i32..2_000_000)
                .new_tree(&mut runner)
                .expect("a number");
            Cell::Number(Points(number.current()))
        } else {
            Cell::Text(text.new_tree(&mut runner).expect("a text").current())
        }
    };
    (0..ROWS)
        .map(|_| (0..COLUMNS).map(&mut next).collect())
        .collect()
}

/// LibreOffice runs once per profile: a second start hands its work to the first and may lose it.
static ONE_AT_A_TIME: Mutex<()> = Mutex::new(());

/// Converts a file and returns what came out.
fn convert(file: &Path, to: &str, import: &str) -> String {
    let _turn = ONE_AT_A_TIME.lock();
    let profile = format!(
        "-env:UserInstallation=file://{}/profile",
        env!("CARGO_TARGET_TMPDIR")
    );
    let run = |program: &str| {
        Command::new(program)
            .args([&*profile, "--headless", "--norestore", "--convert-to", to])
            .args([
                &format!("--infilter=CSV:{import}"),
                "--outdir",
                env!("CARGO_TARGET_TMPDIR"),
            ])
            .arg(file)
            .output()
    };
    let done = ["soffice", "libreoffice"]
        .iter()
        .find_map(|program| run(program).ok());
    let done = done.expect("LibreOffice: install it, or leave this test out");
    let ending = to.split(':').next().unwrap_or_default();
    let made = file.with_extension(ending);
    std::fs::read_to_string(&made).unwrap_or_else(|error| {
        panic!(
            "{}: {error}\n{}",
            made.display(),
            String::from_utf8_lossy(&done.stderr)
        )
    })
}

/// The start tags of cells in a flat document, one per cell, repeated ones repeated.
fn tags(document: &str) -> Vec<Vec<&str>> {
    let attribute = |tag: &str, name: &str| {
        let (_, rest) = tag.split_once(&format!("{name}=\""))?;
        rest.split('"').next()?.parse::<usize>().ok()
    };
    let mut rows = Vec::new();
    for row in document.split("<table:table-row").skip(1) {
        let row = row.split("</table:table-row>").next().unwrap_or_default();
        let mut cells = Vec::new();
        for cell in row.split("<table:table-cell").skip(1) {
            let tag = cell.split('>').next().unwrap_or_default();
            let times = attribute(tag, "number-columns-repeated").unwrap_or(1);
            cells.extend(std::iter::repeat_n(tag, times.min(COLUMNS)));
        }
        let head = row.split('>').next().unwrap_or_default();
        let times = attribute(head, "number-rows-repeated").unwrap_or(1);
        rows.extend(std::iter::repeat_n(cells, times.min(ROWS)));
    }
    rows
}

/// Semicolon, quote, UTF-8, from the first line, German; quoted is not yet text, special numbers
/// are looked for, formulas are evaluated: the careless way to open a table.
const CARELESS: &str = "59,34,76,1,,1031,false,true,false,false,false,-1,true";
/// Quoted is text: the careful way.
const CAREFUL: &str = "59,34,76,1,,1031,true,true,false,false,false,-1,false";

#[test]
fn without_our_care_a_cell_does_become_a_formula() {
    let file = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("careless.csv");
    std::fs::write(&file, "\u{feff}\"=1+1\";\"'=1+1\"\r\n").expect("a file");
    let document = convert(&file, "fods", CARELESS);
    let formulas = document.matches("table:formula").count();
    assert_eq!(
        formulas, 1,
        "the first one; else the next test could not fail"
    );
}

#[test]
fn no_cell_becomes_a_formula_and_numbers_stay_numbers() {
    let rows = cells();
    let file = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("answers.csv");
    std::fs::write(&file, table::write(&rows)).expect("a file");
    let document = convert(&file, "fods", CARELESS);
    assert_eq!(document.matches("table:formula").count(), 0, "formulas");
    let found = tags(&document);
    assert!(found.len() >= ROWS, "{} rows", found.len());
    let (mut numbers, mut texts) = (0, 0);
    for (at, (row, found)) in rows.iter().zip(&found).enumerate() {
        for (column, cell) in row.iter().enumerate() {
            let tag = found.get(column).copied().unwrap_or_default();
            match cell {
                Cell::Number(points) => {
                    let value = points.to_string();
                    let wanted = format!("office:value=\"{value}\"");
                    let is = tag.contains("office:value-type=\"float\"") && tag.contains(&wanted);
                    assert!(is, "row {at}: {value} became {tag}");
                    numbers += 1;
                }
                Cell::Text(_) | Cell::Empty => texts += 1,
            }
        }
    }
    assert_eq!((numbers, texts), (2 * ROWS, 3 * ROWS));
}

#[test]
fn words_come_back_as_they_were_written() {
    let rows = cells();
    let name = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("words.csv");
    std::fs::write(&name, table::write(&rows)).expect("a file");
    let sheet = convert(&name, "fods", CAREFUL);
    assert_eq!(sheet.matches("table:formula").count(), 0, "formulas");
    let back = name.with_extension("fods");
    let moved = back.with_file_name("back.fods");
    std::fs::rename(&back, &moved).expect("a file");
    let filter = "csv:Text - txt - csv (StarCalc):59,34,76,1,,1031,true,true,false";
    let back = convert(&moved, filter, "");
    let mut reader = csv::ReaderBuilder::new()
        .delimiter(b';')
        .has_headers(false)
        .flexible(true)
        .from_reader(back.trim_start_matches('\u{feff}').as_bytes());
    let found: Vec<csv::StringRecord> = reader.records().map(|row| row.expect("a row")).collect();
    let mut compared = 0;
    for (at, (row, found)) in rows.iter().zip(&found).enumerate() {
        for (column, cell) in row.iter().enumerate().filter(|(column, _)| column % 2 == 0) {
            if let Cell::Text(text) = cell {
                let kept = text
                    .replace("\r\n", "\n")
                    .replace('\r', "\n")
                    .replace('\t', " ");
                let now = found.get(column).unwrap_or_default();
                assert_eq!(
                    now.strip_prefix('\'').unwrap_or(now),
                    kept.strip_prefix('\'').unwrap_or(&kept),
                    "row {at}"
                );
                compared += 1;
            }
        }
    }
    assert_eq!(compared, 3 * ROWS);
}
