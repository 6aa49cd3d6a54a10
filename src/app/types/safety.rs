//! What the user does about suspicious and deceptive links.

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
