//! Replies of the ledger, and what was read from it.

use crate::app::checkout;
use crate::app::effect::{Effects, LedgerEffect};
use crate::app::shop::page;
use crate::app::state::State;
use crate::app::types::checkout::FailedStep;
use crate::app::types::ledger::{LedgerEvent, LedgerFailure, Purpose};
use crate::app::types::notice::Notice;
use crate::app::types::time::Now;
use crate::domain::Order;
use crate::domain::ledger::{Entry, Ledger, LedgerChange, Payment};

/// Handles an event about the ledger.
pub(in crate::app) fn on_event(state: &mut State, event: LedgerEvent, now: Now, fx: &mut Effects) {
    match event {
        // A reply that gets lost must not change memory.
        LedgerEvent::Replied {
            purpose: Purpose::CaptureWithoutReply(_),
            result: Ok(_),
        } => checkout::on_reply_lost(state),
        LedgerEvent::Replied {
            purpose,
            result: Ok(changes),
        } => {
            apply_changes(state, &changes);
            on_executed(state, purpose, now, fx);
        }
        LedgerEvent::Replied {
            purpose,
            result: Err(why),
        } => on_failed(state, &purpose, why, fx),
        LedgerEvent::Loaded(ledger) => on_loaded(state, *ledger, now, fx),
        LedgerEvent::ReceiptsLoaded(order, entries) => {
            state.session.shopping.receipts = Some((order, entries));
        }
        LedgerEvent::SpendingLoaded(spending) => state.session.wallet.spending = Some(spending),
        LedgerEvent::OlderOrdersLoaded(orders, has_older) => {
            for order in orders {
                add_order(state, order);
            }
            state.ledger.has_older_orders = has_older;
        }
        LedgerEvent::OrderLoaded(id, order) => {
            if let Some(order) = order {
                add_order(state, order);
            }
            checkout::on_order_loaded(state, id, now, fx);
        }
        LedgerEvent::OlderEntriesLoaded(entries, has_older) => {
            add_older_entries(state, entries);
            state.ledger.has_older_entries = has_older;
        }
    }
}

/// Replaces the ledger in memory by what was read.
fn on_loaded(state: &mut State, ledger: Ledger, now: Now, fx: &mut Effects) {
    state.ledger = ledger;
    let payments = &state.ledger.payments;
    let unacknowledged = &mut state.session.paying.unacknowledged;
    unacknowledged.retain(|payment| payments.contains_key(&payment.key));
    state.session.shopping.receipts = None;
    state.session.wallet.spending = None;
    checkout::on_ledger_loaded(state, now, fx);
    let shown = page::shown_order(state);
    if let Some(id) = shown.filter(|id| !state.ledger.orders.contains_key(id)) {
        fx.push(LedgerEffect::LoadOrder(id));
    }
}

/// Adds an older order to memory.
fn add_order(state: &mut State, (order, payments): (Order, Vec<Payment>)) {
    let payments = payments
        .into_iter()
        .map(|payment| (payment.key.clone(), payment));
    state.ledger.payments.extend(payments);
    state.ledger.orders.insert(order.id, order);
}

/// Adds older entries, newest first, before the loaded ones.
fn add_older_entries(state: &mut State, entries: Vec<Entry>) {
    let loaded = &mut state.ledger.entries;
    let first = loaded.first().map_or(i64::MAX, |entry| entry.id.0);
    let older = entries.into_iter().rev();
    loaded.splice(0..0, older.filter(|entry| entry.id.0 < first));
}

/// Applies changes that are on disk to memory.
fn apply_changes(state: &mut State, changes: &[LedgerChange]) {
    for change in changes {
        state.ledger.apply(change);
    }
    let posted = |change: &LedgerChange| matches!(change, LedgerChange::EntryPosted(_));
    if changes.iter().any(posted) {
        state.session.wallet.spending = None;
    }
}

/// The commands were executed.
fn on_executed(state: &mut State, purpose: Purpose, now: Now, fx: &mut Effects) {
    match purpose {
        Purpose::SaveCart(Some(page)) => page::show(state, page),
        Purpose::SaveCart(None) => state.session.notify(Notice::AddedToCart),
        Purpose::BeginPayment(key) => checkout::on_payment_begun(state, &key, fx),
        Purpose::Capture(key) | Purpose::CaptureWithoutReply(key) => {
            checkout::on_charged(state, &key, now, fx);
        }
        Purpose::CaptureAgain(key) => checkout::on_charged_again(state, &key),
        Purpose::EndPayment(key) => checkout::on_ended(state, &key, now, fx),
        Purpose::CancelOrder(_) => state.session.notify(Notice::OrderCancelled),
        Purpose::Refund(order) => {
            state.session.notify(Notice::Refunded);
            page::load_receipts(state, order, fx);
        }
        Purpose::TopUp => state.session.notify(Notice::ToppedUp),
        Purpose::Acknowledge => {}
    }
}

/// The ledger rejected a request.
fn on_failed(state: &mut State, purpose: &Purpose, why: LedgerFailure, fx: &mut Effects) {
    match purpose {
        Purpose::BeginPayment(_) => checkout::on_step_failed(state, FailedStep::Begin, why, fx),
        Purpose::Capture(_) | Purpose::CaptureWithoutReply(_) => {
            checkout::on_step_failed(state, FailedStep::Charge, why, fx);
        }
        Purpose::EndPayment(_) => checkout::on_step_failed(state, FailedStep::End, why, fx),
        // The first of the two requests reports the result of the charge, and what could not be
        // acknowledged is shown again at the next start.
        Purpose::CaptureAgain(_) | Purpose::Acknowledge
            if matches!(why, LedgerFailure::Disk(_)) => {}
        Purpose::CaptureAgain(_)
        | Purpose::SaveCart(_)
        | Purpose::CancelOrder(_)
        | Purpose::Refund(_)
        | Purpose::TopUp
        | Purpose::Acknowledge => state.session.notify(Notice::LedgerFailed(why)),
    }
}
