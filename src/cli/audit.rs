//! `audit`: what becomes of the links of a whole file, read as a stream and looked at by as many
//! threads as the machine has processors.
//!
//! Holds a few batches of lines and the counts in memory, whatever the file's size. A line that
//! can't be read is counted and reported, never fatal.

mod lines;
mod progress;
mod rows;
mod tally;
mod workers;

use std::fs::File;
use std::io::{self, BufReader, IsTerminal, Read, Write};
use std::path::Path;

use super::args::{Audit, TableFormat};
use super::exit::{Exit, Failure};
use super::{Cx, emit, emit_json, policies};
use crate::app::gate::{self, Circumstances};
use lines::{Column, Lines, Source};
use progress::Progress;
use tally::{Question, Tally};
use workers::{Asker, Stopped};

/// Bytes read from the file at once.
const CHUNK: usize = 256 * 1024;

/// Reads the file to its end, or until the reader of the rows goes away.
pub(super) fn run(cx: &Cx, args: &Audit, out: &mut dyn Write) -> Result<Exit, Failure> {
    if args.rows && args.format == TableFormat::Markdown {
        return Err(Failure::Question(
            "rows are printed as csv or json; leave `--format markdown` out".to_owned(),
        ));
    }
    let when = Circumstances {
        day: args.day.date,
        switches: policies::switches(args.surface, args.switch)?,
    };
    let (reader, size) = open(&args.file)?;
    let reader = BufReader::with_capacity(CHUNK, reader);
    let mut source = match &args.csv {
        None => Source::Lines(Lines::new(reader)),
        Some(column) => Source::Column(Column::new(reader, column, &args.file)?),
    };
    let hosts = gate::host_table(&cx.policy);
    let rows = args.rows.then_some(args.format);
    let asker = Asker {
        policy: &cx.policy,
        hosts: &hosts,
        when,
        surface: args.surface,
        rows,
    };
    // Progress and rows on one terminal would write over each other.
    let mut progress = Progress::new(cx.lang, size, args.rows && io::stdout().is_terminal());
    let mut tally = Tally::new(&cx.policy);
    let end = workers::read(&asker, &mut source, &mut tally, &mut progress, out);
    progress.finish();
    match end {
        Err(Stopped::Writing(error)) => return super::written(Err(error)).map(|()| Exit::Yes),
        Err(Stopped::Reading(error)) => {
            // What was counted so far is true all the same.
            report(cx, args, when, &tally, out)?;
            return Err(Failure::File(args.file.clone(), error));
        }
        Ok(()) => report(cx, args, when, &tally, out)?,
    }
    Ok(Exit::Yes)
}

/// The file, and its size in bytes if it has one.
fn open(path: &Path) -> Result<(Box<dyn Read>, Option<u64>), Failure> {
    if path == Path::new("-") {
        return Ok((Box::new(io::stdin().lock()), None));
    }
    let failed = |error| Failure::File(path.to_owned(), error);
    let file = File::open(path).map_err(failed)?;
    let about = file.metadata().map_err(failed)?;
    if about.is_dir() {
        return Err(failed(io::Error::from(io::ErrorKind::IsADirectory)));
    }
    let size = about.is_file().then_some(about.len());
    Ok((Box::new(file), size))
}

/// The table, where no rows were asked for; and, for people, what could not be read.
fn report(
    cx: &Cx,
    args: &Audit,
    when: Circumstances,
    tally: &Tally,
    out: &mut dyn Write,
) -> Result<(), Failure> {
    let question = Question {
        when,
        surface: args.surface,
        switch: args.switch,
    };
    if !args.rows {
        match args.format {
            TableFormat::Text => emit(out, &tally.table(cx, &question).text(cx.style))?,
            TableFormat::Markdown => emit(out, &tally.table(cx, &question).markdown(cx.lang))?,
            TableFormat::Csv => emit(out, &super::table::csv_text(&tally.cells(&cx.policy))?)?,
            TableFormat::Json => emit_json(out, &tally.json(&cx.policy, &question))?,
        }
    }
    super::written(out.flush())?;
    // Nobody may be there to read it; the answer itself has been written.
    let _unheard = io::stderr().write_all(tally.summary(cx.lang).as_bytes());
    Ok(())
}
