//! Starts the app: opens the profile of the options and loads everything into memory. Knows no
//! window.

use std::collections::VecDeque;
use std::sync::Arc;

use super::options::Options;
use crate::app::what_if::{self, WhatIfIntent};
use crate::app::{
    Effects, Event, Intent, Notice, PolicyFileError, ScenarioIntent, State, on_event, update,
};
use crate::domain::Text;
use crate::i18n::{profile, start as words, unsaved};
use crate::policy::Policy;
use crate::shell::{Shell, TemporaryProfile, save_error, set_aside_notice};
use crate::store::demo::{self, ContentError};
use crate::store::{Fallback, Home, Opened, ProfilePaths, SettingsFile, Store, StoreError};

/// A state and a shell, ready for a window.
pub struct Started {
    /// The state.
    pub state: State,
    /// The shell.
    pub shell: Shell,
    /// The folders of all profiles.
    pub(super) home: Home,
    /// The options of the start.
    pub(super) options: Options,
}

/// Reason why the app could not start.
#[derive(Debug)]
pub enum StartError {
    /// The profile could not be opened.
    Profile(StoreError),
    /// The demo content could not be read.
    Content(ContentError),
}

impl StartError {
    /// The reason, without a full stop.
    pub fn text(&self) -> Text {
        let error = match self {
            Self::Profile(error) => error,
            Self::Content(error) => return words::wrong_content(&error.to_string()),
        };
        match error {
            StoreError::NoHome => words::NO_HOME,
            StoreError::OldSqlite { found } => words::old_sqlite(found),
            StoreError::ProfileName { name, why } => profile::bad_name(name, *why),
            StoreError::Seed(why) => words::wrong_content(why),
            StoreError::InUse { .. }
            | StoreError::Newer { .. }
            | StoreError::Damaged { .. }
            | StoreError::ReadOnly { .. }
            | StoreError::Full { .. }
            | StoreError::Vanished { .. }
            | StoreError::Io { .. }
            | StoreError::Database { .. } => unsaved::trouble(&save_error(error)),
        }
    }
}

/// Opens the profile of the options and loads everything. The window shows errors that do not
/// prevent the start.
///
/// # Errors
/// [`StartError::Profile`] if the profile cannot be opened, for example because another window uses
/// it, and no temporary profile can replace it; [`StartError::Content`] if the demo content is wrong.
pub fn start(home: &Home, options: &Options) -> Result<Started, StartError> {
    let profile = home
        .profile(options.profile.as_deref().unwrap_or(Home::DEFAULT_PROFILE))
        .map_err(StartError::Profile)?;
    // First, since only the program that holds the lock may set damaged files aside.
    let (opened, temporary_profile) = open_store(&profile).map_err(StartError::Profile)?;
    let settings_path = temporary_profile
        .as_ref()
        .map_or_else(|| profile.settings.clone(), TemporaryProfile::settings);
    let loaded = SettingsFile::load(&settings_path);
    let mut notices: Vec<Notice> = loaded
        .set_aside
        .iter()
        .map(set_aside_notice)
        .chain(loaded.fallbacks.into_iter().map(setting_reset))
        .collect();
    notices.extend(opened.set_aside.iter().map(set_aside_notice));
    let mut settings = loaded.settings;
    settings.day = options.date.unwrap_or(settings.day).to_policy_date();
    settings.language = options.lang.unwrap_or(settings.language);
    settings.tab = options.tab.unwrap_or(settings.tab);

    let (policy, policy_errors) = policy(options);
    let catalogue = demo::catalogue()
        .map(Arc::new)
        .map_err(StartError::Content)?;

    let mut state = State::new(*opened.data, settings, policy, catalogue);
    state.choose_conversations();
    state.ledger = *opened.ledger;
    state.session.paying.unacknowledged = opened.unacknowledged;
    state.profile.clone_from(&profile.name);
    state.data_folder = profile.data_folder().display().to_string();
    state.session.policy_errors = policy_errors;
    let shell = Shell::new(
        opened.store,
        loaded.file,
        profile.data_folder().to_path_buf(),
        temporary_profile,
    );
    let kept = shell.saved_what_if(&state.policy);
    notices.extend(kept.set_aside.iter().map(set_aside_notice));
    what_if::restore(&mut state, kept.copy.as_deref(), kept.draft);
    for notice in notices {
        state.session.notify(notice);
    }
    state.session.unsaved = shell.unsaved_changes();
    let mut started = Started {
        state,
        shell,
        home: home.clone(),
        options: options.clone(),
    };
    if let Some(path) = options.file.as_ref().or(options.scenario.as_ref()) {
        // A relative path is below the data folder in the window, but below the working directory
        // on the command line.
        let path = std::path::absolute(path).unwrap_or_else(|_| path.clone());
        started.carry_out(vec![Intent::Scenario(ScenarioIntent::Open(
            path.display().to_string(),
        ))]);
    }
    Ok(started)
}

/// Opens the database of the profile, or a temporary profile if it can't be opened. A profile that
/// another window uses is an error.
fn open_store(profile: &ProfilePaths) -> Result<(Opened, Option<TemporaryProfile>), StoreError> {
    let now = Shell::now().millis;
    match Store::open(&profile.database, now) {
        Ok(opened) => Ok((opened, None)),
        Err(error @ StoreError::InUse { .. }) => Err(error),
        Err(error) => {
            let (temporary_profile, opened) = TemporaryProfile::open(profile.clone(), &error, now)?;
            Ok((opened, Some(temporary_profile)))
        }
    }
}

fn policy(options: &Options) -> (Arc<Policy>, Vec<PolicyFileError>) {
    let shipped = || Arc::clone(Policy::shipped());
    let Some(path) = &options.policy else {
        return (shipped(), Vec::new());
    };
    let name = path.display().to_string();
    let text = match std::fs::read_to_string(path) {
        Ok(text) => text,
        Err(error) => {
            let why = error.to_string();
            return (
                shipped(),
                vec![PolicyFileError::Unreadable { file: name, why }],
            );
        }
    };
    match Policy::load(&name, &text) {
        Ok((policy, _warnings)) => (policy, Vec::new()),
        Err(diagnostics) => (
            shipped(),
            diagnostics
                .iter()
                .map(|diagnostic| PolicyFileError::Content(diagnostic.to_string()))
                .collect(),
        ),
    }
}

fn setting_reset(fallback: Fallback) -> Notice {
    let Fallback { key, value, why } = fallback;
    Notice::SettingReset { key, value, why }
}

impl Started {
    /// Writes the settings if they have changed.
    pub fn save_settings(&mut self) -> Option<Event> {
        self.shell.save_settings(&self.state.settings)
    }

    /// Writes the unsaved changes before the window closes.
    pub fn close(&mut self) {
        self.carry_out(vec![Intent::WhatIf(WhatIfIntent::Save)]);
        // Errors were shown before closing, and the files keep their last good state.
        self.shell.close(&self.state);
    }

    /// Carries out intents. The events that answer an intent are handled before the next one, which
    /// may depend on them.
    pub fn carry_out(&mut self, intents: Vec<Intent>) {
        for intent in intents {
            let mut fx = Effects::default();
            update(&mut self.state, intent, Shell::now(), &mut fx);
            let events = self.shell.run(fx, &self.state);
            self.handle(events);
        }
    }

    /// Handles events; the events that answer one are handled before the next.
    pub fn handle(&mut self, events: Vec<Event>) {
        let mut queue = VecDeque::from(events);
        while let Some(event) = queue.pop_front() {
            let mut fx = Effects::default();
            on_event(&mut self.state, event, Shell::now(), &mut fx);
            for answer in self.shell.run(fx, &self.state).into_iter().rev() {
                queue.push_front(answer);
            }
        }
    }
}
