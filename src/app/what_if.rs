//! What if: the user's own copy of the rules, which the whole app follows, with undo and redo.
//!
//! The policy that the window was opened with is never altered, and a text with errors is never put
//! in force. Text and cells are one thing: a change by cell edits the text of the copy and loads it
//! again.

use super::types::cell::Cell;
use super::types::intent::Intent;
use super::types::notice::Notice;
pub use super::types::what_if::{CellEdit, Keeping, Refusal, WhatIf, WhatIfIntent};
use std::sync::Arc;

use super::effect::Effect;
use super::gate::{self, CellAnswer};
use super::state::State;
use crate::domain::{Day, Text};
use crate::policy::{About, Diagnostic, Policy, Says, Severity};

/// How many steps can be undone.
const STEPS: usize = 64;

/// The name of the copy in diagnostics.
const NAME: &str = "what-if.toml";

/// What the policy's text calls a cell.
pub fn about(cell: &Cell) -> About<'_> {
    match cell {
        Cell::Link(surface, target) => About::Link(*surface, target),
        Cell::Pay(merchant, wallet) => About::Pay(merchant, wallet),
    }
}

/// Puts a text in force as the user's copy, as one step that can be undone; for a scenario, or
/// whoever else brings a whole policy.
///
/// # Errors
/// Everything that is wrong with the text, which then is not put in force.
pub fn adopt(state: &mut State, text: &str) -> Result<(), Vec<Diagnostic>> {
    let (policy, warnings) = Policy::load_copy(NAME, text)?;
    step(state, policy, false);
    state.what_if.problems = warnings;
    Ok(())
}

/// Whether the app could follow this text as the user's copy.
///
/// # Errors
/// The first error, with its line.
pub fn check(copy: &str) -> Result<(), String> {
    let Err(found) = Policy::load_copy(NAME, copy) else {
        return Ok(());
    };
    let first = found
        .iter()
        .find(|diagnostic| diagnostic.severity == Severity::Error);
    Err(first
        .map(|error| format!("line {}: {}", error.line, error.message))
        .unwrap_or_default())
}

/// Takes up again what was kept, as it was when the window closed. A text that is no policy any
/// more becomes a draft, unless another one was being written; its file was set aside by the shell.
pub fn restore(state: &mut State, copy: Option<&str>, draft: Option<String>) {
    let unusable = copy
        .filter(|copy| adopt(state, copy).is_err())
        .map(str::to_owned);
    if unusable.is_some() {
        let text = Text::new(
            "Your copy of the rules can't be followed any more; the text that you wrote last waits in Policy, What if",
            "你的规则副本已无法使用；你最后编写的文本保留在“规则”的“假如”中",
        );
        state.session.tell(Notice::Problem, text);
    }
    if let Some(text) = draft.or(unusable) {
        edit_text(state, text);
    }
}

/// What there is to keep, as an effect.
pub(super) fn keep(state: &mut State) -> Effect {
    let what_if = &mut state.what_if;
    what_if.unkept = false;
    let differs = what_if.start.text() != state.policy.text();
    Effect::KeepWhatIf(Keeping {
        of: WhatIf::of(&what_if.original),
        copy: differs.then(|| Arc::clone(&state.policy)),
        draft: what_if.draft.clone(),
    })
}

/// How long typing may go on before it is kept, in milliseconds.
const KEEP_AFTER: u64 = 600;

/// Keeps what was typed, soon: not at every key.
fn keep_soon(state: &mut State) -> Vec<Effect> {
    if std::mem::replace(&mut state.what_if.unkept, true) {
        return Vec::new();
    }
    vec![Effect::After {
        millis: KEEP_AFTER,
        intent: Box::new(Intent::WhatIf(WhatIfIntent::Keep)),
    }]
}

/// Carries out one wish about the copy.
pub(super) fn carry_out(state: &mut State, intent: WhatIfIntent) -> Vec<Effect> {
    match intent {
        WhatIfIntent::EditCell(cell) => return quiet(|| edit_cell(state, cell)),
        WhatIfIntent::SetEdit(edit) => return quiet(|| state.what_if.editor = Some(edit)),
        WhatIfIntent::CloseEdit => return quiet(|| state.what_if.editor = None),
        WhatIfIntent::Keep => {
            return if state.what_if.unkept {
                vec![keep(state)]
            } else {
                Vec::new()
            };
        }
        WhatIfIntent::EditText(text) => {
            edit_text(state, text);
            return keep_soon(state);
        }
        WhatIfIntent::ApplyEdit => apply_edit(state),
        WhatIfIntent::ResetCell(cell) => {
            let text = state.policy.without_what_if(about(&cell));
            apply_text(state, &text);
        }
        WhatIfIntent::DropDraft => {
            let text = state.policy.text().to_owned();
            edit_text(state, text);
        }
        WhatIfIntent::ResetAll => reset_all(state),
        WhatIfIntent::Undo => undo(state),
        WhatIfIntent::Redo => redo(state),
    }
    vec![keep(state)]
}

/// For what changes no rule.
fn quiet(change: impl FnOnce()) -> Vec<Effect> {
    change();
    Vec::new()
}

/// Opens the editor with what the cell says now, from the day on the dial.
fn edit_cell(state: &mut State, cell: Cell) {
    let says = match gate::cell(&state.policy, state.circumstances(), &cell) {
        Some(CellAnswer::Link(_, verdict)) => Says::Link(verdict.effect),
        Some(CellAnswer::Pay(_, verdict)) => Says::Pay(verdict.state),
        None => return,
    };
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
    // A refused change stays open; the editor says what is wrong.
    let Ok((from, until)) = edit.days() else {
        return;
    };
    // The first day of the dial stands for "since ever", as it does on the dial itself.
    let from = (from > Day::FIRST).then_some(from);
    let text = state
        .policy
        .with_what_if(about(&edit.cell), edit.says, (from, until));
    state.what_if.editor = None;
    apply_text(state, &text);
}

/// Puts a text in force that an edit by cell has made. Should it have errors after all, nothing
/// changes and the user is told.
fn apply_text(state: &mut State, text: &str) {
    if adopt(state, text).is_err() {
        let sorry = Text::new(
            "The rule could not be added; look at the text of the rules",
            "无法更改规则，请查看规则文本",
        );
        state.session.tell(Notice::Problem, sorry);
    }
}

/// Lints what was typed; without errors it is in force at once, else it waits as a draft.
fn edit_text(state: &mut State, text: String) {
    match Policy::load_copy(NAME, &text) {
        Ok((policy, warnings)) => {
            if policy.text() != state.policy.text() {
                step(state, policy, true);
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
        step(state, original, false);
    }
    state.what_if.draft = None;
    state.session.tell(
        Notice::Done,
        Text::new(
            "The rules are the original ones again",
            "已恢复为原来的规则",
        ),
    );
}

/// Puts a policy in force so that it can be undone.
fn step(state: &mut State, policy: Arc<Policy>, typing: bool) {
    let what_if = &mut state.what_if;
    if !(typing && what_if.typing) {
        what_if.undo.push(Arc::clone(&state.policy));
        if what_if.undo.len() > STEPS {
            what_if.undo.remove(0);
        }
    }
    what_if.redo.clear();
    what_if.typing = typing;
    follow(state, policy);
}

fn undo(state: &mut State) {
    if let Some(draft) = state.what_if.draft.take() {
        // The text with errors is the last thing that was done; the good one before it stays in
        // force.
        let policy = Arc::clone(&state.policy);
        step_over(state, policy);
        state.what_if.undone_draft = Some(draft);
        return;
    }
    if let Some(policy) = state.what_if.undo.pop() {
        state.what_if.redo.push(Arc::clone(&state.policy));
        step_over(state, policy);
    }
}

fn redo(state: &mut State) {
    if let Some(draft) = state.what_if.undone_draft.take() {
        edit_text(state, draft);
        return;
    }
    if let Some(policy) = state.what_if.redo.pop() {
        state.what_if.undo.push(Arc::clone(&state.policy));
        step_over(state, policy);
    }
}

/// Follows a policy that was in force before, with what its text was warned of then.
fn step_over(state: &mut State, policy: Arc<Policy>) {
    let warnings = Policy::load_copy(NAME, policy.text())
        .map_or_else(|problems| problems, |(_, warnings)| warnings);
    state.what_if.typing = false;
    follow(state, policy);
    state.what_if.problems = warnings;
}

/// Lets the whole app follow; what was typed and had errors is let go, since it was made from
/// another text.
fn follow(state: &mut State, policy: Arc<Policy>) {
    state.what_if.draft = None;
    state.what_if.undone_draft = None;
    state.what_if.problems = Vec::new();
    state.follow(policy);
}
