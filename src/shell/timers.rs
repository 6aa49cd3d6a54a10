//! Timers of the app.

use std::thread;
use std::time::Duration;

use super::channel::EventSender;
use crate::app::{Event, Timer};

/// The place where timers run.
#[derive(Default)]
pub(super) enum Timers {
    /// In real time, each on a thread that only waits.
    #[default]
    Threads,
    /// Held back for a test, each with its milliseconds.
    #[cfg(feature = "testing")]
    Held(Vec<(u64, Timer)>),
}

impl Timers {
    /// Starts a timer; when it ends, an event is sent.
    pub(super) fn start(&mut self, millis: u64, timer: Timer, sender: EventSender) {
        match self {
            Self::Threads => drop(thread::spawn(move || {
                thread::sleep(Duration::from_millis(millis));
                sender.send(Event::TimerEnded(timer));
            })),
            #[cfg(feature = "testing")]
            Self::Held(timers) => timers.push((millis, timer)),
        }
    }

    /// Ends the shortest timer that is held back; `false` if there is none.
    #[cfg(feature = "testing")]
    pub(super) fn end_first(&mut self, sender: &EventSender) -> bool {
        let Self::Held(timers) = self else {
            return false;
        };
        let first = (0..timers.len()).min_by_key(|index| timers[*index].0);
        let Some((passed, timer)) = first.map(|index| timers.remove(index)) else {
            return false;
        };
        for (left, _) in timers.iter_mut() {
            *left -= passed;
        }
        sender.events.send(Event::TimerEnded(timer)).is_ok()
    }
}
