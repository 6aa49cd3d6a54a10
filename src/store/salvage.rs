//! Moves a damaged database out of the way and writes down what can still be read of it, as text.
//!
//! Works on a copy: the damaged file itself stays as it was found.

use std::fs::{self, File};
use std::io::{self, BufWriter, Write};
use std::path::Path;

use rusqlite::types::ValueRef;
use rusqlite::{Connection, Row};

use super::database::suspect_mark;
use super::error::free_name;
use super::open::companion;
use super::{SetAside, StoreError, schema};

/// Renames the database with its companions and exports what can be read.
pub(super) fn set_aside(path: &Path, why: String) -> Result<SetAside, StoreError> {
    let kept_as = free_name(path, "damaged");
    for suffix in ["", "-wal", "-shm"] {
        let from = companion(path, suffix);
        match fs::rename(&from, companion(&kept_as, suffix)) {
            Ok(()) => {}
            Err(e) if e.kind() == io::ErrorKind::NotFound => {}
            Err(e) => return Err(StoreError::io("set aside", &from, e)),
        }
    }
    // The mark was about the file that is gone now; if it stays, it costs one long look.
    let _ = fs::remove_file(suspect_mark(path));
    let text = kept_as.with_extension("txt");
    // A wreck that gives nothing, or a full disk, must not keep the program from starting.
    let export = match export(&kept_as, &text) {
        Ok(rows) if rows > 0 => Some(text),
        Ok(_) | Err(_) => {
            let _ = fs::remove_file(&text);
            None
        }
    };
    Ok(SetAside { original: path.to_owned(), kept_as, why, export })
}

/// Writes every row that can be read; how many there were.
fn export(database: &Path, text: &Path) -> io::Result<u64> {
    if !database.is_file() {
        return Ok(0);
    }
    let folder = tempfile::Builder::new().prefix(".salvage-").tempdir_in(database.parent().unwrap_or(Path::new(".")))?;
    let copy = folder.path().join("copy.sqlite");
    fs::copy(database, &copy)?;
    let log = companion(database, "-wal");
    if log.is_file() {
        fs::copy(log, companion(&copy, "-wal"))?;
    }
    let connection = Connection::open(&copy).map_err(io::Error::other)?;
    let mut out = BufWriter::new(File::create(text)?);
    writeln!(out, "What could be read from {}\n", database.display())?;
    let mut rows = 0;
    for (kind, table, _) in schema::expected_pieces().map_err(io::Error::other)? {
        if kind == "table" {
            rows += export_table(&connection, &table, &mut out)?;
        }
    }
    out.into_inner().map_err(io::IntoInnerError::into_error)?.sync_all()?;
    Ok(rows)
}

/// Reads a table from its beginning up to the damage, then from its end back to it.
fn export_table(connection: &Connection, table: &str, out: &mut impl Write) -> io::Result<u64> {
    writeln!(out, "## {table}")?;
    let forwards = export_rows(connection, &format!("SELECT * FROM {table} NOT INDEXED"), out, None)?;
    if forwards.complete {
        return Ok(forwards.rows);
    }
    writeln!(out, "(damaged here; from the end backwards:)")?;
    let backwards = format!("SELECT * FROM {table} NOT INDEXED ORDER BY 1 DESC");
    Ok(forwards.rows + export_rows(connection, &backwards, out, forwards.last)?.rows)
}

/// How far reading came.
struct Progress {
    rows: u64,
    complete: bool,
    /// The first column of the last row, a number in every large table.
    last: Option<i64>,
}

fn export_rows(connection: &Connection, sql: &str, out: &mut impl Write, stop_at: Option<i64>) -> io::Result<Progress> {
    let mut progress = Progress { rows: 0, complete: false, last: None };
    let Ok(mut statement) = connection.prepare(sql) else {
        return Ok(progress);
    };
    let names: Vec<String> = statement.column_names().map(str::to_owned).collect();
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
        let first = row.get::<_, i64>(0).ok();
        if first.is_some() && first == stop_at {
            progress.complete = true;
            return Ok(progress);
        }
        write_row(row, &names, out)?;
        progress.rows += 1;
        progress.last = first.or(progress.last);
    }
}

fn write_row(row: &Row<'_>, names: &[String], out: &mut impl Write) -> io::Result<()> {
    for (at, name) in names.iter().enumerate() {
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
