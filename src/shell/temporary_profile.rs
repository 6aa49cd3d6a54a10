//! The copy that stands in for a profile that could not be opened, and what becomes of it.
//!
//! Changes no file of the profile that it stands in for, and never deletes what was written in it.

use std::collections::BTreeMap;
use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::{fs, io};

use tempfile::TempDir;

use super::Shell;
use super::unsaved::trouble;
use crate::app::{CopyPlace, Intent, ProfileFiles, Reopened, State, UnsavedIntent};
use crate::domain::{SaveError, Text};
use crate::i18n::unsaved;
use crate::store::{
    LoadedSettings, Opened, ProfilePaths, SetAside, SettingsFile, Store, StoreError,
};

/// The database of a copy, as in a profile.
const FILE: &str = "moongate.sqlite";

/// A temporary copy that is in use instead of a profile.
pub struct TemporaryProfile {
    profile: ProfilePaths,
    folder: TempDir,
    trouble: SaveError,
    /// How many things the user did that it alone holds.
    user_actions: usize,
    /// Whether its copy of the rules was written.
    rules: bool,
    /// Whether the profile may be made anew when it is opened: not if a database stood in its
    /// place, which may just be elsewhere then.
    may_be_made: bool,
    /// The profile's files beside its database, when the copy began.
    files: Files,
}

/// Settings and copies of the rules by name, as they stand on the disk.
type Files = BTreeMap<OsString, Vec<u8>>;

impl TemporaryProfile {
    /// A fresh copy for a profile that can't be opened, with its store.
    ///
    /// # Errors
    /// Why there is not even a place for that.
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
        let may_be_made = profile.database.symlink_metadata().is_err_and(missing);
        Ok((
            Self {
                profile,
                folder,
                trouble: trouble(why),
                user_actions: 0,
                rules: false,
                may_be_made,
                files,
            },
            opened,
        ))
    }

    /// Where the settings are kept meanwhile: who does not hold the profile leaves its files alone.
    pub fn settings(&self) -> PathBuf {
        self.folder
            .path()
            .join(self.profile.settings.file_name().unwrap_or_default())
    }

    /// Why the profile could not be opened.
    pub(super) const fn trouble(&self) -> &SaveError {
        &self.trouble
    }

    /// How many things the user did that the copy alone holds.
    pub(super) fn user_actions(&self) -> usize {
        self.user_actions + usize::from(self.rules)
    }

    /// The user did something more.
    pub(super) const fn count_deed(&mut self) {
        self.user_actions += 1;
    }

    /// The user's rules were written; that is one thing, however often it happens.
    pub(super) const fn count_rules(&mut self) {
        self.rules = true;
    }

    /// Where it lies, and what it is made in the end.
    pub(super) fn place(&self) -> CopyPlace {
        CopyPlace {
            folder: self.folder.path().display().to_string(),
            profile: self.free_profile(),
        }
    }

    /// Makes what was written on it, in `store`, a profile of its own beside the one that it stood
    /// in for. Where it is now, in words; `None` if nothing was written.
    pub(super) fn keep_written(&mut self, store: &Store) -> Option<Text> {
        if self.user_actions() == 0 {
            return None;
        }
        let Some(name) = self.free_profile() else {
            return Some(self.left_there());
        };
        if self.make_profile(store, &name).is_err() {
            return Some(self.left_there());
        }
        (self.user_actions, self.rules) = (0, false);
        Some(unsaved::kept_as_profile(&name))
    }

    /// Made under a name that no profile has and renamed when it is whole, so that half a copy
    /// never looks like a profile.
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
        // Its old name is nothing any more that would have to be tidied up.
        drop(half.keep());
        Ok(())
    }

    fn left_there(&self) -> Text {
        unsaved::kept_in(&self.folder.path().display().to_string())
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

    /// Opens the profile that it stands in for.
    fn open_profile(&self, now_millis: i64) -> Result<Opened, StoreError> {
        let database = &self.profile.database;
        if !self.may_be_made && database.symlink_metadata().is_err() {
            return Err(StoreError::Vanished {
                path: database.clone(),
            });
        }
        Store::open(database, now_millis)
    }
}

impl Shell {
    /// Opens the profile that a copy stands in for, if there is one and it can be opened now.
    pub(super) fn reopen(&mut self, state: &State) -> Option<Intent> {
        let copy = self.waiting.temporary_profile.as_mut()?;
        let opened = match copy.open_profile(Self::now().millis) {
            Ok(opened) => opened,
            Err(error) => {
                copy.trouble = trouble(&error);
                return None;
            }
        };
        let mut copy = self.waiting.temporary_profile.take()?;
        let written = std::mem::replace(&mut self.store, opened.store);
        let kept = copy.keep_written(&written);
        let mut notes: Vec<Text> = opened
            .set_aside
            .iter()
            .map(SetAside::notice)
            .chain(kept)
            .collect();
        let files = self.reopen_files(&copy, state, &mut notes);
        let reopened = Reopened {
            data: *opened.data,
            ledger: *opened.ledger,
            unacknowledged: opened.unacknowledged,
            data_folder: self.data_folder.display().to_string(),
            files,
            notes,
        };
        Some(Intent::Disk(UnsavedIntent::Reopened(Box::new(reopened))))
    }

    /// Goes on with the profile's own files. What they hold, if that is not what the copy began
    /// with.
    fn reopen_files(
        &mut self,
        copy: &TemporaryProfile,
        state: &State,
        notes: &mut Vec<Text>,
    ) -> Option<ProfileFiles> {
        let same = files_beside(&copy.profile.settings) == copy.files;
        let LoadedSettings {
            settings,
            file,
            set_aside,
            fallbacks: _,
        } = SettingsFile::load(&copy.profile.settings);
        self.settings = file;
        notes.extend(set_aside.iter().map(SetAside::notice));
        if same {
            return None;
        }
        let kept = self.kept_what_if(state.what_if.original());
        notes.extend(kept.set_aside.iter().map(SetAside::notice));
        Some(ProfileFiles {
            settings,
            copy: kept.copy,
            draft: kept.draft,
        })
    }
}

/// The settings and the copies of the rules in the folder of a settings file, as far as they can be
/// read.
fn files_beside(settings: &Path) -> Files {
    let Some(entries) = settings.parent().and_then(|folder| folder.read_dir().ok()) else {
        return Files::new();
    };
    let names = entries.flatten().map(|entry| entry.file_name());
    let ours = |name: &OsString| {
        let text = name.to_string_lossy();
        settings.file_name() == Some(name)
            || (text.starts_with("what-if") && text.ends_with(".toml"))
    };
    let read = |name: OsString| {
        fs::read(settings.with_file_name(&name))
            .ok()
            .map(|bytes| (name, bytes))
    };
    names.filter(ours).filter_map(read).collect()
}

impl Drop for TemporaryProfile {
    fn drop(&mut self) {
        // What was written there is the user's: it is never deleted.
        self.folder.disable_cleanup(self.user_actions() > 0);
    }
}
