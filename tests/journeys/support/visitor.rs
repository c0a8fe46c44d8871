//! Somebody with a browser: a host of their own, a profile of their own, and a page that is open.
//! The browser can be killed and started again on the same profile.

use std::fs;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Duration;

use thirtyfour::WebDriver;

use super::browser::{Setup, capabilities, start_driver};
use super::chromium;
use super::page::Page;
use super::processes::{Driver, kill, wait_for_end};
use super::server::Server;

/// Somebody with a browser. When this goes, so do browser, driver and profile, in this order.
pub struct Visitor {
    /// The page in front of them.
    pub page: Page,
    /// The host.
    pub server: Arc<Server>,
    setup: Setup,
    driver: Driver,
    // goes last: until then the browser writes below it
    home: Home,
}

impl Visitor {
    /// Opens the start page with a new profile, on a new host.
    pub async fn arrive(setup: Setup) -> Self {
        let server = Arc::new(Server::start().await);
        Self::arrive_at(server, setup).await
    }

    /// Opens the start page with a new profile, on a host that others use too.
    pub async fn arrive_at(server: Arc<Server>, setup: Setup) -> Self {
        let home = Home::new();
        let driver = start_driver(&home.0, home.profile());
        let page = open(&driver, &home, &setup, &server).await;
        let visitor = Self {
            page,
            server,
            setup,
            driver,
            home,
        };
        visitor.page.open("").await;
        visitor
    }

    /// The browser's processes, the browser itself first; for [`Visitor::kill`].
    pub fn processes(&self) -> Vec<u32> {
        self.driver.browser()
    }

    /// Kills the browser with everything below it, as `kill -9` does. Find the processes before, so
    /// that it happens at once.
    pub fn kill(processes: &[u32]) {
        kill(processes);
    }

    /// Starts the browser again, on the same profile, at the page of this hash.
    pub async fn come_back(&mut self, hash: &str) {
        let processes = self.processes();
        kill(&processes);
        wait_for_end(&processes);
        self.page = open(&self.driver, &self.home, &self.setup, &self.server).await;
        self.page.open(hash).await;
    }

    /// Goes away; nothing may have gone wrong on the way.
    pub async fn leave(self) {
        self.check().await;
    }

    /// Nothing may have gone wrong so far: no error in the console, nothing asked for that is not
    /// there, nothing asked of anybody but the page's own host.
    pub async fn check(&self) {
        let errors = chromium::errors(&self.page.driver).await;
        assert!(errors.is_empty(), "errors in the console: {errors:#?}");
        let inside = |address: &String| {
            address.starts_with(self.server.origin())
                || ["data:", "blob:", "about:", "chrome:"]
                    .iter()
                    .any(|own| address.starts_with(own))
        };
        let mut asked = chromium::requested(&self.page.driver).await;
        asked.retain(|address| !inside(address));
        assert!(
            asked.is_empty(),
            "requests left the page's origin: {asked:?}"
        );
        self.server.check();
    }

    /// Waits for a file the browser was given: its name and content.
    pub async fn download(&self) -> (PathBuf, String) {
        self.download_of("json").await
    }

    /// Waits for a file with this ending.
    pub async fn download_of(&self, ending: &str) -> (PathBuf, String) {
        let folder = self.home.downloads();
        for _ in 0..500 {
            let files = fs::read_dir(&folder).into_iter().flatten().flatten();
            let mut files = files.map(|entry| entry.path());
            // unfinished ones have another ending
            let done = |file: &PathBuf| file.extension().is_some_and(|end| end == ending);
            if let Some(file) = files.find(done) {
                let text = fs::read_to_string(&file).expect("the file");
                // the browser makes the name first and fills it in a moment
                if !text.is_empty() {
                    return (file, text);
                }
            }
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
        panic!("no file came");
    }

    /// A file for choosing in the page.
    pub fn put_file(&self, name: &str, text: &str) -> PathBuf {
        let file = self.home.0.join(name);
        fs::write(&file, text).expect("a file");
        file
    }
}

async fn open(driver: &Driver, home: &Home, setup: &Setup, server: &Arc<Server>) -> Page {
    let wanted = capabilities(&home.profile(), &home.downloads(), setup);
    let session = WebDriver::new(driver.address(), wanted).await;
    let session = session.unwrap_or_else(|error| panic!("The browser does not start: {error}"));
    // its end is our business, see `Drop`
    session.clone().leak().expect("a session that is open");
    if let Some(script) = setup.before {
        chromium::before_every_page(&session, script).await;
    }
    Page::new(session, Arc::clone(server))
}

/// A folder for profile, downloads and temporary files. When it goes, so do they.
struct Home(PathBuf);

impl Home {
    /// A new folder. Its path is short: Chromium makes sockets below it.
    fn new() -> Self {
        static NEXT: AtomicU32 = AtomicU32::new(0);
        let number = NEXT.fetch_add(1, Ordering::Relaxed);
        let home = std::env::temp_dir().join(format!("dc-{}-{number}", std::process::id()));
        let home = Self(home);
        fs::create_dir_all(home.downloads()).expect("a temporary folder");
        home
    }

    fn profile(&self) -> PathBuf {
        self.0.join("profile")
    }

    fn downloads(&self) -> PathBuf {
        self.0.join("downloads")
    }
}

impl Drop for Home {
    fn drop(&mut self) {
        // a left-over folder is a nuisance, not a failure
        let _ = fs::remove_dir_all(&self.0);
    }
}
