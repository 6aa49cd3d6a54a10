//! Suspicious and deceptive links: the trust list and the reports.

pub(super) mod report;
pub(super) mod trust;

use super::effect::Effects;
use super::state::State;
use super::types::safety::SafetyIntent;
use super::types::time::Now;

/// Carries out an intent about the safety of links.
pub(super) fn update(state: &mut State, intent: SafetyIntent, now: Now, fx: &mut Effects) {
    match intent {
        SafetyIntent::RememberSite(remember) => state.session.remember_site = remember,
        SafetyIntent::ForgetSite(site) => trust::forget_site(state, &site, fx),
        SafetyIntent::ReportPage => report::report_page(state, now, fx),
        SafetyIntent::Withdraw(id) => report::withdraw_report(state, id, fx),
        SafetyIntent::Export => report::export_reports(state, now, fx),
    }
}
