//! Commands to the ledger.

use super::entry::IdempotencyKey;
use crate::domain::{Cart, Money, OrderId, WalletId};

/// One thing that the user, or the program for them, wants of the ledger.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Command {
    /// Writes the balances that a profile starts with. Once.
    Open {
        /// Wallets and what is in them.
        balances: Vec<(WalletId, Money)>,
    },
    /// Makes a cart, or replaces what is in it.
    SaveCart {
        /// An existing draft, or an id above all others.
        order: OrderId,
        /// The new content.
        cart: Cart,
    },
    /// Fixes a cart: from now on it is an order.
    Confirm {
        /// Which draft.
        order: OrderId,
    },
    /// Gives an unpaid order up.
    Cancel {
        /// Which order.
        order: OrderId,
    },
    /// Begins to pay: the order is `Paying` until the payment is captured or ended.
    BeginPayment {
        /// Idempotency key of the request.
        key: IdempotencyKey,
        /// The order.
        order: OrderId,
        /// With which wallet.
        wallet: WalletId,
    },
    /// Charges a payment that was begun.
    Capture {
        /// Idempotency key of the request.
        key: IdempotencyKey,
    },
    /// Ends a payment that was begun, without charging it.
    EndPayment {
        /// Idempotency key of the request.
        key: IdempotencyKey,
        /// Why.
        reason: EndReason,
    },
    /// Pays back, to the wallet that paid. Never asks the policy.
    Refund {
        /// Idempotency key of the request.
        key: IdempotencyKey,
        /// Which order.
        order: OrderId,
        /// The part to refund.
        what: Refund,
    },
    /// Fills a wallet from the bank.
    TopUp {
        /// Idempotency key of the request.
        key: IdempotencyKey,
        /// Which wallet.
        wallet: WalletId,
        /// The amount; greater than zero.
        amount: Money,
    },
    /// The user has seen how a payment ended.
    Acknowledge {
        /// Which payment.
        key: IdempotencyKey,
    },
}

/// Result of a payment that charges nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum EndReason {
    /// The wallet turned it down.
    Declined,
    /// The user called it off.
    Cancelled,
    /// The program ended in the middle.
    Interrupted,
}

/// The part of an order that is refunded.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refund {
    /// Whatever was not paid back yet, delivery included.
    Rest,
    /// Some pieces: the line's place in the order, and how many.
    Quantities(Vec<(usize, u32)>),
}
