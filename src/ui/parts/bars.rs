//! Values as words, four boxes and a bar, in this order of importance. Colour never stands alone.

use leptos::prelude::*;

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
pub fn bars(bars: Vec<Bar>) -> AnyView {
    let bars: Vec<AnyView> = bars.into_iter().map(bar).collect();
    view! { <ul class="bars">{bars}</ul> }.into_any()
}

fn bar(bar: Bar) -> AnyView {
    // four colours, however many levels there are
    let tone = match bar.boxes {
        0 => "bar",
        at => ["bar l1", "bar l2", "bar l3", "bar l4"][((at - 1) * 4 / bar.of.max(1)).min(3)],
    };
    let width = bar.percent.unwrap_or(0).to_string();
    view! {
        <li class=tone>
            <span class="name">{bar.name}</span>
            <svg class="track" viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">
                <rect class="fill" width=width height="10"/>
            </svg>
            <span class="lvl">{boxes(bar.boxes, bar.of)}{bar.level}<span class="visually-hidden">{bar.spoken}</span></span>
        </li>
    }
    .into_any()
}

/// Boxes filled up to a level; hidden from screen readers, the word beside them says it.
pub fn boxes(filled: usize, of: usize) -> AnyView {
    let boxes: Vec<AnyView> = (0..of)
        .map(|at| view! { <i class:on=move || at < filled></i> }.into_any())
        .collect();
    view! { <span class="boxes" aria-hidden="true">{boxes}</span> }.into_any()
}
