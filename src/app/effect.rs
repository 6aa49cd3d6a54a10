//! Effects: instructions from `update` to the shell. An effect is data, so that a test can read it
//! instead of mocking a disk or a browser.
//!
//! The effects are grouped by the part of the shell that carries them out. Every variant says
//! which event answers it; one without an answer succeeds silently or reports
//! [`Event::StoreFailed`](super::types::event::Event::StoreFailed).

use crate::domain::ledger::{Command, Timestamp};
use crate::domain::{Change, ConversationId, EntryId, MessageId, OrderId, Settings};

use super::gate::Handoff;
use super::types::file::{ListFormat, NewFile};
use super::types::ledger::Purpose;
use super::types::scenario::{ScenarioDraft, ScenarioFile};
use super::types::time::Timer;
use super::types::what_if::WhatIfSnapshot;

/// An instruction to the shell.
#[derive(Clone, Debug, PartialEq)]
pub enum Effect {
    /// Carried out by the store and the settings file.
    Store(StoreEffect),
    /// Carried out by the ledger.
    Ledger(LedgerEffect),
    /// Carried out by the data spaces of scenarios.
    Scenario(ScenarioEffect),
    /// Writes a file that the user asked for.
    File(FileEffect),
    /// Carried out by the browser, the window or a timer.
    Outside(OutsideEffect),
}

/// An instruction to the store or the settings file.
#[derive(Clone, Debug, PartialEq)]
pub enum StoreEffect {
    /// Write these changes, all or none, after those that could not be written before. They are in
    /// memory already. Answered with `UnsavedEvent::Changed` if they could not be written.
    Write(Vec<Change>),
    /// Write the settings, once the user pauses. Answered like `Write`.
    SaveSettings,
    /// Write the what-if policy, or delete what was saved of it. Answered like `Write`.
    SaveWhatIf(WhatIfSnapshot),
    /// Write all unsaved changes now. Answered with `UnsavedEvent::Flushed` or
    /// `UnsavedEvent::Changed`, or with `Event::ProfileReopened`.
    Flush,
    /// Write all unsaved changes without reopening anything. Answered with
    /// `UnsavedEvent::CloseChecked`.
    PrepareClose,
    /// Load messages older than this one. Answered with `Event::OlderMessagesLoaded`.
    LoadOlderMessages {
        /// The conversation.
        conversation: ConversationId,
        /// The oldest loaded message.
        before: MessageId,
    },
    /// Reset the content to that of the first start. Answered with `Event::ContentReset` and
    /// `LedgerEvent::Loaded`.
    ResetContent,
}

/// An instruction to the ledger. All answers are `Event::Ledger`.
#[derive(Clone, Debug, PartialEq)]
pub enum LedgerEffect {
    /// Execute commands, all or none; the gate is asked inside the transaction. Answered with
    /// `LedgerEvent::Replied`.
    Execute {
        /// The commands.
        commands: Vec<Command>,
        /// Their time and policy date.
        time: Timestamp,
        /// Returned with the reply.
        purpose: Purpose,
    },
    /// Read the whole ledger. Answered with `LedgerEvent::Loaded`.
    Load,
    /// Read the spending by merchant and month. Answered with `LedgerEvent::SpendingLoaded`.
    LoadSpending,
    /// Read the entries of an order. Answered with `LedgerEvent::ReceiptsLoaded`.
    LoadReceipts(OrderId),
    /// Read one order with its payments. Answered with `LedgerEvent::OrderLoaded`.
    LoadOrder(OrderId),
    /// Read orders older than this one. Answered with `LedgerEvent::OlderOrdersLoaded`.
    LoadOlderOrders(OrderId),
    /// Read entries older than this one. Answered with `LedgerEvent::OlderEntriesLoaded`.
    LoadOlderEntries(EntryId),
}

/// An instruction about scenarios. All answers are `Event::Scenario`, or `Event::StoreFailed`.
#[derive(Clone, Debug, PartialEq)]
pub enum ScenarioEffect {
    /// Read a scenario and open its store. Answered with `ScenarioEvent::Ready` or
    /// `ScenarioEvent::Refused`.
    Open(ScenarioFile),
    /// Switch to the store that is ready. The settings are those of the store in use until now,
    /// which are saved first.
    Enter(Box<Settings>),
    /// Write all unsaved changes of the open scenario. Answered with `ScenarioEvent::Flushed`.
    Flush,
    /// Switch back to the user's own store. The settings are those of the scenario, which are
    /// saved first.
    Leave(Box<Settings>),
    /// Save the content of the window as a scenario. Answered with `ScenarioEvent::Saved`.
    Save(ScenarioDraft),
}

/// A file to write. Answered with `Event::FileSaved` unless it says otherwise.
#[derive(Clone, Debug, PartialEq)]
pub enum FileEffect {
    /// Save a file in the folder for exports.
    Save(NewFile),
    /// Save a statement of all ledger entries there.
    SaveStatement(ListFormat),
    /// Save the unsaved changes as a text.
    SaveUnwritten,
    /// Save the whole log. Answered with `Event::LogExported`.
    ExportLog(ListFormat),
}

/// An instruction to the browser, the window or a timer.
#[derive(Clone, Debug, PartialEq)]
pub enum OutsideEffect {
    /// Open this address in the system's browser. Answered with `Event::BrowserFailed` if that
    /// fails.
    OpenUrl(Handoff),
    /// Copy this text to the clipboard.
    CopyText(String),
    /// Show the data folder in the system's file manager.
    ShowDataFolder,
    /// Start a timer of so many milliseconds. Answered with `Event::TimerEnded`.
    StartTimer(u64, Timer),
    /// Close the window, even with unsaved changes.
    CloseWindow,
    /// Offer other profiles in the same window, even with unsaved changes.
    LeaveProfile,
    /// End the program at once, like a kill signal; part of a demonstrated fault.
    KillProgram,
}

impl From<StoreEffect> for Effect {
    fn from(effect: StoreEffect) -> Self {
        Self::Store(effect)
    }
}

impl From<LedgerEffect> for Effect {
    fn from(effect: LedgerEffect) -> Self {
        Self::Ledger(effect)
    }
}

impl From<ScenarioEffect> for Effect {
    fn from(effect: ScenarioEffect) -> Self {
        Self::Scenario(effect)
    }
}

impl From<FileEffect> for Effect {
    fn from(effect: FileEffect) -> Self {
        Self::File(effect)
    }
}

impl From<OutsideEffect> for Effect {
    fn from(effect: OutsideEffect) -> Self {
        Self::Outside(effect)
    }
}

/// A list of effects, in the order in which the shell carries them out.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Effects(Vec<Effect>);

impl Effects {
    /// Appends an effect.
    pub fn push(&mut self, effect: impl Into<Effect>) {
        self.0.push(effect.into());
    }

    /// Appends an effect, if there is one.
    pub fn push_some(&mut self, effect: Option<impl Into<Effect>>) {
        self.0.extend(effect.map(Into::into));
    }

    /// The effects in order.
    #[cfg(feature = "testing")]
    pub fn iter(&self) -> std::slice::Iter<'_, Effect> {
        self.0.iter()
    }
}

impl IntoIterator for Effects {
    type Item = Effect;
    type IntoIter = std::vec::IntoIter<Effect>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.into_iter()
    }
}
