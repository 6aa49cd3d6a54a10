//! Content of a new profile. `demo` and `scenario` make it.

use crate::domain::{Conversation, Message, Money, Person, Post, WalletId};

/// Content of a new database. Ids are set and grow with time.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Seed {
    /// People, including the user.
    pub people: Vec<Person>,
    /// Chats and groups.
    pub conversations: Vec<Conversation>,
    /// Their messages.
    pub messages: Vec<Message>,
    /// Posts.
    pub posts: Vec<Post>,
    /// Balances of the wallets.
    pub balances: Vec<(WalletId, Money)>,
    /// Time of creation, in milliseconds since 1970-01-01 UTC.
    pub now_millis: i64,
}
