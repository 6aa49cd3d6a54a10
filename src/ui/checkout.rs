//! The checkout: what is bought, where it goes, every wallet that there is with its state of the
//! day, the PIN, and the way of a payment.
//!
//! Asks the gate in order to show. Whether a payment is true is for the ledger, which ask the gate
//! again.

pub(in crate::ui) mod faults;
pub(in crate::ui) mod picture;
pub(in crate::ui) mod pin;
pub(in crate::ui) mod progress;
pub(in crate::ui) mod receipt;
pub(in crate::ui) mod receipt_lines;
pub(in crate::ui) mod unacknowledged;
pub(in crate::ui) mod wallets;

use egui::{Align, Layout, Ui};

use crate::app::{CheckoutIntent, DEMO_PIN, Intent, ShopIntent, ShopPage, gate, last_payment};
use crate::domain::ledger::{PaymentState, Refund};
use crate::domain::{Layout as Arrangement, Money, Order, OrderId, OrderState};
use crate::i18n::{Text, checkout, chrome, ledger, shop};
use crate::theme::{icons, space};
use crate::ui::context::Cx;
use crate::ui::frame::focus;
use crate::ui::kit;
use crate::ui::order::{lines_ui, shop_name};
use crate::ui::shop::order::order_ui;

pub use faults::faults_ui;
pub use receipt::wallet_name;
pub use unacknowledged::unacknowledged_ui;

/// The page of paying one order.
pub fn checkout_ui(ui: &mut Ui, cx: &Cx<'_>, id: OrderId) {
    let Some(order) = cx.state.ledger.orders.get(&id) else {
        kit::secondary(ui, shop::NO_SUCH.get(cx.lang));
        return;
    };
    let attempt = cx
        .state
        .session
        .paying
        .attempt
        .as_ref()
        .filter(|attempt| attempt.order == id);
    if let Some(attempt) = attempt {
        progress::progress_ui(ui, cx, attempt, order);
        return;
    }
    trouble_ui(ui, cx, order);
    if !order.state().can_be_paid() && order.state() != OrderState::Cart {
        order_ui(ui, cx, id);
        return;
    }
    let room = ui.available_width();
    if room < TWO_COLUMNS {
        what_ui(ui, cx, order);
        ui.add_space(space::XS);
        choose_ui(ui, cx, order);
        ui.add_space(space::XS);
        confirm_ui(ui, cx, order);
        return;
    }
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = space::M;
        ui.vertical(|ui| {
            ui.set_width(room - SIDE - 12.0);
            what_ui(ui, cx, order);
            ui.add_space(space::XS);
            choose_ui(ui, cx, order);
        });
        ui.vertical(|ui| {
            ui.set_width(SIDE);
            confirm_ui(ui, cx, order);
        });
    });
}

/// From this width on, in points, the PIN pad is beside the wallets.
const TWO_COLUMNS: f32 = 720.0;

/// Width of that column.
const SIDE: f32 = 268.0;

fn choose_ui(ui: &mut Ui, cx: &Cx<'_>, order: &Order) {
    kit::card(ui, |ui| {
        ui.set_width(ui.available_width());
        kit::title(ui, checkout::WALLETS.get(cx.lang));
        ui.add_space(space::XS);
        wallets::wallets_ui(ui, cx, order);
    });
}

fn confirm_ui(ui: &mut Ui, cx: &Cx<'_>, order: &Order) {
    kit::card(ui, |ui| {
        ui.set_width(ui.available_width());
        pin::pin_ui(ui, cx);
        kit::rule(ui);
        pay_ui(ui, cx, order);
    });
    ui.add_space(space::XS);
    faults_ui(ui, cx);
}

/// Draws what blocks the payment, or how the last try ended.
fn trouble_ui(ui: &mut Ui, cx: &Cx<'_>, order: &Order) {
    if let Some(attempt) = &cx.state.session.paying.attempt {
        let words = checkout::other_payment(cx.lang, attempt.order.0);
        kit::banner(
            ui,
            kit::Tone::Caution,
            icons::HOURGLASS_MEDIUM,
            &words,
            |ui| {
                if kit::secondary_button(ui, checkout::SEE_PAYMENT.get(cx.lang)).clicked() {
                    cx.send(Intent::Shop(ShopIntent::Go(ShopPage::Checkout(
                        attempt.order,
                    ))));
                }
            },
        );
        ui.add_space(space::XS);
    }
    let last = last_payment(&cx.state.ledger, order.id).map(|payment| payment.state);
    let words = match last {
        Some(PaymentState::Declined) => Some((kit::Tone::Bad, checkout::LAST_DECLINED)),
        Some(PaymentState::Cancelled) => Some((kit::Tone::Muted, checkout::LAST_CANCELLED)),
        Some(PaymentState::Interrupted) => Some((kit::Tone::Caution, checkout::LAST_INTERRUPTED)),
        Some(PaymentState::Started | PaymentState::Captured) | None => None,
    };
    if let Some((tone, words)) = words {
        kit::banner(ui, tone, icons::INFO, words.get(cx.lang), |_| {});
        ui.add_space(space::XS);
    }
    if let Some(problem) = &cx.state.session.paying.problem {
        kit::banner(
            ui,
            kit::Tone::Bad,
            icons::WARNING_CIRCLE,
            ledger::failure(problem).get(cx.lang),
            |_| {},
        );
        ui.add_space(space::XS);
    }
}

fn what_ui(ui: &mut Ui, cx: &Cx<'_>, order: &Order) {
    kit::card(ui, |ui| {
        ui.set_width(ui.available_width());
        let shop = shop_name(cx, order.content.merchant.as_str());
        ui.horizontal(|ui| {
            kit::monogram(ui, &shop, order.content.merchant.as_str());
            kit::title(ui, &shop);
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                kit::caption(ui, checkout::WHAT.get(cx.lang))
            });
        });
        ui.add_space(space::XS);
        lines_ui(ui, cx, order);
        if is_delivered(cx, order) {
            ui.add_space(space::S);
            kit::secondary(ui, shop::ADDRESS.get(cx.lang));
            address_ui(ui, cx, order);
        }
    });
}

/// An address can be typed as long as it is a cart; after that it is part of the order.
fn address_ui(ui: &mut Ui, cx: &Cx<'_>, order: &Order) {
    if order.state() != OrderState::Cart {
        kit::body(ui, &order.content.address);
        return;
    }
    let mut address = cx.state.session.paying.address.clone();
    if kit::text_field(ui, "address", &mut address, shop::ADDRESS.get(cx.lang)).changed() {
        cx.send(Intent::Checkout(CheckoutIntent::EditAddress(address)));
    }
}

/// Ledger on a shelf and tickets come to the screen; the rest comes to the door.
fn is_delivered(cx: &Cx<'_>, order: &Order) -> bool {
    let shop = cx
        .state
        .catalogue
        .storefront(order.content.merchant.as_str());
    shop.is_none_or(|shop| match shop.layout {
        Arrangement::Grid | Arrangement::List | Arrangement::Menu => true,
        Arrangement::Tickets | Arrangement::Shelf => false,
    })
}

fn pay_ui(ui: &mut Ui, cx: &Cx<'_>, order: &Order) {
    let paying = &cx.state.session.paying;
    let chosen = paying.wallet.as_ref().filter(|wallet| {
        let when = cx.state.circumstances();
        gate::wallets(&cx.state.policy, when, order.content.merchant.as_str())
            .iter()
            .any(|(known, verdict)| known.id == wallet.as_str() && verdict.answer.can_pay())
    });
    let enough = chosen.map(|wallet| {
        cx.state
            .ledger
            .balance(wallet, order.currency())
            .covers(order.total)
    });
    let why = match enough {
        None => Some(checkout::WALLET_FIRST),
        Some(false) => Some(checkout::NOT_ENOUGH),
        Some(true) if paying.pin.len() < DEMO_PIN.len() => Some(checkout::PIN_FIRST),
        Some(true) => None,
    };
    ui.horizontal(|ui| {
        kit::title(ui, &order.total.to_string());
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            pay_button_ui(ui, cx, order, why.as_ref())
        });
    });
    if let Some(why) = &why {
        kit::caption(ui, why.get(cx.lang));
    }
}

/// The button, or why it can't be used yet. Enter does the same while nothing else has the
/// keyboard.
fn pay_button_ui(ui: &mut Ui, cx: &Cx<'_>, order: &Order, why: Option<&Text>) {
    let pay = checkout::PAY;
    let pay = pay.get(cx.lang);
    if let Some(why) = why {
        kit::disabled_button(ui, pay, why.get(cx.lang));
        return;
    }
    let free = !cx.state.is_modal() && ui.memory(|memory| memory.focused().is_none());
    let enter = free && ui.input(|input| input.key_pressed(egui::Key::Enter));
    if kit::primary_button(ui, pay).clicked() || enter {
        cx.send(Intent::Checkout(CheckoutIntent::Pay(order.id)));
    }
}

/// The question before money goes back.
pub fn refund_ui(ui: &mut Ui, cx: &Cx<'_>, order: OrderId, what: &Refund) {
    let amount = cx
        .state
        .ledger
        .orders
        .get(&order)
        .map_or(Money::fen(0), |order| refund_amount(order, what));
    kit::strong_wrapped(ui, &checkout::refund_amount(cx.lang, amount));
    kit::secondary(ui, checkout::REFUND_TEXT.get(cx.lang));
    ui.add_space(space::M);
    let (choice, first) = kit::decide(
        ui,
        checkout::REFUND_DO.get(cx.lang),
        None,
        chrome::CANCEL.get(cx.lang),
        false,
    );
    focus::take_in_dialog(ui, &first);
    match choice {
        Some(kit::Choice::Do) => cx.send(Intent::Shop(ShopIntent::Refund(order, what.clone()))),
        Some(kit::Choice::Cancel) => cx.send(Intent::CloseDialog),
        None => {}
    }
}

/// Amount of a refund; the ledger computes it again.
fn refund_amount(order: &Order, what: &Refund) -> Money {
    let pieces = match what {
        Refund::Rest => return order.refundable(),
        Refund::Quantities(pieces) => pieces,
    };
    let amounts = pieces
        .iter()
        .filter_map(|(at, count)| order.content.lines.get(*at)?.price.times(*count).ok());
    Money::sum(order.currency(), amounts).unwrap_or(order.refundable())
}
