//! One row of the database: a record with its revision and a checksum.
//!
//! The checksum is there because bits do flip on real disks and a browser database may then hand
//! out altered text without a word. A damaged row is shown and kept, never overwritten.

use crc::{CRC_32_ISO_HDLC, Crc, NoTable};

use super::assessment::{Assessment, AssessmentId};
use super::record::{self, RecordError};

const CRC: Crc<u32, NoTable> = Crc::<u32, NoTable>::new(&CRC_32_ISO_HDLC);

/// A row as it lies in the database.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// Key.
    pub id: AssessmentId,
    /// Counts the saves of this row, from 1. A save names the revision it builds on.
    pub revision: u32,
    /// The record, see [`record`].
    pub body: Box<str>,
    /// CRC-32 over id, revision and body.
    pub sum: u32,
}

/// Why a row cannot be used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Damage {
    /// The checksum does not fit: something changed on the disk.
    Checksum,
    /// The record cannot be read.
    Record(RecordError),
}

impl Row {
    /// The row for an assessment.
    pub fn seal(assessment: &Assessment, revision: u32) -> Self {
        let body = record::write(assessment);
        Self {
            id: assessment.id.clone(),
            revision,
            sum: checksum(&assessment.id, revision, &body),
            body: body.into(),
        }
    }

    /// The assessment in the row.
    ///
    /// # Errors
    /// When checksum or record are not right.
    pub fn open(&self) -> Result<Assessment, Damage> {
        if checksum(&self.id, self.revision, &self.body) != self.sum {
            return Err(Damage::Checksum);
        }
        let assessment = record::read(&self.body).map_err(Damage::Record)?;
        // a record filed under a foreign key is as wrong as a flipped bit
        if assessment.id == self.id {
            Ok(assessment)
        } else {
            Err(Damage::Checksum)
        }
    }
}

fn checksum(id: &AssessmentId, revision: u32, body: &str) -> u32 {
    let mut digest = CRC.digest();
    digest.update(id.as_str().as_bytes());
    digest.update(&revision.to_le_bytes());
    digest.update(body.as_bytes());
    digest.finalize()
}
