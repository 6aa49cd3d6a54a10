//! Exit statuses, and failures with their text.

use std::io;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use crate::domain::{Lang, Text};
use crate::i18n::cli;
use crate::policy::Diagnostic;

/// Exit status, the same for every command.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Exit {
    /// 0: the link opens, at once or after a notice or a prompt; the wallet can pay; the file is
    /// fine; the output was printed.
    Yes = 0,
    /// 1: the question or a file is wrong.
    Wrong = 1,
    /// 2: the link does not open; the wallet cannot pay.
    No = 2,
}

impl Exit {
    /// [`Exit::Yes`] or [`Exit::No`].
    pub(super) const fn answer(yes: bool) -> Self {
        if yes { Self::Yes } else { Self::No }
    }
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> Self {
        Self::from(exit as u8)
    }
}

/// Reason why a command could not answer.
#[derive(Debug)]
pub(super) enum Failure {
    /// The question or a file is wrong: the problem, and what to write instead.
    Question(Text),
    /// A policy file has errors.
    Policy(PathBuf, Vec<Diagnostic>),
    /// The output could not be written.
    Output(io::Error),
}

impl Failure {
    /// A file that cannot be read.
    pub(super) fn unreadable(path: &Path, why: &Text) -> Self {
        Self::Question(cli::unreadable_file(&path.display().to_string(), why))
    }

    /// The failure as lines for standard error.
    pub(super) fn text(&self, lang: Lang) -> String {
        match self {
            Self::Question(what) => cli::error(lang, what.get(lang)),
            Self::Policy(path, diagnostics) => {
                let what = cli::policy_with_errors(&path.display().to_string());
                let mut text: String = diagnostics
                    .iter()
                    .map(|diagnostic| format!("{diagnostic}\n\n"))
                    .collect();
                text.push_str(&cli::error(lang, what.get(lang)));
                text
            }
            Self::Output(error) => {
                let what = cli::unwritable_output(&cli::io_error(error));
                cli::error(lang, what.get(lang))
            }
        }
    }
}
