//! What a text can hold that somebody could tap.

use std::ops::Range;

use url::Url;

use crate::domain::PlatformIx;

/// Something in a text that can be tapped.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// Where it stands, in bytes of the text, on character boundaries.
    pub span: Range<usize>,
    /// What it leads to.
    pub target: Target,
    /// Whether it can be trusted, whatever the policy says.
    pub judgement: Judgement,
}

/// What a found link leads to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Target {
    /// An `http` or `https` address with a host.
    Web(WebAddress),
    /// A Tao password: the characters between the currency signs.
    TaoPassword(String),
    /// Anything else that looks like an address, such as `javascript:…`; never openable. Holds the
    /// text as shown, hidden characters escaped.
    Refused(String),
}

/// An `http` or `https` address, parsed by the WHATWG rules.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WebAddress {
    /// The parsed address: what is shown and what is opened both come from here.
    pub url: Url,
    /// The platform whose host suffix is the longest match, if any.
    pub platform: Option<PlatformIx>,
}

/// Whether a link can be trusted, from its address alone.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Judgement {
    /// Nothing against it.
    #[default]
    Fine,
    /// Doubtful: ask first, naming the real host.
    Ask(AskReason),
    /// Dangerous or deceptive: never open.
    Stop(StopReason),
}

impl Judgement {
    /// The stricter of two judgements of one link; of two equally strict ones the first.
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

/// Why a link is doubtful.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum AskReason {
    /// `http`: anybody on the way can read and change the page.
    PlainHttp,
    /// A raw IP address instead of a name.
    IpAddress,
    /// A shortener: the destination is not known and is never looked up.
    Shortener,
    /// The words of the link look like another address than the one it leads to.
    PretendingLabel,
}

impl AskReason {
    /// A word for it that stays the same, for JSON, tests and tables of words.
    pub const fn id(self) -> &'static str {
        match self {
            Self::PlainHttp => "plain_http",
            Self::IpAddress => "ip_address",
            Self::Shortener => "shortener",
            Self::PretendingLabel => "pretending_label",
        }
    }
}

/// Why a link is never opened.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum StopReason {
    /// A scheme other than `http` and `https`.
    Scheme(String),
    /// A known platform's whole name stands in front of somebody else's domain.
    Impersonates(String),
    /// Looks like a known host when drawn, but is another.
    LooksLike(String),
    /// Mixes scripts in a way no honest name does.
    MixedScripts,
    /// A user name or password stands before the host.
    UserInfo,
    /// Characters that cannot be seen or that turn the direction of writing.
    HiddenCharacters,
    /// The host or the address is longer than any honest one.
    TooLong,
    /// Built so that what is read and what is opened differ.
    Sneaky,
}

impl StopReason {
    /// A word for it that stays the same, for JSON, tests and tables of words.
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
