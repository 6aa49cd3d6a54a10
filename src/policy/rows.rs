//! Rows of a policy file as plain values: owners, platforms, wallets, rules, expectations.
//!
//! Ids are kept as written; `check` makes sure that they exist before a policy is compiled.

use crate::domain::{Day, Precision, Surface, Switch, TaoPasswordForm, Text};

use super::{Certainty, LinkEffect, WalletState, builtin};

/// Id of the target that is a web page of no platform.
pub const WEB: &str = "web";

/// Id of the target that is a Tao password; also the `form` of rules about them.
pub const TAO_PASSWORD: &str = "tao-password";

/// Rule id of an answer that comes from the user's switch.
pub const USER_SWITCH: &str = "user-switch";

/// Rule id of an answer without a rule.
pub const DEFAULT_RULE: &str = "default";

/// Id of the user in `blocked_by`, where the user's switch blocks a link.
pub const USER: &str = "user";

/// Ids that a file can't define, since questions and verdicts use them.
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
    /// Their form.
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

/// Company that owns platforms or wallets, or blocks links.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Owner {
    /// Id, such as `tencent`.
    pub id: String,
    /// Name as shown.
    pub name: Text,
}

/// Category of platforms.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlatformKind {
    /// Id, such as `short-video`.
    pub id: String,
    /// Name as shown.
    pub name: Text,
}

/// Site or app that links lead to, and that may be a merchant.
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
    /// Host suffixes in lower case, such as `taobao.com`; may be empty.
    pub hosts: Vec<String>,
}

/// Named set of platforms for rules that apply to all of them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlatformGroup {
    /// Id, such as `commerce`.
    pub id: String,
    /// Name as shown.
    pub name: Text,
    /// Ids of its platforms.
    pub platforms: Vec<String>,
}

/// Payment method.
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

/// Dated event on the time bar.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Milestone {
    /// Id.
    pub id: String,
    /// Date; the first of the month if only the month is known.
    pub day: Day,
    /// Precision of the date.
    pub precision: Precision,
    /// Short title.
    pub title: Text,
    /// Description in a sentence or two.
    pub text: Text,
    /// Id of its [`super::Source`].
    pub source: String,
    /// Strength of the evidence.
    pub certainty: Certainty,
}

/// Targets of a link rule.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Scope {
    /// All targets.
    Any,
    /// All platforms of these owners.
    Owners(Vec<String>),
    /// All platforms of these kinds.
    Kinds(Vec<String>),
    /// All platforms of these groups; as specific as naming the platforms.
    Groups(Vec<String>),
    /// These platforms; `web` means pages of no platform.
    Platforms(Vec<String>),
}

impl Scope {
    /// Specificity: platforms and groups 3, kinds 2, owners 1, all targets 0.
    pub const fn rank(&self) -> u8 {
        match self {
            Self::Any => 0,
            Self::Owners(_) => 1,
            Self::Kinds(_) => 2,
            Self::Groups(_) | Self::Platforms(_) => 3,
        }
    }

    /// Its key in a policy file; `None` for all targets.
    pub const fn key(&self) -> Option<&'static str> {
        match self {
            Self::Any => None,
            Self::Owners(_) => Some("owners"),
            Self::Kinds(_) => Some("kinds"),
            Self::Groups(_) => Some("groups"),
            Self::Platforms(_) => Some("platforms"),
        }
    }

    /// Its ids as written.
    pub fn ids(&self) -> &[String] {
        match self {
            Self::Any => &[],
            Self::Owners(ids) | Self::Kinds(ids) | Self::Groups(ids) | Self::Platforms(ids) => ids,
        }
    }
}

/// Rule for links: scope, dates, effect and evidence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LinkRule {
    /// Id, shown in every verdict that comes from the rule.
    pub id: String,
    /// Surfaces; empty means every surface, which is less specific than naming one.
    pub surfaces: Vec<Surface>,
    /// Targets of the links.
    pub scope: Scope,
    /// Whether it applies to Tao passwords, and to nothing else.
    pub tao_password: bool,
    /// Whether it is a what-if rule, which takes precedence over every other rule.
    pub what_if: bool,
    /// First date; `None` means no start.
    pub from: Option<Day>,
    /// Last date, inclusive; `None` means no end.
    pub until: Option<Day>,
    /// Precision of `from`.
    pub precision: Precision,
    /// Effect.
    pub effect: LinkEffect,
    /// Strength of the evidence.
    pub certainty: Certainty,
    /// Id of the owner who blocks.
    pub blocked_by: Option<String>,
    /// Whether it leaves the choice to the user's switch.
    pub user_choice: bool,
    /// Id of the main source.
    pub source: String,
    /// Ids of further sources.
    pub more_sources: Vec<String>,
    /// Explanation of the verdict.
    pub reason: Text,
    /// Remark, for example on sources that disagree.
    pub note: Option<Text>,
}

/// Rule for wallets: merchants, wallets, dates, state and evidence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WalletRule {
    /// Id, shown in every verdict that comes from the rule.
    pub id: String,
    /// Ids of the merchants' platforms; empty means every one, which is less specific than naming
    /// one.
    pub merchants: Vec<String>,
    /// Ids of the wallets; empty means every one, which is less specific than naming one.
    pub wallets: Vec<String>,
    /// Whether it is a what-if rule, which takes precedence over every other rule.
    pub what_if: bool,
    /// First date; `None` means no start.
    pub from: Option<Day>,
    /// Last date, inclusive; `None` means no end.
    pub until: Option<Day>,
    /// Precision of `from`.
    pub precision: Precision,
    /// State.
    pub state: WalletState,
    /// Strength of the evidence.
    pub certainty: Certainty,
    /// Id of the owner whose approval or decision is missing.
    pub blocked_by: Option<String>,
    /// Id of the main source.
    pub source: String,
    /// Ids of further sources.
    pub more_sources: Vec<String>,
    /// Explanation of the verdict.
    pub reason: Text,
    /// Remark, for example on sources that disagree.
    pub note: Option<Text>,
}

/// Test case of a policy file, checked whenever the file is loaded.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Expectation {
    /// Date of the question.
    pub day: Day,
    /// Rest of the question, with the expected effect or state.
    pub outcome: ExpectedOutcome,
    /// Expected certainty, if it matters.
    pub certainty: Option<Certainty>,
    /// Expected rule, if it matters.
    pub rule: Option<String>,
    /// Expected owner or user who blocks, if it matters.
    pub blocked_by: Option<String>,
}

/// Question of an [`Expectation`] without its date, with the expected answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ExpectedOutcome {
    /// About a link.
    Link {
        /// Surface that shows the link.
        surface: Surface,
        /// Id of a platform, [`WEB`] or [`TAO_PASSWORD`].
        target: String,
        /// Position of the user's switch for that surface.
        switch: Switch,
        /// Expected effect.
        effect: LinkEffect,
    },
    /// About a wallet at a merchant.
    Pay {
        /// Id of the merchant's platform.
        merchant: String,
        /// Id of the wallet.
        wallet: String,
        /// Expected state.
        state: WalletState,
    },
}
