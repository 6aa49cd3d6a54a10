//! Navigation between the pages of the Shops tab.

use crate::app::effect::{Effects, LedgerEffect};
use crate::app::state::State;
use crate::app::types::shop::ShopPage;
use crate::domain::OrderId;

/// The order that the Shops tab shows, if it shows one.
pub(in crate::app) fn shown_order(state: &State) -> Option<OrderId> {
    match state.session.shopping.page {
        ShopPage::Checkout(order) | ShopPage::Order(order) => Some(order),
        ShopPage::Street
        | ShopPage::Shop(_)
        | ShopPage::Product(_)
        | ShopPage::Carts
        | ShopPage::Orders => None,
    }
}

/// Shows a page of the Shops tab and remembers the page before.
pub(in crate::app) fn show(state: &mut State, page: ShopPage) {
    let shopping = &mut state.session.shopping;
    if shopping.page != page {
        let before = std::mem::replace(&mut shopping.page, page);
        // After the payment there is no checkout to go back to.
        if !matches!(before, ShopPage::Checkout(_)) {
            shopping.trail.push(before);
        }
    }
}

/// Loads the receipts of an order, unless memory holds all entries.
pub(in crate::app) fn load_receipts(state: &State, order: OrderId, fx: &mut Effects) {
    if state.ledger.has_older_entries {
        fx.push(LedgerEffect::LoadReceipts(order));
    }
}
