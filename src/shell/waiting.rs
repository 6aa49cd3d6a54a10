//! Changes that could not be written, in their order, until they are written in one transaction.

use super::error::save_error;
use super::temporary_profile::TemporaryProfile;
use crate::app::what_if::WhatIfSnapshot;
use crate::app::{UnsavedChanges, UnsavedPlace};
use crate::domain::{Change, SaveError, Settings};
use crate::store::{SettingsFile, Store, WhatIfFiles};

/// Everything of one store that is not on its disk.
#[derive(Default)]
pub(super) struct Waiting {
    /// Changes in the order in which they were made.
    pub(super) changes: Vec<Change>,
    /// Number of user actions that made them; one action may be several changes.
    pub(super) user_actions: usize,
    /// The error of writing them.
    pub(super) error: Option<SaveError>,
    /// The error of writing the settings.
    pub(super) settings: Option<SaveError>,
    /// The what-if policy, and the error of writing it.
    pub(super) what_if: Option<(WhatIfSnapshot, SaveError)>,
    /// The temporary profile, while the selected one could not be opened.
    pub(super) temporary_profile: Option<TemporaryProfile>,
}

impl Waiting {
    /// Nothing is unsaved, except that a temporary profile may be in use.
    pub(super) fn for_profile(temporary_profile: Option<TemporaryProfile>) -> Self {
        Self {
            temporary_profile,
            ..Self::default()
        }
    }

    /// The unsaved changes, if there are any.
    pub(super) fn unsaved(&self) -> Option<UnsavedChanges> {
        let unsaved = |error: &SaveError, user_actions, place| UnsavedChanges {
            error: error.clone(),
            user_actions,
            place,
        };
        let what_if = self.what_if.as_ref().map(|(_, error)| error);
        let user_actions = self.user_actions + usize::from(what_if.is_some());
        match (
            self.error.as_ref().or(what_if),
            &self.temporary_profile,
            &self.settings,
        ) {
            (Some(error), _, _) => Some(unsaved(error, user_actions, UnsavedPlace::Memory)),
            (None, Some(temporary), _) => Some(unsaved(
                temporary.error(),
                temporary.user_actions(),
                UnsavedPlace::TemporaryProfile(temporary.place()),
            )),
            (None, None, Some(error)) => Some(unsaved(error, 0, UnsavedPlace::Memory)),
            (None, None, None) => None,
        }
    }

    /// Writes the what-if policy, or keeps it as unsaved.
    pub(super) fn write_what_if(&mut self, beside: &SettingsFile, snapshot: WhatIfSnapshot) {
        let files = WhatIfFiles::beside(beside.path(), snapshot.of.as_deref());
        let copy = snapshot.copy.as_ref().map(|copy| copy.text());
        let written = beside
            .check_folder()
            .and_then(|()| files.save(copy, snapshot.draft.as_deref()));
        self.what_if = written.err().map(|error| (snapshot, save_error(&error)));
        if let Some(temporary) = &mut self.temporary_profile
            && self.what_if.is_none()
        {
            temporary.count_what_if();
        }
    }

    /// Writes the settings, or keeps the error.
    pub(super) fn write_settings(&mut self, file: &mut SettingsFile, settings: &Settings) {
        self.settings = file.save(settings).err().map(|error| save_error(&error));
    }

    /// Changes and the text of the what-if policy that are in memory only.
    pub(super) fn unwritten(&self) -> (&[Change], Option<String>) {
        let text = |snapshot: &WhatIfSnapshot| {
            snapshot
                .draft
                .clone()
                .or_else(|| snapshot.copy.as_ref().map(|copy| copy.text().to_owned()))
                .unwrap_or_default()
        };
        (
            &self.changes,
            self.what_if.as_ref().map(|(snapshot, _)| text(snapshot)),
        )
    }

    /// Retries the settings and the what-if policy; the store retries changes.
    pub(super) fn retry_files(&mut self, file: &mut SettingsFile, settings: &Settings) {
        if self.settings.is_some() {
            self.write_settings(file, settings);
        }
        if let Some((snapshot, _)) = self.what_if.take() {
            self.write_what_if(file, snapshot);
        }
    }

    /// Makes a changed temporary profile a profile of its own, as the question before closing has
    /// said.
    pub(super) fn save_temporary(&mut self, store: &Store) {
        if let Some(temporary) = &mut self.temporary_profile {
            temporary.save_as_profile(store);
        }
    }
}
