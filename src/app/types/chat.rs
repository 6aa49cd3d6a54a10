//! Values of conversations and posts.

use crate::domain::{ConversationId, MessageId, PostId};

/// The longest text that can be sent, in bytes; a longer one stays in the composer.
pub const MAX_MESSAGE_BYTES: usize = 20_000;

/// Something that can be forwarded.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Forwardable {
    /// A message.
    Message(MessageId),
    /// A post.
    Post(PostId),
}

/// Where a message or a post is forwarded to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Target {
    /// A chat or a group.
    Conversation(ConversationId),
    /// The feed.
    Moments,
}

/// A post to publish.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Post {
    /// Its text.
    pub text: String,
    /// Names of the illustrations below it.
    pub pictures: Vec<String>,
}
