//! What the outside world must do. An effect is data, so a test can read it instead of mocking a disk or a browser.

use crate::domain::{Change, ConversationId, MessageId};
use crate::links::Openable;

/// The moment of an update, taken from the clock by the shell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Now {
    /// Milliseconds since 1970-01-01 UTC.
    pub millis: i64,
}

/// An address that the gate has let through. Only [`super::gate`] can make one, so nothing else can reach the browser.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Handoff(pub(super) Openable);

impl Handoff {
    /// The re-serialised `http` or `https` address: what was shown is what is opened.
    pub fn as_str(&self) -> &str {
        self.0.as_str()
    }
}

/// One thing for the shell to do.
#[derive(Clone, Debug, PartialEq)]
pub enum Effect {
    /// Write these changes to the store, all or none. They are in memory already.
    Write(Vec<Change>),
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
    /// Write the complaints to a file of this name beside the data; answered with `SafetyIntent::Exported`.
    ExportReports {
        /// The file's name, without a folder.
        name: String,
        /// What stands in it.
        table: String,
    },
    /// Show a folder to the user in the system's file manager.
    ShowDataFolder,
}
