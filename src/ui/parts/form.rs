//! Forms that lead through a check: "Weiter" goes on, whatever was entered is in the model already.

use crate::app::Message;
use crate::text::Key;
use crate::ui::context::Ui;
use crate::ui::el::{El, el};

/// A form that goes on when it is sent.
pub fn form(ui: Ui, class: &str) -> El {
    el("form", class)
        .set("novalidate", "")
        .submits(ui, Message::Continue)
}

/// "Weiter".
pub fn next(ui: Ui) -> El {
    el("button", "btn main")
        .set("type", "submit")
        .t(ui, Key::Next)
}

/// A group of fields with a small title.
pub fn fields(title: &str) -> El {
    let legend = el("legend", "").add(el("h2", "h3").text(title));
    el("fieldset", "stack tight compact").add(legend)
}
