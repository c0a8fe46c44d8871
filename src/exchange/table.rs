//! A table as a file for spreadsheet programs (CSV, RFC 4180).
//!
//! Semicolons and decimal commas, because that is what spreadsheet programs set to German split and
//! count with; with commas, Excel puts whole lines into the first column. A byte order mark,
//! because Excel otherwise reads umlauts as something else.
//!
//! Spreadsheets run what begins like a formula. A text that does gets an apostrophe in front (the
//! advice of OWASP, "CSV Injection"); numbers are written as numbers and stay that.

use crate::domain::number::Points;

/// One cell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Cell {
    /// Words, never calculated.
    Text(String),
    /// A number, in thousandths as everywhere.
    Number(Points),
    /// Nothing.
    Empty,
}

/// The table as a file.
pub fn write(rows: &[Vec<Cell>]) -> String {
    let mut out = String::from("\u{feff}");
    for row in rows {
        for (at, cell) in row.iter().enumerate() {
            if at > 0 {
                out.push(';');
            }
            match cell {
                Cell::Text(text) => write_text(text, &mut out),
                Cell::Number(number) => out.push_str(&with_comma(*number)),
                Cell::Empty => {}
            }
        }
        out.push_str("\r\n");
    }
    out
}

/// A number as Germans write it, `0,5`.
pub fn with_comma(number: Points) -> String {
    number.to_string().replace('.', ",")
}

/// A text, always in quotes: so nothing in it ends the cell.
fn write_text(text: &str, out: &mut String) {
    out.push('"');
    if is_formula(text) {
        out.push('\'');
    }
    // one kind of line end within cells, or reading and writing again would change them
    for char in text.replace("\r\n", "\n").chars() {
        match char {
            '"' => out.push_str("\"\""),
            '\r' | '\n' => out.push('\n'),
            // tabs get lost in some programs, the others mean nothing
            other if other.is_control() => out.push(' '),
            other => out.push(other),
        }
    }
    out.push('"');
}

/// Whether a spreadsheet could take a text for a formula: by its first sign, also behind blanks
/// and invisible signs, also in the full width of East Asian keyboards.
fn is_formula(text: &str) -> bool {
    let skipped = |char: char| {
        char.is_whitespace()
            || char.is_control()
            || matches!(char, '\u{feff}' | '\u{200b}'..='\u{200f}')
    };
    let begins = |signs: &[char]| text.trim_start_matches(skipped).starts_with(signs);
    text.starts_with(['\t', '\r', '\n'])
        || begins(&['=', '+', '-', '@', '＝', '＋', '－', '＠', '\u{2212}'])
}
