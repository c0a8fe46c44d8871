//! Line drawings: the three of the start page, the staircase of the result, and the brand mark.
//!
//! For pictures that say in the audience's tone what a card or a result is about; the lamp's amber marks one part
//! of each. Not for icons (those are in [`super::icon`]) and never for something that stands in no text: the start
//! drawings are hidden from screen readers, the staircase has a label that says the same in words.
//! All is made of paths with classes; colours are in `style.css` (classes `art`, `stairs`, `mark`; `f` is paper, `l` is
//! the lamp, `b` is the mark's ground).

use crate::ui::el::{El, drawing};

/// Which drawing of the start page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Art {
    /// A shop with its awning: businesses.
    Shop,
    /// A treatment couch with a person being treated: practices.
    Care,
    /// A person with a phone, and a briefcase on a stair: people who look for work.
    Work,
}

impl Art {
    /// The drawing as class and path, from back to front, on a grid of 160 by 100.
    fn strokes(self) -> &'static [(&'static str, &'static str)] {
        match self {
            Self::Shop => &[
                ("f", "M26 44h108v48H26z"),
                ("l", "M20 44l10-24h100l10 24z"),
                (
                    "f",
                    "M20 44c0 9 20 9 20 0 0 9 20 9 20 0 0 9 20 9 20 0 0 9 20 9 20 0 0 9 20 9 20 0 0 9 20 9 20 0",
                ),
                (
                    "",
                    "M46 20l-6 24M63 20l-3 24M80 20v24M97 20l3 24M114 20l6 24",
                ),
                (
                    "",
                    "M14 92h132M38 60h40v22H38zM38 71h40M58 60v22M96 92V60h24v32M114 76v3",
                ),
            ],
            Self::Care => &[
                ("f", "M71 56c0-16 5-25 18-25s18 9 18 25"),
                ("f", "M99 17a10 10 0 1 1-20 0 10 10 0 0 1 20 0z"),
                ("f", "M52 51a9 9 0 1 1-18 0 9 9 0 0 1 18 0z"),
                ("l", "M56 64v-5c0-5 4-8 10-8h44c12 0 20 5 22 13z"),
                ("", "M78 41l4 14M100 41l-4 14"),
                ("f", "M26 64h112v8H26z"),
                ("", "M14 92h132M42 72v20M122 72v20"),
            ],
            Self::Work => &[
                ("f", "M59 23a12 12 0 1 1-24 0 12 12 0 0 1 24 0z"),
                ("f", "M24 92c-2-32 6-48 23-48s25 16 23 48z"),
                ("f", "M84 30h16v28H84z"),
                ("", "M90 52h4M52 66c14 8 26 4 36-8"),
                ("f", "M100 92V78h46v14z"),
                ("l", "M106 54h34v24h-34z"),
                ("", "M14 92h132M116 54v-6h14v6M106 64h34"),
            ],
        }
    }
}

/// One svg of a list of paths, each with its class; `label` makes it a named picture, without one it is decoration.
pub fn draw(class: &str, view_box: &str, label: &str, paths: &[(&str, &str)]) -> El {
    let mut svg = ["<svg class=\"", class, "\" viewBox=\"", view_box].concat();
    if label.is_empty() {
        svg.push_str("\" aria-hidden=\"true\">");
    } else {
        svg.push_str("\" role=\"img\" aria-label=\"");
        for char in label.chars() {
            match char {
                '"' => svg.push_str("&quot;"),
                '&' => svg.push_str("&amp;"),
                _ => svg.push(char),
            }
        }
        svg.push_str("\">");
    }
    for (class, path) in paths {
        let start = if class.is_empty() {
            "<path"
        } else {
            "<path class=\""
        };
        let end = if class.is_empty() { "" } else { "\"" };
        for part in [start, class, end, " d=\"", path, "\"></path>"] {
            svg.push_str(part);
        }
    }
    svg.push_str("</svg>");
    drawing(svg)
}

/// A drawing of the start page; decoration beside the card's text.
#[must_use]
pub fn art(kind: Art) -> El {
    draw("art", "0 0 160 100", "", kind.strokes())
}

/// The staircase: `of` stairs, the figure with the miner's lamp on stair `level` (1 is the lowest).
///
/// `label` says the same in words ("Stufe 2 von 4: Aufbau"). Numbers outside 2..=6 stairs or 1..=`of` are brought
/// to the nearest that can be drawn.
#[must_use]
pub fn stairs(level: usize, of: usize, label: &str) -> El {
    let of = of.clamp(2, 6);
    let level = level.clamp(1, of);
    // 252 wide, ground at 176; each stair has a gap of 4 to the next, the highest is 122 high.
    let pitch = 232 / of;
    let height = |stair: usize| 30 + 92 * (stair - 1) / (of - 1);
    let mut stairs = Vec::new();
    for stair in 1..=of {
        let class = if stair <= level { "s on" } else { "s" };
        let start = 6 + pitch * (stair - 1);
        let (up, across) = (height(stair) - 5, pitch - 14);
        let path = format!("M{start} 176v-{up}q0-5 5-5h{across}q5 0 5 5v{up}z");
        stairs.push((class, path));
    }
    // The figure looks up the stairs; it is drawn from the point where its feet stand.
    let x = 6 + pitch * (level - 1) + (pitch - 4) / 2;
    let y = 174 - height(level);
    let feet = format!("M{x} {y}");
    for (class, figure) in FIGURE {
        let mut path = String::new();
        for part in figure.split('M').skip(1) {
            path.push_str(&feet);
            path.push_str(part);
        }
        stairs.push((class, path));
    }
    let paths: Vec<(&str, &str)> = stairs
        .iter()
        .map(|(class, path)| (*class, &**path))
        .collect();
    draw("stairs", "0 0 252 180", label, &paths)
}

/// The figure on the stairs; `M` is the point where its feet stand.
const FIGURE: [(&str, &str); 5] = [
    ("beam", "Mm11-39l26-13v21z"),
    ("man", "Mm-9 0l8-15 9 15Mm-1-15v-12l-10 9Mm-1-27l10 5 6-7"),
    ("f", "Mm8-37a8 8 0 1 1-16 0 8 8 0 0 1 16 0z"),
    ("s on", "Mm-9-38c0-13 18-13 18 0z"),
    ("l", "Mm12.5-41a3.5 3.5 0 1 1-7 0 3.5 3.5 0 0 1 7 0z"),
];

/// The brand mark: white stairs and the lamp on the deep blue; decoration beside the name.
#[must_use]
pub fn brand_mark() -> El {
    let paths = [
        (
            "b",
            "M10 0h18a10 10 0 0 1 10 10v18a10 10 0 0 1-10 10H10A10 10 0 0 1 0 28V10A10 10 0 0 1 10 0z",
        ),
        ("", "M8 28h6v-5h6v-5h6v-5h4"),
        ("l", "M30 8a3 3 0 1 1-6 0 3 3 0 0 1 6 0z"),
    ];
    draw("mark", "0 0 38 38", "", &paths)
}
