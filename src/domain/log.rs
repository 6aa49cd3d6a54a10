//! The decision log: what was asked of the policy, what it answered, and which policy that was.
//!
//! Plain words, not verdicts: an entry must still say the same when the policy that answered is
//! long gone. Decides nothing.

use super::{Day, MerchantId, Surface, Switch, WalletId, id_enum};

/// One answer of the policy that the user acted upon.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LogEntry {
    /// Grows with time.
    pub id: i64,
    /// Real time, in milliseconds since 1970-01-01 UTC.
    pub at_millis: i64,
    /// The policy date.
    pub day: Day,
    /// The query.
    pub asked: Asked,
    /// The answer: the id of an effect for a link, of a wallet state for a payment.
    pub answer: String,
    /// Id of the rule that won, `default`, `user-switch`, or `link-safety:` and what is wrong with
    /// the link, such as `user_info`, where the link's own look was stricter than the policy.
    pub rule: String,
    /// Id of the answer's certainty.
    pub certainty: String,
    /// Id of the policy.
    pub policy: String,
    /// Fingerprint of the policy's text.
    pub fingerprint: String,
}

/// The query of an entry.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Asked {
    /// A query about a link.
    Link {
        /// Action of the user.
        act: Act,
        /// The surface.
        surface: Surface,
        /// The user's switch for that surface.
        switch: Switch,
        /// The target: a platform's id, `tao-password` or `web`.
        platform: String,
        /// The real host; for a Tao password the code.
        host: String,
        /// The address as it would be opened, or the text as it stood where there is none.
        address: String,
    },
    /// Whether a merchant takes a wallet.
    Pay {
        /// The merchant.
        merchant: MerchantId,
        /// The wallet.
        wallet: WalletId,
    },
}

id_enum! {
    /// Action of the user on a link.
    pub enum Act: "an action" {
        /// Tapped it.
        Tap = "tap",
        /// Went past a notice or a question.
        Continue = "continue",
        /// Sent its page to the system's browser.
        Browser = "browser",
    }
}

impl Asked {
    /// The word for what was done, in the store and in exports: that of an [`Act`], or `pay`.
    pub const fn act_id(&self) -> &'static str {
        match self {
            Self::Link { act, .. } => act.id(),
            Self::Pay { .. } => Self::PAY,
        }
    }

    /// The word for a payment.
    pub const PAY: &'static str = "pay";
}
