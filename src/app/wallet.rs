//! The Wallet tab: filling wallets, choosing what is listed, and handing statements out as files.

use super::effect::Effect;
use super::ledger::{self};
use super::state::State;
use super::types::dialog::Dialog;
use super::types::ledger::Purpose;
use super::types::notice::Notice;
use super::types::time::Now;
use super::types::wallet::WalletIntent;
use crate::domain::ledger::{Command, IdempotencyKey};
use crate::domain::{Currency, Money, Text, WalletId};

/// The most that one top-up may bring.
pub const MAX_TOP_UP: Money = Money::fen(5_000_000);

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
