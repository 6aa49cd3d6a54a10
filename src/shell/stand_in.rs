//! The copy that stands in for a profile that could not be opened, and what becomes of it.
//!
//! Touches nothing of the profile that it stands in for, and never deletes what was written in it.

use std::fs;
use std::path::Path;

use tempfile::TempDir;

use super::disk::trouble;
use crate::app::CopyPlace;
use crate::domain::{DiskTrouble, Text};
use crate::i18n::disk;
use crate::store::{Opened, ProfilePaths, Store, StoreError};

/// The database of a copy, as in a profile.
const FILE: &str = "moongate.sqlite";

/// A temporary copy that is in use instead of a profile.
pub struct StandIn {
    pub(super) profile: ProfilePaths,
    folder: TempDir,
    pub(super) trouble: DiskTrouble,
    /// How many things the user did that it alone holds.
    pub(super) deeds: usize,
}

impl StandIn {
    /// A fresh copy for a profile that can't be opened, with its store.
    ///
    /// # Errors
    /// Why there is not even a place for that.
    pub fn open(profile: ProfilePaths, why: &StoreError, now_millis: i64) -> Result<(Self, Opened), StoreError> {
        let folder =
            tempfile::tempdir().map_err(|source| StoreError::Io { action: "create", path: std::env::temp_dir(), source })?;
        let opened = Store::open(&folder.path().join(FILE), now_millis)?;
        Ok((Self { profile, folder, trouble: trouble(why), deeds: 0 }, opened))
    }

    /// Where it lies, and what it is made in the end.
    pub(super) fn place(&self) -> CopyPlace {
        CopyPlace { folder: self.folder.path().display().to_string(), profile: self.free_profile() }
    }

    /// Makes what was written on it, in `store`, a profile of its own beside the one that it stood in for. Where it is now, in words;
    /// `None` if nothing was written.
    pub(super) fn keep_written(&mut self, store: &Store) -> Option<Text> {
        if self.deeds == 0 {
            return None;
        }
        let Some(name) = self.free_profile() else { return Some(self.left_there()) };
        if self.make_profile(store, &name).is_err() {
            return Some(self.left_there());
        }
        self.deeds = 0;
        Some(disk::kept_as_profile(&name))
    }

    /// Made under a name that no profile has and renamed when it is whole, so that half a copy never looks like a profile.
    fn make_profile(&self, store: &Store, name: &str) -> Result<(), StoreError> {
        let profiles = self.profiles();
        let failed = |action| move |error| StoreError::Io { action, path: profiles.to_owned(), source: error };
        let half = tempfile::Builder::new().prefix(".copy-").tempdir_in(profiles).map_err(failed("create a folder in"))?;
        store.copy_to(&half.path().join(FILE))?;
        fs::rename(half.path(), profiles.join(name)).map_err(failed("rename a folder in"))?;
        // Its old name is nothing any more that would have to be tidied up.
        drop(half.keep());
        Ok(())
    }

    fn left_there(&self) -> Text {
        disk::kept_in(&self.folder.path().display().to_string())
    }

    /// The folder of all profiles.
    fn profiles(&self) -> &Path {
        let folder = self.profile.data_folder();
        folder.parent().unwrap_or(folder)
    }

    /// The first of `name-copy-1`, `name-copy-2` … that no profile has.
    fn free_profile(&self) -> Option<String> {
        let profiles = self.profiles();
        let short: String = self.profile.name.chars().take(30).collect();
        let named = |number: u32| format!("{}-copy-{number}", short.trim_end());
        (1..1_000).map(named).find(|name| profiles.join(name).symlink_metadata().is_err())
    }
}

impl Drop for StandIn {
    fn drop(&mut self) {
        // What was written there is the user's: it is never deleted.
        self.folder.disable_cleanup(self.deeds > 0);
    }
}
