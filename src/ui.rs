//! Views: functions from the state to pixels and intents. A view changes and decides nothing; it
//! asks the gate in order to show.

pub mod art;
mod chat;
mod checkout;
mod context;
mod date;
mod frame;
pub mod kit;
mod link;
mod log;
mod moments;
mod order;
mod policy;
pub mod profile;
mod safety;
mod scenario;
mod settings;
mod shop;
#[cfg(test)]
mod stage;
mod tour;
mod unsaved;
mod wallet;
mod what_if;
mod why;
mod window;

pub use context::{Cx, Moment};
pub use window::window_ui;
