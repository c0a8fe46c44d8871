//! Values as words, four boxes and a bar, in this order of importance. Colour never stands alone.

use crate::ui::el::{El, drawing, el};

/// One bar.
pub struct Bar {
    /// What it is about.
    pub name: String,
    /// The level in words.
    pub level: String,
    /// Box number reached, from 1; 0 when there is no value.
    pub boxes: usize,
    /// How many boxes there are.
    pub of: usize,
    /// Per cent; 0 when there is no value.
    pub percent: i32,
    /// The number in words for screen readers.
    pub spoken: String,
}

/// A bar, as an entry of a list.
pub fn bar(bar: &Bar) -> El {
    // four colours, however many levels there are
    let tone = match bar.boxes {
        0 => "bar",
        at => ["bar l1", "bar l2", "bar l3", "bar l4"][((at - 1) * 4 / bar.of.max(1)).min(3)],
    };
    let track = format!(
        r#"<svg class="track" viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true"><rect class="fill" width="{}" height="10"></rect></svg>"#,
        bar.percent
    );
    let level = el("span", "lvl")
        .add(boxes(bar.boxes, bar.of))
        .text(&bar.level)
        .add(el("span", "visually-hidden").text(&bar.spoken));
    el("li", tone)
        .add(el("span", "name").text(&bar.name))
        .add(drawing(track))
        .add(level)
}

/// Boxes filled up to a level; hidden from screen readers, the word beside them says it.
pub fn boxes(filled: usize, of: usize) -> El {
    let mut boxes = el("span", "boxes").set("aria-hidden", "true");
    for at in 0..of {
        boxes = boxes.add(el("i", if at < filled { "on" } else { "" }));
    }
    boxes
}
