//! Scenario files: opening one with its store, switching stores when it is entered and left, and
//! saving one.
//!
//! The user's own store stays open meanwhile, so that no other window can open the profile.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::base::{Shell, saved_what_if};
use super::error::{save_error, set_aside_notice};
use super::space::{OpenFile, OwnSpace, ReadySpace};
use crate::app::{
    Event, Failure, Notice, ReadyScenario, ScenarioDraft, ScenarioError, ScenarioEvent,
    ScenarioFile, State, tour_flaw,
};
use crate::domain::tour::Step;
use crate::domain::{Data, Settings, Text};
use crate::policy::{Diagnostic, Policy, Severity};
use crate::store::scenario::{self, Scenario, ScenarioPolicy};
use crate::store::{SettingsFile, Store, StoreError};

/// Maximum number of messages of one conversation in a scenario.
const MAX_MESSAGES: usize = 5_000;

/// Number of messages that are read at a time for a scenario.
const PAGE: usize = 500;

/// Maximum number of errors of a policy that are shown at once.
const MAX_ERRORS: usize = 5;

impl Shell {
    /// Reads a scenario and opens its store.
    pub(super) fn open_scenario(&mut self, file: ScenarioFile, state: &State) -> Event {
        match self.ready_scenario(file, state) {
            Ok((ready, space)) => {
                self.spaces.ready = Some(space);
                Event::Scenario(ScenarioEvent::Ready(Box::new(ready)))
            }
            Err(why) => Event::Scenario(ScenarioEvent::Refused(why)),
        }
    }

    fn ready_scenario(
        &self,
        file: ScenarioFile,
        state: &State,
    ) -> Result<(ReadyScenario, ReadySpace), ScenarioError> {
        let path = match &file {
            ScenarioFile::Path(path) => Some(self.absolute(path)),
            ScenarioFile::Shipped => None,
        };
        let shown = path.as_ref().map_or_else(
            || Scenario::SHIPPED_NAME.to_owned(),
            |path| path.display().to_string(),
        );
        let (scenario, fingerprint) = self.read_scenario(path.as_deref(), &shown)?;
        let (policy, mut notes) = policy(&shown, &scenario.policy)?;
        let original = built_in(policy.id()).map_or_else(|| Arc::clone(&policy), Arc::clone);
        // A folder that has vanished is not created: it may come back.
        if !self.data_folder.is_dir() {
            return Err(store_error(StoreError::Vanished {
                path: self.data_folder.clone(),
            }));
        }
        let space = scenario::space(&self.data_folder, &fingerprint);
        let now = Self::now().millis;
        let seed = scenario.seed(now).map_err(store_error)?;
        // Before the store is created, so that nothing is left of a refused scenario.
        if let Some((step, flaw)) = tour_flaw(&scenario.tour, &policy, &seed.conversations) {
            return Err(ScenarioError::Step {
                file: shown,
                step,
                flaw,
            });
        }
        let opened = Store::open_with(&space.database, now, || Ok(seed)).map_err(store_error)?;
        let mut settings = state.settings.clone();
        scenario.apply_to(&mut settings);
        let saved = saved_what_if(&space.settings, &original);
        let settings_file = SettingsFile::load(&space.settings);
        let aside = [&opened.set_aside, &settings_file.set_aside]
            .into_iter()
            .flatten()
            .chain(&saved.set_aside);
        notes.extend(aside.map(set_aside_notice));
        let ready = ReadyScenario {
            name: scenario.name.clone(),
            file: path.as_ref().map_or(ScenarioFile::Shipped, |path| {
                ScenarioFile::Path(path.display().to_string())
            }),
            data_folder: space.data_folder().display().to_string(),
            data: *opened.data,
            ledger: *opened.ledger,
            unacknowledged: opened.unacknowledged,
            settings,
            policy,
            original,
            what_if: (saved.copy, saved.draft),
            tour: scenario.tour.clone(),
            notes,
        };
        let open = OpenFile {
            scenario,
            at_path: fingerprint.clone(),
            fingerprint,
            path,
            data_folder: space.data_folder().to_owned(),
        };
        Ok((
            ready,
            ReadySpace {
                store: opened.store,
                settings: settings_file.file,
                open,
            },
        ))
    }

    /// Reads the scenario at a path, or the built-in one, with its fingerprint. Refuses the one that
    /// is open.
    fn read_scenario(
        &self,
        path: Option<&Path>,
        shown: &str,
    ) -> Result<(Scenario, String), ScenarioError> {
        let (scenario, fingerprint) = path
            .map_or_else(Scenario::shipped, Scenario::open)
            .map_err(ScenarioError::File)?;
        let open = self.spaces.open.as_ref();
        if open.is_some_and(|open| open.fingerprint == fingerprint) {
            let file = shown.to_owned();
            return Err(ScenarioError::OpenAlready { file });
        }
        Ok((scenario, fingerprint))
    }

    /// Switches to the store that is ready. `before` are the settings of the store in use until
    /// now.
    pub(super) fn enter_scenario(&mut self, before: &Settings) -> Option<Event> {
        let problem = self.save_settings_of_left(before);
        let ReadySpace {
            store,
            settings,
            open,
        } = self.spaces.ready.take()?;
        let left = OwnSpace {
            store: std::mem::replace(&mut self.store, store),
            settings: std::mem::replace(&mut self.settings, settings),
            waiting: std::mem::take(&mut self.waiting),
        };
        // The store that is left may be another scenario's; only the user's own is kept.
        self.spaces.own.get_or_insert(left);
        self.spaces.open = Some(open);
        problem
    }

    /// Switches back to the user's own store. `left` are the settings of the scenario.
    pub(super) fn leave_scenario(&mut self, left: &Settings) -> Option<Event> {
        let problem = self.save_settings_of_left(left);
        if let Some(OwnSpace {
            store,
            settings,
            waiting,
        }) = self.spaces.own.take()
        {
            self.store = store;
            self.settings = settings;
            self.waiting = waiting;
            // The user's settings may not have been written when the scenario was entered.
            self.unsaved_settings = true;
        }
        self.spaces.open = None;
        problem
    }

    /// Saves the settings of a state that the window no longer shows. A failure is reported to the
    /// current state.
    fn save_settings_of_left(&mut self, settings: &Settings) -> Option<Event> {
        self.save_settings(settings)?;
        let error = self.waiting.settings.clone()?;
        Some(Event::StoreFailed(Failure::Store(error)))
    }

    /// Resets the store in use to its first content.
    pub(super) fn reset_store(&mut self) -> Result<(), StoreError> {
        let now = Self::now().millis;
        match &self.spaces.open {
            Some(open) => self.store.reset_to(&open.scenario.seed(now)?),
            None => self.store.reset_demo(now),
        }
    }

    /// Saves the content of the window as a scenario.
    pub(super) fn save_scenario(&mut self, draft: &ScenarioDraft, state: &State) -> Event {
        match self.write_scenario(draft, state) {
            Ok((path, shortened)) => {
                Event::Scenario(ScenarioEvent::Saved(path.display().to_string(), shortened))
            }
            Err(why) => Event::StoreFailed(why),
        }
    }

    fn write_scenario(
        &mut self,
        draft: &ScenarioDraft,
        state: &State,
    ) -> Result<(PathBuf, bool), Failure> {
        let open = self.spaces.open.as_ref();
        let place = self.place(draft)?;
        let (content, shortened) = if draft.without_content {
            (None, false)
        } else {
            let (data, shortened) = self
                .complete_data(&state.data)
                .map_err(|error| Failure::Store(save_error(&error)))?;
            (
                Some(Scenario::content_of(&data, Self::now().millis)),
                shortened,
            )
        };
        let scenario = Scenario {
            name: name(draft.name.trim(), open, state),
            policy: policy_entry(&state.policy),
            date: state.settings.day,
            switches: state.settings.switches,
            language: Some(state.settings.language),
            tab: state.settings.tab,
            content,
            tour: tour(open, draft, state),
            kept: open
                .map(|open| open.scenario.kept.clone())
                .unwrap_or_default(),
        };
        // A folder that has vanished is not created: it may come back.
        if place.folder() == Some(&self.data_folder) && !self.data_folder.is_dir() {
            let path = self.data_folder.clone();
            return Err(Failure::File(save_error(&StoreError::Vanished { path })));
        }
        Ok((self.put(&scenario, place, &draft.name)?, shortened))
    }

    /// The typed destination, or a free name in the data folder.
    fn place(&self, draft: &ScenarioDraft) -> Result<Place, Failure> {
        let typed = draft.path.trim();
        if typed.is_empty() {
            return Ok(Place::FreeName(self.data_folder.clone()));
        }
        let typed = if typed.ends_with(".toml") {
            typed.to_owned()
        } else {
            format!("{typed}{}", scenario::ENDING)
        };
        let path = self.absolute(&typed);
        match path.symlink_metadata() {
            Err(_) => Ok(Place::New(path)),
            Ok(_) => self.may_be_replaced(&path).map(|()| Place::OverOpen(path)),
        }
    }

    /// Checks that a file may be replaced: only that of the open scenario, and only if it is
    /// unchanged since it was read or written.
    fn may_be_replaced(&self, path: &PathBuf) -> Result<(), Failure> {
        let Some(open) = self
            .spaces
            .open
            .as_ref()
            .filter(|open| open.path.as_ref() == Some(path))
        else {
            return Err(Failure::FileExists(path.display().to_string()));
        };
        if Scenario::fingerprint_at(path).as_ref() == Some(&open.at_path) {
            Ok(())
        } else {
            Err(Failure::FileChanged(path.display().to_string()))
        }
    }

    /// Writes a scenario; replaces no file except that of the open scenario.
    fn put(&mut self, scenario: &Scenario, place: Place, name: &str) -> Result<PathBuf, Failure> {
        let failed = |error| Failure::File(save_error(&error));
        match place {
            Place::OverOpen(path) => {
                let written = scenario.replace(&path).map_err(failed)?;
                self.spaces
                    .open
                    .iter_mut()
                    .for_each(|open| open.at_path.clone_from(&written));
                Ok(path)
            }
            Place::New(path) => {
                if scenario.create(&path).map_err(failed)? {
                    Ok(path)
                } else {
                    Err(Failure::FileExists(path.display().to_string()))
                }
            }
            Place::FreeName(folder) => {
                for path in scenario::free_paths(&folder, name) {
                    if scenario.create(&path).map_err(failed)? {
                        return Ok(path);
                    }
                }
                Err(Failure::FileExists(folder.join(name).display().to_string()))
            }
        }
    }

    /// A typed path; a relative one is below the data folder.
    fn absolute(&self, typed: &str) -> PathBuf {
        self.data_folder.join(typed.trim())
    }

    /// The data with its older messages, and whether some were left out because of the limit.
    fn complete_data(&self, data: &Data) -> Result<(Data, bool), StoreError> {
        let mut data = data.clone();
        let mut shortened = false;
        for (id, thread) in &mut data.threads {
            while thread.has_older && thread.messages.len() < MAX_MESSAGES {
                let Some(first) = thread.messages.first().map(|message| message.id) else {
                    break;
                };
                let older = self.store.older(id, first, PAGE)?;
                thread.has_older = older.len() == PAGE;
                thread.messages.splice(0..0, older);
            }
            shortened |= thread.has_older;
        }
        Ok((data, shortened))
    }
}

/// The destination of a saved scenario.
enum Place {
    /// A free name in this folder.
    FreeName(PathBuf),
    /// A new file at this path.
    New(PathBuf),
    /// The file of the open scenario.
    OverOpen(PathBuf),
}

impl Place {
    fn folder(&self) -> Option<&Path> {
        match self {
            Self::FreeName(folder) => Some(folder),
            Self::New(path) | Self::OverOpen(path) => path.parent(),
        }
    }
}

/// The steps of the open scenario and those that the user has added. Without content, steps lead
/// to no conversation.
fn tour(open: Option<&OpenFile>, draft: &ScenarioDraft, state: &State) -> Vec<Step> {
    let steps = open
        .into_iter()
        .flat_map(|open| &open.scenario.tour)
        .chain(&state.session.new_steps);
    let mut steps: Vec<Step> = steps.cloned().collect();
    if draft.without_content && open.is_some_and(|open| open.scenario.content.is_some()) {
        steps.iter_mut().for_each(|step| step.conversation = None);
    }
    steps
}

/// The typed name; an unchanged name of the open scenario keeps its other language.
fn name(typed: &str, open: Option<&OpenFile>, state: &State) -> Text {
    let known = open
        .map(|open| &open.scenario.name)
        .filter(|name| name.get(state.lang()) == typed);
    known.cloned().unwrap_or_else(|| Text {
        en: typed.to_owned().into(),
        zh: typed.to_owned().into(),
    })
}

fn built_in(id: &str) -> Option<&'static Arc<Policy>> {
    [Policy::shipped(), Policy::open_internet()]
        .into_iter()
        .find(|policy| policy.id() == id)
}

/// The entry of a policy in a scenario, with its text only if it is not a built-in one.
fn policy_entry(policy: &Policy) -> ScenarioPolicy {
    let known = built_in(policy.id())
        .is_some_and(|built_in| built_in.fingerprint() == policy.fingerprint());
    ScenarioPolicy {
        id: policy.id().to_owned(),
        fingerprint: Some(policy.fingerprint().to_owned()),
        text: (!known).then(|| policy.text().to_owned()),
        ..ScenarioPolicy::default()
    }
}

/// The policy of a scenario, and notes about it.
fn policy(file: &str, entry: &ScenarioPolicy) -> Result<(Arc<Policy>, Vec<Notice>), ScenarioError> {
    let Some(text) = &entry.text else {
        let (line, column) = entry.place;
        let Some(policy) = built_in(&entry.id) else {
            return Err(ScenarioError::UnknownPolicy {
                place: format!("{file}:{line}:{column}"),
                id: entry.id.clone(),
            });
        };
        let changed = entry
            .fingerprint
            .as_deref()
            .is_some_and(|known| known != policy.fingerprint());
        return Ok((
            Arc::clone(policy),
            if changed {
                vec![Notice::PolicyChanged]
            } else {
                Vec::new()
            },
        ));
    };
    // A text is a copy of some policy, and need not meet the expectations of its original.
    Policy::load_copy(file, text)
        .map(|(policy, _warnings)| (policy, Vec::new()))
        .map_err(|found| {
            let errors = found
                .into_iter()
                .filter(|diagnostic| diagnostic.severity == Severity::Error)
                .take(MAX_ERRORS);
            let placed = |error: Diagnostic| {
                let line = error.line + entry.lines_before;
                (format!("{file}:{line}:{}", error.column), error.message)
            };
            ScenarioError::PolicyErrors(errors.map(placed).collect())
        })
}

#[expect(
    clippy::needless_pass_by_value,
    reason = "used as a function value in `map_err`"
)]
fn store_error(error: StoreError) -> ScenarioError {
    ScenarioError::Store(save_error(&error))
}
