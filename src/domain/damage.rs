//! Damage of files, as plain data; `i18n` has the words.

/// Reason why a file can't be used.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Damage {
    /// It is empty.
    #[error("it is empty")]
    Empty,
    /// It is a folder or a special file.
    #[error("it is not a file")]
    NotAFile,
    /// It is not a database.
    #[error("it is not a database")]
    NotADatabase,
    /// It is a database of another program.
    #[error("it is a database of another program")]
    OtherProgram,
    /// Its end is missing.
    #[error("it was cut off: {found} of {expected} bytes are there")]
    CutOff {
        /// Its size in bytes.
        found: u64,
        /// The size in its header.
        expected: u64,
    },
    /// It lacks the tables of this program, or has others.
    #[error("its tables are not those of this program")]
    OtherTables,
    /// Only the log of the database is there.
    #[error("only its log is there")]
    OnlyLog,
    /// A row refers to a missing one.
    #[error("a row of `{table}` refers to a missing row")]
    Orphan {
        /// The table of the row.
        table: String,
    },
    /// It is a policy with errors; the first one, in English.
    #[error("line {line}: {message}")]
    Policy {
        /// Line of the error, from 1.
        line: usize,
        /// Its message.
        message: String,
    },
    /// Another damage; the message of the system or a library.
    #[error("{0}")]
    Other(String),
}
