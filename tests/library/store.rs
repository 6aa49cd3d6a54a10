//! The promises of the store: memory and disk agree, a damaged file is set aside and never deleted,
//! an older file is migrated.

mod damage;
mod full;
mod kill;
mod ledger;
mod memory;
mod migration;
mod opening;
mod settings;

use std::path::{Path, PathBuf};

use moongate::domain::{
    Act, Asked, Body, Comment, CommentId, Conversation, ConversationKind, Day, LogEntry, Message,
    MessageId, Person, PersonId, Post, PostId, Surface, Switch, Text,
};
use moongate::store::{Opened, Seed, Store, StoreError, demo};

/// Content for tests: two chats and a group, with read and unread messages, and two posts.
fn seed() -> Seed {
    let person = |id: &str| Person {
        id: id.into(),
        name: Text::new("Name", "名字"),
        about: Text::default(),
    };
    let conversation = |id: &str, kind, members: &[&str], read_up_to| Conversation {
        id: id.into(),
        kind,
        name: Text::new("Talk", "聊天"),
        members: members.iter().map(|m| PersonId::from(*m)).collect(),
        read_up_to: MessageId(read_up_to),
    };
    let mut posts: Vec<_> = (1..=2).map(|id| post(id, "ann")).collect();
    posts[0].comments = vec![comment(2, "bo"), comment(3, "me")];
    posts[1].comments = vec![comment(1, "me")];
    posts[1].likes = vec!["bo".into(), "ann".into()];
    Seed {
        people: ["me", "ann", "bo"].map(person).to_vec(),
        conversations: vec![
            conversation("dm-bo", ConversationKind::Dm, &["bo"], 2),
            conversation("dm-ann", ConversationKind::Dm, &["ann"], 0),
            conversation("group", ConversationKind::Group, &["bo", "ann"], 99),
        ],
        messages: (1..=9)
            .map(|id| {
                message(
                    id,
                    ["dm-bo", "dm-ann", "group"][id as usize % 3],
                    ["me", "ann"][id as usize % 2],
                )
            })
            .collect(),
        posts,
        balances: demo::opening_balances().unwrap(),
        now_millis: NOW,
    }
}

fn message(id: i64, conversation: &str, sender: &str) -> Message {
    Message {
        id: MessageId(id),
        conversation: conversation.into(),
        sender: sender.into(),
        at_millis: 1_000 * id,
        body: Body {
            text: format!("Hello {id}"),
            zh: (id % 2 == 0).then(|| format!("你好 {id}")),
        },
        forwarded_from: (id % 4 == 0).then(|| "bo".into()),
    }
}

fn post(id: i64, author: &str) -> Post {
    Post {
        id: PostId(id),
        author: author.into(),
        at_millis: id,
        body: Body::typed("看 https://item.taobao.com/1"),
        pictures: vec!["tea".to_owned(), "moon".to_owned()],
        likes: Vec::new(),
        comments: Vec::new(),
    }
}

/// A logged decision about a link, or about a payment.
fn decision(id: i64, link: bool, text: String) -> LogEntry {
    let asked = if link {
        Asked::Link {
            act: Act::Continue,
            surface: Surface::Moments,
            switch: Switch::Off,
            platform: "taobao".to_owned(),
            host: text.clone(),
            address: text,
        }
    } else {
        Asked::Pay {
            merchant: "eleme".into(),
            wallet: "alipay".into(),
        }
    };
    let [answer, rule, certainty] = ["notice", "rule", "reported"].map(str::to_owned);
    let (policy, fingerprint) = ("p".to_owned(), "00ff".to_owned());
    LogEntry {
        id,
        at_millis: 5 * id,
        day: Day::DEFAULT,
        asked,
        answer,
        rule,
        certainty,
        policy,
        fingerprint,
    }
}

fn comment(id: i64, author: &str) -> Comment {
    Comment {
        id: CommentId(id),
        author: author.into(),
        at_millis: id,
        body: Body::typed("好"),
    }
}

/// The time of the tests, in milliseconds since 1970-01-01 UTC.
const NOW: i64 = 1_700_000_000_000;

/// A folder that is deleted after the test.
struct Place {
    folder: tempfile::TempDir,
}

impl Place {
    fn new() -> Self {
        Self {
            folder: tempfile::tempdir().expect("a folder"),
        }
    }

    fn database(&self) -> PathBuf {
        self.folder.path().join("moongate.sqlite")
    }

    fn open(&self) -> Result<Opened, StoreError> {
        Store::open_with(&self.database(), NOW, || Ok(seed()))
    }

    fn names(&self) -> Vec<String> {
        names(self.folder.path())
    }
}

fn names(folder: &Path) -> Vec<String> {
    let entries = folder.read_dir().expect("a folder").flatten();
    let mut names: Vec<_> = entries
        .map(|e| e.file_name().to_string_lossy().into_owned())
        .collect();
    names.sort();
    names
}
