//! The books' part of the shell: takes commands to the store, with the gate's answer as permit, and brings back what is on the disk.

use crate::app::{BooksError, BooksReport, Intent, OLDER, Purpose, State, gate};
use crate::domain::ledger::{Command, Moment};
use crate::domain::{EntryId, OrderId};
use crate::store::{LedgerError, Store, StoreError};

/// Does commands; the policy is asked inside the transaction.
pub(super) fn execute(store: &mut Store, state: &State, commands: &[Command], moment: Moment, purpose: Purpose) -> Intent {
    let outcome = store.execute(commands, moment, &|question| gate::permit(&state.policy, question));
    let outcome = outcome.map_err(|error| match error {
        LedgerError::Refused(refused) => BooksError::Refused(refused),
        LedgerError::Store(error) => BooksError::Disk(error.to_string()),
    });
    Intent::Books(BooksReport::Answered { purpose, outcome })
}

pub(super) fn reread(store: &Store) -> Intent {
    report(store.books().map(|books| BooksReport::Loaded(Box::new(books))))
}

pub(super) fn spending(store: &Store) -> Intent {
    report(store.spending().map(BooksReport::Spending))
}

pub(super) fn receipts(store: &Store, order: OrderId) -> Intent {
    report(store.entries_of(order).map(|entries| BooksReport::Receipts(order, entries)))
}

pub(super) fn older_orders(store: &Store, before: OrderId) -> Intent {
    report(store.older_orders(before, OLDER).map(|orders| {
        let has_older = orders.len() == OLDER;
        BooksReport::OlderOrders(orders, has_older)
    }))
}

pub(super) fn older_entries(store: &Store, before: EntryId) -> Intent {
    report(store.older_entries(None, before, OLDER).map(|entries| {
        let has_older = entries.len() == OLDER;
        BooksReport::OlderEntries(entries, has_older)
    }))
}

fn report(result: Result<BooksReport, StoreError>) -> Intent {
    result.map_or_else(|error| Intent::StoreFailed(error.to_string()), Intent::Books)
}
