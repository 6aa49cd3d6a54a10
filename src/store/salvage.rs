//! Sets a damaged database aside, and exports what can be read of it as text.
//!
//! Works on a copy; the damaged file is not changed.

use std::fs;
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

use rusqlite::types::ValueRef;
use rusqlite::{Connection, Row};
use tempfile::NamedTempFile;

use super::error::{SetAside, StoreError};
use super::files::{EXPORT, companion, free_name, suspect_mark};
use super::schema;
use crate::domain::Damage;

/// Renames the database and its other files, and exports what can be read.
pub(super) fn set_aside(path: &Path, why: Damage) -> Result<SetAside, StoreError> {
    let kept_as = free_name(path, "damaged");
    for suffix in ["", "-wal", "-shm"] {
        let from = companion(path, suffix);
        match fs::rename(&from, companion(&kept_as, suffix)) {
            Ok(()) => {}
            Err(e) if e.kind() == io::ErrorKind::NotFound => {}
            Err(e) => return Err(StoreError::io("set aside", &from, e)),
        }
    }
    // The mark belongs to the renamed file; if it stays, it costs one check.
    let _ = fs::remove_file(suspect_mark(path));
    // Nothing readable, or a full disk, must not keep the program from starting.
    let export = export(&kept_as, &kept_as.with_extension(EXPORT)).unwrap_or_default();
    Ok(SetAside {
        original: path.to_owned(),
        kept_as,
        why,
        not_moved: None,
        export,
    })
}

/// Writes every row that can be read to a new file, atomically. Returns its path if there were any.
fn export(database: &Path, text: &Path) -> io::Result<Option<PathBuf>> {
    if !database.is_file() {
        return Ok(None);
    }
    let folder = tempfile::Builder::new()
        .prefix(".salvage-")
        .tempdir_in(database.parent().unwrap_or(Path::new(".")))?;
    let copy = folder.path().join("copy.sqlite");
    fs::copy(database, &copy)?;
    let log = companion(database, "-wal");
    if log.is_file() {
        fs::copy(log, companion(&copy, "-wal"))?;
    }
    let connection = Connection::open(&copy).map_err(io::Error::other)?;
    // With this, SQLite uses the readable part of the schema: the first statement fails, later ones
    // find the rest.
    let _ = connection.execute_batch("PRAGMA writable_schema = ON; SELECT * FROM sqlite_schema;");
    let mut out = BufWriter::new(NamedTempFile::new_in(folder.path())?);
    writeln!(out, "What could be read from {}\n", database.display())?;
    let mut rows = 0;
    for Table { name, columns } in tables().map_err(io::Error::other)? {
        rows += export_table(&connection, &name, &columns, &mut out)?;
    }
    if rows == 0 {
        rows = export_texts(&fs::read(database)?, &mut out)?;
    }
    if rows == 0 {
        return Ok(None);
    }
    let whole = out.into_inner().map_err(io::IntoInnerError::into_error)?;
    whole.as_file().sync_all()?;
    whole.persist_noclobber(text).map_err(|error| error.error)?;
    Ok(Some(text.to_owned()))
}

struct Table {
    name: String,
    columns: Vec<String>,
}

/// The tables of a new database; the schema of the damaged one can't be trusted.
fn tables() -> rusqlite::Result<Vec<Table>> {
    let sound = schema::reference(schema::VERSION)?;
    let mut columns = sound.prepare("SELECT name FROM pragma_table_info(?1)")?;
    let mut names =
        sound.prepare("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY rowid")?;
    let tables = names.query_map([], |row| {
        let name: String = row.get(0)?;
        let columns = columns
            .query_map([&name], |row| row.get(0))?
            .collect::<rusqlite::Result<_>>()?;
        Ok(Table { name, columns })
    })?;
    tables.collect()
}

/// Exports every sequence of bytes that looks like text, without SQLite.
fn export_texts(bytes: &[u8], out: &mut impl Write) -> io::Result<u64> {
    writeln!(out, "No table could be read. Texts found in the file:")?;
    let texts = bytes
        .utf8_chunks()
        .flat_map(|chunk| chunk.valid().split(|c: char| c.is_control() && c != '\n'));
    let mut count = 0;
    for text in texts.filter(|text| text.chars().count() >= MIN_TEXT_CHARS) {
        writeln!(out, "{text}")?;
        count += 1;
    }
    Ok(count)
}

/// Minimum length of a sequence that counts as text, in characters.
const MIN_TEXT_CHARS: usize = 4;

/// Reads a table from its beginning to the damage, then from its end back to it.
fn export_table(
    connection: &Connection,
    table: &str,
    columns: &[String],
    out: &mut impl Write,
) -> io::Result<u64> {
    writeln!(out, "## {table}")?;
    let forwards = export_rows(
        connection,
        &format!("SELECT * FROM {table} NOT INDEXED"),
        columns,
        out,
        None,
    )?;
    if forwards.complete {
        return Ok(forwards.rows);
    }
    writeln!(out, "(damaged here; from the end backwards:)")?;
    let backwards = format!("SELECT * FROM {table} NOT INDEXED ORDER BY 1 DESC");
    Ok(forwards.rows + export_rows(connection, &backwards, columns, out, forwards.last)?.rows)
}

/// Progress of reading.
struct Progress {
    rows: u64,
    complete: bool,
    /// First column of the last row, a number in every large table.
    last: Option<i64>,
}

fn export_rows(
    connection: &Connection,
    sql: &str,
    columns: &[String],
    out: &mut impl Write,
    stop_at: Option<i64>,
) -> io::Result<Progress> {
    let mut progress = Progress {
        rows: 0,
        complete: false,
        last: None,
    };
    let Ok(mut statement) = connection.prepare(sql) else {
        return Ok(progress);
    };
    let Ok(mut rows) = statement.query([]) else {
        return Ok(progress);
    };
    loop {
        let row = match rows.next() {
            Ok(Some(row)) => row,
            Ok(None) => {
                progress.complete = true;
                return Ok(progress);
            }
            Err(_) => return Ok(progress),
        };
        // Not `get`, whose error would read the name of the column from the damaged schema.
        let first = row.get_ref(0).ok().and_then(|value| value.as_i64().ok());
        if first.is_some() && first == stop_at {
            progress.complete = true;
            return Ok(progress);
        }
        write_row(row, columns, out)?;
        progress.rows += 1;
        progress.last = first.or(progress.last);
    }
}

fn write_row(row: &Row<'_>, columns: &[String], out: &mut impl Write) -> io::Result<()> {
    for (at, name) in columns.iter().enumerate() {
        let separator = if at == 0 { "" } else { " | " };
        match row.get_ref(at) {
            Ok(ValueRef::Null) | Err(_) => continue,
            Ok(ValueRef::Integer(number)) => write!(out, "{separator}{name}: {number}")?,
            Ok(ValueRef::Real(number)) => write!(out, "{separator}{name}: {number}")?,
            Ok(ValueRef::Text(text) | ValueRef::Blob(text)) => {
                let text = String::from_utf8_lossy(text).replace('\n', "\\n");
                write!(out, "{separator}{name}: {text}")?;
            }
        }
    }
    writeln!(out)
}
