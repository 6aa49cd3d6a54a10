//! A wallet's statement and what was spent where: entries as rows for a table, a file or a picture.

use serde::Serialize;

use super::{Account, Entry};
use crate::domain::{MerchantId, Money, WalletId};

/// One row of a wallet's statement; the names of its fields are the columns of the exported file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct StatementRow {
    /// Receipt number.
    pub number: String,
    /// `opening`, `top_up`, `payment` or `refund`.
    pub kind: &'static str,
    /// Real time, in milliseconds since 1970-01-01 UTC.
    pub at_millis: i64,
    /// The day on the dial, such as `2021-09-28`.
    pub day: String,
    /// The order, if there is one.
    pub order: Option<i64>,
    /// The merchant, if there is one.
    pub merchant: Option<String>,
    /// ISO 4217 code.
    pub currency: &'static str,
    /// Minor units in; negative: out.
    pub amount_minor: i64,
    /// Minor units in the wallet afterwards.
    pub balance_minor: i64,
    /// The policy's rule that allowed a payment.
    pub rule: Option<String>,
    /// The wallet's state by that rule.
    pub state: Option<String>,
    /// How sure that was.
    pub certainty: Option<String>,
    /// Fingerprint of the policy.
    pub policy: Option<String>,
}

/// What was spent at a merchant in a month of the dial, refunds taken off.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Spending {
    /// The month, such as `2021-09`.
    pub month: String,
    /// Where.
    pub merchant: MerchantId,
    /// How much.
    pub amount: Money,
}

impl StatementRow {
    /// The row of an entry in a wallet's statement; `None` if the entry does not concern the wallet.
    pub fn new(entry: &Entry, wallet: &WalletId) -> Option<Self> {
        let posting = entry.postings.iter().find(|posting| matches!(&posting.account, Account::Wallet(w) if w == wallet))?;
        let permit = entry.permit.as_ref();
        Some(Self {
            number: entry.number(),
            kind: entry.kind.id(),
            at_millis: entry.moment.at_millis,
            day: entry.moment.day.to_string(),
            order: entry.order.map(|order| order.0),
            merchant: entry.merchant().map(ToString::to_string),
            currency: posting.amount.currency.code(),
            amount_minor: posting.amount.minor,
            balance_minor: posting.balance.minor,
            rule: permit.map(|permit| permit.rule.clone()),
            state: permit.map(|permit| permit.state.clone()),
            certainty: permit.map(|permit| permit.certainty.clone()),
            policy: permit.map(|permit| permit.policy.clone()),
        })
    }
}
