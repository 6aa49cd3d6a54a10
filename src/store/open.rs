//! Opens a file as a [`Store`]: lock, checks, upgrade, and new content if there is no database or a
//! damaged one.
//!
//! Deletes only what it made itself, and never changes a file of a newer version.

use std::fs::{self, File};
use std::io::{self, Read};
use std::path::Path;

use rusqlite::config::DbConfig;
use rusqlite::{Connection, MAIN_DB, OpenFlags};

use super::database::Store;
use super::error::{SetAside, StoreError};
use super::files::{FileId, companion, free_name, lock, suspect_mark, sync_folder};
use super::ledger::commands::end_interrupted;
use super::ledger::read::{ledger, unacknowledged_payments};
use super::seed::Seed;
use super::{demo, read, salvage, schema, write};
use crate::domain::ledger::{Ledger, Payment};
use crate::domain::{Damage, Data};

/// Maximum size of a file that is checked as a whole at every start, in bytes. A larger one is
/// checked only after a failure, since that takes seconds.
const MAX_CHECKED_BYTES: u64 = 16 << 20;

/// Maximum number of prepared statements in the cache: more than the program has, so that a payment
/// compiles none.
const MAX_STATEMENTS: usize = 96;

/// Result of opening a database.
#[derive(Debug)]
pub struct Opened {
    /// The open database.
    pub store: Store,
    /// Its content, as from [`Store::load`].
    pub data: Box<Data>,
    /// Orders and balances, as from [`Store::ledger`].
    pub ledger: Box<Ledger>,
    /// Payments whose end the user has not seen, since the program stopped before. Those that were
    /// not charged are `Interrupted` now.
    pub unacknowledged: Vec<Payment>,
    /// The damaged file that was in its place, if there was one.
    pub set_aside: Option<SetAside>,
    /// Whether the profile is new and has the demo content.
    #[cfg(feature = "testing")]
    pub seeded: bool,
}

impl Store {
    /// Opens the database of a profile, or creates one with the demo content, with times counted
    /// back from `now_millis`.
    ///
    /// # Errors
    /// [`StoreError::InUse`] if another program uses it, [`StoreError::Newer`] if a newer version
    /// wrote it, or an error of the system. A damaged file is not an error: it is set aside.
    pub fn open(path: &Path, now_millis: i64) -> Result<Opened, StoreError> {
        Self::open_with(path, now_millis, || Seed::demo(now_millis))
    }

    /// [`Store::open`] with other content for a new profile.
    ///
    /// # Errors
    /// As for [`Store::open`].
    pub fn open_with(
        path: &Path,
        now_millis: i64,
        seed: impl FnOnce() -> Result<Seed, StoreError>,
    ) -> Result<Opened, StoreError> {
        if rusqlite::version_number() < 3_051_003 {
            return Err(StoreError::OldSqlite {
                found: rusqlite::version(),
            });
        }
        let folder = path.parent().unwrap_or(Path::new("."));
        fs::create_dir_all(folder).map_err(|e| StoreError::io("create the folder of", path, e))?;
        let lock = lock(path)?;
        let (found, set_aside) = match inspect(path, now_millis)? {
            Found::Nothing => (None, None),
            Found::Sound(content) => (Some(content), None),
            Found::Damaged(why) => (None, Some(salvage::set_aside(path, why)?)),
        };
        #[cfg(feature = "testing")]
        let seeded = found.is_none();
        let Content {
            connection,
            data,
            ledger,
            unacknowledged,
        } = match found {
            Some(content) => content,
            None => create(path, &seed()?)?,
        };
        let store = Self::with_lock(connection, path, lock)?;
        Ok(Opened {
            store,
            data,
            ledger,
            unacknowledged,
            set_aside,
            #[cfg(feature = "testing")]
            seeded,
        })
    }

    fn open_locked(path: &Path, now_millis: i64, lock: File) -> Result<Opened, StoreError> {
        match inspect(path, now_millis)? {
            Found::Sound(Content {
                connection,
                data,
                ledger,
                unacknowledged,
            }) => {
                let store = Self::with_lock(connection, path, lock)?;
                Ok(Opened {
                    store,
                    data,
                    ledger,
                    unacknowledged,
                    set_aside: None,
                    #[cfg(feature = "testing")]
                    seeded: false,
                })
            }
            Found::Damaged(why) => Err(StoreError::Damaged {
                path: path.to_owned(),
                why,
            }),
            Found::Nothing => Err(StoreError::Vanished {
                path: path.to_owned(),
            }),
        }
    }

    /// Opens a file that may be another one: reads it first, and opens it only if `is_ours` accepts
    /// its content. Otherwise nothing of it changes: no upgrade, no end of a payment, no cleanup of
    /// the log.
    ///
    /// # Errors
    /// [`StoreError::Vanished`] if there is no database of this program, an older format, or
    /// another content; otherwise as for [`Store::open`].
    pub fn open_if(
        path: &Path,
        now_millis: i64,
        is_ours: impl FnOnce(&Data, &Ledger) -> bool,
    ) -> Result<Opened, StoreError> {
        let vanished = || StoreError::Vanished {
            path: path.to_owned(),
        };
        if !path.is_file() || check_header(path)?.is_some() {
            return Err(vanished());
        }
        // Locked before the first look, so that no program writes it before it is opened.
        let lock = lock(path)?;
        let failed = |e| StoreError::sqlite(path, e);
        let connection = open_to_read(path)?;
        let current = schema::version(&connection).map_err(failed)? == schema::VERSION;
        if !current
            || !is_ours(
                &read::data(&connection).map_err(failed)?,
                &ledger(&connection).map_err(failed)?,
            )
        {
            return Err(vanished());
        }
        drop(connection);
        Self::open_locked(path, now_millis, lock)
    }

    fn with_lock(connection: Connection, path: &Path, lock: File) -> Result<Self, StoreError> {
        let file = FileId::of(path).map_err(|e| StoreError::io("read", path, e))?;
        Ok(Self::new(connection, path.to_owned(), file, lock))
    }
}

/// File in the place of the database.
enum Found {
    Nothing,
    Sound(Content),
    Damaged(Damage),
}

/// An open database with the part of its content that memory holds.
struct Content {
    connection: Connection,
    data: Box<Data>,
    ledger: Box<Ledger>,
    unacknowledged: Vec<Payment>,
}

impl Content {
    fn read(connection: Connection) -> rusqlite::Result<Self> {
        Ok(Self {
            data: Box::new(read::data(&connection)?),
            ledger: Box::new(ledger(&connection)?),
            unacknowledged: unacknowledged_payments(&connection)?,
            connection,
        })
    }
}

fn inspect(path: &Path, now_millis: i64) -> Result<Found, StoreError> {
    match path.symlink_metadata() {
        Ok(_) => {}
        Err(e) if e.kind() == io::ErrorKind::NotFound => {
            // SQLite would drop a log without a database.
            let log = companion(path, "-wal")
                .metadata()
                .is_ok_and(|m| m.len() > 0);
            return Ok(if log {
                Found::Damaged(Damage::OnlyLog)
            } else {
                Found::Nothing
            });
        }
        Err(e) => return Err(StoreError::io("read", path, e)),
    }
    let result = match check_header(path) {
        Ok(None) => open_existing(path, now_millis),
        Ok(Some(why)) => Ok(Found::Damaged(why)),
        Err(error) => Err(error),
    };
    match result {
        Err(StoreError::Damaged { why, .. }) => Ok(Found::Damaged(why)),
        other => other,
    }
}

/// Checks the first bytes without SQLite, which would take an empty file for a new database and may
/// change the file that it opens. `Some` is the damage.
fn check_header(path: &Path) -> Result<Option<Damage>, StoreError> {
    let failed = |e| StoreError::io("read", path, e);
    let metadata = fs::metadata(path).map_err(failed)?;
    if !metadata.is_file() {
        return Ok(Some(Damage::NotAFile));
    }
    let mut header = Vec::with_capacity(100);
    File::open(path)
        .and_then(|file| file.take(100).read_to_end(&mut header))
        .map_err(failed)?;
    let number = |at: usize| {
        header.get(at..at + 4).map_or(0, |b| {
            b.iter().fold(0_u64, |n, byte| n << 8 | u64::from(*byte))
        })
    };
    if header.is_empty() {
        return Ok(Some(Damage::Empty));
    }
    if header.len() < 100 || !header.starts_with(b"SQLite format 3\0") {
        return Ok(Some(Damage::NotADatabase));
    }
    if number(68) != schema::APPLICATION.unsigned_abs() {
        return Ok(Some(Damage::OtherProgram));
    }
    refuse_newer(path, i64::try_from(number(60)).unwrap_or(i64::MAX))?;
    let page = match number(16) >> 16 {
        1 => 65_536,
        bytes => bytes,
    };
    let whole = number(28).saturating_mul(page);
    // With a log, the file may be shorter than its header says.
    let log = companion(path, "-wal")
        .metadata()
        .is_ok_and(|m| m.len() > 0);
    if !log && number(24) == number(92) && metadata.len() < whole {
        return Ok(Some(Damage::CutOff {
            found: metadata.len(),
            expected: whole,
        }));
    }
    Ok(None)
}

fn refuse_newer(path: &Path, found: i64) -> Result<(), StoreError> {
    if found <= schema::VERSION {
        return Ok(());
    }
    Err(StoreError::Newer {
        path: path.to_owned(),
        found,
        known: schema::VERSION,
    })
}

fn open_existing(path: &Path, now_millis: i64) -> Result<Found, StoreError> {
    let failed = |e| StoreError::sqlite(path, e);
    let mut connection = connect(path)?;
    let mark = suspect_mark(path);
    let suspect = mark.exists();
    // First, since a damaged schema makes other results of SQLite unreliable.
    let version = schema::version(&connection).map_err(failed)?;
    let expected = schema::reference(version)
        .and_then(|memory| schema::pieces(&memory))
        .map_err(failed)?;
    if schema::pieces(&connection).map_err(failed)? != expected {
        return Ok(Found::Damaged(Damage::OtherTables));
    }
    let worth_a_look = suspect || fs::metadata(path).is_ok_and(|m| m.len() <= MAX_CHECKED_BYTES);
    if worth_a_look && let Some(why) = read::verify(&connection, "quick_check").map_err(failed)? {
        return Ok(Found::Damaged(why));
    }
    if version < schema::VERSION {
        copy_before_upgrade(&connection, path)?;
        let balances = demo::opening_balances().map_err(|e| StoreError::Seed(e.to_string()))?;
        schema::upgrade(&mut connection, &balances, now_millis).map_err(failed)?;
    }
    end_interrupted_payments(&mut connection, now_millis).map_err(failed)?;
    let content = Content::read(connection).map_err(failed)?;
    if suspect {
        // If this fails, the next start checks the whole file again.
        let _ = fs::remove_file(mark);
    }
    Ok(Found::Sound(content))
}

fn end_interrupted_payments(connection: &mut Connection, now_millis: i64) -> rusqlite::Result<()> {
    let transaction = connection.transaction()?;
    end_interrupted(&transaction, now_millis)?;
    transaction.commit()
}

/// Opens an existing database to read it. Its log is read, too, and not changed.
fn open_to_read(path: &Path) -> Result<Connection, StoreError> {
    let failed = |e| StoreError::sqlite(path, e);
    // Opened for writing, since SQLite would not read a log otherwise.
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let connection = Connection::open_with_flags(path, flags).map_err(failed)?;
    connection
        .set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, true)
        .map_err(failed)?;
    connection
        .execute_batch("PRAGMA locking_mode = EXCLUSIVE; PRAGMA query_only = ON;")
        .map_err(failed)?;
    Ok(connection)
}

/// Opens an existing database for durable writing.
fn connect(path: &Path) -> Result<Connection, StoreError> {
    let failed = |e| StoreError::sqlite(path, e);
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let connection = Connection::open_with_flags(path, flags).map_err(failed)?;
    if connection.is_readonly(MAIN_DB).map_err(failed)? {
        return Err(StoreError::ReadOnly {
            path: path.to_owned(),
        });
    }
    // The log may have a newer version; until that is known, closing must not move it into the
    // file.
    connection
        .set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, true)
        .map_err(failed)?;
    connection
        .execute_batch("PRAGMA locking_mode = EXCLUSIVE")
        .map_err(failed)?;
    refuse_newer(path, schema::version(&connection).map_err(failed)?)?;
    connection
        .set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, false)
        .map_err(failed)?;
    // Otherwise SQLite plans some statements again for each value that is bound; one plan is good
    // for all of them here.
    connection
        .set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_QPSG, true)
        .map_err(failed)?;
    make_durable(&connection).map_err(failed)?;
    connection.set_prepared_statement_cache_capacity(MAX_STATEMENTS);
    Ok(connection)
}

/// Sets what makes a commit durable when it returns (`fullfsync` matters on macOS only), and checks
/// foreign keys. Data that only undoes a failed statement stays in memory.
fn make_durable(connection: &Connection) -> rusqlite::Result<()> {
    connection.execute_batch(
        "PRAGMA journal_mode = WAL;
         PRAGMA synchronous = FULL;
         PRAGMA fullfsync = ON;
         PRAGMA checkpoint_fullfsync = ON;
         PRAGMA foreign_keys = ON;
         PRAGMA trusted_schema = OFF;
         PRAGMA cell_size_check = ON;
         PRAGMA temp_store = MEMORY;",
    )
}

/// Copies the database before its schema changes.
fn copy_before_upgrade(connection: &Connection, path: &Path) -> Result<(), StoreError> {
    let version = schema::version(connection).map_err(|e| StoreError::sqlite(path, e))?;
    let copy = free_name(path, &format!("v{version}-copy"));
    connection
        .backup(MAIN_DB, &copy, None::<fn(rusqlite::backup::Progress)>)
        .map_err(|e| StoreError::sqlite(&copy, e))?;
    File::options()
        .write(true)
        .open(&copy)
        .and_then(|file| file.sync_all())
        .map_err(|e| StoreError::io("write", &copy, e))
}

/// Creates the database under another name and renames it when it is complete.
fn create(path: &Path, seed: &Seed) -> Result<Content, StoreError> {
    let new = path.with_extension("new");
    let failed = |e| StoreError::sqlite(path, e);
    let io_failed = |e| StoreError::io("create", path, e);
    match fs::remove_file(&new) {
        Ok(()) => {}
        Err(e) if e.kind() == io::ErrorKind::NotFound => {}
        Err(e) => return Err(io_failed(e)),
    }
    let mut connection = Connection::open(&new).map_err(failed)?;
    // Needs no sync before the rename; there is one below.
    connection
        .execute_batch(
            "PRAGMA journal_mode = MEMORY; PRAGMA synchronous = OFF; PRAGMA foreign_keys = ON;",
        )
        .map_err(failed)?;
    let transaction = connection.transaction().map_err(failed)?;
    schema::create(&transaction).map_err(failed)?;
    write::seed(&transaction, seed).map_err(failed)?;
    transaction.commit().map_err(failed)?;
    connection.close().map_err(|(_, e)| failed(e))?;
    File::options()
        .write(true)
        .open(&new)
        .and_then(|file| file.sync_all())
        .map_err(io_failed)?;
    fs::rename(&new, path).map_err(io_failed)?;
    sync_folder(path.parent().unwrap_or(Path::new("."))).map_err(io_failed)?;
    Content::read(connect(path)?).map_err(failed)
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test may fail loudly")]
mod tests {
    use super::*;

    #[test]
    fn a_commit_is_on_the_disk_when_it_returns() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("moongate.sqlite");
        let Content { connection, .. } = create(&path, &Seed::default()).unwrap();
        let value = |name: &str| {
            connection
                .pragma_query_value(None, name, |row| row.get::<_, i64>(0))
                .unwrap()
        };
        let mode: String = connection
            .pragma_query_value(None, "journal_mode", |row| row.get(0))
            .unwrap();
        assert_eq!(mode, "wal");
        assert_eq!(value("synchronous"), 2);
        assert_eq!(
            (
                value("foreign_keys"),
                value("fullfsync"),
                value("checkpoint_fullfsync")
            ),
            (1, 1, 1)
        );
    }
}
