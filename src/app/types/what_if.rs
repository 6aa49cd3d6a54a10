//! The what-if policy with its history, and what the user does with it.

use super::cell::Cell;
use std::sync::Arc;

use crate::domain::Day;
use crate::policy::{Diagnostic, Policy, Says};

/// The original policy, what can be undone, and what is being edited.
#[derive(Clone, Debug)]
pub struct WhatIf {
    pub(in crate::app) original: Arc<Policy>,
    /// The policy that was in force at first: the original, or a scenario's copy of it.
    pub(in crate::app) start: Arc<Policy>,
    /// Whether something was typed that is not kept yet.
    pub(in crate::app) unkept: bool,
    pub(in crate::app) undo: Vec<Arc<Policy>>,
    pub(in crate::app) redo: Vec<Arc<Policy>>,
    /// Whether the last step came from typing; what is typed next belongs to it.
    pub(in crate::app) typing: bool,
    /// A text with errors, which is not in force.
    pub draft: Option<String>,
    /// The last text with errors that was undone, until something else is done.
    pub(in crate::app) undone_draft: Option<String>,
    /// What is wrong with the draft, or else what the text in force is warned of.
    pub problems: Vec<Diagnostic>,
    /// The cell being changed.
    pub editor: Option<CellEdit>,
}

impl WhatIf {
    /// Nothing changed yet.
    pub(in crate::app) fn new(original: Arc<Policy>) -> Self {
        let start = Arc::clone(&original);
        Self::copy_of(original, start)
    }

    /// Nothing changed yet in a copy that somebody else has made.
    pub(in crate::app) const fn copy_of(original: Arc<Policy>, start: Arc<Policy>) -> Self {
        Self {
            original,
            start,
            unkept: false,
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

    /// The fingerprint that tells copies of different policies apart; `None` for copies of the
    /// shipped one.
    pub fn of(original: &Policy) -> Option<String> {
        let fingerprint = original.fingerprint();
        (fingerprint != Policy::shipped().fingerprint()).then(|| fingerprint.to_owned())
    }

    /// Whether there is a step to take back.
    pub const fn can_undo(&self) -> bool {
        !self.undo.is_empty() || self.draft.is_some()
    }

    /// Whether there is a step to take again.
    pub const fn can_redo(&self) -> bool {
        !self.redo.is_empty() || self.undone_draft.is_some()
    }
}

/// A change to a cell while the user makes it up.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CellEdit {
    /// The cell.
    pub cell: Cell,
    /// What it is to say.
    pub says: Says,
    /// The first day as typed.
    pub from: String,
    /// The last day as typed; empty for without an end.
    pub until: String,
}

impl CellEdit {
    /// The days that were typed.
    ///
    /// # Errors
    /// Which of the two is no day that can be used.
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

/// Why a change to a cell can't be made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// The first day is no day.
    From,
    /// The last day is no day, or lies before the first.
    Until,
}

/// What the user wants of the copy.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum WhatIfIntent {
    /// Open the editor of a cell.
    EditCell(Cell),
    /// The change being made up is another one.
    SetEdit(CellEdit),
    /// Put the change in force.
    ApplyEdit,
    /// Close the editor of a cell.
    CloseEdit,
    /// Take the what-if rules about a cell away.
    ResetCell(Cell),
    /// The text of the rules has changed.
    EditText(String),
    /// Go back to the last text without errors.
    DropDraft,
    /// Back to the policy that the window was opened with.
    ResetAll,
    /// Take the last step back.
    Undo,
    /// Take a step again.
    Redo,
    /// Keep what was typed.
    Keep,
}

/// What of the copy is worth keeping, for the shell to write.
#[derive(Clone, Debug)]
pub struct Keeping {
    /// Fingerprint of the original; `None` if it is the shipped one.
    pub of: Option<String>,
    /// The policy in force; `None` if it is the one of the start.
    pub copy: Option<Arc<Policy>>,
    /// A text with errors.
    pub draft: Option<String>,
}

impl PartialEq for Keeping {
    fn eq(&self, other: &Self) -> bool {
        let copy = |keeping: &Self| {
            keeping
                .copy
                .as_ref()
                .map(|copy| copy.fingerprint().to_owned())
        };
        (&self.of, &self.draft, copy(self)) == (&other.of, &other.draft, copy(other))
    }
}
