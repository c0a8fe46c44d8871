//! Whom to turn to for an offer, and how fresh that is. What is not known is named as missing, with
//! somebody who can be asked.

use super::{Referring, Standing};
use crate::app::words::append;
use crate::content::referrals::words::{Certainty, Known, OfficeText};
use crate::content::wording::german_day;
use crate::domain::id::OfficeIx;
use crate::domain::offer::Offer;
use crate::text::Key;

/// An office, as it is shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Contact {
    /// Name.
    pub name: &'static str,
    /// What it is; may be empty.
    pub about: &'static str,
    /// Whom to ask for.
    pub person: Option<&'static str>,
    /// Where it is.
    pub address: Option<&'static str>,
    /// Telephone as people read it, and as devices dial it.
    pub phone: Option<(&'static str, &'static str)>,
    /// E-mail address.
    pub mail: Option<&'static str>,
    /// Web address.
    pub web: Option<&'static str>,
    /// What of it is not known, in words; may be empty.
    pub missing: String,
    /// How fresh it is.
    pub fresh: Freshness,
}

/// The offices of an offer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Contacts {
    /// The one to turn to: who gives the offer while it runs, else the standing office.
    pub first: Contact,
    /// The other of the two, if they differ.
    pub other: Option<Contact>,
    /// Where to ask for telephone and mail, when neither has one.
    pub instead: Option<Contact>,
}

/// How fresh a fact is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Freshness {
    /// When it was looked at, and when to look again.
    pub stand: String,
    /// Whether the person should check it.
    pub check: bool,
    /// Where it was read.
    pub source: Option<&'static str>,
    /// What to know about it.
    pub note: Option<&'static str>,
}

impl Contact {
    fn can_be_reached(&self) -> bool {
        self.phone.is_some() || self.mail.is_some()
    }
}

impl Contacts {
    /// The address of a letter about the offer: who gives it, or the standing office when it is
    /// over. A question to somebody else would not be answered.
    pub(super) fn writes_to(&self, standing: Standing) -> Option<&'static str> {
        let first = matches!(standing, Standing::Running | Standing::Ended);
        let other = self.other.as_ref().filter(|_| !first);
        other.unwrap_or(&self.first).mail
    }
}

impl Referring<'_> {
    /// The offices of an offer, the one to turn to first.
    pub(super) fn contacts(&self, offer: &Offer, standing: Standing) -> Contacts {
        let (first, other) = if standing == Standing::Running {
            (offer.office, offer.ask)
        } else {
            (offer.ask, offer.office)
        };
        let other = (other != first).then(|| self.office(other)).flatten();
        let first = self.office(first).unwrap_or_else(|| self.contact_of_city());
        let reached = first.can_be_reached() || other.as_ref().is_some_and(Contact::can_be_reached);
        let instead = (!reached).then(|| self.contact_of_city());
        Contacts {
            first,
            other,
            instead,
        }
    }

    fn office(&self, ix: OfficeIx) -> Option<Contact> {
        let office = self.referrals.words.office(ix)?;
        Some(Contact {
            name: office.name,
            about: office.about,
            person: office.person,
            address: office.address,
            phone: office.phone,
            mail: office.mail,
            web: office.web,
            missing: self.missing(office),
            fresh: self.fresh(&office.known),
        })
    }

    fn missing(&self, office: &OfficeText) -> String {
        let mut missing = String::new();
        for (key, known) in [
            // nobody looks for the house of an office on the net
            (
                Key::ContactAddress,
                office.address.is_some() || office.web.is_some(),
            ),
            (Key::ContactPhone, office.phone.is_some()),
            (Key::ContactMail, office.mail.is_some()),
        ] {
            if !known {
                append(&mut missing, ", ", self.texts.get(key));
            }
        }
        missing
    }

    /// Who answers questions about the page itself.
    pub(super) fn contact_of_city(&self) -> Contact {
        let help = &self.site.help;
        let day = german_day(help.stand);
        Contact {
            name: help.label,
            about: "",
            person: Some(help.person),
            address: None,
            phone: Some((help.phone, help.tel)),
            mail: Some(help.mail),
            web: None,
            missing: String::new(),
            fresh: Freshness {
                stand: self.texts.fill(Key::OfficeStand, &[("day", &day)]) + ".",
                check: help.note.is_some(),
                source: None,
                note: help.note,
            },
        }
    }

    /// How fresh something is today.
    pub(super) fn fresh(&self, known: &Known) -> Freshness {
        let over = known.stand.is_overdue(self.today);
        let key = if over {
            Key::OfficesStandOver
        } else {
            Key::OfficesStand
        };
        let (day, recheck) = (known.stand.checked_text(), german_day(known.stand.recheck));
        let values = [("day", &*day), ("recheck", &recheck)];
        Freshness {
            stand: self.texts.fill(key, &values),
            check: over || known.certainty != Certainty::Checked,
            source: known.source,
            note: known.note,
        }
    }
}
