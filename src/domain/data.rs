//! Everything that survives a restart, and the one list of ways in which it changes.

use std::collections::{BTreeMap, VecDeque};

use super::{
    Comment, Conversation, ConversationId, LogEntry, Message, MessageId, Person, PersonId, Post,
    PostId, Report, ReportId, Thread,
};

/// Content of a profile: people, conversations with the loaded part of their messages, and posts.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Data {
    /// Everybody of the demo, the user included.
    pub people: BTreeMap<PersonId, Person>,
    /// Chats and groups by id.
    pub conversations: BTreeMap<ConversationId, Conversation>,
    /// The loaded part of each conversation.
    pub threads: BTreeMap<ConversationId, Thread>,
    /// Posts, newest first.
    pub posts: Vec<Post>,
    /// Complaints about links, oldest first.
    pub reports: Vec<Report>,
    /// The latest logged decisions, oldest first, at most [`Data::MAX_LOADED_LOG_ENTRIES`]; the store keeps
    /// all.
    pub log: VecDeque<LogEntry>,
    /// The highest id ever given to a entry.
    pub last_log_entry: i64,
    /// The highest message id ever given.
    pub last_message: i64,
    /// The highest post id ever given.
    pub last_post: i64,
    /// The highest comment id ever given.
    pub last_comment: i64,
}

/// One write to [`Data`], as a fact. Memory applies it and the store writes it; both from the same
/// list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Change {
    /// A message was sent or arrived.
    MessageAdded(Message),
    /// The user has seen a conversation up to and including a message.
    ConversationRead {
        /// Which conversation.
        conversation: ConversationId,
        /// The last message seen.
        up_to: MessageId,
    },
    /// A post was published.
    PostAdded(Post),
    /// A person likes a post.
    PostLiked {
        /// Which post.
        post: PostId,
        /// The person.
        person: PersonId,
    },
    /// A person no longer likes a post.
    PostUnliked {
        /// Which post.
        post: PostId,
        /// The person.
        person: PersonId,
    },
    /// A comment was written below a post.
    CommentAdded {
        /// Which post.
        post: PostId,
        /// The comment.
        comment: Comment,
    },
    /// A link was complained about.
    LinkReported(Report),
    /// A complaint was taken back.
    ReportWithdrawn(ReportId),
    /// The policy was asked, and the user acted upon its answer.
    EntryLogged(LogEntry),
}

impl Data {
    /// Maximum number of log entries in memory.
    pub const MAX_LOADED_LOG_ENTRIES: usize = 1_000;

    /// Applies one change. A change that names something unknown, or that adds something under an
    /// id given before, does nothing; here as in the store.
    pub fn apply(&mut self, change: &Change) {
        match change {
            Change::MessageAdded(message) => self.add_message(message),
            Change::ConversationRead {
                conversation,
                up_to,
            } => self.mark_read(conversation, *up_to),
            Change::PostAdded(post) => self.add_post(post),
            Change::PostLiked { post, person } => {
                if let Some(post) = self.post_mut(*post).filter(|p| !p.likes.contains(person)) {
                    post.likes.push(person.clone());
                }
            }
            Change::PostUnliked { post, person } => {
                if let Some(post) = self.post_mut(*post) {
                    post.likes.retain(|p| p != person);
                }
            }
            Change::CommentAdded { post, comment } => self.add_comment(*post, comment),
            Change::LinkReported(report) => self.add_report(report),
            Change::ReportWithdrawn(id) => self.reports.retain(|report| report.id != *id),
            Change::EntryLogged(entry) => self.add_log_entry(entry),
        }
    }

    /// The post with this id.
    pub fn post(&self, id: PostId) -> Option<&Post> {
        self.posts.iter().find(|p| p.id == id)
    }

    fn post_mut(&mut self, id: PostId) -> Option<&mut Post> {
        self.posts.iter_mut().find(|p| p.id == id)
    }

    fn add_post(&mut self, post: &Post) {
        if post.id.0 <= self.last_post {
            return;
        }
        self.last_post = post.id.0;
        self.posts.insert(
            0,
            Post {
                comments: Vec::new(),
                ..post.clone()
            },
        );
        post.comments
            .iter()
            .for_each(|comment| self.add_comment(post.id, comment));
    }

    fn add_comment(&mut self, post: PostId, comment: &Comment) {
        if comment.id.0 <= self.last_comment {
            return;
        }
        if let Some(post) = self.post_mut(post) {
            post.comments.push(comment.clone());
            self.last_comment = comment.id.0;
        }
    }

    /// The id for the next complaint.
    pub fn next_report(&self) -> ReportId {
        ReportId(self.reports.last().map_or(0, |report| report.id.0) + 1)
    }

    fn add_report(&mut self, report: &Report) {
        if report.id >= self.next_report() {
            self.reports.push(report.clone());
        }
    }

    fn add_log_entry(&mut self, entry: &LogEntry) {
        if entry.id <= self.last_log_entry {
            return;
        }
        self.last_log_entry = entry.id;
        if self.log.len() >= Self::MAX_LOADED_LOG_ENTRIES {
            self.log.pop_front();
        }
        self.log.push_back(entry.clone());
    }

    fn add_message(&mut self, message: &Message) {
        if message.id.0 <= self.last_message {
            return;
        }
        let Some(conversation) = self.conversations.get(&message.conversation) else {
            return;
        };
        let unread = !message.sender.is_me() && message.id > conversation.read_up_to;
        self.last_message = message.id.0;
        let thread = self
            .threads
            .entry(message.conversation.clone())
            .or_default();
        thread.unread += u32::from(unread);
        thread.messages.push(message.clone());
    }

    fn mark_read(&mut self, id: &ConversationId, up_to: MessageId) {
        let Some(conversation) = self.conversations.get_mut(id) else {
            return;
        };
        if up_to <= conversation.read_up_to {
            return;
        }
        conversation.read_up_to = up_to;
        if let Some(thread) = self.threads.get_mut(id) {
            // The loaded part always holds the newest messages, so whatever is unread afterwards is
            // in it.
            let unread = thread
                .messages
                .iter()
                .filter(|m| m.id > up_to && !m.sender.is_me())
                .count();
            thread.unread = u32::try_from(unread).unwrap_or(u32::MAX);
        }
    }
}
