//! A rule of either kind, in words.

use crate::domain::Text;
use crate::policy::{Certainty, Outcome};

/// A rule of either kind, in words.
pub struct Card<'a> {
    pub id: &'a str,
    pub says: Outcome,
    pub certainty: Certainty,
    pub user_choice: bool,
    pub scope: String,
    pub period: String,
    pub blocked_by: Option<&'a str>,
    pub reason: &'a Text,
    pub note: Option<&'a Text>,
    /// Ids of its sources, the main one first.
    pub sources: Vec<&'a str>,
}
