//! A tapped link and its page.

use crate::domain::Surface;
use crate::links::{Found, Target, escape_hidden};

/// The context of a text with links.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LinkContext {
    /// The surface that the policy is asked about.
    pub surface: Surface,
    /// Whether the user wrote it; matters for links that only their poster sees.
    pub by_user: bool,
}

/// A link that the user tapped, with its context.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TappedLink {
    /// The context of the text.
    pub context: LinkContext,
    /// The link.
    pub found: Found,
    /// The link as it is written in the text.
    pub text: String,
}

impl TappedLink {
    /// The address to copy or report: the one that would be opened, or else the text with hidden
    /// characters made visible.
    pub fn address(&self) -> String {
        match &self.found.target {
            Target::Web(address) => address.url.as_str().to_owned(),
            Target::TaoPassword(_) => self.text.clone(),
            Target::Refused(_) => escape_hidden(&self.text).into_owned(),
        }
    }
}

/// The page of a tapped link. The gate is asked in every frame, so that it follows the policy date.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LinkPage {
    /// The link.
    pub link: TappedLink,
    /// Whether the user continued past the notice or the question.
    pub continued: bool,
}
