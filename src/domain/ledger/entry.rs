//! The records of the ledger, and the list of ways in which they change.

use super::account::Account;
use super::permit::Permit;
use crate::domain::{Day, EntryId, MerchantId, Money, Order, OrderId, WalletId, id_enum};

/// When something happens: the real time and the policy date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Timestamp {
    /// Real time, in milliseconds since 1970-01-01 UTC.
    pub at_millis: i64,
    /// The policy date.
    pub day: Day,
}

/// Id of one request of the user, made before the first try and the same for every further
/// try: whatever is done under a key is done once.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct IdempotencyKey(pub String);

impl From<&str> for IdempotencyKey {
    fn from(key: &str) -> Self {
        Self(key.to_owned())
    }
}

id_enum! {
    /// Kind of an entry.
    pub enum EntryKind: "a kind of entry" {
        /// The balances that a profile starts with.
        Opening = "opening",
        /// From the bank to a wallet.
        TopUp = "top_up",
        /// From a wallet to a merchant.
        Payment = "payment",
        /// From a merchant back to the wallet.
        Refund = "refund",
    }
}

/// One line of an entry.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Posting {
    /// Whose account.
    pub account: Account,
    /// The amount received; negative: the amount paid.
    pub amount: Money,
    /// The account's balance afterwards.
    pub balance: Money,
}

/// One event in the ledger; never changed, never removed. For a payment, a refund and a top-up it is
/// the receipt.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// Grows with time.
    pub id: EntryId,
    /// Idempotency key of the request.
    pub key: IdempotencyKey,
    /// The kind.
    pub kind: EntryKind,
    /// The order that was paid or refunded.
    pub order: Option<OrderId>,
    /// When it was written.
    pub time: Timestamp,
    /// The postings; they sum to zero, per currency.
    pub postings: Vec<Posting>,
    /// The policy's decision that allowed it; payments only, since nothing else asks.
    pub permit: Option<Permit>,
}

impl Entry {
    /// The number on the receipt, such as `MG-00000042`.
    pub fn number(&self) -> String {
        format!("MG-{:08}", self.id.0)
    }

    /// The merchant that was paid, or that paid back.
    pub fn merchant(&self) -> Option<&MerchantId> {
        self.postings
            .iter()
            .find_map(|posting| match &posting.account {
                Account::Merchant(merchant) => Some(merchant),
                Account::Wallet(_) | Account::Opening | Account::TopUp => None,
            })
    }

    /// The posting of the user's wallet, if it has one (an opening entry has one for each wallet;
    /// this is the first).
    pub fn wallet_posting(&self) -> Option<(&WalletId, &Posting)> {
        self.postings
            .iter()
            .find_map(|posting| match &posting.account {
                Account::Wallet(wallet) => Some((wallet, posting)),
                Account::Merchant(_) | Account::Opening | Account::TopUp => None,
            })
    }
}

id_enum! {
    /// State of a payment.
    pub enum PaymentState: "a state of a payment" {
        /// Under way: nothing was charged yet.
        Started = "started",
        /// Charged.
        Captured = "captured",
        /// Turned down; nothing was charged.
        Declined = "declined",
        /// Called off by the user; nothing was charged.
        Cancelled = "cancelled",
        /// The program ended in the middle; nothing was charged.
        Interrupted = "interrupted",
    }
}

/// One try to pay an order: written down before anything else happens, so that a crash leaves no
/// doubt.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Payment {
    /// The user's request to pay.
    pub key: IdempotencyKey,
    /// The order.
    pub order: OrderId,
    /// With which wallet.
    pub wallet: WalletId,
    /// The amount.
    pub amount: Money,
    /// When it began; the policy is asked about this day.
    pub begun: Timestamp,
    /// Its state.
    pub state: PaymentState,
    /// The receipt, once captured.
    pub entry: Option<EntryId>,
    /// Whether the user has seen how it ended.
    pub acknowledged: bool,
}

/// One write to the ledger, as a fact. Memory applies it and the store writes it; both from the same
/// list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LedgerChange {
    /// An order is new, or as it says now.
    OrderSaved(Order),
    /// A payment is new, or as it says now.
    PaymentSaved(Payment),
    /// An entry was written.
    EntryPosted(Entry),
}
