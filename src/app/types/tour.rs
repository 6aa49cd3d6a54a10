//! The tour of a scenario, and the step that the user is at.

use crate::domain::ConversationId;
use crate::domain::tour::Step;

/// A tour and the step that the user is at.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Tour {
    /// Its steps.
    pub(in crate::app) steps: Vec<Step>,
    /// Index of the step that the user is at.
    pub(in crate::app) at: usize,
    /// Whether the tour panel is shown; not after the user has left the tour.
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

    /// The step that the user is at, while the tour panel is shown.
    pub fn step(&self) -> Option<&Step> {
        self.steps.get(self.at).filter(|_| self.shown)
    }

    /// Number of the step, from 1, and the number of steps.
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

    /// Whether the user has left the tour and can resume it.
    pub const fn can_resume(&self) -> bool {
        !self.shown && !self.steps.is_empty()
    }
}

/// An intent of the user about the tour.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TourIntent {
    /// Go to the next step; after the last one the tour ends.
    Next,
    /// Go back to the step before.
    Back,
    /// Hide the tour panel.
    Leave,
    /// Resume the tour where the user left it; from the start if it was over.
    Resume,
}

/// Reason why a step of a tour leads nowhere.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum StepFlaw {
    /// The policy has no platform with this id.
    NoPlatform(String),
    /// The policy has no merchant with this id.
    NoMerchant(String),
    /// The policy has no wallet with this id.
    NoWallet(String),
    /// The content has no such conversation.
    NoConversation(ConversationId),
    /// This text contains no link.
    NoLink(String),
}
