//! Cards: help for a situation that cannot wait for a score, shown before everything else.
//!
//! Which card is open follows from answers alone; what it says stands in the content.

use super::condition::{Condition, Seen, Truth};
use super::id::CardId;

/// One card.
#[derive(Clone, Debug, PartialEq)]
pub struct Card {
    /// Name in files and addresses.
    pub id: CardId,
    /// It comes first if this is true.
    pub when: Condition,
    /// It is offered quietly if this is true.
    pub offer: Option<Condition>,
}

/// How an open card is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Showing {
    /// Whole, before everything else.
    First,
    /// As a link or a folded part: the person decides.
    Offered,
}

/// A card that is open now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct OpenCard {
    /// Position in the check's cards.
    pub card: usize,
    /// How it is shown.
    pub showing: Showing,
}

/// The cards that are open, in the order of the file, those that come first before those offered.
pub fn open_cards(seen: Seen<'_>) -> Vec<OpenCard> {
    let all = || seen.check.cards.iter().enumerate();
    let is_first = |card: &Card| seen.test(&card.when) == Truth::True;
    let is_offered = |card: &Card| {
        let offer = card.offer.as_ref();
        !is_first(card) && offer.is_some_and(|offer| seen.test(offer) == Truth::True)
    };
    let mut open = Vec::new();
    for (card, _) in all().filter(|(_, card)| is_first(card)) {
        let showing = Showing::First;
        open.push(OpenCard { card, showing });
    }
    for (card, _) in all().filter(|(_, card)| is_offered(card)) {
        let showing = Showing::Offered;
        open.push(OpenCard { card, showing });
    }
    open
}
