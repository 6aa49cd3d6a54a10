//! What if: the user's own copy of the rules, which the whole app follows, with undo and redo.
//!
//! The policy that the window was opened with is never altered, and a text with errors is never put
//! in force. Text and cells are one thing: a change by cell edits the text of the copy and loads it
//! again.

use std::sync::Arc;

use super::effect::Effect;
use super::gate::{self, CellAnswer};
use super::intent::Intent;
use super::session::{Cell, Notice};
use super::state::State;
use crate::domain::{Day, Text};
use crate::policy::{About, Diagnostic, Policy, Says, Severity};

/// How many steps can be undone.
const STEPS: usize = 64;

/// The name of the copy in diagnostics.
const NAME: &str = "what-if.toml";

/// The original policy, what can be undone, and what is being edited.
#[derive(Clone, Debug)]
pub struct WhatIf {
    original: Arc<Policy>,
    /// The policy that was in force at first: the original, or a scenario's copy of it.
    start: Arc<Policy>,
    /// Whether something was typed that is not kept yet.
    unkept: bool,
    undo: Vec<Arc<Policy>>,
    redo: Vec<Arc<Policy>>,
    /// Whether the last step came from typing; what is typed next belongs to it.
    typing: bool,
    /// A text with errors, which is not in force.
    pub draft: Option<String>,
    /// The last text with errors that was undone, until something else is done.
    undone_draft: Option<String>,
    /// What is wrong with the draft, or else what the text in force is warned of.
    pub problems: Vec<Diagnostic>,
    /// The cell being changed.
    pub editor: Option<CellEdit>,
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

/// Why a change to a cell can't be made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// The first day is no day.
    From,
    /// The last day is no day, or lies before the first.
    Until,
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

impl WhatIf {
    /// Nothing changed yet.
    pub(super) fn new(original: Arc<Policy>) -> Self {
        let start = Arc::clone(&original);
        Self::copy_of(original, start)
    }

    /// Nothing changed yet in a copy that somebody else has made.
    pub(super) const fn copy_of(original: Arc<Policy>, start: Arc<Policy>) -> Self {
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
