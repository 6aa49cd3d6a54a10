//! Errors of saving, as plain data; `i18n` has the words.

use super::Damage;

/// A file, and what is wrong with it or its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SaveError {
    /// The file, as the user knows it.
    pub path: String,
    /// The problem.
    pub fault: SaveErrorKind,
}

/// A problem with a file or its folder.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SaveErrorKind {
    /// No space is left.
    Full,
    /// The file or its folder may not be written.
    ReadOnly,
    /// The file is gone, or another file is in its place.
    Vanished,
    /// Another window works on it.
    InUse,
    /// A newer version of the program wrote it.
    Newer {
        /// Its format.
        found: i64,
        /// The newest format that this program knows.
        known: i64,
    },
    /// It is damaged.
    Damaged(Damage),
    /// Something else, in the system's own words.
    Other(String),
}
