//! What the user does with the log.

use super::file::ListFormat;

/// What the user wants of the log, or what the shell reports about it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LogIntent {
    /// Show only entries that hold this text.
    Filter(String),
    /// Write the whole log to a file.
    Export(ListFormat),
    /// It is written there: how many entries, and where.
    Exported(usize, String),
}
