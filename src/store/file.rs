//! A file with assessments, to take along and to open again: plain JSON, readable by anyone.
//!
//! `{"format":"digital-check","version":1,"sum":…,"assessments":[record,…]}`; the checksum covers
//! the records, so that a damaged copy is noticed before anything is taken over.

use super::assessment::Assessment;
use super::record::{self, RecordError};
use crate::json::Json;
use crc::{CRC_32_ISO_HDLC, Crc, NoTable};

const CRC: Crc<u32, NoTable> = Crc::<u32, NoTable>::new(&CRC_32_ISO_HDLC);
/// Longest file that is read, in bytes.
pub const LONGEST: usize = 20_000_000;
/// The version of the file format.
const VERSION: u32 = 1;
/// How every file begins.
const BEGIN: &str = "{\"format\":\"digital-check\"";

/// Why a file cannot be opened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FileError {
    /// It is not a file of this program.
    Foreign,
    /// A newer program wrote it.
    Newer,
    /// It was changed or cut off on the way.
    Damaged,
    /// It is longer than [`LONGEST`].
    TooLong,
    /// It holds nothing.
    Empty,
}

/// The file with these assessments.
pub fn write(assessments: &[&Assessment]) -> String {
    let records: Vec<String> = assessments
        .iter()
        .map(|assessment| record::write(assessment))
        .collect();
    let sum = checksum(&records);
    // records are JSON already
    let records = records.join(",");
    format!("{BEGIN},\"version\":{VERSION},\"sum\":{sum},\"assessments\":[{records}]}}")
}

/// The assessments in a file; all or nothing.
///
/// # Errors
/// When the file is foreign, newer, damaged, empty or too long.
pub fn read(text: &str) -> Result<Vec<Assessment>, FileError> {
    if text.len() > LONGEST {
        return Err(FileError::TooLong);
    }
    let value = Json::parse(text).map_err(|_| {
        // a file of ours that was cut off on the way still begins like one
        if text.starts_with(BEGIN) {
            FileError::Damaged
        } else {
            FileError::Foreign
        }
    })?;
    if value.get("format").and_then(Json::as_str) != Some("digital-check") {
        return Err(FileError::Foreign);
    }
    match value.get("version").and_then(Json::as_u32) {
        Some(VERSION) => {}
        Some(version) if version > VERSION => return Err(FileError::Newer),
        _ => return Err(FileError::Damaged),
    }
    let Some(Json::List(entries)) = value.get("assessments") else {
        return Err(FileError::Damaged);
    };
    if entries.is_empty() {
        return Err(FileError::Empty);
    }
    let (mut found, mut records) = (Vec::new(), Vec::new());
    for entry in entries {
        let mut text = String::new();
        entry.write(&mut text);
        let assessment = record::read(&text)?;
        // as this program writes it, so that reformatting a file does no harm
        records.push(record::write(&assessment));
        found.push(assessment);
    }
    let sum = value.get("sum").and_then(Json::as_u32);
    if sum == Some(checksum(&records)) {
        Ok(found)
    } else {
        Err(FileError::Damaged)
    }
}

impl From<RecordError> for FileError {
    fn from(error: RecordError) -> Self {
        match error {
            RecordError::Newer(_) => Self::Newer,
            RecordError::TooLong => Self::TooLong,
            RecordError::NotJson | RecordError::Field(_) => Self::Damaged,
        }
    }
}

fn checksum(records: &[String]) -> u32 {
    let mut digest = CRC.digest();
    for record in records {
        digest.update(record.as_bytes());
    }
    digest.finalize()
}
