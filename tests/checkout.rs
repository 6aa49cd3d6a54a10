//! Journeys through shops, checkout and wallet in the real window, by role and name, on a profile
//! in a temporary folder.
#![cfg(feature = "gui")]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    missing_docs,
    reason = "tests may fail loudly"
)]

#[path = "checkout/disk.rs"]
mod disk;
#[path = "checkout/faults.rs"]
mod faults;
#[path = "checkout/pages.rs"]
mod pages;
#[path = "checkout/refusals.rs"]
mod refusals;
#[path = "checkout/window.rs"]
mod window;
