//! Browser journeys: a real browser goes through the built page as a person would. `make journeys`
//! runs them; DIST names the built page, BROWSER the browser, KILLS how often it is killed.
#![cfg(not(target_arch = "wasm32"))]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::print_stderr,
    reason = "tests fail by panicking, and print their figures"
)]

/// What the journeys share, and the journeys by what they are about.
mod journeys {
    mod support;

    mod answering;
    mod audiences;
    mod audit;
    mod duties;
    mod pages;
    mod program;
    mod referring;
    mod results;
    mod saving;
    mod seeking;
    mod shelf;
    mod taking;
}
