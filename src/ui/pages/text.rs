//! Text pages: what this is, how it works, privacy, imprint, accessibility. Words come from
//! `site.json`.

use super::Page;
use crate::app::Route;
use crate::content::site::Block;
use crate::text::Key;
use crate::ui::context::Ui;
use crate::ui::el::{El, el};
use crate::ui::parts::block::heading;
use crate::ui::parts::link::{back, outside};

/// A text page.
pub fn text(ui: Ui, title: Key, blocks: &[Block]) -> Page {
    let title = ui.t(title);
    let mut view = el("div", "prose")
        .add(back(ui, &Route::Start))
        .add(heading(&title));
    for part in blocks {
        view = view.add(block(part));
    }
    Page::new(title, view)
}

fn block(block: &Block) -> El {
    match block {
        Block::Heading(text) => el("h2", "").text(text),
        Block::Paragraph(text) => el("p", "").text(text),
        Block::List(entries) => {
            let mut list = el("ul", "");
            for entry in entries {
                list = list.add(el("li", "").text(entry));
            }
            list
        }
        Block::Link(address, text) => el("p", "").add(outside(address, text)),
    }
}
