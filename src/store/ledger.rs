//! The ledger on disk: reads the records that a command requires, lets the rules of the domain
//! decide, and writes their changes, in one transaction.
//!
//! Knows no rule itself. The policy is asked, through the permit, inside the transaction.

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

/// Reason why commands were not executed. The ledger is unchanged.
#[derive(Debug, thiserror::Error)]
pub enum LedgerError {
    /// Refused by the rules of the ledger or by the policy.
    #[error(transparent)]
    Refused(#[from] CommandError),
    /// The disk failed; the same command can be repeated.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// Reason to roll back a transaction.
enum Rollback {
    Refused(CommandError),
    Sqlite(rusqlite::Error),
}

impl From<rusqlite::Error> for Rollback {
    fn from(error: rusqlite::Error) -> Self {
        Self::Sqlite(error)
    }
}

impl Store {
    /// Number of the newest orders and entries that [`Store::ledger`] loads.
    pub const LOADED_ORDERS: usize = read::LOADED_ORDERS;

    /// Executes commands, all of them or none. The returned changes are on disk; memory applies
    /// them with [`Ledger::apply`]. An empty list means that all of it was done before, under the
    /// same keys.
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
                    .map_err(Rollback::Refused)?;
                changes
                    .iter()
                    .try_for_each(|change| write::change(db, change))?;
                all.extend(changes);
            }
            Ok(all)
        })?;
        done.map_err(|stop| match stop {
            Rollback::Refused(refused) => refused.into(),
            Rollback::Sqlite(error) => self.error(error).into(),
        })
    }

    /// The latest orders and entries, every cart, and every balance.
    ///
    /// # Errors
    /// As for [`Store::load`].
    pub fn ledger(&self) -> Result<Ledger, StoreError> {
        self.query(read::ledger)
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
        self.query(|db| {
            let orders = read::orders_before(db, before, limit)?.into_iter();
            orders
                .map(|order| read::payments_of(db, order.id).map(|payments| (order, payments)))
                .collect()
        })
    }

    /// An order of any age, with its payments.
    ///
    /// # Errors
    /// As for [`Store::load`].
    pub fn order(&self, id: OrderId) -> Result<Option<(Order, Vec<Payment>)>, StoreError> {
        self.query(|db| {
            let order = read::order(db, id)?;
            order
                .map(|order| read::payments_of(db, id).map(|payments| (order, payments)))
                .transpose()
        })
    }

    /// At most `limit` entries older than `before`, newest first; of one wallet, if there is one.
    ///
    /// # Errors
    /// As for [`Store::load`].
    pub fn older_entries(
        &self,
        wallet: Option<&WalletId>,
        before: EntryId,
        limit: usize,
    ) -> Result<Vec<Entry>, StoreError> {
        self.query(|db| read::entries_before(db, wallet, before, limit))
    }

    /// The entries of an order, oldest first: its receipt and its refunds.
    ///
    /// # Errors
    /// As for [`Store::load`].
    pub fn entries_of(&self, order: OrderId) -> Result<Vec<Entry>, StoreError> {
        self.query(|db| read::entries_of(db, order))
    }

    /// Spending by month of the policy date and merchant, oldest month first.
    ///
    /// # Errors
    /// As for [`Store::load`].
    pub fn spending(&self) -> Result<Vec<Spending>, StoreError> {
        self.query(read::spending)
    }
}
