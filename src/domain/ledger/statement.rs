//! What was spent where, for a table or a picture.

use crate::domain::{MerchantId, Money};

/// Spending at a merchant in a month of the policy date, less refunds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Spending {
    /// The month, such as `2021-09`.
    pub month: String,
    /// Where.
    pub merchant: MerchantId,
    /// How much.
    pub amount: Money,
}
