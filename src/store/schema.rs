//! The schema of the database: its migrations, and the expected result of each.
//!
//! A new database runs all migrations, an older one those that it lacks, so both have the same
//! schema. A released migration never changes.

use rusqlite::Connection;

use super::ledger::commands;
use crate::domain::{Money, WalletId};

/// `STEPS[n]` migrates version `n` to `n + 1`; version 0 is an empty file.
const STEPS: [&str; 4] = [
    include_str!("sql/chat.sql"),
    include_str!("sql/ledger.sql"),
    include_str!("sql/log.sql"),
    include_str!("sql/reports.sql"),
];

/// Version that this program writes.
pub(super) const VERSION: i64 = STEPS.len() as i64;

/// First version with a ledger.
const FIRST_WITH_LEDGER: i64 = 2;

/// Application id of the file: "Moon" in ASCII.
pub(super) const APPLICATION: i64 = 0x4d6f_6f6e;

/// Creates the schema in an empty database.
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

/// An empty database of a version in memory, to compare with.
pub(super) fn reference(version: i64) -> rusqlite::Result<Connection> {
    let memory = Connection::open_in_memory()?;
    create_version(&memory, version)?;
    Ok(memory)
}

/// Version of the schema of a database.
pub(super) fn version(connection: &Connection) -> rusqlite::Result<i64> {
    connection.pragma_query_value(None, "user_version", |row| row.get(0))
}

/// Migrates an older database to this version; each migration is one transaction. A ledger that it
/// adds opens with `balances`.
pub(super) fn upgrade(
    connection: &mut Connection,
    balances: &[(WalletId, Money)],
    now_millis: i64,
) -> rusqlite::Result<()> {
    let from = version(connection)?;
    for (to, sql) in (1_i64..).zip(STEPS).filter(|(to, _)| *to > from) {
        let transaction = connection.transaction()?;
        transaction.execute_batch(sql)?;
        if to == FIRST_WITH_LEDGER {
            commands::begin(&transaction, balances, now_millis)?;
        }
        transaction.pragma_update(None, "user_version", to)?;
        transaction.commit()?;
    }
    Ok(())
}

/// Drops all tables, which runs no trigger, so that rows which can't be deleted are removed too.
pub(super) fn drop_all(connection: &Connection) -> rusqlite::Result<()> {
    // Newest first, since a table refers only to older ones.
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

/// One object of a schema: its kind, its name and its definition.
type Piece = (String, String, String);

/// All objects of a schema, to compare. White space and comments do not count.
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
