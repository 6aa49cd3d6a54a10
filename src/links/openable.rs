//! The only kind of address that may reach a browser.

use url::Url;

use super::link::{Found, Judgement, Target};

/// An `http` or `https` address that may be opened, written by the parser. Can only be made from a
/// found link that no judgement stops.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Openable(Url);

impl Openable {
    /// The address of `found`, unless it is no web address or must never be opened.
    pub fn from_found(found: &Found) -> Option<Self> {
        let stopped = matches!(found.judgement, Judgement::Stop(_));
        match &found.target {
            Target::Web(address) if !stopped && is_safe(&address.url) => {
                Some(Self(address.url.clone()))
            }
            Target::Web(_) | Target::TaoPassword(_) | Target::Refused(_) => None,
        }
    }

    /// The address: ASCII without white space and control characters, starting with `http://` or
    /// `https://`.
    pub fn as_str(&self) -> &str {
        self.0.as_str()
    }
}

/// What must hold of an opened address whatever was judged before: the fields of a found link are
/// open to everybody.
fn is_safe(url: &Url) -> bool {
    matches!(url.scheme(), "http" | "https")
        && url.has_host()
        && url.username().is_empty()
        && url.password().is_none()
        && url.as_str().bytes().all(|b| b.is_ascii_graphic())
}
