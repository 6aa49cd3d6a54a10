//! The Wallet tab: filling wallets, choosing what is listed, and handing statements out as files.

use super::effect::{Effect, Now};
use super::file::{ListFormat, NewFile};
use super::ledger::{self, Purpose};
use super::session::{Dialog, Notice};
use super::state::State;
use crate::domain::ledger::{Command, EntryKind, IdempotencyKey, Spending};
use crate::domain::{Currency, Money, Text, WalletId};

/// The most that one top-up may bring.
pub const MAX_TOP_UP: Money = Money::fen(5_000_000);

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

/// Carries out a wish about wallets.
pub(super) fn update(state: &mut State, intent: WalletIntent, now: Now) -> Vec<Effect> {
    match intent {
        WalletIntent::Show(section) => state.session.wallet.section = section,
        WalletIntent::SetFilter(filter) => state.session.wallet.filter = filter,
        WalletIntent::AskTopUp(wallet) => {
            state.session.wallet.amount = "500".to_owned();
            state.session.dialog = Some(Dialog::TopUp(wallet));
        }
        WalletIntent::EditAmount(amount) => state.session.wallet.amount = amount,
        WalletIntent::TopUp(wallet) => return top_up(state, wallet, now),
        WalletIntent::ReadSpending => {
            // Asked once, whatever the store answers.
            state.session.wallet.spending = Some(Vec::new());
            return vec![Effect::ReadSpending];
        }
        WalletIntent::LoadOlder => {
            let before = state.ledger.entries.first().map(|entry| entry.id);
            return before.map(Effect::LoadOlderEntries).into_iter().collect();
        }
        WalletIntent::SaveFile(file) => return vec![Effect::SaveFile(file)],
        WalletIntent::SaveStatement(format) => return vec![Effect::SaveStatement(format)],
        WalletIntent::FileSaved(path) => {
            let text = Text {
                en: format!("Saved as {path}").into(),
                zh: format!("已保存为 {path}").into(),
            };
            state.session.tell(Notice::Done, text);
        }
    }
    Vec::new()
}

/// The amount that was typed for a top-up, if it can be one.
pub fn top_up_amount(typed: &str) -> Option<Money> {
    Money::parse(typed, Currency::Cny)
        .ok()
        .filter(|amount| amount.minor > 0 && MAX_TOP_UP.covers(*amount))
}

fn top_up(state: &mut State, wallet: WalletId, now: Now) -> Vec<Effect> {
    let Some(amount) = top_up_amount(&state.session.wallet.amount) else {
        return Vec::new();
    };
    // The dialog goes with the first click, so there is no second one; the key grows with the
    // ledger.
    if state.session.dialog.take().is_none() {
        return Vec::new();
    }
    let key = IdempotencyKey(format!("top-up-{}-{}", wallet, state.ledger.last_entry + 1));
    ledger::ask(
        state,
        vec![Command::TopUp {
            key,
            wallet,
            amount,
        }],
        Purpose::TopUp,
        now,
    )
}
