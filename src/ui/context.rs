//! The context of every view: what it can read, and where it sends intents.

use std::cell::RefCell;

use crate::app::{Intent, State};
use crate::domain::Lang;

/// The real time of a frame, which comes in from the shell.
#[derive(Clone, Copy, Debug)]
pub struct Moment<'a> {
    /// Milliseconds since 1970-01-01 UTC.
    pub now_millis: i64,
    /// The user's time zone.
    pub zone: &'a jiff::tz::TimeZone,
}

/// Context of a view. It comes beside the `Ui`, which egui passes on itself.
#[derive(Clone, Copy)]
pub struct Cx<'a> {
    /// The state to show.
    pub state: &'a State,
    /// The language to show it in.
    pub lang: Lang,
    /// The real time.
    pub moment: &'a Moment<'a>,
    /// Intents of this frame, in order.
    pub intents: &'a RefCell<Vec<Intent>>,
}

impl Cx<'_> {
    /// Sends an intent to `update`, which runs after the frame.
    pub fn send(&self, intent: Intent) {
        self.intents.borrow_mut().push(intent);
    }

    /// Sends several intents in their order.
    pub fn send_all(&self, intents: impl IntoIterator<Item = Intent>) {
        self.intents.borrow_mut().extend(intents);
    }

    /// A moment on the user's clock.
    pub fn local(&self, at_millis: i64) -> jiff::civil::DateTime {
        jiff::Timestamp::from_millisecond(at_millis)
            .unwrap_or_default()
            .to_zoned(self.moment.zone.clone())
            .datetime()
    }

    /// Today on the user's clock.
    pub fn today(&self) -> jiff::civil::Date {
        self.local(self.moment.now_millis).date()
    }
}
