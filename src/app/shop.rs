//! Shops: navigation between storefronts, products, carts and orders, and filling carts. Moves no
//! money.

pub(super) mod page;

use super::checkout::open_checkout;
use super::effect::{Effects, LedgerEffect};
use super::ledger::{refund_key, request};
use super::settings::change_settings;
use super::state::State;
use super::types::dialog::Dialog;
use super::types::ledger::Purpose;
use super::types::notice::Notice;
use super::types::shop::{MAX_QUANTITY, ShopIntent, ShopPage};
use super::types::time::Now;
use crate::domain::ledger::{Command, Entry, Refund};
use crate::domain::{Cart, MerchantId, Order, OrderId, OrderLine, OrderState, ProductId, Tab};

/// Carries out an intent about shops, carts and orders.
pub(super) fn update(state: &mut State, intent: ShopIntent, now: Now, fx: &mut Effects) {
    match intent {
        ShopIntent::Go(page) => visit_page(state, page, fx),
        ShopIntent::Back => {
            let shopping = &mut state.session.shopping;
            shopping.page = shopping.trail.pop().unwrap_or_default();
        }
        ShopIntent::AddToCart(product) => add_to_cart(state, &product, now, fx),
        ShopIntent::Buy(product) => buy_product(state, &product, now, fx),
        ShopIntent::SetQuantity(order, product, quantity) => {
            fx.push_some(quantity_request(state, order, (&product, quantity), now));
        }
        ShopIntent::Cancel(order) => {
            let commands = vec![Command::Cancel { order }];
            fx.push(request(state, commands, Purpose::CancelOrder(order), now));
        }
        ShopIntent::OrderAgain(order) => order_again(state, order, now, fx),
        ShopIntent::AskRefund(order, what) => {
            state.session.dialog = Some(Dialog::Refund(order, what));
        }
        ShopIntent::Refund(order, what) => {
            state.session.dialog = None;
            fx.push_some(refund_request(state, order, what, now));
        }
        ShopIntent::LoadOlder => {
            let mut orders = state.ledger.orders.values();
            let first = orders.find(|order| order.state() != OrderState::Cart);
            fx.push_some(first.map(|order| LedgerEffect::LoadOlderOrders(order.id)));
        }
    }
}

/// The cart of a shop.
pub fn cart<'a>(state: &'a State, merchant: &str) -> Option<&'a Order> {
    state.ledger.orders.values().find(|order| {
        order.state() == OrderState::Cart && order.content.merchant.as_str() == merchant
    })
}

/// Number of items in all carts.
pub fn items_in_carts(state: &State) -> u32 {
    let orders = state.ledger.orders.values();
    let carts = orders.filter(|order| order.state() == OrderState::Cart);
    carts
        .flat_map(|cart| &cart.content.lines)
        .map(|line| line.quantity)
        .fold(0, u32::saturating_add)
}

/// Whether it was confirmed at some time, and is not only a cart.
pub fn is_order(order: &Order) -> bool {
    let mut steps = order.steps.iter();
    steps.any(|step| step.state == OrderState::Confirmed)
}

/// The entries of an order, oldest first: its receipt and its refunds.
pub fn receipts(state: &State, order: OrderId) -> Vec<&Entry> {
    match &state.session.shopping.receipts {
        Some((of, entries)) if *of == order => entries.iter().collect(),
        Some(_) | None => {
            let entries = state.ledger.entries.iter();
            entries.filter(|entry| entry.order == Some(order)).collect()
        }
    }
}

/// Goes to a page of the Shops tab from any tab.
fn visit_page(state: &mut State, page: ShopPage, fx: &mut Effects) {
    state.session.page = None;
    match &page {
        ShopPage::Order(order) => page::load_receipts(state, *order, fx),
        ShopPage::Checkout(order) => open_checkout(state, *order),
        ShopPage::Street
        | ShopPage::Shop(_)
        | ShopPage::Product(_)
        | ShopPage::Carts
        | ShopPage::Orders => {}
    }
    page::show(state, page);
    change_settings(state, fx, |s| s.tab = Tab::Shops);
}

/// Id of the cart of a shop, or of the one to be made; and its content, if there is one.
fn cart_of<'a>(state: &'a State, merchant: &str) -> (OrderId, Option<&'a Cart>) {
    match cart(state, merchant) {
        Some(order) => (order.id, Some(&order.content)),
        None => (OrderId(state.ledger.last_order + 1), None),
    }
}

/// The cart of a product's shop with `more` items of it added; with at least one item.
fn with_product(state: &State, product: &ProductId, more: u32) -> Option<(OrderId, Cart)> {
    let (shop, product) = state.catalogue.product(product)?;
    let (id, content) = cart_of(state, &shop.id);
    let mut draft = content.cloned().unwrap_or_else(|| Cart {
        merchant: MerchantId(shop.id.clone()),
        lines: Vec::new(),
        fee: shop.fee,
        address: String::new(),
    });
    let mut lines = draft.lines.iter_mut();
    match lines.find(|line| line.product == product.id) {
        Some(line) => line.quantity = line.quantity.saturating_add(more).min(MAX_QUANTITY),
        None => draft.lines.push(OrderLine {
            product: product.id.clone(),
            name: product.name.clone(),
            price: product.price,
            quantity: more.clamp(1, MAX_QUANTITY),
            refunded_quantity: 0,
        }),
    }
    Some((id, draft))
}

fn add_to_cart(state: &State, product: &ProductId, now: Now, fx: &mut Effects) {
    if let Some((order, draft)) = with_product(state, product, 1) {
        let commands = vec![Command::SaveCart { order, cart: draft }];
        fx.push(request(state, commands, Purpose::SaveCart(None), now));
    }
}

fn buy_product(state: &mut State, product: &ProductId, now: Now, fx: &mut Effects) {
    let Some((order, draft)) = with_product(state, product, 0) else {
        return;
    };
    state.session.page = None;
    open_checkout(state, order);
    change_settings(state, fx, |s| s.tab = Tab::Shops);
    let commands = vec![Command::SaveCart { order, cart: draft }];
    let purpose = Purpose::SaveCart(Some(ShopPage::Checkout(order)));
    fx.push(request(state, commands, purpose, now));
}

/// Sets the quantity of a product in a cart. A cart without products is cancelled.
fn quantity_request(
    state: &State,
    order: OrderId,
    (product, quantity): (&ProductId, u32),
    now: Now,
) -> Option<LedgerEffect> {
    let mut draft = state.ledger.orders.get(&order)?.content.clone();
    let lines = draft.lines.iter_mut();
    for line in lines.filter(|line| line.product == *product) {
        line.quantity = quantity.min(MAX_QUANTITY);
    }
    draft.lines.retain(|line| line.quantity > 0);
    let here = Purpose::SaveCart(Some(state.session.shopping.page.clone()));
    let command = if draft.lines.is_empty() {
        Command::Cancel { order }
    } else {
        Command::SaveCart { order, cart: draft }
    };
    Some(request(state, vec![command], here, now))
}

/// Adds the products of an order to the cart of its shop, with today's names and prices, and goes
/// to the checkout.
fn order_again(state: &mut State, order: OrderId, now: Now, fx: &mut Effects) {
    let Some(found) = state.ledger.orders.get(&order) else {
        return;
    };
    let merchant = found.content.merchant.as_str();
    let Some(shop) = state.catalogue.storefront(merchant) else {
        state.session.notify(Notice::ShopClosed);
        return;
    };
    let (id, content) = cart_of(state, &shop.id);
    let mut lines = content.map(|cart| cart.lines.clone()).unwrap_or_default();
    for old in &found.content.lines {
        let mut products = shop.products.iter();
        let Some(product) = products.find(|product| product.id == old.product) else {
            continue;
        };
        lines.retain(|line| line.product != old.product);
        lines.push(OrderLine {
            name: product.name.clone(),
            price: product.price,
            refunded_quantity: 0,
            ..old.clone()
        });
    }
    let draft = Cart {
        merchant: MerchantId(shop.id.clone()),
        lines,
        fee: shop.fee,
        address: found.content.address.clone(),
    };
    open_checkout(state, id);
    let commands = vec![Command::SaveCart {
        order: id,
        cart: draft,
    }];
    let purpose = Purpose::SaveCart(Some(ShopPage::Checkout(id)));
    fx.push(request(state, commands, purpose, now));
}

/// Refunds an order or a part of it.
fn refund_request(state: &State, order: OrderId, what: Refund, now: Now) -> Option<LedgerEffect> {
    let key = refund_key(state.ledger.orders.get(&order)?);
    let commands = vec![Command::Refund { key, order, what }];
    Some(request(state, commands, Purpose::Refund(order), now))
}
