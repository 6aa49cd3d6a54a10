//! What a new profile starts with. Holds values only; where they come from is the demo content's
//! business.

use crate::domain::{Conversation, Message, Money, Person, Post, WalletId};

/// The content of a fresh database. Ids are given already, growing with time.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Seed {
    /// Everybody, the user included.
    pub people: Vec<Person>,
    /// Chats and groups.
    pub conversations: Vec<Conversation>,
    /// The messages of all of them.
    pub messages: Vec<Message>,
    /// The feed.
    pub posts: Vec<Post>,
    /// What is in the wallets.
    pub balances: Vec<(WalletId, Money)>,
    /// When this is, in milliseconds since 1970-01-01 UTC.
    pub now_millis: i64,
}
