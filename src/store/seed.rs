//! What a new profile starts with. Holds values only; where they come from is the demo content's business.

use super::{StoreError, demo};
use crate::domain::{Conversation, Message, Person, Post};

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
}

impl Seed {
    /// The demo content that ships with the program, its times counted back from `now_millis`.
    ///
    /// # Errors
    /// [`StoreError::Seed`] if the content can't be read; a test holds that the shipped one can.
    pub fn demo(now_millis: i64) -> Result<Self, StoreError> {
        let failed = |e: demo::ContentError| StoreError::Seed(e.to_string());
        let chats = demo::conversations(now_millis).map_err(failed)?;
        Ok(Self {
            people: demo::people().map_err(failed)?,
            conversations: chats.conversations,
            messages: chats.messages,
            posts: demo::posts(now_millis).map_err(failed)?,
        })
    }
}
