//! The open database of one profile. Each call takes effect as a whole or not at all.
//!
//! Holds the profile's lock while it exists. `read` and `write` know the rows; `open` makes a
//! `Store` of a file.

use std::fs::{self, File};
use std::path::{Path, PathBuf};

use rusqlite::config::DbConfig;
use rusqlite::{Connection, MAIN_DB, Transaction, TransactionBehavior};

use super::error::StoreError;
use super::files::{FileId, companion, suspect_mark};
use super::seed::Seed;
use super::{log, read, write};
use crate::domain::{Change, ConversationId, Data, LogEntry, Message, MessageId};

/// An open database. Calls block on the disk; use it from a thread that draws no window.
#[derive(Debug)]
pub struct Store {
    // Dropped first, so that the lock outlives the connection.
    connection: Connection,
    path: PathBuf,
    file: FileId,
    _lock: File,
}

impl Store {
    pub(super) fn new(connection: Connection, path: PathBuf, file: FileId, lock: File) -> Self {
        Self {
            connection,
            path,
            file,
            _lock: lock,
        }
    }

    /// Path of the database.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Closes a file that was opened again under the same name, without the cleanup that would be
    /// done to the log of the new one.
    pub fn abandon(self) {
        // If this fails, the file is closed as usual, which leaves a log alone whose database is
        // another file.
        drop(
            self.connection
                .set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, true),
        );
    }

    /// People, conversations with the latest messages of each, and all posts.
    ///
    /// # Errors
    /// [`StoreError::Damaged`] if the file is damaged, or an error of the system.
    pub fn load(&self) -> Result<Data, StoreError> {
        self.query(read::data)
    }

    /// At most `limit` messages of a conversation before `before`, oldest first. There are no older
    /// ones if they are fewer than `limit`.
    ///
    /// # Errors
    /// As for [`Store::load`].
    pub fn older(
        &self,
        conversation: &ConversationId,
        before: MessageId,
        limit: usize,
    ) -> Result<Vec<Message>, StoreError> {
        self.query(|db| read::older(db, conversation, before, limit))
    }

    /// At most `limit` entries of the log with an id above `after`, oldest first.
    ///
    /// # Errors
    /// As for [`Store::load`].
    pub fn log_entries(&self, after: i64, limit: usize) -> Result<Vec<LogEntry>, StoreError> {
        self.query(|db| log::entries_after(db, after, limit))
    }

    /// Writes changes in one transaction; they are on disk when it returns.
    ///
    /// # Errors
    /// An error of the disk; then nothing was written, and the call can be repeated.
    pub fn write(&mut self, changes: &[Change]) -> Result<(), StoreError> {
        self.in_transaction(|transaction| write::changes(transaction, changes))
    }

    /// Resets the profile to the demo content, with times counted back from `now_millis`.
    ///
    /// # Errors
    /// As for [`Store::write`].
    pub fn reset_demo(&mut self, now_millis: i64) -> Result<(), StoreError> {
        self.reset_to(&Seed::demo(now_millis)?)
    }

    /// [`Store::reset_demo`] with other content.
    ///
    /// # Errors
    /// As for [`Store::write`].
    pub fn reset_to(&mut self, seed: &Seed) -> Result<(), StoreError> {
        self.in_transaction(|transaction| {
            write::clear(transaction)?;
            write::seed(transaction, seed)
        })
    }

    /// Copies the database to `path`, where no file may be, including what is only in the log. The
    /// copy is on disk when it returns.
    ///
    /// # Errors
    /// An error of the disk; the copy is incomplete then.
    pub fn copy_to(&self, path: &Path) -> Result<(), StoreError> {
        let failed = |e| StoreError::sqlite(path, e);
        self.connection
            .backup(MAIN_DB, path, None::<fn(rusqlite::backup::Progress)>)
            .map_err(failed)?;
        // A log that could not be moved into the file when the copy was closed holds a part of it.
        if companion(path, "-wal")
            .metadata()
            .is_ok_and(|log| log.len() > 0)
        {
            return Err(StoreError::Full {
                path: path.to_owned(),
            });
        }
        File::options()
            .write(true)
            .open(path)
            .and_then(|file| file.sync_all())
            .map_err(|e| StoreError::io("write", path, e))
    }

    fn in_transaction(
        &mut self,
        work: impl FnOnce(&Transaction<'_>) -> rusqlite::Result<()>,
    ) -> Result<(), StoreError> {
        self.transact(work)?.map_err(|e| self.error(e))
    }

    /// Runs `work` in a transaction that is committed if it succeeds and rolled back if not. The
    /// inner result is that of `work`.
    pub(super) fn transact<T, E: From<rusqlite::Error>>(
        &mut self,
        work: impl FnOnce(&Transaction<'_>) -> Result<T, E>,
    ) -> Result<Result<T, E>, StoreError> {
        self.check_place()?;
        Ok(commit(&mut self.connection, work))
    }

    /// Runs a query; marks the database as suspect if it is damaged.
    pub(super) fn query<T>(
        &self,
        read: impl FnOnce(&Connection) -> rusqlite::Result<T>,
    ) -> Result<T, StoreError> {
        read(&self.connection).map_err(|e| self.error(e))
    }

    /// Checks that the file is still in its place: SQLite would write into a deleted file without
    /// an error.
    fn check_place(&self) -> Result<(), StoreError> {
        match FileId::of(&self.path) {
            Ok(file) if file == self.file => Ok(()),
            Ok(_) | Err(_) => Err(StoreError::Vanished {
                path: self.path.clone(),
            }),
        }
    }

    pub(super) fn error(&self, source: rusqlite::Error) -> StoreError {
        let error = StoreError::sqlite(&self.path, source);
        if matches!(error, StoreError::Damaged { .. }) {
            self.mark_suspect();
        }
        error
    }

    /// Marks the database, so that the next start checks the whole file. If that fails, the damage
    /// will show again.
    pub(super) fn mark_suspect(&self) {
        let _ = fs::write(suspect_mark(&self.path), "");
    }
}

fn commit<T, E: From<rusqlite::Error>>(
    connection: &mut Connection,
    work: impl FnOnce(&Transaction<'_>) -> Result<T, E>,
) -> Result<T, E> {
    // Immediate, so that no other connection writes between reading and writing.
    let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
    let value = work(&transaction)?;
    transaction.commit()?;
    Ok(value)
}
