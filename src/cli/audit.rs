//! `audit`: the links of a file of any size, counted or one row each.
//!
//! Opens the file and prints; `crate::audit` reads and checks.

mod progress;
mod report;

use std::fs::File;
use std::io::{self, IsTerminal, Read, Write};
use std::path::Path;

use super::args::{Audit as AuditArgs, TableFormat};
use super::exit::{Exit, Failure};
use super::output::{Cx, written};
use super::policies;
use crate::app::gate::Circumstances;
use crate::audit::{Audit, AuditError, ColumnError, ReadError, RowFormat, Source, Tally};
use crate::i18n::cli;
use crate::links::escape_hidden;
use progress::ProgressLine;
use report::{Report, print_summary};

/// Reads the file to its end, or until the reader of the rows goes away.
pub(super) fn run(cx: &Cx, args: &AuditArgs, out: &mut dyn Write) -> Result<Exit, Failure> {
    let when = Circumstances {
        day: args.day.date,
        switches: policies::switches(args.surface, args.switch)?,
    };
    let audit = Audit::new(&cx.policy, when, args.surface);
    let audit = match row_format(args)? {
        Some(format) => audit.with_rows(format),
        None => audit,
    };
    let (reader, size) = open_file(&args.file)?;
    let mut source = match &args.csv {
        None => Source::lines(reader),
        Some(column) => Source::csv_column(reader, column)
            .map_err(|error| column_failure(column, &args.file, error))?,
    };
    // Progress and rows on one terminal would overwrite each other.
    let mut line = ProgressLine::new(cx.lang, size, args.rows && io::stdout().is_terminal());
    let mut tally = Tally::new(&cx.policy);
    let end = audit.run(&mut source, &mut tally, out, &mut |progress| {
        line.update(progress);
    });
    line.clear();
    if let Err(AuditError::Write(error)) = end {
        return written(Err(error)).map(|()| Exit::Yes);
    }
    // After a read error the counts up to it are still true.
    let report = Report {
        tally: &tally,
        when,
        surface: args.surface,
    };
    if !args.rows {
        report.print(cx, args.format, out)?;
    }
    written(out.flush())?;
    print_summary(&tally, cx.lang);
    match end {
        Err(AuditError::Read(error)) => Err(read_failure(&args.file, &error)),
        Err(AuditError::Write(_)) | Ok(()) => Ok(Exit::Yes),
    }
}

fn row_format(args: &AuditArgs) -> Result<Option<RowFormat>, Failure> {
    if !args.rows {
        return Ok(None);
    }
    match args.format {
        TableFormat::Json => Ok(Some(RowFormat::JsonLines)),
        TableFormat::Text | TableFormat::Csv => Ok(Some(RowFormat::Csv)),
        TableFormat::Markdown => Err(Failure::Question(cli::ROWS_AS_MARKDOWN)),
    }
}

/// The file, and its size in bytes if it has one.
fn open_file(path: &Path) -> Result<(Box<dyn Read>, Option<u64>), Failure> {
    if path == Path::new("-") {
        return Ok((Box::new(io::stdin().lock()), None));
    }
    let failed = |error: io::Error| Failure::unreadable(path, &cli::io_error(&error));
    let file = File::open(path).map_err(failed)?;
    let about = file.metadata().map_err(failed)?;
    if about.is_dir() {
        return Err(failed(io::Error::from(io::ErrorKind::IsADirectory)));
    }
    let size = about.is_file().then_some(about.len());
    Ok((Box::new(file), size))
}

fn column_failure(column: &str, file: &Path, error: ColumnError) -> Failure {
    match error {
        ColumnError::Read(error) => read_failure(file, &error),
        ColumnError::Unknown(names) => {
            let shown: Vec<_> = names.iter().map(|name| escape_hidden(name)).collect();
            let shown = shown.iter().map(AsRef::as_ref).collect();
            policies::unknown(column, &cli::noun::COLUMN, shown)
        }
    }
}

fn read_failure(file: &Path, error: &ReadError) -> Failure {
    let why = match error {
        ReadError::Io(error) => cli::io_error(error),
        ReadError::NotCsv => cli::NOT_CSV,
        ReadError::RecordTooLong => cli::record_too_long(ReadError::MAX_RECORD_BYTES),
    };
    Failure::unreadable(file, &why)
}
