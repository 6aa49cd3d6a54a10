//! The tour of a scenario, and the place of the user in it.

use crate::domain::tour::Step;

/// A tour and where the user is in it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Tour {
    pub(in crate::app) steps: Vec<Step>,
    pub(in crate::app) at: usize,
    /// Whether the guide speaks; not after the tour was left.
    pub shown: bool,
}

impl Tour {
    /// A tour that begins at its first step, if it has one.
    pub fn new(steps: Vec<Step>) -> Self {
        Self {
            shown: !steps.is_empty(),
            steps,
            at: 0,
        }
    }

    /// The step that the user is at, while the guide speaks.
    pub fn step(&self) -> Option<&Step> {
        self.steps.get(self.at).filter(|_| self.shown)
    }

    /// Number of the step, from 1, and how many there are.
    pub const fn place(&self) -> (usize, usize) {
        (self.at + 1, self.steps.len())
    }

    /// Whether there is a step before this one.
    pub const fn has_back(&self) -> bool {
        self.at > 0
    }

    /// Whether this is the last step.
    pub const fn is_last(&self) -> bool {
        self.at + 1 >= self.steps.len()
    }

    /// Whether the tour was left and can be gone on with.
    pub const fn can_resume(&self) -> bool {
        !self.shown && !self.steps.is_empty()
    }
}

/// What the user wants of the tour.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TourIntent {
    /// On to the next step; behind the last one the tour ends.
    Next,
    /// Back to the step before.
    Back,
    /// Let the guide be silent.
    Leave,
    /// Go on where the tour was left; from the start if it was over.
    Resume,
}
