//! What the app wants to hear about after a delay.

use std::sync::mpsc::Sender;
use std::thread;
use std::time::Duration;

use super::Wake;
use crate::app::Intent;

/// Where delays pass.
#[derive(Default)]
pub(super) enum Timers {
    /// In real time, each on a thread that does nothing but wait.
    #[default]
    Threads,
    /// Nowhere: held back for a test, each with its length in milliseconds.
    #[cfg(feature = "testing")]
    Held(Vec<(u64, Intent)>),
}

impl Timers {
    /// Reports an intent after a delay.
    pub(super) fn start(
        &mut self,
        millis: u64,
        intent: Intent,
        reports: Sender<Intent>,
        wake: Wake,
    ) {
        match self {
            Self::Threads => drop(thread::spawn(move || {
                thread::sleep(Duration::from_millis(millis));
                // A closed window no longer listens, and then there is nobody to tell.
                drop(reports.send(intent));
                wake();
            })),
            #[cfg(feature = "testing")]
            Self::Held(delays) => delays.push((millis, intent)),
        }
    }

    /// Ends the shortest delay that is held back; `false` if there is none.
    #[cfg(feature = "testing")]
    pub(super) fn end_first(&mut self, reports: &Sender<Intent>) -> bool {
        let Self::Held(delays) = self else {
            return false;
        };
        let first = (0..delays.len()).min_by_key(|index| delays[*index].0);
        let Some((passed, intent)) = first.map(|index| delays.remove(index)) else {
            return false;
        };
        for (left, _) in delays.iter_mut() {
            *left -= passed;
        }
        reports.send(intent).is_ok()
    }
}
