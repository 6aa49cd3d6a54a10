//! The texts of a file, one after the other: its lines, or the cells of a column of CSV. Never
//! holds more than a batch of them.

use std::io::{self, BufRead, BufReader, Read};
use std::ops::Range;
use std::path::Path;

use crate::cli::exit::Failure;
use crate::cli::policies;
use crate::links::escape_hidden;

/// Longest line that is looked at, in bytes; a longer one is skipped.
const MAX_LINE_BYTES: u64 = 1024 * 1024;
/// Longest record of a CSV file, in bytes; behind it a quote was probably left open, and the rest
/// of the file can't be told apart.
const MAX_RECORD_BYTES: u64 = 8 * 1024 * 1024;

/// A text of the file.
pub(super) struct Line<'a> {
    /// The line it starts in, from 1.
    pub(super) number: u64,
    /// What stands there.
    pub(super) text: Result<&'a str, Unreadable>,
}

/// Why a line can't be looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Unreadable {
    /// Its bytes are no text.
    NotUtf8,
    /// It is longer than [`MAX_LINE_BYTES`].
    TooLong,
    /// The record ends before the column.
    NoColumn,
}

impl Unreadable {
    /// The word in JSON and CSV.
    pub(super) const fn id(self) -> &'static str {
        match self {
            Self::NotUtf8 => "not_utf8",
            Self::TooLong => "too_long",
            Self::NoColumn => "no_column",
        }
    }
}

/// Some texts that follow each other, to be looked at by another thread.
#[derive(Default)]
pub(super) struct Batch {
    text: String,
    lines: Vec<(u64, Result<Range<usize>, Unreadable>)>,
    /// Bytes of the file up to the end of the batch.
    pub(super) bytes: u64,
}

impl Batch {
    /// Enough that handing it over costs nothing beside looking at it, in bytes.
    const FULL: usize = 256 * 1024;
    /// And for files of short lines, in lines.
    const FULL_LINES: usize = 8192;

    /// The texts.
    pub(super) fn lines(&self) -> impl Iterator<Item = Line<'_>> {
        self.lines.iter().map(|(number, text)| {
            let text = text
                .clone()
                .map(|range| self.text.get(range).unwrap_or_default());
            Line {
                number: *number,
                text,
            }
        })
    }

    /// Whether there are none.
    pub(super) const fn is_empty(&self) -> bool {
        self.lines.is_empty()
    }

    /// How many there are.
    pub(super) const fn len(&self) -> usize {
        self.lines.len()
    }

    const fn is_full(&self) -> bool {
        self.text.len() >= Self::FULL || self.lines.len() >= Self::FULL_LINES
    }

    fn push(&mut self, line: &Line<'_>) {
        let start = self.text.len();
        let text = line.text.map(|text| {
            self.text.push_str(text);
            start..self.text.len()
        });
        self.lines.push((line.number, text));
    }
}

/// Where the texts come from.
pub(super) enum Source<R> {
    /// Every line is a text.
    Lines(Lines<R>),
    /// The cells of a column are.
    Column(Column<R>),
}

impl<R: Read> Source<R> {
    /// Puts the next texts in place of those in `batch`, and says whether the file may go on. What
    /// was read before an error is in the batch as well.
    pub(super) fn fill(&mut self, batch: &mut Batch) -> io::Result<bool> {
        batch.text.clear();
        batch.lines.clear();
        let more = self.fill_up(batch);
        batch.bytes = self.bytes();
        more
    }

    fn fill_up(&mut self, batch: &mut Batch) -> io::Result<bool> {
        while !batch.is_full() {
            match self.next()? {
                Some(line) => batch.push(&line),
                None => return Ok(false),
            }
        }
        Ok(true)
    }

    /// The next text, or `None` at the end of the file.
    fn next(&mut self) -> io::Result<Option<Line<'_>>> {
        match self {
            Self::Lines(lines) => lines.next(),
            Self::Column(column) => column.next(),
        }
    }

    /// Bytes of the file that have been looked at.
    const fn bytes(&self) -> u64 {
        match self {
            Self::Lines(lines) => lines.bytes,
            Self::Column(column) => column.bytes,
        }
    }
}

/// The lines of a file.
pub(super) struct Lines<R> {
    reader: BufReader<R>,
    line: Vec<u8>,
    number: u64,
    bytes: u64,
}

impl<R: Read> Lines<R> {
    /// Starts at the reader's place, which is the start of line 1.
    pub(super) const fn new(reader: BufReader<R>) -> Self {
        Self {
            reader,
            line: Vec::new(),
            number: 0,
            bytes: 0,
        }
    }

    fn next(&mut self) -> io::Result<Option<Line<'_>>> {
        self.line.clear();
        let read = self
            .reader
            .by_ref()
            .take(MAX_LINE_BYTES)
            .read_until(b'\n', &mut self.line)? as u64;
        if read == 0 {
            return Ok(None);
        }
        self.number += 1;
        self.bytes += read;
        let number = self.number;
        if read == MAX_LINE_BYTES && !self.line.ends_with(b"\n") {
            self.bytes += self.reader.skip_until(b'\n')? as u64;
            return Ok(Some(Line {
                number,
                text: Err(Unreadable::TooLong),
            }));
        }
        let line = self.line.strip_suffix(b"\n").unwrap_or(&self.line);
        let line = line.strip_suffix(b"\r").unwrap_or(line);
        // Some editors start a file with a mark of its encoding.
        let line = if number == 1 {
            line.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(line)
        } else {
            line
        };
        Ok(Some(Line {
            number,
            text: std::str::from_utf8(line).map_err(|_| Unreadable::NotUtf8),
        }))
    }
}

/// The cells of a column of a CSV file.
pub(super) struct Column<R> {
    reader: csv::Reader<Guarded<BufReader<R>>>,
    record: csv::ByteRecord,
    column: usize,
    bytes: u64,
}

impl<R: Read> Column<R> {
    /// Reads the heading and finds `column` in it. `path` is for the message if it is not there.
    pub(super) fn new(reader: BufReader<R>, column: &str, path: &Path) -> Result<Self, Failure> {
        let guarded = Guarded {
            inner: reader,
            left: MAX_RECORD_BYTES,
        };
        let mut reader = csv::ReaderBuilder::new()
            .flexible(true)
            .from_reader(guarded);
        let heading = reader
            .byte_headers()
            .map_err(|error| Failure::File(path.to_owned(), io_error(error)))?;
        let names: Vec<String> = heading
            .iter()
            .map(|name| String::from_utf8_lossy(name).trim().to_owned())
            .collect();
        let Some(place) = names.iter().position(|name| name == column) else {
            let shown: Vec<_> = names.iter().map(|name| escape_hidden(name)).collect();
            return Err(policies::unknown(
                column,
                "column of this file",
                shown.iter().map(AsRef::as_ref).collect(),
            ));
        };
        Ok(Self {
            reader,
            record: csv::ByteRecord::new(),
            column: place,
            bytes: 0,
        })
    }

    fn next(&mut self) -> io::Result<Option<Line<'_>>> {
        self.reader.get_mut().left = MAX_RECORD_BYTES;
        if !self
            .reader
            .read_byte_record(&mut self.record)
            .map_err(io_error)?
        {
            return Ok(None);
        }
        let position = self.record.position();
        self.bytes = position.map_or(self.bytes, csv::Position::byte);
        let cell = self.record.get(self.column).ok_or(Unreadable::NoColumn);
        let text = cell.and_then(|cell| {
            if cell.len() as u64 > MAX_LINE_BYTES {
                return Err(Unreadable::TooLong);
            }
            std::str::from_utf8(cell).map_err(|_| Unreadable::NotUtf8)
        });
        Ok(Some(Line {
            number: position.map_or(0, csv::Position::line),
            text,
        }))
    }
}

/// A reader that gives up when one record asks for too much: a quote that is never closed would
/// take the whole file into memory.
struct Guarded<R> {
    inner: R,
    left: u64,
}

impl<R: Read> Read for Guarded<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        if self.left == 0 {
            let what = format!(
                "a record is longer than {MAX_RECORD_BYTES} bytes; a quote was probably left open"
            );
            return Err(io::Error::new(io::ErrorKind::InvalidData, what));
        }
        let read = self.inner.read(buffer)?;
        self.left = self.left.saturating_sub(read as u64);
        Ok(read)
    }
}

/// The error of reading or writing behind an error of the CSV library.
pub(super) fn io_error(error: csv::Error) -> io::Error {
    if error.is_io_error()
        && let csv::ErrorKind::Io(error) = error.into_kind()
    {
        return error;
    }
    io::Error::new(io::ErrorKind::InvalidData, "not CSV")
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

    use super::*;

    fn texts(bytes: &[u8]) -> Vec<(u64, Result<String, Unreadable>)> {
        let mut lines = Lines::new(BufReader::new(bytes));
        let mut texts = Vec::new();
        while let Some(line) = lines.next().unwrap() {
            texts.push((line.number, line.text.map(str::to_owned)));
        }
        assert_eq!(lines.bytes, bytes.len() as u64);
        texts
    }

    #[test]
    fn lines_keep_their_numbers_whatever_stands_in_them() {
        let good = |number: u64, text: &str| (number, Ok(text.to_owned()));
        assert_eq!(
            texts(b"\xEF\xBB\xBFa\r\n\nb"),
            [good(1, "a"), good(2, ""), good(3, "b")]
        );
        assert_eq!(
            texts(b"a\n\xff\xfe\nb\n"),
            [good(1, "a"), (2, Err(Unreadable::NotUtf8)), good(3, "b")]
        );
        let mut long = vec![b'x'; MAX_LINE_BYTES as usize * 3];
        long.extend(b"\nafter");
        assert_eq!(
            texts(&long),
            [(1, Err(Unreadable::TooLong)), good(2, "after")]
        );
        assert_eq!(texts(b""), []);
    }

    #[test]
    fn a_column_is_found_by_its_name_and_a_short_record_is_told() {
        let csv = "id,link\n1,https://a.example/\n2\n\"3\n\",\"x,\ny\"\n4,b\n";
        let mut column =
            Column::new(BufReader::new(csv.as_bytes()), "link", Path::new("x")).unwrap();
        let mut texts = Vec::new();
        while let Some(line) = column.next().unwrap() {
            texts.push((line.number, line.text.map(str::to_owned)));
        }
        let good = |number: u64, text: &str| (number, Ok(text.to_owned()));
        assert_eq!(
            texts,
            [
                good(2, "https://a.example/"),
                (3, Err(Unreadable::NoColumn)),
                good(4, "x,\ny"),
                good(7, "b")
            ]
        );
        assert!(Column::new(BufReader::new(csv.as_bytes()), "url", Path::new("x")).is_err());
    }
}
