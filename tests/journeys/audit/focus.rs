//! Tab reaches everything, in the order one sees it, and shows where it is.

use serde_json::{Value, json};
use thirtyfour::prelude::*;

use super::super::support::Page;
use super::Findings;
use super::eyes::{Light, answer, light, picture, window_of_the_page};
use super::scenes::tour;

/// Which pages are walked through, how wide and in which light.
const WALKS: [(&str, u32, Light); 12] = [
    ("settings", 390, Light::Day),
    ("my data", 1280, Light::Day),
    ("start, saved", 1280, Light::Night),
    ("facts", 390, Light::Night),
    ("question", 1280, Light::Forced),
    ("question, error", 390, Light::Day),
    ("review", 1280, Light::Day),
    ("calculation", 1280, Light::Day),
    ("result, unfolded", 390, Light::Day),
    ("plan", 390, Light::Day),
    ("take", 1280, Light::Night),
    ("code", 390, Light::Forced),
];
/// How far around a thing its focus may be shown.
const AROUND: f64 = 8.0;

/// Further parts a field may have: day, month, year, the calendar that folds out.
const PARTS: u8 = 3;

/// Where the focus stopped.
struct Stop {
    name: String,
    /// Left, top, width, height.
    place: [f64; 4],
    /// The part of the page around it, and how it looks there.
    part: [u32; 4],
    picture: String,
}

impl Stop {
    async fn here(page: &Page) -> Option<Self> {
        let found = answer(page, "return stop()", vec![]).await;
        let name = found["name"].as_str()?.to_owned();
        let at = |at: usize| found["place"][at].as_f64().unwrap_or_default();
        let place = [at(0), at(1), at(2), at(3)];
        let [x, y] = [place[0], place[1]].map(|start| (start - AROUND).max(0.0).floor());
        let [width, height] = [place[2], place[3]].map(|long| (long + 2.0 * AROUND).ceil());
        let part = [x, y, width, height].map(whole);
        let picture = picture(page, Some(part)).await;
        Some(Self {
            name,
            place,
            part,
            picture,
        })
    }

    /// Whether it stands at this place, to the pixel.
    fn is_at(&self, place: [f64; 4]) -> bool {
        let whole = |place: [f64; 4]| place.map(|pixels| pixels.round().to_bits());
        whole(self.place) == whole(place)
    }

    /// Whether one sees the other before this, though it comes after it.
    fn is_behind(&self, next: &Self) -> bool {
        let ([x, y, _, height], [next_x, next_y, next_width, next_height]) =
            (self.place, next.place);
        let above = next_y + next_height <= y + 1.0;
        let same_row = next_y < y + height && y < next_y + next_height;
        above || (same_row && next_x + next_width <= x + 1.0)
    }
}

#[allow(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "pixels on a screen"
)]
fn whole(pixels: f64) -> u32 {
    pixels as u32
}

/// Goes through a page by Tab; gives the stops and what is wrong with them.
pub async fn walk(page: &Page, width: u32, seen: Light) -> (usize, Vec<String>) {
    light(page, seen).await;
    window_of_the_page(page, width).await;
    let expected = answer(page, "return stops_expected().map(label_of)", vec![]).await;
    let expected: Vec<String> = serde_json::from_value(expected).expect("a list");
    // from the first thing on the page
    answer(page, "document.querySelector('.skip').focus()", vec![]).await;
    let mut stops: Vec<Stop> = Vec::new();
    let mut parts = PARTS;
    while let Some(stop) = Stop::here(page).await {
        // around once, or caught
        if stops.len() > expected.len()
            || stops.first().is_some_and(|first| first.name == stop.name)
        {
            break;
        }
        // a field for a day is one stop of several parts
        let part = |last: &Stop| last.name == stop.name && last.is_at(stop.place);
        if parts > 0 && stops.last().is_some_and(part) {
            parts -= 1;
        } else {
            parts = PARTS;
            stops.push(stop);
        }
        page.keys(Key::Tab).await;
    }
    let mut wrong = missing(&expected, &stops);
    for pair in stops.windows(2) {
        if pair[0].is_behind(&pair[1]) {
            wrong.push(format!("{} comes after {}", pair[1].name, pair[0].name));
        }
    }
    wrong.extend(unseen(page, &stops).await);
    (stops.len(), wrong)
}

/// What Tab does not reach.
fn missing(expected: &[String], stops: &[Stop]) -> Vec<String> {
    let mut left: Vec<&String> = expected.iter().collect();
    for stop in stops {
        if let Some(at) = left.iter().position(|name| **name == stop.name) {
            left.remove(at);
        }
    }
    // of radio buttons Tab reaches the one that is chosen
    left.retain(|name| !name.starts_with("<input> "));
    let mut wrong: Vec<String> = left
        .into_iter()
        .map(|name| format!("not reached: {name}"))
        .collect();
    if expected.len() != stops.len() {
        wrong.push(format!(
            "{} stops instead of {}",
            stops.len(),
            expected.len()
        ));
    }
    wrong
}

/// Stops that do not show the focus: fewer pixels change than two lines along the short side.
async fn unseen(page: &Page, stops: &[Stop]) -> Vec<String> {
    answer(page, "document.activeElement.blur()", vec![]).await;
    let parts: Vec<Value> = stops
        .iter()
        .map(|stop| json!([stop.picture, stop.part]))
        .collect();
    let count = "const [whole, parts] = arguments;
        return Promise.all(parts.map(([part, place]) => changed(whole, part, place)))";
    let counts = answer(
        page,
        count,
        vec![json!(picture(page, None).await), json!(parts)],
    )
    .await;
    let counts: Vec<u32> = serde_json::from_value(counts).expect("a list");
    assert_eq!(counts.len(), stops.len());
    let mut wrong = Vec::new();
    for (stop, count) in stops.iter().zip(counts) {
        let short = whole(stop.place[2].min(stop.place[3]));
        if count < 2 * short {
            wrong.push(format!(
                "{count} px change, {} are needed: {}",
                2 * short,
                stop.name
            ));
        }
    }
    wrong
}

#[tokio::test(flavor = "multi_thread")]
async fn tab_reaches_everything_in_order_and_shows_where_it_is() {
    let mut findings = Findings::default();
    let (mut pages, mut stops) = (0, 0);
    tour(None, async |page, scene| {
        for (_, width, seen) in WALKS.iter().filter(|(wanted, ..)| *wanted == scene) {
            let (count, wrong) = walk(page, *width, *seen).await;
            (pages, stops) = (pages + 1, stops + count);
            findings.add(scene, &format!("{width} px, {seen:?}"), wrong);
        }
    })
    .await;
    eprintln!("focus: {stops} stops on {pages} pages");
    assert_eq!(pages, WALKS.len());
    findings.none();
}
