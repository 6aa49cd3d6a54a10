//! The books' part of the shell: takes commands to the store, with the gate's answer as permit, and
//! brings back what is on the disk.

use super::Shell;
use super::disk::{self, Followed};
use crate::app::{BooksError, BooksReport, Intent, OLDER, Purpose, State, gate};
use crate::domain::ledger::{Command, LedgerChange, Moment};
use crate::domain::{EntryId, OrderId};
use crate::i18n;
use crate::store::{LedgerError, Store, StoreError};

impl Shell {
    /// Does commands; the policy is asked inside the transaction. What waits goes first, if the
    /// disk takes it; the books do not depend on it.
    pub(super) fn execute(
        &mut self,
        state: &State,
        commands: &[Command],
        moment: Moment,
        purpose: Purpose,
    ) -> Vec<Intent> {
        let report = self.settle().ok().flatten();
        let mut outcome = self.ask(state, commands, moment);
        let mut anew = None;
        if let Err(LedgerError::Store(error)) = &outcome {
            match self.follow_back(&disk::trouble(error), state) {
                Some(Followed::Same) => outcome = self.ask(state, commands, moment),
                // The books are not those any more for which this was asked: it has failed, and
                // whoever asked sees them anew.
                Some(Followed::Changed) => anew = Some(reread(&self.store)),
                None => {}
            }
        }
        if outcome.is_ok() {
            self.written_to_copy();
        }
        let outcome = outcome.map_err(|error| match error {
            LedgerError::Refused(refused) => BooksError::Refused(refused),
            LedgerError::Store(error) => {
                BooksError::Disk(i18n::disk::trouble(&disk::trouble(&error)))
            }
        });
        let answer = Intent::Books(BooksReport::Answered { purpose, outcome });
        report.into_iter().chain([answer]).chain(anew).collect()
    }

    fn ask(
        &mut self,
        state: &State,
        commands: &[Command],
        moment: Moment,
    ) -> Result<Vec<LedgerChange>, LedgerError> {
        self.store.execute(commands, moment, &|question| {
            gate::permit(&state.policy, question)
        })
    }
}

pub(super) fn reread(store: &Store) -> Intent {
    report(
        store
            .books()
            .map(|books| BooksReport::Loaded(Box::new(books))),
    )
}

pub(super) fn spending(store: &Store) -> Intent {
    report(store.spending().map(BooksReport::Spending))
}

pub(super) fn receipts(store: &Store, order: OrderId) -> Intent {
    report(
        store
            .entries_of(order)
            .map(|entries| BooksReport::Receipts(order, entries)),
    )
}

pub(super) fn order(store: &Store, id: OrderId) -> Intent {
    report(store.order(id).map(|order| BooksReport::Order(id, order)))
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
    result.map_or_else(|error| disk::failed(&error), Intent::Books)
}
