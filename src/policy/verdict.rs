//! Questions and answers: the vocabulary that the window, the command line and the checkout share.

use std::str::FromStr;

use serde::{Deserialize, Serialize};

use super::builtin;
use crate::domain::{Day, Lang, PlatformIx, Precision, Surface, Switch, Text, WalletIx};

macro_rules! words {
    ($(#[$doc:meta])* $name:ident, $what:literal: $($(#[$vdoc:meta])* $variant:ident = $id:literal),* $(,)?) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(rename_all = "snake_case")]
        pub enum $name { $($(#[$vdoc])* $variant),* }

        impl $name {
            /// Every one, in the order of declaration.
            pub const ALL: &[Self] = &[$(Self::$variant),*];

            /// The word used in policy files, on the command line and in JSON.
            pub const fn id(self) -> &'static str {
                match self { $(Self::$variant => $id),* }
            }
        }

        impl FromStr for $name {
            type Err = String;

            fn from_str(id: &str) -> Result<Self, String> {
                Self::ALL.iter().copied().find(|w| w.id() == id).ok_or_else(|| {
                    let known: Vec<_> = Self::ALL.iter().map(|w| w.id()).collect();
                    format!(concat!("`{}` is not ", $what, "; use one of {}"), id, known.join(", "))
                })
            }
        }
    };
}

words! {
    /// What tapping a link does, from mild to strict; comparing two gives the stricter one.
    LinkEffect, "an effect":
    /// It opens.
    Open = "open",
    /// A page stands before it, with a button to continue.
    Notice = "notice",
    /// A question that names the real host stands before it. Comes from the judgement of the link,
    /// never from a policy rule.
    Ask = "ask",
    /// It does not open; the address can be copied into a browser.
    CopyOnly = "copy_only",
    /// It leads to the download page of the platform's app instead.
    AppRedirect = "app_redirect",
    /// Only the poster sees it.
    PosterOnly = "poster_only",
    /// It never opens.
    HardStop = "hard_stop",
}

impl LinkEffect {
    /// Whether the user can get to the page: at once, after a notice, or after a question.
    pub const fn opens(self) -> bool {
        matches!(self, Self::Open | Self::Notice | Self::Ask)
    }
}

words! {
    /// Whether a merchant's own app takes a wallet.
    WalletState, "a wallet state":
    /// Taken.
    Accepted = "accepted",
    /// Tried with some users; can pay.
    Trial = "trial",
    /// Taken by a part of the shops; can pay.
    Partial = "partial",
    /// Waits for somebody's approval.
    Pending = "pending",
    /// The merchant says that it prepares.
    Preparing = "preparing",
    /// Not taken.
    NotAccepted = "not_accepted",
    /// Not known.
    Unknown = "unknown",
}

impl WalletState {
    /// Whether one can pay with it.
    pub const fn can_pay(self) -> bool {
        matches!(self, Self::Accepted | Self::Trial | Self::Partial)
    }
}

words! {
    /// How sure an answer is.
    Certainty, "a certainty":
    /// Read in a source.
    Reported = "reported",
    /// Seen in a press test on one day.
    Observed = "observed",
    /// Reported as a trial or a rollout.
    Trial = "trial",
    /// Promised; no report that it shipped.
    Announced = "announced",
    /// Concluded; the reason is given.
    Inferred = "inferred",
    /// Ours, for the demo.
    Assumption = "assumption",
}

/// Where a claim was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Source {
    /// Id by which rules cite it.
    pub id: String,
    /// What was published, in the words of the policy's author; the same in both languages if the
    /// file gives only one.
    pub title: Text,
    /// Who published it; the same in both languages unless the outlet has a name in each.
    pub outlet: Text,
    /// When: `2021-09-28`, `2021-09`, `2022` or `undated`, as the file has it; to be shown, see
    /// [`Self::published`].
    pub date: String,
    /// Address, or `None` if the source has none.
    pub address: Option<String>,
}

/// The date of a source of which no date is known.
pub(super) const UNDATED: &str = "undated";

impl Source {
    /// When it was published, for readers of `lang`: the date as the file has it, or that there is
    /// none.
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

/// "This link, here, on this day, with this switch: what happens?"
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct LinkQuestion {
    /// The day on the dial.
    pub day: Day,
    /// Where the link stands.
    pub surface: Surface,
    /// What it leads to.
    pub target: TargetIx,
    /// The user's switch for that surface.
    pub switch: Switch,
}

/// "This wallet, at this merchant, on this day: is it taken?" Asked for paying in the merchant's
/// own app.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct PayQuestion {
    /// The day on the dial.
    pub day: Day,
    /// The merchant; every platform can be asked about.
    pub merchant: PlatformIx,
    /// The wallet.
    pub wallet: WalletIx,
}

/// Why the user's switch does not change the answer, though it is not at `default`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum SwitchNote {
    /// `on`, but on that day nobody had spoken of a choice for such a link on that surface.
    NoChoiceYet,
    /// `on`, but the link opens anyway: `on` never makes an answer stricter.
    OpensAnyway,
    /// `off`, but the rule's own answer is `copy_only` or stricter already.
    StrictAlready,
    /// `off`, but the link is to a platform of the app's own owner
    /// ([`super::HomeApp`]), which no switch affects.
    OwnLink,
}

/// A question to the policy, about a link or about a payment.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Question {
    /// What a link does.
    Link(LinkQuestion),
    /// Whether a wallet is accepted.
    Pay(PayQuestion),
}

/// The answer to a question of either kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Outcome {
    /// What a link does.
    Link(LinkEffect),
    /// Whether a wallet is accepted.
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

    /// The JSON key under which it is printed: `effect` or `state`.
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

/// The answer to a question with its grounds, borrowed from the policy: cheap to ask for in every
/// frame. `A` is a [`LinkEffect`], a [`WalletState`], or either as an [`Outcome`].
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Verdict<'p, A> {
    /// What happens.
    pub answer: A,
    /// What the answer rests on.
    pub grounds: Grounds<'p>,
}

impl<'p, A: Into<Outcome>> Verdict<'p, A> {
    /// The same verdict as one of either kind.
    pub fn widen(self) -> Verdict<'p, Outcome> {
        Verdict {
            answer: self.answer.into(),
            grounds: self.grounds,
        }
    }
}

/// The answer to a [`LinkQuestion`].
pub type LinkVerdict<'p> = Verdict<'p, LinkEffect>;

/// The answer to a [`PayQuestion`].
pub type PayVerdict<'p> = Verdict<'p, WalletState>;

/// What a verdict rests on.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Grounds<'p> {
    /// Id of the rule that won, `user-switch`, or `default`.
    pub rule: &'p str,
    /// Strength of the evidence.
    pub certainty: Certainty,
    /// The publication that the rule cites; the source of assumptions if there is none.
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
    /// How exactly `since` is known.
    pub precision: Precision,
    /// Explanation in both languages.
    pub reason: &'p Text,
    /// Where sources disagree or need a further word.
    pub note: Option<&'p Text>,
    /// Whether the rule leaves the choice to the user; never for a wallet.
    pub user_choice: bool,
    /// Why the switch has no effect, if it is not at `default` and has none; never for a wallet.
    pub switch_note: Option<SwitchNote>,
}

/// What to do for a better result, or when to expect a stricter one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    /// Put the user's switch of this surface to this position.
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
    /// What to do.
    pub way: Way,
    /// The result.
    pub outcome: Outcome,
    /// Certainty of the result.
    pub certainty: Certainty,
}
