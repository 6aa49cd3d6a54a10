//! Failures of the shell, as plain data; `i18n` has the words.

use super::tour::StepFlaw;
use crate::domain::{SaveError, ScenarioFileError};

/// Something that could not be saved, read or shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Failure {
    /// The store could not be read or written.
    Store(SaveError),
    /// A file was not saved.
    File(SaveError),
    /// A file was not saved, since there is another one of that name.
    FileExists(String),
    /// A file was not saved, since another program has changed it since it was opened.
    FileChanged(String),
    /// The file manager could not show a folder.
    FolderNotShown {
        /// The folder.
        folder: String,
        /// The error of the system.
        why: String,
    },
    /// Not possible before the unsaved changes are on disk.
    UnsavedChanges,
}

/// An error of the policy file that the user has named; the built-in policy is in use instead.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PolicyFileError {
    /// The file could not be read.
    Unreadable {
        /// The file.
        file: String,
        /// The error of the system.
        why: String,
    },
    /// Its content is wrong: file, line, column and message, in English.
    Content(String),
}

/// Reason why a scenario was not opened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ScenarioError {
    /// Its file is wrong.
    File(ScenarioFileError),
    /// It is open already.
    OpenAlready {
        /// Its file.
        file: String,
    },
    /// It names a policy that is not built in.
    UnknownPolicy {
        /// File, line and column.
        place: String,
        /// Id of the policy.
        id: String,
    },
    /// Its policy has errors: the place of each with file, line and column, and its message in
    /// English.
    PolicyErrors(Vec<(String, String)>),
    /// A step of its tour can't be shown.
    Step {
        /// Its file.
        file: String,
        /// Number of the step, from 1.
        step: usize,
        /// The problem.
        flaw: StepFlaw,
    },
    /// Its store could not be opened.
    Store(SaveError),
}
