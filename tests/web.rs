//! Tests of `src/web` in a real browser.
#![cfg(target_arch = "wasm32")]
