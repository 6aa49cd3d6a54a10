//! What the user wants, and what the shell reports back.

use super::cell::{Cell, Subject};
use super::chat::Forwardable;
use super::chat::{Post, Target};
use super::checkout::CheckoutIntent;
use super::compare::Comparison;
use super::ledger::LedgerEvent;
use super::link::TappedLink;
use super::log::LogIntent;
use super::safety::SafetyIntent;
use super::scenario::ScenarioIntent;
use super::shop::ShopIntent;
use super::unsaved::UnsavedIntent;
use super::wallet::WalletIntent;
use super::what_if::WhatIfIntent;
use crate::domain::{
    ConversationId, Data, Day, Lang, Message, OpenIn, PolicySection, PostId, Surface, Switch, Tab,
    Text, Theme, WindowSize,
};
use crate::policy::Way;

/// One wish of the user, or one report of the shell.
#[derive(Clone, Debug, PartialEq)]
pub enum Intent {
    /// Go to a tab.
    ShowTab(Tab),
    /// Turn the dial; days outside it go to its nearest end.
    SetDay(Day),
    /// Look at a conversation and mark it read.
    OpenConversation(ConversationId),
    /// Filter the conversation list.
    Search(String),
    /// The text in the composer of a conversation has changed.
    EditDraft(ConversationId, String),
    /// Send what stands in the composer.
    SendDraft(ConversationId),
    /// Read older messages of a conversation.
    LoadOlder(ConversationId),
    /// Ask where to forward something.
    AskForward(Forwardable),
    /// Forward it.
    Forward(Forwardable, Target),
    /// Open the dialog for a new post.
    AskPost,
    /// The post being written has changed.
    EditPost(Post),
    /// Publish the post being written.
    PublishPost,
    /// Like a post, or no longer.
    ToggleLike(PostId),
    /// The comment being written below a post has changed.
    EditComment(PostId, String),
    /// Publish that comment.
    SendComment(PostId),
    /// Tap a link.
    TapLink(TappedLink),
    /// Go past a notice or a question, knowing what it says.
    Continue,
    /// Leave the page of a link.
    ClosePage,
    /// Open the page's link in the system's browser, if it may open at all.
    OpenPageInBrowser,
    /// Copy a text.
    Copy(String),
    /// Explain this in the Why panel.
    Explain(Subject),
    /// Explain this while the pointer is over it; `None` when it leaves.
    Hover(Option<Subject>),
    /// Take a way out that the policy offered for a subject.
    Take(Subject, Way),
    /// Show or hide the Why panel.
    ToggleWhyPanel,
    /// Let the Why panel float over the page of a narrow window, or no longer.
    FloatWhyPanel(bool),
    /// Choose what the Policy tab shows.
    ShowPolicy(PolicySection),
    /// Compare these.
    Compare(Comparison),
    /// Try out other rules.
    WhatIf(WhatIfIntent),
    /// Ring a cell of a matrix and explain it.
    SelectCell(Cell),
    /// Look at a rule in the list of rules.
    ShowRule(String),
    /// Put a switch.
    SetSwitch(Surface, Switch),
    /// Choose the language.
    SetLanguage(Lang),
    /// Choose light or dark.
    SetTheme(Theme),
    /// Choose the zoom factor.
    SetZoom(f32),
    /// Choose where allowed links open.
    SetOpenIn(OpenIn),
    /// The window has another size.
    WindowResized(WindowSize),
    /// The words of the first screen have been read.
    Welcome,
    /// Close the dialog that is open.
    CloseDialog,
    /// Ask whether to put the demo content back.
    AskReset,
    /// Put the demo content back.
    ResetDemo,
    /// Show the folder with the data.
    ShowDataFolder,
    /// Something about doubtful and dangerous links.
    Safety(SafetyIntent),
    /// Something about scenarios.
    Scenario(ScenarioIntent),
    /// Something in the Shops tab.
    Shop(ShopIntent),
    /// Something about paying.
    Checkout(CheckoutIntent),
    /// Something in the Wallet tab.
    Wallet(WalletIntent),
    /// The shell reports about the ledger.
    Ledger(LedgerEvent),
    /// Do something with the decision log.
    Log(LogIntent),
    /// Put a message of the app away.
    Dismiss(u64),
    /// The shell has read older messages, oldest first.
    OlderLoaded {
        /// Of which conversation.
        conversation: ConversationId,
        /// The messages.
        messages: Vec<Message>,
        /// Whether there are still older ones.
        has_older: bool,
    },
    /// The shell has put the demo content back.
    DataReplaced(Box<Data>),
    /// The browser could not be started with this address.
    BrowserFailed {
        /// What was to be opened.
        address: String,
        /// What the system said.
        why: String,
    },
    /// Something could not be saved or read, and the same wish can be repeated; the sentence says
    /// what.
    StoreFailed(Text),
    /// Something about what is not on the disk yet.
    Disk(UnsavedIntent),
}
