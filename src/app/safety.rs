//! What the user does about doubtful and dangerous links: trust a site, complain about a link, look
//! after both lists.

pub(super) mod report;
pub(super) mod trust;

use super::effect::Effect;
use super::state::State;
use super::types::safety::SafetyIntent;
use super::types::time::Now;

/// Carries out one of them.
pub(super) fn carry_out(state: &mut State, intent: SafetyIntent, now: Now) -> Vec<Effect> {
    match intent {
        SafetyIntent::RememberSite(remember) => {
            state.session.remember_site = remember;
            Vec::new()
        }
        SafetyIntent::ForgetSite(site) => trust::forget(state, &site),
        SafetyIntent::ReportPage => report::report_page(state, now),
        SafetyIntent::Withdraw(id) => report::withdraw(state, id),
        SafetyIntent::Export => report::export(state, now),
    }
}
