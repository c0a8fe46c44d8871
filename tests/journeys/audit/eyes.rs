//! Seeing the page in another way: another window, other colours, larger letters; and asking it
//! with the functions of `audit.js`.

use serde_json::{Value, json};

use super::super::support::{Page, chromium};

/// How light it is, or which colours the person forces on every page.
#[derive(Clone, Copy, Debug)]
pub enum Light {
    Day,
    Night,
    Forced,
}

impl Light {
    pub const ALL: [Self; 3] = [Self::Day, Self::Night, Self::Forced];
}

/// A phone's window and a computer's.
pub const WINDOWS: [u32; 2] = [390, 1280];

/// Makes the window this wide; narrow ones are as high as a phone.
pub async fn window(page: &Page, width: u32) {
    let height = if width < 700 { 844 } else { 900 };
    sized(page, width, height).await;
}

/// Makes the window as wide as this and as high as the page.
pub async fn window_of_the_page(page: &Page, width: u32) {
    window(page, width).await;
    let height = answer(page, "return document.documentElement.scrollHeight", vec![]).await;
    let height = height.as_u64().expect("a height");
    sized(page, width, u32::try_from(height).expect("a height")).await;
}

/// Makes the window this large. Scroll bars take no room.
pub async fn sized(page: &Page, width: u32, height: u32) {
    let hidden = json!({ "hidden": true });
    chromium::tell(&page.driver, "Emulation.setScrollbarsHidden", hidden).await;
    let size = json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": false });
    chromium::tell(&page.driver, "Emulation.setDeviceMetricsOverride", size).await;
}

/// Changes the light. Without motion: nothing is looked at while it changes.
pub async fn light(page: &Page, light: Light) {
    shown_as(page, "screen", light).await;
}

/// Shows the page as it will be printed.
pub async fn paper(page: &Page) {
    shown_as(page, "print", Light::Night).await;
}

async fn shown_as(page: &Page, media: &str, light: Light) {
    let (scheme, forced) = match light {
        Light::Day => ("light", "none"),
        Light::Night => ("dark", "none"),
        Light::Forced => ("light", "active"),
    };
    let features = json!([
        { "name": "prefers-color-scheme", "value": scheme },
        { "name": "forced-colors", "value": forced },
        { "name": "prefers-reduced-motion", "value": "reduce" },
    ]);
    let seen = json!({ "media": media, "features": features });
    chromium::tell(&page.driver, "Emulation.setEmulatedMedia", seen).await;
}

/// Sets the browser's own letter size; 16 is usual.
pub async fn letters(page: &Page, size: u32) {
    let sizes = json!({ "fontSizes": { "standard": size, "fixed": size * 13 / 16 } });
    chromium::tell(&page.driver, "Page.setFontSizes", sizes).await;
}

/// Takes a picture of the window or of a part of it, as base64 of a PNG.
pub async fn picture(page: &Page, part: Option<[u32; 4]>) -> String {
    scaled_picture(page, part, 1.0).await
}

/// Takes a picture and makes it smaller.
pub async fn scaled_picture(page: &Page, part: Option<[u32; 4]>, scale: f64) -> String {
    let mut what = json!({ "format": "png" });
    if let Some([x, y, width, height]) = part {
        what["clip"] = json!({ "x": x, "y": y, "width": width, "height": height, "scale": scale });
    }
    let taken = chromium::tell(&page.driver, "Page.captureScreenshot", what).await;
    taken["data"].as_str().expect("a picture").to_owned()
}

/// What the page answers to a script with the functions of `find.js` and `audit.js`.
pub async fn answer(page: &Page, script: &str, arguments: Vec<Value>) -> Value {
    let known = [
        include_str!("../support/find.js"),
        include_str!("audit.js"),
        script,
    ];
    let done = page.driver.execute(known.join("\n"), arguments).await;
    let done = done.unwrap_or_else(|error| panic!("{script}: {error}"));
    done.json().clone()
}

/// What a function of `audit.js` found.
pub async fn ask(page: &Page, call: &str) -> Vec<String> {
    let found = answer(page, &format!("return {call}"), vec![]).await;
    let found = found
        .as_array()
        .unwrap_or_else(|| panic!("{call}: no list but {found}"));
    let text = |value: &Value| value.as_str().expect("a sentence").to_owned();
    found.iter().map(text).collect()
}
