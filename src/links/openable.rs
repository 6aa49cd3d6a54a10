//! The only type of address that may reach a browser.

use url::Url;

use super::link::{Found, Judgement, Target};

/// An `http` or `https` address that may be opened, as the parser writes it. Is made only from a
/// found link without a hard stop.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Openable(Url);

impl Openable {
    /// The address of `found`, if it is a web address without a hard stop.
    pub fn from_found(found: &Found) -> Option<Self> {
        let stopped = matches!(found.judgement, Judgement::Stop(_));
        match &found.target {
            Target::Web(address) if !stopped && is_safe(&address.url) => {
                Some(Self(address.url.clone()))
            }
            Target::Web(_) | Target::TaoPassword(_) | Target::Refused(_) => None,
        }
    }

    /// The address: ASCII without white space and control characters, with the scheme `http` or
    /// `https`.
    pub fn as_str(&self) -> &str {
        self.0.as_str()
    }
}

/// Whether an address can be opened safely, checked again since the fields of [`Found`] are public.
fn is_safe(url: &Url) -> bool {
    matches!(url.scheme(), "http" | "https")
        && url.has_host()
        && url.username().is_empty()
        && url.password().is_none()
        && url.as_str().bytes().all(|b| b.is_ascii_graphic())
}
