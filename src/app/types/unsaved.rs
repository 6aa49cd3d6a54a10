//! Unsaved changes, and the question before the window closes over them.

use super::notice::Notice;
use crate::domain::ledger::{Ledger, Payment};
use crate::domain::{Data, SaveError, Settings};

/// The changes that are not in the files of the profile.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnsavedChanges {
    /// The error.
    pub error: SaveError,
    /// Number of the user's actions among them; 0 if it is only the settings, or an untouched
    /// temporary profile.
    pub user_actions: usize,
    /// Their place until then.
    pub place: UnsavedPlace,
}

impl UnsavedChanges {
    /// Whether there is something that can be saved as a text. Changes in a temporary profile are
    /// on a disk already.
    pub fn can_be_text(&self) -> bool {
        self.place == UnsavedPlace::Memory && self.user_actions > 0
    }

    /// Whether closing the window would lose something, or hide it from the user. An untouched
    /// temporary profile is worth nothing.
    pub const fn matters_at_close(&self) -> bool {
        match self.place {
            UnsavedPlace::Memory => true,
            UnsavedPlace::TemporaryProfile(_) => self.user_actions > 0,
        }
    }
}

/// Place of changes that are not in the files of the profile.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum UnsavedPlace {
    /// In memory only.
    Memory,
    /// In a temporary profile, since the selected one could not be opened.
    TemporaryProfile(TemporaryPlace),
}

/// Place of a temporary profile.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TemporaryPlace {
    /// Its folder.
    pub folder: String,
    /// The profile that it becomes in the end, if its changes can be saved beside the other
    /// profiles.
    pub profile: Option<String>,
}

/// The question before the window closes over unsaved changes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CloseQuestion {
    /// Unsaved changes of what the window shows.
    pub here: Option<UnsavedChanges>,
    /// Unsaved changes of the user's own data, while a scenario is open.
    pub own: Option<UnsavedChanges>,
    /// Whether to close as soon as everything is saved.
    pub closes: bool,
}

impl CloseQuestion {
    /// Whether a retry can help. The user's own profile is reopened only while the window shows
    /// it.
    pub fn can_retry(&self) -> bool {
        self.here.is_some()
            || self
                .own
                .as_ref()
                .is_some_and(|own| own.place == UnsavedPlace::Memory)
    }
}

/// The thing that closes once everything is saved.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Leaving {
    /// The window.
    #[default]
    Window,
    /// The profile, for another one in the same window.
    Profile,
}

/// Content of the profile that could be opened after all.
#[derive(Clone, Debug, PartialEq)]
pub struct Reopened {
    /// People, conversations and posts.
    pub data: Data,
    /// Orders and balances.
    pub ledger: Ledger,
    /// Payments whose end the user has not seen.
    pub unacknowledged: Vec<Payment>,
    /// The folder of the data.
    pub data_folder: String,
    /// Its settings and what-if policy, if they have changed since the temporary profile was made;
    /// else those in memory are kept.
    pub files: Option<ProfileFiles>,
    /// Notices for the user: a damaged file that was set aside, and the place of the
    /// temporary profile if it was changed.
    pub notes: Vec<Notice>,
}

/// Content of the files beside a profile's database.
#[derive(Clone, Debug, PartialEq)]
pub struct ProfileFiles {
    /// The settings.
    pub settings: Settings,
    /// The text of the what-if policy in force.
    pub what_if: Option<String>,
    /// A text of it with errors.
    pub draft: Option<String>,
}

/// An intent of the user about unsaved changes, or about closing.
#[derive(Clone, Debug, PartialEq)]
pub enum UnsavedIntent {
    /// Save all unsaved changes now.
    Retry,
    /// Save them as a text.
    SaveAsText,
    /// Close the window, unless there are unsaved changes.
    AskClose,
    /// Leave the profile for another one, unless there are unsaved changes.
    AskLeave,
    /// Save all unsaved changes, then close; stay open if that fails.
    RetryThenClose,
    /// Do not close.
    KeepOpen,
    /// Close without saving.
    CloseAnyway,
}

/// An event from the shell about unsaved changes.
#[derive(Clone, Debug, PartialEq)]
pub enum UnsavedEvent {
    /// These changes are unsaved.
    Changed(UnsavedChanges),
    /// All changes are saved.
    Flushed,
    /// Everything was retried before closing; these changes are still unsaved.
    CloseChecked {
        /// Of what the window shows.
        here: Option<UnsavedChanges>,
        /// Of the user's own data, while a scenario is open.
        own: Option<UnsavedChanges>,
    },
}
