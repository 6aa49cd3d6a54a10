//! The system's browser and file manager: the only two calls of `open`, each on a thread of its
//! own.
//!
//! Takes a [`Handoff`], which only the gate can make; so nothing that the policy blocks gets here.

use std::path::PathBuf;

use super::channel::EventSender;
use crate::app::{Event, Failure, Handoff};

/// Opens an address in the browser; a failure becomes an event.
pub(super) fn open_url(handoff: Handoff, sender: EventSender) {
    std::thread::spawn(move || {
        if let Err(error) = open::that_detached(handoff.as_str()) {
            let event = Event::BrowserFailed {
                address: handoff.as_str().to_owned(),
                why: error.to_string(),
            };
            sender.send(event);
        }
    });
}

/// Shows a folder in the file manager; a failure becomes an event.
pub(super) fn show_folder(folder: PathBuf, sender: EventSender) {
    std::thread::spawn(move || {
        if let Err(error) = open::that_detached(&folder) {
            let folder = folder.display().to_string();
            let why = error.to_string();
            sender.send(Event::StoreFailed(Failure::FolderNotShown { folder, why }));
        }
    });
}
