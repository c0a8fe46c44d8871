//! The journeys' harness: a host for the page, a browser with a profile of its own, and a [`Page`]
//! to look at and to click on as a person would.
//!
//! ```text
//! let mut visitor = Visitor::arrive(Setup::default()).await;   // host, driver, browser, start page
//! let page = &visitor.page;
//! page.follow("Ich habe einen Betrieb …").await;
//! visitor.leave().await;                                       // console and network must be clean
//! ```

#![allow(dead_code, reason = "every journey uses its own part of this")]

pub mod browser;
pub mod check;
pub mod chromium;
pub mod page;
pub mod prepared;
mod processes;
pub mod server;
pub mod visitor;

pub use browser::Setup;
pub use page::{Page, Role};
pub use visitor::Visitor;
