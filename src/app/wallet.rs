//! The Wallet tab: top-ups, filters, and statements as files.

use super::effect::{Effects, FileEffect, LedgerEffect};
use super::ledger::request;
use super::state::State;
use super::types::dialog::Dialog;
use super::types::ledger::Purpose;
use super::types::time::Now;
use super::types::wallet::{MAX_TOP_UP, WalletIntent};
use crate::domain::ledger::{Command, IdempotencyKey};
use crate::domain::{Currency, Money, WalletId};

/// Carries out an intent about wallets.
pub(super) fn update(state: &mut State, intent: WalletIntent, now: Now, fx: &mut Effects) {
    match intent {
        WalletIntent::Show(section) => state.session.wallet.section = section,
        WalletIntent::SetFilter(filter) => state.session.wallet.filter = filter,
        WalletIntent::AskTopUp(wallet) => {
            state.session.wallet.amount = "500".to_owned();
            state.session.dialog = Some(Dialog::TopUp(wallet));
        }
        WalletIntent::EditAmount(amount) => state.session.wallet.amount = amount,
        WalletIntent::TopUp(wallet) => top_up(state, wallet, now, fx),
        WalletIntent::ReadSpending => {
            // Read once, even if the store fails.
            state.session.wallet.spending = Some(Vec::new());
            fx.push(LedgerEffect::LoadSpending);
        }
        WalletIntent::LoadOlder => {
            let first = state.ledger.entries.first();
            fx.push_some(first.map(|entry| LedgerEffect::LoadOlderEntries(entry.id)));
        }
        WalletIntent::SaveFile(file) => fx.push(FileEffect::Save(file)),
        WalletIntent::SaveStatement(format) => fx.push(FileEffect::SaveStatement(format)),
    }
}

/// The amount that was typed for a top-up, if it is valid.
pub fn top_up_amount(typed: &str) -> Option<Money> {
    Money::parse(typed, Currency::Cny)
        .ok()
        .filter(|amount| amount.minor > 0 && MAX_TOP_UP.covers(*amount))
}

fn top_up(state: &mut State, wallet: WalletId, now: Now, fx: &mut Effects) {
    let Some(amount) = top_up_amount(&state.session.wallet.amount) else {
        return;
    };
    // The first click closes the dialog, so a second one has no effect. The key changes with every
    // entry of the ledger.
    if state.session.dialog.take().is_none() {
        return;
    }
    let key = IdempotencyKey(format!("top-up-{}-{}", wallet, state.ledger.last_entry + 1));
    let commands = vec![Command::TopUp {
        key,
        wallet,
        amount,
    }];
    fx.push(request(state, commands, Purpose::TopUp, now));
}
