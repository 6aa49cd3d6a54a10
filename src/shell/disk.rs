//! What the disk does not take: it waits here, in its order, until it is written in one go. Also the copy that stands in for a profile
//! that could not be opened.
//!
//! Never writes into a file that is no longer the profile's, and never lets go of a change that is not written.

use std::path::PathBuf;

use tempfile::TempDir;

use super::{Shell, books};
use crate::app::whatif::Keeping;
use crate::app::{Behind, DiskIntent, Intent, Kept, Reopened, State};
use crate::domain::ledger::{Books, PaymentState};
use crate::domain::{Change, Data, DiskFault, DiskTrouble, Settings, Text, Thread};
use crate::i18n::disk;
use crate::store::{Opened, ProfilePaths, SetAside, Store, StoreError, WhatIfFiles};

/// The database of a copy, as in a profile.
const FILE: &str = "moongate.sqlite";

/// Everything of one data space that is not on its disk.
#[derive(Default)]
pub(super) struct Waiting {
    /// Changes in the order in which they were made.
    changes: Vec<Change>,
    /// How many things the user did to make them, since one thing may be several changes.
    deeds: usize,
    /// Why they could not be written.
    trouble: Option<DiskTrouble>,
    /// Why the settings could not be written.
    settings: Option<DiskTrouble>,
    /// The user's copy of the rules, and why it could not be written.
    what_if: Option<(Keeping, DiskTrouble)>,
    /// The profile that is to be opened yet.
    stand_in: Option<StandIn>,
}

/// A temporary copy that is in use instead of a profile.
pub struct StandIn {
    profile: ProfilePaths,
    folder: TempDir,
    trouble: DiskTrouble,
    /// How many things the user did that it alone holds.
    deeds: usize,
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
}

impl Drop for StandIn {
    fn drop(&mut self) {
        // What was written there is the user's: it is never deleted.
        self.folder.disable_cleanup(self.deeds > 0);
    }
}

/// What a profile holds that came back as other files.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Followed {
    /// What memory holds.
    Same,
    /// The same, but that opening it has ended a payment that was under way: the books are to be read anew.
    Changed,
}

impl Waiting {
    /// Nothing waits but the profile itself, if something stands in for it.
    pub(super) fn for_profile(stand_in: Option<StandIn>) -> Self {
        Self { stand_in, ..Self::default() }
    }

    /// Why the settings could not be written.
    pub(super) fn settings_trouble(&self) -> Option<&DiskTrouble> {
        self.settings.as_ref()
    }

    fn behind(&self) -> Option<Behind> {
        let behind = |trouble: &DiskTrouble, changes, kept| Behind { trouble: trouble.clone(), changes, kept };
        let rules = self.what_if.as_ref().map(|(_, trouble)| trouble);
        let deeds = self.deeds + usize::from(rules.is_some());
        match (self.trouble.as_ref().or(rules), &self.stand_in, &self.settings) {
            (Some(trouble), _, _) => Some(behind(trouble, deeds, Kept::InMemory)),
            (None, Some(copy), _) => Some(behind(&copy.trouble, copy.deeds, Kept::InCopy)),
            (None, None, Some(trouble)) => Some(behind(trouble, 0, Kept::InMemory)),
            (None, None, None) => None,
        }
    }
}

impl Shell {
    /// Says what the disk lacks; that it lacks nothing any more only if it was behind.
    fn told(&self, was_behind: bool) -> Option<Intent> {
        let intent = match self.waiting.behind() {
            Some(behind) => DiskIntent::Behind(behind),
            None if was_behind => DiskIntent::CaughtUp,
            None => return None,
        };
        Some(Intent::Disk(intent))
    }

    /// What the disk lacks now, for a fresh state.
    pub fn behind(&self) -> Option<Behind> {
        self.waiting.behind()
    }

    /// Writes changes after those that wait.
    pub(super) fn write(&mut self, changes: Vec<Change>) -> Option<Intent> {
        let was_behind = self.waiting.behind().is_some();
        self.waiting.changes.extend(changes);
        self.waiting.deeds += 1;
        self.write_waiting();
        self.written_to_copy();
        self.told(was_behind)
    }

    /// One go for everything that waits, so that either all of it is on the disk or it waits on.
    fn write_waiting(&mut self) {
        if self.waiting.changes.is_empty() {
            return;
        }
        self.waiting.trouble = self.store.write(&self.waiting.changes).err().map(|error| trouble(&error));
        if self.waiting.trouble.is_none() {
            self.waiting.changes.clear();
            self.waiting.deeds = 0;
        }
    }

    /// The window is gone: writes what waits if the disk takes it now.
    pub fn last_try(&mut self) {
        self.write_waiting();
    }

    /// Whatever changes a copy that stands in is counted, since the profile lacks it.
    pub(super) fn written_to_copy(&mut self) {
        if let Some(copy) = &mut self.waiting.stand_in {
            copy.deeds += 1;
        }
    }

    /// Tries to have everything on the disk before something else is asked of it; why not.
    pub(super) fn settle(&mut self) -> Result<Option<Intent>, DiskTrouble> {
        let was_behind = self.waiting.behind().is_some();
        let waited = !self.waiting.changes.is_empty();
        self.write_waiting();
        match &self.waiting.trouble {
            Some(trouble) => Err(trouble.clone()),
            None => Ok(if waited { self.told(was_behind) } else { None }),
        }
    }

    /// What waits is of no use any more: the store was just filled anew.
    pub(super) fn forget_waiting(&mut self) -> Option<Intent> {
        let was_behind = self.waiting.behind().is_some();
        self.waiting.changes.clear();
        self.waiting.deeds = 0;
        self.waiting.trouble = None;
        self.written_to_copy();
        self.told(was_behind)
    }

    /// Writes everything that waits, and opens the profile that could not be opened.
    pub(super) fn catch_up(&mut self, state: &State) -> Vec<Intent> {
        let was_behind = self.waiting.behind().is_some();
        self.write_waiting();
        let followed = self.waiting.trouble.clone().and_then(|trouble| self.follow_back(&trouble, state));
        if followed.is_some() {
            self.write_waiting();
        }
        let anew = followed.filter(|followed| *followed == Followed::Changed).map(|_| books::reread(&self.store));
        if self.waiting.settings.is_some() || self.unsaved_settings {
            self.write_settings(&state.settings);
        }
        if let Some((keeping, _)) = self.waiting.what_if.take() {
            self.write_what_if(keeping);
        }
        // What the copy could not hold is not left behind in memory.
        if self.waiting.trouble.is_none()
            && let Some(reopened) = self.reopen()
        {
            return std::iter::once(reopened).chain(self.told(false)).collect();
        }
        self.told(was_behind).into_iter().chain(anew).collect()
    }

    /// A disk that was taken out and put back, or a folder that was copied back, holds another file than the one that is open. If it holds
    /// exactly what memory holds without the changes that wait, it is the profile's, and is worked on from now on.
    pub(super) fn follow_back(&mut self, trouble: &DiskTrouble, state: &State) -> Option<Followed> {
        if !matches!(trouble.fault, DiskFault::Vanished | DiskFault::Other(_)) {
            return None;
        }
        // Whatever is wrong with the file that is there, what was told already says what to do.
        let opened = Store::open_sound(self.store.path(), Self::now().millis).ok()?;
        if !self.continues(&opened, state) {
            return None;
        }
        std::mem::replace(&mut self.store, opened.store).abandon();
        let started = state.books.payments.values().any(|payment| payment.state == PaymentState::Started);
        Some(if started { Followed::Changed } else { Followed::Same })
    }

    /// Whether memory is what this store becomes with the changes that wait.
    fn continues(&self, opened: &Opened, state: &State) -> bool {
        let mut data = (*opened.data).clone();
        self.waiting.changes.iter().for_each(|change| data.apply(change));
        let money = |books: &Books| (books.last_entry, books.balances.clone(), books.orders.keys().next_back().copied());
        is_same(data, state.data.clone()) && money(&opened.books) == money(&state.books)
    }

    fn reopen(&mut self) -> Option<Intent> {
        let copy = self.waiting.stand_in.as_mut()?;
        let opened = match Store::open(&copy.profile.database, Self::now().millis) {
            Ok(opened) => opened,
            Err(error) => {
                copy.trouble = trouble(&error);
                return None;
            }
        };
        let mut copy = self.waiting.stand_in.take()?;
        // Closing the copy moves its log into its file, so that the file alone holds everything.
        drop(std::mem::replace(&mut self.store, opened.store));
        let kept = (copy.deeds > 0).then(|| copy.keep());
        let reopened = Reopened {
            data: *opened.data,
            books: *opened.books,
            untold: opened.untold,
            data_folder: self.data_folder.display().to_string(),
            notes: opened.set_aside.iter().map(SetAside::told).chain(kept).collect(),
        };
        Some(Intent::Disk(DiskIntent::Reopened(Box::new(reopened))))
    }

    /// Writes the settings if they have changed. Called once the hand is off the dial, so that a drag over years is one write.
    pub fn save_settings(&mut self, settings: &Settings) -> Option<Intent> {
        if !self.unsaved_settings {
            return None;
        }
        let was_behind = self.waiting.behind().is_some();
        self.write_settings(settings);
        let now_behind = self.waiting.settings.is_some();
        if was_behind || now_behind { self.told(was_behind) } else { None }
    }

    /// Writes the user's copy of the rules; it waits like a change if that fails.
    pub(super) fn keep_what_if(&mut self, keeping: Keeping) -> Option<Intent> {
        let was_behind = self.waiting.behind().is_some();
        self.write_what_if(keeping);
        let now_behind = self.waiting.what_if.is_some();
        if was_behind || now_behind { self.told(was_behind) } else { None }
    }

    fn write_what_if(&mut self, keeping: Keeping) {
        let files = WhatIfFiles::beside(self.settings.path(), keeping.of.as_deref());
        let copy = keeping.copy.as_ref().map(|copy| copy.text());
        let written = self.settings.still_there().and_then(|()| files.save(copy, keeping.draft.as_deref()));
        self.waiting.what_if = written.err().map(|error| (keeping, trouble(&error)));
    }

    fn write_settings(&mut self, settings: &Settings) {
        // Cleared even if it fails: the next change, or the user, tries again, not every frame.
        self.unsaved_settings = false;
        self.waiting.settings = self.settings.save(settings).err().map(|error| trouble(&error));
    }
}

impl StandIn {
    /// Makes the copy a profile of its own beside the one that it stood in for; where it is now, in words.
    fn keep(&mut self) -> Text {
        let Some((name, folder)) = self.free_profile() else { return self.left_there() };
        if std::fs::create_dir(&folder).is_err() {
            return self.left_there();
        }
        let to = folder.join(FILE);
        let copied = std::fs::copy(self.folder.path().join(FILE), &to)
            .and_then(|_| std::fs::File::options().write(true).open(&to))
            .and_then(|file| file.sync_all());
        if copied.is_err() {
            // Half a copy must not look like a profile; it was made just now, and the whole one stays where it is.
            drop(std::fs::remove_dir_all(&folder));
            return self.left_there();
        }
        self.deeds = 0;
        disk::kept_as_profile(&name)
    }

    fn left_there(&self) -> Text {
        disk::kept_in(&self.folder.path().display().to_string())
    }

    /// The first of `name-copy-1`, `name-copy-2` … that no profile has.
    fn free_profile(&self) -> Option<(String, PathBuf)> {
        let profiles = self.profile.data_folder().parent()?;
        let short: String = self.profile.name.chars().take(30).collect();
        let named = |number: u32| format!("{}-copy-{number}", short.trim_end());
        let free = (1..1_000).map(named).find(|name| profiles.join(name).symlink_metadata().is_err())?;
        let folder = profiles.join(&free);
        Some((free, folder))
    }
}

/// Whether both are the same, though one may hold more of the older messages than the other.
fn is_same(mut one: Data, mut other: Data) -> bool {
    let (threads, others) = (std::mem::take(&mut one.threads), std::mem::take(&mut other.threads));
    let alike = |one: &Thread, other: &Thread| {
        let (short, long) = if one.messages.len() <= other.messages.len() { (one, other) } else { (other, one) };
        long.messages.ends_with(&short.messages) && (short.has_older || short.messages.len() == long.messages.len())
    };
    let empty = Thread::default();
    let all_alike = |id| alike(threads.get(id).unwrap_or(&empty), others.get(id).unwrap_or(&empty));
    one == other && threads.keys().chain(others.keys()).all(all_alike)
}

/// What is wrong, for words in both languages.
pub(super) fn trouble(error: &StoreError) -> DiskTrouble {
    let at = |path: &PathBuf, fault| DiskTrouble { path: path.display().to_string(), fault };
    match error {
        StoreError::InUse { path } => at(path, DiskFault::InUse),
        StoreError::Newer { path, found, known } => at(path, DiskFault::Newer { found: *found, known: *known }),
        StoreError::Damaged { path, why } => at(path, DiskFault::Damaged(why.clone())),
        StoreError::ReadOnly { path } => at(path, DiskFault::ReadOnly),
        StoreError::Full { path } => at(path, DiskFault::Full),
        StoreError::Vanished { path } => at(path, DiskFault::Vanished),
        StoreError::Io { path, source, .. } => at(path, DiskFault::Other(source.to_string())),
        StoreError::Database { path, source } => at(path, DiskFault::Other(source.to_string())),
        StoreError::ProfileName { name, why } => DiskTrouble { path: name.clone(), fault: DiskFault::Other((*why).to_owned()) },
        StoreError::NoHome | StoreError::OldSqlite { .. } | StoreError::Seed(_) => {
            DiskTrouble { path: "moongate".to_owned(), fault: DiskFault::Other(error.to_string()) }
        }
    }
}

/// The words for a wish that the disk did not fulfil.
pub(super) fn failed(error: &StoreError) -> Intent {
    Intent::StoreFailed(disk::trouble(&trouble(error)))
}
