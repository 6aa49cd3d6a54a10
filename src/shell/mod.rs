//! The only code that touches the disk, the browser and the clock: does what [`Effect`]s say and reports back with [`Intent`]s.
//!
//! Decides nothing. Never draws.

mod browser;
mod reports;

use std::sync::Arc;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::time::{SystemTime, UNIX_EPOCH};

use crate::app::{Effect, Intent, Now, State};
use crate::domain::Settings;
use crate::store::{SettingsFile, Store};

/// How many messages one "show earlier" reads.
const PAGE: usize = 200;

/// Wakes the window when something arrives from a thread.
pub type Wake = Arc<dyn Fn() + Send + Sync>;

/// The outside world of one window.
pub struct Shell {
    store: Store,
    settings: SettingsFile,
    unsaved_settings: bool,
    data_folder: std::path::PathBuf,
    arrived: Receiver<Intent>,
    reports: Sender<Intent>,
    wake: Wake,
    /// Texts for the clipboard; the window system owns it, so the window puts them there.
    pub clipboard: Vec<String>,
}

impl Shell {
    /// A shell on an open store and a settings file.
    pub fn new(store: Store, settings: SettingsFile, data_folder: std::path::PathBuf) -> Self {
        let (reports, arrived) = channel();
        Self {
            store,
            settings,
            unsaved_settings: false,
            data_folder,
            arrived,
            reports,
            wake: Arc::new(|| {}),
            clipboard: Vec::new(),
        }
    }

    /// Sets what wakes the window when a thread has something to report.
    pub fn wake_with(&mut self, wake: Wake) {
        self.wake = wake;
    }

    /// The moment, from the system's clock.
    pub fn now() -> Now {
        let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
        Now { millis: i64::try_from(since.as_millis()).unwrap_or(i64::MAX) }
    }

    /// Does what the effects say, in their order, and returns what there is to report at once.
    pub fn run(&mut self, effects: Vec<Effect>, state: &State) -> Vec<Intent> {
        effects.into_iter().filter_map(|effect| self.run_one(effect, &state.settings)).collect()
    }

    /// Writes the settings if they have changed. Called once the hand is off the dial, so that a drag over years is one write.
    pub fn save_settings(&mut self, settings: &Settings) -> Option<Intent> {
        if std::mem::take(&mut self.unsaved_settings) { self.settings.save(settings).err().map(failed) } else { None }
    }

    /// What threads have reported since the last call.
    pub fn arrived(&mut self) -> Vec<Intent> {
        self.arrived.try_iter().collect()
    }

    fn run_one(&mut self, effect: Effect, settings: &Settings) -> Option<Intent> {
        match effect {
            Effect::Write(changes) => self.store.write(&changes).err().map(failed),
            Effect::SaveSettings => {
                self.unsaved_settings = true;
                None
            }
            Effect::OpenUrl(handoff) => {
                browser::open(handoff, self.reports.clone(), Arc::clone(&self.wake));
                None
            }
            Effect::CopyText(text) => {
                self.clipboard.push(text);
                None
            }
            Effect::LoadOlder { conversation, before } => match self.store.older(&conversation, before, PAGE) {
                Ok(messages) => {
                    let has_older = messages.len() == PAGE;
                    Some(Intent::OlderLoaded { conversation, messages, has_older })
                }
                Err(error) => Some(failed(error)),
            },
            Effect::ResetDemo => {
                let result = self.store.reset_demo(Self::now().millis).and_then(|()| self.store.load());
                Some(result.map_or_else(failed, |data| Intent::DataReplaced(Box::new(data))))
            }
            Effect::ExportReports { name, table } => Some(reports::save(&self.data_folder, &name, &table)),
            Effect::ShowDataFolder => {
                browser::show_folder(self.data_folder.clone(), self.reports.clone(), Arc::clone(&self.wake));
                None
            }
        }
    }
}

#[expect(clippy::needless_pass_by_value, reason = "used as a function value in `map`")]
fn failed(error: crate::store::StoreError) -> Intent {
    Intent::StoreFailed(error.to_string())
}
