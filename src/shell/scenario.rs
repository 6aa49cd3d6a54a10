//! Scenarios on the disk: reads one and makes its data space ready, swaps stores when it is entered and left, and writes one.
//!
//! The user's own store and settings file are kept open and untouched meanwhile, so no other window can take the profile.

use std::path::PathBuf;
use std::sync::Arc;

use super::Shell;
use super::disk::{Waiting, trouble};
use crate::app::whatif::WhatIf;
use crate::app::{Behind, Intent, ReadyScenario, ScenarioDraft, ScenarioFile, ScenarioIntent, State, tour_flaw};
use crate::domain::tour::Step;
use crate::domain::{Data, Settings, Text};
use crate::i18n;
use crate::policy::{Policy, Severity};
use crate::store::scenario::{self, Scenario, ScenarioPolicy};
use crate::store::{SetAside, SettingsFile, Store, StoreError, WhatIfFiles};

/// The most messages of one conversation that a scenario takes along.
const MOST_MESSAGES: usize = 5_000;

/// How many messages are read at a time for a scenario.
const PAGE: usize = 500;

/// How many errors of a policy are told at once.
const MOST_ERRORS: usize = 5;

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
    /// Tries the files of the user's own, which is not on the screen, once more; what its disk lacks all the same.
    pub(super) fn retry_own(&mut self, settings: &Settings) -> Option<Behind> {
        let Own { settings: file, waiting, .. } = self.own.as_mut()?;
        waiting.retry_files(file, settings);
        waiting.behind()
    }

    /// The window is gone: puts a copy that stands in for the user's own where its writing is found again.
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

    fn ready_scenario(&self, file: ScenarioFile, state: &State) -> Result<(ReadyScenario, Space), String> {
        let path = match &file {
            ScenarioFile::Path(path) => Some(self.placed(path)),
            ScenarioFile::Shipped => None,
        };
        let shown = path.as_ref().map_or_else(|| Scenario::SHIPPED_NAME.to_owned(), |path| path.display().to_string());
        let (scenario, fingerprint) = path.as_ref().map_or_else(Scenario::shipped, |path| Scenario::open(path))?;
        if self.spaces.open.as_ref().is_some_and(|open| open.fingerprint == fingerprint) {
            return Err(format!("{shown} is open already"));
        }
        let (policy, mut notes) = policy(&shown, &scenario.policy)?;
        let original = built_in(policy.id()).map_or_else(|| Arc::clone(&policy), Arc::clone);
        // The folder is not made anew if it has vanished.
        if !self.data_folder.is_dir() {
            return Err(StoreError::Vanished { path: self.data_folder.clone() }.to_string());
        }
        let space = scenario::space(&self.data_folder, &fingerprint);
        let now = Self::now().millis;
        let opened = Store::open_with(&space.database, now, || scenario.seed(now)).map_err(|error| error.to_string())?;
        if let Some((step, why)) = tour_flaw(&scenario.tour, &policy, &opened.data) {
            return Err(format!("{shown}: step {step} of the tour can't be shown: {why}"));
        }
        let mut settings = state.settings.clone();
        scenario.settle(&mut settings);
        let kept = WhatIfFiles::beside(&space.settings, WhatIf::of(&original).as_deref()).load();
        notes.extend(kept.set_aside.iter().map(SetAside::told));
        let ready = ReadyScenario {
            name: scenario.name.clone(),
            file: path.as_ref().map_or(ScenarioFile::Shipped, |path| ScenarioFile::Path(path.display().to_string())),
            data_folder: space.data_folder().display().to_string(),
            data: *opened.data,
            books: *opened.books,
            untold: opened.untold,
            settings,
            policy,
            original,
            what_if: (kept.copy, kept.draft),
            tour: scenario.tour.clone(),
            notes,
        };
        let settings_file = SettingsFile::load(&space.settings).file;
        let open = Open { scenario, fingerprint, path };
        Ok((ready, Space { store: opened.store, settings: settings_file, open }))
    }

    /// Works on the store that was made ready. `before` are the settings of what was open until now.
    pub(super) fn enter_scenario(&mut self, before: &Settings) -> Option<Intent> {
        let problem = self.save_settings_of_left(before);
        let Space { store, settings, open } = self.spaces.ready.take()?;
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
        if let Some(Own { store, settings, waiting }) = self.spaces.own.take() {
            self.store = store;
            self.settings = settings;
            self.waiting = waiting;
            // Those of the user may not have been written when the scenario was entered.
            self.unsaved_settings = true;
        }
        self.spaces.open = None;
        problem
    }

    /// The state that these settings belong to is no longer on the screen, so a failure is told where the user is now.
    fn save_settings_of_left(&mut self, settings: &Settings) -> Option<Intent> {
        self.save_settings(settings)?;
        let trouble = self.waiting.settings_trouble()?;
        Some(Intent::StoreFailed(i18n::disk::trouble(trouble)))
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
    pub(super) fn save_scenario(&self, draft: &ScenarioDraft, state: &State) -> Intent {
        match self.written_scenario(draft, state) {
            Ok((path, shortened)) => Intent::Scenario(ScenarioIntent::Saved(path.display().to_string(), shortened)),
            Err(why) => Intent::StoreFailed(why),
        }
    }

    fn written_scenario(&self, draft: &ScenarioDraft, state: &State) -> Result<(PathBuf, bool), Text> {
        let open = self.spaces.open.as_ref();
        let path = self.free_path(draft)?;
        let (content, shortened) = if draft.without_content {
            (None, false)
        } else {
            let (data, shortened) = self.whole(&state.data).map_err(said)?;
            (Some(Scenario::content_of(&data, Self::now().millis)), shortened)
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
            kept: open.map(|open| open.scenario.kept.clone()).unwrap_or_default(),
        };
        // The folder is not made anew if it has vanished: it would stand in the way when it comes back.
        if path.parent().is_some_and(|folder| folder == self.data_folder && !folder.is_dir()) {
            return Err(i18n::disk::file_failed(&trouble(&StoreError::Vanished { path })));
        }
        scenario.save(&path).map_err(|error| i18n::disk::file_failed(&trouble(&error)))?;
        Ok((path, shortened))
    }

    /// Where to write: a free name in the data folder, or what was typed, which replaces nothing but the open scenario.
    fn free_path(&self, draft: &ScenarioDraft) -> Result<PathBuf, Text> {
        let typed = draft.path.trim();
        if typed.is_empty() {
            return Ok(scenario::free_path(&self.data_folder, &draft.name));
        }
        let typed = if typed.ends_with(".toml") { typed.to_owned() } else { format!("{typed}{}", scenario::ENDING) };
        let path = self.placed(&typed);
        let is_open = self.spaces.open.as_ref().is_some_and(|open| open.path.as_ref() == Some(&path));
        if is_open || path.symlink_metadata().is_err() {
            return Ok(path);
        }
        let name = path.display();
        Err(both(format!("{name} is there already; choose another name"), format!("{name} 已存在，请换一个名称")))
    }

    /// A path as typed; a bare name lies in the data folder.
    fn placed(&self, typed: &str) -> PathBuf {
        self.data_folder.join(typed.trim())
    }

    /// The data with the older messages that memory does not hold; whether some were left out all the same.
    fn whole(&self, data: &Data) -> Result<(Data, bool), StoreError> {
        let mut data = data.clone();
        let mut shortened = false;
        for (id, thread) in &mut data.threads {
            while thread.has_older && thread.messages.len() < MOST_MESSAGES {
                let Some(first) = thread.messages.first().map(|message| message.id) else { break };
                let older = self.store.older(id, first, PAGE)?;
                thread.has_older = older.len() == PAGE;
                thread.messages.splice(0..0, older);
            }
            shortened |= thread.has_older;
        }
        Ok((data, shortened))
    }
}

/// The steps of the open scenario and those that the user has added. Without the content that it came with, a conversation of that is
/// not shown.
fn tour(open: Option<&Open>, draft: &ScenarioDraft, state: &State) -> Vec<Step> {
    let steps = open.into_iter().flat_map(|open| &open.scenario.tour).chain(&state.session.new_steps);
    let mut steps: Vec<Step> = steps.cloned().collect();
    if draft.without_content && open.is_some_and(|open| open.scenario.content.is_some()) {
        steps.iter_mut().for_each(|step| step.conversation = None);
    }
    steps
}

/// The typed name; that of the open scenario keeps its other language.
fn name(typed: &str, open: Option<&Open>, state: &State) -> Text {
    let known = open.map(|open| &open.scenario.name).filter(|name| name.get(state.lang()) == typed);
    known.cloned().unwrap_or_else(|| Text { en: typed.to_owned().into(), zh: typed.to_owned().into() })
}

fn built_in(id: &str) -> Option<&'static Arc<Policy>> {
    [Policy::shipped(), Policy::open_internet()].into_iter().find(|policy| policy.id() == id)
}

/// The policy as a scenario names it: with its text only where the program does not have it.
fn policy_entry(policy: &Policy) -> ScenarioPolicy {
    let known = built_in(policy.id()).is_some_and(|built_in| built_in.fingerprint() == policy.fingerprint());
    ScenarioPolicy {
        id: policy.id().to_owned(),
        fingerprint: Some(policy.fingerprint().to_owned()),
        text: (!known).then(|| policy.text().to_owned()),
        ..ScenarioPolicy::default()
    }
}

/// The policy that a scenario names, and what there is to know about it.
fn policy(file: &str, entry: &ScenarioPolicy) -> Result<(Arc<Policy>, Vec<Text>), String> {
    let Some(text) = &entry.text else {
        let (line, column) = entry.place;
        let Some(policy) = built_in(&entry.id) else {
            return Err(format!(
                "{file}:{line}:{column}: the policy `{}` is not built in; put its `text` into the file",
                entry.id
            ));
        };
        let changed = entry.fingerprint.as_deref().is_some_and(|known| known != policy.fingerprint());
        return Ok((Arc::clone(policy), if changed { vec![changed_since()] } else { Vec::new() }));
    };
    // Whatever brings its own text is somebody's copy, and may depart from its original.
    Policy::load_copy(file, text).map(|(policy, _warnings)| (policy, Vec::new())).map_err(|found| {
        let errors = found.iter().filter(|diagnostic| diagnostic.severity == Severity::Error);
        let lines = errors.take(MOST_ERRORS).map(|error| {
            format!("{file}:{}:{}: in its policy: {}", error.line + entry.lines_before, error.column, error.message)
        });
        lines.collect::<Vec<_>>().join("\n")
    })
}

#[expect(clippy::needless_pass_by_value, reason = "used as a function value in `map_err`")]
fn said(error: StoreError) -> Text {
    i18n::disk::trouble(&trouble(&error))
}

fn both(en: String, zh: String) -> Text {
    Text { en: en.into(), zh: zh.into() }
}

fn changed_since() -> Text {
    Text::new(
        "The built-in policy has changed since this scenario was saved; some answers may differ",
        "保存此场景之后，内置策略已有更新，部分结果可能不同",
    )
}
