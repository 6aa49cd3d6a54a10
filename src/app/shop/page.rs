//! Navigation between the pages of the Shops tab.

use crate::app::effect::Effect;
use crate::app::state::State;
use crate::app::types::shop::ShopPage;
use crate::domain::OrderId;

/// The order that the Shops tab shows, if it shows one.
pub(in crate::app) fn order_in_sight(state: &State) -> Option<OrderId> {
    match state.session.shopping.page {
        ShopPage::Checkout(order) | ShopPage::Order(order) => Some(order),
        ShopPage::Street
        | ShopPage::Shop(_)
        | ShopPage::Product(_)
        | ShopPage::Carts
        | ShopPage::Orders => None,
    }
}

/// Shows a page of the Shops tab and remembers where one came from.
pub(in crate::app) fn show(state: &mut State, page: ShopPage) {
    let shopping = &mut state.session.shopping;
    if shopping.page != page {
        let before = std::mem::replace(&mut shopping.page, page);
        // What is not there any more is not gone back to.
        if !matches!(before, ShopPage::Checkout(_)) {
            shopping.trail.push(before);
        }
    }
}

/// Asks for the receipts of an order, where memory may not hold all of them.
pub(in crate::app) fn read_receipts(state: &State, order: OrderId) -> Vec<Effect> {
    if state.ledger.has_older_entries {
        vec![Effect::LoadReceipts(order)]
    } else {
        Vec::new()
    }
}
