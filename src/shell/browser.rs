//! The hand-off to the system's browser and file manager: the only two calls of `open`, each on a
//! thread of its own.
//!
//! Takes a [`Handoff`], which only the gate can make; so nothing that the policy refuses gets here.

use std::path::PathBuf;
use std::sync::mpsc::Sender;

use super::Wake;
use crate::app::{Handoff, Intent};
use crate::domain::Text;

/// Opens an address; a failure is reported as an intent.
pub(super) fn open(handoff: Handoff, reports: Sender<Intent>, wake: Wake) {
    std::thread::spawn(move || {
        if let Err(error) = open::that_detached(handoff.as_str()) {
            let report = Intent::BrowserFailed {
                address: handoff.as_str().to_owned(),
                why: error.to_string(),
            };
            // A closed window no longer listens, and then there is nobody to tell.
            drop(reports.send(report));
            wake();
        }
    });
}

/// Shows a folder of ours; a failure is reported as an intent.
pub(super) fn show_folder(folder: PathBuf, reports: Sender<Intent>, wake: Wake) {
    std::thread::spawn(move || {
        if let Err(error) = open::that_detached(&folder) {
            let folder = folder.display();
            let en = format!("{folder} could not be shown: {error}");
            let zh = format!("无法显示 {folder}：{error}");
            let report = Intent::StoreFailed(Text {
                en: en.into(),
                zh: zh.into(),
            });
            drop(reports.send(report));
            wake();
        }
    });
}
