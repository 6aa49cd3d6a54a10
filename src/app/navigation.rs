//! Navigation: tabs, sections of the Policy tab, cells, and the ways out that an explanation
//! offers.

use super::date::set_date;
use super::effect::Effects;
use super::settings::change_settings;
use super::shop::page;
use super::state::State;
use super::types::cell::{Cell, Subject};
use super::types::notice::Notice;
use super::types::shop::ShopPage;
use crate::domain::{PolicySection, Surface, Tab};
use crate::policy::Way;

/// Goes to a tab. The page of a link belongs to the tab that it was opened on and is closed.
pub(super) fn show_tab(state: &mut State, tab: Tab, fx: &mut Effects) {
    if state.settings.tab != tab {
        state.session.page = None;
        state.session.hover = None;
    }
    change_settings(state, fx, |s| s.tab = tab);
}

/// Shows a section of the Policy tab; what the pointer was over in another one is no longer
/// explained.
pub(super) fn show_section(state: &mut State, section: PolicySection) {
    state.session.policy = section;
    state.session.hover = None;
}

/// Selects a cell of a matrix and explains it.
pub(super) fn select_cell(state: &mut State, cell: Cell, fx: &mut Effects) {
    state.session.cell = Some(cell.clone());
    explain(state, Subject::Cell(cell), fx);
}

/// Explains a subject in the Why panel, and shows the panel if it is hidden.
pub(super) fn explain(state: &mut State, subject: Subject, fx: &mut Effects) {
    state.session.why = Some(subject);
    state.session.why_floats = true;
    change_settings(state, fx, |s| s.why_panel = true);
}

/// Shows a rule in the list of rules.
pub(super) fn show_rule(state: &mut State, rule: String, fx: &mut Effects) {
    state.session.policy = PolicySection::Rules;
    state.session.rule = Some(rule);
    show_tab(state, Tab::Policy, fx);
}

/// Takes a way out: sets the switch or the date, or shows the same question elsewhere.
pub(super) fn take_way_out(state: &mut State, subject: &Subject, way: Way, fx: &mut Effects) {
    match way {
        Way::Switch(surface, switch) => {
            change_settings(state, fx, |s| s.switches.set(surface, switch));
            // A cell shows the effect of a switch only where switches are applied.
            state.session.with_switches |= matches!(subject, Subject::Cell(_));
        }
        Way::NextDay(day) | Way::LastDay(day) | Way::StricterDay(day) => {
            set_date(state, day, fx);
        }
        Way::Surface(surface) => show_on_surface(state, subject, surface, fx),
        Way::Wallet(wallet) => {
            let Some(wallet) = state.policy.wallet(wallet).map(|wallet| wallet.id.clone()) else {
                return;
            };
            if state.settings.tab == Tab::Shops {
                state.session.paying.wallet = Some(wallet.as_str().into());
            }
            if let Subject::Cell(Cell::Pay(merchant, _)) = subject {
                select_cell(state, Cell::Pay(merchant.clone(), wallet), fx);
            }
        }
        Way::Merchant(merchant) => {
            let merchant = state.policy.platform(merchant).id.clone();
            if state.settings.tab == Tab::Shops {
                page::show(state, ShopPage::Shop(merchant.as_str().into()));
            }
            if let Subject::Cell(Cell::Pay(_, wallet)) = subject {
                select_cell(state, Cell::Pay(merchant, wallet.clone()), fx);
            }
        }
    }
}

/// Shows the same link on another surface: its page and the Why panel follow.
fn show_on_surface(state: &mut State, subject: &Subject, surface: Surface, fx: &mut Effects) {
    match subject {
        Subject::Cell(Cell::Link(_, platform)) => {
            select_cell(state, Cell::Link(surface, platform.clone()), fx);
        }
        Subject::Cell(Cell::Pay(..)) => {}
        Subject::Link(link) => {
            let mut elsewhere = link.clone();
            elsewhere.context.surface = surface;
            let page = state.session.page.as_mut();
            if let Some(page) = page.filter(|page| page.link == *link) {
                page.link = elsewhere.clone();
                page.continued = false;
                state.session.notify(Notice::LinkOnOtherSurface);
            }
            state.session.why = Some(Subject::Link(elsewhere));
        }
    }
}
