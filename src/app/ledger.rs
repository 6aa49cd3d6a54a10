//! Requests to the ledger.
//!
//! Memory follows the disk here: the ledger in memory changes only when the store has replied that
//! the change is written.

pub(super) mod replies;

use super::effect::{Effects, LedgerEffect};
use super::state::State;
use super::types::ledger::Purpose;
use super::types::time::Now;
use crate::domain::ledger::{Command, IdempotencyKey, Ledger, Payment, Timestamp};
use crate::domain::{Order, OrderId};

/// A request to execute commands, all or none, on the policy date.
pub(super) fn request(
    state: &State,
    commands: Vec<Command>,
    purpose: Purpose,
    now: Now,
) -> LedgerEffect {
    let time = Timestamp {
        at_millis: now.millis,
        day: state.settings.day,
    };
    LedgerEffect::Execute {
        commands,
        time,
        purpose,
    }
}

/// Records that the user has seen how a payment ended.
pub(super) fn acknowledge(state: &State, key: &IdempotencyKey, now: Now, fx: &mut Effects) {
    let commands = vec![Command::Acknowledge { key: key.clone() }];
    fx.push(request(state, commands, Purpose::Acknowledge, now));
}

/// The idempotency key of the next refund of an order: the same for both clicks of a double click,
/// another one after the refund.
pub(super) fn refund_key(order: &Order) -> IdempotencyKey {
    IdempotencyKey(format!("refund-{}-{}", order.id.0, order.steps.len()))
}

/// The last payment of an order, whatever its state.
pub fn last_payment(ledger: &Ledger, order: OrderId) -> Option<&Payment> {
    ledger.payments_of(order).last().copied()
}
