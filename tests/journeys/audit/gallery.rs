//! Temporary.
use super::eyes::{Light, light, picture, window_of_the_page};
use super::pictures::decode;
use super::scenes::tour;
#[tokio::test(flavor = "multi_thread")]
async fn gallery() {
    std::fs::create_dir_all("/tmp/gallery").unwrap();
    let only = std::env::var("ONLY").unwrap_or_default();
    tour(None, async |page, scene| {
        if !only.is_empty() && !only.split(';').any(|wanted| wanted == scene) {
            return;
        }
        for width in [390, 1280] {
            for (seen, name) in [
                (Light::Day, "day"),
                (Light::Night, "night"),
                (Light::Forced, "forced"),
            ] {
                light(page, seen).await;
                window_of_the_page(page, width).await;
                let file = format!(
                    "/tmp/gallery/{}-{width}-{name}.png",
                    scene.replace([' ', ','], "_")
                );
                std::fs::write(file, decode(&picture(page, None).await)).unwrap();
            }
        }
    })
    .await;
}
