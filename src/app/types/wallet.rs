//! Views of the Wallet tab, and what the user does there.

use super::file::{ListFormat, NewFile};
use crate::domain::WalletId;
use crate::domain::ledger::{EntryKind, Spending};

/// What the Wallet tab shows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum WalletSection {
    /// Balances, and where each wallet is taken.
    #[default]
    Balances,
    /// Every entry of the ledger that concerns a wallet.
    Transactions,
    /// What was spent at whom, by month.
    Spending,
    /// What can go wrong, on demand.
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

/// Which transactions are listed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filter {
    /// Of this wallet; `None`: of all.
    pub wallet: Option<WalletId>,
    /// Of this kind; `None`: of all.
    pub kind: Option<EntryKind>,
    /// With this text in them.
    pub text: String,
}

/// What the Wallet tab remembers while the window is open.
#[derive(Clone, Debug, Default)]
pub struct WalletView {
    /// What it shows.
    pub section: WalletSection,
    /// Which transactions are listed.
    pub filter: Filter,
    /// The amount of the top-up being typed.
    pub amount: String,
    /// What was spent at whom, by month of the dial; `None` until it is read, and again after each
    /// payment and refund.
    pub spending: Option<Vec<Spending>>,
}

/// A wish of the user's about wallets.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum WalletIntent {
    /// Show a section.
    Show(WalletSection),
    /// List other transactions.
    SetFilter(Filter),
    /// Ask how much to put into a wallet.
    AskTopUp(WalletId),
    /// The amount has changed.
    EditAmount(String),
    /// Put it in.
    TopUp(WalletId),
    /// Read what was spent.
    ReadSpending,
    /// Read older entries.
    LoadOlder,
    /// Keep a file beside the user's data.
    SaveFile(NewFile),
    /// Keep a statement of every entry beside the user's data.
    SaveStatement(ListFormat),
    /// The shell has kept a file; this is its path.
    FileSaved(String),
}
