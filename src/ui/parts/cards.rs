//! Answer cards: radio buttons and checkboxes whose whole area is the label. Never preselected.

use std::rc::Rc;

use leptos::prelude::event_target_checked;

use crate::app::{Message, Run};
use crate::content::wording::OptionText;
use crate::domain::answer::{Answer, Ticks};
use crate::domain::id::{ItemIx, OptionIx};
use crate::domain::questionnaire::Kind;
use crate::text::Key;
use crate::ui::context::Ui;
use crate::ui::el::{El, el};
use crate::web;

/// One card.
pub struct Card {
    /// Id of the control, for labels and error links.
    pub id: String,
    /// The answer.
    pub label: String,
    /// Language of the answer, if it is not that of the page.
    pub lang: Option<&'static str>,
    /// The detail below it.
    pub note: Option<String>,
    /// Whether it was chosen before.
    pub chosen: bool,
    /// Whether it stands after the divider "oder".
    pub aside: bool,
    /// What choosing it means.
    pub means: Means,
}

/// What choosing a card means.
pub enum Means {
    /// Just this.
    Send(Message),
    /// One tick more or less.
    Tick(ItemIx, OptionIx),
    /// A mark in one row.
    Mark(ItemIx, usize, OptionIx),
}

impl Card {
    /// The card of an option.
    pub fn of(run: &Run, id: String, option: &OptionText, chosen: bool, means: Means) -> Self {
        Self {
            id,
            label: run.say(&option.label),
            lang: option.lang,
            note: run.say_if(option.note.as_ref()),
            chosen,
            aside: false,
            means,
        }
    }

    /// A card without a detail.
    pub fn plain(id: String, label: String, chosen: bool, message: Message) -> Self {
        Self {
            id,
            label,
            lang: None,
            note: None,
            chosen,
            aside: false,
            means: Means::Send(message),
        }
    }
}

/// Which fields lose their marks when a card is chosen, by name.
pub type Rivals = Rc<[String]>;

/// Cards of which one can be chosen (`radio`) or any number (`checkbox`).
pub fn cards(ui: Ui, kind: &str, name: &str, cards: Vec<Card>, rivals: &Rivals) -> El {
    let mut choice = el("div", "choice");
    let mut divided = true;
    for card in cards {
        if card.aside && !divided {
            choice = choice.add(el("p", "or").t(ui, Key::Or));
        }
        // one divider, and none before the first card
        divided = card.aside;
        let (means, rivals) = (card.means, Rc::clone(rivals));
        let input = el("input", "")
            .set("type", kind)
            .set("name", name)
            .set("id", &card.id)
            .checked(card.chosen)
            .on("change", move |event| {
                if let Some(message) = message(ui, &means, event_target_checked(&event)) {
                    ui.send(message);
                }
                for rival in &*rivals {
                    web::page::uncheck(rival);
                }
            });
        let mut words = el("span", "");
        words = match card.lang {
            // the direction follows from the letters
            Some(lang) => words.add(
                el("span", "")
                    .set("lang", lang)
                    .set("dir", "auto")
                    .text(&card.label),
            ),
            None => words.text(&card.label),
        };
        words = words.text(" ");
        if let Some(note) = card.note {
            words = words.add(el("span", "note").text(&note));
        }
        choice = choice.add(el("label", "").add(input).add(words));
    }
    choice
}

/// The message of a card that is switched on or off. Ticks and marks build on what was answered
/// so far.
fn message(ui: Ui, means: &Means, on: bool) -> Option<Message> {
    let (Means::Tick(ix, _) | Means::Mark(ix, ..)) = means else {
        let Means::Send(message) = means else {
            return None;
        };
        return Some(message.clone());
    };
    let run = ui.peek(Run::current)?;
    let given = run.answers.given(*ix);
    let said = given.and_then(|given| given.said.as_ref().or(given.tried.as_ref()));
    let answer = match means {
        Means::Tick(_, option) => {
            let ticks = match said {
                Some(Answer::Ticks(ticks)) => *ticks,
                _ => Ticks::default(),
            };
            let ticks = ticks.with(*option, on);
            // a fact without ticks is answered; a question offers "nichts davon"
            let is_answer = !ticks.is_empty() || ix.at() < run.rules().facts;
            is_answer.then_some(Answer::Ticks(ticks))
        }
        Means::Mark(_, row, option) => {
            let mut marks = match (said, &run.rules().item(*ix).kind) {
                (Some(Answer::Rows(marks)), _) => marks.clone(),
                (_, Kind::Rows(rows)) => vec![None; rows.rows.len()].into(),
                _ => return None,
            };
            *marks.get_mut(*row)? = Some(*option);
            Some(Answer::Rows(marks))
        }
        Means::Send(_) => return None,
    };
    Some(Message::Answer(*ix, answer))
}
