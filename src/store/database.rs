//! The database of one profile, open: everything that the program asks of it, each call whole or
//! without effect.
//!
//! Holds the profile's lock for as long as it lives. How rows look is `read` and `write`; how a
//! file becomes a `Store` is `open`.

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

    /// Where the database lies.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Lets go of a file that has been opened anew under the same name, without tidying up: that
    /// would be done to the new one's log.
    pub fn abandon(self) {
        // If it can't be set, the file is closed as usual, which spares a log whose database is
        // another file.
        drop(
            self.connection
                .set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, true),
        );
    }

    /// People, conversations with the latest [`Store::LOADED`] messages of each, and all posts.
    ///
    /// # Errors
    /// [`StoreError::Damaged`] if the file turns out to be damaged, or what the system says.
    pub fn load(&self) -> Result<Data, StoreError> {
        self.reading(read::data)
    }

    /// At most `limit` messages of a conversation just before `before`, oldest first. Fewer than
    /// `limit`: the beginning was reached.
    ///
    /// # Errors
    /// As for [`Store::load`].
    pub fn older(
        &self,
        conversation: &ConversationId,
        before: MessageId,
        limit: usize,
    ) -> Result<Vec<Message>, StoreError> {
        self.reading(|db| read::older(db, conversation, before, limit))
    }

    /// At most `limit` logged decisions with an id above `after`, oldest first: what an export
    /// reads, page by page.
    ///
    /// # Errors
    /// As for [`Store::load`].
    pub fn log_entries(&self, after: i64, limit: usize) -> Result<Vec<LogEntry>, StoreError> {
        self.reading(|db| log::entries_after(db, after, limit))
    }

    /// Writes what memory has applied, in one transaction: on return all of it is on the disk.
    ///
    /// # Errors
    /// Whatever the disk says; then none of it was written, and the same call can be made again.
    pub fn write(&mut self, changes: &[Change]) -> Result<(), StoreError> {
        self.in_transaction(|transaction| write::changes(transaction, changes))
    }

    /// Throws away what the profile holds and starts it with the demo content again, counted back
    /// from `now_millis`.
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

    /// Makes a whole copy of the database at `path`, where nothing may be yet; what still stands in
    /// the log only is in it, too. The copy is on the disk when this returns.
    ///
    /// # Errors
    /// Whatever the disk says; what there is of the copy is worth nothing then.
    pub fn copy_to(&self, path: &Path) -> Result<(), StoreError> {
        let failed = |e| StoreError::sqlite(path, e);
        self.connection
            .backup(MAIN_DB, path, None::<fn(rusqlite::backup::Progress)>)
            .map_err(failed)?;
        // A log that could not be moved into the file when it was closed holds a part of the copy.
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
        self.transact(work)?.map_err(|e| self.failed(e))
    }

    /// Runs `work` in a transaction that is committed if it succeeds, and leaves no trace if not.
    /// The inner result is that of `work`.
    pub(super) fn transact<T, E: From<rusqlite::Error>>(
        &mut self,
        work: impl FnOnce(&Transaction<'_>) -> Result<T, E>,
    ) -> Result<Result<T, E>, StoreError> {
        self.still_there()?;
        Ok(commit(&mut self.connection, work))
    }

    /// Reads, and remembers it if the file turns out to be damaged.
    pub(super) fn reading<T>(
        &self,
        read: impl FnOnce(&Connection) -> rusqlite::Result<T>,
    ) -> Result<T, StoreError> {
        read(&self.connection).map_err(|e| self.failed(e))
    }

    /// SQLite would go on writing into a deleted file without a word.
    fn still_there(&self) -> Result<(), StoreError> {
        match FileId::of(&self.path) {
            Ok(file) if file == self.file => Ok(()),
            Ok(_) | Err(_) => Err(StoreError::Vanished {
                path: self.path.clone(),
            }),
        }
    }

    pub(super) fn failed(&self, source: rusqlite::Error) -> StoreError {
        let error = StoreError::sqlite(&self.path, source);
        if matches!(error, StoreError::Damaged { .. }) {
            self.suspect();
        }
        error
    }

    /// Leaves a mark that makes the next start look at the whole file. If even that fails, the
    /// damage will show again.
    pub(super) fn suspect(&self) {
        let _ = fs::write(suspect_mark(&self.path), "");
    }
}

fn commit<T, E: From<rusqlite::Error>>(
    connection: &mut Connection,
    work: impl FnOnce(&Transaction<'_>) -> Result<T, E>,
) -> Result<T, E> {
    // Immediate: nobody else can write between what is read here and what is written.
    let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
    let value = work(&transaction)?;
    transaction.commit()?;
    Ok(value)
}
