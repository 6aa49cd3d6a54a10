//! Scenarios: opening one beside the user's own data, starting it again, leaving it, and saving what is on the screen as one.
//!
//! The user's own state is kept aside whole while a scenario is open, so leaving it gives back exactly what was there. Knows no file:
//! the shell reads and writes them.

use std::sync::Arc;

use super::disk;
use super::effect::Effect;
use super::session::{Dialog, Notice};
use super::state::State;
use super::whatif::WhatIf;
use crate::domain::ledger::{Books, Payment};
use crate::domain::{Data, Settings, Text};
use crate::policy::Policy;

/// A scenario that the shell has made ready: its own store waits until it is entered.
#[derive(Clone, Debug)]
pub struct ReadyScenario {
    /// What it is called.
    pub name: Text,
    /// Where its file lies.
    pub path: String,
    /// Where its data lies.
    pub data_folder: String,
    /// What its store holds.
    pub data: Data,
    /// Its orders and balances.
    pub books: Books,
    /// Payments whose end the user has not seen.
    pub untold: Vec<Payment>,
    /// The user's settings with those of the scenario put in.
    pub settings: Settings,
    /// Its policy.
    pub policy: Arc<Policy>,
    /// What a guide would say, step by step.
    pub tour: Vec<Text>,
    /// What the user should know, such as that a built-in policy has changed since.
    pub notes: Vec<Text>,
}

impl PartialEq for ReadyScenario {
    fn eq(&self, other: &Self) -> bool {
        (&self.path, &self.settings, self.policy.fingerprint()) == (&other.path, &other.settings, other.policy.fingerprint())
    }
}

/// The scenario that is open.
#[derive(Clone, Debug)]
pub struct OpenScenario {
    /// What it is called.
    pub name: Text,
    /// Where its file lies.
    pub path: String,
    /// What a guide would say, step by step.
    pub tour: Vec<Text>,
    /// The settings that it starts with.
    start: Settings,
    /// The policy that it starts with.
    policy: Arc<Policy>,
    /// The user's own state, untouched until it is left.
    own: Box<State>,
}

/// What is typed into the dialogs about scenarios.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ScenarioDraft {
    /// The name of the scenario to save.
    pub name: String,
    /// Where to save it, or what to open; when saving, empty for a file in the data folder.
    pub path: String,
    /// Whether people, conversations and posts are left out.
    pub without_content: bool,
}

/// A wish about scenarios, or a report of the shell.
#[derive(Clone, Debug, PartialEq)]
pub enum ScenarioIntent {
    /// Show the dialog to save one.
    AskSave,
    /// Show the dialog to open one.
    AskOpen,
    /// What is typed has changed.
    Edit(ScenarioDraft),
    /// Save what is on the screen as it is typed.
    Save,
    /// Open the file with this path.
    Open(String),
    /// Go back to the user's own data.
    Leave,
    /// A scenario is ready to be entered.
    Ready(Box<ReadyScenario>),
    /// It is saved there; whether older messages were left out.
    Saved(String, bool),
}

/// Carries out a wish about scenarios.
pub(super) fn update(state: &mut State, intent: ScenarioIntent) -> Vec<Effect> {
    match intent {
        ScenarioIntent::AskSave => {
            let name = state.session.scenario.as_ref().map(|open| open.name.get(state.lang()).to_owned());
            state.session.scenario_draft = ScenarioDraft { name: name.unwrap_or_default(), ..ScenarioDraft::default() };
            state.session.dialog = Some(Dialog::SaveScenario);
        }
        ScenarioIntent::AskOpen => {
            state.session.scenario_draft = ScenarioDraft::default();
            state.session.dialog = Some(Dialog::OpenScenario);
        }
        ScenarioIntent::Edit(draft) => state.session.scenario_draft = draft,
        ScenarioIntent::Save => return save(state),
        ScenarioIntent::Open(path) => {
            state.session.dialog = None;
            return if busy(state) { Vec::new() } else { vec![Effect::OpenScenario(path)] };
        }
        ScenarioIntent::Leave => return leave(state),
        ScenarioIntent::Ready(ready) => return enter(state, *ready),
        ScenarioIntent::Saved(path, shortened) => saved(state, path, shortened),
    }
    Vec::new()
}

/// Back to the start of the scenario; its store is told by whoever resets the demo.
pub(super) fn restart(state: &mut State) {
    let Some(open) = &state.session.scenario else { return };
    let (start, policy) = (open.start.clone(), Arc::clone(&open.policy));
    let Settings { day, switches, language, tab, .. } = start;
    state.settings = Settings { day, switches, language, tab, ..state.settings.clone() };
    state.what_if = WhatIf::new(Arc::clone(&policy));
    state.follow(policy);
}

fn save(state: &mut State) -> Vec<Effect> {
    let draft = state.session.scenario_draft.clone();
    if draft.name.trim().is_empty() {
        return Vec::new();
    }
    state.session.dialog = None;
    vec![Effect::SaveScenario(draft)]
}

fn saved(state: &mut State, path: String, shortened: bool) {
    let mut text =
        Text { en: format!("The scenario is saved as {path}").into(), zh: format!("场景已保存为 {path}").into() };
    if shortened {
        text.en.to_mut().push_str("; the oldest messages of long conversations were left out");
        text.zh.to_mut().push_str("；较长会话中最早的消息未包含在内");
    }
    state.session.tell_with_copy(Notice::Done, text, Some(path));
}

/// Whether a payment is under way, whose answer must find the books that it belongs to, or changes wait for the disk.
fn busy(state: &mut State) -> bool {
    if disk::waits(state) {
        let text = Text::new("Some changes are not on the disk yet; try that again first", "有更改尚未写入磁盘，请先重试");
        state.session.tell(Notice::Problem, text);
        return true;
    }
    let busy = state.session.paying.attempt.is_some();
    if busy {
        let text = Text::new("A payment is under way; wait until it has ended", "有一笔付款正在进行，请等它结束");
        state.session.tell(Notice::Problem, text);
    }
    busy
}

fn enter(state: &mut State, ready: ReadyScenario) -> Vec<Effect> {
    let catalogue = Arc::clone(&state.catalogue);
    let profile = state.profile.clone();
    let before = state.settings.clone();
    let mut entered = State::new(ready.data, ready.settings.clone(), Arc::clone(&ready.policy), catalogue);
    entered.books = ready.books;
    entered.session.paying.untold = ready.untold;
    entered.profile = profile;
    entered.data_folder = ready.data_folder;
    std::mem::swap(state, &mut entered);
    // From one scenario to the next, the user's own state stays the one that was left first.
    let own = match entered.session.scenario.take() {
        Some(open) => open.own,
        None => Box::new(entered),
    };
    for note in ready.notes {
        state.session.tell(Notice::Problem, note);
    }
    state.session.scenario = Some(OpenScenario {
        name: ready.name,
        path: ready.path,
        tour: ready.tour,
        start: ready.settings,
        policy: ready.policy,
        own,
    });
    vec![Effect::EnterScenario(Box::new(before)), Effect::SaveSettings]
}

fn leave(state: &mut State) -> Vec<Effect> {
    if busy(state) {
        return Vec::new();
    }
    let Some(open) = state.session.scenario.take() else { return Vec::new() };
    let left = std::mem::replace(state, *open.own);
    vec![Effect::LeaveScenario(Box::new(left.settings))]
}
