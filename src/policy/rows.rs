//! The rows of a policy file as plain values: who owns what, which rules stand, what they expect of
//! themselves.
//!
//! Nothing here decides; ids are kept as written, and `check` guarantees that they lead somewhere
//! before anything is compiled.

use crate::domain::{Day, Precision, Surface, Switch, TaoPasswordForm, Text};

use super::{Certainty, LinkEffect, WalletState, builtin};

/// Id of the target that is a web page of no platform.
pub const WEB: &str = "web";

/// Id of the target that is a Tao password; also the `form` of rules about them.
pub const TAO_PASSWORD: &str = "tao-password";

/// Rule id of an answer that the user's switch made.
pub const USER_SWITCH: &str = "user-switch";

/// Rule id of an answer that no rule made.
pub const DEFAULT_RULE: &str = "default";

/// Who blocks, where the user's own switch does.
pub const USER: &str = "user";

/// Ids that no file may define, since answers and questions use them.
pub const RESERVED_IDS: [&str; 5] = [USER, USER_SWITCH, DEFAULT_RULE, WEB, TAO_PASSWORD];

/// The app that shows the links. The default is for files without the table `[home]`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HomeApp {
    /// Id of its [`Owner`]; the user's switches never affect links to the owner's own platforms.
    pub owner: String,
    /// Name as shown.
    pub app: Text,
}

impl Default for HomeApp {
    fn default() -> Self {
        Self {
            owner: "tencent".to_owned(),
            app: builtin::HOME_APP.clone(),
        }
    }
}

/// Tao passwords: codes in a text that an app opens. The default is for files without the table
/// `[tao_password]`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TaoPassword {
    /// Id of the [`Platform`] whose app reads them.
    pub platform: String,
    /// How they are written.
    pub form: TaoPasswordForm,
}

impl Default for TaoPassword {
    fn default() -> Self {
        Self {
            platform: "taobao".to_owned(),
            form: TaoPasswordForm::default(),
        }
    }
}

/// Id of the source of assumptions in files without the key `assumption_source`.
pub(super) const DEFAULT_ASSUMPTION_SOURCE: &str = "moongate";

/// A company that owns platforms or wallets, or blocks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Owner {
    /// Id, such as `tencent`.
    pub id: String,
    /// Name as shown.
    pub name: Text,
}

/// A sort of platform.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlatformKind {
    /// Id, such as `short-video`.
    pub id: String,
    /// Name as shown.
    pub name: Text,
}

/// A service that links lead to and that may sell things.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Platform {
    /// Id, such as `taobao`.
    pub id: String,
    /// Name as shown.
    pub name: Text,
    /// Id of its [`PlatformKind`].
    pub kind: String,
    /// Id of its [`Owner`].
    pub owner: String,
    /// Host suffixes, lower case, such as `taobao.com`; may be empty.
    pub hosts: Vec<String>,
}

/// A named set of platforms, for rules that speak of them together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlatformGroup {
    /// Id, such as `commerce`.
    pub id: String,
    /// Name as shown.
    pub name: Text,
    /// Ids of its platforms.
    pub platforms: Vec<String>,
}

/// A means of payment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wallet {
    /// Id, such as `wechat-pay`.
    pub id: String,
    /// Name as shown.
    pub name: Text,
    /// Id of its [`Owner`].
    pub owner: String,
    /// Balance in a new profile, in hundredths of a yuan.
    pub opening_balance: i64,
}

/// A stop of the time bar.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Milestone {
    /// Id.
    pub id: String,
    /// Its day; the first of the month where only the month is known.
    pub day: Day,
    /// How exactly the day is known.
    pub precision: Precision,
    /// A few words.
    pub title: Text,
    /// What happened, in a sentence or two.
    pub text: Text,
    /// Id of its [`super::Source`].
    pub source: String,
    /// How sure this is.
    pub certainty: Certainty,
}

/// What a link rule speaks of, beside the surface.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Scope {
    /// Everything.
    Any,
    /// All platforms of these owners.
    Owners(Vec<String>),
    /// All platforms of these kinds.
    Kinds(Vec<String>),
    /// All platforms of these groups; counts as naming the platforms.
    Groups(Vec<String>),
    /// These platforms; `web` stands for pages of nobody known.
    Platforms(Vec<String>),
}

impl Scope {
    /// How specific it is, for "which rule wins": platforms 3, kinds 2, owners 1, anything 0.
    pub const fn rank(&self) -> u8 {
        match self {
            Self::Any => 0,
            Self::Owners(_) => 1,
            Self::Kinds(_) => 2,
            Self::Groups(_) | Self::Platforms(_) => 3,
        }
    }

    /// The key that holds it in a policy file; `None` for anything.
    pub const fn key(&self) -> Option<&'static str> {
        match self {
            Self::Any => None,
            Self::Owners(_) => Some("owners"),
            Self::Kinds(_) => Some("kinds"),
            Self::Groups(_) => Some("groups"),
            Self::Platforms(_) => Some("platforms"),
        }
    }

    /// The ids it names, as written.
    pub fn ids(&self) -> &[String] {
        match self {
            Self::Any => &[],
            Self::Owners(ids) | Self::Kinds(ids) | Self::Groups(ids) | Self::Platforms(ids) => ids,
        }
    }
}

/// "Links to these, on these surfaces, from then until then: this happens, because."
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LinkRule {
    /// Id, shown with every answer that it makes.
    pub id: String,
    /// Surfaces that it names; empty: every surface, less specific than naming one.
    pub surfaces: Vec<Surface>,
    /// What links it speaks of.
    pub scope: Scope,
    /// Whether it speaks of Tao passwords, and of nothing else.
    pub tao_password: bool,
    /// Whether it is the user's own "what if", which wins over every rule that is not.
    pub what_if: bool,
    /// First day; `None`: since ever.
    pub from: Option<Day>,
    /// Last day, inclusive; `None`: without an end.
    pub until: Option<Day>,
    /// How exactly `from` is known.
    pub precision: Precision,
    /// What happens.
    pub effect: LinkEffect,
    /// How sure this is.
    pub certainty: Certainty,
    /// Id of the owner who blocks.
    pub blocked_by: Option<String>,
    /// Whether the choice is left to the user's switch.
    pub user_choice: bool,
    /// Id of the main source.
    pub source: String,
    /// Ids of further sources.
    pub more_sources: Vec<String>,
    /// Why.
    pub reason: Text,
    /// Where sources disagree or need a word more.
    pub note: Option<Text>,
}

/// "These wallets at these merchants, from then until then: taken or not, because."
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WalletRule {
    /// Id, shown with every answer that it makes.
    pub id: String,
    /// Ids of the platforms that it names as merchants; empty: every one, less specific than naming
    /// one.
    pub merchants: Vec<String>,
    /// Ids of the wallets that it names; empty: every one, less specific than naming one.
    pub wallets: Vec<String>,
    /// Whether it is the user's own "what if", which wins over every rule that is not.
    pub what_if: bool,
    /// First day; `None`: since ever.
    pub from: Option<Day>,
    /// Last day, inclusive; `None`: without an end.
    pub until: Option<Day>,
    /// How exactly `from` is known.
    pub precision: Precision,
    /// Whether the wallet is taken.
    pub state: WalletState,
    /// How sure this is.
    pub certainty: Certainty,
    /// Id of the owner whose approval or decision is missing.
    pub blocked_by: Option<String>,
    /// Id of the main source.
    pub source: String,
    /// Ids of further sources.
    pub more_sources: Vec<String>,
    /// Why.
    pub reason: Text,
    /// Where sources disagree or need a word more.
    pub note: Option<Text>,
}

/// A question with the answer that the file promises; asked whenever the file is loaded.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Expectation {
    /// The day of the question.
    pub day: Day,
    /// What is asked and the effect or state expected.
    pub outcome: ExpectedOutcome,
    /// The certainty expected, if it matters.
    pub certainty: Option<Certainty>,
    /// The rule expected, if it matters.
    pub rule: Option<String>,
    /// Who is expected to block, if it matters.
    pub blocked_by: Option<String>,
}

/// The question of an [`Expectation`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ExpectedOutcome {
    /// What a link does.
    Link {
        /// Where the link stands.
        surface: Surface,
        /// A platform's id, [`WEB`] or [`TAO_PASSWORD`].
        target: String,
        /// The user's switch for that surface.
        switch: Switch,
        /// The effect expected.
        effect: LinkEffect,
    },
    /// Whether a wallet is taken.
    Pay {
        /// A platform's id.
        merchant: String,
        /// A wallet's id.
        wallet: String,
        /// The state expected.
        state: WalletState,
    },
}
