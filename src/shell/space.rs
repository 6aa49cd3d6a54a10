//! Data spaces: a store with its files. One is in use, the others wait.

use std::path::PathBuf;

use super::waiting::Waiting;
use crate::app::UnsavedChanges;
use crate::domain::Settings;
use crate::store::scenario::Scenario;
use crate::store::{SettingsFile, Store};

/// The data space of a scenario that is ready to be entered.
pub(super) struct ReadySpace {
    /// Its store.
    pub(super) store: Store,
    /// Its settings file.
    pub(super) settings: SettingsFile,
    /// Its scenario.
    pub(super) open: OpenFile,
}

/// The file of the scenario that is open.
pub(super) struct OpenFile {
    /// Its content.
    pub(super) scenario: Scenario,
    /// The fingerprint of the scenario.
    pub(super) fingerprint: String,
    /// Its path; `None` if it is built in.
    pub(super) path: Option<PathBuf>,
    /// The fingerprint of the text that was last read from or written to that path.
    pub(super) at_path: String,
    /// The folder of its data.
    pub(super) data_folder: PathBuf,
}

/// The user's own data space while a scenario is open.
pub(super) struct OwnSpace {
    /// Its store.
    pub(super) store: Store,
    /// Its settings file.
    pub(super) settings: SettingsFile,
    /// The unsaved changes.
    pub(super) waiting: Waiting,
}

/// The data spaces that are not in use.
#[derive(Default)]
pub(super) struct Spaces {
    /// The user's own, while a scenario is open.
    pub(super) own: Option<OwnSpace>,
    /// That of a scenario that is ready to be entered.
    pub(super) ready: Option<ReadySpace>,
    /// The file of the open scenario, whose store is in use.
    pub(super) open: Option<OpenFile>,
}

impl Spaces {
    /// Retries the files of the user's own space while a scenario is open. Returns what is still
    /// unsaved.
    pub(super) fn retry_own(&mut self, settings: &Settings) -> Option<UnsavedChanges> {
        let own = self.own.as_mut()?;
        own.waiting.retry_files(&mut own.settings, settings);
        own.waiting.unsaved()
    }

    /// Makes a changed temporary profile a profile of its own, if it is the user's own space.
    pub(super) fn save_temporary(&mut self) {
        if let Some(OwnSpace { store, waiting, .. }) = &mut self.own {
            waiting.save_temporary(store);
        }
    }
}
