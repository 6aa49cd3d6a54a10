//! Values of conversations and posts.

use crate::domain::{ConversationId, MessageId, PostId};

/// Maximum length of a message, post or comment; a longer one is not sent.
pub const MAX_MESSAGE_BYTES: usize = 20_000;

/// Something that can be forwarded.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Forwardable {
    /// A message.
    Message(MessageId),
    /// A post.
    Post(PostId),
}

/// The destination of a forwarded message or post.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ForwardTarget {
    /// A direct message or group chat.
    Conversation(ConversationId),
    /// The feed.
    Moments,
}

/// A post that is not published yet.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PostDraft {
    /// Its text.
    pub text: String,
    /// Names of the illustrations below it.
    pub pictures: Vec<String>,
}
