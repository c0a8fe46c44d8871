//! The audit: every page in every state worth a look, through the eyes of people who see, hear or
//! handle it in another way, and on paper. Each journey names all it finds before it fails.

use std::collections::BTreeMap;

mod axe;
mod control;
mod eyes;
mod focus;
mod order;
mod paper;
mod pictures;
mod reflow;
mod scenes;
mod targets;

/// What was found, with the places where it was.
#[derive(Default)]
struct Findings(BTreeMap<String, Vec<String>>);

impl Findings {
    /// Takes down what was found on a page, seen in some way.
    fn add(&mut self, scene: &str, way: &str, found: Vec<String>) {
        for what in found {
            let places = self.0.entry(what).or_default();
            places.push(format!("{scene} ({way})"));
        }
    }

    /// Fails if there is anything.
    fn none(&self) {
        let line = |(what, places): (&String, &Vec<String>)| {
            format!("- {what}\n  {}\n", places.join(" · "))
        };
        let all: String = self.0.iter().map(line).collect();
        assert!(self.0.is_empty(), "{} found:\n{all}", self.0.len());
    }
}
