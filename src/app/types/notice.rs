//! Messages of the app to the user.

use crate::domain::Text;

/// How a message of the app is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Notice {
    /// Something was done.
    Done,
    /// Something went wrong, and nothing was lost.
    Problem,
}

/// A message of the app to the user, shown until it is put away (a problem) or has been read (the
/// rest).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Toast {
    /// Tells this one from the others.
    pub id: u64,
    /// How it is meant.
    pub notice: Notice,
    /// What it says.
    pub text: Text,
    /// An address to copy, where that helps.
    pub copy: Option<String>,
}
