//! A tapped link and its page.

use crate::domain::Surface;
use crate::links::{Found, Target, escape_hidden};

/// Where a text was written: which surface, and whether by the user.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LinkContext {
    /// The surface that the policy is asked about.
    pub surface: Surface,
    /// Whether the user is the poster; matters for links that only their poster sees.
    pub by_user: bool,
}

/// A link that somebody tapped, with where it stood.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TappedLink {
    /// Where it stood.
    pub context: LinkContext,
    /// What it is.
    pub found: Found,
    /// The text as it stood in the message.
    pub text: String,
}

impl TappedLink {
    /// The address to copy or to complain about: the one that would be opened, or the text as it is
    /// shown where there is none.
    pub fn address(&self) -> String {
        match &self.found.target {
            Target::Web(address) => address.url.as_str().to_owned(),
            Target::TaoPassword(_) => self.text.clone(),
            Target::Refused(_) => escape_hidden(&self.text).into_owned(),
        }
    }
}

/// The page that a tap led to. What it shows is asked of the gate in every frame, so it follows the
/// dial.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LinkPage {
    /// The link.
    pub link: TappedLink,
    /// Whether the user went past the notice or the question.
    pub continued: bool,
}
