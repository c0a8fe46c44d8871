//! Answer cards: radio buttons and checkboxes whose whole area is the label. Never preselected.

use leptos::prelude::*;

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

/// Cards of which one can be chosen.
pub fn radio_cards(
    name: String,
    cards: Vec<Card>,
    or: String,
    choose: impl Fn(usize) + Clone + 'static,
) -> AnyView {
    cards_of("radio", name, cards, or, move |at, _| choose(at))
}

/// Cards of which any number can be chosen.
pub fn check_cards(
    name: String,
    cards: Vec<Card>,
    or: String,
    choose: impl Fn(usize, bool) + Clone + 'static,
) -> AnyView {
    cards_of("checkbox", name, cards, or, choose)
}

fn cards_of(
    kind: &'static str,
    name: String,
    cards: Vec<Card>,
    or: String,
    choose: impl Fn(usize, bool) + Clone + 'static,
) -> AnyView {
    let first_aside = cards.iter().position(|card| card.aside);
    let card = |(at, card): (usize, Card)| {
        let choose = choose.clone();
        let divider = (Some(at) == first_aside && at > 0).then(|| view! { <p class="or">{or.clone()}</p> });
        let note = card.note.map(|note| view! { <span class="note">{note}</span> });
        view! {
            {divider}
            <label>
                <input type=kind name=name.clone() id=card.id prop:checked=card.chosen
                    on:change=move |event| choose(at, event_target_checked(&event))/>
                <span>{card.label}" "{note}</span>
            </label>
        }
        .into_any()
    };
    let cards: Vec<AnyView> = cards.into_iter().enumerate().map(card).collect();
    view! { <div class="choice">{cards}</div> }.into_any()
}
