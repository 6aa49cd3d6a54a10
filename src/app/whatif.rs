//! What if: the user's own copy of the rules, which the whole app follows, with undo and redo.
//!
//! The policy that the window was opened with is never altered; a text with errors is never put in force.

use std::sync::Arc;

use crate::policy::Policy;

/// The original policy, and what can be undone.
#[derive(Clone, Debug)]
pub struct WhatIf {
    original: Arc<Policy>,
}

impl WhatIf {
    /// Nothing changed yet.
    pub(super) fn new(original: Arc<Policy>) -> Self {
        Self { original }
    }

    /// The policy that the window was opened with.
    pub const fn original(&self) -> &Arc<Policy> {
        &self.original
    }

    /// Whether the policy in force is a copy that differs from the original.
    pub fn is_active(&self, in_force: &Arc<Policy>) -> bool {
        !Arc::ptr_eq(&self.original, in_force) && self.original.text() != in_force.text()
    }
}
