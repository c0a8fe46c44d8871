//! Which browser the journeys use: the environment variable BROWSER. A browser that is missing or
//! unknown is a failure, never a skip.

use std::path::{Path, PathBuf};

use thirtyfour::Capabilities;

use super::chromium;
use super::processes::Driver;

/// How the browser of a journey is set up.
#[derive(Clone, Debug)]
pub struct Setup {
    /// Width of the window, in pixels.
    pub width: u32,
    /// Its height.
    pub height: u32,
    /// The person forbade pages to keep anything.
    pub storage_blocked: bool,
    /// A script that runs before those of the page: what another browser would lack.
    pub before: Option<&'static str>,
}

impl Default for Setup {
    fn default() -> Self {
        Self {
            width: 1100,
            height: 900,
            storage_blocked: false,
            before: None,
        }
    }
}

/// Fails unless the journeys can be run with the browser asked for.
fn known() {
    let browser = std::env::var("BROWSER").unwrap_or_else(|_| "chromium".to_owned());
    assert!(
        browser == "chromium",
        "BROWSER={browser}: the journeys know only chromium so far"
    );
}

/// Starts the driver of the browser.
pub fn start_driver(home: &Path, profile: PathBuf) -> Driver {
    known();
    Driver::start(chromium::DRIVER, &chromium::arguments, home, profile)
}

/// What to ask the driver for.
pub fn capabilities(profile: &Path, downloads: &Path, setup: &Setup) -> Capabilities {
    chromium::capabilities(profile, downloads, setup)
}

/// Where a program is.
pub fn on_path(program: &str) -> PathBuf {
    let path = std::env::var_os("PATH").unwrap_or_default();
    let mut places = std::env::split_paths(&path).map(|folder| folder.join(program));
    places.find(|file| file.is_file()).unwrap_or_else(|| {
        panic!("The program '{program}' is missing. `make journeys` installs it on Debian.")
    })
}
