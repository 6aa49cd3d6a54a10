//! People, conversations and messages.

use serde::{Deserialize, Serialize};

use super::{ConversationId, Lang, MessageId, PersonId, Surface, Text, id_enum};

/// A person of the demo.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Person {
    /// Stable id, such as `lin-mei`.
    pub id: PersonId,
    /// Name as shown.
    pub name: Text,
    /// One line about the person, shown in the contact's header.
    #[serde(default)]
    pub about: Text,
}

/// A text that a person wrote. Demo texts exist in both languages, the user's own in the one that
/// was typed.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Body {
    /// The text; for demo content the English one.
    pub text: String,
    /// The Chinese text, for demo content only.
    pub zh: Option<String>,
}

impl Body {
    /// A text typed by the user: the same in both languages.
    pub fn typed(text: impl Into<String>) -> Self {
        Self {
            text: text.into(),
            zh: None,
        }
    }

    /// The text to show in `lang`.
    pub fn get(&self, lang: Lang) -> &str {
        match (lang, &self.zh) {
            (Lang::Zh, Some(zh)) => zh,
            (Lang::Zh, None) | (Lang::En, _) => &self.text,
        }
    }
}

id_enum! {
    /// Kind of conversation.
    pub enum ConversationKind: "a kind of conversation" {
        /// One-to-one.
        Dm = "dm",
        /// Three people or more.
        Group = "group",
    }
}

impl ConversationKind {
    /// The surface that the policy knows it by.
    pub const fn surface(self) -> Surface {
        match self {
            Self::Dm => Surface::Dm,
            Self::Group => Surface::Group,
        }
    }
}

/// A chat with one person, or a group.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Conversation {
    /// Stable id.
    pub id: ConversationId,
    /// Chat or group.
    pub kind: ConversationKind,
    /// The person's name, or the group's.
    pub name: Text,
    /// Everybody in it but the user.
    pub members: Vec<PersonId>,
    /// The last message that the user has seen; what came later is unread.
    pub read_up_to: MessageId,
}

/// One message.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Message {
    /// Grows with time.
    pub id: MessageId,
    /// The conversation.
    pub conversation: ConversationId,
    /// The sender.
    pub sender: PersonId,
    /// Real time of sending, in milliseconds since 1970-01-01 UTC.
    pub at_millis: i64,
    /// The text.
    pub body: Body,
    /// The original author, if it was forwarded.
    pub forwarded_from: Option<PersonId>,
}

/// The messages of a conversation in memory: the latest ones, without a gap, and whether
/// older ones wait in the store.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Thread {
    /// Loaded messages, oldest first.
    pub messages: Vec<Message>,
    /// Whether the store holds older ones.
    pub has_older: bool,
    /// Unread messages, loaded or not.
    pub unread: u32,
}

impl Thread {
    /// The newest message.
    pub fn last(&self) -> Option<&Message> {
        self.messages.last()
    }
}
