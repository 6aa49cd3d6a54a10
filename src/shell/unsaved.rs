//! What the disk does not take: it waits here, in its order, until it is written in one go.
//!
//! Never writes into a file that is no longer the profile's, and never lets go of a change that is
//! not written.

mod text;

use std::path::PathBuf;

use super::{Shell, TemporaryProfile, ledger};
use crate::app::what_if::Keeping;
use crate::app::{Intent, Kept, State, UnsavedChanges, UnsavedIntent, WAITS};
use crate::domain::ledger::{Ledger, PaymentState};
use crate::domain::{Change, Data, OrderId, SaveError, SaveErrorKind, Settings, Thread};
use crate::i18n;
use crate::store::{SettingsFile, Store, StoreError, WhatIfFiles};

/// Everything of one data space that is not on its disk.
#[derive(Default)]
pub(super) struct Waiting {
    /// Changes in the order in which they were made.
    changes: Vec<Change>,
    /// How many things the user did to make them, since one thing may be several changes.
    user_actions: usize,
    /// Why they could not be written.
    trouble: Option<SaveError>,
    /// Why the settings could not be written.
    settings: Option<SaveError>,
    /// The user's copy of the rules, and why it could not be written.
    what_if: Option<(Keeping, SaveError)>,
    /// The profile that is to be opened yet.
    pub(super) temporary_profile: Option<TemporaryProfile>,
}

/// What a profile holds that came back as other files.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Followed {
    /// What memory holds.
    Same,
    /// The same, but that opening it has ended a payment that was under way: the ledger is to be
    /// read anew.
    Changed,
}

impl Waiting {
    /// Nothing waits but the profile itself, if something stands in for it.
    pub(super) fn for_profile(temporary_profile: Option<TemporaryProfile>) -> Self {
        Self {
            temporary_profile,
            ..Self::default()
        }
    }

    /// Why the settings could not be written.
    pub(super) fn settings_trouble(&self) -> Option<&SaveError> {
        self.settings.as_ref()
    }

    pub(super) fn behind(&self) -> Option<UnsavedChanges> {
        let behind = |trouble: &SaveError, changes, kept| UnsavedChanges {
            trouble: trouble.clone(),
            changes,
            kept,
        };
        let rules = self.what_if.as_ref().map(|(_, trouble)| trouble);
        let user_actions = self.user_actions + usize::from(rules.is_some());
        match (
            self.trouble.as_ref().or(rules),
            &self.temporary_profile,
            &self.settings,
        ) {
            (Some(trouble), _, _) => Some(behind(trouble, user_actions, Kept::InMemory)),
            (None, Some(copy), _) => Some(behind(
                copy.trouble(),
                copy.user_actions(),
                Kept::InCopy(copy.place()),
            )),
            (None, None, Some(trouble)) => Some(behind(trouble, 0, Kept::InMemory)),
            (None, None, None) => None,
        }
    }

    fn write_what_if(&mut self, beside: &SettingsFile, keeping: Keeping) {
        let files = WhatIfFiles::beside(beside.path(), keeping.of.as_deref());
        let copy = keeping.copy.as_ref().map(|copy| copy.text());
        let written = beside
            .still_there()
            .and_then(|()| files.save(copy, keeping.draft.as_deref()));
        self.what_if = written.err().map(|error| (keeping, trouble(&error)));
        if let Some(copy) = self
            .temporary_profile
            .as_mut()
            .filter(|_| self.what_if.is_none())
        {
            copy.count_rules();
        }
    }

    fn write_settings(&mut self, file: &mut SettingsFile, settings: &Settings) {
        self.settings = file.save(settings).err().map(|error| trouble(&error));
    }

    /// What is in memory only: changes, and the text of the rules.
    pub(super) fn unwritten(&self) -> (&[Change], Option<String>) {
        let text = |keeping: &Keeping| {
            keeping
                .draft
                .clone()
                .or_else(|| keeping.copy.as_ref().map(|copy| copy.text().to_owned()))
                .unwrap_or_default()
        };
        (
            &self.changes,
            self.what_if.as_ref().map(|(keeping, _)| text(keeping)),
        )
    }

    /// Tries the files beside the database once more; changes are for the store.
    pub(super) fn retry_files(&mut self, file: &mut SettingsFile, settings: &Settings) {
        if self.settings.is_some() {
            self.write_settings(file, settings);
        }
        if let Some((keeping, _)) = self.what_if.take() {
            self.write_what_if(file, keeping);
        }
    }

    /// The window is gone: what was written on the copy is put where the user finds it again, as
    /// was said when closing.
    pub(super) fn keep_copy(&mut self, store: &Store) {
        if let Some(copy) = &mut self.temporary_profile {
            copy.keep_written(store);
        }
    }
}

impl Shell {
    /// Says what the disk lacks; that it lacks nothing any more only if it was behind.
    pub(super) fn told(&self, was_behind: bool) -> Option<Intent> {
        let intent = match self.waiting.behind() {
            Some(behind) => UnsavedIntent::UnsavedChanges(behind),
            None if was_behind => UnsavedIntent::Flushed,
            None => return None,
        };
        Some(Intent::Disk(intent))
    }

    /// What the disk lacks now, for a fresh state.
    pub fn behind(&self) -> Option<UnsavedChanges> {
        self.waiting.behind()
    }

    /// Writes changes after those that wait.
    pub(super) fn write(&mut self, changes: Vec<Change>) -> Option<Intent> {
        let was_behind = self.waiting.behind().is_some();
        self.waiting.changes.extend(changes);
        self.waiting.user_actions += 1;
        self.write_waiting();
        self.written_to_copy();
        self.told(was_behind)
    }

    /// One go for everything that waits, so that either all of it is on the disk or it waits on.
    fn write_waiting(&mut self) {
        if self.waiting.changes.is_empty() {
            return;
        }
        self.waiting.trouble = self
            .store
            .write(&self.waiting.changes)
            .err()
            .map(|error| trouble(&error));
        if self.waiting.trouble.is_none() {
            self.waiting.changes.clear();
            self.waiting.user_actions = 0;
        }
    }

    /// The window is to be closed: tries everything once more and says what the disk lacks all the
    /// same. Opens nothing anew, so that what is on the screen stays what the user has seen.
    pub(super) fn prepare_close(&mut self, state: &State) -> Vec<Intent> {
        let anew = self.write_all(state).then(|| ledger::reread(&self.store));
        let own = state
            .own_settings()
            .and_then(|settings| self.spaces.retry_own(settings));
        let unwritten = Intent::Disk(UnsavedIntent::Unwritten {
            here: self.waiting.behind(),
            own,
        });
        anew.into_iter().chain([unwritten]).collect()
    }

    /// The window is gone: writes what waits if the disk takes it now, and puts a copy where its
    /// writing is found again.
    pub fn last_try(&mut self, state: &State) {
        self.write_all(state);
        self.waiting.keep_copy(&self.store);
        if let Some(settings) = state.own_settings() {
            self.spaces.retry_own(settings);
        }
        self.spaces.keep_copy();
    }

    /// Writes whatever waits, as far as the disk takes it; whether the ledger is to be read anew.
    fn write_all(&mut self, state: &State) -> bool {
        self.write_waiting();
        let followed = self
            .waiting
            .trouble
            .clone()
            .and_then(|trouble| self.follow_back(&trouble, state));
        if followed.is_some() {
            self.write_waiting();
        }
        if self.unsaved_settings {
            self.write_settings(&state.settings);
        }
        self.waiting
            .retry_files(&mut self.settings, &state.settings);
        followed == Some(Followed::Changed)
    }

    /// Whatever changes a copy that stands in is counted, since the profile lacks it.
    pub(super) fn written_to_copy(&mut self) {
        if let Some(copy) = &mut self.waiting.temporary_profile {
            copy.count_deed();
        }
    }

    /// Tries to have everything on the disk before something else is asked of it; why not.
    pub(super) fn settle(&mut self) -> Result<Option<Intent>, SaveError> {
        let was_behind = self.waiting.behind().is_some();
        let waited = !self.waiting.changes.is_empty();
        self.write_waiting();
        match &self.waiting.trouble {
            Some(trouble) => Err(trouble.clone()),
            None => Ok(if waited { self.told(was_behind) } else { None }),
        }
    }

    /// What to say instead of changing this store for another one: that something waits which
    /// nobody would hold any more.
    pub(super) fn if_settled(&mut self) -> Option<Intent> {
        self.write_waiting();
        let waits = self.waiting.trouble.is_some() || self.waiting.what_if.is_some();
        waits.then_some(Intent::StoreFailed(WAITS))
    }

    /// What waits is of no use any more: the store was just filled anew.
    pub(super) fn forget_waiting(&mut self) -> Option<Intent> {
        let was_behind = self.waiting.behind().is_some();
        self.waiting.changes.clear();
        self.waiting.user_actions = 0;
        self.waiting.trouble = None;
        self.written_to_copy();
        self.told(was_behind)
    }

    /// Writes everything that waits, and opens the profile that could not be opened.
    pub(super) fn flush(&mut self, state: &State) -> Vec<Intent> {
        let anew = self.write_all(state).then(|| ledger::reread(&self.store));
        // What the copy could not hold is not left behind in memory.
        if self.waiting.trouble.is_none()
            && let Some(reopened) = self.reopen(state)
        {
            return std::iter::once(reopened).chain(self.told(false)).collect();
        }
        // Always an answer, since what the user sees may be behind what is so.
        self.told(true).into_iter().chain(anew).collect()
    }

    /// A disk that was taken out and put back, or a folder that was copied back, holds another file
    /// than the one that is open. If it holds exactly what memory holds without the changes that
    /// wait, it is the profile's, and is worked on from now on.
    pub(super) fn follow_back(&mut self, trouble: &SaveError, state: &State) -> Option<Followed> {
        if !matches!(
            trouble.fault,
            SaveErrorKind::Vanished | SaveErrorKind::Other(_)
        ) {
            return None;
        }
        // Whatever is wrong with the file that is there, what was told already says what to do.
        let is_ours = |data: &Data, ledger: &Ledger| self.continues(data, ledger, state);
        let opened = Store::open_if(self.store.path(), Self::now().millis, is_ours).ok()?;
        std::mem::replace(&mut self.store, opened.store).abandon();
        let started = state
            .ledger
            .payments
            .values()
            .any(|payment| payment.state == PaymentState::Started);
        Some(if started {
            Followed::Changed
        } else {
            Followed::Same
        })
    }

    /// Whether memory is what this store becomes with the changes that wait.
    fn continues(&self, data: &Data, ledger: &Ledger, state: &State) -> bool {
        let mut data = data.clone();
        self.waiting
            .changes
            .iter()
            .for_each(|change| data.apply(change));
        is_same(data, state.data.clone()) && are_same(ledger, &state.ledger)
    }

    /// Writes the settings if they have changed. Called once the hand is off the dial, so that a
    /// drag over years is one write.
    pub fn save_settings(&mut self, settings: &Settings) -> Option<Intent> {
        if !self.unsaved_settings {
            return None;
        }
        let was_behind = self.waiting.behind().is_some();
        self.write_settings(settings);
        let now_behind = self.waiting.settings.is_some();
        if was_behind || now_behind {
            self.told(was_behind)
        } else {
            None
        }
    }

    /// Writes the user's copy of the rules; it waits like a change if that fails.
    pub(super) fn keep_what_if(&mut self, keeping: Keeping) -> Option<Intent> {
        let was_behind = self.waiting.behind().is_some();
        self.write_what_if(keeping);
        let now_behind = self.waiting.behind().is_some();
        if was_behind || now_behind {
            self.told(was_behind)
        } else {
            None
        }
    }

    fn write_what_if(&mut self, keeping: Keeping) {
        self.waiting.write_what_if(&self.settings, keeping);
    }

    fn write_settings(&mut self, settings: &Settings) {
        // Cleared even if it fails: the next change, or the user, tries again, not every frame.
        self.unsaved_settings = false;
        self.waiting.write_settings(&mut self.settings, settings);
    }
}

/// Whether both are the same, though one may hold more of the older messages than the other.
fn is_same(mut one: Data, mut other: Data) -> bool {
    let (threads, others) = (
        std::mem::take(&mut one.threads),
        std::mem::take(&mut other.threads),
    );
    let alike = |one: &Thread, other: &Thread| {
        let (short, long) = if one.messages.len() <= other.messages.len() {
            (one, other)
        } else {
            (other, one)
        };
        long.messages.ends_with(&short.messages)
            && (short.has_older || short.messages.len() == long.messages.len())
    };
    let empty = Thread::default();
    let all_alike = |id| {
        alike(
            threads.get(id).unwrap_or(&empty),
            others.get(id).unwrap_or(&empty),
        )
    };
    one == other && threads.keys().chain(others.keys()).all(all_alike)
}

/// Whether both are the same ledger, as far as `disk` is loaded; memory may hold more of the older
/// orders.
fn are_same(disk: &Ledger, memory: &Ledger) -> bool {
    let numbers = |ledger: &Ledger| {
        (
            ledger.last_order,
            ledger.last_entry,
            ledger.balances.clone(),
        )
    };
    let oldest = disk
        .orders
        .keys()
        .rev()
        .nth(Store::LOADED_ORDERS - 1)
        .filter(|_| disk.has_older_orders);
    let known =
        |id: &OrderId| disk.orders.contains_key(id) || oldest.is_some_and(|oldest| id < oldest);
    numbers(disk) == numbers(memory)
        && disk
            .orders
            .iter()
            .all(|(id, order)| memory.orders.get(id) == Some(order))
        && disk
            .payments
            .iter()
            .all(|(key, payment)| memory.payments.get(key) == Some(payment))
        && memory.orders.keys().all(known)
        && memory.payments.values().all(|payment| {
            disk.payments.contains_key(&payment.key) || !disk.orders.contains_key(&payment.order)
        })
}

/// What is wrong, for words in both languages.
pub(super) fn trouble(error: &StoreError) -> SaveError {
    let at = |path: &PathBuf, fault| SaveError {
        path: path.display().to_string(),
        fault,
    };
    match error {
        StoreError::InUse { path } => at(path, SaveErrorKind::InUse),
        StoreError::Newer { path, found, known } => at(
            path,
            SaveErrorKind::Newer {
                found: *found,
                known: *known,
            },
        ),
        StoreError::Damaged { path, why } => at(path, SaveErrorKind::Damaged(why.clone())),
        StoreError::ReadOnly { path } => at(path, SaveErrorKind::ReadOnly),
        StoreError::Full { path } => at(path, SaveErrorKind::Full),
        StoreError::Vanished { path } => at(path, SaveErrorKind::Vanished),
        StoreError::Io { path, source, .. } => at(path, SaveErrorKind::Other(source.to_string())),
        StoreError::Database { path, source } => at(path, SaveErrorKind::Other(source.to_string())),
        StoreError::ProfileName { name, why } => SaveError {
            path: name.clone(),
            fault: SaveErrorKind::Other((*why).to_owned()),
        },
        StoreError::NoHome | StoreError::OldSqlite { .. } | StoreError::Seed(_) => SaveError {
            path: "moongate".to_owned(),
            fault: SaveErrorKind::Other(error.to_string()),
        },
    }
}

/// The words for a wish that the disk did not fulfil.
pub(super) fn failed(error: &StoreError) -> Intent {
    Intent::StoreFailed(i18n::unsaved::trouble(&trouble(error)))
}
