//! The authors' command line. In the browser there is no command line; the empty `main` is there
//! because cargo builds every program when it runs the browser-side tests.

#[cfg(not(target_arch = "wasm32"))]
mod beside;
#[cfg(not(target_arch = "wasm32"))]
mod commands;

#[cfg(not(target_arch = "wasm32"))]
fn main() -> std::process::ExitCode {
    commands::run()
}

#[cfg(target_arch = "wasm32")]
fn main() {}
