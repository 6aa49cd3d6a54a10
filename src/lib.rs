//! Moongate: a mock chat-and-shopping super app that shows how platform walls work.
//!
//! `docs/ARCHITECTURE.md` says which module may use which, and which test holds that.

pub mod domain;
pub mod links;
pub mod policy;
pub mod store;
#[cfg(feature = "gui")]
pub mod theme;
#[cfg(feature = "gui")]
pub mod ui;
