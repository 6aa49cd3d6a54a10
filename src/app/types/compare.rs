//! What the user compares: two sides, each a policy on a day. Computes nothing; the difference is
//! asked of the policies when it is drawn.

use super::cell::Cell;
use crate::domain::Day;

/// A policy that can stand on a side.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum PolicyChoice {
    /// The one that the window was opened with; history unless the user gave a file.
    Original,
    /// The policy of an open internet.
    OpenInternet,
    /// The one in force: the user's copy while there is one.
    Copy,
}

/// A policy on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Side {
    /// The policy.
    pub which: PolicyChoice,
    /// The day.
    pub day: Day,
}

/// Both sides, and the changed cell that is explained.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Comparison {
    /// What was.
    pub before: Side,
    /// What came of it.
    pub after: Side,
    /// The cell whose reasons are unfolded.
    pub unfolded: Option<Cell>,
}

impl Default for Comparison {
    /// The day on which wallets were let in, with the day before.
    fn default() -> Self {
        let side = |day| Side {
            which: PolicyChoice::Original,
            day,
        };
        Self {
            before: side(Day::DEFAULT.previous()),
            after: side(Day::DEFAULT),
            unfolded: None,
        }
    }
}
