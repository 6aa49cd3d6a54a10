//! What is not on the disk yet: how much waits, why, and the question before the window closes over
//! it.
//!
//! Keeps no changes itself: they wait in the shell, in their order. Memory holds them all the same.

use std::sync::Arc;

use super::effect::Effect;
use super::session::Notice;
use super::state::State;
use super::what_if::{self, WhatIf};
use crate::domain::ledger::{Ledger, Payment};
use crate::domain::{Data, SaveError, Settings, Text};

/// What the disk does not hold.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnsavedChanges {
    /// Why.
    pub trouble: SaveError,
    /// How many changes it lacks, as the user would count them; 0 if it is only the settings, or an
    /// untouched copy.
    pub changes: usize,
    /// Where they are meanwhile.
    pub kept: Kept,
}

impl UnsavedChanges {
    /// Whether there is something that can be kept as a text. What a copy holds is on a disk
    /// already.
    pub fn can_be_text(&self) -> bool {
        self.kept == Kept::InMemory && self.changes > 0
    }

    /// Whether closing the window would lose something, or hide it from the user. An untouched copy
    /// is worth nothing.
    pub const fn matters_at_close(&self) -> bool {
        match self.kept {
            Kept::InMemory => true,
            Kept::InCopy(_) => self.changes > 0,
        }
    }
}

/// Where changes are that the profile's files do not hold.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Kept {
    /// In memory only.
    InMemory,
    /// In a copy that stands in for the profile, which could not be opened.
    InCopy(CopyPlace),
}

/// Where a copy lies that stands in for a profile.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CopyPlace {
    /// Its folder, a temporary one.
    pub folder: String,
    /// The profile that it is made in the end, if what was written there can be put beside the
    /// others.
    pub profile: Option<String>,
}

/// The question before the window closes: what would be lost, or be somewhere else than the user
/// thinks.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CloseQuestion {
    /// Of what is on the screen.
    pub here: Option<UnsavedChanges>,
    /// Of the user's own data, while a scenario is on the screen.
    pub own: Option<UnsavedChanges>,
    /// Whether the user has said to close as soon as everything is written.
    pub closes: bool,
}

impl CloseQuestion {
    /// Whether trying again can help. The user's own profile is opened again on its own screen
    /// only.
    pub fn can_try(&self) -> bool {
        self.here.is_some()
            || self
                .own
                .as_ref()
                .is_some_and(|own| own.kept == Kept::InMemory)
    }
}

/// What the user wants to leave, if it holds everything.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Leaving {
    /// The window.
    #[default]
    Window,
    /// The profile, for another one in the same window.
    Profile,
}

/// What the profile holds, once it could be opened after all.
#[derive(Clone, Debug, PartialEq)]
pub struct Reopened {
    /// People, conversations and posts.
    pub data: Data,
    /// Orders and balances.
    pub ledger: Ledger,
    /// Payments whose end the user has not seen.
    pub unacknowledged: Vec<Payment>,
    /// Where the data lies.
    pub data_folder: String,
    /// Its settings and copy of the rules, if they are not those that were there when the copy
    /// began; else those in memory go on.
    pub files: Option<ProfileFiles>,
    /// What the user should know: a damaged file that was set aside, and what became of the copy if
    /// something was written there.
    pub notes: Vec<Text>,
}

/// What the files beside a profile's database hold.
#[derive(Clone, Debug, PartialEq)]
pub struct ProfileFiles {
    /// The settings.
    pub settings: Settings,
    /// The text of the user's rules that was in force.
    pub copy: Option<String>,
    /// A text of rules with errors.
    pub draft: Option<String>,
}

/// A wish of the user's about the disk, or a report of the shell.
#[derive(Clone, Debug, PartialEq)]
pub enum UnsavedIntent {
    /// Write everything that waits, in one go.
    TryAgain,
    /// Keep what waits as a text.
    SaveAsText,
    /// The window is to be closed: may it?
    AskClose,
    /// The profile is to be left for another one: may it?
    AskLeave,
    /// What the disk lacks before closing, after everything was tried once more.
    Unwritten {
        /// Of what is on the screen.
        here: Option<UnsavedChanges>,
        /// Of the user's own data, while a scenario is on the screen.
        own: Option<UnsavedChanges>,
    },
    /// Write everything that waits, then close the window; stay open if that fails.
    TryThenClose,
    /// Do not close it.
    KeepOpen,
    /// Close it all the same.
    CloseAnyway,
    /// The disk is behind.
    UnsavedChanges(UnsavedChanges),
    /// The disk holds everything again.
    Flushed,
    /// The profile that could not be opened is open now.
    Reopened(Box<Reopened>),
}

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
        UnsavedIntent::Reopened(reopened) => return reopen(state, *reopened),
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

fn reopen(state: &mut State, reopened: Reopened) -> Vec<Effect> {
    state.session.behind = None;
    // Another profile is on the screen now, and where the writing went is told below: nobody has
    // asked to close over that.
    state.session.asks_to_close = None;
    let effects = take_up_files(state, reopened.files);
    state.replace_data(reopened.data);
    state.choose_conversations();
    state.ledger = reopened.ledger;
    state.data_folder = reopened.data_folder;
    // What these showed may not be in these ledger.
    state.session.shopping = super::shop::Shopping::default();
    state.session.wallet.spending = None;
    state.session.paying = super::attempt::Paying {
        unacknowledged: reopened.unacknowledged,
        ..Default::default()
    };
    if reopened.notes.is_empty() {
        state.session.tell(
            Notice::Done,
            Text::new("Your profile is open again", "你的用户已重新打开"),
        );
    }
    for note in reopened.notes {
        // To be read at leisure, since it names a place.
        state.session.tell(Notice::Problem, note);
    }
    effects
}

/// What the user has set meanwhile goes into the profile, unless its own files were changed or
/// could not be read before: then they hold.
fn take_up_files(state: &mut State, files: Option<ProfileFiles>) -> Vec<Effect> {
    let Some(ProfileFiles {
        settings,
        copy,
        draft,
    }) = files
    else {
        return vec![Effect::SaveSettings, what_if::keep(state)];
    };
    state.settings = settings;
    let original = Arc::clone(state.what_if.original());
    state.what_if = WhatIf::new(Arc::clone(&original));
    state.follow(original);
    what_if::restore(state, copy.as_deref(), draft);
    Vec::new()
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
