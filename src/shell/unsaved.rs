//! Writing changes and files. What could not be written waits until all of it is written in one
//! transaction.
//!
//! Never writes into a file that is no longer the profile's, and never discards a change that is
//! not written.

use super::base::Shell;
use super::error::save_error;
use super::ledger;
use super::replacement::Replacement;
use crate::app::what_if::WhatIfSnapshot;
use crate::app::{Event, Failure, State, UnsavedChanges, UnsavedEvent};
use crate::domain::{Change, SaveError, Settings};

impl Shell {
    /// The event about unsaved changes; that there are none only if there were some before.
    pub(super) fn unsaved_event(&self, were_unsaved: bool) -> Option<Event> {
        let event = match self.waiting.unsaved() {
            Some(unsaved) => UnsavedEvent::Changed(unsaved),
            None if were_unsaved => UnsavedEvent::Flushed,
            None => return None,
        };
        Some(Event::Unsaved(event))
    }

    /// The unsaved changes, for a new state.
    pub fn unsaved_changes(&self) -> Option<UnsavedChanges> {
        self.waiting.unsaved()
    }

    /// Writes changes, after those that could not be written before.
    pub(super) fn write(&mut self, changes: Vec<Change>) -> Option<Event> {
        let were_unsaved = self.waiting.unsaved().is_some();
        self.waiting.changes.extend(changes);
        self.waiting.user_actions += 1;
        self.write_waiting();
        self.count_action();
        self.unsaved_event(were_unsaved)
    }

    /// Writes all unsaved changes in one transaction.
    fn write_waiting(&mut self) {
        if self.waiting.changes.is_empty() {
            return;
        }
        self.waiting.error = self
            .store
            .write(&self.waiting.changes)
            .err()
            .map(|error| save_error(&error));
        if self.waiting.error.is_none() {
            self.waiting.changes.clear();
            self.waiting.user_actions = 0;
        }
    }

    /// Retries everything before the window closes. Reopens nothing, so that the window keeps
    /// showing what the user has seen.
    pub(super) fn prepare_close(&mut self, state: &State) -> Vec<Event> {
        let loaded = self.write_all(state).then(|| ledger::load(&self.store));
        let own = state
            .own_settings()
            .and_then(|settings| self.spaces.retry_own(settings));
        let checked = Event::Unsaved(UnsavedEvent::CloseChecked {
            here: self.waiting.unsaved(),
            own,
        });
        loaded.into_iter().chain([checked]).collect()
    }

    /// Writes what is unsaved after the window has closed, and makes a changed temporary profile a
    /// profile of its own.
    pub fn close(&mut self, state: &State) {
        self.write_all(state);
        self.waiting.save_temporary(&self.store);
        if let Some(settings) = state.own_settings() {
            self.spaces.retry_own(settings);
        }
        self.spaces.save_temporary();
    }

    /// Writes whatever is unsaved, as far as possible. Returns whether to read the ledger again.
    fn write_all(&mut self, state: &State) -> bool {
        self.write_waiting();
        let replacement = self
            .waiting
            .error
            .clone()
            .and_then(|error| self.open_replacement(&error, state));
        if replacement.is_some() {
            self.write_waiting();
        }
        if self.unsaved_settings {
            self.write_settings(&state.settings);
        }
        self.waiting
            .retry_files(&mut self.settings, &state.settings);
        replacement == Some(Replacement::PaymentEnded)
    }

    /// Counts a user action that only the temporary profile holds.
    pub(super) fn count_action(&mut self) {
        if let Some(temporary) = &mut self.waiting.temporary_profile {
            temporary.count_action();
        }
    }

    /// Writes the unsaved changes before the store is read or written for something else.
    ///
    /// # Errors
    /// The error of writing them.
    pub(super) fn flush_changes(&mut self) -> Result<Option<Event>, SaveError> {
        let were_unsaved = self.waiting.unsaved().is_some();
        let waited = !self.waiting.changes.is_empty();
        self.write_waiting();
        match &self.waiting.error {
            Some(error) => Err(error.clone()),
            None => Ok(if waited {
                self.unsaved_event(were_unsaved)
            } else {
                None
            }),
        }
    }

    /// The event that refuses to switch to another store, which would lose unsaved changes; `None`
    /// if there are none.
    pub(super) fn refuse_to_switch(&mut self) -> Option<Event> {
        self.write_waiting();
        let waits = self.waiting.error.is_some() || self.waiting.what_if.is_some();
        waits.then_some(Event::StoreFailed(Failure::UnsavedChanges))
    }

    /// Discards the unsaved changes, since the content of the store was reset.
    pub(super) fn discard_unsaved(&mut self) -> Option<Event> {
        let were_unsaved = self.waiting.unsaved().is_some();
        self.waiting.changes.clear();
        self.waiting.user_actions = 0;
        self.waiting.error = None;
        self.count_action();
        self.unsaved_event(were_unsaved)
    }

    /// Writes everything that is unsaved, and reopens a profile that could not be opened.
    pub(super) fn flush(&mut self, state: &State) -> Vec<Event> {
        let loaded = self.write_all(state).then(|| ledger::load(&self.store));
        // Changes that are in memory only would be lost.
        if self.waiting.error.is_none()
            && let Some(reopened) = self.reopen(state)
        {
            return std::iter::once(reopened)
                .chain(self.unsaved_event(false))
                .collect();
        }
        // Always an answer, since the window may show an older state.
        self.unsaved_event(true).into_iter().chain(loaded).collect()
    }

    /// Writes the settings if they have changed. Called when the pointer is released, so that a drag
    /// of the time bar is one write.
    pub fn save_settings(&mut self, settings: &Settings) -> Option<Event> {
        if !self.unsaved_settings {
            return None;
        }
        let were_unsaved = self.waiting.unsaved().is_some();
        self.write_settings(settings);
        let are_unsaved = self.waiting.settings.is_some();
        if were_unsaved || are_unsaved {
            self.unsaved_event(were_unsaved)
        } else {
            None
        }
    }

    /// Writes the what-if policy.
    pub(super) fn save_what_if(&mut self, snapshot: WhatIfSnapshot) -> Option<Event> {
        let were_unsaved = self.waiting.unsaved().is_some();
        self.waiting.write_what_if(&self.settings, snapshot);
        let are_unsaved = self.waiting.unsaved().is_some();
        if were_unsaved || are_unsaved {
            self.unsaved_event(were_unsaved)
        } else {
            None
        }
    }

    fn write_settings(&mut self, settings: &Settings) {
        // Cleared even if it fails: the next change or the user retries, not every frame.
        self.unsaved_settings = false;
        self.waiting.write_settings(&mut self.settings, settings);
    }
}
