//! The table of a run: one row per question that is asked.

use super::Summary;
use crate::app::words::said;
use crate::domain::item_score::ItemScore;
use crate::domain::number::Points;
use crate::exchange::table::Cell;
use crate::text::Key;

impl Summary<'_> {
    /// The rows of the table: Bereich, question, answer, and where the check shows figures also
    /// points, of how many, weight.
    pub fn rows(&self) -> Vec<Vec<Cell>> {
        let heads = [
            Key::TableArea,
            Key::TableQuestion,
            Key::TableAnswer,
            Key::TablePoints,
            Key::TableMost,
            Key::TableWeight,
        ];
        let run = self.run;
        let figures = !run.check.wording.words_only;
        let heads = if figures { &heads[..] } else { &heads[..3] };
        let mut rows = vec![self.heads(heads).into_iter().map(Cell::Text).collect()];
        for (ix, item) in run.rules().indices().zip(&run.rules().items) {
            let (Some((_, text)), Some(score)) = (run.item(ix), self.scores.items.get(ix.at()))
            else {
                continue;
            };
            if !run.reach.shows(ix) {
                continue;
            }
            let group = item
                .group
                .and_then(|group| run.check.wording.groups.get(group.at()));
            let area = group.map_or_else(
                || self.texts.get(Key::FactsShort).to_owned(),
                |group| run.say(&group.title),
            );
            let words = [area, run.say(&text.title), said(self.texts, run, ix)];
            let mut row: Vec<Cell> = words.into_iter().map(Cell::Text).collect();
            if figures {
                let none = [Cell::Empty, Cell::Empty, Cell::Empty];
                row.extend(item.group.map_or(none, |_| points(score)));
            }
            rows.push(row);
        }
        rows
    }
}

/// Points, most points and weight of a scored question; empty where it does not count.
fn points(score: &ItemScore) -> [Cell; 3] {
    if !score.state.counts() {
        return [Cell::Empty, Cell::Empty, Cell::Empty];
    }
    let weight = i32::try_from(score.weight).unwrap_or(i32::MAX / 1000);
    [
        Cell::Number(score.points),
        Cell::Number(score.max),
        Cell::Number(Points::whole(weight)),
    ]
}
