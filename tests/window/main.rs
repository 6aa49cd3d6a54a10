//! The real window, driven by role and name as a blind user would, with egui's accessibility and
//! glyph checks left on.
#![cfg(feature = "gui")]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    missing_docs,
    reason = "tests may fail loudly"
)]

mod article;
mod bad_input;
mod browser;
mod certainty;
mod checkout;
mod harness;
mod journeys;
mod keyboard;
mod names;
mod narrow;
mod pictures;
mod profiles;
mod safety;
mod scenario;
mod scripts;
mod second_window;
mod tour;
mod trouble;
mod what_if;
