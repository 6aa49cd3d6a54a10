//! Unsaved changes, and the question before the window closes over them.

use crate::domain::ledger::{Ledger, Payment};
use crate::domain::{Data, SaveError, Settings, Text};

/// What the disk does not hold.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnsavedChanges {
    /// Why.
    pub trouble: SaveError,
    /// How many changes it lacks, as the user would count them; 0 if it is only the settings, or an
    /// untouched copy.
    pub changes: usize,
    /// Where they are meanwhile.
    pub kept: Kept,
}

impl UnsavedChanges {
    /// Whether there is something that can be kept as a text. What a copy holds is on a disk
    /// already.
    pub fn can_be_text(&self) -> bool {
        self.kept == Kept::InMemory && self.changes > 0
    }

    /// Whether closing the window would lose something, or hide it from the user. An untouched copy
    /// is worth nothing.
    pub const fn matters_at_close(&self) -> bool {
        match self.kept {
            Kept::InMemory => true,
            Kept::InCopy(_) => self.changes > 0,
        }
    }
}

/// Where changes are that the profile's files do not hold.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Kept {
    /// In memory only.
    InMemory,
    /// In a copy that stands in for the profile, which could not be opened.
    InCopy(CopyPlace),
}

/// Where a copy lies that stands in for a profile.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CopyPlace {
    /// Its folder, a temporary one.
    pub folder: String,
    /// The profile that it is made in the end, if what was written there can be put beside the
    /// others.
    pub profile: Option<String>,
}

/// The question before the window closes: what would be lost, or be somewhere else than the user
/// thinks.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CloseQuestion {
    /// Of what is on the screen.
    pub here: Option<UnsavedChanges>,
    /// Of the user's own data, while a scenario is on the screen.
    pub own: Option<UnsavedChanges>,
    /// Whether the user has said to close as soon as everything is written.
    pub closes: bool,
}

impl CloseQuestion {
    /// Whether trying again can help. The user's own profile is opened again on its own screen
    /// only.
    pub fn can_try(&self) -> bool {
        self.here.is_some()
            || self
                .own
                .as_ref()
                .is_some_and(|own| own.kept == Kept::InMemory)
    }
}

/// What the user wants to leave, if it holds everything.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Leaving {
    /// The window.
    #[default]
    Window,
    /// The profile, for another one in the same window.
    Profile,
}

/// What the profile holds, once it could be opened after all.
#[derive(Clone, Debug, PartialEq)]
pub struct Reopened {
    /// People, conversations and posts.
    pub data: Data,
    /// Orders and balances.
    pub ledger: Ledger,
    /// Payments whose end the user has not seen.
    pub unacknowledged: Vec<Payment>,
    /// Where the data lies.
    pub data_folder: String,
    /// Its settings and copy of the rules, if they are not those that were there when the copy
    /// began; else those in memory go on.
    pub files: Option<ProfileFiles>,
    /// What the user should know: a damaged file that was set aside, and what became of the copy if
    /// something was written there.
    pub notes: Vec<Text>,
}

/// What the files beside a profile's database hold.
#[derive(Clone, Debug, PartialEq)]
pub struct ProfileFiles {
    /// The settings.
    pub settings: Settings,
    /// The text of the user's rules that was in force.
    pub copy: Option<String>,
    /// A text of rules with errors.
    pub draft: Option<String>,
}

/// A wish of the user's about the disk, or a report of the shell.
#[derive(Clone, Debug, PartialEq)]
pub enum UnsavedIntent {
    /// Write everything that waits, in one go.
    TryAgain,
    /// Keep what waits as a text.
    SaveAsText,
    /// The window is to be closed: may it?
    AskClose,
    /// The profile is to be left for another one: may it?
    AskLeave,
    /// What the disk lacks before closing, after everything was tried once more.
    Unwritten {
        /// Of what is on the screen.
        here: Option<UnsavedChanges>,
        /// Of the user's own data, while a scenario is on the screen.
        own: Option<UnsavedChanges>,
    },
    /// Write everything that waits, then close the window; stay open if that fails.
    TryThenClose,
    /// Do not close it.
    KeepOpen,
    /// Close it all the same.
    CloseAnyway,
    /// The disk is behind.
    UnsavedChanges(UnsavedChanges),
    /// The disk holds everything again.
    Flushed,
    /// The profile that could not be opened is open now.
    Reopened(Box<Reopened>),
}
