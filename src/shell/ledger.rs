//! The ledger part of the shell: takes commands to the store, with the gate's answer as permit, and
//! brings back what is on the disk.

pub(super) mod statement;

use super::Shell;
use super::unsaved::{self, Followed};
use crate::app::{Intent, LedgerEvent, LedgerFailure, OLDER_PAGE_SIZE, Purpose, State, gate};
use crate::domain::ledger::{Command, LedgerChange, Timestamp};
use crate::domain::{EntryId, OrderId};
use crate::i18n;
use crate::store::{LedgerError, Store, StoreError};

impl Shell {
    /// Does commands; the policy is asked inside the transaction. What waits goes first, if the
    /// disk takes it; the ledger do not depend on it.
    pub(super) fn execute(
        &mut self,
        state: &State,
        commands: &[Command],
        time: Timestamp,
        purpose: Purpose,
    ) -> Vec<Intent> {
        let report = self.settle().ok().flatten();
        let mut outcome = self.ask(state, commands, time);
        let mut anew = None;
        if let Err(LedgerError::Store(error)) = &outcome {
            match self.follow_back(&unsaved::trouble(error), state) {
                Some(Followed::Same) => outcome = self.ask(state, commands, time),
                // The ledger are not those any more for which this was asked: it has failed, and
                // whoever asked sees them anew.
                Some(Followed::Changed) => anew = Some(reread(&self.store)),
                None => {}
            }
        }
        if outcome.is_ok() {
            self.written_to_copy();
        }
        let outcome = outcome.map_err(|error| match error {
            LedgerError::Refused(refused) => LedgerFailure::Refused(refused),
            LedgerError::Store(error) => {
                LedgerFailure::Disk(i18n::unsaved::trouble(&unsaved::trouble(&error)))
            }
        });
        let answer = Intent::Ledger(LedgerEvent::Answered { purpose, outcome });
        report.into_iter().chain([answer]).chain(anew).collect()
    }

    fn ask(
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

pub(super) fn reread(store: &Store) -> Intent {
    report(
        store
            .ledger()
            .map(|ledger| LedgerEvent::Loaded(Box::new(ledger))),
    )
}

pub(super) fn spending(store: &Store) -> Intent {
    report(store.spending().map(LedgerEvent::Spending))
}

pub(super) fn receipts(store: &Store, order: OrderId) -> Intent {
    report(
        store
            .entries_of(order)
            .map(|entries| LedgerEvent::Receipts(order, entries)),
    )
}

pub(super) fn order(store: &Store, id: OrderId) -> Intent {
    report(store.order(id).map(|order| LedgerEvent::Order(id, order)))
}

pub(super) fn older_orders(store: &Store, before: OrderId) -> Intent {
    report(store.older_orders(before, OLDER_PAGE_SIZE).map(|orders| {
        let has_older = orders.len() == OLDER_PAGE_SIZE;
        LedgerEvent::OlderOrders(orders, has_older)
    }))
}

pub(super) fn older_entries(store: &Store, before: EntryId) -> Intent {
    report(
        store
            .older_entries(None, before, OLDER_PAGE_SIZE)
            .map(|entries| {
                let has_older = entries.len() == OLDER_PAGE_SIZE;
                LedgerEvent::OlderEntries(entries, has_older)
            }),
    )
}

fn report(result: Result<LedgerEvent, StoreError>) -> Intent {
    result.map_or_else(|error| unsaved::failed(&error), Intent::Ledger)
}
