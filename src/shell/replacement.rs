//! Switching to a file that has taken the place of the open one, after a disk was unplugged and
//! plugged in again or a folder was restored.

use super::base::Shell;
use crate::app::State;
use crate::domain::ledger::{Ledger, PaymentState};
use crate::domain::{Data, OrderId, SaveError, SaveErrorKind, Thread};
use crate::store::Store;

/// Content of a file that is in the place of the open one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Replacement {
    /// The same as in memory.
    Same,
    /// The same, except that opening it has ended a payment that was in progress: the ledger has
    /// to be read again.
    PaymentEnded,
}

impl Shell {
    /// Switches to the file that is now in the place of the open one, after a disk was unplugged
    /// and plugged in again or a folder was restored. Only if it holds exactly what memory holds
    /// without the unsaved changes.
    pub(super) fn open_replacement(
        &mut self,
        error: &SaveError,
        state: &State,
    ) -> Option<Replacement> {
        if !matches!(
            error.fault,
            SaveErrorKind::Vanished | SaveErrorKind::Other(_)
        ) {
            return None;
        }
        // Another error of that file would not change what the user can do.
        let is_ours = |data: &Data, ledger: &Ledger| self.continues(data, ledger, state);
        let opened = Store::open_if(self.store.path(), Self::now().millis, is_ours).ok()?;
        std::mem::replace(&mut self.store, opened.store).abandon();
        let started = state
            .ledger
            .payments
            .values()
            .any(|payment| payment.state == PaymentState::Started);
        Some(if started {
            Replacement::PaymentEnded
        } else {
            Replacement::Same
        })
    }

    /// Whether memory is what this store becomes with the unsaved changes.
    fn continues(&self, data: &Data, ledger: &Ledger, state: &State) -> bool {
        let mut data = data.clone();
        self.waiting
            .changes
            .iter()
            .for_each(|change| data.apply(change));
        is_same(data, state.data.clone()) && are_same(ledger, &state.ledger)
    }
}

/// Whether both are the same, except that one may have loaded more of the older messages.
fn is_same(mut one: Data, mut other: Data) -> bool {
    let (threads, others) = (
        std::mem::take(&mut one.threads),
        std::mem::take(&mut other.threads),
    );
    let alike = |one: &Thread, other: &Thread| {
        let (short, long) = if one.messages.len() <= other.messages.len() {
            (one, other)
        } else {
            (other, one)
        };
        long.messages.ends_with(&short.messages)
            && (short.has_older || short.messages.len() == long.messages.len())
    };
    let empty = Thread::default();
    let all_alike = |id| {
        alike(
            threads.get(id).unwrap_or(&empty),
            others.get(id).unwrap_or(&empty),
        )
    };
    one == other && threads.keys().chain(others.keys()).all(all_alike)
}

/// Whether both are the same ledger, as far as `disk` is loaded; memory may have loaded more of the
/// older orders.
fn are_same(disk: &Ledger, memory: &Ledger) -> bool {
    let numbers = |ledger: &Ledger| {
        (
            ledger.last_order,
            ledger.last_entry,
            ledger.balances.clone(),
        )
    };
    let oldest = disk
        .orders
        .keys()
        .rev()
        .nth(Store::LOADED_ORDERS - 1)
        .filter(|_| disk.has_older_orders);
    let known =
        |id: &OrderId| disk.orders.contains_key(id) || oldest.is_some_and(|oldest| id < oldest);
    numbers(disk) == numbers(memory)
        && disk
            .orders
            .iter()
            .all(|(id, order)| memory.orders.get(id) == Some(order))
        && disk
            .payments
            .iter()
            .all(|(key, payment)| memory.payments.get(key) == Some(payment))
        && memory.orders.keys().all(known)
        && memory.payments.values().all(|payment| {
            disk.payments.contains_key(&payment.key) || !disk.orders.contains_key(&payment.order)
        })
}
