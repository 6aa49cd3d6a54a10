//! A tour: a text for each step, and the page that each step opens.
//!
//! Plain data with its shape in files; what a step does to the app is the app's business.

use serde::{Deserialize, Serialize};

use super::{ConversationId, Day, PolicySection, Surface, Tab, Text};

/// One step. Whatever it leaves out stays as it is.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Step {
    /// Text of the step; `en` and `zh` are keys of the step itself.
    #[serde(flatten)]
    pub text: Text,
    /// A heading above it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub title: Option<Text>,
    /// The policy date that the step sets.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub date: Option<Day>,
    /// The tab to show.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub tab: Option<Tab>,
    /// The part of the Policy tab to show.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub section: Option<PolicySection>,
    /// The chat or group to show.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub conversation: Option<ConversationId>,
    /// The surface for `platform` or `link`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub surface: Option<Surface>,
    /// With `surface`, a cell of the link matrix: a platform's id, `web` or `tao-password`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub platform: Option<String>,
    /// With `surface`, a link whose page is shown, as if it had been tapped.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub link: Option<String>,
    /// Whether the step speaks of what would change the answer, which is below the page of its
    /// `link`.
    #[serde(default, rename = "ways-out", skip_serializing_if = "is_false")]
    pub ways_out: bool,
    /// With `wallet`, a cell of the wallet matrix: a merchant's id.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub merchant: Option<String>,
    /// With `merchant`: a wallet's id.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub wallet: Option<String>,
}

/// The signature that serde asks for.
#[expect(
    clippy::trivially_copy_pass_by_ref,
    reason = "serde hands over a reference"
)]
const fn is_false(value: &bool) -> bool {
    !*value
}

impl Step {
    /// Checks that the step can be shown; an error says what to do.
    ///
    /// # Errors
    /// The first of: no text in one of the languages, a day that is not on the time bar, half of a
    /// pair, ways out of no page.
    pub fn check(&self) -> Result<(), String> {
        if self.text.en.trim().is_empty() || self.text.zh.trim().is_empty() {
            return Err("a step of the tour has no text; write `en` and `zh`".to_owned());
        }
        if self.date.is_some_and(|day| !day.is_policy_date()) {
            return Err(format!(
                "the date of this step is not on the time bar; use one from {} to {}",
                Day::FIRST,
                Day::LAST
            ));
        }
        match (
            self.surface.is_some(),
            self.platform.is_some() || self.link.is_some(),
        ) {
            (true, false) => {
                return Err(
                    "this step names a `surface`; name a `platform` or a `link` too".to_owned(),
                );
            }
            (false, true) => {
                return Err("this step needs a `surface`: dm, group or moments".to_owned());
            }
            (true, true) | (false, false) => {}
        }
        if self.ways_out && self.link.is_none() {
            return Err(
                "this step speaks of `ways-out`; name the `link` whose page has them".to_owned(),
            );
        }
        match (self.merchant.is_some(), self.wallet.is_some()) {
            (true, false) => Err("this step names a `merchant`; name a `wallet` too".to_owned()),
            (false, true) => Err("this step names a `wallet`; name a `merchant` too".to_owned()),
            (true, true) | (false, false) => Ok(()),
        }
    }
}
