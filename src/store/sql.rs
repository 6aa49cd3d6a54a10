//! Helpers for SQL statements.

use std::fmt::Display;
use std::str::FromStr;

use rusqlite::types::FromSqlError;
use rusqlite::{Connection, Row};

/// Executes a cached statement.
pub(super) fn run(
    db: &Connection,
    sql: &str,
    values: &[&dyn rusqlite::ToSql],
) -> rusqlite::Result<()> {
    db.prepare_cached(sql)?.execute(values).map(|_| ())
}

/// The highest id in a table, or 0.
pub(super) fn last_id(db: &Connection, table: &str) -> rusqlite::Result<i64> {
    db.prepare_cached(&format!("SELECT coalesce(max(id), 0) FROM {table}"))?
        .query_row([], |row| row.get(0))
}

/// Parses a value that is stored as a word.
pub(super) fn parse_column<T: FromStr<Err: Display>>(
    row: &Row<'_>,
    column: usize,
) -> rusqlite::Result<T> {
    let text = row.get_ref(column)?.as_str()?;
    text.parse()
        .map_err(|why: T::Err| FromSqlError::Other(why.to_string().into()).into())
}
