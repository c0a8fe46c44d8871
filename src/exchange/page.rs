//! The result file: one page of HTML that shows answers and result to anyone who opens it, prints
//! well, and carries the assessment in it, so that this program can open it again.
//!
//! No script, no link, no request; its policy forbids them. The words come from the caller. The
//! data is the file format of [`crate::store::file`], with its own version and checksum, as text in
//! a hidden element: `<pre id="digital-check" data-page="1" hidden>{…}</pre>`.
//! What is read is only the data; the visible part says the same for people and is not looked at.

use crate::store::Assessment;
use crate::store::file::{self, FileError, LONGEST};

/// The version of the page around the data.
const VERSION: u32 = 1;
/// What stands before the version; user text cannot hold it, because its signs are escaped.
const MARK: &str = "<pre id=\"digital-check\" data-page=\"";
/// What every page of ours has near its beginning.
const SIGN: &str = "<meta name=\"generator\" content=\"digital-check\">";
const STYLE: &str = include_str!("page.css");

/// What people read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Report {
    /// Language of the words, such as `de`.
    pub language: String,
    /// The check.
    pub title: String,
    /// Whose, which, and of which day.
    pub about: String,
    /// The one sentence.
    pub sentence: String,
    /// The level in words.
    pub level: String,
    /// What follows, part by part.
    pub parts: Vec<Part>,
    /// At the end: state of the contents, how to open the file again.
    pub notes: Vec<String>,
}

/// A part with a heading.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    /// Its heading.
    pub title: String,
    /// Whether it is framed because it comes first.
    pub urgent: bool,
    /// What it holds.
    pub body: Body,
}

/// What a part holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Body {
    /// Sentences.
    List(Vec<String>),
    /// Numbered steps.
    Steps(Vec<Step>),
    /// Column heads, then rows.
    Table(Vec<String>, Vec<Vec<String>>),
}

/// A step.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Step {
    /// What to do.
    pub title: String,
    /// How, how long, why: line by line.
    pub lines: Vec<String>,
}

/// The result file.
pub fn write(report: &Report, assessment: &Assessment) -> String {
    let mut out = String::new();
    let title = [&*report.title, ": ", &report.about].concat();
    // the only word that stands in an attribute
    let plain = |char: &char| char.is_ascii_alphanumeric() || *char == '-';
    let language: String = report.language.chars().filter(plain).collect();
    for part in [
        "<!DOCTYPE html>\n<html lang=\"",
        &language,
        "\">\n<head>\n<meta charset=\"utf-8\">\n",
        SIGN,
        "\n<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>",
        &escape(&visible(&title)),
        "</title>\n<style>\n",
        STYLE,
        "</style>\n</head>\n<body>\n<main>\n",
    ] {
        out.push_str(part);
    }
    element(&mut out, "p class=\"soft\"", &title);
    element(&mut out, "h1", &report.sentence);
    element(&mut out, "p", &report.level);
    for part in &report.parts {
        write_part(&mut out, part);
    }
    out.push_str("</main>\n<footer>\n");
    for note in &report.notes {
        element(&mut out, "p class=\"soft\"", note);
    }
    out.push_str("</footer>\n");
    out.push_str(MARK);
    out.push_str(&VERSION.to_string());
    out.push_str("\" hidden>");
    out.push_str(&escape(&file::write(&[assessment])));
    out.push_str("</pre>\n</body>\n</html>\n");
    out
}

fn write_part(out: &mut String, part: &Part) {
    out.push_str(if part.urgent {
        "<section class=\"alert\">\n"
    } else {
        "<section>\n"
    });
    element(out, "h2", &part.title);
    match &part.body {
        Body::List(lines) => {
            out.push_str("<ul>\n");
            for line in lines {
                element(out, "li", line);
            }
            out.push_str("</ul>\n");
        }
        Body::Steps(steps) => {
            out.push_str("<ol>\n");
            for step in steps {
                out.push_str("<li>");
                element(out, "h3", &step.title);
                for line in &step.lines {
                    element(out, "p", line);
                }
                out.push_str("</li>\n");
            }
            out.push_str("</ol>\n");
        }
        Body::Table(heads, rows) => {
            out.push_str("<table>\n<thead><tr>");
            for head in heads {
                element(out, "th scope=\"col\"", head);
            }
            out.push_str("</tr></thead>\n<tbody>\n");
            for row in rows {
                out.push_str("<tr>");
                for cell in row {
                    element(out, "td", cell);
                }
                out.push_str("</tr>\n");
            }
            out.push_str("</tbody>\n</table>\n");
        }
    }
    out.push_str("</section>\n");
}

/// An element with a text; `tag` may have attributes. Nothing for no text, table cells apart.
fn element(out: &mut String, tag: &str, text: &str) {
    let name = tag.split(' ').next().unwrap_or_default();
    if text.is_empty() && name != "td" {
        return;
    }
    for part in ["<", tag, ">", &escape(&visible(text)), "</", name, ">\n"] {
        out.push_str(part);
    }
}

/// A text without control characters, which mean nothing between tags and some of which are
/// forbidden there.
fn visible(text: &str) -> String {
    let blank = |char: char| if char.is_control() { ' ' } else { char };
    text.chars().map(blank).collect()
}

/// A text with the signs escaped that mean something between tags.
fn escape(text: &str) -> String {
    let mut escaped = String::new();
    for char in text.chars() {
        match char {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            other => escaped.push(other),
        }
    }
    escaped
}

/// A text as it was before [`escape`]; `None` when it holds anything that cannot come from there.
fn unescape(text: &str) -> Option<String> {
    let mut parts = text.split('&');
    let mut plain = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let (name, rest) = part.split_once(';')?;
        plain.push(match name {
            "amp" => '&',
            "lt" => '<',
            "gt" => '>',
            // browsers write it so when they save the page anew
            "nbsp" => '\u{a0}',
            _ => return None,
        });
        plain.push_str(rest);
    }
    Some(plain)
}

/// The assessments in a file to take along: this page, or the plain file of
/// [`crate::store::file`]; all or nothing.
///
/// # Errors
/// When the file is foreign, newer, damaged, empty or too long.
pub fn read(text: &str) -> Result<Vec<Assessment>, FileError> {
    if text.len() > LONGEST {
        return Err(FileError::TooLong);
    }
    let text = text.trim_start_matches('\u{feff}');
    if !text.trim_start().starts_with('<') {
        return file::read(text);
    }
    let mut places = text.split(MARK);
    places.next();
    match (places.next(), places.next()) {
        (Some(place), None) => file::read(&data(place)?),
        // one that was cut off, or two in one
        _ if text.contains(SIGN) => Err(FileError::Damaged),
        _ => Err(FileError::Foreign),
    }
}

/// The data of a page, from its version on.
fn data(place: &str) -> Result<String, FileError> {
    let (version, rest) = place.split_once('"').ok_or(FileError::Damaged)?;
    let digits = !version.is_empty() && version.bytes().all(|byte| byte.is_ascii_digit());
    match version.parse::<u32>() {
        Ok(VERSION) if digits => {}
        Ok(version) if digits && version > VERSION => return Err(FileError::Newer),
        _ => return Err(FileError::Damaged),
    }
    // the second form is how browsers write it when they save the page anew
    let data = rest
        .strip_prefix(" hidden>")
        .or_else(|| rest.strip_prefix(" hidden=\"\">"))
        .and_then(|rest| rest.split_once("</pre>"))
        .and_then(|(data, _)| unescape(data));
    data.ok_or(FileError::Damaged)
}
