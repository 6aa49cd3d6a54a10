//! Requests to the ledger and its replies.

use super::shop::ShopPage;
use crate::domain::ledger::{
    CommandError, Entry, IdempotencyKey, Ledger, LedgerChange, Payment, Spending,
};
use crate::domain::{Order, OrderId, SaveError};

/// Number of older orders or entries that are read at a time.
pub const OLDER_PAGE_SIZE: usize = 200;

/// Purpose of a request to the ledger; decides what follows its reply.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Purpose {
    /// Save a cart, then show this page.
    SaveCart(Option<ShopPage>),
    /// Begin a payment.
    BeginPayment(IdempotencyKey),
    /// Capture a payment.
    Capture(IdempotencyKey),
    /// Capture the same payment again, as a request that was sent twice.
    CaptureAgain(IdempotencyKey),
    /// Capture a payment whose reply gets lost.
    CaptureWithoutReply(IdempotencyKey),
    /// End a payment without a charge.
    EndPayment(IdempotencyKey),
    /// Cancel an order.
    CancelOrder(OrderId),
    /// Refund an order or a part of it.
    Refund(OrderId),
    /// Top up a wallet.
    TopUp,
    /// Record that the user has seen how a payment ended.
    Acknowledge,
}

/// Reason why the ledger rejected a request. The ledger is unchanged.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LedgerFailure {
    /// Refused by the rules of the ledger or by the policy.
    Refused(CommandError),
    /// The disk failed.
    Disk(SaveError),
}

/// A reply of the ledger, or what was read from it.
#[derive(Clone, Debug, PartialEq)]
pub enum LedgerEvent {
    /// The commands were executed and are on disk, or failed.
    Replied {
        /// Purpose of the request.
        purpose: Purpose,
        /// The changes that the commands made.
        result: Result<Vec<LedgerChange>, LedgerFailure>,
    },
    /// The whole ledger was read.
    Loaded(Box<Ledger>),
    /// The entries of an order were read, oldest first.
    ReceiptsLoaded(OrderId, Vec<Entry>),
    /// The spending by merchant and month was read.
    SpendingLoaded(Vec<Spending>),
    /// Older orders were read with their payments, newest first; and whether there are older ones.
    OlderOrdersLoaded(Vec<(Order, Vec<Payment>)>, bool),
    /// One order was read with its payments, if there is such an order.
    OrderLoaded(OrderId, Option<(Order, Vec<Payment>)>),
    /// Older entries were read, newest first; and whether there are older ones.
    OlderEntriesLoaded(Vec<Entry>, bool),
}
