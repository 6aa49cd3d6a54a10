//! `audit`: what becomes of the links of a whole file, read as a stream.
//!
//! Holds one line and the counts in memory, whatever the file's size. A line that can't be read is counted and reported, never fatal.

mod lines;
mod progress;
mod rows;
mod tally;

use std::fs::File;
use std::io::{self, BufReader, IsTerminal, Read, Write};
use std::path::Path;

use super::args::{Audit, TableFormat};
use super::exit::{Exit, Failure};
use super::{Cx, emit, emit_json, policies};
use crate::app::gate::{self, Circumstances};
use crate::links::{HostTable, find};
use lines::{Column, Line, Lines, Source};
use progress::Progress;
use rows::Rows;
use tally::Tally;

/// Bytes read from the file at once.
const CHUNK: usize = 256 * 1024;

/// Reads the file to its end, or until the reader of the rows goes away.
pub(super) fn run(cx: &Cx, args: &Audit, out: &mut dyn Write) -> Result<Exit, Failure> {
    if args.rows && args.format == TableFormat::Markdown {
        return Err(Failure::Question("rows are printed as csv or json; leave `--format markdown` out".to_owned()));
    }
    let when = Circumstances { day: args.day.date, switches: policies::switches(args.surface, args.switch)? };
    let (reader, size) = open(&args.file)?;
    let reader = BufReader::with_capacity(CHUNK, reader);
    let mut source = match &args.csv {
        None => Source::Lines(Lines::new(reader)),
        Some(column) => Source::Column(Column::new(reader, column, &args.file)?),
    };
    let mut audit = Auditor { cx, args, when, hosts: gate::host_table(&cx.policy), tally: Tally::new(&cx.policy) };
    // Progress and rows on one terminal would write over each other.
    let quiet = args.rows && io::stdout().is_terminal();
    let mut progress = Progress::new(cx.lang, size, quiet);
    let end = if args.rows {
        let mut rows = Rows::new(out, args.format);
        audit.read(&mut source, Some(&mut rows), &mut progress).and_then(|()| rows.finish().map_err(Stopped::Writing))
    } else {
        audit.read(&mut source, None, &mut progress)
    };
    progress.finish();
    match end {
        Err(Stopped::Writing(error)) => return super::written(Err(error)).map(|()| Exit::Yes),
        Err(Stopped::Reading(error)) => {
            // What was counted so far is true all the same.
            audit.report(out)?;
            return Err(Failure::File(args.file.clone(), error));
        }
        Ok(()) => audit.report(out)?,
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

/// Why reading ended before the end of the file.
enum Stopped {
    /// The file could not be read on.
    Reading(io::Error),
    /// The rows could not be written on.
    Writing(io::Error),
}

/// Asks about link after link and counts the answers.
struct Auditor<'a> {
    cx: &'a Cx,
    args: &'a Audit,
    when: Circumstances,
    hosts: HostTable,
    tally: Tally,
}

impl Auditor<'_> {
    fn read(
        &mut self,
        source: &mut Source<impl Read>,
        mut rows: Option<&mut Rows<'_>>,
        progress: &mut Progress,
    ) -> Result<(), Stopped> {
        while let Some(line) = source.next().map_err(Stopped::Reading)? {
            self.line(&line, rows.as_deref_mut()).map_err(Stopped::Writing)?;
            progress.tick(self.tally.lines(), || source.bytes());
        }
        Ok(())
    }

    fn line(&mut self, line: &Line<'_>, mut rows: Option<&mut Rows<'_>>) -> io::Result<()> {
        let text = match &line.text {
            Ok(text) => *text,
            Err(why) => {
                self.tally.unreadable(line.number, *why);
                return rows.map_or(Ok(()), |rows| rows.unreadable(line.number, *why));
            }
        };
        let found = find(text, &self.hosts);
        for link in &found {
            let answer = gate::link(&self.cx.policy, self.when, self.args.surface, link);
            self.tally.link(&answer, link);
            if let Some(rows) = rows.as_deref_mut() {
                rows.link(&self.cx.policy, line.number, &answer, link)?;
            }
        }
        self.tally.line(found.len());
        Ok(())
    }

    /// The table, where no rows were asked for; and, for people, what could not be read.
    fn report(&self, out: &mut dyn Write) -> Result<(), Failure> {
        let (cx, question) = (self.cx, tally::Question { when: self.when, surface: self.args.surface, switch: self.args.switch });
        if !self.args.rows {
            match self.args.format {
                TableFormat::Text => emit(out, &self.tally.table(cx, &question).text(cx.style))?,
                TableFormat::Markdown => emit(out, &self.tally.table(cx, &question).markdown(cx.lang))?,
                TableFormat::Csv => emit(out, &super::table::csv_text(&self.tally.cells(&cx.policy))?)?,
                TableFormat::Json => emit_json(out, &self.tally.json(&cx.policy, &question))?,
            }
        }
        super::written(out.flush())?;
        // Nobody may be there to read it; the answer itself has been written.
        let _unheard = io::stderr().write_all(self.tally.summary(cx.lang).as_bytes());
        Ok(())
    }
}
