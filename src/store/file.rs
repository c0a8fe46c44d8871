//! A file with assessments, to take along and to open again: plain JSON, readable by anyone.
//!
//! `{"format":"digital-check","version":1,"sum":…,"assessments":[record,…]}`; the checksum covers
//! the records, so that a damaged copy is noticed before anything is taken over.

use crc::{CRC_32_ISO_HDLC, Crc, NoTable};
use serde_json::Value;

use super::assessment::Assessment;
use super::record::{self, RecordError};

const CRC: Crc<u32, NoTable> = Crc::<u32, NoTable>::new(&CRC_32_ISO_HDLC);
/// Longest file that is read, in bytes.
pub const LONGEST: usize = 20_000_000;
/// The version of the file format.
const VERSION: u64 = 1;

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
    let records: Vec<String> = assessments.iter().map(|assessment| record::write(assessment)).collect();
    let sum = checksum(&records);
    // records are JSON already
    let records = records.join(",");
    format!("{{\"format\":\"digital-check\",\"version\":{VERSION},\"sum\":{sum},\"assessments\":[{records}]}}")
}

/// The assessments in a file; all or nothing.
///
/// # Errors
/// When the file is foreign, newer, damaged, empty or too long.
pub fn read(text: &str) -> Result<Vec<Assessment>, FileError> {
    if text.len() > LONGEST {
        return Err(FileError::TooLong);
    }
    let value: Value = serde_json::from_str(text).map_err(|_| {
        if text.contains("\"digital-check\"") { FileError::Damaged } else { FileError::Foreign }
    })?;
    if value.get("format").and_then(Value::as_str) != Some("digital-check") {
        return Err(FileError::Foreign);
    }
    match value.get("version").and_then(Value::as_u64) {
        Some(VERSION) => {}
        Some(version) if version > VERSION => return Err(FileError::Newer),
        _ => return Err(FileError::Damaged),
    }
    let entries = value.get("assessments").and_then(Value::as_array).ok_or(FileError::Damaged)?;
    if entries.is_empty() {
        return Err(FileError::Empty);
    }
    let read = |entry: &Value| record::read(&entry.to_string()).map_err(FileError::from);
    let found = entries.iter().map(read).collect::<Result<Vec<Assessment>, FileError>>()?;
    // over the records as this program writes them, so that reformatting a file does no harm
    let records: Vec<String> = found.iter().map(record::write).collect();
    let sum = value.get("sum").and_then(Value::as_u64);
    if sum == Some(checksum(&records).into()) { Ok(found) } else { Err(FileError::Damaged) }
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
