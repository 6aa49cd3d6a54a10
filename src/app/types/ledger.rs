//! Requests to the ledger and its replies.

use super::shop::ShopPage;
use crate::domain::ledger::{
    CommandError, Entry, IdempotencyKey, Ledger, LedgerChange, Payment, Spending,
};
use crate::domain::{Order, OrderId, Text};

/// How many older orders or entries are read at a time.
pub const OLDER_PAGE_SIZE: usize = 200;

/// Why commands are given; decides what follows on the answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Purpose {
    /// A cart was changed; then go there.
    Cart(Option<ShopPage>),
    /// A payment begins.
    Begin(IdempotencyKey),
    /// A payment is charged.
    Charge(IdempotencyKey),
    /// The same charge, sent once more.
    ChargeAgain(IdempotencyKey),
    /// A charge whose answer gets lost on the way.
    ChargeUnheard(IdempotencyKey),
    /// A payment ends without a charge.
    End(IdempotencyKey),
    /// An order is given up.
    Cancel(OrderId),
    /// Money goes back.
    Refund(OrderId),
    /// A wallet is filled.
    TopUp,
    /// The user has seen how a payment ended.
    Acknowledge,
}

/// Why the ledger did not do it. They are as they were.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LedgerFailure {
    /// The rules or the policy say no.
    Refused(CommandError),
    /// The disk says no; why, and what to do.
    Disk(Text),
}

/// What the shell reports about the ledger.
#[derive(Clone, Debug, PartialEq)]
pub enum LedgerEvent {
    /// The answer to [`Effect::Ledger`]: what is on the disk now.
    Answered {
        /// Why it was asked.
        purpose: Purpose,
        /// What has changed.
        outcome: Result<Vec<LedgerChange>, LedgerFailure>,
    },
    /// Everything anew, from the disk.
    Loaded(Box<Ledger>),
    /// The entries of an order that were not in memory, oldest first.
    Receipts(OrderId, Vec<Entry>),
    /// What was spent at whom, by month of the dial.
    Spending(Vec<Spending>),
    /// Older orders with their payments, newest first, and whether there are still older ones.
    OlderOrders(Vec<(Order, Vec<Payment>)>, bool),
    /// One order with its payments, if there is such an order.
    Order(OrderId, Option<(Order, Vec<Payment>)>),
    /// Older entries, newest first, and whether there are still older ones.
    OlderEntries(Vec<Entry>, bool),
}
