//! A payment in progress, and what the user does at the checkout.

use super::ledger::LedgerFailure;
use crate::domain::ledger::{IdempotencyKey, Payment};
use crate::domain::{Fault, OrderId, WalletId};

/// The PIN of every wallet of the demo; the page shows it.
pub const DEMO_PIN: &str = "2109";

/// Phase of an attempt to pay.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Phase {
    /// The ledger records that the payment begins.
    Beginning,
    /// The wallet has been asked.
    Waiting,
    /// The wallet did not reply: it is unknown whether the payment was captured.
    NoResponse,
    /// A step failed; it can be retried with the same idempotency key.
    Failed {
        /// The step.
        step: FailedStep,
        /// The reason.
        why: LedgerFailure,
    },
}

/// A step of a payment that the ledger could not record.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FailedStep {
    /// The payment begins.
    Begin,
    /// The charge.
    Charge,
    /// The payment ends without a charge.
    End,
}

/// One attempt to pay.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Attempt {
    /// The same for every click and retry until the attempt has ended.
    pub key: IdempotencyKey,
    /// The order that is paid.
    pub order: OrderId,
    /// The wallet that pays.
    pub wallet: WalletId,
    /// A fault to demonstrate.
    pub fault: Option<Fault>,
    /// The phase that it is in.
    pub phase: Phase,
}

/// State of the checkout while the window is open.
#[derive(Clone, Debug, Default)]
pub struct Paying {
    /// The order on the page.
    pub order: Option<OrderId>,
    /// The chosen wallet.
    pub wallet: Option<WalletId>,
    /// The digits of the PIN so far.
    pub pin: String,
    /// Whether the last PIN was wrong.
    pub wrong_pin: bool,
    /// The delivery address.
    pub address: String,
    /// The wallet whose ways out are shown.
    pub ways_for: Option<WalletId>,
    /// The attempt in progress.
    pub attempt: Option<Attempt>,
    /// The reason why the last attempt did not begin.
    pub problem: Option<LedgerFailure>,
    /// The fault to demonstrate with the next payment.
    pub fault: Option<Fault>,
    /// The order whose charge was requested twice.
    pub sent_twice: Option<OrderId>,
    /// Payments whose end the user has not seen.
    pub unacknowledged: Vec<Payment>,
}

/// An intent of the user at the checkout.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CheckoutIntent {
    /// Change the delivery address.
    EditAddress(String),
    /// Choose a wallet.
    ChooseWallet(WalletId),
    /// Show or hide the ways out for a wallet that is not accepted.
    ToggleWaysOut(WalletId),
    /// Type a digit of the PIN.
    TypeDigit(char),
    /// Delete the last digit.
    DeleteDigit,
    /// Pay with the chosen wallet.
    Pay(OrderId),
    /// Cancel the payment.
    CancelPayment,
    /// Retry the step that failed.
    RetryPayment,
    /// Find out the result of a payment without a response.
    FindResult,
    /// Demonstrate a fault with the next payment.
    SetFault(Option<Fault>),
    /// Acknowledge the result of a payment.
    Acknowledge(IdempotencyKey),
}
