//! Moongate: a mock chat-and-shopping super app that shows how platform walls work.
//!
//! `docs/ARCHITECTURE.md` says which module may use which, and which test holds that.

pub mod app;
pub mod audit;
pub mod cli;
#[cfg(feature = "gui")]
pub mod desktop;
pub mod domain;
pub mod i18n;
pub mod links;
pub mod policy;
#[cfg(feature = "gui")]
pub mod shell;
#[cfg(feature = "store")]
pub mod store;
#[cfg(feature = "gui")]
pub mod theme;
#[cfg(feature = "gui")]
pub mod ui;
