//! The links in every loaded text: each text is scanned once, when it is made or loaded, never
//! while drawing.

use std::collections::HashMap;

use crate::domain::{Body, CommentId, Data, Lang, Message, MessageId, PostId};
use crate::links::{Found, HostTable, find};

/// Which text a scan belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum Key {
    Message(MessageId),
    Post(PostId),
    Comment(CommentId),
}

/// Links found in the loaded texts. Texts without a link are not stored.
#[derive(Clone, Debug, Default)]
pub struct Scans {
    found: HashMap<(Key, Lang), Vec<Found>>,
}

impl Scans {
    /// Scans everything that is loaded; needed again when the table of hosts has changed.
    pub fn of(data: &Data, hosts: &HostTable) -> Self {
        let mut scans = Self::default();
        for thread in data.threads.values() {
            for message in &thread.messages {
                scans.add_message(message, hosts);
            }
        }
        for post in &data.posts {
            scans.add(Key::Post(post.id), &post.body, hosts);
            for comment in &post.comments {
                scans.add(Key::Comment(comment.id), &comment.body, hosts);
            }
        }
        scans
    }

    /// Scans a new message.
    pub fn add_message(&mut self, message: &Message, hosts: &HostTable) {
        self.add(Key::Message(message.id), &message.body, hosts);
    }

    /// Scans a new post.
    pub fn add_post(&mut self, id: PostId, body: &Body, hosts: &HostTable) {
        self.add(Key::Post(id), body, hosts);
    }

    /// Scans a new comment.
    pub fn add_comment(&mut self, id: CommentId, body: &Body, hosts: &HostTable) {
        self.add(Key::Comment(id), body, hosts);
    }

    /// The links in a message's text in `lang`, in the order of the text.
    pub fn in_message(&self, id: MessageId, lang: Lang) -> &[Found] {
        self.get(Key::Message(id), lang)
    }

    /// The links in a post's text.
    pub fn in_post(&self, id: PostId, lang: Lang) -> &[Found] {
        self.get(Key::Post(id), lang)
    }

    /// The links in a comment's text.
    pub fn in_comment(&self, id: CommentId, lang: Lang) -> &[Found] {
        self.get(Key::Comment(id), lang)
    }

    fn get(&self, key: Key, lang: Lang) -> &[Found] {
        self.found.get(&(key, lang)).map_or(&[], Vec::as_slice)
    }

    fn add(&mut self, key: Key, body: &Body, hosts: &HostTable) {
        for lang in Lang::ALL {
            let found = find(body.get(lang), hosts);
            if !found.is_empty() {
                self.found.insert((key, lang), found);
            }
        }
    }
}
