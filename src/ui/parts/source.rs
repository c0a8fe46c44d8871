//! Where something is written: the law or the office, when somebody looked, and what is still to be
//! checked about it. One quiet line below what leans on it.

use super::link::outside;
use crate::app::{Run, words};
use crate::text::Key;
use crate::ui::context::Ui;
use crate::ui::el::{El, el};

/// The line of a source, by its position in the check's sources.
pub fn source(ui: Ui, run: &Run, at: Option<usize>) -> Option<El> {
    let source = run.check.wording.sources.get(at?)?;
    let today = ui.peek(|model| model.today);
    let state = words::source_state(ui.texts()?, run, source, today);
    // within a sentence, so the link is no taller than its line
    let line = el("span", "").t(ui, Key::SourceAbout).text(" ");
    let line = match source.url {
        Some(url) => line.add(outside(url, source.law)),
        None => line.text(source.law),
    };
    let line = line.text(", ").text(&state);
    Some(el("p", "muted small source").add(line))
}
