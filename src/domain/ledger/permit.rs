//! The policy's permission for a payment: question and answers.

use crate::domain::{Day, MerchantId, Text, WalletId};

/// "May this wallet pay this merchant on this day?"
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PermitQuestion {
    /// The policy date when the payment began.
    pub day: Day,
    /// The merchant.
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
    /// The certainty, such as `reported`.
    pub certainty: String,
    /// The source it rests on.
    pub source: String,
    /// Fingerprint of the policy that was asked.
    pub policy: String,
}

/// The policy's no.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PermitDenied {
    /// The rule that decided.
    pub rule: String,
    /// The wallet's state, such as `pending`.
    pub state: String,
    /// Why, in both languages.
    pub reason: Text,
}

/// Gives permits by the policy. Called inside the transaction that moves the money, so that the
/// answer is true when it counts.
pub type PermitFn<'a> = dyn Fn(&PermitQuestion) -> Result<Permit, PermitDenied> + 'a;
