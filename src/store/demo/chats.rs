//! Reads people, and conversations with their messages. Reports the error of a file; corrects none.

use serde::Deserialize;
use toml::Spanned;

use super::content::{BodyEntry, ContentError, ContentFile, minutes_before};
use crate::domain::{
    Conversation, ConversationId, ConversationKind, Message, MessageId, Person, PersonId, Text,
};

/// Conversations in the order of the file, and the messages of all of them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Chats {
    /// Chats and groups.
    pub conversations: Vec<Conversation>,
    /// Every message, oldest first, with ids from 1 in that order.
    pub messages: Vec<Message>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct PeopleFile {
    person: Vec<Spanned<Person>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ChatsFile {
    conversation: Vec<ConversationEntry>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct ConversationEntry {
    id: Spanned<ConversationId>,
    kind: ConversationKind,
    /// Name of a group; a chat has the name of its person.
    name: Option<Text>,
    members: Vec<Spanned<String>>,
    unread: Option<Spanned<usize>>,
    #[serde(default)]
    message: Vec<MessageEntry>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct MessageEntry {
    sender: Spanned<String>,
    minutes_ago: Spanned<u32>,
    body: BodyEntry,
    forwarded_from: Option<Spanned<String>>,
}

/// Reads a file of `[[person]]` entries. One of them must be the user, with the id `me`.
///
/// # Errors
/// Wrong TOML, an id used twice, or no person with the id `me`.
pub fn read_people(file: ContentFile<'_>) -> Result<Vec<Person>, ContentError> {
    people_of(file, file.parse::<PeopleFile>()?.person)
}

pub(super) fn people_of(
    file: ContentFile<'_>,
    entries: Vec<Spanned<Person>>,
) -> Result<Vec<Person>, ContentError> {
    let mut people: Vec<Person> = Vec::new();
    for entry in entries {
        let span = entry.span();
        let person = entry.into_inner();
        if people.iter().any(|known| known.id == person.id) {
            return Err(file.error(
                &span,
                format!(
                    "the person `{}` is there already; give this one another id",
                    person.id
                ),
            ));
        }
        people.push(person);
    }
    if people.iter().any(|person| person.id.is_me()) {
        Ok(people)
    } else {
        Err(file.error(
            &(0..0),
            format!(
                "no person has the id `{}`; the user needs an entry, too",
                PersonId::ME
            ),
        ))
    }
}

/// Reads a file of `[[conversation]]` entries, each with its `[[conversation.message]]` entries,
/// oldest first.
///
/// # Errors
/// Wrong TOML, an id that is unknown or used twice, a sender who is not a member, messages out of
/// order, a chat with more than one other person, a group without a name or with fewer than two
/// others, or an unread count that contradicts the messages.
pub fn read_chats(
    file: ContentFile<'_>,
    people: &[Person],
    now_millis: i64,
) -> Result<Chats, ContentError> {
    chats_of(
        file,
        file.parse::<ChatsFile>()?.conversation,
        people,
        now_millis,
    )
}

pub(super) fn chats_of(
    file: ContentFile<'_>,
    entries: Vec<ConversationEntry>,
    people: &[Person],
    now_millis: i64,
) -> Result<Chats, ContentError> {
    let mut conversations: Vec<Conversation> = Vec::new();
    let mut messages: Vec<Message> = Vec::new();
    let mut unread = Vec::new();
    for entry in entries {
        let conversation = conversation(file, people, &entry)?;
        if conversations
            .iter()
            .any(|known| known.id == conversation.id)
        {
            let message = format!(
                "the conversation `{}` is there already; give this one another id",
                conversation.id
            );
            return Err(file.error(&entry.id.span(), message));
        }
        unread.push(unread_count(file, &entry)?);
        messages.append(&mut messages_of(
            file,
            people,
            &conversation,
            entry.message,
            now_millis,
        )?);
        conversations.push(conversation);
    }
    // A stable sort: messages of the same minute keep the order of the file.
    messages.sort_by_key(|message| message.at_millis);
    for (id, message) in (1..).zip(&mut messages) {
        message.id = MessageId(id);
    }
    for (conversation, unread) in conversations.iter_mut().zip(unread) {
        let last_read = messages
            .iter()
            .rev()
            .filter(|m| m.conversation == conversation.id)
            .nth(unread);
        conversation.read_up_to = last_read.map_or(MessageId(0), |message| message.id);
    }
    Ok(Chats {
        conversations,
        messages,
    })
}

fn conversation(
    file: ContentFile<'_>,
    people: &[Person],
    entry: &ConversationEntry,
) -> Result<Conversation, ContentError> {
    let span = entry.id.span();
    let members = entry
        .members
        .iter()
        .map(|id| file.person(people, id))
        .collect::<Result<Vec<_>, _>>()?;
    let name = match (entry.kind, members.as_slice(), &entry.name) {
        (ConversationKind::Dm, [other], None) if !other.is_me() => people
            .iter()
            .find(|person| person.id == *other)
            .map(|person| person.name.clone())
            .unwrap_or_default(),
        (ConversationKind::Dm, _, _) => {
            return Err(file.error(
                &span,
                "a chat has one member, who is not `me`, and no name of its own",
            ));
        }
        (ConversationKind::Group, [_, _, ..], Some(name))
            if members.iter().all(|member| !member.is_me()) =>
        {
            name.clone()
        }
        (ConversationKind::Group, _, _) => {
            return Err(file.error(
                &span,
                "a group has a name and at least two members; `me` is in it without being listed",
            ));
        }
    };
    Ok(Conversation {
        id: entry.id.as_ref().clone(),
        kind: entry.kind,
        name,
        members,
        read_up_to: MessageId(0),
    })
}

/// Number of unread messages at the end: after the last one that the user wrote.
fn unread_count(file: ContentFile<'_>, entry: &ConversationEntry) -> Result<usize, ContentError> {
    let Some(unread) = &entry.unread else {
        return Ok(0);
    };
    let can_be = entry
        .message
        .iter()
        .rev()
        .take_while(|message| message.sender.as_ref() != PersonId::ME)
        .count();
    if *unread.as_ref() > can_be {
        let message = format!(
            "only the last {can_be} messages can be unread: the user wrote the one before them"
        );
        return Err(file.error(&unread.span(), message));
    }
    Ok(*unread.as_ref())
}

fn messages_of(
    file: ContentFile<'_>,
    people: &[Person],
    conversation: &Conversation,
    entries: Vec<MessageEntry>,
    now_millis: i64,
) -> Result<Vec<Message>, ContentError> {
    let mut earliest = i64::MIN;
    let mut messages = Vec::with_capacity(entries.len());
    for entry in entries {
        let sender = file.person(people, &entry.sender)?;
        if !sender.is_me() && !conversation.members.contains(&sender) {
            let message = format!(
                "`{sender}` is no member of `{}`; add them to its members",
                conversation.id
            );
            return Err(file.error(&entry.sender.span(), message));
        }
        let at_millis = minutes_before(now_millis, *entry.minutes_ago.as_ref());
        if at_millis < earliest {
            let message =
                "this message is older than the one before it; sort messages oldest first";
            return Err(file.error(&entry.minutes_ago.span(), message));
        }
        earliest = at_millis;
        messages.push(Message {
            id: MessageId(0),
            conversation: conversation.id.clone(),
            sender,
            at_millis,
            body: file.body(entry.body)?,
            forwarded_from: entry
                .forwarded_from
                .map(|id| file.person(people, &id))
                .transpose()?,
        });
    }
    Ok(messages)
}
