//! Intents about suspicious and deceptive links.

use crate::domain::ReportId;

/// An intent of the user about the safety of links.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SafetyIntent {
    /// Add the site of the page to the trust list, or not, once the user continues.
    RememberSite(bool),
    /// Remove a site, given by its registrable domain, from the trust list.
    ForgetSite(String),
    /// Report the link whose page is open.
    ReportPage,
    /// Withdraw a report.
    Withdraw(ReportId),
    /// Export the reports to a file.
    Export,
}
