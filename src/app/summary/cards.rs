//! Cards for what cannot wait, and sources, as they stand in the result file.

use super::Summary;
use crate::app::words::{append, source_state};
use crate::content::wording::{CardPoint, CardText};
use crate::domain::card::Showing;
use crate::exchange::page::{Body, Part};
use crate::text::Key;

impl Summary<'_> {
    /// A source with its state, in one line.
    pub(super) fn source(&self, at: Option<usize>) -> Option<String> {
        let source = self.run.check.wording.sources.get(at?)?;
        let state = source_state(self.texts, self.run, source, self.today);
        let about = self.texts.get(Key::SourceAbout);
        Some([about, " ", source.law, ", ", &state].concat())
    }

    /// Cards that come first, each as a part of its own.
    pub(super) fn cards(&self) -> Vec<Part> {
        let open = self.advice.cards.iter();
        let first = open.filter(|card| card.showing == Showing::First);
        let words = first.filter_map(|open| self.run.check.wording.cards.get(open.card));
        words.map(|card| self.card(card)).collect()
    }

    fn card(&self, card: &CardText) -> Part {
        let run = self.run;
        let point = |point: &CardPoint| {
            let mut line = run.say(&point.title);
            if let Some(call) = point.call {
                append(&mut line, ": ", call.label);
            }
            let more = run.say_if(point.text.as_ref());
            append(&mut line, ". ", &more.unwrap_or_default());
            append(
                &mut line,
                " ",
                &self.source(point.source).unwrap_or_default(),
            );
            line
        };
        let mut lines = vec![run.say(&card.lead)];
        lines.extend(card.points.iter().map(point));
        lines.extend(run.say_if(card.closing.as_ref()));
        Part {
            title: run.say(&card.title),
            urgent: true,
            body: Body::List(lines),
        }
    }
}
