//! The part of the state that is lost on exit: drafts, dialogs, the page of a tapped link, the
//! subject of the Why panel.

use std::collections::BTreeMap;

use super::gate::Handoff;
use super::types::cell::{Cell, Subject};
use super::types::chat::PostDraft;
use super::types::checkout::Paying;
use super::types::compare::Comparison;
use super::types::dialog::Dialog;
use super::types::failure::PolicyFileError;
use super::types::link::LinkPage;
use super::types::notice::{Notice, Toast};
use super::types::scenario::{OpenScenario, ScenarioDraft};
use super::types::shop::Shopping;
use super::types::time::Now;
use super::types::unsaved::{CloseQuestion, Leaving, UnsavedChanges};
use super::types::wallet::WalletView;
use crate::domain::tour::Step;
use crate::domain::{ConversationId, PolicySection, PostId};

/// The part of the state that is lost on exit.
#[derive(Clone, Debug, Default)]
pub struct Session {
    /// Text in the composer of each conversation.
    pub drafts: BTreeMap<ConversationId, String>,
    /// Text in the search field of the conversation list.
    pub search: String,
    /// The new post.
    pub post: PostDraft,
    /// New comments.
    pub comments: BTreeMap<PostId, String>,
    /// The page of a tapped link.
    pub page: Option<LinkPage>,
    /// Whether the user asked on the page to add the site to the trust list.
    pub remember_site: bool,
    /// The last address that was opened in the browser, and when.
    pub handed_off: Option<(Handoff, Now)>,
    /// The subject of the Why panel.
    pub why: Option<Subject>,
    /// Its subject while the pointer is there.
    pub hover: Option<Subject>,
    /// Whether the Why panel floats over the page of a narrow window, which has no space beside
    /// it.
    pub why_floats: bool,
    /// The open dialog.
    pub dialog: Option<Dialog>,
    /// The section that the Policy tab shows.
    pub policy: PolicySection,
    /// Whether the Policy tab applies the user's switches; by default it shows the policy without
    /// them.
    pub with_switches: bool,
    /// The selected cell of a matrix.
    pub cell: Option<Cell>,
    /// The open scenario.
    pub scenario: Option<OpenScenario>,
    /// New steps of the tour, to be saved after those of the open scenario.
    pub new_steps: Vec<Step>,
    /// The fields of the dialogs about scenarios.
    pub scenario_draft: ScenarioDraft,
    /// The filter of the log.
    pub log_filter: String,
    /// The rule to show in the list of rules.
    pub rule: Option<String>,
    /// The comparison of the Policy tab.
    pub comparison: Comparison,
    /// Notices on the screen.
    pub toasts: Vec<Toast>,
    /// The id of the next toast.
    pub next_toast: u64,
    /// The conversation whose older messages are being loaded.
    pub loading_older: Option<ConversationId>,
    /// The Shops tab.
    pub shopping: Shopping,
    /// The checkout.
    pub paying: Paying,
    /// The Wallet tab.
    pub wallet: WalletView,
    /// Changes that are not on disk.
    pub unsaved: Option<UnsavedChanges>,
    /// The question before the window closes over unsaved changes.
    pub close_question: Option<CloseQuestion>,
    /// Action after the user confirms.
    pub leaving: Leaving,
    /// Errors of the policy file that the user has named.
    pub policy_errors: Vec<PolicyFileError>,
}

impl Session {
    /// Shows a notice. It replaces the earlier ones that do not report a problem.
    pub fn notify(&mut self, notice: Notice) {
        self.toasts.retain(|toast| toast.notice.is_problem());
        self.toasts.push(Toast {
            id: self.next_toast,
            notice,
        });
        self.next_toast += 1;
    }
}
