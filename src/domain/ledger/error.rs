//! Why the ledger did not carry out a command.

use super::entry::{IdempotencyKey, PaymentState};
use super::permit::PermitDenied;
use crate::domain::{Money, MoneyError, OrderId, OrderState};

/// Why the ledger did not do it. Nothing has changed then.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum CommandError {
    /// No order has this id, or a new one is not above all others.
    #[error("there is no order {}", .0.0)]
    UnknownOrder(OrderId),
    /// No payment was begun under this key.
    #[error("there is no payment `{}`", .0.0)]
    UnknownPayment(IdempotencyKey),
    /// The order is in a state in which this can't be done.
    #[error("the order is {}", .0.id())]
    WrongOrderState(OrderState),
    /// The payment ended already, otherwise.
    #[error("the payment is {}", .0.id())]
    WrongPaymentState(PaymentState),
    /// The key was used for something else.
    #[error("the idempotency key `{}` was used for a different request", .0.0)]
    KeyConflict(IdempotencyKey),
    /// The wallet has too little.
    #[error("{balance} is not enough for {needed}")]
    InsufficientBalance {
        /// The content.
        balance: Money,
        /// The amount needed.
        needed: Money,
    },
    /// The merchant has too little left to pay back.
    #[error("the balance of the merchant is too low for this refund")]
    MerchantBalanceTooLow,
    /// The policy says no.
    #[error("the policy gives {} by rule `{}`", .0.state, .0.rule)]
    NotPermitted(PermitDenied),
    /// The order holds nothing that costs anything, or a line without pieces or with a negative
    /// price.
    #[error("the order has no items to pay for")]
    NothingToPay,
    /// More is to go back than is left.
    #[error("at most {left} can be refunded")]
    RefundTooLarge {
        /// The amount left.
        left: Money,
    },
    /// The amount must be above zero.
    #[error("the amount must be above zero")]
    AmountNotPositive,
    /// The amounts can't be worked out.
    #[error(transparent)]
    Money(#[from] MoneyError),
}
