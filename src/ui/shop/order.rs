//! One order: what became of it, its things with what can still go back, its history, and its
//! receipts.

use egui::{Align, Layout, RichText, Ui};

use crate::app::{CheckoutIntent, Intent, Phase, ShopIntent, ShopPage, last_payment, receipts};
use crate::domain::ledger::{PaymentState, Refund};
use crate::domain::{Order, OrderId, OrderState};
use crate::i18n::{checkout, date, shop};
use crate::theme::{self, icons, space};
use crate::ui::checkout::receipt::receipt_ui;
use crate::ui::context::Cx;
use crate::ui::shop::orders;
use crate::ui::{kit, order as order_parts};

pub fn order_ui(ui: &mut Ui, cx: &Cx<'_>, id: OrderId) {
    let Some(order) = cx.state.ledger.orders.get(&id) else {
        kit::secondary(ui, shop::NO_SUCH.get(cx.lang));
        return;
    };
    result_ui(ui, cx, order);
    ui.add_space(space::XS);
    let receipts = receipts(cx.state, id);
    // The latest receipt is what one came for.
    if let Some(entry) = receipts.last() {
        receipt_ui(ui, cx, order, entry);
        ui.add_space(space::XS);
    }
    items_ui(ui, cx, order);
    ui.add_space(space::XS);
    history_ui(ui, cx, order);
    let earlier = receipts.len().saturating_sub(1);
    if earlier > 0 {
        ui.add_space(space::S);
        kit::title(ui, shop::RECEIPTS.get(cx.lang));
        for entry in receipts.iter().take(earlier) {
            ui.push_id(entry.id.0, |ui| receipt_ui(ui, cx, order, entry));
            ui.add_space(space::S);
        }
    }
}

fn result_ui(ui: &mut Ui, cx: &Cx<'_>, order: &Order) {
    let palette = theme::palette(ui);
    let state = order.state();
    let (tone, icon) = orders::look(state);
    kit::card(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.horizontal_top(|ui| {
            kit::icon(ui, icon, 40.0, tone.color(palette));
            ui.vertical(|ui| {
                ui.spacing_mut().item_spacing.y = space::XXS;
                let heading = shop::state(state);
                kit::page_title(ui, heading.get(cx.lang));
                kit::secondary(ui, sentence(cx, order).get(cx.lang));
            });
        });
        if cx.state.session.paying.sent_twice == Some(order.id) {
            ui.add_space(space::XS);
            kit::banner(
                ui,
                kit::Tone::Product,
                icons::SHIELD_CHECK,
                checkout::SENT_TWICE.get(cx.lang),
                |_| {},
            );
        }
        ui.add_space(space::XS);
        buttons_ui(ui, cx, order);
    });
}

/// Draws the meaning of the state; for a failed payment, the reason.
fn sentence(cx: &Cx<'_>, order: &Order) -> crate::domain::Text {
    let last = last_payment(&cx.state.ledger, order.id).map(|payment| payment.state);
    match (order.state(), last) {
        (OrderState::Failed, Some(PaymentState::Declined)) => checkout::LAST_DECLINED,
        (OrderState::Failed, Some(PaymentState::Interrupted)) => checkout::LAST_INTERRUPTED,
        (OrderState::Confirmed, Some(PaymentState::Cancelled)) => checkout::LAST_CANCELLED,
        (OrderState::Paying, _) if is_unanswered(cx, order) => checkout::NO_RESPONSE_TEXT,
        (state, _) => shop::state_sentence(state),
    }
}

/// Whether the wallet never answered, so that nobody knows yet.
fn is_unanswered(cx: &Cx<'_>, order: &Order) -> bool {
    let attempt = cx.state.session.paying.attempt.as_ref();
    attempt.is_some_and(|attempt| attempt.order == order.id && attempt.phase == Phase::NoResponse)
}

fn buttons_ui(ui: &mut Ui, cx: &Cx<'_>, order: &Order) {
    ui.horizontal_wrapped(|ui| {
        if order.state() == OrderState::Paying {
            under_way_ui(ui, cx, order);
        }
        if order.state().can_be_paid() {
            if kit::primary_button(ui, shop::PAY_NOW.get(cx.lang)).clicked() {
                cx.send(Intent::Shop(ShopIntent::Go(ShopPage::Checkout(order.id))));
            }
            if kit::secondary_button(ui, shop::CANCEL_ORDER.get(cx.lang)).clicked() {
                cx.send(Intent::Shop(ShopIntent::Cancel(order.id)));
            }
        }
        if kit::secondary_button_icon(ui, icons::ARROW_CLOCKWISE, shop::ORDER_AGAIN.get(cx.lang))
            .clicked()
        {
            cx.send(Intent::Shop(ShopIntent::OrderAgain(order.id)));
        }
        let refundable = order.refundable();
        if !refundable.is_zero()
            && kit::secondary_button(ui, shop::REFUND_ALL.get(cx.lang)).clicked()
        {
            cx.send(Intent::Shop(ShopIntent::AskRefund(order.id, Refund::Rest)));
        }
    });
}

/// Draws the actions for an unfinished payment: check the result after a timeout; otherwise
/// look at it.
fn under_way_ui(ui: &mut Ui, cx: &Cx<'_>, order: &Order) {
    if is_unanswered(cx, order) {
        if kit::primary_button(ui, checkout::CHECK_RESULT.get(cx.lang)).clicked() {
            cx.send(Intent::Checkout(CheckoutIntent::FindResult));
        }
    } else if kit::primary_button(ui, checkout::SEE_PAYMENT.get(cx.lang)).clicked() {
        cx.send(Intent::Shop(ShopIntent::Go(ShopPage::Checkout(order.id))));
    }
}

fn items_ui(ui: &mut Ui, cx: &Cx<'_>, order: &Order) {
    kit::card(ui, |ui| {
        ui.set_width(ui.available_width());
        kit::title(ui, shop::ITEMS.get(cx.lang));
        ui.add_space(space::XS);
        for (place, line) in order.content.lines.iter().enumerate() {
            let name = line.name.get(cx.lang);
            ui.horizontal(|ui| {
                ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                    let total = line.total().unwrap_or(line.price).to_string();
                    ui.label(RichText::new(total).font(theme::figures(theme::size::BODY)));
                    if order.state().can_be_refunded() && line.refunded_quantity < line.quantity {
                        let button = kit::quiet_button(ui, shop::REFUND_ONE.get(cx.lang));
                        if button
                            .accessible_name(shop::for_product(cx.lang, &shop::REFUND_ONE, name))
                            .clicked()
                        {
                            let what = Refund::Quantities(vec![(place, 1)]);
                            cx.send(Intent::Shop(ShopIntent::AskRefund(order.id, what)));
                        }
                    }
                    if line.refunded_quantity > 0 {
                        let words =
                            format!("{} {}", line.refunded_quantity, shop::REFUNDED.get(cx.lang));
                        kit::chip(ui, kit::Tone::Muted, icons::ARROW_U_UP_LEFT, &words);
                    }
                    ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                        let words = format!("{} × {name}", line.quantity);
                        kit::one_line(ui, RichText::new(words).font(theme::body()));
                    });
                });
            });
        }
        kit::rule(ui);
        order_parts::amount_row(
            ui,
            shop::FEE.get(cx.lang),
            &order_parts::fee(cx, order.content.fee),
            false,
        );
        if !order.refunded.is_zero() {
            order_parts::amount_row(
                ui,
                shop::state(OrderState::Refunded).get(cx.lang),
                &order.refunded.to_string(),
                false,
            );
        }
        order_parts::amount_row(ui, shop::TOTAL.get(cx.lang), &order.total.to_string(), true);
        if !order.content.address.is_empty() {
            ui.add_space(space::XS);
            kit::key_value(ui, shop::ADDRESS.get(cx.lang), &order.content.address);
        }
    });
}

fn history_ui(ui: &mut Ui, cx: &Cx<'_>, order: &Order) {
    kit::card(ui, |ui| {
        ui.set_width(ui.available_width());
        kit::title(ui, shop::HISTORY.get(cx.lang));
        ui.add_space(space::XS);
        for step in &order.steps {
            let at = cx.local(step.at_millis);
            ui.horizontal(|ui| {
                orders::state_chip(ui, cx, step.state);
                let words = format!(
                    "{} {} · {}",
                    at.date(),
                    date::clock(at),
                    date::long_day(cx.lang, step.day)
                );
                kit::caption(ui, &words);
            });
        }
    });
}
