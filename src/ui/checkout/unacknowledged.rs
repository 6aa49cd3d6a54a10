//! Results of unacknowledged payments: the program was closed or killed during them.
//! Acknowledge once, at the next start.

use egui::{Align, Layout, Ui};

use crate::app::{CheckoutIntent, Intent, ShopIntent, ShopPage};
use crate::i18n::checkout;
use crate::theme::space;
use crate::ui::context::Cx;
use crate::ui::kit;
use crate::ui::order::shop_name;

pub fn unacknowledged_ui(ui: &mut Ui, cx: &Cx<'_>) {
    let Some(payment) = cx.state.session.paying.unacknowledged.first() else {
        return;
    };
    let order = cx.state.ledger.orders.get(&payment.order);
    let shop = order
        .map(|order| shop_name(cx, order.content.merchant.as_str()))
        .unwrap_or_default();
    let words = checkout::unacknowledged(
        cx.lang,
        payment.state,
        payment.amount,
        &shop,
        payment.order.0,
    );
    let read = Intent::Checkout(CheckoutIntent::Acknowledge(payment.key.clone()));
    let shown = kit::dialog(
        ui.ctx(),
        "unacknowledged",
        checkout::UNACKNOWLEDGED_TITLE.get(cx.lang),
        |ui| {
            kit::body(ui, &words);
            ui.add_space(space::M);
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                if kit::primary_button(ui, checkout::UNACKNOWLEDGED_SEE.get(cx.lang)).clicked() {
                    cx.send(read.clone());
                    cx.send(Intent::Shop(ShopIntent::Go(ShopPage::Order(payment.order))));
                }
                if kit::secondary_button(ui, checkout::UNACKNOWLEDGED_OK.get(cx.lang)).clicked() {
                    cx.send(read.clone());
                }
            });
        },
    );
    if shown.closed {
        cx.send(read);
    }
}
