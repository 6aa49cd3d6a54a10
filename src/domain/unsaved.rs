//! What keeps the disk from doing its part, as plain data: the words for it stand elsewhere, in
//! both languages.

/// A file, and what is wrong with it or its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SaveError {
    /// The file, as the user knows it.
    pub path: String,
    /// What is wrong.
    pub fault: SaveErrorKind,
}

/// What is wrong with a file or its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SaveErrorKind {
    /// No space is left.
    Full,
    /// The file or its folder may not be written.
    ReadOnly,
    /// The file is gone, or another one lies in its place.
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
    /// It does not hold what was written; the system's or the database's own words.
    Damaged(String),
    /// Something else, in the system's own words.
    Other(String),
}
