//! Text pages: what this is, how it works, privacy, imprint, accessibility. Words come from
//! `site.json`.

use super::Page;
use crate::app::Route;
use crate::content::site::{Block, Pages};
use crate::text::Key;
use crate::ui::context::Ui;
use crate::ui::el::{El, el};
use crate::ui::parts::block::heading;
use crate::ui::parts::link::back;

/// A text page.
pub fn text(ui: Ui, title: Key, choose: fn(&Pages) -> &Vec<Block>) -> Page {
    let title = ui.t(title);
    let blocks = ui.peek(|model| choose(&model.site.pages).iter().map(block).collect());
    let view = el("div", "prose")
        .add(back(ui, Route::Start))
        .add(heading(&title))
        .all(blocks);
    Page::new(title, view.view())
}

fn block(block: &Block) -> El {
    match block {
        Block::Heading(text) => el("h2", "").text(&**text),
        Block::Paragraph(text) => el("p", "").text(&**text),
        Block::List(entries) => el("ul", "").all(
            entries
                .iter()
                .map(|entry| el("li", "").text(&**entry))
                .collect(),
        ),
        Block::Link(address, text) => {
            let link = el("a", "")
                .set("href", address)
                .set("rel", "noopener")
                .text(&**text);
            el("p", "").add(link)
        }
    }
}
