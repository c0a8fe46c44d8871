//! What most pages are made of: the heading of the page, sections with a title, folded parts,
//! tables.

use crate::text::Key;
use crate::ui::context::Ui;
use crate::ui::el::{El, el};

/// The heading of a page; it takes the focus when the page is reached.
pub fn heading(title: &str) -> El {
    el("h1", "").set("tabindex", "-1").text(title)
}

/// A section named by its title, whose id is `id`.
pub fn section(ui: Ui, id: &str, key: Key) -> El {
    section_in("stack", id, &ui.t(key))
}

/// A section that looks other than most, or with a title from a check.
pub fn section_in(class: &str, id: &str, title: &str) -> El {
    let title = el("h2", "").set("id", id).text(title);
    el("section", class).set("aria-labelledby", id).add(title)
}

/// A part that is folded until someone opens it.
pub fn fold(ui: Ui, key: Key) -> El {
    el("details", "").add(el("summary", "").t(ui, key))
}

/// The head of a table: class and title of each column.
pub fn columns(ui: Ui, columns: &[(&str, Key)]) -> El {
    let mut head = el("tr", "");
    for (class, key) in columns {
        head = head.add(el("th", class).set("scope", "col").t(ui, *key));
    }
    el("thead", "").add(head)
}

/// The head of a table's row.
pub fn row_head(title: &str) -> El {
    el("th", "").set("scope", "row").text(title)
}

/// A table that scrolls within the page; `id` is of what names it.
pub fn scrolled(id: &str, table: El) -> El {
    // a group, not a region: the section around it is one already
    el("div", "scroll")
        .set("role", "group")
        .set("aria-labelledby", id)
        .set("tabindex", "0")
        .add(table)
}
