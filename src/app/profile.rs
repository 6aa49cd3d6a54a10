//! The profile: its content is reset, or it is reopened after it could not be opened.

use std::sync::Arc;

use super::effect::{Effects, StoreEffect};
use super::scenario;
use super::state::State;
use super::types::checkout::Paying;
use super::types::notice::Notice;
use super::types::shop::Shopping;
use super::types::unsaved::{ProfileFiles, Reopened};
use super::types::what_if::WhatIf;
use super::what_if;
use crate::domain::Data;

/// Resets the content to that of the first start.
pub(super) fn reset_content(state: &mut State, fx: &mut Effects) {
    state.session.dialog = None;
    scenario::restart_scenario(state, fx);
    fx.push(StoreEffect::ResetContent);
    fx.push(StoreEffect::SaveSettings);
}

/// The content was reset.
pub(super) fn on_content_reset(state: &mut State, data: Data) {
    state.replace_data(data);
    state.session.notify(Notice::ContentReset);
}

/// The profile is open: replaces what the temporary one has shown.
pub(super) fn on_reopened(state: &mut State, reopened: Reopened, fx: &mut Effects) {
    state.session.unsaved = None;
    // The notes say where the changes are; nobody has asked to close over those.
    state.session.close_question = None;
    take_over_files(state, reopened.files, fx);
    state.replace_data(reopened.data);
    state.choose_conversations();
    state.ledger = reopened.ledger;
    state.data_folder = reopened.data_folder;
    // The orders that these have shown may not be in this ledger.
    state.session.shopping = Shopping::default();
    state.session.wallet.spending = None;
    state.session.paying = Paying {
        unacknowledged: reopened.unacknowledged,
        ..Paying::default()
    };
    if reopened.notes.is_empty() {
        state.session.notify(Notice::ProfileReopened);
    }
    for note in reopened.notes {
        state.session.notify(note);
    }
}

/// Saves the settings in memory to the profile, unless its own files have changed or could not be
/// read before; then those are used.
fn take_over_files(state: &mut State, files: Option<ProfileFiles>, fx: &mut Effects) {
    let Some(files) = files else {
        fx.push(StoreEffect::SaveSettings);
        what_if::save(state, fx);
        return;
    };
    state.settings = files.settings;
    let original = Arc::clone(state.what_if.original());
    state.what_if = WhatIf::new(Arc::clone(&original));
    state.follow_policy(original);
    what_if::restore(state, files.what_if.as_deref(), files.draft);
}
