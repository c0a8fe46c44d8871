//! Values as words, four boxes and a bar, in this order of importance. Colour never stands alone.

use leptos::prelude::*;

use crate::ui::el::{El, el};

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
    /// Per cent, if a number is shown at all.
    pub percent: Option<i32>,
    /// The number in words for screen readers.
    pub spoken: String,
}

/// Bars, one below the other.
pub fn bars(bars: Vec<Bar>) -> El {
    el("ul", "bars").all(bars.into_iter().map(bar).collect())
}

fn bar(bar: Bar) -> El {
    // four colours, however many levels there are
    let tone = match bar.boxes {
        0 => "bar",
        at => ["bar l1", "bar l2", "bar l3", "bar l4"][((at - 1) * 4 / bar.of.max(1)).min(3)],
    };
    let level = el("span", "lvl")
        .add(boxes(bar.boxes, bar.of))
        .text(bar.level)
        .add(el("span", "visually-hidden").text(bar.spoken));
    el("li", tone)
        .add(el("span", "name").text(bar.name))
        .raw(track(bar.percent.unwrap_or(0)))
        .add(level)
}

fn track(percent: i32) -> AnyView {
    view! {
        <svg class="track" viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">
            <rect class="fill" width=percent.to_string() height="10"/>
        </svg>
    }
    .into_any()
}

/// Boxes filled up to a level; hidden from screen readers, the word beside them says it.
pub fn boxes(filled: usize, of: usize) -> El {
    let boxes = (0..of)
        .map(|at| el("i", if at < filled { "on" } else { "" }))
        .collect();
    el("span", "boxes").set("aria-hidden", "true").all(boxes)
}
