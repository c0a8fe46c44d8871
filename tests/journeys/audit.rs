//! The audit: every page in every state worth a look, through the eyes of people who see, hear or
//! handle it in another way, and on paper. Each journey names all it finds before it fails.

mod axe;
mod control;
mod eyes;
mod focus;
mod gallery;
mod order;
mod paper;
mod pictures;
mod reflow;
mod scenes;
mod targets;

/// What was found, by page.
#[derive(Default)]
struct Findings(Vec<String>);

impl Findings {
    /// Takes down what was found on a page, seen in some way.
    fn add(&mut self, scene: &str, way: &str, found: Vec<String>) {
        let line = |what: String| format!("{scene} ({way}): {what}");
        self.0.extend(found.into_iter().map(line));
    }

    /// Fails if there is anything.
    fn none(&self) {
        let all = self.0.join("\n");
        assert!(self.0.is_empty(), "{} found:\n{all}", self.0.len());
    }
}
