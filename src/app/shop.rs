//! Shops: going about between storefronts, products, carts and orders, and filling carts. Moves no
//! money.

use super::books::{self, Purpose};
use super::effect::{Effect, Now};
use super::preferences;
use super::session::{Dialog, Notice};
use super::state::State;
use crate::domain::ledger::{Command, Entry, Refund};
use crate::domain::{Draft, GoodId, MerchantId, Order, OrderId, OrderLine, OrderState, Tab, Text};

/// The most pieces of one good in a cart.
pub const MOST_PIECES: u32 = 99;

/// How many older orders or entries are read at a time.
pub const OLDER: usize = 200;

/// What the Shops tab shows.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum ShopPage {
    /// Every storefront.
    #[default]
    Street,
    /// One storefront with its goods.
    Shop(MerchantId),
    /// One good.
    Product(GoodId),
    /// Every cart.
    Carts,
    /// Paying an order, or a cart that becomes one.
    Checkout(OrderId),
    /// Every order.
    Orders,
    /// One order with its history and receipts.
    Order(OrderId),
}

/// The order that the Shops tab shows, if it shows one.
pub(super) fn order_in_sight(state: &State) -> Option<OrderId> {
    match state.session.shopping.page {
        ShopPage::Checkout(order) | ShopPage::Order(order) => Some(order),
        ShopPage::Street
        | ShopPage::Shop(_)
        | ShopPage::Product(_)
        | ShopPage::Carts
        | ShopPage::Orders => None,
    }
}

/// What the Shops tab remembers while the window is open.
#[derive(Clone, Debug, Default)]
pub struct Shopping {
    /// What it shows.
    pub page: ShopPage,
    /// Where Back leads, the last one first to be taken.
    pub trail: Vec<ShopPage>,
    /// The receipts of an order that were not in memory.
    pub receipts: Option<(OrderId, Vec<Entry>)>,
}

/// A wish of the user's about shops, carts and orders.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ShopIntent {
    /// Go to a page of the Shops tab, from wherever one is.
    Go(ShopPage),
    /// Go back to the page before.
    Back,
    /// Put one more piece of a good into its shop's cart.
    AddToCart(GoodId),
    /// Put a good into its shop's cart, if it is not there, and go to the checkout.
    Buy(GoodId),
    /// Set how many pieces of a good a cart holds; zero takes it out.
    SetQuantity(OrderId, GoodId, u32),
    /// Give up an order that is not paid.
    Cancel(OrderId),
    /// Put the same things into the cart again, at today's prices.
    OrderAgain(OrderId),
    /// Ask whether to pay back.
    AskRefund(OrderId, Refund),
    /// Pay back.
    Refund(OrderId, Refund),
    /// Read older orders.
    LoadOlder,
}

/// Carries out a wish about shops.
pub(super) fn update(state: &mut State, intent: ShopIntent, now: Now) -> Vec<Effect> {
    match intent {
        ShopIntent::Go(page) => visit(state, page),
        ShopIntent::Back => {
            let page = state.session.shopping.trail.pop().unwrap_or_default();
            state.session.shopping.page = page;
            Vec::new()
        }
        ShopIntent::AddToCart(good) => add_to_cart(state, &good, now),
        ShopIntent::Buy(good) => buy(state, &good, now),
        ShopIntent::SetQuantity(order, good, quantity) => {
            set_quantity(state, order, &good, quantity, now)
        }
        ShopIntent::Cancel(order) => books::ask(
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
                .books
                .orders
                .values()
                .find(|order| order.state() != OrderState::Draft)
                .map(|order| order.id);
            before.map(Effect::LoadOlderOrders).into_iter().collect()
        }
    }
}

/// Shows a page of the Shops tab and remembers where one came from.
pub(super) fn go(state: &mut State, page: ShopPage) {
    let shopping = &mut state.session.shopping;
    if shopping.page != page {
        let before = std::mem::replace(&mut shopping.page, page);
        // What is not there any more is not gone back to.
        if !matches!(before, ShopPage::Checkout(_)) {
            shopping.trail.push(before);
        }
    }
}

/// The cart of a shop: its draft order.
pub fn cart<'a>(state: &'a State, merchant: &str) -> Option<&'a Order> {
    state.books.orders.values().find(|order| {
        order.state() == OrderState::Draft && order.content.merchant.as_str() == merchant
    })
}

/// How many pieces lie in all carts.
pub fn pieces_in_carts(state: &State) -> u32 {
    let drafts = state
        .books
        .orders
        .values()
        .filter(|order| order.state() == OrderState::Draft);
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

/// Asks for the receipts of an order, where memory may not hold all of them.
pub(super) fn read_receipts(state: &State, order: OrderId) -> Vec<Effect> {
    if state.books.has_older_entries {
        vec![Effect::LoadReceipts(order)]
    } else {
        Vec::new()
    }
}

/// The entries of an order, oldest first: its receipt and its refunds.
pub fn receipts(state: &State, order: OrderId) -> Vec<&Entry> {
    match &state.session.shopping.receipts {
        Some((of, entries)) if *of == order => entries.iter().collect(),
        Some(_) | None => state
            .books
            .entries
            .iter()
            .filter(|entry| entry.order == Some(order))
            .collect(),
    }
}

fn visit(state: &mut State, page: ShopPage) -> Vec<Effect> {
    state.session.page = None;
    let mut effects = match &page {
        ShopPage::Order(order) => read_receipts(state, *order),
        ShopPage::Checkout(order) => {
            super::checkout::open(state, *order);
            Vec::new()
        }
        ShopPage::Street
        | ShopPage::Shop(_)
        | ShopPage::Product(_)
        | ShopPage::Carts
        | ShopPage::Orders => Vec::new(),
    };
    go(state, page);
    effects.extend(preferences::set(state, |s| s.tab = Tab::Shops));
    effects
}

/// The cart of a good's shop with one more line, or the line with `more` more pieces.
fn with_good(state: &State, good: &GoodId, more: u32) -> Option<(OrderId, Draft)> {
    let (shop, good) = state.catalogue.good(good)?;
    let new = || Draft {
        merchant: MerchantId(shop.id.clone()),
        lines: Vec::new(),
        fee: shop.fee,
        address: String::new(),
    };
    let cart = cart(state, &shop.id);
    let id = cart.map_or(OrderId(state.books.last_order + 1), |order| order.id);
    let mut draft = cart.map_or_else(new, |order| order.content.clone());
    match draft.lines.iter_mut().find(|line| line.good == good.id) {
        Some(line) => line.quantity = line.quantity.saturating_add(more).min(MOST_PIECES),
        None => draft.lines.push(OrderLine {
            good: good.id.clone(),
            name: good.name.clone(),
            price: good.price,
            quantity: more.clamp(1, MOST_PIECES),
            refunded: 0,
        }),
    }
    Some((id, draft))
}

fn add_to_cart(state: &State, good: &GoodId, now: Now) -> Vec<Effect> {
    let Some((order, draft)) = with_good(state, good, 1) else {
        return Vec::new();
    };
    books::ask(
        state,
        vec![Command::SaveDraft { order, draft }],
        Purpose::Cart(None),
        now,
    )
}

fn buy(state: &mut State, good: &GoodId, now: Now) -> Vec<Effect> {
    let Some((order, draft)) = with_good(state, good, 0) else {
        return Vec::new();
    };
    state.session.page = None;
    super::checkout::open(state, order);
    let mut effects = preferences::set(state, |s| s.tab = Tab::Shops);
    let page = ShopPage::Checkout(order);
    effects.extend(books::ask(
        state,
        vec![Command::SaveDraft { order, draft }],
        Purpose::Cart(Some(page)),
        now,
    ));
    effects
}

fn set_quantity(
    state: &State,
    order: OrderId,
    good: &GoodId,
    quantity: u32,
    now: Now,
) -> Vec<Effect> {
    let Some(found) = state.books.orders.get(&order) else {
        return Vec::new();
    };
    let mut draft = found.content.clone();
    for line in draft.lines.iter_mut().filter(|line| line.good == *good) {
        line.quantity = quantity.min(MOST_PIECES);
    }
    draft.lines.retain(|line| line.quantity > 0);
    let here = Purpose::Cart(Some(state.session.shopping.page.clone()));
    // An empty cart is none.
    let command = if draft.lines.is_empty() {
        Command::Cancel { order }
    } else {
        Command::SaveDraft { order, draft }
    };
    books::ask(state, vec![command], here, now)
}

fn order_again(state: &mut State, order: OrderId, now: Now) -> Vec<Effect> {
    let Some(found) = state.books.orders.get(&order) else {
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
    let id = cart.map_or(OrderId(state.books.last_order + 1), |order| order.id);
    let mut lines = cart
        .map(|order| order.content.lines.clone())
        .unwrap_or_default();
    for old in &found.content.lines {
        let Some(good) = shop.goods.iter().find(|good| good.id == old.good) else {
            continue;
        };
        lines.retain(|line| line.good != old.good);
        lines.push(OrderLine {
            name: good.name.clone(),
            price: good.price,
            refunded: 0,
            ..old.clone()
        });
    }
    let draft = Draft {
        merchant: MerchantId(shop.id.clone()),
        lines,
        fee: shop.fee,
        address: found.content.address.clone(),
    };
    super::checkout::open(state, id);
    books::ask(
        state,
        vec![Command::SaveDraft { order: id, draft }],
        Purpose::Cart(Some(ShopPage::Checkout(id))),
        now,
    )
}

fn refund(state: &mut State, order: OrderId, what: Refund, now: Now) -> Vec<Effect> {
    state.session.dialog = None;
    let Some(found) = state.books.orders.get(&order) else {
        return Vec::new();
    };
    let key = books::refund_key(found);
    books::ask(
        state,
        vec![Command::Refund { key, order, what }],
        Purpose::Refund(order),
        now,
    )
}
