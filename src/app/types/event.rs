//! Events: what the shell tells the app.

use super::failure::Failure;
use super::ledger::LedgerEvent;
use super::scenario::ScenarioEvent;
use super::time::Timer;
use super::unsaved::{Reopened, UnsavedEvent};
use crate::domain::{ConversationId, Data, Message};

/// One event from the shell. Only the shell makes events; a view sends intents.
#[derive(Clone, Debug, PartialEq)]
pub enum Event {
    /// Older messages were loaded, oldest first.
    OlderMessagesLoaded {
        /// The conversation.
        conversation: ConversationId,
        /// Its messages.
        messages: Vec<Message>,
        /// Whether the store has still older ones.
        has_older: bool,
    },
    /// The content was reset; this is the new one.
    ContentReset(Box<Data>),
    /// The profile that could not be opened is open now.
    ProfileReopened(Box<Reopened>),
    /// The log was exported: how many entries, and the path of the file.
    LogExported(usize, String),
    /// A file was saved at this path.
    FileSaved(String),
    /// The browser could not be started.
    BrowserFailed {
        /// The address that was to be opened.
        address: String,
        /// The error of the system.
        why: String,
    },
    /// Something could not be saved or read; the same intent can be repeated.
    StoreFailed(Failure),
    /// A timer has ended.
    TimerEnded(Timer),
    /// The ledger replied, or was read.
    Ledger(LedgerEvent),
    /// A scenario was made ready, saved or refused.
    Scenario(ScenarioEvent),
    /// The unsaved changes are different from before.
    Unsaved(UnsavedEvent),
}
