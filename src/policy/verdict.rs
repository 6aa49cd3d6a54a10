//! Questions to a policy and its verdicts, as the window, the command line and the checkout share
//! them.

use super::builtin;
use crate::domain::{Day, Lang, PlatformIx, Precision, Surface, Switch, Text, WalletIx, id_enum};

id_enum! {
    /// Effect of a tap on a link, from mild to strict: `max` of two gives the stricter one.
    #[derive(PartialOrd, Ord)]
    pub enum LinkEffect: "an effect" {
        /// The link opens.
        Open = "open",
        /// A page with a Continue button comes first, then the link opens.
        Notice = "notice",
        /// A prompt that names the real host comes first, then the link opens. Set by the link safety
        /// check, never by a rule.
        Ask = "ask",
        /// The link does not open; its URL can be copied into a browser.
        CopyOnly = "copy_only",
        /// The download page of the platform's app opens instead.
        AppRedirect = "app_redirect",
        /// Only the poster sees the link.
        PosterOnly = "poster_only",
        /// The link never opens.
        HardStop = "hard_stop",
    }
}

impl LinkEffect {
    /// Whether the user can get to the page: at once, after a notice, or after a question.
    pub const fn opens(self) -> bool {
        matches!(self, Self::Open | Self::Notice | Self::Ask)
    }
}

id_enum! {
    /// Whether a merchant's own app accepts a wallet.
    #[derive(PartialOrd, Ord)]
    pub enum WalletState: "a wallet state" {
        /// Accepted.
        Accepted = "accepted",
        /// Accepted for some users, as a trial; can pay.
        Trial = "trial",
        /// Accepted by some of the shops; can pay.
        Partial = "partial",
        /// Waiting for the approval of an owner.
        Pending = "pending",
        /// In preparation, as the merchant says.
        Preparing = "preparing",
        /// Not accepted.
        NotAccepted = "not_accepted",
        /// Unknown.
        Unknown = "unknown",
    }
}

impl WalletState {
    /// Whether the wallet can pay.
    pub const fn can_pay(self) -> bool {
        matches!(self, Self::Accepted | Self::Trial | Self::Partial)
    }
}

id_enum! {
    /// Strength of the evidence for an answer.
    #[derive(PartialOrd, Ord)]
    pub enum Certainty: "a certainty" {
        /// Reported by a source.
        Reported = "reported",
        /// Observed in a test by the press on one date.
        Observed = "observed",
        /// Reported as a trial or a rollout.
        Trial = "trial",
        /// Announced; no report says that it was released.
        Announced = "announced",
        /// Inferred; the reason explains how.
        Inferred = "inferred",
        /// Assumed, so that every question has an answer.
        Assumption = "assumption",
    }
}

/// Publication that rules and milestones cite.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Source {
    /// Id by which rules cite it.
    pub id: String,
    /// Title in the words of the policy's author; the same in both languages if the file has only
    /// one.
    pub title: Text,
    /// Publisher; the same in both languages if the file has only one.
    pub outlet: Text,
    /// Date as in the file: `2021-09-28`, `2021-09`, `2022` or `undated`. [`Self::published`] is
    /// the form to display.
    pub date: String,
    /// URL, if the source has one.
    pub address: Option<String>,
}

/// Date of a source without a known date, as in the file.
pub(super) const UNDATED: &str = "undated";

impl Source {
    /// Date of publication, or that it is unknown, for readers of `lang`.
    pub fn published(&self, lang: Lang) -> &str {
        if self.date == UNDATED {
            builtin::NO_DATE.get(lang)
        } else {
            &self.date
        }
    }
}

/// Target of a link, as a row of the policy.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum TargetIx {
    /// A platform of the policy.
    Platform(PlatformIx),
    /// A Tao password: a code in a text, not a URL.
    TaoPassword,
    /// A web page of no platform.
    Web,
}

/// Question: which effect does a link have on a surface, on a date, at a position of the switch?
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct LinkQuestion {
    /// Policy date.
    pub day: Day,
    /// Surface that shows the link.
    pub surface: Surface,
    /// Target of the link.
    pub target: TargetIx,
    /// Position of the user's switch for that surface.
    pub switch: Switch,
}

/// Question: does a merchant's own app accept a wallet on a date?
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct PayQuestion {
    /// Policy date.
    pub day: Day,
    /// Merchant; can be any platform.
    pub merchant: PlatformIx,
    /// Wallet.
    pub wallet: WalletIx,
}

/// Reason why a switch that is not at `default` does not change the answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum SwitchNote {
    /// `on`, but no rule leaves the choice to the user for such a link on that surface and date.
    NoChoiceYet,
    /// `on`, but the link opens anyway: `on` never makes an answer stricter.
    OpensAnyway,
    /// `off`, but the rule's own answer is `copy_only` or stricter already.
    StrictAlready,
    /// `off`, but the link is to a platform of the app's own owner
    /// ([`super::HomeApp`]), which no switch affects.
    OwnLink,
}

/// Question to a policy about a link or a payment.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Question {
    /// About a link.
    Link(LinkQuestion),
    /// About a wallet at a merchant.
    Pay(PayQuestion),
}

/// Answer to a question of either kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Outcome {
    /// Effect of a tap on a link.
    Link(LinkEffect),
    /// State of a wallet at a merchant.
    Pay(WalletState),
}

impl Outcome {
    /// The word used in policy files, on the command line and in JSON.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Link(effect) => effect.id(),
            Self::Pay(state) => state.id(),
        }
    }

    /// Its key in JSON and in policy files: `effect` or `state`.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Link(_) => "effect",
            Self::Pay(_) => "state",
        }
    }

    /// Whether the link opens, or the wallet can pay.
    pub const fn works(self) -> bool {
        match self {
            Self::Link(effect) => effect.opens(),
            Self::Pay(state) => state.can_pay(),
        }
    }
}

impl From<LinkEffect> for Outcome {
    fn from(effect: LinkEffect) -> Self {
        Self::Link(effect)
    }
}

impl From<WalletState> for Outcome {
    fn from(state: WalletState) -> Self {
        Self::Pay(state)
    }
}

/// Answer to a question with its grounds, borrowed from the policy and cheap enough to ask for in
/// every frame. `A` is a [`LinkEffect`], a [`WalletState`], or either as an [`Outcome`].
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Verdict<'p, A> {
    /// Effect or state.
    pub answer: A,
    /// Grounds of the answer.
    pub grounds: Grounds<'p>,
}

impl<'p, A: Into<Outcome>> Verdict<'p, A> {
    /// The same verdict with an [`Outcome`] as its answer.
    pub fn widen(self) -> Verdict<'p, Outcome> {
        Verdict {
            answer: self.answer.into(),
            grounds: self.grounds,
        }
    }
}

/// Verdict on a [`LinkQuestion`].
pub type LinkVerdict<'p> = Verdict<'p, LinkEffect>;

/// Verdict on a [`PayQuestion`].
pub type PayVerdict<'p> = Verdict<'p, WalletState>;

/// Grounds of a verdict.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Grounds<'p> {
    /// Id of the rule that answers, `user-switch`, or `default`.
    pub rule: &'p str,
    /// Strength of the evidence.
    pub certainty: Certainty,
    /// Publication that the rule cites, or the source of assumptions.
    pub source: &'p Source,
    /// Owner or user responsible for the block, or whose decision a wallet waits for; `None` where
    /// nothing is blocked.
    pub blocked_by: Option<&'p str>,
    /// First date of the period around the queried one in which this rule, with this certainty and
    /// source, gives this answer; `None`: no start date is known. Neighbouring periods with the
    /// same answer on other grounds: [`Policy::same_effect`](super::Policy::same_effect).
    pub since: Option<Day>,
    /// Last date of that period, inclusive; `None`: no end date is known.
    pub until: Option<Day>,
    /// Precision of `since`.
    pub precision: Precision,
    /// Explanation in both languages.
    pub reason: &'p Text,
    /// Remark, for example on sources that disagree.
    pub note: Option<&'p Text>,
    /// Whether the rule leaves the choice to the user; never for a wallet.
    pub user_choice: bool,
    /// Why the switch has no effect, if it is not at `default` and has none; never for a wallet.
    pub switch_note: Option<SwitchNote>,
}

/// Step that leads to a better result, or the date on which to expect a stricter one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    /// Set the user's switch of a surface to a position.
    Switch(Surface, Switch),
    /// See the same link on another surface, on the same date.
    Surface(Surface),
    /// The nearest later date with a better effect or state.
    NextDay(Day),
    /// The nearest earlier date with a better effect or state.
    LastDay(Day),
    /// Use another wallet at the same merchant, on the same date.
    Wallet(WalletIx),
    /// Use the same wallet at another merchant, on the same date.
    Merchant(PlatformIx),
    /// The next date on which the effect or state becomes stricter.
    StricterDay(Day),
}

/// A way with its result, verified by asking the policy again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct WayOut {
    /// The step.
    pub way: Way,
    /// The result.
    pub outcome: Outcome,
    /// Certainty of the result.
    pub certainty: Certainty,
}
