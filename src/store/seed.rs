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

impl Seed {
    /// What the demo's wallets hold at first: enough to buy something in every shop, and in one of
    /// them not enough for everything.
    pub fn opening_balances() -> Vec<(WalletId, Money)> {
        [
            ("wechat-pay", 288_800),
            ("alipay", 368_000),
            ("quickpass", 66_600),
        ]
        .map(|(wallet, fen)| (wallet.into(), Money::fen(fen)))
        .to_vec()
    }
}
