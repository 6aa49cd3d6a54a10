//! Links as they are found in a text, with their target and their judgement.

use std::ops::Range;

use url::Url;

use crate::domain::PlatformIx;

/// A link or Tao password in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// Bytes of the text that it covers, on character boundaries.
    pub span: Range<usize>,
    /// Its target.
    pub target: Target,
    /// The result of the safety check, independent of the policy.
    pub judgement: Judgement,
}

/// Target of a link.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Target {
    /// An `http` or `https` address with a host.
    Web(WebAddress),
    /// A Tao password: the characters between the currency signs.
    TaoPassword(String),
    /// Any other address, such as `javascript:…`; never opened. Contains the text as it is shown,
    /// with hidden characters escaped.
    Refused(String),
}

/// An `http` or `https` address, parsed by the WHATWG rules.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WebAddress {
    /// The parsed address, from which both the shown and the opened text are made.
    pub url: Url,
    /// The platform with the longest matching host suffix, if any.
    pub platform: Option<PlatformIx>,
}

/// Result of the safety check of a link, from its address alone.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Judgement {
    /// No objection.
    #[default]
    Fine,
    /// Suspicious: ask first, naming the real host.
    Ask(AskReason),
    /// Dangerous or deceptive: never open.
    Stop(StopReason),
}

impl Judgement {
    /// The stricter of two judgements of one link; of two equally strict ones, `self`.
    #[must_use]
    pub fn stricter(self, other: Self) -> Self {
        let strictness = |judgement: &Self| match judgement {
            Self::Fine => 0,
            Self::Ask(_) => 1,
            Self::Stop(_) => 2,
        };
        if strictness(&other) > strictness(&self) {
            other
        } else {
            self
        }
    }
}

/// Reason why a link is suspicious.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum AskReason {
    /// `http`: others on the network can read and change the page.
    PlainHttp,
    /// A raw IP address instead of a name.
    IpAddress,
    /// A short link: its destination is unknown and never looked up.
    Shortener,
    /// The words of the link look like another address than its own.
    MisleadingLabel,
}

impl AskReason {
    /// The id in JSON, exports and tests.
    pub const fn id(self) -> &'static str {
        match self {
            Self::PlainHttp => "plain_http",
            Self::IpAddress => "ip_address",
            Self::Shortener => "shortener",
            Self::MisleadingLabel => "pretending_label",
        }
    }
}

/// Reason why a link is never opened.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum StopReason {
    /// A scheme other than `http` and `https`.
    Scheme(String),
    /// The whole host of a known platform comes before the domain of another owner. Contains that
    /// host.
    Impersonates(String),
    /// A host that looks like a known one but is another. Contains the known host.
    LooksLike(String),
    /// A mix of scripts that no regular name has.
    MixedScripts,
    /// A user name or password before the host.
    UserInfo,
    /// Characters that are invisible or change the direction of the text.
    HiddenCharacters,
    /// A host or address that is longer than any regular one.
    TooLong,
    /// An address that reads differently from what a browser opens.
    Sneaky,
}

impl StopReason {
    /// The id in JSON, exports and tests.
    pub const fn id(&self) -> &'static str {
        match self {
            Self::Scheme(_) => "scheme",
            Self::Impersonates(_) => "impersonates",
            Self::LooksLike(_) => "looks_like",
            Self::MixedScripts => "mixed_scripts",
            Self::UserInfo => "user_info",
            Self::HiddenCharacters => "hidden_characters",
            Self::TooLong => "too_long",
            Self::Sneaky => "sneaky",
        }
    }
}
