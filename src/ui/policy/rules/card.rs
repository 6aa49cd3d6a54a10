//! A rule of either kind, in words.

use crate::domain::Text;
use crate::policy::{Certainty, LinkEffect, WalletState};

/// What a rule says.
#[derive(Clone, Copy)]
pub enum RuleAnswer {
    Link(LinkEffect),
    Pay(WalletState),
}

/// A rule of either kind, in words.
pub struct Card<'a> {
    pub id: &'a str,
    pub says: RuleAnswer,
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
