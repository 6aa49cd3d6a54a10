//! The ledger: who paid whom, in double entry, and the rules by which entries come about.
//!
//! Values and functions only. [`decide()`] says what a [`Command`] changes, given the [`Facts`] it
//! depends on; whoever keeps the ledger (the store on disk, [`Ledger`] in memory) gathers the facts,
//! and writes all of the changes or none. Asks the policy only through the permit that comes in,
//! and knows no clock: the [`Moment`] comes in too.
//!
//! What holds at every moment: each entry's postings add up to nothing, per currency; an account's
//! balance is the sum of its postings; no wallet and no merchant falls below zero; an order is paid
//! at most once and refunded at most what was paid; a key acts once.

mod account;
mod command;
mod decide;
mod entry;
mod error;
mod loaded;
mod permit;
mod records;
mod statement;

pub use account::Account;
pub use command::{Command, Ending, Refund};
pub use decide::decide;
pub use entry::{
    Entry, EntryKind, IdempotencyKey, LedgerChange, Moment, Payment, PaymentState, Posting,
};
pub use error::Refused;
pub use loaded::Ledger;
pub use permit::{Permit, PermitQuestion, Permits, Refusal};
pub use records::{Facts, Needs};
pub use statement::Spending;
