//! The what-if policy with its history, and intents about it.

use std::sync::Arc;

use super::cell::Cell;
use crate::domain::Day;
use crate::policy::{Diagnostic, Outcome, Policy};

/// The original policy, the steps that can be undone, and what is being edited.
#[derive(Clone, Debug)]
pub struct WhatIf {
    /// The policy that the window was opened with.
    pub(in crate::app) original: Arc<Policy>,
    /// The policy that was in force first: the original, or a scenario's copy of it.
    pub(in crate::app) start: Arc<Policy>,
    /// Whether something was typed that is not saved yet.
    pub(in crate::app) unsaved: bool,
    /// The policies before, latest last.
    pub(in crate::app) undo: Vec<Arc<Policy>>,
    /// The policies that were undone, latest last.
    pub(in crate::app) redo: Vec<Arc<Policy>>,
    /// Whether the last step came from typing; the next typing belongs to the same step.
    pub(in crate::app) typing: bool,
    /// A text with errors, which is not in force.
    pub draft: Option<String>,
    /// The last text with errors that was undone, until something else is done.
    pub(in crate::app) undone_draft: Option<String>,
    /// Errors of the draft, or else warnings of the text in force.
    pub problems: Vec<Diagnostic>,
    /// The cell being changed.
    pub editor: Option<CellEdit>,
}

impl WhatIf {
    /// An unchanged policy.
    pub(in crate::app) fn new(original: Arc<Policy>) -> Self {
        let start = Arc::clone(&original);
        Self::copy_of(original, start)
    }

    /// An unchanged copy of `original`.
    pub(in crate::app) const fn copy_of(original: Arc<Policy>, start: Arc<Policy>) -> Self {
        Self {
            original,
            start,
            unsaved: false,
            undo: Vec::new(),
            redo: Vec::new(),
            typing: false,
            draft: None,
            undone_draft: None,
            problems: Vec::new(),
            editor: None,
        }
    }

    /// The policy that the window was opened with.
    pub const fn original(&self) -> &Arc<Policy> {
        &self.original
    }

    /// Whether the policy in force is a copy that differs from the original.
    pub fn is_active(&self, in_force: &Arc<Policy>) -> bool {
        !Arc::ptr_eq(&self.original, in_force) && self.original.text() != in_force.text()
    }

    /// The fingerprint that distinguishes copies of different policies; `None` for copies of the
    /// shipped one.
    pub fn of(original: &Policy) -> Option<String> {
        let fingerprint = original.fingerprint();
        (fingerprint != Policy::shipped().fingerprint()).then(|| fingerprint.to_owned())
    }

    /// Whether there is a step to undo.
    pub const fn can_undo(&self) -> bool {
        !self.undo.is_empty() || self.draft.is_some()
    }

    /// Whether there is a step to redo.
    pub const fn can_redo(&self) -> bool {
        !self.redo.is_empty() || self.undone_draft.is_some()
    }
}

/// A change to a cell while the user edits it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CellEdit {
    /// The cell.
    pub cell: Cell,
    /// The new effect or state.
    pub says: Outcome,
    /// The first day as typed.
    pub from: String,
    /// The last day as typed; empty for no end.
    pub until: String,
}

impl CellEdit {
    /// The days that were typed.
    ///
    /// # Errors
    /// Which of the two is invalid.
    pub fn days(&self) -> Result<(Day, Option<Day>), Refusal> {
        let from: Day = self.from.trim().parse().map_err(|_| Refusal::From)?;
        let until = match self.until.trim() {
            "" => None,
            typed => Some(typed.parse::<Day>().map_err(|_| Refusal::Until)?),
        };
        if until.is_some_and(|until| until < from) {
            Err(Refusal::Until)
        } else {
            Ok((from, until))
        }
    }
}

/// The invalid field of a change to a cell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// The first day is not a date.
    From,
    /// The last day is not a date, or is before the first.
    Until,
}

/// An intent of the user about the what-if policy.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum WhatIfIntent {
    /// Open the editor of a cell.
    EditCell(Cell),
    /// Edit the change.
    SetEdit(CellEdit),
    /// Apply the change.
    ApplyEdit,
    /// Close the editor of a cell.
    CloseEdit,
    /// Remove the what-if rules about a cell.
    ResetCell(Cell),
    /// Edit the text of the policy.
    EditText(String),
    /// Go back to the last text without errors.
    DiscardDraft,
    /// Go back to the original policy.
    ResetAll,
    /// Undo the last step.
    Undo,
    /// Redo a step.
    Redo,
    /// Save what was typed now.
    Save,
}

/// The what-if policy as the shell saves it.
#[derive(Clone, Debug)]
pub struct WhatIfSnapshot {
    /// Fingerprint of the original; `None` if it is the shipped one.
    pub of: Option<String>,
    /// The policy in force; `None` if it is unchanged.
    pub copy: Option<Arc<Policy>>,
    /// A text with errors.
    pub draft: Option<String>,
}

impl PartialEq for WhatIfSnapshot {
    fn eq(&self, other: &Self) -> bool {
        let copy = |snapshot: &Self| {
            snapshot
                .copy
                .as_ref()
                .map(|copy| copy.fingerprint().to_owned())
        };
        (&self.of, &self.draft, copy(self)) == (&other.of, &other.draft, copy(other))
    }
}
