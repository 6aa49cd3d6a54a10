//! Scenarios on the disk: reads one and makes its data space ready, swaps stores when it is entered
//! and left, and writes one.
//!
//! The user's own store and settings file are kept open and untouched meanwhile, so no other window
//! can take the profile.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::Shell;
use super::unsaved::{Waiting, trouble};
use crate::app::{
    Intent, ReadyScenario, ScenarioDraft, ScenarioFile, ScenarioIntent, State, UnsavedChanges,
    tour_flaw,
};
use crate::domain::tour::Step;
use crate::domain::{Data, Lang, Settings, Text};
use crate::i18n::{self, scenario as words};
use crate::policy::{Policy, Severity};
use crate::store::scenario::{self, Scenario, ScenarioPolicy};
use crate::store::{SetAside, SettingsFile, Store, StoreError};

/// The most messages of one conversation that a scenario takes along.
const MAX_MESSAGES: usize = 5_000;

/// How many messages are read at a time for a scenario.
const PAGE: usize = 500;

/// How many errors of a policy are told at once.
const MAX_ERRORS: usize = 5;

/// The data space of a scenario.
pub(super) struct Space {
    store: Store,
    settings: SettingsFile,
    open: Open,
}

/// What stays known of the scenario that is open.
pub(super) struct Open {
    scenario: Scenario,
    fingerprint: String,
    /// Where it was read; nowhere if it is built in.
    path: Option<PathBuf>,
    /// The fingerprint of the text that was last read or written there.
    at_path: String,
    /// Where its data lies.
    data_folder: PathBuf,
}

/// The user's own data space, with what waits for its disk.
struct Own {
    store: Store,
    settings: SettingsFile,
    waiting: Waiting,
}

/// The stores beside the one in use.
#[derive(Default)]
pub(super) struct Spaces {
    /// The user's own, while a scenario is open.
    own: Option<Own>,
    /// Made ready, not entered yet.
    ready: Option<Space>,
    /// The one that is open.
    open: Option<Open>,
}

impl Spaces {
    /// Tries the files of the user's own, which is not on the screen, once more; what its disk
    /// lacks all the same.
    pub(super) fn retry_own(&mut self, settings: &Settings) -> Option<UnsavedChanges> {
        let Own {
            settings: file,
            waiting,
            ..
        } = self.own.as_mut()?;
        waiting.retry_files(file, settings);
        waiting.behind()
    }

    /// The window is gone: puts a copy that stands in for the user's own where its writing is found
    /// again.
    pub(super) fn keep_copy(&mut self) {
        if let Some(Own { store, waiting, .. }) = &mut self.own {
            waiting.keep_copy(store);
        }
    }
}

impl Shell {
    /// Reads a scenario and makes its store ready.
    pub(super) fn open_scenario(&mut self, file: ScenarioFile, state: &State) -> Intent {
        match self.ready_scenario(file, state) {
            Ok((ready, space)) => {
                self.spaces.ready = Some(space);
                Intent::Scenario(ScenarioIntent::Ready(Box::new(ready)))
            }
            Err(why) => Intent::Scenario(ScenarioIntent::Refused(why)),
        }
    }

    fn ready_scenario(
        &self,
        file: ScenarioFile,
        state: &State,
    ) -> Result<(ReadyScenario, Space), Text> {
        let path = match &file {
            ScenarioFile::Path(path) => Some(self.placed(path)),
            ScenarioFile::Shipped => None,
        };
        let shown = path.as_ref().map_or_else(
            || Scenario::SHIPPED_NAME.to_owned(),
            |path| path.display().to_string(),
        );
        let (scenario, fingerprint) = path
            .as_ref()
            .map_or_else(Scenario::shipped, |path| Scenario::open(path))?;
        if self
            .spaces
            .open
            .as_ref()
            .is_some_and(|open| open.fingerprint == fingerprint)
        {
            return Err(words::open_already(&shown));
        }
        let (policy, mut notes) = policy(&shown, &scenario.policy)?;
        let original = built_in(policy.id()).map_or_else(|| Arc::clone(&policy), Arc::clone);
        // The folder is not made anew if it has vanished.
        if !self.data_folder.is_dir() {
            return Err(said(StoreError::Vanished {
                path: self.data_folder.clone(),
            }));
        }
        let space = scenario::space(&self.data_folder, &fingerprint);
        let now = Self::now().millis;
        let seed = scenario.seed(now).map_err(said)?;
        // Before the space is made: of what is refused, nothing stays behind.
        if let Some((step, why)) = tour_flaw(&scenario.tour, &policy, &seed.conversations) {
            return Err(words::wrong_step(&shown, step, &why));
        }
        let opened = Store::open_with(&space.database, now, || Ok(seed)).map_err(said)?;
        let mut settings = state.settings.clone();
        scenario.settle(&mut settings);
        let kept = super::kept_what_if(&space.settings, &original);
        let settings_file = SettingsFile::load(&space.settings);
        let aside = [&opened.set_aside, &settings_file.set_aside]
            .into_iter()
            .flatten()
            .chain(&kept.set_aside);
        notes.extend(aside.map(SetAside::notice));
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
            what_if: (kept.copy, kept.draft),
            tour: scenario.tour.clone(),
            notes,
        };
        let open = Open {
            scenario,
            at_path: fingerprint.clone(),
            fingerprint,
            path,
            data_folder: space.data_folder().to_owned(),
        };
        Ok((
            ready,
            Space {
                store: opened.store,
                settings: settings_file.file,
                open,
            },
        ))
    }

    /// Works on the store that was made ready. `before` are the settings of what was open until
    /// now.
    pub(super) fn enter_scenario(&mut self, before: &Settings) -> Option<Intent> {
        let problem = self.save_settings_of_left(before);
        let Space {
            store,
            settings,
            open,
        } = self.spaces.ready.take()?;
        let left = Own {
            store: std::mem::replace(&mut self.store, store),
            settings: std::mem::replace(&mut self.settings, settings),
            waiting: std::mem::take(&mut self.waiting),
        };
        // What is left may be another scenario; only the user's own is kept.
        self.spaces.own.get_or_insert(left);
        self.spaces.open = Some(open);
        problem
    }

    /// Works on the user's own store again. `left` are the settings of the scenario.
    pub(super) fn leave_scenario(&mut self, left: &Settings) -> Option<Intent> {
        let problem = self.save_settings_of_left(left);
        if let Some(Own {
            store,
            settings,
            waiting,
        }) = self.spaces.own.take()
        {
            self.store = store;
            self.settings = settings;
            self.waiting = waiting;
            // Those of the user may not have been written when the scenario was entered.
            self.unsaved_settings = true;
        }
        self.spaces.open = None;
        problem
    }

    /// The state that these settings belong to is no longer on the screen, so a failure is told
    /// where the user is now.
    fn save_settings_of_left(&mut self, settings: &Settings) -> Option<Intent> {
        self.save_settings(settings)?;
        let trouble = self.waiting.settings_trouble()?;
        Some(Intent::StoreFailed(i18n::unsaved::trouble(trouble)))
    }

    /// The folder of the data space that is open: what is exported from it lies there.
    pub(super) fn open_folder(&self) -> &Path {
        self.spaces
            .open
            .as_ref()
            .map_or(&self.data_folder, |open| &open.data_folder)
    }

    /// Puts the content back with which the open data space began.
    pub(super) fn reset_content(&mut self) -> Result<(), StoreError> {
        let now = Self::now().millis;
        match &self.spaces.open {
            Some(open) => self.store.reset_to(&open.scenario.seed(now)?),
            None => self.store.reset_demo(now),
        }
    }

    /// Writes what is on the screen as a scenario.
    pub(super) fn save_scenario(&mut self, draft: &ScenarioDraft, state: &State) -> Intent {
        match self.written_scenario(draft, state) {
            Ok((path, shortened)) => {
                Intent::Scenario(ScenarioIntent::Saved(path.display().to_string(), shortened))
            }
            Err(why) => Intent::StoreFailed(why),
        }
    }

    fn written_scenario(
        &mut self,
        draft: &ScenarioDraft,
        state: &State,
    ) -> Result<(PathBuf, bool), Text> {
        let open = self.spaces.open.as_ref();
        let place = self.place(draft)?;
        let (content, shortened) = if draft.without_content {
            (None, false)
        } else {
            let (data, shortened) = self.whole(&state.data).map_err(said)?;
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
        // The folder is not made anew if it has vanished: it would stand in the way when it comes
        // back.
        if place.folder() == Some(&self.data_folder) && !self.data_folder.is_dir() {
            let path = self.data_folder.clone();
            return Err(i18n::unsaved::file_failed(&trouble(
                &StoreError::Vanished { path },
            )));
        }
        Ok((self.put(&scenario, place, &draft.name)?, shortened))
    }

    /// Where to write: a free name in the data folder, or what was typed.
    fn place(&self, draft: &ScenarioDraft) -> Result<Place, Text> {
        let typed = draft.path.trim();
        if typed.is_empty() {
            return Ok(Place::FreeName(self.data_folder.clone()));
        }
        let typed = if typed.ends_with(".toml") {
            typed.to_owned()
        } else {
            format!("{typed}{}", scenario::ENDING)
        };
        let path = self.placed(&typed);
        match path.symlink_metadata() {
            Err(_) => Ok(Place::New(path)),
            Ok(_) => self.may_be_replaced(&path).map(|()| Place::OverOpen(path)),
        }
    }

    /// Nothing is replaced but the open scenario, and that only if its file still holds what was
    /// read from it or written to it.
    fn may_be_replaced(&self, path: &PathBuf) -> Result<(), Text> {
        let Some(open) = self
            .spaces
            .open
            .as_ref()
            .filter(|open| open.path.as_ref() == Some(path))
        else {
            return Err(words::taken(&path.display().to_string()));
        };
        if Scenario::fingerprint_at(path).as_ref() == Some(&open.at_path) {
            Ok(())
        } else {
            Err(words::edited_meanwhile(&path.display().to_string()))
        }
    }

    /// Writes the scenario; a name that was free is only taken if it still is.
    fn put(&mut self, scenario: &Scenario, place: Place, name: &str) -> Result<PathBuf, Text> {
        let failed = |error| i18n::unsaved::file_failed(&trouble(&error));
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
                    Err(words::taken(&path.display().to_string()))
                }
            }
            Place::FreeName(folder) => {
                for path in scenario::free_paths(&folder, name) {
                    if scenario.create(&path).map_err(failed)? {
                        return Ok(path);
                    }
                }
                Err(words::taken(&folder.join(name).display().to_string()))
            }
        }
    }

    /// A path as typed; a bare name lies in the data folder.
    fn placed(&self, typed: &str) -> PathBuf {
        self.data_folder.join(typed.trim())
    }

    /// The data with the older messages that memory does not hold; whether some were left out all
    /// the same.
    fn whole(&self, data: &Data) -> Result<(Data, bool), StoreError> {
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

/// Where a scenario is written.
enum Place {
    /// In this folder, under a name that nothing has.
    FreeName(PathBuf),
    /// There, where nothing is.
    New(PathBuf),
    /// In the place of the scenario that is open.
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

/// The steps of the open scenario and those that the user has added. Without the content that it
/// came with, a conversation of that is not shown.
fn tour(open: Option<&Open>, draft: &ScenarioDraft, state: &State) -> Vec<Step> {
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

/// The typed name; that of the open scenario keeps its other language.
fn name(typed: &str, open: Option<&Open>, state: &State) -> Text {
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

/// The policy as a scenario names it: with its text only where the program does not have it.
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

/// The policy that a scenario names, and what there is to know about it.
fn policy(file: &str, entry: &ScenarioPolicy) -> Result<(Arc<Policy>, Vec<Text>), Text> {
    let Some(text) = &entry.text else {
        let (line, column) = entry.place;
        let Some(policy) = built_in(&entry.id) else {
            return Err(words::no_such_policy(
                &format!("{file}:{line}:{column}"),
                &entry.id,
            ));
        };
        let changed = entry
            .fingerprint
            .as_deref()
            .is_some_and(|known| known != policy.fingerprint());
        return Ok((
            Arc::clone(policy),
            if changed {
                vec![words::POLICY_CHANGED]
            } else {
                Vec::new()
            },
        ));
    };
    // Whatever brings its own text is somebody's copy, and may depart from its original.
    Policy::load_copy(file, text)
        .map(|(policy, _warnings)| (policy, Vec::new()))
        .map_err(|found| {
            let errors = found
                .iter()
                .filter(|diagnostic| diagnostic.severity == Severity::Error);
            let lines: Vec<_> = errors
                .take(MAX_ERRORS)
                .map(|error| {
                    let place = format!(
                        "{file}:{}:{}",
                        error.line + entry.lines_before,
                        error.column
                    );
                    words::wrong_policy(&place, &error.message)
                })
                .collect();
            let joined = |lang| {
                lines
                    .iter()
                    .map(|line| line.get(lang))
                    .collect::<Vec<_>>()
                    .join("\n")
                    .into()
            };
            Text {
                en: joined(Lang::En),
                zh: joined(Lang::Zh),
            }
        })
}

#[expect(
    clippy::needless_pass_by_value,
    reason = "used as a function value in `map_err`"
)]
fn said(error: StoreError) -> Text {
    i18n::unsaved::trouble(&trouble(&error))
}
