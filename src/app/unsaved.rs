//! What is not on the disk yet: how much waits, why, and the question before the window closes over
//! it.
//!
//! Keeps no changes itself: they wait in the shell, in their order. Memory holds them all the same.

use super::profile;
use super::types::notice::Notice;
use super::types::unsaved::{CloseQuestion, Kept, Leaving, UnsavedChanges, UnsavedIntent};

use super::effect::Effect;
use super::state::State;
use super::what_if::{self};
use crate::domain::Text;

/// Carries out a wish about the disk.
pub(super) fn update(state: &mut State, intent: UnsavedIntent) -> Vec<Effect> {
    let session = &mut state.session;
    match intent {
        UnsavedIntent::TryAgain => return try_again(state),
        UnsavedIntent::SaveAsText => return vec![Effect::SaveUnwritten],
        UnsavedIntent::AskClose => {
            session.leaving = Leaving::Window;
            return vec![Effect::PrepareClose];
        }
        UnsavedIntent::AskLeave => return ask_leave(state),
        UnsavedIntent::Unwritten { here, own } => return unwritten(state, here, own),
        UnsavedIntent::TryThenClose => {
            if let Some(question) = &mut session.asks_to_close {
                question.closes = true;
            }
            return try_again(state);
        }
        UnsavedIntent::KeepOpen => session.asks_to_close = None,
        UnsavedIntent::CloseAnyway => return vec![leave(session.leaving)],
        UnsavedIntent::UnsavedChanges(behind) => {
            session.behind = Some(behind);
            return look_again(state);
        }
        UnsavedIntent::Flushed => {
            session.behind = None;
            session.tell(
                Notice::Done,
                Text::new("Everything is on the disk now", "所有内容都已写入磁盘"),
            );
            return look_again(state);
        }
        UnsavedIntent::Reopened(reopened) => return profile::reopen(state, *reopened),
    }
    Vec::new()
}

/// Leaving a profile is like closing the window, but for what comes after.
fn ask_leave(state: &mut State) -> Vec<Effect> {
    if state.session.paying.attempt.is_some() {
        state.session.tell(Notice::Problem, PAYING);
        return Vec::new();
    }
    state.session.leaving = Leaving::Profile;
    vec![what_if::keep(state), Effect::PrepareClose]
}

const fn leave(leaving: Leaving) -> Effect {
    match leaving {
        Leaving::Window => Effect::CloseWindow,
        Leaving::Profile => Effect::LeaveProfile,
    }
}

/// Why the ledger can't be changed for others now.
pub(super) const PAYING: Text = Text::new(
    "A payment is under way; wait until it has ended",
    "有一笔付款正在进行，请等它结束",
);

fn try_again(state: &mut State) -> Vec<Effect> {
    let session = &mut state.session;
    let copy = session
        .behind
        .as_ref()
        .is_some_and(|behind| matches!(behind.kept, Kept::InCopy(_)));
    // The answer of a payment must find the ledger that it belongs to.
    if !(copy && session.paying.attempt.is_some()) {
        return vec![Effect::Flush];
    }
    session.tell(Notice::Problem, PAYING);
    Vec::new()
}

/// The disk has taken something or refused it while the question stands, which is to say what is
/// true now.
fn look_again(state: &State) -> Vec<Effect> {
    if state.session.asks_to_close.is_some() {
        vec![Effect::PrepareClose]
    } else {
        Vec::new()
    }
}

fn unwritten(
    state: &mut State,
    here: Option<UnsavedChanges>,
    own: Option<UnsavedChanges>,
) -> Vec<Effect> {
    let asked = state.session.asks_to_close.take();
    state.session.behind.clone_from(&here);
    let (here, own) = (
        here.filter(UnsavedChanges::matters_at_close),
        own.filter(UnsavedChanges::matters_at_close),
    );
    if here.is_some() || own.is_some() {
        state.session.asks_to_close = Some(CloseQuestion {
            here,
            own,
            closes: false,
        });
        return Vec::new();
    }
    let leaving = state.session.leaving;
    let goes = match asked {
        // Without the user's word the window stays: that something else was written meanwhile is no
        // wish to close.
        Some(question) => question.closes,
        // A window that nothing holds back closes by itself.
        None => leaving == Leaving::Profile,
    };
    if goes {
        vec![leave(leaving)]
    } else {
        Vec::new()
    }
}

/// Why a store is not changed for another one now.
pub const WAITS: Text = Text::new(
    "Some changes are not on the disk yet; try that again first",
    "有更改尚未写入磁盘，请先重试",
);

/// Whether changes wait in memory that would be lost if the store were changed for another one.
pub(super) fn waits(state: &State) -> bool {
    state
        .session
        .behind
        .as_ref()
        .is_some_and(UnsavedChanges::can_be_text)
}
