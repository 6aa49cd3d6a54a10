//! An open scenario, and what the user does with scenarios.

use super::tour::{Tour, TourIntent};
use std::sync::Arc;

use crate::domain::ledger::{Ledger, Payment};
use crate::domain::tour::Step;
use crate::domain::{Data, Settings, Text};
use crate::policy::Policy;

/// Which scenario to open.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ScenarioFile {
    /// The one at this path.
    Path(String),
    /// The tour that is built into the program.
    Shipped,
}

/// A scenario that the shell has made ready: its own store waits until it is entered.
#[derive(Clone, Debug)]
pub struct ReadyScenario {
    /// What it is called.
    pub name: Text,
    /// Where it was read.
    pub file: ScenarioFile,
    /// Where its data lies.
    pub data_folder: String,
    /// What its store holds.
    pub data: Data,
    /// Its orders and balances.
    pub ledger: Ledger,
    /// Payments whose end the user has not seen.
    pub unacknowledged: Vec<Payment>,
    /// The user's settings with those of the scenario put in.
    pub settings: Settings,
    /// Its policy.
    pub policy: Arc<Policy>,
    /// The policy that it is a copy of; its own where it is no copy.
    pub original: Arc<Policy>,
    /// The user's changes to its rules from the last time: the text in force, and one with errors.
    pub what_if: (Option<String>, Option<String>),
    /// What a guide says, step by step.
    pub tour: Vec<Step>,
    /// What the user should know, such as that a built-in policy has changed since.
    pub notes: Vec<Text>,
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
    /// What it is called.
    pub name: Text,
    /// Where it was read.
    pub file: ScenarioFile,
    /// What a guide says, and where the user is in it.
    pub tour: Tour,
    /// The settings that it starts with.
    pub start: Settings,
    /// The policy that it starts with.
    pub policy: Arc<Policy>,
    /// The policy that it is a copy of.
    pub original: Arc<Policy>,
}

/// What is typed into the dialogs about scenarios.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ScenarioDraft {
    /// The name of the scenario to save.
    pub name: String,
    /// Where to save it, or what to open; when saving, empty for a file in the data folder.
    pub path: String,
    /// Whether people, conversations and posts are left out.
    pub without_content: bool,
    /// What a guide would say about what is on the screen, for a step of the tour.
    pub step: String,
}

/// A wish about scenarios, or a report of the shell.
#[derive(Clone, Debug, PartialEq)]
pub enum ScenarioIntent {
    /// Show the dialog to save one.
    AskSave,
    /// Show the dialog to open one.
    AskOpen,
    /// What is typed has changed.
    Edit(ScenarioDraft),
    /// Make what is on the screen a step of the tour, with the words that were typed.
    AddStep,
    /// Take the step back that was added last.
    DropStep,
    /// Save what is on the screen as it is typed.
    Save,
    /// Open the file with this path.
    Open(String),
    /// Open the tour that is built in, or start it again where it is open.
    TakeTour,
    /// Something about the tour of the open scenario.
    Tour(TourIntent),
    /// Files with these paths were dropped on the window.
    Dropped(Vec<String>),
    /// Go back to the user's own data.
    Leave,
    /// What the user wrote in the open scenario is on the disk, so it can be left.
    Settled,
    /// A scenario is ready to be entered.
    Ready(Box<ReadyScenario>),
    /// It can't be opened; the sentence says why.
    Refused(Text),
    /// It is saved there; whether older messages were left out.
    Saved(String, bool),
}
