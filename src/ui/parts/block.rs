//! What most pages are made of: the heading of the page, sections with a title, folded parts.

use crate::ui::el::{El, el};

/// The heading of a page; it takes the focus when the page is reached.
pub fn heading(title: &str) -> El {
    el("h1", "").set("tabindex", "-1").text(title)
}

/// A section named by its title, whose id is `id`.
pub fn section(id: &str, title: String) -> El {
    let title = el("h2", "").set("id", id).text(title);
    el("section", "stack").set("aria-labelledby", id).add(title)
}

/// A part that is folded until someone opens it.
pub fn fold(summary: String) -> El {
    el("details", "").add(el("summary", "").text(summary))
}
