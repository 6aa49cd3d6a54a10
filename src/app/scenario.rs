//! Scenarios: opening one beside the user's own data, starting it again, leaving it, and saving
//! what is on the screen as one.
//!
//! The user's own state is kept aside whole while a scenario is open, so leaving it gives back
//! exactly what was there. Knows no file: the shell reads and writes them.

use super::types::dialog::Dialog;
use super::types::notice::Notice;
use super::types::scenario::{
    OpenScenario, ReadyScenario, ScenarioDraft, ScenarioFile, ScenarioIntent,
};
use super::types::tour::Tour;
use super::types::what_if::WhatIf;
use std::sync::Arc;

use super::effect::Effect;
use super::state::State;
use super::tour::{self};
use super::unsaved;
use super::what_if::{self};
use crate::domain::{Settings, Text};

/// Carries out a wish about scenarios.
pub(super) fn update(state: &mut State, intent: ScenarioIntent) -> Vec<Effect> {
    match intent {
        ScenarioIntent::AskSave => {
            let name = state
                .session
                .scenario
                .as_ref()
                .map(|open| open.name.get(state.lang()).to_owned());
            state.session.scenario_draft = ScenarioDraft {
                name: name.unwrap_or_default(),
                ..ScenarioDraft::default()
            };
            state.session.dialog = Some(Dialog::SaveScenario);
        }
        ScenarioIntent::AskOpen => {
            state.session.scenario_draft = ScenarioDraft::default();
            state.session.dialog = Some(Dialog::OpenScenario);
        }
        ScenarioIntent::Edit(draft) => state.session.scenario_draft = draft,
        ScenarioIntent::AddStep => tour::add_step(state),
        ScenarioIntent::DropStep => drop(state.session.new_steps.pop()),
        ScenarioIntent::Save => return save(state),
        ScenarioIntent::Open(path) => return open(state, ScenarioFile::Path(path)),
        ScenarioIntent::TakeTour => {
            let is_open = state
                .session
                .scenario
                .as_ref()
                .is_some_and(|open| open.file == ScenarioFile::Shipped);
            return if is_open {
                tour::start(state)
            } else {
                open(state, ScenarioFile::Shipped)
            };
        }
        ScenarioIntent::Tour(intent) => return tour::update(state, intent),
        ScenarioIntent::Dropped(paths) => return dropped(state, paths),
        ScenarioIntent::Leave => return settle(state),
        ScenarioIntent::Settled => return leave(state),
        ScenarioIntent::Ready(ready) => return enter(state, *ready),
        ScenarioIntent::Refused(why) => {
            let Text { en, zh } = why;
            let text = Text {
                en: format!("Not opened: {en}").into(),
                zh: format!("未能打开：{zh}").into(),
            };
            state.session.tell(Notice::Problem, text);
        }
        ScenarioIntent::Saved(path, shortened) => saved(state, path, shortened),
    }
    Vec::new()
}

fn open(state: &mut State, file: ScenarioFile) -> Vec<Effect> {
    // The dialog that names the file stays until it is open, so that a slip can be mended.
    state
        .session
        .dialog
        .take_if(|dialog| *dialog != Dialog::OpenScenario);
    if busy(state) {
        Vec::new()
    } else {
        after_typing(state, Effect::OpenScenario(file))
    }
}

/// One file is opened; of several nobody could say which one is meant.
fn dropped(state: &mut State, mut paths: Vec<String>) -> Vec<Effect> {
    match (paths.pop(), paths.len() + 1) {
        (None, _) => Vec::new(),
        (Some(path), 1) => open(state, ScenarioFile::Path(path)),
        (Some(_), count) => {
            let text = Text {
                en: format!(
                    "{count} files were dropped and none was opened; drop one scenario at a time"
                )
                .into(),
                zh: format!("一次拖入了 {count} 个文件，都未打开；请一次只拖入一个场景文件").into(),
            };
            state.session.tell(Notice::Problem, text);
            Vec::new()
        }
    }
}

/// Back to the start of the scenario; its store is told by whoever resets the demo.
pub(super) fn restart(state: &mut State) -> Vec<Effect> {
    let Some(open) = &mut state.session.scenario else {
        return Vec::new();
    };
    open.tour.shown = false;
    let (start, policy) = (open.start.clone(), Arc::clone(&open.policy));
    // The language is the reader's to choose, and stays.
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
    state.follow(policy);
    vec![what_if::keep(state)]
}

fn save(state: &mut State) -> Vec<Effect> {
    let draft = state.session.scenario_draft.clone();
    if draft.name.trim().is_empty() {
        return Vec::new();
    }
    // The dialog stays until the file is written: what was typed is worth another try.
    vec![Effect::SaveScenario(draft)]
}

fn saved(state: &mut State, path: String, shortened: bool) {
    state
        .session
        .dialog
        .take_if(|dialog| *dialog == Dialog::SaveScenario);
    let mut text = Text {
        en: format!("The scenario is saved as {path}").into(),
        zh: format!("场景已保存为 {path}").into(),
    };
    if shortened {
        text.en
            .to_mut()
            .push_str("; the oldest messages of long conversations were left out");
        text.zh
            .to_mut()
            .push_str("；较长会话中最早的消息未包含在内");
    }
    state.session.tell_with_copy(Notice::Done, text, Some(path));
}

/// Whether a payment is under way, whose answer must find the ledger that it belongs to, or changes
/// wait for the disk.
fn busy(state: &mut State) -> bool {
    if unsaved::waits(state) {
        state.session.tell(Notice::Problem, unsaved::WAITS);
        return true;
    }
    let busy = state.session.paying.attempt.is_some();
    if busy {
        state.session.tell(Notice::Problem, unsaved::PAYING);
    }
    busy
}

fn enter(state: &mut State, ready: ReadyScenario) -> Vec<Effect> {
    let catalogue = Arc::clone(&state.catalogue);
    let profile = state.profile.clone();
    let before = state.settings.clone();
    let mut entered = State::new(
        ready.data,
        ready.settings.clone(),
        Arc::clone(&ready.policy),
        catalogue,
    );
    entered.what_if = WhatIf::copy_of(Arc::clone(&ready.original), Arc::clone(&ready.policy));
    entered.ledger = ready.ledger;
    entered.session.paying.unacknowledged = ready.unacknowledged;
    entered.profile = profile;
    entered.data_folder = ready.data_folder;
    std::mem::swap(state, &mut entered);
    // From one scenario to the next, the user's own state stays the one that was left first.
    let own = entered.own.take().unwrap_or_else(|| Box::new(entered));
    state.own = Some(own);
    for note in ready.notes {
        state.session.tell(Notice::Problem, note);
    }
    state.session.scenario = Some(OpenScenario {
        name: ready.name,
        file: ready.file,
        tour: Tour::new(ready.tour),
        start: ready.settings,
        policy: ready.policy,
        original: ready.original,
    });
    let (copy, draft) = ready.what_if;
    what_if::restore(state, copy.as_deref(), draft);
    let mut effects = vec![
        Effect::EnterScenario(Box::new(before)),
        Effect::SaveSettings,
    ];
    effects.extend(tour::start(state));
    effects
}

/// Before anything is let go, everything of the scenario has to be on the disk: once it is left,
/// nobody holds what waits for it.
fn settle(state: &mut State) -> Vec<Effect> {
    if state.session.scenario.is_none() || busy(state) {
        Vec::new()
    } else {
        after_typing(state, Effect::SettleScenario)
    }
}

/// Keeps what is being typed into the rules, then does `effect`.
fn after_typing(state: &mut State, effect: Effect) -> Vec<Effect> {
    let mut effects = what_if::carry_out(state, what_if::WhatIfIntent::Keep);
    effects.push(effect);
    effects
}

fn leave(state: &mut State) -> Vec<Effect> {
    let Some(own) = state.own.take() else {
        return Vec::new();
    };
    let left = std::mem::replace(state, *own);
    vec![Effect::LeaveScenario(Box::new(left.settings))]
}
