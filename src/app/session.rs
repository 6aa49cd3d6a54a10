//! What does not survive a restart: drafts, dialogs, the page of a tapped link, what the Why panel
//! explains.

use super::gate::Handoff;
use super::types::cell::{Cell, Subject};
use super::types::chat::Post;
use super::types::checkout::Paying;
use super::types::compare::Comparison;
use super::types::dialog::Dialog;
use super::types::link::LinkPage;
use super::types::notice::{Notice, Toast};
use super::types::scenario::{OpenScenario, ScenarioDraft};
use super::types::shop::Shopping;
use super::types::time::Now;
use super::types::unsaved::{CloseQuestion, Leaving, UnsavedChanges};
use super::types::wallet::WalletView;
use std::collections::BTreeMap;

use crate::domain::tour::Step;
use crate::domain::{ConversationId, PolicySection, PostId, Text};

/// Everything of the running window that is not worth keeping.
#[derive(Clone, Debug, Default)]
pub struct Session {
    /// Text in the composer of each conversation.
    pub drafts: BTreeMap<ConversationId, String>,
    /// Text in the search field of the conversation list.
    pub search: String,
    /// The post being written.
    pub post: Post,
    /// Comments being written.
    pub comments: BTreeMap<PostId, String>,
    /// The page of a tapped link.
    pub page: Option<LinkPage>,
    /// On the page that asks: whether the user ticked not to be asked again for the site.
    pub remember_site: bool,
    /// The last address that went to the browser, and when.
    pub handed_off: Option<(Handoff, Now)>,
    /// What the Why panel explains.
    pub why: Option<Subject>,
    /// What it explains as long as the pointer is there.
    pub hover: Option<Subject>,
    /// Whether the Why panel floats over the page of a narrow window, where it can't stand beside
    /// it.
    pub why_floats: bool,
    /// The open dialog.
    pub dialog: Option<Dialog>,
    /// What the Policy tab shows.
    pub policy: PolicySection,
    /// The ringed cell of a matrix.
    pub cell: Option<Cell>,
    /// The scenario that is open, with the user's own state aside.
    pub scenario: Option<OpenScenario>,
    /// Steps of a tour that the user has made, to go behind those of the open scenario when it is
    /// saved.
    pub new_steps: Vec<Step>,
    /// What is typed into the dialogs about scenarios.
    pub scenario_draft: ScenarioDraft,
    /// The text that shown entries of the decision log hold.
    pub log_filter: String,
    /// The rule to show in the list of rules.
    pub rule: Option<String>,
    /// What is compared.
    pub comparison: Comparison,
    /// Messages to the user.
    pub toasts: Vec<Toast>,
    /// The id of the next toast.
    pub next_toast: u64,
    /// Conversations whose older messages are being read.
    pub loading_older: Option<ConversationId>,
    /// The Shops tab.
    pub shopping: Shopping,
    /// The checkout.
    pub paying: Paying,
    /// The Wallet tab.
    pub wallet: WalletView,
    /// What the disk does not hold yet.
    pub behind: Option<UnsavedChanges>,
    /// What is asked because the window was to be closed over what is not on the disk.
    pub asks_to_close: Option<CloseQuestion>,
    /// What that question is about.
    pub leaving: Leaving,
    /// What is wrong with a policy file given by the user, rendered with line and column; the
    /// built-in policy is in use then.
    pub policy_errors: Vec<String>,
}

impl Session {
    /// Tells the user something.
    pub fn tell(&mut self, notice: Notice, text: Text) {
        self.tell_with_copy(notice, text, None);
    }

    /// Tells the user something and offers a text to copy.
    pub fn tell_with_copy(&mut self, notice: Notice, text: Text, copy: Option<String>) {
        self.toasts.retain(|t| t.notice == Notice::Problem);
        self.toasts.push(Toast {
            id: self.next_toast,
            notice,
            text,
            copy,
        });
        self.next_toast += 1;
    }
}
