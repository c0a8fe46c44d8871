//! What stands beside a check: its duties, the offers, and for some checks a guided look at one's own
//! site. Not part of the questionnaire: it is loaded after the questions, and a check can be
//! answered without it.

use super::Problem;
use super::duties::{Duties, load_duties};
use super::look::{Guide, load_look};
use super::questionnaire::Check;
use super::referrals::{Referrals, load_referrals};

/// Everything beside one check.
#[derive(Clone, Debug, PartialEq)]
pub struct Extras {
    /// Dated legal duties.
    pub duties: Duties,
    /// Offices, offers, and which offer fits which answers.
    pub referrals: Referrals,
    /// The guided look, if the check has one.
    pub look: Option<Guide>,
}

/// The files as they came; the look may be missing.
pub struct ExtraFiles<'a> {
    /// `duties.json`.
    pub duties: &'a str,
    /// `referrals.json`.
    pub referrals: &'a str,
    /// `looks/<check>.json`.
    pub look: Option<&'a str>,
}

/// Reads all of it for one check.
///
/// # Errors
/// The problems of the first file that has some.
// never inlined: the caller is part of the start, this comes with the rest of the program
#[inline(never)]
pub fn load_extras(files: &ExtraFiles<'_>, check: &Check) -> Result<Extras, Vec<Problem>> {
    let look = files.look.map(|json| load_look("look", json, check));
    Ok(Extras {
        duties: load_duties("duties.json", files.duties, &check.rules)?,
        referrals: load_referrals("referrals.json", files.referrals, check)?,
        look: look.transpose()?,
    })
}
