//! Complaints about links: what the user filed, kept on this computer only.

use super::{Day, ReportId, Surface};

/// A link that the user complained about, with the day and the place it was seen on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Report {
    /// Grows with time within a profile.
    pub id: ReportId,
    /// Real time of the complaint, in milliseconds since 1970-01-01 UTC.
    pub at_millis: i64,
    /// The policy date.
    pub day: Day,
    /// The surface of the link.
    pub surface: Surface,
    /// The address as it would be copied; for what is no web address, the text as it is shown.
    pub address: String,
    /// The real host; empty for what has none.
    pub host: String,
    /// Effect of a tap on that date, by its id in the policy file, such as `hard_stop`.
    pub effect: String,
    /// Why: the id of what is wrong with the link, such as `user_info`, or of the rule that
    /// decided.
    pub cause: String,
}
