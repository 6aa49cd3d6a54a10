//! The tour of an open scenario: each step brings the app to a place.
//!
//! A step only shows and never taps: nothing is logged or opened in a browser, and no data changes
//! except read marks.

use super::effect::Effects;
use super::state::{State, verbatim};
use super::types::cell::{Cell, Subject};
use super::types::link::{LinkContext, LinkPage, TappedLink};
use super::types::tour::{StepFlaw, Tour, TourIntent};
use super::{chat, date, gate, navigation};
use crate::domain::tour::Step;
use crate::domain::{Conversation, ConversationKind, PolicySection, Surface, Tab, Text};
use crate::links::{self, HostTable};
use crate::policy::Policy;

/// The first step that leads nowhere: its number, from 1, and the reason.
pub fn flaw(
    steps: &[Step],
    policy: &Policy,
    conversations: &[Conversation],
) -> Option<(usize, StepFlaw)> {
    let hosts = gate::host_table(policy);
    steps.iter().enumerate().find_map(|(index, step)| {
        policy_flaw(step, policy)
            .or_else(|| content_flaw(step, conversations, &hosts))
            .map(|why| (index + 1, why))
    })
}

/// An id in a step that the policy does not have.
fn policy_flaw(step: &Step, policy: &Policy) -> Option<StepFlaw> {
    let unknown = |id: &Option<String>, is_known: &dyn Fn(&str) -> bool| {
        id.clone().filter(|id| !is_known(id))
    };
    unknown(&step.platform, &|id| policy.target_by_id(id).is_some())
        .map(StepFlaw::NoPlatform)
        .or_else(|| {
            unknown(&step.merchant, &|id| policy.platform_by_id(id).is_some())
                .map(StepFlaw::NoMerchant)
        })
        .or_else(|| {
            unknown(&step.wallet, &|id| policy.wallet_by_id(id).is_some()).map(StepFlaw::NoWallet)
        })
}

/// A conversation or a link in a step that does not exist.
fn content_flaw(
    step: &Step,
    conversations: &[Conversation],
    hosts: &HostTable,
) -> Option<StepFlaw> {
    let conversation = step.conversation.as_ref();
    let missing = conversation.filter(|id| conversations.iter().all(|known| known.id != **id));
    missing.cloned().map(StepFlaw::NoConversation).or_else(|| {
        let link = step.link.as_deref();
        link.filter(|link| links::find(link, hosts).is_empty())
            .map(|link| StepFlaw::NoLink(link.to_owned()))
    })
}

/// Carries out an intent about the tour of the open scenario.
pub(super) fn update(state: &mut State, intent: TourIntent, fx: &mut Effects) {
    let Some(tour) = state.session.scenario.as_mut().map(|open| &mut open.tour) else {
        return;
    };
    match intent {
        TourIntent::Next if tour.is_last() => {
            tour.shown = false;
            tour.at = 0;
            return;
        }
        TourIntent::Next => tour.at += 1,
        TourIntent::Back => tour.at = tour.at.saturating_sub(1),
        TourIntent::Leave => {
            tour.shown = false;
            return;
        }
        TourIntent::Resume => tour.shown = !tour.steps.is_empty(),
    }
    show_step(state, fx);
}

/// Adds a step that leads to what the window shows, with the typed text in both languages until it
/// is translated.
pub(super) fn add_step(state: &mut State) {
    let words = std::mem::take(&mut state.session.scenario_draft.step)
        .trim()
        .to_owned();
    if !words.is_empty() {
        let step = current_step(state, verbatim(words));
        state.session.new_steps.push(step);
    }
}

/// The step that leads to what the window shows.
fn current_step(state: &State, text: Text) -> Step {
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

/// Starts the tour of the open scenario at its first step.
pub(super) fn start_tour(state: &mut State, fx: &mut Effects) {
    if let Some(open) = state.session.scenario.as_mut() {
        open.tour = Tour::new(std::mem::take(&mut open.tour.steps));
        show_step(state, fx);
    }
}

/// Brings the app to the place of the step that the user is at.
fn show_step(state: &mut State, fx: &mut Effects) {
    let open = state.session.scenario.as_ref();
    let Some(step) = open.and_then(|open| open.tour.step()).cloned() else {
        return;
    };
    // What the step before has opened would hide what this one shows.
    state.session.page = None;
    state.session.dialog = None;
    state.session.hover = None;
    if let Some(day) = step.date {
        date::set_date(state, day, fx);
    }
    let cell = cell(&step);
    let section = step.section.or_else(|| cell.as_ref().map(section_of));
    if let Some(tab) = step.tab.or(section.map(|_| Tab::Policy)) {
        navigation::show_tab(state, tab, fx);
    }
    if let Some(section) = section {
        navigation::show_section(state, section);
    }
    if let Some(id) = step.conversation {
        chat::open_conversation(state, id, fx);
    }
    let exists = |cell: &Cell| gate::cell(&state.policy, state.circumstances(), cell).is_some();
    if let Some(cell) = cell.filter(exists) {
        navigation::select_cell(state, cell, fx);
    }
    if let (Some(surface), Some(link)) = (step.surface, &step.link) {
        show_page(state, surface, link);
    }
    // A floating panel would cover what the tour explains.
    state.session.why_floats = false;
}

/// The cell of a matrix that a step selects.
fn cell(step: &Step) -> Option<Cell> {
    match (step.surface, &step.platform, &step.merchant, &step.wallet) {
        (Some(surface), Some(platform), ..) => Some(Cell::Link(surface, platform.clone())),
        (_, _, Some(merchant), Some(wallet)) => Some(Cell::Pay(merchant.clone(), wallet.clone())),
        _ => None,
    }
}

/// The section of the Policy tab that shows a cell.
const fn section_of(cell: &Cell) -> PolicySection {
    match cell {
        Cell::Link(..) => PolicySection::Links,
        Cell::Pay(..) => PolicySection::Wallets,
    }
}

/// Shows the page of a link without tapping it.
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
