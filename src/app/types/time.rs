//! Moments of the clock, and timers.

use crate::domain::ledger::IdempotencyKey;

/// The moment of an update, taken from the clock by the shell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Now {
    /// Milliseconds since 1970-01-01 UTC.
    pub millis: i64,
}

/// A timer that the app has set, named after what happens when it ends.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Timer {
    /// The wallet replies to the payment with this key.
    WalletReply(IdempotencyKey),
    /// The typed what-if text is saved.
    SaveWhatIf,
}
