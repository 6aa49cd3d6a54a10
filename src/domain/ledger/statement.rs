//! Spending by merchant and month, for a table or a chart.

use crate::domain::{MerchantId, Money};

/// Spending at a merchant in a month of the policy date, less refunds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Spending {
    /// The month, such as `2021-09`.
    pub month: String,
    /// The merchant.
    pub merchant: MerchantId,
    /// The amount.
    pub amount: Money,
}
