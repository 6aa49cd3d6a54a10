//! Chats and groups: the list of conversations, a thread and its composer.

pub(in crate::ui) mod bubble;
pub(in crate::ui) mod composer;
pub(in crate::ui) mod conversations;
pub(in crate::ui) mod rich_text;
pub(in crate::ui) mod thread;
