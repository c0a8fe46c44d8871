//! What one presses is large enough for a finger.

use super::Findings;
use super::eyes::{WINDOWS, ask, window};
use super::scenes::tour;

/// The call that finds what is smaller than 44 px either way. Links within a sentence are as high
/// as their line.
pub const TOO_SMALL: &str = "too_small(44)";

#[tokio::test(flavor = "multi_thread")]
async fn everything_one_presses_is_at_least_44_pixels_high_and_wide() {
    let mut findings = Findings::default();
    tour(None, async |page, scene| {
        for width in WINDOWS {
            window(page, width).await;
            findings.add(scene, &format!("{width} px"), ask(page, TOO_SMALL).await);
        }
    })
    .await;
    findings.none();
}
