//! What can be asked of the ledger, and how they refuse.

use super::{IdempotencyKey, PaymentState};
use crate::domain::{Cart, Text};
use crate::domain::{Day, MerchantId, Money, MoneyError, OrderId, OrderState, WalletId};

/// When something happens: in real time, and on the dial.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Moment {
    /// Real time, in milliseconds since 1970-01-01 UTC.
    pub at_millis: i64,
    /// The day on the dial: the policy's day.
    pub day: Day,
}

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
        /// What it holds from now on.
        draft: Cart,
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
        /// The wish.
        key: IdempotencyKey,
        /// What for.
        order: OrderId,
        /// With which wallet.
        wallet: WalletId,
    },
    /// Charges a payment that was begun.
    Capture {
        /// The wish.
        key: IdempotencyKey,
    },
    /// Ends a payment that was begun, without charging it.
    EndPayment {
        /// The wish.
        key: IdempotencyKey,
        /// Why.
        how: Ending,
    },
    /// Pays back, to the wallet that paid. Never asks the policy.
    Refund {
        /// The wish.
        key: IdempotencyKey,
        /// Which order.
        order: OrderId,
        /// How much of it.
        what: Refund,
    },
    /// Fills a wallet from the bank.
    TopUp {
        /// The wish.
        key: IdempotencyKey,
        /// Which wallet.
        wallet: WalletId,
        /// How much; above zero.
        amount: Money,
    },
    /// The user has seen how a payment ended.
    Acknowledge {
        /// Which payment.
        key: IdempotencyKey,
    },
}

/// How a payment ends that charges nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Ending {
    /// The wallet turned it down.
    Declined,
    /// The user called it off.
    Cancelled,
    /// The program ended in the middle.
    Interrupted,
}

/// How much of an order is paid back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refund {
    /// Whatever was not paid back yet, delivery included.
    Rest,
    /// Some pieces: the line's place in the order, and how many.
    Pieces(Vec<(usize, u32)>),
}

/// "May this wallet pay this merchant on this day?"
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PermitQuestion {
    /// The day on the dial when the payment began.
    pub day: Day,
    /// Who is paid.
    pub merchant: MerchantId,
    /// With what.
    pub wallet: WalletId,
}

/// The policy's yes, kept with the receipt. Ids of the policy, as text: the ledger outlive any one
/// policy file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Permit {
    /// The rule that decided.
    pub rule: String,
    /// The wallet's state, such as `accepted`.
    pub state: String,
    /// How sure that is, such as `reported`.
    pub certainty: String,
    /// The source it rests on.
    pub source: String,
    /// Fingerprint of the policy that was asked.
    pub policy: String,
}

/// The policy's no.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refusal {
    /// The rule that decided.
    pub rule: String,
    /// The wallet's state, such as `pending`.
    pub state: String,
    /// Why, in both languages.
    pub reason: Text,
}

/// Whoever answers for the policy. Asked inside the transaction that moves the money, so that the
/// answer is true when it counts.
pub type Permits<'a> = dyn Fn(&PermitQuestion) -> Result<Permit, Refusal> + 'a;

/// Why the ledger did not do it. Nothing has changed then.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Refused {
    /// No order has this id, or a new one is not above all others.
    #[error("there is no order {}", .0.0)]
    NoSuchOrder(OrderId),
    /// No payment was begun under this key.
    #[error("there is no payment `{}`", .0.0)]
    NoSuchPayment(IdempotencyKey),
    /// The order is in a state in which this can't be done.
    #[error("the order is {}", .0.id())]
    OrderIs(OrderState),
    /// The payment ended already, otherwise.
    #[error("the payment is {}", .0.id())]
    PaymentIs(PaymentState),
    /// The key was used for something else.
    #[error("the key `{}` stands for something else", .0.0)]
    KeyTaken(IdempotencyKey),
    /// The wallet has too little.
    #[error("{balance} is not enough for {needed}")]
    NotEnough {
        /// What is in it.
        balance: Money,
        /// What is needed.
        needed: Money,
    },
    /// The merchant has too little left to pay back.
    #[error("the merchant can't pay that back")]
    MerchantEmpty,
    /// The policy says no.
    #[error("the policy says {} by rule `{}`", .0.state, .0.rule)]
    NotPermitted(Refusal),
    /// The order holds nothing that costs anything, or a line without pieces or with a negative
    /// price.
    #[error("the order holds nothing to pay for")]
    NothingToPay,
    /// More is to go back than is left.
    #[error("only {left} can be paid back")]
    RefundTooLarge {
        /// What is left.
        left: Money,
    },
    /// The amount must be above zero.
    #[error("the amount must be above zero")]
    NotPositive,
    /// The amounts can't be worked out.
    #[error(transparent)]
    Money(#[from] MoneyError),
}
