//! What people see. Leptos lives here and nowhere else; behaviour lives in `app`, browser APIs in
//! `web`. Views read the model and send messages, they decide nothing.

mod context;
mod el;
mod mark;
mod pages;
mod parts;
mod shell;

pub use context::start;
