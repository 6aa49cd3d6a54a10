//! Wallet.
use egui::Ui;

use super::{Cx, kit};
use crate::app::Intent;
use crate::domain::WalletId;
use crate::i18n::chrome;
use crate::theme::icons;

pub fn wallet_ui(ui: &mut Ui, cx: &Cx<'_>, _out: &mut Vec<Intent>) {
    kit::empty_state(ui, icons::WALLET, chrome::APP_NAME.get(cx.lang), None);
}

pub fn top_up_ui(_ui: &mut Ui, _cx: &Cx<'_>, _wallet: &WalletId, _out: &mut Vec<Intent>) {}
