//! The dialog over the window.

use super::chat::Forwardable;
use crate::domain::ledger::Refund;
use crate::domain::{OrderId, WalletId};

/// A dialog over the window; one at a time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Dialog {
    /// Choose where to forward it.
    Forward(Forwardable),
    /// Write a post.
    Compose,
    /// Confirm the reset of the content.
    Reset,
    /// Save a scenario.
    SaveScenario,
    /// Open a scenario.
    OpenScenario,
    /// Confirm a refund.
    Refund(OrderId, Refund),
    /// Top up a wallet.
    TopUp(WalletId),
}
