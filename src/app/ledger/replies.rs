//! Handlers of the ledger's replies.

use crate::app::effect::Effect;
use crate::app::state::State;
use crate::app::types::checkout::FailedStep;
use crate::app::types::ledger::{LedgerEvent, LedgerFailure, Purpose};
use crate::app::types::notice::Notice;
use crate::app::types::time::Now;
use crate::app::{checkout, shop::page};
use crate::domain::ledger::{LedgerChange, Payment};
use crate::domain::{Order, Text};

/// Takes in what the shell reports.
pub(in crate::app) fn reported(state: &mut State, report: LedgerEvent, now: Now) -> Vec<Effect> {
    match report {
        LedgerEvent::Answered { purpose, outcome } => answered(state, purpose, outcome, now),
        LedgerEvent::Loaded(ledger) => {
            state.ledger = *ledger;
            let payments = &state.ledger.payments;
            state
                .session
                .paying
                .unacknowledged
                .retain(|payment| payments.contains_key(&payment.key));
            state.session.shopping.receipts = None;
            state.session.wallet.spending = None;
            let mut effects = checkout::ledger_reread(state, now);
            effects.extend(
                page::order_in_sight(state)
                    .filter(|id| !state.ledger.orders.contains_key(id))
                    .map(Effect::LoadOrder),
            );
            effects
        }
        LedgerEvent::Receipts(order, entries) => {
            state.session.shopping.receipts = Some((order, entries));
            Vec::new()
        }
        LedgerEvent::Spending(spending) => {
            state.session.wallet.spending = Some(spending);
            Vec::new()
        }
        LedgerEvent::OlderOrders(orders, has_older) => {
            orders.into_iter().for_each(|order| keep(state, order));
            state.ledger.has_older_orders = has_older;
            Vec::new()
        }
        LedgerEvent::Order(id, order) => {
            order.into_iter().for_each(|order| keep(state, order));
            checkout::order_read(state, id, now)
        }
        LedgerEvent::OlderEntries(entries, has_older) => {
            let first = state
                .ledger
                .entries
                .first()
                .map_or(i64::MAX, |entry| entry.id.0);
            state.ledger.entries.splice(
                0..0,
                entries.into_iter().rev().filter(|entry| entry.id.0 < first),
            );
            state.ledger.has_older_entries = has_older;
            Vec::new()
        }
    }
}

/// Brings an older order into memory.
fn keep(state: &mut State, (order, payments): (Order, Vec<Payment>)) {
    state.ledger.payments.extend(
        payments
            .into_iter()
            .map(|payment| (payment.key.clone(), payment)),
    );
    state.ledger.orders.insert(order.id, order);
}

fn answered(
    state: &mut State,
    purpose: Purpose,
    outcome: Result<Vec<LedgerChange>, LedgerFailure>,
    now: Now,
) -> Vec<Effect> {
    // An answer that got lost is one that memory does not know of.
    if let (Purpose::ChargeUnheard(_), Ok(_)) = (&purpose, &outcome) {
        return checkout::unheard(state);
    }
    match outcome {
        Ok(changes) => {
            for change in &changes {
                state.ledger.apply(change);
            }
            if changes
                .iter()
                .any(|change| matches!(change, LedgerChange::EntryPosted(_)))
            {
                state.session.wallet.spending = None;
            }
            done(state, purpose, now)
        }
        Err(error) => failed(state, &purpose, &error),
    }
}

fn done(state: &mut State, purpose: Purpose, now: Now) -> Vec<Effect> {
    match purpose {
        Purpose::Cart(page) => {
            if let Some(page) = page {
                page::show(state, page);
            } else {
                state
                    .session
                    .tell(Notice::Done, Text::new("Put in the cart", "已加入购物车"));
            }
            Vec::new()
        }
        Purpose::Begin(key) => checkout::begun(state, &key),
        Purpose::Charge(key) | Purpose::ChargeUnheard(key) => checkout::charged(state, &key, now),
        Purpose::ChargeAgain(key) => checkout::charged_again(state, &key),
        Purpose::End(key) => checkout::ended(state, &key, now),
        Purpose::Cancel(_) => {
            state.session.tell(
                Notice::Done,
                Text::new(
                    "The order is cancelled; nothing was charged",
                    "订单已取消，没有扣款",
                ),
            );
            Vec::new()
        }
        Purpose::Refund(order) => {
            state.session.tell(
                Notice::Done,
                Text::new("The money is back in the wallet", "钱已退回钱包"),
            );
            page::read_receipts(state, order)
        }
        Purpose::TopUp => {
            state.session.tell(
                Notice::Done,
                Text::new("The wallet is topped up", "充值成功"),
            );
            Vec::new()
        }
        Purpose::Acknowledge => Vec::new(),
    }
}

fn failed(state: &mut State, purpose: &Purpose, error: &LedgerFailure) -> Vec<Effect> {
    match purpose {
        Purpose::Begin(_) => checkout::stuck(state, FailedStep::Begin, error),
        Purpose::Charge(_) | Purpose::ChargeUnheard(_) => {
            checkout::stuck(state, FailedStep::Charge, error)
        }
        Purpose::End(_) => checkout::stuck(state, FailedStep::End, error),
        // The first of the two requests says what became of the charge. What could not be noted as
        // told is told again at the next start.
        Purpose::ChargeAgain(_) | Purpose::Acknowledge
            if matches!(error, LedgerFailure::Disk(_)) =>
        {
            Vec::new()
        }
        Purpose::ChargeAgain(_)
        | Purpose::Cart(_)
        | Purpose::Cancel(_)
        | Purpose::Refund(_)
        | Purpose::TopUp
        | Purpose::Acknowledge => {
            state.session.tell(Notice::Problem, error.words());
            Vec::new()
        }
    }
}
