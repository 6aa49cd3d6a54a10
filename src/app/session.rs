//! What does not survive a restart: drafts, dialogs, the page of a tapped link, what the Why panel
//! explains.

use std::collections::BTreeMap;

use crate::domain::ledger::Refund;
use crate::domain::tour::Step;
use crate::domain::{
    ConversationId, MessageId, OrderId, PolicySection, PostId, Surface, Text, WalletId,
};
use crate::links::{Found, Target, escape_hidden};

use super::attempt::Paying;
use super::compare::Comparison;
use super::effect::{Handoff, Now};
use super::intent::{LinkContext, Post};
use super::scenario::{OpenScenario, ScenarioDraft};
use super::shop::Shopping;
use super::unsaved::{CloseQuestion, Leaving, UnsavedChanges};
use super::wallet::WalletView;

/// A link that somebody tapped, with where it stood.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TappedLink {
    /// Where it stood.
    pub context: LinkContext,
    /// What it is.
    pub found: Found,
    /// The text as it stood in the message.
    pub text: String,
}

/// The page that a tap led to. What it shows is asked of the gate in every frame, so it follows the
/// dial.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LinkPage {
    /// The link.
    pub link: TappedLink,
    /// Whether the user went past the notice or the question.
    pub continued: bool,
}

/// What the Why panel explains. Holds ids, not verdicts: the answer is asked anew whenever it is
/// shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Subject {
    /// A link as it stands somewhere.
    Link(TappedLink),
    /// A platform on a surface, from the matrix.
    Cell(Cell),
}

/// A cell of a matrix.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Cell {
    /// Surface × platform id (or `web`, or `tao-password`).
    Link(Surface, String),
    /// Merchant id × wallet id.
    Pay(String, String),
}

/// Something that can be forwarded.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Forwardable {
    /// A message.
    Message(MessageId),
    /// A post.
    Post(PostId),
}

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

/// How a message of the app is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Notice {
    /// Something was done.
    Done,
    /// Something went wrong, and nothing was lost.
    Problem,
}

/// A message of the app to the user, shown until it is put away (a problem) or has been read (the
/// rest).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Toast {
    /// Tells this one from the others.
    pub id: u64,
    /// How it is meant.
    pub notice: Notice,
    /// What it says.
    pub text: Text,
    /// An address to copy, where that helps.
    pub copy: Option<String>,
}

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

impl TappedLink {
    /// The address to copy or to complain about: the one that would be opened, or the text as it is
    /// shown where there is none.
    pub fn address(&self) -> String {
        match &self.found.target {
            Target::Web(address) => address.url.as_str().to_owned(),
            Target::TaoPassword(_) => self.text.clone(),
            Target::Refused(_) => escape_hidden(&self.text).into_owned(),
        }
    }
}
