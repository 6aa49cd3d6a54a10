//! An attempt to pay: where it stands, and what the checkout remembers while the window is open.
//! Holds no behaviour; `checkout` does.

use crate::domain::ledger::{IdempotencyKey, Payment};
use crate::domain::{Fault, OrderId, Text, WalletId};

/// Where an attempt to pay stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Phase {
    /// The wish is being written down.
    Beginning,
    /// The wallet has been asked.
    Waiting,
    /// The wallet's answer did not come: paid or not, nobody knows yet.
    NoAnswer,
    /// The store could not do its part; the reason is told, and one may try again under the same
    /// key.
    Stuck {
        /// What it could not do.
        at: FailedStep,
        /// Why, and what that means for the money.
        why: Text,
    },
}

/// What the store could not write down.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FailedStep {
    /// That the payment begins.
    Begin,
    /// The charge.
    Charge,
    /// That it ends without a charge.
    End,
}

/// One attempt to pay.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Attempt {
    /// The wish: the same for every click until it has ended.
    pub key: IdempotencyKey,
    /// What is paid.
    pub order: OrderId,
    /// With which wallet.
    pub wallet: WalletId,
    /// What goes wrong.
    pub fault: Option<Fault>,
    /// Where it stands.
    pub phase: Phase,
}

/// What the checkout remembers while the window is open.
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
    /// Where it is to go.
    pub address: String,
    /// The refused wallet whose ways out are shown.
    pub ways_for: Option<WalletId>,
    /// The attempt under way.
    pub attempt: Option<Attempt>,
    /// Why the last attempt did not begin.
    pub problem: Option<Text>,
    /// What goes wrong with the next payment.
    pub fault: Option<Fault>,
    /// The order whose charge was sent twice.
    pub sent_twice: Option<OrderId>,
    /// Payments that ended while nobody looked, to be told.
    pub unacknowledged: Vec<Payment>,
}

/// A wish of the user's about paying, or a timer that has run out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CheckoutIntent {
    /// The delivery address has changed.
    EditAddress(String),
    /// Choose a wallet.
    Choose(WalletId),
    /// Show, or hide, what would make a refused wallet pay.
    ShowWays(WalletId),
    /// Type a digit of the PIN.
    Digit(char),
    /// Take the last digit back.
    Erase,
    /// Pay with the chosen wallet.
    Pay(OrderId),
    /// Call the payment off.
    CallOff,
    /// Try again what the store could not do.
    TryAgain,
    /// Find out what became of a payment without an answer.
    FindOut,
    /// The wallet answers now.
    Answer(IdempotencyKey),
    /// Let something go wrong with the next payment.
    SetFault(Option<Fault>),
    /// The user has read how a payment ended.
    Acknowledge(IdempotencyKey),
}

/// The PIN of every wallet of the demo; the page tells it.
pub const DEMO_PIN: &str = "2109";
