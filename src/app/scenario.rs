//! Scenarios: opening one beside the user's own data, restarting it, leaving it, and saving the
//! content of the window as one.
//!
//! The user's own state is kept whole while a scenario is open, so that leaving it restores exactly
//! what was there. Knows no files: the shell reads and writes them.

use std::sync::Arc;

use super::effect::{Effects, ScenarioEffect, StoreEffect};
use super::state::State;
use super::types::dialog::Dialog;
use super::types::notice::Notice;
use super::types::scenario::{
    OpenScenario, ReadyScenario, ScenarioDraft, ScenarioEvent, ScenarioFile, ScenarioIntent,
};
use super::types::tour::Tour;
use super::types::what_if::WhatIf;
use super::{tour, unsaved, what_if};
use crate::domain::Settings;

/// Carries out an intent about scenarios.
pub(super) fn update(state: &mut State, intent: ScenarioIntent, fx: &mut Effects) {
    match intent {
        ScenarioIntent::AskSave => ask_save(state),
        ScenarioIntent::AskOpen => {
            state.session.scenario_draft = ScenarioDraft::default();
            state.session.dialog = Some(Dialog::OpenScenario);
        }
        ScenarioIntent::Edit(draft) => state.session.scenario_draft = draft,
        ScenarioIntent::AddStep => tour::add_step(state),
        ScenarioIntent::DropStep => drop(state.session.new_steps.pop()),
        ScenarioIntent::Save => {
            let draft = &state.session.scenario_draft;
            // The dialog stays open until the file is saved, so that the user can correct it.
            if !draft.name.trim().is_empty() {
                fx.push(ScenarioEffect::Save(draft.clone()));
            }
        }
        ScenarioIntent::Open(path) => open_file(state, ScenarioFile::Path(path), fx),
        ScenarioIntent::TakeTour => take_tour(state, fx),
        ScenarioIntent::Tour(intent) => tour::update(state, intent, fx),
        ScenarioIntent::Dropped(paths) => open_dropped(state, paths, fx),
        ScenarioIntent::Leave => {
            if state.session.scenario.is_some() && !is_busy(state) {
                what_if::save_typed(state, fx);
                fx.push(ScenarioEffect::Flush);
            }
        }
    }
}

/// Handles an event about scenarios.
pub(super) fn on_event(state: &mut State, event: ScenarioEvent, fx: &mut Effects) {
    match event {
        ScenarioEvent::Flushed => leave_scenario(state, fx),
        ScenarioEvent::Ready(ready) => enter_scenario(state, *ready, fx),
        ScenarioEvent::Refused(why) => state.session.notify(Notice::ScenarioRefused(why)),
        ScenarioEvent::Saved(path, shortened) => {
            let dialog = &mut state.session.dialog;
            dialog.take_if(|dialog| *dialog == Dialog::SaveScenario);
            let saved = Notice::ScenarioSaved { path, shortened };
            state.session.notify(saved);
        }
    }
}

/// Opens the dialog to save a scenario, with the name of the open one.
fn ask_save(state: &mut State) {
    let open = state.session.scenario.as_ref();
    let name = open.map(|open| open.name.get(state.lang()).to_owned());
    state.session.scenario_draft = ScenarioDraft {
        name: name.unwrap_or_default(),
        ..ScenarioDraft::default()
    };
    state.session.dialog = Some(Dialog::SaveScenario);
}

/// Opens the built-in tour, or restarts it if it is open.
fn take_tour(state: &mut State, fx: &mut Effects) {
    let open = state.session.scenario.as_ref();
    if open.is_some_and(|open| open.file == ScenarioFile::Shipped) {
        tour::start_tour(state, fx);
    } else {
        open_file(state, ScenarioFile::Shipped, fx);
    }
}

fn open_file(state: &mut State, file: ScenarioFile, fx: &mut Effects) {
    // The dialog with the path stays open until the scenario is, so that the user can correct it.
    let dialog = &mut state.session.dialog;
    dialog.take_if(|dialog| *dialog != Dialog::OpenScenario);
    if !is_busy(state) {
        what_if::save_typed(state, fx);
        fx.push(ScenarioEffect::Open(file));
    }
}

/// Opens a single dropped file; of several it is unclear which one is meant.
fn open_dropped(state: &mut State, mut paths: Vec<String>, fx: &mut Effects) {
    match (paths.pop(), paths.len() + 1) {
        (None, _) => {}
        (Some(path), 1) => open_file(state, ScenarioFile::Path(path), fx),
        (Some(_), count) => state.session.notify(Notice::TooManyFilesDropped(count)),
    }
}

/// Restarts the open scenario, if there is one. Its store is reset by the caller.
pub(super) fn restart_scenario(state: &mut State, fx: &mut Effects) {
    let Some(open) = &mut state.session.scenario else {
        return;
    };
    open.tour.shown = false;
    let (start, policy) = (open.start.clone(), Arc::clone(&open.policy));
    // The language and other settings of the reader stay.
    let Settings {
        day, switches, tab, ..
    } = start;
    state.settings = Settings {
        day,
        switches,
        tab,
        ..state.settings.clone()
    };
    state.what_if = WhatIf::copy_of(Arc::clone(&open.original), Arc::clone(&policy));
    state.follow_policy(policy);
    what_if::save(state, fx);
}

/// Tells the user, and returns true, while switching stores could lose something: the reply to a
/// payment, or unsaved changes.
fn is_busy(state: &mut State) -> bool {
    let notice = if unsaved::would_lose_changes(state) {
        Notice::UnsavedChanges
    } else if state.session.paying.attempt.is_some() {
        Notice::PaymentInProgress
    } else {
        return false;
    };
    state.session.notify(notice);
    true
}

fn enter_scenario(state: &mut State, ready: ReadyScenario, fx: &mut Effects) {
    let before = state.settings.clone();
    let mut entered = State::new(
        ready.data,
        ready.settings.clone(),
        Arc::clone(&ready.policy),
        Arc::clone(&state.catalogue),
    );
    entered.what_if = WhatIf::copy_of(Arc::clone(&ready.original), Arc::clone(&ready.policy));
    entered.ledger = ready.ledger;
    entered.session.paying.unacknowledged = ready.unacknowledged;
    entered.profile = state.profile.clone();
    entered.data_folder = ready.data_folder;
    entered.session.scenario = Some(OpenScenario {
        name: ready.name,
        file: ready.file,
        tour: Tour::new(ready.tour),
        start: ready.settings,
        policy: ready.policy,
        original: ready.original,
    });
    let mut left = std::mem::replace(state, entered);
    // From one scenario to the next, the user's own state is the one that was left first.
    state.own = Some(left.own.take().unwrap_or_else(|| Box::new(left)));
    for note in ready.notes {
        state.session.notify(note);
    }
    let (text, draft) = ready.what_if;
    what_if::restore(state, text.as_deref(), draft);
    fx.push(ScenarioEffect::Enter(Box::new(before)));
    fx.push(StoreEffect::SaveSettings);
    tour::start_tour(state, fx);
}

/// Restores the user's own state.
fn leave_scenario(state: &mut State, fx: &mut Effects) {
    if let Some(own) = state.own.take() {
        let left = std::mem::replace(state, *own);
        fx.push(ScenarioEffect::Leave(Box::new(left.settings)));
    }
}
