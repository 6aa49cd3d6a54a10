//! Shops.
use egui::Ui;

use super::{Cx, kit};
use crate::app::Intent;
use crate::i18n::chrome;
use crate::theme::icons;

pub fn shops_ui(ui: &mut Ui, cx: &Cx<'_>, _out: &mut Vec<Intent>) {
    kit::empty_state(ui, icons::STOREFRONT, chrome::APP_NAME.get(cx.lang), None);
}
