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
mod loaded;
mod statement;

pub use account::Account;
pub use command::{
    Command, Ending, Moment, Permit, PermitQuestion, Permits, Refund, Refusal, Refused,
};
pub use decide::{Facts, Needs, decide};
pub use entry::{Entry, EntryKind, IdempotencyKey, LedgerChange, Payment, PaymentState, Posting};
pub use loaded::Ledger;
pub use statement::Spending;
