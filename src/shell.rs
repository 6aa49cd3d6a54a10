//! The only code that touches the disk, the browser and the clock: does what [`Effect`]s say and
//! reports back with [`Intent`]s.
//!
//! Decides nothing. Never draws.

mod browser;
mod files;
mod ledger;
mod log;
mod scenario;
mod temporary_profile;
mod timers;
mod unsaved;

use std::path::Path;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::time::{SystemTime, UNIX_EPOCH};

use crate::app::what_if::{self, WhatIf};
use crate::app::{Content, Effect, Intent, ListFormat, NewFile, Now, ScenarioIntent, State};
use crate::domain::{ConversationId, MessageId};
use crate::i18n;
use crate::policy::Policy;
use crate::store::{KeptWhatIf, SettingsFile, Store, StoreError, WhatIfFiles};

pub use temporary_profile::TemporaryProfile;

/// How many messages one "show earlier" reads.
const PAGE: usize = 200;

/// Wakes the window when something arrives from a thread.
pub type Wake = Arc<dyn Fn() + Send + Sync>;

/// The outside world of one window.
pub struct Shell {
    store: Store,
    settings: SettingsFile,
    spaces: scenario::Spaces,
    waiting: unsaved::Waiting,
    unsaved_settings: bool,
    /// The profile's; scenarios lie below it.
    data_folder: std::path::PathBuf,
    arrived: Receiver<Intent>,
    reports: Sender<Intent>,
    wake: Wake,
    timers: timers::Timers,
    kill: fn(),
    /// Texts for the clipboard; the window system owns it, so the window puts them there.
    pub clipboard: Vec<String>,
    /// Whether the window is to be closed, whatever waits.
    pub closing: bool,
    /// Whether the window is to offer other profiles, whatever waits.
    pub leaving: bool,
}

impl Shell {
    /// A shell on an open store and a settings file; `temporary_profile` if the store is not the profile's
    /// own, which could not be opened.
    pub fn new(
        store: Store,
        settings: SettingsFile,
        data_folder: std::path::PathBuf,
        temporary_profile: Option<TemporaryProfile>,
    ) -> Self {
        let (reports, arrived) = channel();
        Self {
            store,
            settings,
            spaces: scenario::Spaces::default(),
            waiting: unsaved::Waiting::for_profile(temporary_profile),
            unsaved_settings: false,
            data_folder,
            arrived,
            reports,
            wake: Arc::new(|| {}),
            timers: timers::Timers::default(),
            kill: end_at_once,
            clipboard: Vec::new(),
            closing: false,
            leaving: false,
        }
    }

    /// Sets what wakes the window when a thread has something to report.
    pub fn wake_with(&mut self, wake: Wake) {
        self.wake = wake;
    }

    /// Sets what ends the program when the demonstrator asks for it; a test would not survive the
    /// real thing.
    #[cfg(feature = "testing")]
    pub fn kill_with(&mut self, kill: fn()) {
        self.kill = kill;
    }

    /// Holds back what comes after a delay until [`Shell::end_delay`] asks for it.
    #[cfg(feature = "testing")]
    pub fn hold_delays(&mut self) {
        self.timers = timers::Timers::Held(Vec::new());
    }

    /// Ends the shortest delay that is held back; `false` if there is none.
    #[cfg(feature = "testing")]
    pub fn end_delay(&mut self) -> bool {
        self.timers.end_first(&self.reports)
    }

    /// Lets the disk look full to the store; a test can't fill a real one.
    ///
    /// # Errors
    /// What the database says to that.
    #[cfg(feature = "testing")]
    pub fn forbid_growth(&self, forbid: bool) -> Result<(), StoreError> {
        self.store.forbid_growth(forbid)
    }

    /// The moment, from the system's clock.
    pub fn now() -> Now {
        let since = SystemTime::now()
            .duration_since(UNIX_EPOCH)
            .unwrap_or_default();
        Now {
            millis: i64::try_from(since.as_millis()).unwrap_or(i64::MAX),
        }
    }

    /// Does what the effects say, in their order, and returns what there is to report at once.
    pub fn run(&mut self, effects: Vec<Effect>, state: &State) -> Vec<Intent> {
        effects
            .into_iter()
            .flat_map(|effect| self.run_one(effect, state))
            .collect()
    }

    /// The user's copy of a policy from the last time.
    pub fn kept_what_if(&self, original: &Policy) -> KeptWhatIf {
        kept_what_if(self.settings.path(), original)
    }

    /// What threads have reported since the last call.
    pub fn arrived(&mut self) -> Vec<Intent> {
        self.arrived.try_iter().collect()
    }

    fn run_one(&mut self, effect: Effect, state: &State) -> Vec<Intent> {
        match effect {
            Effect::Write(changes) => self.write(changes).into_iter().collect(),
            Effect::Flush => self.flush(state),
            Effect::PrepareClose => self.prepare_close(state),
            Effect::SaveUnwritten => vec![self.save_unwritten(state)],
            Effect::CloseWindow => {
                self.closing = true;
                Vec::new()
            }
            Effect::LeaveProfile => {
                self.leaving = true;
                Vec::new()
            }
            Effect::SaveSettings => {
                self.unsaved_settings = true;
                Vec::new()
            }
            Effect::LoadOlder {
                conversation,
                before,
            } => vec![self.older_messages(conversation, before)],
            Effect::ResetDemo => self.reset_demo(),
            Effect::Ledger {
                commands,
                time,
                purpose,
            } => self.execute(state, &commands, time, purpose),
            Effect::ReadLedger => vec![ledger::reread(&self.store)],
            Effect::ReadSpending => vec![ledger::spending(&self.store)],
            Effect::LoadReceipts(order) => vec![ledger::receipts(&self.store, order)],
            Effect::LoadOrder(id) => vec![ledger::order(&self.store, id)],
            Effect::LoadOlderOrders(before) => vec![ledger::older_orders(&self.store, before)],
            Effect::LoadOlderEntries(before) => vec![ledger::older_entries(&self.store, before)],
            Effect::SaveFile(file) => vec![files::save(self.open_folder(), file)],
            Effect::KeepWhatIf(keeping) => self.keep_what_if(keeping).into_iter().collect(),
            Effect::OpenScenario(file) => vec![
                self.if_settled()
                    .unwrap_or_else(|| self.open_scenario(file, state)),
            ],
            Effect::SettleScenario => vec![
                self.if_settled()
                    .unwrap_or(Intent::Scenario(ScenarioIntent::Settled)),
            ],
            Effect::EnterScenario(before) => self.enter_scenario(&before).into_iter().collect(),
            Effect::LeaveScenario(left) => self.leave_scenario(&left).into_iter().collect(),
            Effect::SaveScenario(draft) => vec![self.save_scenario(&draft, state)],
            Effect::ExportLog(format) => self.export_log(format),
            Effect::SaveStatement(format) => vec![self.save_statement(format)],
            Effect::OpenUrl(_)
            | Effect::CopyText(_)
            | Effect::ShowDataFolder
            | Effect::After { .. }
            | Effect::KillProgram => {
                self.hand_out(effect);
                Vec::new()
            }
        }
    }

    /// What goes to the outside and has nothing to report at once.
    fn hand_out(&mut self, effect: Effect) {
        let (reports, wake) = (self.reports.clone(), Arc::clone(&self.wake));
        match effect {
            Effect::OpenUrl(handoff) => browser::open(handoff, reports, wake),
            Effect::CopyText(text) => self.clipboard.push(text),
            Effect::ShowDataFolder => {
                browser::show_folder(self.open_folder().to_owned(), reports, wake)
            }
            Effect::After { millis, intent } => self.timers.start(millis, *intent, reports, wake),
            Effect::KillProgram => (self.kill)(),
            Effect::Write(_)
            | Effect::Flush
            | Effect::PrepareClose
            | Effect::SaveUnwritten
            | Effect::CloseWindow
            | Effect::LeaveProfile
            | Effect::SaveSettings
            | Effect::LoadOlder { .. }
            | Effect::ResetDemo
            | Effect::Ledger { .. }
            | Effect::ReadLedger
            | Effect::ReadSpending
            | Effect::LoadReceipts(_)
            | Effect::LoadOrder(_)
            | Effect::LoadOlderOrders(_)
            | Effect::LoadOlderEntries(_)
            | Effect::SaveFile(_)
            | Effect::SaveStatement(_)
            | Effect::KeepWhatIf(_)
            | Effect::OpenScenario(_)
            | Effect::EnterScenario(_)
            | Effect::SettleScenario
            | Effect::LeaveScenario(_)
            | Effect::SaveScenario(_)
            | Effect::ExportLog(_) => {}
        }
    }

    fn older_messages(&self, conversation: ConversationId, before: MessageId) -> Intent {
        match self.store.older(&conversation, before, PAGE) {
            Ok(messages) => {
                let has_older = messages.len() == PAGE;
                Intent::OlderLoaded {
                    conversation,
                    messages,
                    has_older,
                }
            }
            Err(error) => unsaved::failed(&error),
        }
    }

    fn save_statement(&self, format: ListFormat) -> Intent {
        let entries = match ledger::statement::entries(&self.store) {
            Ok(entries) => entries,
            Err(error) => return unsaved::failed(&error),
        };
        let name = ledger::statement::file_name(format);
        match ledger::statement::written(&entries, format) {
            Ok(bytes) => files::save(
                self.open_folder(),
                NewFile {
                    name: name.to_owned(),
                    content: Content::Bytes(bytes),
                },
            ),
            Err(why) => files::failed(Path::new(name), why),
        }
    }

    /// The export reads the store, so what waits has to be there first.
    fn export_log(&mut self, format: ListFormat) -> Vec<Intent> {
        match self.settle() {
            Ok(report) => {
                let exported = log::export(&self.store, format, self.open_folder(), Self::now());
                report.into_iter().chain([exported]).collect()
            }
            Err(trouble) => vec![Intent::StoreFailed(i18n::unsaved::file_failed(&trouble))],
        }
    }

    fn reset_demo(&mut self) -> Vec<Intent> {
        match self.reset_content().and_then(|()| self.store.load()) {
            Ok(data) => {
                let report = self.forget_waiting();
                let fresh = [
                    Intent::DataReplaced(Box::new(data)),
                    ledger::reread(&self.store),
                ];
                report.into_iter().chain(fresh).collect()
            }
            Err(error) => vec![unsaved::failed(&error)],
        }
    }
}

/// The user's copy of a policy that is kept beside the settings. One that can't be followed any
/// more is moved out of the way, since the next copy would take its place.
fn kept_what_if(settings: &Path, original: &Policy) -> KeptWhatIf {
    let files = WhatIfFiles::beside(settings, WhatIf::of(original).as_deref());
    let mut kept = files.load();
    if let Some(Err(why)) = kept.copy.as_deref().map(what_if::check) {
        kept.set_aside.push(files.set_copy_aside(why));
    }
    kept
}

/// Ends the program as a kill does: nothing is closed, nothing is tidied up.
fn end_at_once() {
    std::process::exit(137);
}
