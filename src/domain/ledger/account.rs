//! Whose money it is.

use std::fmt;

use crate::domain::{MerchantId, WalletId};

/// One account of the ledger.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Account {
    /// The user's money in one wallet.
    Wallet(WalletId),
    /// Earnings of a merchant.
    Merchant(MerchantId),
    /// Source of the opening balances of a profile.
    Opening,
    /// The user's bank, from which wallets are topped up.
    TopUp,
}

impl Account {
    /// Whether its balance may fall below zero: money enters the ledger through the two accounts
    /// that may.
    pub const fn may_owe(&self) -> bool {
        match self {
            Self::Wallet(_) | Self::Merchant(_) => false,
            Self::Opening | Self::TopUp => true,
        }
    }

    /// The account that [`fmt::Display`] wrote.
    pub fn from_name(name: &str) -> Option<Self> {
        match (name, name.split_once(':')) {
            ("opening", _) => Some(Self::Opening),
            ("top-up", _) => Some(Self::TopUp),
            (_, Some(("wallet", id))) => Some(Self::Wallet(id.into())),
            (_, Some(("merchant", id))) => Some(Self::Merchant(id.into())),
            _ => None,
        }
    }
}

impl fmt::Display for Account {
    /// Its name in the database and in exports: `wallet:alipay`, `merchant:eleme`, `opening`,
    /// `top-up`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Wallet(id) => write!(f, "wallet:{id}"),
            Self::Merchant(id) => write!(f, "merchant:{id}"),
            Self::Opening => f.write_str("opening"),
            Self::TopUp => f.write_str("top-up"),
        }
    }
}
