//! Everything that is special about Chromium: its driver, its settings, and what only it can do.

use std::path::Path;

use serde_json::{Value, json};
use thirtyfour::common::command::FormatRequestData;
use thirtyfour::prelude::*;
use thirtyfour::{Capabilities, RequestData, SessionId};

use super::browser::{Setup, on_path};

/// The program that drives it.
pub const DRIVER: &str = "chromedriver";

/// The driver's arguments.
pub fn arguments(port: u16) -> Vec<String> {
    vec![format!("--port={port}"), "--log-level=OFF".to_owned()]
}

/// How it is to be started.
pub fn capabilities(profile: &Path, downloads: &Path, setup: &Setup) -> Capabilities {
    let mut arguments = vec![
        "--headless".to_owned(),
        "--no-sandbox".to_owned(),
        "--disable-gpu".to_owned(),
        "--disable-dev-shm-usage".to_owned(),
        "--disable-quic".to_owned(),
        "--no-first-run".to_owned(),
        "--disable-background-networking".to_owned(),
        "--disable-component-update".to_owned(),
        "--disable-sync".to_owned(),
        "--lang=de".to_owned(),
    ];
    arguments.push(format!("--window-size={},{}", setup.width, setup.height));
    arguments.push(format!("--user-data-dir={}", profile.display()));
    let mut preferences = json!({
        "download.default_directory": downloads.display().to_string(),
        "download.prompt_for_download": false,
    });
    if setup.storage_blocked {
        // "block all site data": neither IndexedDB nor localStorage may be used
        preferences["profile.default_content_setting_values.cookies"] = json!(2);
    }
    let mut all = Capabilities::new();
    let options = json!({
        "binary": on_path("chromium"),
        "args": arguments,
        "prefs": preferences,
    });
    let logs = json!({ "browser": "ALL", "performance": "ALL" });
    for (name, value) in [
        ("browserName", json!("chrome")),
        ("goog:chromeOptions", options),
        ("goog:loggingPrefs", logs),
    ] {
        all.set(name, value).expect("a capability");
    }
    all
}

/// Errors in the browser's console since the last time this was asked.
pub async fn errors(driver: &WebDriver) -> Vec<String> {
    let entries = driver.get_log("browser").await.expect("the console");
    let severe = entries.into_iter().filter(|entry| entry.level == "SEVERE");
    severe.map(|entry| entry.message).collect()
}

/// Addresses the browser asked for since the last time this was asked, whatever their origin.
pub async fn requested(driver: &WebDriver) -> Vec<String> {
    let entries = driver
        .get_log("performance")
        .await
        .expect("the network log");
    let address = |entry: thirtyfour::BrowserLogEntry| {
        let entry: Value = serde_json::from_str(&entry.message).ok()?;
        let message = &entry["message"];
        let sent = message["method"] == "Network.requestWillBeSent";
        let address = message["params"]["request"]["url"].as_str()?;
        sent.then(|| address.to_owned())
    };
    entries.into_iter().filter_map(address).collect()
}

/// From the next page on, runs a script before the page's own.
pub async fn before_every_page(driver: &WebDriver, script: &str) {
    let what = json!({ "source": script });
    tell(driver, "Page.addScriptToEvaluateOnNewDocument", what).await;
}

/// Shows the page as it would be on paper, or as usual again.
pub async fn show_as_print(driver: &WebDriver, print: bool) {
    let media = if print { "print" } else { "" };
    tell(
        driver,
        "Emulation.setEmulatedMedia",
        json!({ "media": media }),
    )
    .await;
}

/// A command of Chromium's own protocol; for what `WebDriver` does not know.
pub async fn tell(driver: &WebDriver, command: &'static str, parameters: Value) -> Value {
    let answer = driver.cmd(Command(command, parameters)).await;
    let answer = answer.unwrap_or_else(|error| panic!("{command}: {error}"));
    answer.value_json().expect("an answer")
}

#[derive(Debug)]
struct Command(&'static str, Value);

impl FormatRequestData for Command {
    fn format_request(&self, session: &SessionId) -> RequestData {
        RequestData {
            method: "POST".parse().expect("a method"),
            uri: format!("session/{session}/goog/cdp/execute").into(),
            body: Some(json!({ "cmd": self.0, "params": self.1 })),
        }
    }
}
