//! Intents about the log.

use super::file::ListFormat;

/// An intent of the user about the log.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LogIntent {
    /// Show only entries that contain this text.
    Filter(String),
    /// Export the whole log to a file.
    Export(ListFormat),
}
