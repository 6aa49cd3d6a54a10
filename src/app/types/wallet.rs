//! Views of the Wallet tab, and intents about wallets.

use super::file::{ListFormat, NewFile};
use crate::domain::ledger::{EntryKind, Spending};
use crate::domain::{Money, WalletId};

/// Maximum amount of one top-up.
pub const MAX_TOP_UP: Money = Money::fen(5_000_000);

/// A section of the Wallet tab.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum WalletSection {
    /// Balances, and the merchants where each wallet is accepted.
    #[default]
    Balances,
    /// The transactions of all wallets.
    Transactions,
    /// Spending by merchant and month.
    Spending,
    /// Faults to demonstrate.
    Demonstrator,
}

impl WalletSection {
    /// Every section, in their order.
    pub const ALL: [Self; 4] = [
        Self::Balances,
        Self::Transactions,
        Self::Spending,
        Self::Demonstrator,
    ];
}

/// A filter for transactions.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filter {
    /// Only of this wallet.
    pub wallet: Option<WalletId>,
    /// Only of this kind.
    pub kind: Option<EntryKind>,
    /// Only with this text.
    pub text: String,
}

/// State of the Wallet tab while the window is open.
#[derive(Clone, Debug, Default)]
pub struct WalletView {
    /// The section that it shows.
    pub section: WalletSection,
    /// The filter of the transactions.
    pub filter: Filter,
    /// The amount of a top-up as typed.
    pub amount: String,
    /// Spending by merchant and month; `None` until it is read, and again after each payment and
    /// refund.
    pub spending: Option<Vec<Spending>>,
}

/// An intent of the user about wallets.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum WalletIntent {
    /// Show a section.
    Show(WalletSection),
    /// Filter the transactions.
    SetFilter(Filter),
    /// Open the dialog for a top-up.
    AskTopUp(WalletId),
    /// Change the amount of the top-up.
    EditAmount(String),
    /// Top up a wallet.
    TopUp(WalletId),
    /// Read the spending.
    ReadSpending,
    /// Load older entries.
    LoadOlder,
    /// Save a file in the folder for exports.
    SaveFile(NewFile),
    /// Save a statement of all entries there.
    SaveStatement(ListFormat),
}
