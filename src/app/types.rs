//! Plain values: intents of the user, events from the shell, and what the window remembers.
//!
//! Data and simple queries only; the files of this folder import nothing else of `app`.

pub mod cell;
pub mod chat;
pub mod checkout;
pub mod compare;
pub mod dialog;
pub mod event;
pub mod failure;
pub mod file;
pub mod intent;
pub mod ledger;
pub mod link;
pub mod log;
pub mod notice;
pub mod safety;
pub mod scenario;
pub mod shop;
pub mod time;
pub mod tour;
pub mod unsaved;
pub mod wallet;
pub mod what_if;
