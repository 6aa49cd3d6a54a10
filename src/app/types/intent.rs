//! Intents: what the user asks of the app.

use super::cell::{Cell, Subject};
use super::chat::{ForwardTarget, Forwardable, PostDraft};
use super::checkout::CheckoutIntent;
use super::compare::Comparison;
use super::link::TappedLink;
use super::log::LogIntent;
use super::safety::SafetyIntent;
use super::scenario::ScenarioIntent;
use super::shop::ShopIntent;
use super::unsaved::UnsavedIntent;
use super::wallet::WalletIntent;
use super::what_if::WhatIfIntent;
use crate::domain::{
    ConversationId, Day, Lang, OpenIn, PolicySection, PostId, Surface, Switch, Tab, Theme,
    WindowSize,
};
use crate::policy::Way;

/// One action that the user requests. Views make intents and nothing else.
#[derive(Clone, Debug, PartialEq)]
pub enum Intent {
    /// Go to a tab.
    ShowTab(Tab),
    /// Set the policy date; a day outside the time bar becomes its nearest end.
    SetDay(Day),
    /// Open a conversation and mark it as read.
    OpenConversation(ConversationId),
    /// Filter the list of conversations.
    Search(String),
    /// Change the text in the composer of a conversation.
    EditDraft(ConversationId, String),
    /// Send that text.
    SendDraft(ConversationId),
    /// Load older messages of a conversation.
    LoadOlder(ConversationId),
    /// Open the dialog to forward something.
    AskForward(Forwardable),
    /// Forward it.
    Forward(Forwardable, ForwardTarget),
    /// Open the dialog for a new post.
    AskPost,
    /// Change the new post.
    EditPost(PostDraft),
    /// Publish it.
    PublishPost,
    /// Like a post, or no longer.
    ToggleLike(PostId),
    /// Change the new comment on a post.
    EditComment(PostId, String),
    /// Publish it.
    SendComment(PostId),
    /// Tap a link.
    TapLink(TappedLink),
    /// Continue past the notice or the question of the page.
    Continue,
    /// Close the page of a link.
    ClosePage,
    /// Open the link of the page in the system's browser, if the gate allows it.
    OpenPageInBrowser,
    /// Copy a text.
    Copy(String),
    /// Explain this in the Why panel.
    Explain(Subject),
    /// Explain this while the pointer is over it; `None` when it leaves.
    Hover(Option<Subject>),
    /// Take a way out that is offered for a subject.
    TakeWayOut(Subject, Way),
    /// Show or hide the Why panel.
    ToggleWhyPanel,
    /// Let the Why panel float over the page of a narrow window, or no longer.
    FloatWhyPanel(bool),
    /// Show a section of the Policy tab.
    ShowPolicy(PolicySection),
    /// Apply the user's switches in the Policy tab, or no longer.
    ApplySwitches(bool),
    /// Compare these two sides.
    Compare(Comparison),
    /// Change the what-if policy.
    WhatIf(WhatIfIntent),
    /// Select a cell of a matrix and explain it.
    SelectCell(Cell),
    /// Show a rule in the list of rules.
    ShowRule(String),
    /// Set the switch of a surface.
    SetSwitch(Surface, Switch),
    /// Set the language.
    SetLanguage(Lang),
    /// Set the theme.
    SetTheme(Theme),
    /// Set the zoom factor.
    SetZoom(f32),
    /// Set where allowed links open.
    SetOpenIn(OpenIn),
    /// Remember the size of the window.
    ResizeWindow(WindowSize),
    /// Close the welcome screen.
    CloseWelcome,
    /// Close the dialog that is open.
    CloseDialog,
    /// Open the dialog to reset the content.
    AskReset,
    /// Reset the content.
    ResetDemo,
    /// Show the data folder in the system's file manager.
    ShowDataFolder,
    /// Do something about suspicious and deceptive links.
    Safety(SafetyIntent),
    /// Do something with a scenario.
    Scenario(ScenarioIntent),
    /// Do something in the Shops tab.
    Shop(ShopIntent),
    /// Do something at the checkout.
    Checkout(CheckoutIntent),
    /// Do something in the Wallet tab.
    Wallet(WalletIntent),
    /// Do something with the log.
    Log(LogIntent),
    /// Do something about unsaved changes.
    Unsaved(UnsavedIntent),
    /// Dismiss a toast.
    Dismiss(u64),
}
