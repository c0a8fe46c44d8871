//! The Digital-Check: digital-readiness checks in one web page, client-only.
//!
//! Layers, from the ground up; each knows only what stands before it (see the README's map):
//! [`domain`] → [`content`], [`text`] → [`store`] → [`exchange`] → [`app`] → `web` → `ui`.
//! `web` and `ui` exist only for wasm32, so the host builds and tests the pure code alone.

pub mod app;
pub mod content;
pub mod domain;
pub mod exchange;
pub mod json;
pub mod store;
pub mod text;
#[cfg(target_arch = "wasm32")]
pub mod ui;
#[cfg(target_arch = "wasm32")]
pub mod web;
