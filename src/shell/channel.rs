//! The channel from the threads of the shell to its window.

use std::sync::Arc;
use std::sync::mpsc::Sender;

use crate::app::Event;

/// Wakes the window when an event arrives from a thread.
pub type Wake = Arc<dyn Fn() + Send + Sync>;

/// Sends events from a thread to the window.
#[derive(Clone)]
pub(super) struct EventSender {
    /// The channel.
    pub(super) events: Sender<Event>,
    /// Wakes the window.
    pub(super) wake: Wake,
}

impl EventSender {
    /// Sends an event and wakes the window. A closed window no longer listens.
    pub(super) fn send(&self, event: Event) {
        drop(self.events.send(event));
        (self.wake)();
    }
}
