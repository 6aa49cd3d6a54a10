//! The comparison of two policies or days.

use super::cell::Cell;
use crate::domain::Day;

/// A policy that can be compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum PolicyChoice {
    /// The one that the window was opened with.
    Original,
    /// The policy of an open internet.
    OpenInternet,
    /// The one in force: the what-if policy while there is one.
    InForce,
}

/// A policy on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Side {
    /// The policy.
    pub policy: PolicyChoice,
    /// The day.
    pub day: Day,
}

/// The two sides of a comparison, and the changed cell that is explained.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Comparison {
    /// The left side, usually the earlier one.
    pub left: Side,
    /// The right side.
    pub right: Side,
    /// The cell whose reasons are shown.
    pub unfolded: Option<Cell>,
}

impl Default for Comparison {
    /// The default policy date and the day before.
    fn default() -> Self {
        let side = |day| Side {
            policy: PolicyChoice::Original,
            day,
        };
        Self {
            left: side(Day::DEFAULT.previous()),
            right: side(Day::DEFAULT),
            unfolded: None,
        }
    }
}
