//! The page as a person meets it: things are found by role and name, waiting is short polling, and
//! a journey that does not find what it looks for says what is there instead.

use std::path::PathBuf;
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use serde_json::{Value, json};
use thirtyfour::common::print::PrintParameters;
use thirtyfour::prelude::*;

use super::server::Server;

/// How long anything may take to appear.
const PATIENCE: Duration = Duration::from_secs(10);
/// Time between two looks.
const LOOK: Duration = Duration::from_millis(10);
/// The app takes taps within 400 ms after a page change for double taps; a little more than that.
const GUARD: Duration = Duration::from_millis(430);
/// What stands behind every page's own title.
pub const SITE: &str = "Digital-Check Gladbeck";
/// Heading while something is on its way.
const WAITING: &str = "Wird geladen …";

/// What a thing is for people and screen readers; see `find.js`.
#[derive(Clone, Copy, Debug)]
pub enum Role {
    /// Says something urgent.
    Alert,
    /// Does something.
    Button,
    /// Can be ticked.
    Checkbox,
    /// Has to be answered first.
    Dialog,
    /// Takes text.
    Field,
    /// Takes a file.
    File,
    /// Unfolds something.
    Fold,
    /// Names a part.
    Heading,
    /// Leads somewhere.
    Link,
    /// One of several answers.
    Radio,
    /// Says how things stand.
    Status,
}

impl Role {
    fn name(self) -> &'static str {
        match self {
            Self::Alert => "alert",
            Self::Button => "button",
            Self::Checkbox => "checkbox",
            Self::Dialog => "dialog",
            Self::Field => "field",
            Self::File => "file",
            Self::Fold => "fold",
            Self::Heading => "heading",
            Self::Link => "link",
            Self::Radio => "radio",
            Self::Status => "status",
        }
    }
}

/// An answer that can be chosen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice {
    /// Its words.
    pub label: String,
    /// Whether it is chosen.
    pub chosen: bool,
}

/// What one sees at a glance.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Glance {
    /// The address behind the `#`, with it.
    pub hash: String,
    /// The browser's title.
    pub title: String,
    /// The heading of the page.
    pub heading: String,
    /// It is another page than the one left last.
    other: bool,
    /// The heading has the focus.
    pub focused: bool,
    /// The app has not started yet.
    boot: bool,
}

/// The page in a browser's window.
pub struct Page {
    /// The session, for what only one journey needs.
    pub driver: WebDriver,
    server: Arc<Server>,
    /// When the current page was reached.
    reached: Mutex<Instant>,
}

impl Page {
    /// The page of a session.
    pub fn new(driver: WebDriver, server: Arc<Server>) -> Self {
        Self {
            driver,
            server,
            reached: Mutex::new(Instant::now()),
        }
    }

    // ---- going somewhere -------------------------------------------------------------------

    /// Opens an address anew, as from a bookmark, and waits for the page.
    pub async fn open(&self, hash: &str) -> Glance {
        let address = self.server.address(hash);
        // another address first: with the same one up to the hash the page would stay
        self.driver
            .goto("about:blank")
            .await
            .expect("an empty page");
        self.driver.goto(address).await.expect("the page opens");
        self.stands().await
    }

    /// Loads the page again and waits for it.
    pub async fn reload(&self) -> Glance {
        self.driver.refresh().await.expect("the page loads again");
        self.stands().await
    }

    /// Waits for the page after it was opened: it has a heading, and its title is right. The focus
    /// is the browser's business then.
    pub async fn stands(&self) -> Glance {
        let ready =
            |glance: &Glance| !glance.boot && glance.heading != WAITING && has_title(glance);
        let glance = self.glance_when("the opened page", ready).await;
        self.note_reached();
        glance
    }

    /// Goes to an address within the page, as typed into the address line.
    pub async fn go(&self, hash: &str) -> Glance {
        self.leaving().await;
        self.script("location.hash = arguments[0]", vec![json!(hash)])
            .await;
        self.arrived().await
    }

    /// The browser's back.
    pub async fn back(&self) -> Glance {
        self.leaving().await;
        self.script("history.back()", vec![]).await;
        self.arrived().await
    }

    /// The browser's forward.
    pub async fn forward(&self) -> Glance {
        self.leaving().await;
        self.script("history.forward()", vec![]).await;
        self.arrived().await
    }

    /// Clicks a link and waits for the page it leads to.
    pub async fn follow(&self, name: &str) -> Glance {
        self.leaving().await;
        self.click(Role::Link, name).await;
        self.arrived().await
    }

    /// Clicks the first link whose name begins like this, and waits for the page it leads to.
    pub async fn follow_like(&self, begin: &str) -> Glance {
        self.leaving().await;
        self.act(Role::Link, begin, true).await;
        self.arrived().await
    }

    /// Clicks a button that leads to another page, and waits for that.
    pub async fn press_on(&self, name: &str) -> Glance {
        self.leaving().await;
        self.click(Role::Button, name).await;
        self.arrived().await
    }

    /// "Weiter", once it is not a double tap any more.
    pub async fn next(&self) -> Glance {
        self.wait_for_guard().await;
        self.press_on("Weiter").await
    }

    /// Waits until a tap on "Weiter" counts.
    pub async fn wait_for_guard(&self) {
        let reached = *self.reached.lock().expect("the time");
        tokio::time::sleep_until((reached + GUARD).into()).await;
    }

    /// Remembers which page is left, for [`Page::arrived`].
    pub async fn leaving(&self) {
        self.script("window.journey_left = document.querySelector('h1')", vec![])
            .await;
    }

    /// Waits until another page is there: its title is set and its heading has the focus.
    pub async fn arrived(&self) -> Glance {
        let ready = |glance: &Glance| {
            glance.other && glance.focused && glance.heading != WAITING && has_title(glance)
        };
        let glance = self
            .glance_when("another page with the focus on its heading", ready)
            .await;
        self.note_reached();
        glance
    }

    /// Waits until another page is there, wherever the focus is.
    pub async fn elsewhere(&self) -> Glance {
        let ready =
            |glance: &Glance| glance.other && glance.heading != WAITING && has_title(glance);
        let glance = self.glance_when("another page", ready).await;
        self.note_reached();
        glance
    }

    fn note_reached(&self) {
        *self.reached.lock().expect("the time") = Instant::now();
    }

    // ---- doing something -------------------------------------------------------------------

    /// Clicks a button.
    pub async fn press(&self, name: &str) {
        self.click(Role::Button, name).await;
    }

    /// Chooses an answer by its words.
    pub async fn choose(&self, label: &str) {
        self.click(Role::Radio, label).await;
        self.wait(&format!("„{label}“ being chosen"), async || {
            let all = self.choices().await;
            all.iter()
                .any(|choice| choice.chosen && choice.label == label)
                .then_some(())
        })
        .await;
    }

    /// Clicks the first button whose name begins like this.
    pub async fn press_like(&self, begin: &str) {
        self.act(Role::Button, begin, true).await;
    }

    /// Unfolds or folds something.
    pub async fn unfold(&self, name: &str) {
        self.click(Role::Fold, name).await;
    }

    /// Clicks something.
    pub async fn click(&self, role: Role, name: &str) {
        self.act(role, name, false).await;
    }

    async fn act(&self, role: Role, name: &str, begins: bool) {
        // it may be drawn anew between looking and clicking
        self.wait(
            &format!("{} „{name}“ to click", role.name()),
            async || {
                let found = self.find(role, name, begins).await;
                found.first()?.click().await.ok()
            },
        )
        .await;
    }

    /// Writes into a field, instead of what stands there.
    pub async fn write(&self, label: &str, text: &str) {
        let field = self.see(Role::Field, label).await;
        field.clear().await.expect("the field is emptied");
        field.send_keys(text).await.expect("the field takes text");
    }

    /// Chooses a file in "Datei öffnen".
    pub async fn open_file(&self, file: PathBuf) {
        let field = self.see(Role::File, "Datei öffnen").await;
        let path = file.display().to_string();
        field.send_keys(path).await.expect("the file is chosen");
    }

    /// Presses keys, as on a keyboard: one of thirtyfour's `Key`, or text.
    pub async fn keys(&self, keys: impl Into<thirtyfour::TypingData>) {
        let chain = self
            .driver
            .action_chain_with_delay(Some(Duration::ZERO), None);
        chain.send_keys(keys).perform().await.expect("the keys");
    }

    /// Presses Tab until the focus is there, as somebody without a mouse does.
    pub async fn tab_to(&self, role: Role, name: &str) {
        let mut passed = Vec::new();
        for _ in 0..120 {
            self.keys(Key::Tab).await;
            let at = self.focused().await;
            if at == (role.name().to_owned(), name.to_owned()) {
                return;
            }
            passed.push(at.1);
        }
        panic!(
            "Tab does not lead to {} „{name}“, but to {passed:?}",
            role.name()
        );
    }

    // ---- looking ---------------------------------------------------------------------------

    /// Waits for something.
    pub async fn see(&self, role: Role, name: &str) -> WebElement {
        self.wait(&format!("{} „{name}“", role.name()), async || {
            self.find(role, name, false).await.into_iter().next()
        })
        .await
    }

    /// Whether something is there now.
    pub async fn has(&self, role: Role, name: &str) -> bool {
        !self.find(role, name, false).await.is_empty()
    }

    /// Waits until something is not there any more.
    pub async fn gone(&self, role: Role, name: &str) {
        self.wait(
            &format!("the end of {} „{name}“", role.name()),
            async || (!self.has(role, name).await).then_some(()),
        )
        .await;
    }

    /// Everything of a role that is there now, by name.
    pub async fn names(&self, role: Role) -> Vec<String> {
        self.list(
            "return shown(arguments[0]).map(name_of)",
            vec![json!(role.name())],
        )
        .await
    }

    async fn find(&self, role: Role, name: &str, begins: bool) -> Vec<WebElement> {
        let script = "return find(...arguments)";
        let arguments = vec![json!(role.name()), json!(name), json!(begins)];
        let found = self.driver.execute(with_find(script), arguments).await;
        // between two pages there is nothing to find
        found
            .and_then(thirtyfour::session::scriptret::ScriptRet::elements)
            .unwrap_or_default()
    }

    /// Waits until the main part of the page holds these words.
    pub async fn reads(&self, words: &str) {
        self.wait(&format!("the words „{words}“"), async || {
            self.text().await.contains(words).then_some(())
        })
        .await;
    }

    /// Waits until a status says these words.
    pub async fn says(&self, words: &str) {
        self.wait(&format!("a status „{words}“"), async || {
            let all = self.names(Role::Status).await;
            all.iter()
                .any(|status| status.contains(words))
                .then_some(())
        })
        .await;
    }

    /// Waits for "Gespeichert …": the disk has it.
    pub async fn saved(&self) {
        self.says("Gespeichert ").await;
    }

    /// The words of the page's main part.
    pub async fn text(&self) -> String {
        let text = self.script(
            "return words(document.querySelector('main').innerText)",
            vec![],
        );
        text.await.as_str().unwrap_or_default().to_owned()
    }

    /// The answers on the page, in their order.
    pub async fn choices(&self) -> Vec<Choice> {
        let script = "return shown('radio').map(radio => [name_of(radio), radio.checked])";
        let found = self.script(script, vec![]).await;
        let choice = |pair: &Value| Choice {
            label: pair[0].as_str().unwrap_or_default().to_owned(),
            chosen: pair[1] == true,
        };
        found
            .as_array()
            .map(|all| all.iter().map(choice).collect())
            .unwrap_or_default()
    }

    /// The answer that is chosen.
    pub async fn chosen(&self) -> Option<String> {
        let all = self.choices().await;
        all.into_iter()
            .find(|choice| choice.chosen)
            .map(|choice| choice.label)
    }

    /// Role and name of what has the focus.
    pub async fn focused(&self) -> (String, String) {
        let script = "const at = document.activeElement;
            const role = Object.keys(ROLES).find((role) => at.matches(ROLES[role]));
            return [role || at.tagName, name_of(at)]";
        let found = self.list(script, vec![]).await;
        let mut found = found.into_iter();
        (
            found.next().unwrap_or_default(),
            found.next().unwrap_or_default(),
        )
    }

    /// What one sees at a glance.
    pub async fn glance(&self) -> Glance {
        let seen = self.script("return glance()", vec![]).await;
        let text = |name: &str| seen[name].as_str().unwrap_or_default().to_owned();
        Glance {
            hash: text("hash"),
            title: text("title"),
            heading: text("heading"),
            other: seen["other"] == true,
            focused: seen["focused"] == true,
            boot: seen["boot"] == true,
        }
    }

    /// Runs a script with the functions of `find.js`; `Null` while there is no page.
    pub async fn script(&self, script: &str, arguments: Vec<Value>) -> Value {
        let done = self.driver.execute(with_find(script), arguments).await;
        done.map_or(Value::Null, |done| done.json().clone())
    }

    /// Runs a script that gives a list of texts.
    pub async fn list(&self, script: &str, arguments: Vec<Value>) -> Vec<String> {
        let found = self.script(script, arguments).await;
        let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
        found
            .as_array()
            .map(|all| all.iter().map(text).collect())
            .unwrap_or_default()
    }

    // ---- waiting ---------------------------------------------------------------------------

    /// Waits until a look finds something; fails with what is there instead.
    pub async fn wait<T>(&self, what: &str, mut look: impl AsyncFnMut() -> Option<T>) -> T {
        let since = Instant::now();
        loop {
            if let Some(found) = look().await {
                return found;
            }
            if since.elapsed() > PATIENCE {
                let picture = self.screenshot("failed").await;
                let (glance, text) = (self.glance().await, self.text().await);
                panic!(
                    "waited in vain for {what}\n{glance:?}\nfocus: {:?}\n{text}\npicture: {}",
                    self.focused().await,
                    picture.display()
                );
            }
            tokio::time::sleep(LOOK).await;
        }
    }

    async fn glance_when(&self, what: &str, ready: impl Fn(&Glance) -> bool) -> Glance {
        self.wait(what, async || Some(self.glance().await).filter(&ready))
            .await
    }

    // ---- pictures --------------------------------------------------------------------------

    /// Takes a picture into `target/tmp/journeys/NAME-….png`.
    pub async fn screenshot(&self, name: &str) -> PathBuf {
        let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("journeys");
        std::fs::create_dir_all(&folder).expect("a folder for pictures");
        let thread = std::thread::current();
        let test = thread.name().unwrap_or("journey").replace("::", "-");
        let file = folder.join(format!("{name}-{test}.png"));
        // a picture helps to understand a failure, it is none itself
        let _ = self.driver.screenshot(&file).await;
        file
    }

    /// The page as it comes out of a printer, on the paper its style sheet asks for: a PDF.
    pub async fn printed(&self) -> Vec<u8> {
        let paper = PrintParameters {
            shrink_to_fit: false,
            background: true,
            ..PrintParameters::default()
        };
        self.driver
            .print_page(paper)
            .await
            .expect("the page is printed")
    }
}

fn has_title(glance: &Glance) -> bool {
    glance.title == format!("{} – {SITE}", glance.heading)
}

fn with_find(script: &str) -> String {
    format!("{}\n{script}", include_str!("find.js"))
}
