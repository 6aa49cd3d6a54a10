//! Hooks for tests: a disk that looks full, and checks of everything that a profile holds.

use super::database::Store;
use super::error::StoreError;
use super::ledger::read as ledger;
use super::read;
use crate::domain::ledger::{Account, IdempotencyKey, Payment};
use crate::domain::{Damage, Money};

impl Store {
    /// Number of the newest messages of a conversation that [`Store::load`] loads.
    pub const LOADED: usize = read::LOADED_MESSAGES;

    /// Makes the disk look full: with `forbid`, a write that needs a larger file fails with
    /// [`StoreError::Full`].
    ///
    /// # Errors
    /// As for [`Store::load`].
    pub fn forbid_growth(&self, forbid: bool) -> Result<(), StoreError> {
        // Fewer pages than the file has already are taken for as many as it has.
        let most: i64 = if forbid { 1 } else { i64::from(u32::MAX) - 1 };
        self.query(|db| db.pragma_update_and_check(None, "max_page_count", most, |_| Ok(())))
    }

    /// Checks every page of the file.
    ///
    /// # Errors
    /// [`StoreError::Damaged`] with the first error.
    pub fn verify(&self) -> Result<(), StoreError> {
        self.query(|db| read::verify(db, "integrity_check"))?
            .map_or(Ok(()), |why| {
                self.mark_suspect();
                Err(StoreError::Damaged {
                    path: self.path().to_owned(),
                    why,
                })
            })
    }

    /// The payment with an idempotency key.
    ///
    /// # Errors
    /// As for [`Store::load`].
    pub fn payment(&self, key: &IdempotencyKey) -> Result<Option<Payment>, StoreError> {
        self.query(|db| ledger::payment(db, key))
    }

    /// The trial balance: for each account the sum of its postings. The sums of each currency add
    /// up to zero.
    ///
    /// # Errors
    /// [`StoreError::Damaged`] if a balance is not the sum of its postings, an entry does not add
    /// up, or a paid order lacks its money.
    pub fn trial_balance(&self) -> Result<Vec<(Account, Money)>, StoreError> {
        self.query(ledger::trial_balance)?
            .map_err(|why| StoreError::Damaged {
                path: self.path().to_owned(),
                why: Damage::Other(why),
            })
    }
}
