//! The page's entry. On the host it does nothing, so that host tests build no browser crate.

#[cfg(target_arch = "wasm32")]
fn main() {
    digital_check::ui::start();
}

#[cfg(not(target_arch = "wasm32"))]
fn main() {}
