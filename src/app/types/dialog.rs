//! The dialog over the window.

use super::chat::Forwardable;
use crate::domain::ledger::Refund;
use crate::domain::{OrderId, WalletId};

/// A dialog over the window; one at a time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Dialog {
    /// Where to forward it.
    Forward(Forwardable),
    /// A new post.
    Compose,
    /// Whether to put the demo content back.
    Reset,
    /// What to save as a scenario, and where.
    SaveScenario,
    /// Which scenario to open.
    OpenScenario,
    /// Whether to pay back.
    Refund(OrderId, Refund),
    /// How much to put into a wallet.
    TopUp(WalletId),
}
