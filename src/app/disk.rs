//! What is not on the disk yet: how much waits, why, and the question before the window closes over it.
//!
//! Keeps no changes itself: they wait in the shell, in their order. Memory holds them all the same.

use super::effect::Effect;
use super::session::Notice;
use super::state::State;
use crate::domain::ledger::{Books, Payment};
use crate::domain::{Data, DiskTrouble, Text};

/// What the disk does not hold.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Behind {
    /// Why.
    pub trouble: DiskTrouble,
    /// How many changes it lacks, as the user would count them; 0 if it is only the settings, or an untouched copy.
    pub changes: usize,
    /// Where they are meanwhile.
    pub kept: Kept,
}

/// Where changes are that the profile's files do not hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kept {
    /// In memory only.
    InMemory,
    /// In a copy that stands in for the profile, which could not be opened.
    InCopy,
}

/// What the profile holds, once it could be opened after all.
#[derive(Clone, Debug, PartialEq)]
pub struct Reopened {
    /// People, conversations and posts.
    pub data: Data,
    /// Orders and balances.
    pub books: Books,
    /// Payments whose end the user has not seen.
    pub untold: Vec<Payment>,
    /// Where the data lies.
    pub data_folder: String,
    /// What the user should know: a damaged file that was set aside, and what became of the copy if something was written there.
    pub notes: Vec<Text>,
}

/// A wish of the user's about the disk, or a report of the shell.
#[derive(Clone, Debug, PartialEq)]
pub enum DiskIntent {
    /// Write everything that waits, in one go.
    TryAgain,
    /// The window is to be closed over what waits.
    AskClose,
    /// Not that.
    KeepOpen,
    /// Close it all the same.
    CloseAnyway,
    /// The disk is behind.
    Behind(Behind),
    /// The disk holds everything again.
    CaughtUp,
    /// The profile that could not be opened is open now.
    Reopened(Box<Reopened>),
}

/// Carries out a wish about the disk.
pub(super) fn update(state: &mut State, intent: DiskIntent) -> Vec<Effect> {
    let session = &mut state.session;
    match intent {
        DiskIntent::TryAgain => {
            let copy = session.behind.as_ref().is_some_and(|behind| behind.kept == Kept::InCopy);
            // The answer of a payment must find the books that it belongs to.
            if !(copy && session.paying.attempt.is_some()) {
                return vec![Effect::CatchUp];
            }
            let text = Text::new("A payment is under way; wait until it has ended", "有一笔付款正在进行，请等它结束");
            session.tell(Notice::Problem, text);
        }
        DiskIntent::AskClose => session.asks_to_close = session.behind.is_some(),
        DiskIntent::KeepOpen => session.asks_to_close = false,
        DiskIntent::CloseAnyway => return vec![Effect::CloseWindow],
        DiskIntent::Behind(behind) => session.behind = Some(behind),
        DiskIntent::CaughtUp => {
            if session.asks_to_close {
                // The question was whether to close over what waits, and nothing waits any more.
                return vec![Effect::CloseWindow];
            }
            caught_up(state);
            state.session.tell(Notice::Done, Text::new("Everything is on the disk now", "所有内容都已写入磁盘"));
        }
        DiskIntent::Reopened(reopened) => reopen(state, *reopened),
    }
    Vec::new()
}

fn caught_up(state: &mut State) {
    state.session.behind = None;
    state.session.asks_to_close = false;
}

fn reopen(state: &mut State, reopened: Reopened) {
    caught_up(state);
    state.replace_data(reopened.data);
    state.choose_conversations();
    state.books = reopened.books;
    state.data_folder = reopened.data_folder;
    // What these showed may not be in these books.
    state.session.shopping = super::shop::Shopping::default();
    state.session.wallet.spending = None;
    state.session.paying = super::checkout::Paying { untold: reopened.untold, ..Default::default() };
    if reopened.notes.is_empty() {
        state.session.tell(Notice::Done, Text::new("Your profile is open again", "你的用户已重新打开"));
    }
    for note in reopened.notes {
        // To be read at leisure, since it names a place.
        state.session.tell(Notice::Problem, note);
    }
}

/// Whether changes wait in memory that would be lost if the store were changed for another one.
pub(super) fn waits(state: &State) -> bool {
    state.session.behind.as_ref().is_some_and(|behind| behind.kept == Kept::InMemory && behind.changes > 0)
}
