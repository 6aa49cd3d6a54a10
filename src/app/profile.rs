//! Content of the profile: reset, and reopened after it could not be opened.

use std::sync::Arc;

use super::effect::Effect;
use super::scenario;
use super::state::State;
use super::types::checkout::Paying;
use super::types::notice::Notice;
use super::types::shop::Shopping;
use super::types::unsaved::{ProfileFiles, Reopened};
use super::types::what_if::WhatIf;
use super::what_if;
use crate::domain::{Data, Text};

/// Asks the store to put the demo content back.
pub(super) fn reset(state: &mut State) -> Vec<Effect> {
    state.session.dialog = None;
    let mut effects = scenario::restart(state);
    effects.extend([Effect::ResetDemo, Effect::SaveSettings]);
    effects
}

/// The store has put the demo content back.
pub(super) fn data_replaced(state: &mut State, data: Data) -> Vec<Effect> {
    state.replace_data(data);
    state.session.tell(
        Notice::Done,
        Text::new(
            "The demo content is back as on the first day",
            "演示内容已恢复到最初的样子",
        ),
    );
    Vec::new()
}

pub(super) fn reopen(state: &mut State, reopened: Reopened) -> Vec<Effect> {
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
    state.session.shopping = Shopping::default();
    state.session.wallet.spending = None;
    state.session.paying = Paying {
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
