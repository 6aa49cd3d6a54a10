//! Every order, the newest first.

use egui::{Align, Layout, RichText, Ui, vec2};

use crate::app::{Intent, ShopIntent, ShopPage, is_order};
use crate::domain::{Order, OrderState};
use crate::i18n::{date, shop};
use crate::theme::{self, icons, space};
use crate::ui::context::Cx;
use crate::ui::{kit, order as order_parts};

pub fn orders_ui(ui: &mut Ui, cx: &Cx<'_>) {
    let orders: Vec<_> = cx
        .state
        .ledger
        .orders
        .values()
        .rev()
        .filter(|order| is_order(order))
        .collect();
    if orders.is_empty()
        && kit::empty_state(
            ui,
            icons::RECEIPT,
            shop::EMPTY_ORDERS.get(cx.lang),
            Some(shop::TO_SHOPS.get(cx.lang)),
        )
    {
        cx.send(Intent::Shop(ShopIntent::Go(ShopPage::Street)));
    }
    for order in orders {
        if row_ui(ui, cx, order).clicked() {
            cx.send(Intent::Shop(ShopIntent::Go(ShopPage::Order(order.id))));
        }
    }
    if cx.state.ledger.has_older_orders
        && kit::secondary_button(ui, shop::OLDER_PAGE_SIZE.get(cx.lang)).clicked()
    {
        cx.send(Intent::Shop(ShopIntent::LoadOlder));
    }
}

fn row_ui(ui: &mut Ui, cx: &Cx<'_>, order: &Order) -> egui::Response {
    let palette = theme::palette(ui);
    let shop = order_parts::shop_name(cx, order.content.merchant.as_str());
    let number = shop::order(cx.lang, order.id.0);
    kit::list_row(ui, false, 64.0, &number, |ui| {
        kit::avatar(ui, &shop, order.content.merchant.as_str(), 40.0);
        ui.add_space(space::XS);
        let side = 132.0;
        let words = vec2((ui.available_width() - side - 8.0).max(40.0), 44.0);
        ui.allocate_ui_with_layout(words, Layout::top_down(Align::Min), |ui| {
            ui.set_min_size(words);
            ui.spacing_mut().item_spacing.y = space::XXS;
            let heading = format!("{shop} · {number}");
            kit::one_line(
                ui,
                RichText::new(&heading).font(theme::strong_for(&heading, theme::size::BODY)),
            );
            let at = order
                .steps
                .last()
                .map(|step| date::row_time(cx.lang, cx.local(step.at_millis), cx.today()));
            let words = format!("{} · {}", at.unwrap_or_default(), summary(cx, order));
            kit::one_line(
                ui,
                RichText::new(words)
                    .font(theme::secondary())
                    .color(palette.secondary),
            );
        });
        ui.allocate_ui_with_layout(vec2(side, 48.0), Layout::top_down(Align::Max), |ui| {
            ui.set_min_size(vec2(side, 48.0));
            ui.spacing_mut().item_spacing.y = space::XXS;
            ui.label(
                RichText::new(order.total.to_string())
                    .font(theme::strong_figures(theme::size::BODY)),
            );
            state_chip(ui, cx, order.state());
        });
    })
}

/// Summary of an order, in one line.
pub fn summary(cx: &Cx<'_>, order: &Order) -> String {
    let lines = &order.content.lines;
    lines.first().map_or_else(String::new, |first| {
        shop::summary(
            cx.lang,
            first.name.get(cx.lang),
            first.quantity,
            lines.len().saturating_sub(1),
        )
    })
}

/// The state of an order as a chip.
pub fn state_chip(ui: &mut Ui, cx: &Cx<'_>, state: OrderState) {
    let (tone, icon) = look(state);
    kit::chip(ui, tone, icon, shop::state(state).get(cx.lang));
}

/// Appearance of a state.
pub const fn look(state: OrderState) -> (kit::Tone, &'static str) {
    match state {
        OrderState::Cart => (kit::Tone::Neutral, icons::SHOPPING_CART),
        OrderState::Confirmed => (kit::Tone::Caution, icons::CLOCK),
        OrderState::Paying => (kit::Tone::Waiting, icons::HOURGLASS_MEDIUM),
        OrderState::Paid => (kit::Tone::Product, icons::CHECK_CIRCLE),
        OrderState::Failed => (kit::Tone::Bad, icons::WARNING_CIRCLE),
        OrderState::Cancelled => (kit::Tone::Muted, icons::X_CIRCLE),
        OrderState::PartlyRefunded | OrderState::Refunded => {
            (kit::Tone::Muted, icons::ARROW_U_UP_LEFT)
        }
    }
}
