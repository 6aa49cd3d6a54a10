//! The database's schema: the steps by which it grew, and what a database must consist of after
//! each of them.
//!
//! A fresh database takes all steps, an older one those that it lacks, so both end at the same
//! schema. A step that was released never changes.

use rusqlite::Connection;

use super::ledger::commands;
use crate::domain::{Money, WalletId};

/// `STEPS[n]` leads from version `n` to `n + 1`, 0 being an empty file.
const STEPS: [&str; 4] = [
    include_str!("sql/chat.sql"),
    include_str!("sql/ledger.sql"),
    include_str!("sql/log.sql"),
    include_str!("sql/reports.sql"),
];

/// The version that this program writes.
pub(super) const VERSION: i64 = STEPS.len() as i64;

/// The version that brought the ledger.
const WITH_BOOKS: i64 = 2;

/// Marks a SQLite file as ours: "Moon" in ASCII.
pub(super) const APPLICATION: i64 = 0x4d6f_6f6e;

/// Makes the schema in an empty database.
pub(super) fn create(connection: &Connection) -> rusqlite::Result<()> {
    create_version(connection, VERSION)
}

fn create_version(connection: &Connection, version: i64) -> rusqlite::Result<()> {
    (0..version)
        .zip(STEPS)
        .try_for_each(|(_, sql)| connection.execute_batch(sql))?;
    connection.pragma_update(None, "application_id", APPLICATION)?;
    connection.pragma_update(None, "user_version", version)
}

/// An empty database of a version, in memory: what others are compared with.
pub(super) fn reference(version: i64) -> rusqlite::Result<Connection> {
    let memory = Connection::open_in_memory()?;
    create_version(&memory, version)?;
    Ok(memory)
}

/// The version of a database's schema.
pub(super) fn version(connection: &Connection) -> rusqlite::Result<i64> {
    connection.pragma_query_value(None, "user_version", |row| row.get(0))
}

/// Upgrades a database of an older version to this one; each step is done whole or not at all. A
/// ledger that it adds opens with `balances`.
pub(super) fn upgrade(
    connection: &mut Connection,
    balances: &[(WalletId, Money)],
    now_millis: i64,
) -> rusqlite::Result<()> {
    let from = version(connection)?;
    for (to, sql) in (1_i64..).zip(STEPS).filter(|(to, _)| *to > from) {
        let transaction = connection.transaction()?;
        transaction.execute_batch(sql)?;
        if to == WITH_BOOKS {
            commands::begin(&transaction, balances, now_millis)?;
        }
        transaction.pragma_update(None, "user_version", to)?;
        transaction.commit()?;
    }
    Ok(())
}

/// Empties the database altogether. Dropping asks no trigger, so that rows which may not be deleted
/// one by one go too.
pub(super) fn drop_all(connection: &Connection) -> rusqlite::Result<()> {
    // Youngest first: what refers to a table was made after it.
    let mut statement = connection
        .prepare("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY rowid DESC")?;
    let tables: Vec<String> = statement
        .query_map([], |row| row.get(0))?
        .collect::<rusqlite::Result<_>>()?;
    drop(statement);
    tables
        .iter()
        .try_for_each(|table| connection.execute_batch(&format!("DROP TABLE {table}")))
}

/// One thing in a schema: its kind, its name and its definition.
type Piece = (String, String, String);

/// What a database consists of, for comparison. White space and comments do not count.
pub(super) fn pieces(connection: &Connection) -> rusqlite::Result<Vec<Piece>> {
    let mut statement =
        connection.prepare("SELECT type, name, sql FROM sqlite_schema WHERE name NOT LIKE 'sqlite_%' ORDER BY type, name")?;
    let rows = statement.query_map([], |row| {
        Ok((row.get(0)?, row.get(1)?, normal(&row.get::<_, String>(2)?)))
    })?;
    rows.collect()
}

fn normal(sql: &str) -> String {
    let without_comments = sql
        .lines()
        .map(|line| line.split_once("--").map_or(line, |(code, _)| code));
    without_comments
        .flat_map(str::split_whitespace)
        .collect::<Vec<_>>()
        .join(" ")
}
