//! Data that survives a restart: its folders, the settings file, and the database of one profile.
//!
//! With the shell that calls it, the only part of the program that touches files. Knows no policy
//! and no window. The window calls it on its own thread, so every call is short.
//!
//! A committed write survives a kill and a power cut; a damaged file is set aside under another
//! name and reported, never deleted; a file of a newer version is left as it is; one program at a
//! time uses a profile.

mod database;
pub mod demo;
mod document;
mod error;
mod files;
mod home;
mod ledger;
mod log;
mod open;
mod read;
mod salvage;
pub mod scenario;
mod schema;
mod seed;
mod settings;
mod sql;
#[cfg(feature = "testing")]
mod testing;
mod what_if;
mod write;

pub use database::Store;
pub use error::{SetAside, StoreError};
pub use home::{Home, ProfilePaths};
pub use ledger::LedgerError;
pub use open::Opened;
pub use seed::Seed;
pub use settings::{Fallback, LoadedSettings, SettingsFile};
pub use what_if::{SavedWhatIf, WhatIfFiles};
