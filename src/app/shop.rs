//! Shops: going about between storefronts, products, carts and orders, and filling carts. Moves no
//! money.

pub(super) mod page;

use super::checkout;
use super::effect::Effect;
use super::ledger::{self};
use super::settings;
use super::state::State;
use super::types::dialog::Dialog;
use super::types::ledger::Purpose;
use super::types::notice::Notice;
use super::types::shop::{MAX_QUANTITY, ShopIntent, ShopPage};
use super::types::time::Now;
use crate::domain::ledger::{Command, Entry, Refund};
use crate::domain::{
    Cart, MerchantId, Order, OrderId, OrderLine, OrderState, ProductId, Tab, Text,
};

/// Carries out a wish about shops.
pub(super) fn update(state: &mut State, intent: ShopIntent, now: Now) -> Vec<Effect> {
    match intent {
        ShopIntent::Go(page) => visit(state, page),
        ShopIntent::Back => {
            let page = state.session.shopping.trail.pop().unwrap_or_default();
            state.session.shopping.page = page;
            Vec::new()
        }
        ShopIntent::AddToCart(product) => add_to_cart(state, &product, now),
        ShopIntent::Buy(product) => buy(state, &product, now),
        ShopIntent::SetQuantity(order, product, quantity) => {
            set_quantity(state, order, &product, quantity, now)
        }
        ShopIntent::Cancel(order) => ledger::ask(
            state,
            vec![Command::Cancel { order }],
            Purpose::Cancel(order),
            now,
        ),
        ShopIntent::OrderAgain(order) => order_again(state, order, now),
        ShopIntent::AskRefund(order, what) => {
            state.session.dialog = Some(Dialog::Refund(order, what));
            Vec::new()
        }
        ShopIntent::Refund(order, what) => refund(state, order, what, now),
        ShopIntent::LoadOlder => {
            let before = state
                .ledger
                .orders
                .values()
                .find(|order| order.state() != OrderState::Cart)
                .map(|order| order.id);
            before.map(Effect::LoadOlderOrders).into_iter().collect()
        }
    }
}

/// The cart of a shop: its draft order.
pub fn cart<'a>(state: &'a State, merchant: &str) -> Option<&'a Order> {
    state.ledger.orders.values().find(|order| {
        order.state() == OrderState::Cart && order.content.merchant.as_str() == merchant
    })
}

/// How many pieces lie in all carts.
pub fn items_in_carts(state: &State) -> u32 {
    let drafts = state
        .ledger
        .orders
        .values()
        .filter(|order| order.state() == OrderState::Cart);
    drafts
        .flat_map(|order| &order.content.lines)
        .map(|line| line.quantity)
        .fold(0, u32::saturating_add)
}

/// Whether it ever was an order, and not only a cart.
pub fn is_order(order: &Order) -> bool {
    order
        .steps
        .iter()
        .any(|step| step.state == OrderState::Confirmed)
}

/// The entries of an order, oldest first: its receipt and its refunds.
pub fn receipts(state: &State, order: OrderId) -> Vec<&Entry> {
    match &state.session.shopping.receipts {
        Some((of, entries)) if *of == order => entries.iter().collect(),
        Some(_) | None => state
            .ledger
            .entries
            .iter()
            .filter(|entry| entry.order == Some(order))
            .collect(),
    }
}

fn visit(state: &mut State, page: ShopPage) -> Vec<Effect> {
    state.session.page = None;
    let mut effects = match &page {
        ShopPage::Order(order) => page::read_receipts(state, *order),
        ShopPage::Checkout(order) => {
            checkout::open(state, *order);
            Vec::new()
        }
        ShopPage::Street
        | ShopPage::Shop(_)
        | ShopPage::Product(_)
        | ShopPage::Carts
        | ShopPage::Orders => Vec::new(),
    };
    page::show(state, page);
    effects.extend(settings::set(state, |s| s.tab = Tab::Shops));
    effects
}

/// The cart of a product's shop with one more line, or the line with `more` more pieces.
fn with_product(state: &State, product: &ProductId, more: u32) -> Option<(OrderId, Cart)> {
    let (shop, product) = state.catalogue.product(product)?;
    let new = || Cart {
        merchant: MerchantId(shop.id.clone()),
        lines: Vec::new(),
        fee: shop.fee,
        address: String::new(),
    };
    let cart = cart(state, &shop.id);
    let id = cart.map_or(OrderId(state.ledger.last_order + 1), |order| order.id);
    let mut draft = cart.map_or_else(new, |order| order.content.clone());
    match draft
        .lines
        .iter_mut()
        .find(|line| line.product == product.id)
    {
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

fn add_to_cart(state: &State, product: &ProductId, now: Now) -> Vec<Effect> {
    let Some((order, draft)) = with_product(state, product, 1) else {
        return Vec::new();
    };
    ledger::ask(
        state,
        vec![Command::SaveCart { order, cart: draft }],
        Purpose::Cart(None),
        now,
    )
}

fn buy(state: &mut State, product: &ProductId, now: Now) -> Vec<Effect> {
    let Some((order, draft)) = with_product(state, product, 0) else {
        return Vec::new();
    };
    state.session.page = None;
    checkout::open(state, order);
    let mut effects = settings::set(state, |s| s.tab = Tab::Shops);
    let page = ShopPage::Checkout(order);
    effects.extend(ledger::ask(
        state,
        vec![Command::SaveCart { order, cart: draft }],
        Purpose::Cart(Some(page)),
        now,
    ));
    effects
}

fn set_quantity(
    state: &State,
    order: OrderId,
    product: &ProductId,
    quantity: u32,
    now: Now,
) -> Vec<Effect> {
    let Some(found) = state.ledger.orders.get(&order) else {
        return Vec::new();
    };
    let mut draft = found.content.clone();
    for line in draft
        .lines
        .iter_mut()
        .filter(|line| line.product == *product)
    {
        line.quantity = quantity.min(MAX_QUANTITY);
    }
    draft.lines.retain(|line| line.quantity > 0);
    let here = Purpose::Cart(Some(state.session.shopping.page.clone()));
    // An empty cart is none.
    let command = if draft.lines.is_empty() {
        Command::Cancel { order }
    } else {
        Command::SaveCart { order, cart: draft }
    };
    ledger::ask(state, vec![command], here, now)
}

fn order_again(state: &mut State, order: OrderId, now: Now) -> Vec<Effect> {
    let Some(found) = state.ledger.orders.get(&order) else {
        return Vec::new();
    };
    let Some(shop) = state.catalogue.storefront(found.content.merchant.as_str()) else {
        state.session.tell(
            Notice::Problem,
            Text::new("This shop is not there any more", "这家店铺已经不在了"),
        );
        return Vec::new();
    };
    let cart = cart(state, &shop.id);
    let id = cart.map_or(OrderId(state.ledger.last_order + 1), |order| order.id);
    let mut lines = cart
        .map(|order| order.content.lines.clone())
        .unwrap_or_default();
    for old in &found.content.lines {
        let Some(product) = shop
            .products
            .iter()
            .find(|product| product.id == old.product)
        else {
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
    checkout::open(state, id);
    ledger::ask(
        state,
        vec![Command::SaveCart {
            order: id,
            cart: draft,
        }],
        Purpose::Cart(Some(ShopPage::Checkout(id))),
        now,
    )
}

fn refund(state: &mut State, order: OrderId, what: Refund, now: Now) -> Vec<Effect> {
    state.session.dialog = None;
    let Some(found) = state.ledger.orders.get(&order) else {
        return Vec::new();
    };
    let key = ledger::refund_key(found);
    ledger::ask(
        state,
        vec![Command::Refund { key, order, what }],
        Purpose::Refund(order),
        now,
    )
}
