//! The temporary profile, used while the selected profile cannot be opened.
//!
//! Changes no file of the selected profile, and never deletes what was written in the temporary
//! one.

use std::collections::BTreeMap;
use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::{fs, io};

use tempfile::TempDir;

use super::error::save_error;
use crate::app::{Notice, TemporaryPlace};
use crate::domain::SaveError;
use crate::store::{Opened, ProfilePaths, Store, StoreError};

/// Name of the database, as in a profile.
const FILE: &str = "moongate.sqlite";

/// A profile in a temporary folder.
pub struct TemporaryProfile {
    /// The selected profile.
    profile: ProfilePaths,
    folder: TempDir,
    /// The error of opening the selected profile.
    error: SaveError,
    /// Number of user actions that only this profile holds.
    user_actions: usize,
    /// Whether its what-if policy was written.
    what_if: bool,
    /// Whether the selected profile may be created when it is opened: not if it had a database,
    /// which may only be missing for a while.
    may_be_created: bool,
    /// Settings and what-if policies of the selected profile when this profile was made.
    files: Files,
}

/// Settings and what-if policies on disk, by file name.
type Files = BTreeMap<OsString, Vec<u8>>;

impl TemporaryProfile {
    /// A temporary profile instead of one that can't be opened, with its store.
    ///
    /// # Errors
    /// The error of creating it.
    pub fn open(
        profile: ProfilePaths,
        why: &StoreError,
        now_millis: i64,
    ) -> Result<(Self, Opened), StoreError> {
        let folder = tempfile::tempdir().map_err(|source| StoreError::Io {
            action: "create",
            path: std::env::temp_dir(),
            source,
        })?;
        let opened = Store::open(&folder.path().join(FILE), now_millis)?;
        let files = files_beside(&profile.settings);
        for (name, bytes) in &files {
            let path = folder.path().join(name);
            fs::write(&path, bytes).map_err(|source| StoreError::Io {
                action: "write",
                path,
                source,
            })?;
        }
        let missing = |error: io::Error| {
            matches!(
                error.kind(),
                io::ErrorKind::NotFound | io::ErrorKind::NotADirectory
            )
        };
        let may_be_created = profile.database.symlink_metadata().is_err_and(missing);
        Ok((
            Self {
                profile,
                folder,
                error: save_error(why),
                user_actions: 0,
                what_if: false,
                may_be_created,
                files,
            },
            opened,
        ))
    }

    /// Path of the settings. Those of the selected profile are left alone, since its lock is not
    /// held.
    pub fn settings(&self) -> PathBuf {
        self.folder
            .path()
            .join(self.profile.settings.file_name().unwrap_or_default())
    }

    /// The error of opening the selected profile.
    pub(super) const fn error(&self) -> &SaveError {
        &self.error
    }

    /// Number of user actions that only this profile holds.
    pub(super) fn user_actions(&self) -> usize {
        self.user_actions + usize::from(self.what_if)
    }

    /// Counts a user action.
    pub(super) const fn count_action(&mut self) {
        self.user_actions += 1;
    }

    /// Counts changes of the what-if policy, all together as one action.
    pub(super) const fn count_what_if(&mut self) {
        self.what_if = true;
    }

    /// Its folder, and the profile that it becomes in the end.
    pub(super) fn place(&self) -> TemporaryPlace {
        TemporaryPlace {
            folder: self.folder.path().display().to_string(),
            profile: self.free_profile(),
        }
    }

    /// Makes it a profile of its own next to the selected one, from its `store`. Returns a notice
    /// that says where it is; `None` if it was not changed.
    pub(super) fn save_as_profile(&mut self, store: &Store) -> Option<Notice> {
        if self.user_actions() == 0 {
            return None;
        }
        let Some(name) = self.free_profile() else {
            return Some(self.left_note());
        };
        if self.make_profile(store, &name).is_err() {
            return Some(self.left_note());
        }
        (self.user_actions, self.what_if) = (0, false);
        Some(Notice::ProfileReopenedBeside(name))
    }

    /// Copies it to a new profile. It gets its name when it is complete, so that half a copy never
    /// looks like a profile.
    fn make_profile(&self, store: &Store, name: &str) -> Result<(), StoreError> {
        let profiles = self.profiles();
        let failed = |action| {
            move |error| StoreError::Io {
                action,
                path: profiles.to_owned(),
                source: error,
            }
        };
        let half = tempfile::Builder::new()
            .prefix(".copy-")
            .tempdir_in(profiles)
            .map_err(failed("create a folder in"))?;
        store.copy_to(&half.path().join(FILE))?;
        // Some systems keep settings and data in one folder.
        let settings = self.all_settings();
        let beside = if settings == profiles {
            half.path().to_owned()
        } else {
            settings.join(name)
        };
        fs::create_dir_all(&beside).map_err(failed("create the settings of a profile in"))?;
        for (name, bytes) in files_beside(&self.settings()) {
            fs::write(beside.join(name), bytes)
                .map_err(failed("write the settings of a profile in"))?;
        }
        fs::rename(half.path(), profiles.join(name)).map_err(failed("rename a folder in"))?;
        // The folder has another name now, so there is nothing to clean up.
        drop(half.keep());
        Ok(())
    }

    /// The note that the changes are still in the temporary folder.
    fn left_note(&self) -> Notice {
        Notice::ProfileReopenedKeeping(self.folder.path().display().to_string())
    }

    /// The folder of all profiles.
    fn profiles(&self) -> &Path {
        let folder = self.profile.data_folder();
        folder.parent().unwrap_or(folder)
    }

    /// The folder of the settings of all profiles.
    fn all_settings(&self) -> &Path {
        let file = &self.profile.settings;
        file.parent().and_then(Path::parent).unwrap_or(file)
    }

    /// The first of `name-copy-1`, `name-copy-2` … that no profile has.
    fn free_profile(&self) -> Option<String> {
        let (profiles, settings) = (self.profiles(), self.all_settings());
        let short: String = self.profile.name.chars().take(30).collect();
        let named = |number: u32| format!("{}-copy-{number}", short.trim_end());
        (1..1_000).map(named).find(|name| {
            [profiles, settings]
                .iter()
                .all(|all| all.join(name).symlink_metadata().is_err())
        })
    }

    /// The settings file of the selected profile.
    pub(super) fn selected_settings(&self) -> &Path {
        &self.profile.settings
    }

    /// Whether the files of the selected profile are the same as when this profile was made.
    pub(super) fn files_unchanged(&self) -> bool {
        files_beside(&self.profile.settings) == self.files
    }

    /// Sets the error of opening the selected profile.
    pub(super) fn set_error(&mut self, why: &StoreError) {
        self.error = save_error(why);
    }

    /// Opens the selected profile.
    pub(super) fn open_selected(&self, now_millis: i64) -> Result<Opened, StoreError> {
        let database = &self.profile.database;
        if !self.may_be_created && database.symlink_metadata().is_err() {
            return Err(StoreError::Vanished {
                path: database.clone(),
            });
        }
        Store::open(database, now_millis)
    }
}

/// The settings and the what-if policies in the folder of a settings file, as far as they can be
/// read.
fn files_beside(settings: &Path) -> Files {
    let Some(entries) = settings.parent().and_then(|folder| folder.read_dir().ok()) else {
        return Files::new();
    };
    let names = entries.flatten().map(|entry| entry.file_name());
    let is_saved = |name: &OsString| {
        let text = name.to_string_lossy();
        settings.file_name() == Some(name)
            || (text.starts_with("what-if") && text.ends_with(".toml"))
    };
    let read = |name: OsString| {
        fs::read(settings.with_file_name(&name))
            .ok()
            .map(|bytes| (name, bytes))
    };
    names.filter(is_saved).filter_map(read).collect()
}

impl Drop for TemporaryProfile {
    fn drop(&mut self) {
        // The user's texts are never deleted.
        self.folder.disable_cleanup(self.user_actions() > 0);
    }
}
