//! The ledger: who paid whom, in double entry, and the rules by which entries come about.
//!
//! Values and functions only. [`decide()`] says what a [`Command`] changes, given the [`Records`] it
//! depends on; the keeper of the ledger (the store on disk, [`Ledger`] in memory) gathers the records,
//! and writes all of the changes or none. Asks the policy only through the permit that comes in,
//! and knows no clock: the [`Timestamp`] comes in too.
//!
//! Invariants: the postings of each entry sum to zero, per currency; an account's
//! balance is the sum of its postings; no wallet and no merchant falls below zero; an order is paid
//! at most once and refunded at most what was paid; a key acts once.

mod account;
mod command;
mod decide;
mod entry;
mod error;
#[cfg(feature = "testing")]
mod in_memory;
mod loaded;
mod permit;
mod records;
mod statement;

pub use account::Account;
pub use command::{Command, EndReason, Refund};
pub use decide::decide;
pub use entry::{
    Entry, EntryKind, IdempotencyKey, LedgerChange, Payment, PaymentState, Posting, Timestamp,
};
pub use error::CommandError;
pub use loaded::Ledger;
pub use permit::{Permit, PermitDenied, PermitFn, PermitQuestion};
pub use records::{Records, RequiredRecords};
pub use statement::Spending;
