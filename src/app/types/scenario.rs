//! An open scenario, and intents about scenarios.

use std::sync::Arc;

use super::failure::ScenarioError;
use super::notice::Notice;
use super::tour::{Tour, TourIntent};
use crate::domain::ledger::{Ledger, Payment};
use crate::domain::tour::Step;
use crate::domain::{Data, Settings, Text};
use crate::policy::Policy;

/// A scenario to open.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ScenarioFile {
    /// The file at this path.
    Path(String),
    /// The built-in tour.
    Shipped,
}

/// A scenario that the shell has made ready; its store is open.
#[derive(Clone, Debug)]
pub struct ReadyScenario {
    /// Its name.
    pub name: Text,
    /// Its file.
    pub file: ScenarioFile,
    /// The folder of its data.
    pub data_folder: String,
    /// The content of its store.
    pub data: Data,
    /// Its orders and balances.
    pub ledger: Ledger,
    /// Payments whose end the user has not seen.
    pub unacknowledged: Vec<Payment>,
    /// The user's settings, changed by those of the scenario.
    pub settings: Settings,
    /// Its policy.
    pub policy: Arc<Policy>,
    /// The policy that it is a copy of, or else the same as `policy`.
    pub original: Arc<Policy>,
    /// The saved what-if policy: the text in force, and a draft with errors.
    pub what_if: (Option<String>, Option<String>),
    /// The steps of its tour.
    pub tour: Vec<Step>,
    /// Notices for the user, such as that a built-in policy has changed since.
    pub notes: Vec<Notice>,
}

impl PartialEq for ReadyScenario {
    fn eq(&self, other: &Self) -> bool {
        (&self.file, &self.settings, self.policy.fingerprint())
            == (&other.file, &other.settings, other.policy.fingerprint())
    }
}

/// The scenario that is open.
#[derive(Clone, Debug)]
pub struct OpenScenario {
    /// Its name.
    pub name: Text,
    /// Its file.
    pub file: ScenarioFile,
    /// Its tour.
    pub tour: Tour,
    /// The settings that it starts with.
    pub start: Settings,
    /// The policy that it starts with.
    pub policy: Arc<Policy>,
    /// The policy that this is a copy of.
    pub original: Arc<Policy>,
}

/// The fields of the dialogs about scenarios.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ScenarioDraft {
    /// The name of the scenario to save.
    pub name: String,
    /// The file to open or to save; when saving, empty for a file in the data folder.
    pub path: String,
    /// Whether people, conversations and posts are left out.
    pub without_content: bool,
    /// The text of a new step of the tour.
    pub step: String,
}

/// An intent of the user about scenarios.
#[derive(Clone, Debug, PartialEq)]
pub enum ScenarioIntent {
    /// Open the dialog to save one.
    AskSave,
    /// Open the dialog to open one.
    AskOpen,
    /// Change the fields of the dialog.
    Edit(ScenarioDraft),
    /// Add a step to the tour that leads to what the window shows.
    AddStep,
    /// Remove the step that was added last.
    DropStep,
    /// Save the content of the window as a scenario.
    Save,
    /// Open the file at this path.
    Open(String),
    /// Open the built-in tour, or restart it if it is open.
    TakeTour,
    /// Go through the tour of the open scenario.
    Tour(TourIntent),
    /// Open a file that was dropped on the window.
    Dropped(Vec<String>),
    /// Go back to the user's own data.
    Leave,
}

/// An event from the shell about scenarios.
#[derive(Clone, Debug, PartialEq)]
pub enum ScenarioEvent {
    /// All changes of the open scenario are on disk, so that it can be left.
    Flushed,
    /// A scenario is ready to be entered.
    Ready(Box<ReadyScenario>),
    /// It can't be opened.
    Refused(ScenarioError),
    /// It was saved at this path; whether older messages were left out.
    Saved(String, bool),
}
