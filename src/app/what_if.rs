//! The what-if policy: the user's editable copy of the policy, with undo and redo.
//!
//! The original policy never changes, and a text with errors is never put in force. An edit of a
//! cell edits the text and loads it again.

use std::sync::Arc;

use super::effect::{Effects, OutsideEffect, StoreEffect};
use super::gate;
use super::state::State;
use super::types::cell::Cell;
use super::types::notice::Notice;
use super::types::time::Timer;
pub use super::types::what_if::{CellEdit, Refusal, WhatIf, WhatIfIntent, WhatIfSnapshot};
use crate::domain::{Damage, Day};
use crate::policy::{CellRef, Diagnostic, Policy, Severity};

/// Maximum number of steps that can be undone.
const MAX_UNDO_STEPS: usize = 64;

/// Time after the first unsaved key stroke until the text is saved.
const SAVE_AFTER_MILLIS: u64 = 600;

/// Name of the what-if policy in diagnostics.
const NAME: &str = "what-if.toml";

/// The cell in the terms of the policy.
pub fn about(cell: &Cell) -> CellRef<'_> {
    match cell {
        Cell::Link(surface, target) => CellRef::Link(*surface, target),
        Cell::Pay(merchant, wallet) => CellRef::Pay(merchant, wallet),
    }
}

/// Checks whether a text can be loaded as a what-if policy.
///
/// # Errors
/// [`Damage::Policy`] with the first error.
pub fn check(text: &str) -> Result<(), Damage> {
    let Err(found) = Policy::load_copy(NAME, text) else {
        return Ok(());
    };
    let first = found
        .iter()
        .find(|diagnostic| diagnostic.severity == Severity::Error);
    Err(first.map_or_else(
        || Damage::Other(String::new()),
        |error| Damage::Policy {
            line: error.line,
            message: error.message.clone(),
        },
    ))
}

/// Restores the saved what-if policy. A text that can no longer be loaded becomes a draft, unless
/// there is a saved draft; the shell has set its file aside.
pub fn restore(state: &mut State, text: Option<&str>, draft: Option<String>) {
    let unusable = text.filter(|text| adopt_text(state, text).is_err());
    if unusable.is_some() {
        state.session.notify(Notice::WhatIfUnusable);
    }
    if let Some(text) = draft.or(unusable.map(str::to_owned)) {
        edit_text(state, text);
    }
}

/// Saves the what-if policy now.
pub(super) fn save(state: &mut State, fx: &mut Effects) {
    let what_if = &mut state.what_if;
    what_if.unsaved = false;
    let differs = what_if.start.text() != state.policy.text();
    fx.push(StoreEffect::SaveWhatIf(WhatIfSnapshot {
        of: WhatIf::of(&what_if.original),
        copy: differs.then(|| Arc::clone(&state.policy)),
        draft: what_if.draft.clone(),
    }));
}

/// Saves what was typed, if it is not saved yet.
pub(super) fn save_typed(state: &mut State, fx: &mut Effects) {
    if state.what_if.unsaved {
        save(state, fx);
    }
}

/// Saves what was typed after a while, and not at every key stroke.
fn save_later(state: &mut State, fx: &mut Effects) {
    if !std::mem::replace(&mut state.what_if.unsaved, true) {
        fx.push(OutsideEffect::StartTimer(
            SAVE_AFTER_MILLIS,
            Timer::SaveWhatIf,
        ));
    }
}

/// Carries out an intent about the what-if policy.
pub(super) fn update(state: &mut State, intent: WhatIfIntent, fx: &mut Effects) {
    match intent {
        WhatIfIntent::EditCell(cell) => return edit_cell(state, cell),
        WhatIfIntent::SetEdit(edit) => return state.what_if.editor = Some(edit),
        WhatIfIntent::CloseEdit => return state.what_if.editor = None,
        WhatIfIntent::Save => return save_typed(state, fx),
        WhatIfIntent::EditText(text) => {
            edit_text(state, text);
            return save_later(state, fx);
        }
        WhatIfIntent::ApplyEdit => apply_edit(state),
        WhatIfIntent::ResetCell(cell) => {
            let text = state.policy.without_what_if(about(&cell));
            apply_text(state, &text);
        }
        WhatIfIntent::DiscardDraft => {
            let text = state.policy.text().to_owned();
            edit_text(state, text);
        }
        WhatIfIntent::ResetAll => reset_all(state),
        WhatIfIntent::Undo => undo(state),
        WhatIfIntent::Redo => redo(state),
    }
    save(state, fx);
}

/// Puts a text in force, as one step that can be undone.
///
/// # Errors
/// The errors of the text, which then is not in force.
fn adopt_text(state: &mut State, text: &str) -> Result<(), Vec<Diagnostic>> {
    let (policy, warnings) = Policy::load_copy(NAME, text)?;
    add_step(state, policy, false);
    state.what_if.problems = warnings;
    Ok(())
}

/// Opens the editor with the effect or state of the cell on the policy date.
fn edit_cell(state: &mut State, cell: Cell) {
    let Some((_, verdict)) = gate::cell(&state.policy, state.cell_circumstances(), &cell) else {
        return;
    };
    let says = verdict.answer;
    let from = state.settings.day.to_string();
    state.what_if.editor = Some(CellEdit {
        cell,
        says,
        from,
        until: String::new(),
    });
}

fn apply_edit(state: &mut State) {
    let Some(edit) = &state.what_if.editor else {
        return;
    };
    // An invalid change stays open; the editor shows the error.
    let Ok((from, until)) = edit.days() else {
        return;
    };
    // The first day of the time bar means "since ever", as on the time bar itself.
    let from = (from > Day::FIRST).then_some(from);
    let text = state
        .policy
        .with_what_if(about(&edit.cell), edit.says, (from, until));
    state.what_if.editor = None;
    apply_text(state, &text);
}

/// Puts a text in force that an edit of a cell has made. Should it have errors after all, nothing
/// changes and the user gets a notice.
fn apply_text(state: &mut State, text: &str) {
    if adopt_text(state, text).is_err() {
        state.session.notify(Notice::WhatIfRuleRejected);
    }
}

/// Puts what was typed in force, or makes it the draft if it has errors.
fn edit_text(state: &mut State, text: String) {
    match Policy::load_copy(NAME, &text) {
        Ok((policy, warnings)) => {
            if policy.text() != state.policy.text() {
                add_step(state, policy, true);
            }
            state.what_if.draft = None;
            state.what_if.problems = warnings;
        }
        Err(problems) => {
            state.what_if.draft = Some(text);
            state.what_if.undone_draft = None;
            state.what_if.problems = problems;
        }
    }
}

fn reset_all(state: &mut State) {
    let original = Arc::clone(&state.what_if.original);
    if !Arc::ptr_eq(&original, &state.policy) {
        add_step(state, original, false);
    }
    state.what_if.draft = None;
    state.session.notify(Notice::WhatIfReset);
}

/// Puts a policy in force as a step that can be undone.
fn add_step(state: &mut State, policy: Arc<Policy>, typing: bool) {
    let what_if = &mut state.what_if;
    if !(typing && what_if.typing) {
        what_if.undo.push(Arc::clone(&state.policy));
        if what_if.undo.len() > MAX_UNDO_STEPS {
            what_if.undo.remove(0);
        }
    }
    what_if.redo.clear();
    what_if.typing = typing;
    follow_policy(state, policy);
}

fn undo(state: &mut State) {
    if let Some(draft) = state.what_if.draft.take() {
        // The draft is the last step; the policy before it stays in force.
        let policy = Arc::clone(&state.policy);
        return_to(state, policy);
        state.what_if.undone_draft = Some(draft);
        return;
    }
    if let Some(policy) = state.what_if.undo.pop() {
        state.what_if.redo.push(Arc::clone(&state.policy));
        return_to(state, policy);
    }
}

fn redo(state: &mut State) {
    if let Some(draft) = state.what_if.undone_draft.take() {
        edit_text(state, draft);
        return;
    }
    if let Some(policy) = state.what_if.redo.pop() {
        state.what_if.undo.push(Arc::clone(&state.policy));
        return_to(state, policy);
    }
}

/// Puts a policy in force that was in force before, with its warnings.
fn return_to(state: &mut State, policy: Arc<Policy>) {
    let warnings = Policy::load_copy(NAME, policy.text())
        .map_or_else(|problems| problems, |(_, warnings)| warnings);
    state.what_if.typing = false;
    follow_policy(state, policy);
    state.what_if.problems = warnings;
}

/// Puts a policy in force in the whole app. A draft is discarded, since it was made from another
/// text.
fn follow_policy(state: &mut State, policy: Arc<Policy>) {
    state.what_if.draft = None;
    state.what_if.undone_draft = None;
    state.what_if.problems = Vec::new();
    state.follow_policy(policy);
}
