//! The ledger on disk: looks up what a command depends on, lets the domain's rules decide, and
//! writes what they say, in one transaction.
//!
//! Knows no rule itself. The policy is asked, through the permit, while the transaction is open.

pub(super) mod commands;
pub(super) mod read;
mod write;

use super::database::Store;
use super::error::StoreError;
use crate::domain::ledger::{
    Command, CommandError, Entry, Ledger, LedgerChange, Payment, PermitFn, Spending, Timestamp,
    decide,
};
use crate::domain::{EntryId, Order, OrderId, WalletId};

/// Why a command was not done. In either case the ledger is as they were.
#[derive(Debug, thiserror::Error)]
pub enum LedgerError {
    /// The rules or the policy say no.
    #[error(transparent)]
    Refused(#[from] CommandError),
    /// The disk says no; the same command can be given again.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// What ends a transaction early.
enum Stop {
    Refused(CommandError),
    Sqlite(rusqlite::Error),
}

impl From<rusqlite::Error> for Stop {
    fn from(error: rusqlite::Error) -> Self {
        Self::Sqlite(error)
    }
}

impl Store {
    /// The newest orders and entries that [`Store::ledger`] brings into memory.
    pub const LOADED_ORDERS: usize = read::LOADED_ORDERS;

    /// Does commands, all of them or none. What it returns is on the disk; memory applies it with
    /// [`Ledger::apply`]. An empty list says that everything was done before, under the same keys.
    ///
    /// # Errors
    /// [`LedgerError::Refused`] by the rules, or by the policy through `ask_permit`;
    /// [`LedgerError::Store`] by the disk.
    pub fn execute(
        &mut self,
        commands: &[Command],
        time: Timestamp,
        ask_permit: &PermitFn<'_>,
    ) -> Result<Vec<LedgerChange>, LedgerError> {
        let done = self.transact(|db| {
            let mut all = Vec::new();
            for command in commands {
                let changes = decide(command, &commands::records(db, command)?, time, ask_permit)
                    .map_err(Stop::Refused)?;
                changes
                    .iter()
                    .try_for_each(|change| write::change(db, change))?;
                all.extend(changes);
            }
            Ok(all)
        })?;
        done.map_err(|stop| match stop {
            Stop::Refused(refused) => refused.into(),
            Stop::Sqlite(error) => self.failed(error).into(),
        })
    }

    /// The latest orders and entries, every cart, and every balance.
    ///
    /// # Errors
    /// As for [`Store::load`].
    pub fn ledger(&self) -> Result<Ledger, StoreError> {
        self.reading(read::ledger)
    }

    /// At most `limit` orders older than `before`, newest first, each with its payments.
    ///
    /// # Errors
    /// As for [`Store::load`].
    pub fn older_orders(
        &self,
        before: OrderId,
        limit: usize,
    ) -> Result<Vec<(Order, Vec<Payment>)>, StoreError> {
        self.reading(|db| {
            let orders = read::orders_before(db, before, limit)?.into_iter();
            orders
                .map(|order| read::payments_of(db, order.id).map(|payments| (order, payments)))
                .collect()
        })
    }

    /// One order with its payments, however old it is.
    ///
    /// # Errors
    /// As for [`Store::load`].
    pub fn order(&self, id: OrderId) -> Result<Option<(Order, Vec<Payment>)>, StoreError> {
        self.reading(|db| {
            let order = read::order(db, id)?;
            order
                .map(|order| read::payments_of(db, id).map(|payments| (order, payments)))
                .transpose()
        })
    }

    /// At most `limit` entries older than `before`, newest first; of one wallet, if it is named.
    ///
    /// # Errors
    /// As for [`Store::load`].
    pub fn older_entries(
        &self,
        wallet: Option<&WalletId>,
        before: EntryId,
        limit: usize,
    ) -> Result<Vec<Entry>, StoreError> {
        self.reading(|db| read::entries_before(db, wallet, before, limit))
    }

    /// The entries of an order, oldest first: its receipt and its refunds.
    ///
    /// # Errors
    /// As for [`Store::load`].
    pub fn entries_of(&self, order: OrderId) -> Result<Vec<Entry>, StoreError> {
        self.reading(|db| read::entries_of(db, order))
    }

    /// What was spent by month of the dial and merchant, oldest month first.
    ///
    /// # Errors
    /// As for [`Store::load`].
    pub fn spending(&self) -> Result<Vec<Spending>, StoreError> {
        self.reading(read::spending)
    }
}
