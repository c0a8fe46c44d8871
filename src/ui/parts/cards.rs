//! Answer cards: radio buttons and checkboxes whose whole area is the label. Never preselected.

use std::rc::Rc;

use leptos::prelude::event_target_checked;

use crate::ui::el::{El, el};

/// One card.
pub struct Card {
    /// Id of the control, for labels and error links.
    pub id: String,
    /// The answer.
    pub label: String,
    /// The detail below it.
    pub note: Option<String>,
    /// Whether it was chosen before.
    pub chosen: bool,
    /// Whether it stands after the divider "oder".
    pub aside: bool,
}

/// What happens when a card is switched: which one, and whether it is on now.
type Choose = Rc<dyn Fn(usize, bool)>;

/// Cards of which one can be chosen.
pub fn radio_cards(
    name: &str,
    cards: Vec<Card>,
    or: &str,
    choose: impl Fn(usize) + 'static,
) -> El {
    cards_of(
        "radio",
        name,
        cards,
        or,
        &(Rc::new(move |at, _| choose(at)) as Choose),
    )
}

/// Cards of which any number can be chosen.
pub fn check_cards(
    name: &str,
    cards: Vec<Card>,
    or: &str,
    choose: impl Fn(usize, bool) + 'static,
) -> El {
    cards_of("checkbox", name, cards, or, &(Rc::new(choose) as Choose))
}

fn cards_of(kind: &str, name: &str, cards: Vec<Card>, or: &str, choose: &Choose) -> El {
    let first_aside = cards.iter().position(|card| card.aside);
    let mut choice = el("div", "choice");
    for (at, card) in cards.into_iter().enumerate() {
        if Some(at) == first_aside && at > 0 {
            choice = choice.add(el("p", "or").text(or));
        }
        let choose = Rc::clone(choose);
        let input = el("input", "")
            .set("type", kind)
            .set("name", name)
            .set("id", &card.id)
            .checked(card.chosen)
            .on("change", move |event| {
                choose(at, event_target_checked(&event));
            });
        choice = choice.add(el("label", "").add(input).add(words(card)));
    }
    choice
}

/// The answer and its detail.
fn words(card: Card) -> El {
    let note = card.note.map(|note| el("span", "note").text(note));
    el("span", "").text(card.label).text(" ").maybe(note)
}
