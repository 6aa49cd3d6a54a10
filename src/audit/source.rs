//! The texts of a file in their order: its lines, or the cells of one column of CSV. Holds at most
//! one batch of them.

use std::io::{self, BufRead, BufReader, Read};
use std::ops::Range;

use thiserror::Error;

use crate::domain::id_enum;

/// Bytes read from the file at once.
const READ_BYTES: usize = 256 * 1024;
/// Maximum bytes of a line; a longer one is skipped.
const MAX_LINE_BYTES: u64 = 1024 * 1024;
/// Maximum bytes of a CSV record. In a longer one a quote was probably left open, so the rest of
/// the file cannot be divided into records.
const MAX_RECORD_BYTES: u64 = 8 * 1024 * 1024;

/// A text of the file.
pub(super) struct Line<'a> {
    /// Number of the line in which it starts, from 1.
    pub(super) number: u64,
    /// The text itself.
    pub(super) text: Result<&'a str, Unreadable>,
}

id_enum! {
    /// Reason why a line was skipped.
    pub enum Unreadable: "a reason" {
        /// The line is not valid UTF-8.
        NotUtf8 = "not_utf8",
        /// The line is longer than 1 MiB.
        TooLong = "too_long",
        /// The record ends before the column.
        NoColumn = "no_column",
    }
}

/// Consecutive texts, checked by one worker.
#[derive(Default)]
pub(super) struct Batch {
    text: String,
    lines: Vec<(u64, Result<Range<usize>, Unreadable>)>,
    /// Bytes of the file up to the end of the batch.
    pub(super) bytes: u64,
}

impl Batch {
    /// Bytes of text in a full batch: sending it costs little compared with checking it.
    const FULL_BYTES: usize = 256 * 1024;
    /// Lines in a full batch, for files of short lines.
    const FULL_LINES: usize = 8192;

    /// All texts in their order.
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

    /// Whether the batch has no texts.
    pub(super) const fn is_empty(&self) -> bool {
        self.lines.is_empty()
    }

    /// Number of texts.
    pub(super) const fn len(&self) -> usize {
        self.lines.len()
    }

    const fn is_full(&self) -> bool {
        self.text.len() >= Self::FULL_BYTES || self.lines.len() >= Self::FULL_LINES
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

/// Reason why a source could not be read further.
#[derive(Debug, Error)]
pub enum ReadError {
    /// The reader failed.
    #[error(transparent)]
    Io(#[from] io::Error),
    /// The bytes are not CSV.
    #[error("not CSV")]
    NotCsv,
    /// A CSV record is too long.
    #[error("a record is longer than {MAX_RECORD_BYTES} bytes; a quote was probably left open")]
    RecordTooLong,
}

impl ReadError {
    /// Maximum bytes of a CSV record.
    pub const MAX_RECORD_BYTES: u64 = MAX_RECORD_BYTES;
}

impl From<csv::Error> for ReadError {
    fn from(error: csv::Error) -> Self {
        let csv::ErrorKind::Io(error) = error.into_kind() else {
            return Self::NotCsv;
        };
        match error.get_ref() {
            Some(inner) if inner.is::<TooLong>() => Self::RecordTooLong,
            Some(_) | None => Self::Io(error),
        }
    }
}

/// Reason why a column of a CSV file cannot be audited.
#[derive(Debug, Error)]
pub enum ColumnError {
    /// The heading could not be read.
    #[error(transparent)]
    Read(#[from] ReadError),
    /// The heading has no such column; the columns that it has.
    #[error("no such column; the file has {}", .0.join(", "))]
    Unknown(Vec<String>),
}

/// The texts of a file.
pub struct Source<R>(Texts<R>);

enum Texts<R> {
    Lines(Lines<R>),
    Column(Column<R>),
}

impl<R: Read> Source<R> {
    /// Every line is a text.
    pub fn lines(reader: R) -> Self {
        Self(Texts::Lines(Lines::new(reader)))
    }

    /// The cells of `column` of a CSV file with a heading are the texts.
    ///
    /// # Errors
    /// The heading cannot be read or has no such column.
    pub fn csv_column(reader: R, column: &str) -> Result<Self, ColumnError> {
        Column::new(reader, column).map(|column| Self(Texts::Column(column)))
    }

    /// Replaces the texts of `batch` by the next ones, and returns whether more may follow. After an
    /// error the batch holds what was read before it.
    pub(super) fn fill(&mut self, batch: &mut Batch) -> Result<bool, ReadError> {
        batch.text.clear();
        batch.lines.clear();
        let more = self.append(batch);
        batch.bytes = self.bytes();
        more
    }

    fn append(&mut self, batch: &mut Batch) -> Result<bool, ReadError> {
        while !batch.is_full() {
            match self.next()? {
                Some(line) => batch.push(&line),
                None => return Ok(false),
            }
        }
        Ok(true)
    }

    /// The next text, or `None` at the end of the file.
    fn next(&mut self) -> Result<Option<Line<'_>>, ReadError> {
        match &mut self.0 {
            Texts::Lines(lines) => Ok(lines.next()?),
            Texts::Column(column) => column.next(),
        }
    }

    /// Bytes of the file that have been read into texts.
    const fn bytes(&self) -> u64 {
        match &self.0 {
            Texts::Lines(lines) => lines.bytes,
            Texts::Column(column) => column.bytes,
        }
    }
}

/// The lines of a file.
struct Lines<R> {
    reader: BufReader<R>,
    line: Vec<u8>,
    number: u64,
    bytes: u64,
}

impl<R: Read> Lines<R> {
    fn new(reader: R) -> Self {
        Self {
            reader: BufReader::with_capacity(READ_BYTES, reader),
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
        // Some editors start a file with a byte order mark.
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
struct Column<R> {
    reader: csv::Reader<Limited<BufReader<R>>>,
    record: csv::ByteRecord,
    column: usize,
    bytes: u64,
}

impl<R: Read> Column<R> {
    /// Reads the heading and finds `column` in it.
    fn new(reader: R, column: &str) -> Result<Self, ColumnError> {
        let limited = Limited {
            inner: BufReader::with_capacity(READ_BYTES, reader),
            left: MAX_RECORD_BYTES,
        };
        let mut reader = csv::ReaderBuilder::new()
            .flexible(true)
            .from_reader(limited);
        let heading = reader.byte_headers().map_err(ReadError::from)?;
        let names: Vec<String> = heading
            .iter()
            .map(|name| String::from_utf8_lossy(name).trim().to_owned())
            .collect();
        let Some(place) = names.iter().position(|name| name == column) else {
            return Err(ColumnError::Unknown(names));
        };
        Ok(Self {
            reader,
            record: csv::ByteRecord::new(),
            column: place,
            bytes: 0,
        })
    }

    fn next(&mut self) -> Result<Option<Line<'_>>, ReadError> {
        self.reader.get_mut().left = MAX_RECORD_BYTES;
        if !self.reader.read_byte_record(&mut self.record)? {
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

/// Error of a [`Limited`] reader past its limit.
#[derive(Debug, Error)]
#[error("record too long")]
struct TooLong;

/// A reader that fails when one record is too long: a quote that is never closed would read the
/// whole file into memory.
struct Limited<R> {
    inner: R,
    left: u64,
}

impl<R: Read> Read for Limited<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        if self.left == 0 {
            return Err(io::Error::new(io::ErrorKind::InvalidData, TooLong));
        }
        let read = self.inner.read(buffer)?;
        self.left = self.left.saturating_sub(read as u64);
        Ok(read)
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

    use super::*;

    fn texts(bytes: &[u8]) -> Vec<(u64, Result<String, Unreadable>)> {
        let mut lines = Lines::new(bytes);
        let mut texts = Vec::new();
        while let Some(line) = lines.next().unwrap() {
            texts.push((line.number, line.text.map(str::to_owned)));
        }
        assert_eq!(lines.bytes, bytes.len() as u64);
        texts
    }

    #[test]
    fn lines_keep_their_numbers() {
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
    fn a_column_is_found_by_name_and_a_short_record_is_unreadable() {
        let csv = "id,link\n1,https://a.example/\n2\n\"3\n\",\"x,\ny\"\n4,b\n";
        let mut column = Column::new(csv.as_bytes(), "link").unwrap();
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
        let unknown = Column::new(csv.as_bytes(), "url").err();
        assert!(matches!(unknown, Some(ColumnError::Unknown(names)) if names == ["id", "link"]));
    }

    #[test]
    fn a_quote_that_is_never_closed_ends_the_file_with_its_own_error() {
        let csv = format!(
            "link\n\"{}",
            "x".repeat(MAX_RECORD_BYTES as usize + 1024 * 1024)
        );
        let mut column = Column::new(csv.as_bytes(), "link").unwrap();
        assert!(matches!(column.next(), Err(ReadError::RecordTooLong)));
    }
}
