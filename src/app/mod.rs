//! The whole behaviour of the page without a browser: a model, messages that change it, and
//! effects that ask the outside for something. `update` is a plain function, so journeys can be
//! tested on the host.
//!
//! Knows neither storage nor views; `web` carries out effects, `ui` shows the model.

pub mod beside;
pub mod changes;
pub mod effect;
pub mod headline;
pub mod message;
pub mod model;
pub mod referring;
pub mod route;
pub mod run;
pub mod summary;
pub mod taking;
mod update;
pub mod words;

pub use effect::Effect;
pub use message::Message;
pub use model::Model;
pub use route::Route;
pub use run::Run;
pub use update::update;
