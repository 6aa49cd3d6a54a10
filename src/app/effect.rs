//! What the outside world must do. An effect is data, so a test can read it instead of mocking a
//! disk or a browser.

use super::gate::Handoff;
use super::types::file::{ListFormat, NewFile};
use super::types::intent::Intent;
use super::types::ledger::Purpose;
use super::types::scenario::{ScenarioDraft, ScenarioFile};
use super::types::what_if::Keeping;
use crate::domain::ledger::{Command, Timestamp};
use crate::domain::{Change, ConversationId, EntryId, MessageId, OrderId, Settings};

/// One thing for the shell to do.
#[derive(Clone, Debug, PartialEq)]
pub enum Effect {
    /// Write these changes to the store, all or none, after those that could not be written before.
    /// They are in memory already. What the disk does not take waits, and is told with
    /// `UnsavedIntent::UnsavedChanges`.
    Write(Vec<Change>),
    /// Write everything that waits, the settings too; always answered with `UnsavedIntent::Flushed`,
    /// `Reopened` or `UnsavedChanges`.
    Flush,
    /// Write everything that waits as far as the disk takes it, open nothing anew, and say what
    /// closing the window would lose; answered with `UnsavedIntent::Unwritten`.
    PrepareClose,
    /// Write what waits as a text that the user can keep; answered with `WalletIntent::FileSaved`.
    /// It waits on.
    SaveUnwritten,
    /// Close the window, whatever waits.
    CloseWindow,
    /// Offer other profiles in the same window, whatever waits.
    LeaveProfile,
    /// Write the settings.
    SaveSettings,
    /// Hand this address to the system's browser.
    OpenUrl(Handoff),
    /// Put this text on the clipboard.
    CopyText(String),
    /// Read messages older than this one; answered with `Intent::OlderLoaded`.
    LoadOlder {
        /// Of which conversation.
        conversation: ConversationId,
        /// Older than this one.
        before: MessageId,
    },
    /// Put the demo content back as on the first start; answered with `Intent::DataReplaced`.
    ResetDemo,
    /// Keep the user's copy of the rules beside the settings, or take away what was kept.
    KeepWhatIf(Keeping),
    /// Read a scenario and make its store ready; answered with `ScenarioIntent::Ready`, unless
    /// something of the open store waits.
    OpenScenario(ScenarioFile),
    /// Work on the store that was made ready; the settings are those of what was open before, to be
    /// written first.
    EnterScenario(Box<Settings>),
    /// Have everything of the open scenario on the disk before it is left; answered with
    /// `ScenarioIntent::Settled`, or with what waits.
    SettleScenario,
    /// Work on the user's own store again; the settings are those of the scenario, to be written
    /// first.
    LeaveScenario(Box<Settings>),
    /// Write what is on the screen as a scenario; answered with `ScenarioIntent::Saved`.
    SaveScenario(ScenarioDraft),
    /// Write the decision log to a file; answered with `LogIntent::Exported`.
    ExportLog(ListFormat),
    /// Show a folder to the user in the system's file manager.
    ShowDataFolder,
    /// Do commands in the ledger, all of them or none, the gate being asked inside the transaction;
    /// answered with `LedgerEvent::Answered`.
    Ledger {
        /// What to do.
        commands: Vec<Command>,
        /// When, and on which day of the dial.
        time: Timestamp,
        /// Why; comes back with the answer.
        purpose: Purpose,
    },
    /// Read the ledger anew; answered with `LedgerEvent::Loaded`.
    ReadLedger,
    /// Read what was spent at whom, by month; answered with `LedgerEvent::Spending`.
    ReadSpending,
    /// Read the entries of an order; answered with `LedgerEvent::Receipts`.
    LoadReceipts(OrderId),
    /// Read one order with its payments; answered with `LedgerEvent::Order`.
    LoadOrder(OrderId),
    /// Read orders older than this one; answered with `LedgerEvent::OlderOrders`.
    LoadOlderOrders(OrderId),
    /// Read entries older than this one; answered with `LedgerEvent::OlderEntries`.
    LoadOlderEntries(EntryId),
    /// Carry an intent out after a while.
    After {
        /// How long, in milliseconds.
        millis: u64,
        /// What then.
        intent: Box<Intent>,
    },
    /// Keep a file beside the user's data; answered with `WalletIntent::FileSaved`.
    SaveFile(NewFile),
    /// Keep a statement of every entry of the ledger beside the user's data; answered with
    /// `WalletIntent::FileSaved`.
    SaveStatement(ListFormat),
    /// End the program at once, as a kill does: the demonstrator asked for it.
    KillProgram,
}
