//! Unsaved changes, and the question before the window closes over them.
//!
//! The changes are in memory and wait in the shell, in their order.

use super::effect::{Effects, FileEffect, OutsideEffect, StoreEffect};
use super::state::State;
use super::types::notice::Notice;
use super::types::unsaved::{
    CloseQuestion, Leaving, UnsavedChanges, UnsavedEvent, UnsavedIntent, UnsavedPlace,
};
use super::what_if;

/// Carries out an intent about unsaved changes.
pub(super) fn update(state: &mut State, intent: UnsavedIntent, fx: &mut Effects) {
    let session = &mut state.session;
    match intent {
        UnsavedIntent::Retry => retry_saving(state, fx),
        UnsavedIntent::SaveAsText => fx.push(FileEffect::SaveUnwritten),
        UnsavedIntent::AskClose => {
            session.leaving = Leaving::Window;
            fx.push(StoreEffect::PrepareClose);
        }
        UnsavedIntent::AskLeave => ask_leave(state, fx),
        UnsavedIntent::RetryThenClose => {
            if let Some(question) = &mut session.close_question {
                question.closes = true;
            }
            retry_saving(state, fx);
        }
        UnsavedIntent::KeepOpen => session.close_question = None,
        UnsavedIntent::CloseAnyway => fx.push(leave_effect(session.leaving)),
    }
}

/// Handles an event about unsaved changes.
pub(super) fn on_event(state: &mut State, event: UnsavedEvent, fx: &mut Effects) {
    match event {
        UnsavedEvent::Changed(changes) => {
            state.session.unsaved = Some(changes);
            update_question(state, fx);
        }
        UnsavedEvent::Flushed => {
            state.session.unsaved = None;
            state.session.notify(Notice::AllSaved);
            update_question(state, fx);
        }
        UnsavedEvent::CloseChecked { here, own } => on_close_checked(state, here, own, fx),
    }
}

/// Whether there are changes in memory that switching to another store would lose.
pub(super) fn would_lose_changes(state: &State) -> bool {
    let unsaved = state.session.unsaved.as_ref();
    unsaved.is_some_and(UnsavedChanges::can_be_text)
}

/// Leaves the profile, like closing the window, unless a payment is in progress.
fn ask_leave(state: &mut State, fx: &mut Effects) {
    if state.session.paying.attempt.is_some() {
        state.session.notify(Notice::PaymentInProgress);
        return;
    }
    state.session.leaving = Leaving::Profile;
    what_if::save(state, fx);
    fx.push(StoreEffect::PrepareClose);
}

const fn leave_effect(leaving: Leaving) -> OutsideEffect {
    match leaving {
        Leaving::Window => OutsideEffect::CloseWindow,
        Leaving::Profile => OutsideEffect::LeaveProfile,
    }
}

fn retry_saving(state: &mut State, fx: &mut Effects) {
    let session = &mut state.session;
    let temporary = session
        .unsaved
        .as_ref()
        .is_some_and(|unsaved| matches!(unsaved.place, UnsavedPlace::TemporaryProfile(_)));
    // A retry may reopen the profile, and the reply to a payment must find its own ledger.
    if temporary && session.paying.attempt.is_some() {
        session.notify(Notice::PaymentInProgress);
    } else {
        fx.push(StoreEffect::Flush);
    }
}

/// Updates an open question after the unsaved changes have changed.
fn update_question(state: &State, fx: &mut Effects) {
    if state.session.close_question.is_some() {
        fx.push(StoreEffect::PrepareClose);
    }
}

/// Closes, or asks if that would lose changes.
fn on_close_checked(
    state: &mut State,
    here: Option<UnsavedChanges>,
    own: Option<UnsavedChanges>,
    fx: &mut Effects,
) {
    let asked = state.session.close_question.take();
    state.session.unsaved.clone_from(&here);
    let (here, own) = (
        here.filter(UnsavedChanges::matters_at_close),
        own.filter(UnsavedChanges::matters_at_close),
    );
    if here.is_some() || own.is_some() {
        state.session.close_question = Some(CloseQuestion {
            here,
            own,
            closes: false,
        });
        return;
    }
    let leaving = state.session.leaving;
    let closes = match asked {
        // The question may be answered by a later save; the window closes only if the user has
        // asked for that.
        Some(question) => question.closes,
        // A window without a question closes by itself.
        None => leaving == Leaving::Profile,
    };
    if closes {
        fx.push(leave_effect(leaving));
    }
}
