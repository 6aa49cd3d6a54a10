//! What the user does about doubtful and dangerous links: trust a site, complain about a link, look
//! after both lists.

use super::effect::{Effect, Now};
use super::state::State;
use super::{reports, trust};
use crate::domain::ReportId;

/// A wish that has to do with the safety of links.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SafetyIntent {
    /// On the page that asks: whether not to be asked again for this site. It counts once the user
    /// goes on.
    RememberSite(bool),
    /// Ask again for this site, given by its registrable domain.
    ForgetSite(String),
    /// Complain about the link whose page is open.
    ReportPage,
    /// Take a complaint back.
    Withdraw(ReportId),
    /// Write the complaints to a file.
    Export,
}

/// Carries out one of them.
pub(super) fn carry_out(state: &mut State, intent: SafetyIntent, now: Now) -> Vec<Effect> {
    match intent {
        SafetyIntent::RememberSite(remember) => {
            state.session.remember_site = remember;
            Vec::new()
        }
        SafetyIntent::ForgetSite(site) => trust::forget(state, &site),
        SafetyIntent::ReportPage => reports::report_page(state, now),
        SafetyIntent::Withdraw(id) => reports::withdraw(state, id),
        SafetyIntent::Export => reports::export(state, now),
    }
}
