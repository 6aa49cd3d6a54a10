//! The two matrices of a day: which link opens where, which wallet is taken where.
//!
//! Decides nothing: every cell is asked of the gate, for the day on the dial and for the day
//! before, so that what changes can be marked.

pub(in crate::ui) mod grid;
pub(in crate::ui) mod legend;
pub(in crate::ui) mod table;

use egui::Ui;

use crate::app::Intent;
use crate::i18n::policy;
use crate::policy::LinkEffect;
use crate::policy::WalletState;
use crate::ui::context::Cx;

/// Platforms × surfaces.
pub fn links_ui(ui: &mut Ui, cx: &Cx<'_>, out: &mut Vec<Intent>) {
    // `Ask` comes from the look of a link, never from a policy, so no cell can say it.
    let effects = LinkEffect::ALL
        .iter()
        .filter(|effect| **effect != LinkEffect::Ask);
    let entries: Vec<legend::Entry> = effects.map(|effect| legend::Entry::link(*effect)).collect();
    let table = table::link_table(cx);
    legend::beside_ui(ui, cx, &entries, grid::widest(&table), |ui| {
        grid::grid_ui(ui, cx, policy::LINK_MATRIX.get(cx.lang), &table, out);
    });
}

/// Merchants × wallets.
pub fn wallets_ui(ui: &mut Ui, cx: &Cx<'_>, out: &mut Vec<Intent>) {
    let entries: Vec<legend::Entry> = WalletState::ALL
        .iter()
        .map(|state| legend::Entry::pay(*state))
        .collect();
    let table = table::wallet_table(cx);
    legend::beside_ui(ui, cx, &entries, grid::widest(&table), |ui| {
        grid::grid_ui(ui, cx, policy::WALLET_MATRIX.get(cx.lang), &table, out);
    });
}
