//! Executes commands of the ledger, permitted by the gate, and reads it.

use super::base::Shell;
use super::error::{save_error, store_failed};
use super::replacement::Replacement;
use crate::app::{Event, LedgerEvent, LedgerFailure, OLDER_PAGE_SIZE, Purpose, State, gate};
use crate::domain::ledger::{Command, LedgerChange, Timestamp};
use crate::domain::{EntryId, OrderId};
use crate::store::{LedgerError, Store, StoreError};

impl Shell {
    /// Executes commands; the gate is asked inside the transaction. Unsaved changes are written
    /// first, if possible; the ledger does not depend on them.
    pub(super) fn execute(
        &mut self,
        state: &State,
        commands: &[Command],
        time: Timestamp,
        purpose: Purpose,
    ) -> Vec<Event> {
        let flushed = self.flush_changes().ok().flatten();
        let mut result = self.try_commands(state, commands, time);
        let mut loaded = None;
        if let Err(LedgerError::Store(error)) = &result {
            match self.open_replacement(&save_error(error), state) {
                Some(Replacement::Same) => result = self.try_commands(state, commands, time),
                // The request was made for another state of the ledger, so it has failed.
                Some(Replacement::PaymentEnded) => loaded = Some(load(&self.store)),
                None => {}
            }
        }
        if result.is_ok() {
            self.count_action();
        }
        let result = result.map_err(|error| match error {
            LedgerError::Refused(refused) => LedgerFailure::Refused(refused),
            LedgerError::Store(error) => LedgerFailure::Disk(save_error(&error)),
        });
        let reply = Event::Ledger(LedgerEvent::Replied { purpose, result });
        flushed.into_iter().chain([reply]).chain(loaded).collect()
    }

    fn try_commands(
        &mut self,
        state: &State,
        commands: &[Command],
        time: Timestamp,
    ) -> Result<Vec<LedgerChange>, LedgerError> {
        self.store.execute(commands, time, &|question| {
            gate::permit(&state.policy, question)
        })
    }
}

/// Reads the whole ledger.
pub(super) fn load(store: &Store) -> Event {
    event(
        store
            .ledger()
            .map(|ledger| LedgerEvent::Loaded(Box::new(ledger))),
    )
}

/// Reads the spending by merchant and month.
pub(super) fn load_spending(store: &Store) -> Event {
    event(store.spending().map(LedgerEvent::SpendingLoaded))
}

/// Reads the entries of an order.
pub(super) fn load_receipts(store: &Store, order: OrderId) -> Event {
    event(
        store
            .entries_of(order)
            .map(|entries| LedgerEvent::ReceiptsLoaded(order, entries)),
    )
}

/// Reads an order.
pub(super) fn load_order(store: &Store, id: OrderId) -> Event {
    event(
        store
            .order(id)
            .map(|order| LedgerEvent::OrderLoaded(id, order)),
    )
}

/// Reads orders older than this one.
pub(super) fn load_older_orders(store: &Store, before: OrderId) -> Event {
    event(store.older_orders(before, OLDER_PAGE_SIZE).map(|orders| {
        let has_older = orders.len() == OLDER_PAGE_SIZE;
        LedgerEvent::OlderOrdersLoaded(orders, has_older)
    }))
}

/// Reads entries older than this one.
pub(super) fn load_older_entries(store: &Store, before: EntryId) -> Event {
    event(
        store
            .older_entries(None, before, OLDER_PAGE_SIZE)
            .map(|entries| {
                let has_older = entries.len() == OLDER_PAGE_SIZE;
                LedgerEvent::OlderEntriesLoaded(entries, has_older)
            }),
    )
}

/// The event for what was read.
fn event(result: Result<LedgerEvent, StoreError>) -> Event {
    result.map_or_else(|error| store_failed(&error), Event::Ledger)
}
