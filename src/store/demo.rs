//! The demo content that ships with the program: people, chats, Moments, shops and mock pages, read
//! from `assets/demo`.
//!
//! Functions from text to values: no file is opened and no clock is read. The same readers take the
//! files of a scenario, so every error names file, line and column.

mod chats;
mod content;
mod moments;
mod shops;

#[cfg(test)]
mod tests;

pub use chats::{Chats, read_chats, read_people};
pub use content::{ContentError, ContentFile};
pub use moments::read_posts;
pub use shops::read_catalogue;

use serde::Deserialize;
use toml::Spanned;

use super::error::StoreError;
use super::seed::Seed;
use crate::domain::{Catalogue, Money, Person, Post, WalletId};

const PEOPLE: ContentFile<'static> = ContentFile {
    name: "assets/demo/people.toml",
    text: include_str!("../../assets/demo/people.toml"),
};
const CHATS: ContentFile<'static> = ContentFile {
    name: "assets/demo/chats.toml",
    text: include_str!("../../assets/demo/chats.toml"),
};
const MOMENTS: ContentFile<'static> = ContentFile {
    name: "assets/demo/moments.toml",
    text: include_str!("../../assets/demo/moments.toml"),
};
const SHOPS: ContentFile<'static> = ContentFile {
    name: "assets/demo/shops.toml",
    text: include_str!("../../assets/demo/shops.toml"),
};
const PAGES: ContentFile<'static> = ContentFile {
    name: "assets/demo/pages.toml",
    text: include_str!("../../assets/demo/pages.toml"),
};
/// The shipped policy, for the opening balances of its wallets.
const POLICY: ContentFile<'static> = ContentFile {
    name: "assets/policies/walled-gardens.toml",
    text: include_str!("../../assets/policies/walled-gardens.toml"),
};

/// The part of a policy file that a new profile needs.
#[derive(Deserialize)]
struct PolicyWallets {
    wallet: Vec<OpeningBalance>,
}

/// A wallet of a policy file.
#[derive(Deserialize)]
struct OpeningBalance {
    id: WalletId,
    /// Hundredths of a yuan.
    #[serde(default)]
    opening_balance: i64,
}

/// The content of a scenario, which has all of it in one file.
#[derive(Deserialize)]
pub(super) struct PeopleChatsPosts {
    #[serde(default)]
    person: Vec<Spanned<Person>>,
    #[serde(default)]
    conversation: Vec<chats::ConversationEntry>,
    #[serde(default)]
    post: Vec<moments::PostEntry>,
}

impl PeopleChatsPosts {
    /// The rows of a new database, checked by the rules of the demo's own files, with the opening
    /// balances of the demo.
    pub(super) fn seed(self, file: ContentFile<'_>, now_millis: i64) -> Result<Seed, ContentError> {
        let people = chats::people_of(file, self.person)?;
        let chats = chats::chats_of(file, self.conversation, &people, now_millis)?;
        let posts = moments::posts_of(file, self.post, &people, now_millis)?;
        let Chats {
            conversations,
            messages,
        } = chats;
        Ok(Seed {
            people,
            conversations,
            messages,
            posts,
            balances: opening_balances()?,
            now_millis,
        })
    }
}

/// The people of the demo, including the user, in the order of the file.
///
/// # Errors
/// If the built-in file is wrong; a test holds that it is not.
pub fn people() -> Result<Vec<Person>, ContentError> {
    read_people(PEOPLE)
}

/// The chats and groups with their messages at `now_millis` (milliseconds since 1970-01-01 UTC).
///
/// # Errors
/// If a built-in file is wrong; a test holds that none is.
pub fn conversations(now_millis: i64) -> Result<Chats, ContentError> {
    read_chats(CHATS, &people()?, now_millis)
}

/// The posts in Moments at `now_millis` (milliseconds since 1970-01-01 UTC), newest first.
///
/// # Errors
/// If a built-in file is wrong; a test holds that none is.
pub fn posts(now_millis: i64) -> Result<Vec<Post>, ContentError> {
    read_posts(MOMENTS, &people()?, now_millis)
}

/// The storefronts with their products, and the mock pages.
///
/// # Errors
/// If a built-in file is wrong; a test holds that none is.
pub fn catalogue() -> Result<Catalogue, ContentError> {
    read_catalogue(SHOPS, PAGES)
}

/// Balances of the shipped policy's wallets in a new profile.
///
/// # Errors
/// If the built-in file is wrong; a test holds that it is not.
pub fn opening_balances() -> Result<Vec<(WalletId, Money)>, ContentError> {
    let wallets = POLICY.parse::<PolicyWallets>()?.wallet.into_iter();
    Ok(wallets
        .map(|wallet| (wallet.id, Money::fen(wallet.opening_balance)))
        .collect())
}

impl Seed {
    /// The demo content that ships with the program, its times counted back from `now_millis`.
    ///
    /// # Errors
    /// [`StoreError::Seed`] if the content can't be read; a test holds that the shipped one can.
    pub fn demo(now_millis: i64) -> Result<Self, StoreError> {
        let failed = |e: ContentError| StoreError::Seed(e.to_string());
        let chats = conversations(now_millis).map_err(failed)?;
        Ok(Self {
            people: people().map_err(failed)?,
            conversations: chats.conversations,
            messages: chats.messages,
            posts: posts(now_millis).map_err(failed)?,
            balances: opening_balances().map_err(failed)?,
            now_millis,
        })
    }
}
