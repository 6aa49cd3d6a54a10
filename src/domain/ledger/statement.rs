//! What was spent where, for a table or a picture.

use crate::domain::{MerchantId, Money};

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
