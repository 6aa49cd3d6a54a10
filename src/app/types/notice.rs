//! Notices: what the app tells the user, without the words; `i18n` has those.

use super::failure::{Failure, ScenarioError};
use super::ledger::LedgerFailure;
use crate::domain::{Damage, OrderId, SettingError};

/// A notice to the user.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Notice {
    /// A text is on the clipboard.
    Copied,
    /// A product was added to the cart.
    AddedToCart,
    /// All unsaved changes are on disk.
    AllSaved,
    /// The browser could not be started.
    BrowserFailed {
        /// The address that was to be opened.
        address: String,
        /// The error of the system.
        why: String,
    },
    /// The content was reset to that of the first start.
    ContentReset,
    /// Something could not be saved, read or shown.
    Failed(Failure),
    /// A damaged file was set aside.
    FileSetAside {
        /// Path of the file now.
        kept_as: String,
        /// The problem.
        why: Damage,
    },
    /// A damaged file could not be set aside; it stays, and nothing is saved there.
    FileNotSetAside {
        /// Path of the file.
        path: String,
        /// The problem.
        why: Damage,
        /// The error of the system.
        error: String,
    },
    /// A file was saved at this path.
    FileSaved(String),
    /// The ledger rejected a request.
    LedgerFailed(LedgerFailure),
    /// The page shows the same link on another surface.
    LinkOnOtherSurface,
    /// A link was reported.
    LinkReported,
    /// The log was exported: the number of entries, and the path of the file.
    LogExported(usize, String),
    /// A message is too long to be sent.
    MessageTooLong,
    /// An order was cancelled.
    OrderCancelled,
    /// A payment ended without a charge.
    PaymentFailed(OrderId),
    /// A payment succeeded.
    PaymentSucceeded(OrderId),
    /// Not possible while a payment is in progress.
    PaymentInProgress,
    /// A post is too long to be published.
    PostTooLong,
    /// The built-in policy has changed since the scenario that was opened was saved.
    PolicyChanged,
    /// The profile that could not be opened is open now.
    ProfileReopened,
    /// It is open now; the changes in the temporary profile are kept in the profile of this name.
    ProfileReopenedBeside(String),
    /// It is open now; the changes in the temporary profile are kept in this folder.
    ProfileReopenedKeeping(String),
    /// A refund was made.
    Refunded,
    /// A scenario was not opened.
    ScenarioRefused(ScenarioError),
    /// A scenario was saved.
    ScenarioSaved {
        /// Path of the file.
        path: String,
        /// Whether the oldest messages of long conversations were left out.
        shortened: bool,
    },
    /// A setting has its default value, since that in the file can't be used.
    SettingReset {
        /// The key, such as `zoom`.
        key: String,
        /// The value in the file.
        value: String,
        /// The problem.
        why: SettingError,
    },
    /// The shop of an old order no longer exists.
    ShopClosed,
    /// A site is no longer in the trust list.
    SiteForgotten(String),
    /// Several files were dropped on the window, and none was opened.
    TooManyFilesDropped(usize),
    /// A wallet was topped up.
    ToppedUp,
    /// Not possible before the unsaved changes are on disk.
    UnsavedChanges,
    /// The saved what-if policy can no longer be loaded; it is now a draft.
    WhatIfUnusable,
    /// A rule could not be changed.
    WhatIfRuleRejected,
    /// The original policy is in force again.
    WhatIfReset,
}

impl Notice {
    /// Whether it reports a problem, and stays until it is dismissed.
    pub const fn is_problem(&self) -> bool {
        match self {
            Self::BrowserFailed { .. }
            | Self::Failed(_)
            | Self::FileNotSetAside { .. }
            | Self::FileSetAside { .. }
            | Self::LedgerFailed(_)
            | Self::MessageTooLong
            | Self::PaymentFailed(_)
            | Self::PaymentInProgress
            | Self::PolicyChanged
            | Self::PostTooLong
            | Self::ProfileReopenedBeside(_)
            | Self::ProfileReopenedKeeping(_)
            | Self::ScenarioRefused(_)
            | Self::SettingReset { .. }
            | Self::ShopClosed
            | Self::TooManyFilesDropped(_)
            | Self::UnsavedChanges
            | Self::WhatIfUnusable
            | Self::WhatIfRuleRejected => true,
            Self::Copied
            | Self::AddedToCart
            | Self::AllSaved
            | Self::ContentReset
            | Self::FileSaved(_)
            | Self::LinkOnOtherSurface
            | Self::LinkReported
            | Self::LogExported(..)
            | Self::OrderCancelled
            | Self::PaymentSucceeded(_)
            | Self::ProfileReopened
            | Self::Refunded
            | Self::ScenarioSaved { .. }
            | Self::SiteForgotten(_)
            | Self::ToppedUp
            | Self::WhatIfReset => false,
        }
    }

    /// A text that the user may want to copy: an address or the path of a file.
    pub fn copyable(&self) -> Option<&str> {
        if let Self::BrowserFailed { address: text, .. }
        | Self::LogExported(_, text)
        | Self::ScenarioSaved { path: text, .. } = self
        {
            Some(text)
        } else {
            None
        }
    }
}

/// A notice on the screen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Toast {
    /// Distinguishes it from the other toasts.
    pub id: u64,
    /// Its text.
    pub notice: Notice,
}
