//! The pictures of the README. They are taken in every run, and kept when SCREENSHOTS=1 asks for
//! it or when they are missing: `make screenshots`.

use std::path::Path;

use super::super::support::check::open_prepared;
use super::super::support::prepared::Prepared;
use super::super::support::{Page, Setup, Visitor};
use super::eyes::{Light, answer, light, paper, scaled_picture, sized};

const FOLDER: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/screenshots");
/// Most a picture may weigh, in bytes.
const MOST: usize = 80_000;

/// A screen knows neither margins of paper nor its end.
const SHEET: &str = "
    document.body.style.padding = '14mm 16mm';
    const end = 1123 - 15 * 96 / 25.4;
    const parts = [...document.querySelectorAll('.card, .bar')];
    const next = parts.filter((part) => part.getBoundingClientRect().bottom > end);
    next.forEach((part) => { part.style.visibility = 'hidden'; });";

/// Bytes from base64.
pub fn decode(text: &str) -> Vec<u8> {
    const DIGITS: &[u8] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let digit = |char: u8| DIGITS.iter().position(|digit| *digit == char);
    let (mut bytes, mut kept, mut bits) = (Vec::new(), 0, 0);
    for value in text.bytes().filter_map(digit) {
        (kept, bits) = (kept << 6 | value, bits + 6);
        if bits >= 8 {
            bits -= 8;
            bytes.push(u8::try_from(kept >> bits & 0xff).expect("a byte"));
            kept &= (1 << bits) - 1;
        }
    }
    bytes
}

async fn take(page: &Page, name: &str, [width, height]: [u32; 2], scale: f64) {
    sized(page, width, height).await;
    let part = Some([0, 0, width, height]);
    let taken = decode(&scaled_picture(page, part, scale).await);
    eprintln!("picture: {name}, {} bytes", taken.len());
    assert!(taken.len() <= MOST, "{name} weighs {} bytes", taken.len());
    let file = Path::new(FOLDER).join(name);
    if std::env::var_os("SCREENSHOTS").is_some() || !file.exists() {
        std::fs::create_dir_all(FOLDER).expect("a folder for pictures");
        std::fs::write(&file, taken).expect("a picture");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_pictures_of_the_readme_can_be_taken() {
    let visitor = Visitor::arrive(Setup::default()).await;
    let page = &visitor.page;
    light(page, Light::Day).await;
    take(page, "start.png", [820, 600], 1.0).await;
    let prepared = Prepared::new(1, 1, &[("e2", 0)]);
    open_prepared(&visitor, &prepared, "ergebnis").await;
    take(page, "result.png", [820, 600], 1.0).await;
    paper(page).await;
    answer(page, SHEET, vec![]).await;
    take(page, "print.png", [794, 1123], 0.55).await;
    page.reload().await;
    light(page, Light::Day).await;
    page.go(&prepared.hash("frage/e2")).await;
    take(page, "question.png", [390, 844], 1.0).await;
    visitor.leave().await;
}
