//! Nothing sticks out to the side: on the narrowest phone, and with letters twice as large.

use super::super::support::Page;
use super::Findings;
use super::eyes::{WINDOWS, ask, letters, window};
use super::scenes::tour;

/// The narrowest window there is, as of a computer's window enlarged to 400 %.
const NARROW: u32 = 320;
/// Smallest letters anywhere, in pixels.
const SMALLEST: f64 = 13.0;

/// What sticks out or is cut off.
pub async fn out_of_place(page: &Page) -> Vec<String> {
    let mut found = ask(page, "sticking_out()").await;
    found.extend(ask(page, "cut_off()").await);
    found
}

async fn smallest(page: &Page) -> f64 {
    let sizes = ask(page, "text_sizes()").await;
    sizes[0].parse().expect("a size")
}

#[tokio::test(flavor = "multi_thread")]
async fn no_page_scrolls_sideways_on_narrow_windows_or_with_letters_twice_as_large() {
    let mut findings = Findings::default();
    tour(None, async |page, scene| {
        letters(page, 16).await;
        window(page, NARROW).await;
        findings.add(scene, "320 px", out_of_place(page).await);
        for width in WINDOWS {
            letters(page, 16).await;
            window(page, width).await;
            findings.add(scene, &format!("{width} px"), out_of_place(page).await);
            let usual = smallest(page).await;
            assert!(usual >= SMALLEST, "{scene}: letters of {usual} px");
            letters(page, 32).await;
            let way = format!("{width} px, 200 %");
            findings.add(scene, &way, out_of_place(page).await);
            let large = smallest(page).await;
            assert!(
                large >= usual * 1.99,
                "{scene}: {usual} px grow to {large} px only"
            );
        }
        letters(page, 16).await;
    })
    .await;
    findings.none();
}
