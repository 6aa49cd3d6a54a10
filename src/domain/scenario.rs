//! Errors of scenario files, as plain data; `i18n` has the words.

/// A file that could not be read as a scenario.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ScenarioFileError {
    /// The file, as the user knows it.
    pub file: String,
    /// The problem.
    pub kind: ScenarioFileErrorKind,
}

/// A problem in a scenario file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ScenarioFileErrorKind {
    /// It could not be read; the error of the system.
    Unreadable(String),
    /// It is a folder.
    Folder,
    /// It is neither a file nor a folder.
    NotAFile,
    /// It is larger than any scenario.
    TooLarge,
    /// It is not valid UTF-8.
    NotUtf8 {
        /// Line of the first wrong byte, from 1.
        line: usize,
        /// Its column in characters, from 1.
        column: usize,
    },
    /// Its content is wrong.
    Content {
        /// Line of the error, from 1.
        line: usize,
        /// Its column in characters, from 1.
        column: usize,
        /// The error, in English.
        message: String,
    },
}
