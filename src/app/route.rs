//! Addresses within the page. They live in the URL's hash, so one `dist` works in any folder of
//! any static host. `parse` and `href` are each other's inverse.
//!
//! Addresses hold ids only: no name, no answer.

use crate::domain::id::{CardId, CheckId, GroupId, ItemId, OfferId};
use crate::store::AssessmentId;

/// Where one is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Route {
    /// Start.
    Start,
    /// What this is.
    About,
    /// Before a check begins: what comes, full or short.
    Begin(CheckId),
    /// A page of an assessment.
    Within(AssessmentId, Place),
    /// Answers handed over in an address.
    Code(String),
    /// Saved assessments.
    MyData,
    /// Text size, colours.
    Settings,
    /// How it works.
    How,
    /// Privacy.
    Privacy,
    /// Imprint.
    Imprint,
    /// Accessibility statement.
    Accessibility,
    /// An address that leads nowhere.
    Unknown,
}

/// A page of an assessment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Place {
    /// A few facts first.
    Facts(After),
    /// One question.
    Question(ItemId, After),
    /// The end of a Bereich.
    Done(GroupId),
    /// All answers at a glance.
    Review,
    /// The result.
    Result,
    /// How it was calculated.
    Calculation,
    /// A card for urgent cases.
    Card(CardId),
    /// Legal duties.
    Duties,
    /// The steps the person chose.
    Plan,
    /// Which office helps.
    Offices,
    /// The sheet for one offer.
    Referral(OfferId),
    /// Everything that can be taken along.
    Take,
    /// A guided look at one's own site.
    Look,
    /// Then and now: the assessment it is compared with.
    Compare(AssessmentId),
}

/// Where "Weiter" leads from a question.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum After {
    /// To the next question.
    #[default]
    Next,
    /// Back to all answers, where "Ändern" was pressed.
    Review,
    /// Back to the result.
    Result,
    /// Back to the duties.
    Duties,
    /// Back to the offices.
    Offices,
    /// Back to the guided look.
    Look,
}

impl Route {
    /// The route in a hash such as `#/daten`.
    pub fn parse(hash: &str) -> Self {
        let path = hash.trim_start_matches('#').trim_matches('/');
        let parts: Vec<&str> = path.split('/').collect();
        match parts.as_slice() {
            [""] => Self::Start,
            ["info"] => Self::About,
            ["neu", check] => CheckId::parse(check).map_or(Self::Unknown, Self::Begin),
            ["check", id, place @ ..] => AssessmentId::parse(id)
                .zip(Place::parse(place))
                .map_or(Self::Unknown, |(id, place)| Self::Within(id, place)),
            ["code", code] => Self::Code((*code).to_owned()),
            ["daten"] => Self::MyData,
            ["einstellungen"] => Self::Settings,
            ["hilfe"] => Self::How,
            ["datenschutz"] => Self::Privacy,
            ["impressum"] => Self::Imprint,
            ["barrierefreiheit"] => Self::Accessibility,
            _ => Self::Unknown,
        }
    }

    /// The hash of the route.
    pub fn href(&self) -> String {
        match self {
            Self::Start | Self::Unknown => "#/".to_owned(),
            Self::About => "#/info".to_owned(),
            Self::Begin(check) => format!("#/neu/{check}"),
            Self::Within(id, place) => format!("#/check/{id}{}", place.path()),
            Self::Code(code) => format!("#/code/{code}"),
            Self::MyData => "#/daten".to_owned(),
            Self::Settings => "#/einstellungen".to_owned(),
            Self::How => "#/hilfe".to_owned(),
            Self::Privacy => "#/datenschutz".to_owned(),
            Self::Imprint => "#/impressum".to_owned(),
            Self::Accessibility => "#/barrierefreiheit".to_owned(),
        }
    }

    /// The assessment it belongs to.
    pub fn assessment(&self) -> Option<&AssessmentId> {
        match self {
            Self::Within(id, _) => Some(id),
            _ => None,
        }
    }
}

impl Place {
    fn parse(parts: &[&str]) -> Option<Self> {
        match parts {
            ["angaben", rest @ ..] => After::parse(rest).map(Self::Facts),
            ["frage", item, rest @ ..] => ItemId::parse(item)
                .zip(After::parse(rest))
                .map(|(item, after)| Self::Question(item, after)),
            ["bereich", group] => GroupId::parse(group).map(Self::Done),
            ["antworten"] => Some(Self::Review),
            ["ergebnis"] => Some(Self::Result),
            ["rechnung"] => Some(Self::Calculation),
            ["karte", card] => CardId::parse(card).map(Self::Card),
            ["pflichten"] => Some(Self::Duties),
            ["plan"] => Some(Self::Plan),
            ["stellen"] => Some(Self::Offices),
            ["vermittlung", offer] => OfferId::parse(offer).map(Self::Referral),
            ["mitnehmen"] => Some(Self::Take),
            ["blick"] => Some(Self::Look),
            ["vergleich", id] => AssessmentId::parse(id).map(Self::Compare),
            _ => None,
        }
    }

    /// Whether the page shows what stands beside a check.
    pub fn needs_extras(&self) -> bool {
        matches!(
            self,
            Self::Duties | Self::Offices | Self::Referral(_) | Self::Look
        )
    }

    fn path(&self) -> String {
        match self {
            Self::Facts(after) => format!("/angaben{}", after.path()),
            Self::Question(item, after) => format!("/frage/{item}{}", after.path()),
            Self::Done(group) => format!("/bereich/{group}"),
            Self::Review => "/antworten".to_owned(),
            Self::Result => "/ergebnis".to_owned(),
            Self::Calculation => "/rechnung".to_owned(),
            Self::Card(card) => format!("/karte/{card}"),
            Self::Duties => "/pflichten".to_owned(),
            Self::Plan => "/plan".to_owned(),
            Self::Offices => "/stellen".to_owned(),
            Self::Referral(offer) => format!("/vermittlung/{offer}"),
            Self::Take => "/mitnehmen".to_owned(),
            Self::Look => "/blick".to_owned(),
            Self::Compare(id) => format!("/vergleich/{id}"),
        }
    }
}

impl After {
    fn parse(parts: &[&str]) -> Option<Self> {
        match parts {
            [] => Some(Self::Next),
            ["antworten"] => Some(Self::Review),
            ["ergebnis"] => Some(Self::Result),
            ["pflichten"] => Some(Self::Duties),
            ["stellen"] => Some(Self::Offices),
            ["blick"] => Some(Self::Look),
            _ => None,
        }
    }

    const fn path(self) -> &'static str {
        match self {
            Self::Next => "",
            Self::Review => "/antworten",
            Self::Result => "/ergebnis",
            Self::Duties => "/pflichten",
            Self::Offices => "/stellen",
            Self::Look => "/blick",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn id() -> AssessmentId {
        AssessmentId::from_random([1; AssessmentId::LENGTH])
    }

    #[test]
    fn every_route_is_found_again_at_its_address() {
        let item = ItemId::parse("e2").expect("an id");
        let within = |place| Route::Within(id(), place);
        let routes = [
            Route::Start,
            Route::About,
            Route::Begin(CheckId::parse("business").expect("an id")),
            within(Place::Facts(After::Next)),
            within(Place::Facts(After::Review)),
            within(Place::Question(item.clone(), After::Next)),
            within(Place::Question(item.clone(), After::Review)),
            within(Place::Question(item.clone(), After::Result)),
            within(Place::Question(item.clone(), After::Duties)),
            within(Place::Facts(After::Offices)),
            within(Place::Question(item, After::Look)),
            within(Place::Done(GroupId::parse("e").expect("an id"))),
            within(Place::Review),
            within(Place::Result),
            within(Place::Calculation),
            within(Place::Card(CardId::parse("emergency").expect("an id"))),
            within(Place::Duties),
            within(Place::Plan),
            within(Place::Offices),
            within(Place::Referral(OfferId::parse("coaching").expect("an id"))),
            within(Place::Take),
            within(Place::Look),
            within(Place::Compare(id())),
            Route::Code("abc234".to_owned()),
            Route::MyData,
            Route::Settings,
            Route::How,
            Route::Privacy,
            Route::Imprint,
            Route::Accessibility,
        ];
        for route in routes {
            assert_eq!(Route::parse(&route.href()), route, "{}", route.href());
        }
    }

    #[test]
    fn strange_addresses_lead_to_the_unknown_page() {
        let long = format!("#/check/{}/frage/{}", id(), "x".repeat(9999));
        for hash in [
            "#/nichts",
            "#/check",
            "#/check/kurz/ergebnis",
            "#/neu/ÄÖ",
            "#/daten/mehr",
            &long,
        ] {
            assert_eq!(Route::parse(hash), Route::Unknown, "{hash}");
        }
        for hash in ["", "#", "#/", "/"] {
            assert_eq!(Route::parse(hash), Route::Start, "{hash}");
        }
    }
}
