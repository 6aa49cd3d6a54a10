//! The shell itself: the stores, files and channels of one window.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::mpsc::{Receiver, channel};
use std::time::{SystemTime, UNIX_EPOCH};

use super::channel::{EventSender, Wake};
use super::space::Spaces;
use super::temporary_profile::TemporaryProfile;
use super::timers::Timers;
use super::waiting::Waiting;
use crate::app::what_if::{self, WhatIf};
use crate::app::{Event, Now, Timer};
use crate::policy::Policy;
use crate::store::{SavedWhatIf, SettingsFile, Store, WhatIfFiles};

/// The outside world of one window.
pub struct Shell {
    /// The store in use: that of the profile or of the open scenario.
    pub(super) store: Store,
    /// Its settings file.
    pub(super) settings: SettingsFile,
    /// The stores that are not in use.
    pub(super) spaces: Spaces,
    /// The unsaved changes.
    pub(super) waiting: Waiting,
    /// Whether the settings have changed since they were written.
    pub(super) unsaved_settings: bool,
    /// The folder of the profile; scenarios are below it.
    pub(super) data_folder: PathBuf,
    arrived: Receiver<Event>,
    sender: EventSender,
    timers: Timers,
    kill: fn(),
    /// Texts for the clipboard; the window puts them there.
    pub clipboard: Vec<String>,
    /// Whether to close the window, even with unsaved changes.
    pub closing: bool,
    /// Whether to offer other profiles, even with unsaved changes.
    pub leaving: bool,
}

impl Shell {
    /// A shell on an open store and a settings file. With a `temporary_profile` the store is that
    /// one's, since the selected profile could not be opened.
    pub fn new(
        store: Store,
        settings: SettingsFile,
        data_folder: PathBuf,
        temporary_profile: Option<TemporaryProfile>,
    ) -> Self {
        let (events, arrived) = channel();
        Self {
            store,
            settings,
            spaces: Spaces::default(),
            waiting: Waiting::for_profile(temporary_profile),
            unsaved_settings: false,
            data_folder,
            arrived,
            sender: EventSender {
                events,
                wake: Arc::new(|| {}),
            },
            timers: Timers::default(),
            kill: end_at_once,
            clipboard: Vec::new(),
            closing: false,
            leaving: false,
        }
    }

    /// Sets the function that wakes the window when an event arrives from a thread.
    pub fn wake_with(&mut self, wake: Wake) {
        self.sender.wake = wake;
    }

    /// Sets the function that ends the program for a demonstrated fault; a test would not survive
    /// the real one.
    #[cfg(feature = "testing")]
    pub fn kill_with(&mut self, kill: fn()) {
        self.kill = kill;
    }

    /// Holds timers back until [`Shell::end_delay`] ends them.
    #[cfg(feature = "testing")]
    pub fn hold_delays(&mut self) {
        self.timers = Timers::Held(Vec::new());
    }

    /// Ends the shortest timer that is held back; `false` if there is none.
    #[cfg(feature = "testing")]
    pub fn end_delay(&mut self) -> bool {
        self.timers.end_first(&self.sender)
    }

    /// Makes the disk look full to the store.
    ///
    /// # Errors
    /// The error of the database.
    #[cfg(feature = "testing")]
    pub fn forbid_growth(&self, forbid: bool) -> Result<(), crate::store::StoreError> {
        self.store.forbid_growth(forbid)
    }

    /// The time of the system's clock.
    pub fn now() -> Now {
        let since = SystemTime::now()
            .duration_since(UNIX_EPOCH)
            .unwrap_or_default();
        Now {
            millis: i64::try_from(since.as_millis()).unwrap_or(i64::MAX),
        }
    }

    /// The events that have arrived from threads since the last call.
    pub fn take_events(&mut self) -> Vec<Event> {
        self.arrived.try_iter().collect()
    }

    /// The saved what-if policy that belongs to a policy.
    pub fn saved_what_if(&self, original: &Policy) -> SavedWhatIf {
        saved_what_if(self.settings.path(), original)
    }

    /// The folder of the store in use, where exports are saved.
    pub(super) fn open_folder(&self) -> &Path {
        let open = self.spaces.open.as_ref();
        open.map_or(&self.data_folder, |open| &open.data_folder)
    }

    /// Sends events from threads to the window.
    pub(super) fn event_sender(&self) -> EventSender {
        self.sender.clone()
    }

    /// Starts a timer.
    pub(super) fn start_timer(&mut self, millis: u64, timer: Timer) {
        let sender = self.event_sender();
        self.timers.start(millis, timer, sender);
    }

    /// Ends the program like a kill signal.
    pub(super) fn kill_program(&self) {
        (self.kill)();
    }
}

/// The what-if policy next to a settings file. One that can't be loaded is set aside, since the
/// next one would replace it.
pub(super) fn saved_what_if(settings: &Path, original: &Policy) -> SavedWhatIf {
    let files = WhatIfFiles::beside(settings, WhatIf::of(original).as_deref());
    let mut saved = files.load();
    if let Some(Err(why)) = saved.copy.as_deref().map(what_if::check) {
        saved.set_aside.push(files.set_copy_aside(why));
    }
    saved
}

/// Ends the program like a kill signal: nothing is closed or cleaned up.
fn end_at_once() {
    std::process::exit(137);
}
