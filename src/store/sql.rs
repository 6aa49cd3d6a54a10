//! Helpers for SQL statements.

use rusqlite::Connection;

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
