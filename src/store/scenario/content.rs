//! The content of a scenario in the format of the demo's own files.

use serde::{Deserialize, Serialize};
use toml::{Table, Value};

use super::lenient::lenient;
use crate::domain::{
    Body, Comment, Conversation, ConversationKind, Data, Message, Person, PersonId,
};
use crate::store::demo::{ContentError, ContentFile, PeopleChatsPosts};
use crate::store::seed::Seed;

/// People, conversations with their messages, and posts; times in minutes before now.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Content {
    person: Vec<Value>,
    conversation: Vec<Value>,
    post: Vec<Value>,
}

/// Place of the content in the file.
#[derive(Deserialize)]
struct Place {
    content: Option<PeopleChatsPosts>,
}

/// The content as it is written in the file.
#[derive(Deserialize)]
struct Raw {
    content: Option<RawContent>,
}

#[derive(Deserialize)]
struct RawContent {
    #[serde(default)]
    person: Vec<Value>,
    #[serde(default)]
    conversation: Vec<Value>,
    #[serde(default)]
    post: Vec<Value>,
}

impl Content {
    /// Reads the content of a file, if there is any, and checks it by the rules of the demo's own
    /// files.
    pub(super) fn read(file: ContentFile<'_>) -> Result<Option<Self>, ContentError> {
        let Some(checked) = lenient::<Place>(file)?.content else {
            return Ok(None);
        };
        checked.seed(file, 0)?;
        let raw = file.parse::<Raw>()?.content;
        Ok(raw.map(|raw| Self {
            person: raw.person,
            conversation: raw.conversation,
            post: raw.post,
        }))
    }

    /// The rows of a new database.
    pub(super) fn seed(&self, now_millis: i64) -> Result<Seed, ContentError> {
        let table = Table::from_iter([(
            "content".to_owned(),
            Value::try_from(self).unwrap_or_else(|_| Value::Table(Table::new())),
        )]);
        let text = table.to_string();
        let file = ContentFile {
            name: "the scenario's content",
            text: &text,
        };
        match lenient::<Place>(file)?.content {
            Some(content) => content.seed(file, now_millis),
            None => Ok(Seed::default()),
        }
    }

    pub(super) fn of(data: &Data, now_millis: i64) -> Self {
        let minutes = |at: i64| {
            Value::Integer((now_millis.saturating_sub(at) / 60_000).clamp(0, i64::from(u32::MAX)))
        };
        let person = data.people.values().map(person).collect();
        let conversation = data
            .conversations
            .values()
            .map(|c| conversation(data, c, &minutes))
            .collect();
        // Oldest first, so that new posts are added at the end.
        let post = data.posts.iter().rev().map(|post| {
            let mut entry = text_entry(
                post.author.as_str(),
                "author",
                &post.body,
                minutes(post.at_millis),
            );
            let words = |words: &mut dyn Iterator<Item = &str>| {
                Value::Array(words.map(Value::from).collect())
            };
            entry.insert(
                "pictures".to_owned(),
                words(&mut post.pictures.iter().map(String::as_str)),
            );
            entry.insert(
                "likes".to_owned(),
                words(&mut post.likes.iter().map(PersonId::as_str)),
            );
            let newest = minutes(post.at_millis).as_integer().unwrap_or(0);
            let comments = descending(
                post.comments
                    .iter()
                    .map(|c: &Comment| (c.author.as_str(), &c.body, c.at_millis)),
                &minutes,
                newest,
            );
            let comments: Vec<_> = comments
                .into_iter()
                .map(|(who, body, at)| Value::Table(text_entry(who, "author", body, at)))
                .collect();
            if !comments.is_empty() {
                entry.insert("comment".to_owned(), Value::Array(comments));
            }
            Value::Table(entry)
        });
        Self {
            person,
            conversation,
            post: post.collect(),
        }
    }
}

fn person(person: &Person) -> Value {
    let text = |text: &crate::domain::Text| Value::Table(bilingual(&text.en, Some(&text.zh)));
    let entry = [
        ("id", Value::from(person.id.as_str())),
        ("name", text(&person.name)),
        ("about", text(&person.about)),
    ];
    Value::Table(
        entry
            .map(|(key, value)| (key.to_owned(), value))
            .into_iter()
            .collect(),
    )
}

fn conversation(data: &Data, of: &Conversation, minutes: &impl Fn(i64) -> Value) -> Value {
    let messages = data
        .threads
        .get(&of.id)
        .map(|thread| thread.messages.as_slice())
        .unwrap_or_default();
    let mut entry = Table::new();
    entry.insert("id".to_owned(), Value::from(of.id.as_str()));
    entry.insert("kind".to_owned(), Value::from(of.kind.id()));
    if of.kind == ConversationKind::Group {
        entry.insert(
            "name".to_owned(),
            Value::Table(bilingual(&of.name.en, Some(&of.name.zh))),
        );
    }
    let members = of
        .members
        .iter()
        .filter(|member| data.people.contains_key(*member));
    entry.insert(
        "members".to_owned(),
        Value::Array(members.map(|member| Value::from(member.as_str())).collect()),
    );
    let unread = messages
        .iter()
        .rev()
        .take_while(|m| m.id > of.read_up_to && !m.sender.is_me())
        .count();
    if unread > 0 {
        entry.insert(
            "unread".to_owned(),
            Value::Integer(i64::try_from(unread).unwrap_or(0)),
        );
    }
    let oldest = i64::from(u32::MAX);
    let rows = descending(
        messages.iter().map(|m: &Message| (m, &m.body, m.at_millis)),
        minutes,
        oldest,
    );
    let rows = rows.into_iter().map(|(message, body, at)| {
        let mut row = text_entry(message.sender.as_str(), "sender", body, at);
        if let Some(from) = message
            .forwarded_from
            .as_ref()
            .filter(|from| data.people.contains_key(*from))
        {
            row.insert("forwarded_from".to_owned(), Value::from(from.as_str()));
        }
        Value::Table(row)
    });
    entry.insert("message".to_owned(), Value::Array(rows.collect()));
    Value::Table(entry)
}

/// Minutes in descending order, whatever the clock did, since files are sorted oldest first. `most`
/// is the maximum of the first.
fn descending<'a, T>(
    rows: impl Iterator<Item = (T, &'a Body, i64)>,
    minutes: &impl Fn(i64) -> Value,
    most: i64,
) -> Vec<(T, &'a Body, Value)> {
    let mut last = most;
    rows.map(|(row, body, at)| {
        last = last.min(minutes(at).as_integer().unwrap_or(0));
        (row, body, Value::Integer(last))
    })
    .collect()
}

fn text_entry(who: &str, role: &str, body: &Body, minutes_ago: Value) -> Table {
    let body = Value::Table(bilingual(&body.text, body.zh.as_deref()));
    [
        (role, Value::from(who)),
        ("minutes_ago", minutes_ago),
        ("body", body),
    ]
    .map(|(k, v)| (k.to_owned(), v))
    .into_iter()
    .collect()
}

fn bilingual(en: &str, zh: Option<&str>) -> Table {
    let texts = [("en", Some(en)), ("zh", zh)];
    texts
        .into_iter()
        .filter_map(|(key, text)| text.map(|text| (key.to_owned(), Value::from(text))))
        .collect()
}

/// Writes unknown keys of an entry back into the same entry.
pub(super) fn keep_unknown(before: &Value, now: &mut Value) {
    match (before, now) {
        (Value::Table(before), Value::Table(now)) => {
            for (key, value) in before {
                match now.get_mut(key) {
                    Some(inner) => keep_unknown(value, inner),
                    None if !KNOWN.contains(&key.as_str()) => {
                        drop(now.insert(key.clone(), value.clone()))
                    }
                    None => {}
                }
            }
        }
        (Value::Array(before), Value::Array(now)) => {
            let mut left: Vec<&Value> = before.iter().collect();
            for entry in now.iter_mut().filter(|entry| entry.is_table()) {
                if let Some(at) = left.iter().position(|old| same(old, entry)) {
                    keep_unknown(left.remove(at), entry);
                }
            }
        }
        _ => {}
    }
}

/// Known keys that may be absent.
const KNOWN: [&str; 4] = ["unread", "forwarded_from", "comment", "zh"];

/// Whether two entries are the same: by id, or else by sender and text.
fn same(one: &Value, other: &Value) -> bool {
    let key = |entry: &Value, key: &str| entry.get(key).cloned();
    match (key(one, "id"), key(other, "id")) {
        (None, None) => ["author", "sender", "body"].iter().all(|part| {
            match (key(one, part), key(other, part)) {
                (Some(one), Some(other)) if *part == "body" => one.get("en") == other.get("en"),
                (one, other) => one == other,
            }
        }),
        (one, other) => one == other,
    }
}
