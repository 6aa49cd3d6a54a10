//! Everything that is tested without a window: the policy and its exports, links, the gate, the
//! ledger and the files of a profile, the command line, and the article's claims.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::print_stdout,
    missing_docs,
    reason = "tests may fail loudly"
)]

mod architecture;
mod article;
#[cfg(all(feature = "store", target_os = "linux"))]
mod child;
mod cli;
#[cfg(feature = "store")]
mod demo;
mod dice;
#[cfg(feature = "store")]
mod export;
#[cfg(feature = "store")]
mod gate;
mod grounds;
mod links;
mod policy;
#[cfg(feature = "gui")]
mod scenario;
#[cfg(feature = "store")]
mod store;
#[cfg(all(feature = "gui", target_os = "linux"))]
mod taps;
mod words;
