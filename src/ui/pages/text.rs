//! Text pages: what this is, how it works, privacy, imprint, accessibility. Words come from
//! `site.json`.

use leptos::prelude::*;

use super::Page;
use crate::app::Route;
use crate::content::site::{Block, Pages};
use crate::text::Key;
use crate::ui::context::Ui;
use crate::ui::parts::link::back;

/// A text page.
pub fn text(ui: Ui, title: Key, choose: fn(&Pages) -> &Vec<Block>) -> Page {
    let title = ui.t(title);
    let blocks: Vec<AnyView> = ui.peek(|model| choose(&model.site.pages).iter().map(block).collect());
    let view = view! {
        <div class="prose">{back(ui, Route::Start)}<h1 tabindex="-1">{title.clone()}</h1>{blocks}</div>
    };
    Page::new(title, view.into_any())
}

fn block(block: &Block) -> AnyView {
    match block {
        Block::Heading(text) => view! { <h2>{text.to_string()}</h2> }.into_any(),
        Block::Paragraph(text) => view! { <p>{text.to_string()}</p> }.into_any(),
        Block::List(entries) => {
            let entries: Vec<AnyView> =
                entries.iter().map(|entry| view! { <li>{entry.to_string()}</li> }.into_any()).collect();
            view! { <ul>{entries}</ul> }.into_any()
        }
        Block::Link(address, text) => {
            view! { <p><a href=address.to_string() rel="noopener">{text.to_string()}</a></p> }.into_any()
        }
    }
}
