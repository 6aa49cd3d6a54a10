//! Navigation: tabs, parts of the Policy tab, cells, and the ways out that an explanation offers.

use super::effect::Effect;
use super::shop::page;
use super::state::State;
use super::types::cell::{Cell, Subject};
use super::types::notice::Notice;
use super::types::shop::ShopPage;
use super::{date, settings};
use crate::domain::{PolicySection, Surface, Tab, Text};
use crate::policy::Way;

/// Goes to a tab; the page of a link belongs to the tab that it was opened on and is closed.
pub(super) fn show_tab(state: &mut State, tab: Tab) -> Vec<Effect> {
    if state.settings.tab != tab {
        state.session.page = None;
        state.session.hover = None;
    }
    settings::set(state, |s| s.tab = tab)
}

/// Shows a part of the Policy tab; what the pointer was on in another part is explained no longer.
pub(super) fn show_section(state: &mut State, section: PolicySection) -> Vec<Effect> {
    state.session.policy = section;
    state.session.hover = None;
    Vec::new()
}

/// Rings a cell and explains it.
pub(super) fn select_cell(state: &mut State, cell: Cell) -> Vec<Effect> {
    state.session.why = Some(Subject::Cell(cell.clone()));
    state.session.cell = Some(cell);
    state.session.why_floats = true;
    settings::set(state, |s| s.why_panel = true)
}

/// Shows a rule in the list of rules.
pub(super) fn show_rule(state: &mut State, rule: String) -> Vec<Effect> {
    state.session.policy = PolicySection::Rules;
    state.session.rule = Some(rule);
    show_tab(state, Tab::Policy)
}

/// Takes a way out: puts the switch, turns the dial, or looks at the same question elsewhere.
pub(super) fn take(state: &mut State, subject: &Subject, way: Way) -> Vec<Effect> {
    match way {
        Way::Switch(surface, switch) => settings::set(state, |s| s.switches.set(surface, switch)),
        Way::NextDay(day) | Way::LastDay(day) => date::set_day(state, day),
        Way::Surface(surface) => take_surface(state, subject, surface),
        Way::Wallet(wallet) => {
            let Some(wallet) = state.policy.wallet(wallet).map(|wallet| wallet.id.clone()) else {
                return Vec::new();
            };
            if state.settings.tab == Tab::Shops {
                state.session.paying.wallet = Some(wallet.as_str().into());
            }
            take_cell(state, subject, |merchant, _| Cell::Pay(merchant, wallet))
        }
        Way::Merchant(merchant) => {
            let merchant = state.policy.platform(merchant).id.clone();
            if state.settings.tab == Tab::Shops {
                page::show(state, ShopPage::Shop(merchant.as_str().into()));
            }
            take_cell(state, subject, |_, wallet| Cell::Pay(merchant, wallet))
        }
        Way::Approval(_) => Vec::new(),
    }
}

/// The same link on another surface: its page shows what would happen there, and the Why panel
/// explains it.
fn take_surface(state: &mut State, subject: &Subject, surface: Surface) -> Vec<Effect> {
    match subject {
        Subject::Cell(Cell::Link(_, platform)) => {
            select_cell(state, Cell::Link(surface, platform.clone()))
        }
        Subject::Cell(Cell::Pay(..)) => Vec::new(),
        Subject::Link(link) => {
            let mut elsewhere = link.clone();
            elsewhere.context.surface = surface;
            if let Some(page) = state
                .session
                .page
                .as_mut()
                .filter(|page| page.link == *link)
            {
                page.link = elsewhere.clone();
                page.continued = false;
                state.session.tell(
                    Notice::Done,
                    Text::new(
                        "This is the same link on another surface",
                        "这是同一链接在另一个场景中的结果",
                    ),
                );
            }
            state.session.why = Some(Subject::Link(elsewhere));
            Vec::new()
        }
    }
}

fn take_cell(
    state: &mut State,
    subject: &Subject,
    other: impl FnOnce(String, String) -> Cell,
) -> Vec<Effect> {
    match subject {
        Subject::Cell(Cell::Pay(merchant, wallet)) => {
            select_cell(state, other(merchant.clone(), wallet.clone()))
        }
        Subject::Cell(Cell::Link(..)) | Subject::Link(_) => Vec::new(),
    }
}

pub(super) fn explain(state: &mut State, subject: Subject) -> Vec<Effect> {
    state.session.why = Some(subject);
    state.session.why_floats = true;
    if state.settings.why_panel {
        Vec::new()
    } else {
        settings::set(state, |s| s.why_panel = true)
    }
}
