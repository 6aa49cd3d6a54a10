//! How the program ends: the exit status, and what went wrong in words.

use std::fmt;
use std::io;
use std::path::PathBuf;
use std::process::ExitCode;

use crate::policy::Diagnostic;

/// The exit status, the same for every command.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Exit {
    /// The link opens, at once or after a notice or a question; the wallet can pay; the file is
    /// fine; what was asked for was printed.
    Yes,
    /// The question or a file is wrong.
    Wrong,
    /// The link does not open; the wallet can't pay.
    No,
}

impl Exit {
    /// Yes or no.
    pub(super) const fn answer(yes: bool) -> Self {
        if yes { Self::Yes } else { Self::No }
    }
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> Self {
        Self::from(match exit {
            Exit::Yes => 0,
            Exit::Wrong => 1,
            Exit::No => 2,
        })
    }
}

/// Why a command could not answer. Its `Display` is what the user reads.
#[derive(Debug)]
pub(super) enum Failure {
    /// The question can't be asked: what is wrong with it, and what to write instead.
    Question(String),
    /// A file could not be read.
    File(PathBuf, io::Error),
    /// A policy file has errors.
    Policy(PathBuf, Vec<Diagnostic>),
    /// The answer could not be written.
    Output(io::Error),
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Question(what) => write!(f, "error: {what}"),
            Self::File(path, error) => write!(f, "error: can't read `{}`: {error}", path.display()),
            Self::Policy(path, diagnostics) => {
                for diagnostic in diagnostics {
                    writeln!(f, "{diagnostic}\n")?;
                }
                write!(
                    f,
                    "error: the policy file `{}` has errors and was not used",
                    path.display()
                )
            }
            Self::Output(error) => write!(f, "error: can't write the answer: {error}"),
        }
    }
}
