//! The tour of an open scenario: a guide's steps, each of which brings the app to a place, and
//! where the user is in them.
//!
//! A step only shows: it never taps, so nothing is logged, nothing is handed to a browser, and no
//! data changes but what was read.

use super::effect::Effect;
use super::gate;
use super::navigation;
use super::state::{State, verbatim};
use super::types::cell::{Cell, Subject};
use super::types::link::{LinkContext, LinkPage, TappedLink};
use super::types::tour::{Tour, TourIntent};
use super::{chat, date};
use crate::domain::tour::Step;
use crate::domain::{Conversation, ConversationKind, PolicySection, Surface, Tab, Text};
use crate::links::{self, HostTable};
use crate::policy::Policy;

/// Why the app could not go where a step says: the step's number, from 1, and a sentence.
pub fn flaw(
    steps: &[Step],
    policy: &Policy,
    conversations: &[Conversation],
) -> Option<(usize, Text)> {
    let hosts = gate::host_table(policy);
    steps.iter().enumerate().find_map(|(index, step)| {
        flaw_of(step, policy, conversations, &hosts).map(|why| (index + 1, why))
    })
}

fn flaw_of(
    step: &Step,
    policy: &Policy,
    conversations: &[Conversation],
    hosts: &HostTable,
) -> Option<Text> {
    let both = |en: String, zh: String| Text {
        en: en.into(),
        zh: zh.into(),
    };
    let unknown = |(en, zh): (&str, &str), id: &Option<String>, is_known: &dyn Fn(&str) -> bool| {
        let id = id.as_deref().filter(|id| !is_known(id))?;
        Some(both(
            format!("its policy has no {en} `{id}`"),
            format!("策略中没有{zh} `{id}`"),
        ))
    };
    let conversation = step
        .conversation
        .as_ref()
        .filter(|id| conversations.iter().all(|known| known.id != **id));
    unknown(("platform", "平台"), &step.platform, &|id| {
        policy.target_by_id(id).is_some()
    })
    .or_else(|| {
        unknown(("merchant", "商户"), &step.merchant, &|id| {
            policy.platform_by_id(id).is_some()
        })
    })
    .or_else(|| {
        unknown(("wallet", "钱包"), &step.wallet, &|id| {
            policy.wallet_by_id(id).is_some()
        })
    })
    .or_else(|| {
        conversation.map(|id| {
            both(
                format!("there is no conversation `{id}`"),
                format!("没有会话 `{id}`"),
            )
        })
    })
    .or_else(|| {
        let link = step
            .link
            .as_deref()
            .filter(|link| links::find(link, hosts).is_empty());
        link.map(|link| both(format!("`{link}` is no link"), format!("`{link}` 不是链接")))
    })
}

/// Carries out a wish about the tour of the open scenario.
pub(super) fn update(state: &mut State, intent: TourIntent) -> Vec<Effect> {
    let Some(tour) = state.session.scenario.as_mut().map(|open| &mut open.tour) else {
        return Vec::new();
    };
    match intent {
        TourIntent::Next if tour.is_last() => {
            tour.shown = false;
            tour.at = 0;
            return Vec::new();
        }
        TourIntent::Next => tour.at += 1,
        TourIntent::Back => tour.at = tour.at.saturating_sub(1),
        TourIntent::Leave => {
            tour.shown = false;
            return Vec::new();
        }
        TourIntent::Resume => tour.shown = !tour.steps.is_empty(),
    }
    arrive(state)
}

/// Makes what is on the screen a step, with what was typed as the guide's words, in both languages
/// until somebody translates them.
pub(super) fn add_step(state: &mut State) {
    let words = std::mem::take(&mut state.session.scenario_draft.step)
        .trim()
        .to_owned();
    if !words.is_empty() {
        let step = here(state, verbatim(words));
        state.session.new_steps.push(step);
    }
}

/// The step that leads to what is on the screen.
fn here(state: &State, text: Text) -> Step {
    let (tab, session) = (state.settings.tab, &state.session);
    let mut step = Step {
        text,
        date: Some(state.settings.day),
        tab: Some(tab),
        ..Step::default()
    };
    step.conversation = match tab {
        Tab::Chats => state.selected(ConversationKind::Dm),
        Tab::Groups => state.selected(ConversationKind::Group),
        Tab::Moments | Tab::Shops | Tab::Wallet | Tab::Policy | Tab::Settings => None,
    };
    if let Some(page) = session
        .page
        .as_ref()
        .filter(|page| !links::find(&page.link.text, &state.hosts).is_empty())
    {
        step.surface = Some(page.link.context.surface);
        step.link = Some(page.link.text.clone());
    } else if tab == Tab::Policy {
        step.section = Some(session.policy);
        match (session.policy, &session.cell) {
            (
                PolicySection::Links | PolicySection::Timeline,
                Some(Cell::Link(surface, platform)),
            ) => {
                step.surface = Some(*surface);
                step.platform = Some(platform.clone());
            }
            (
                PolicySection::Wallets | PolicySection::Timeline,
                Some(Cell::Pay(merchant, wallet)),
            ) => {
                step.merchant = Some(merchant.clone());
                step.wallet = Some(wallet.clone());
            }
            _ => {}
        }
    }
    step
}

/// Goes to the first step, as after opening the scenario.
pub(super) fn start(state: &mut State) -> Vec<Effect> {
    let Some(open) = state.session.scenario.as_mut() else {
        return Vec::new();
    };
    open.tour = Tour::new(std::mem::take(&mut open.tour.steps));
    arrive(state)
}

/// Brings the app to where the step that the user is at says.
fn arrive(state: &mut State) -> Vec<Effect> {
    let Some(step) = state
        .session
        .scenario
        .as_ref()
        .and_then(|open| open.tour.step())
        .cloned()
    else {
        return Vec::new();
    };
    // What the step before has left open would hide what this one shows.
    state.session.page = None;
    state.session.dialog = None;
    state.session.hover = None;
    let mut effects = step
        .date
        .map(|day| date::set_day(state, day))
        .unwrap_or_default();
    let cell = cell(&step);
    let section = step.section.or_else(|| cell.as_ref().map(section_of));
    if let Some(tab) = step.tab.or(section.map(|_| Tab::Policy)) {
        effects.extend(navigation::show_tab(state, tab));
    }
    if let Some(section) = section {
        effects.extend(navigation::show_section(state, section));
    }
    if let Some(id) = step.conversation {
        effects.extend(chat::open(state, id));
    }
    if let Some(cell) =
        cell.filter(|cell| gate::cell(&state.policy, state.circumstances(), cell).is_some())
    {
        effects.extend(navigation::select_cell(state, cell));
    }
    if let (Some(surface), Some(link)) = (step.surface, &step.link) {
        show_page(state, surface, link);
    }
    // It would lie over what the guide speaks of.
    state.session.why_floats = false;
    effects
}

fn cell(step: &Step) -> Option<Cell> {
    match (step.surface, &step.platform, &step.merchant, &step.wallet) {
        (Some(surface), Some(platform), ..) => Some(Cell::Link(surface, platform.clone())),
        (_, _, Some(merchant), Some(wallet)) => Some(Cell::Pay(merchant.clone(), wallet.clone())),
        _ => None,
    }
}

const fn section_of(cell: &Cell) -> PolicySection {
    match cell {
        Cell::Link(..) => PolicySection::Links,
        Cell::Pay(..) => PolicySection::Wallets,
    }
}

/// Shows what a tap would lead to, without tapping.
fn show_page(state: &mut State, surface: Surface, text: &str) {
    let Some(found) = links::find(text, &state.hosts).into_iter().next() else {
        return;
    };
    let link = TappedLink {
        context: LinkContext {
            surface,
            by_user: false,
        },
        text: text.to_owned(),
        found,
    };
    state.session.why = Some(Subject::Link(link.clone()));
    state.session.page = Some(LinkPage {
        link,
        continued: false,
    });
}
