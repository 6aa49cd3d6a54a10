//! Conversations: opening, sending, forwarding, reading older messages.

use super::effect::Effect;
use super::moments;
use super::settings;
use super::state::State;
use super::types::chat::MAX_MESSAGE_BYTES;
use super::types::chat::{Forwardable, Target};
use super::types::notice::Notice;
use super::types::time::Now;
use crate::domain::{
    Body, Change, ConversationId, ConversationKind, Message, MessageId, PersonId, Tab, Text,
};

/// Looks at a conversation: its tab, and everything in it read.
pub(super) fn open(state: &mut State, id: ConversationId) -> Vec<Effect> {
    let Some(kind) = state.data.conversations.get(&id).map(|c| c.kind) else {
        return Vec::new();
    };
    let tab = match kind {
        ConversationKind::Dm => Tab::Chats,
        ConversationKind::Group => Tab::Groups,
    };
    state.session.page = None;
    let read = state
        .data
        .threads
        .get(&id)
        .and_then(|t| t.last())
        .map(|m| m.id);
    let unread = state
        .data
        .conversations
        .get(&id)
        .zip(read)
        .filter(|(c, last)| *last > c.read_up_to);
    let changes = match unread {
        Some((_, up_to)) => vec![Change::ConversationRead {
            conversation: id.clone(),
            up_to,
        }],
        None => Vec::new(),
    };
    let mut effects = state.commit(changes);
    effects.extend(settings::set(state, |s| {
        s.tab = tab;
        match kind {
            ConversationKind::Dm => s.chat = Some(id.0),
            ConversationKind::Group => s.group = Some(id.0),
        }
    }));
    effects
}

/// Sends what stands in the composer; an empty text stays unsent.
pub(super) fn send_draft(state: &mut State, id: &ConversationId, now: Now) -> Vec<Effect> {
    let text = state
        .session
        .drafts
        .get(id)
        .map(|t| t.trim().to_owned())
        .unwrap_or_default();
    if text.is_empty() || !state.data.conversations.contains_key(id) {
        return Vec::new();
    }
    if text.len() > MAX_MESSAGE_BYTES {
        state.session.tell(
            Notice::Problem,
            Text::new(
                "This message is too long to send; shorten it, the text is still here",
                "消息过长，无法发送；请缩短后再发，文字仍保留着",
            ),
        );
        return Vec::new();
    }
    state.session.drafts.remove(id);
    send(state, id, Body::typed(text), None, now)
}

/// Forwards a message or a post to a conversation or to Moments, and goes there.
pub(super) fn forward(
    state: &mut State,
    what: Forwardable,
    target: Target,
    now: Now,
) -> Vec<Effect> {
    state.session.dialog = None;
    let Some((body, author, pictures)) = content(state, what) else {
        return Vec::new();
    };
    match target {
        Target::Conversation(id) => {
            let mut effects = send(state, &id, body, Some(author), now);
            effects.extend(open(state, id));
            effects
        }
        Target::Moments => moments::post(state, body, pictures, now),
    }
}

/// Asks for older messages, once at a time.
pub(super) fn load_older(state: &mut State, id: ConversationId) -> Vec<Effect> {
    let before = state
        .data
        .threads
        .get(&id)
        .filter(|t| t.has_older)
        .and_then(|t| t.messages.first())
        .map(|m| m.id);
    match before {
        Some(before) if state.session.loading_older.is_none() => {
            state.session.loading_older = Some(id.clone());
            vec![Effect::LoadOlder {
                conversation: id,
                before,
            }]
        }
        Some(_) | None => Vec::new(),
    }
}

/// Puts older messages in front of the loaded ones.
pub(super) fn older_loaded(
    state: &mut State,
    id: &ConversationId,
    messages: Vec<Message>,
    has_older: bool,
) -> Vec<Effect> {
    state.session.loading_older = None;
    for message in &messages {
        state.scans.add_message(message, &state.hosts);
    }
    if let Some(thread) = state.data.threads.get_mut(id) {
        let first = thread
            .messages
            .first()
            .map_or(MessageId(i64::MAX), |m| m.id);
        thread
            .messages
            .splice(0..0, messages.into_iter().filter(|m| m.id < first));
        thread.has_older = has_older;
    }
    Vec::new()
}

fn send(
    state: &mut State,
    id: &ConversationId,
    body: Body,
    from: Option<PersonId>,
    now: Now,
) -> Vec<Effect> {
    if !state.data.conversations.contains_key(id) {
        return Vec::new();
    }
    let message = Message {
        id: MessageId(state.data.last_message + 1),
        conversation: id.clone(),
        sender: PersonId::from(PersonId::ME),
        at_millis: now.millis,
        body,
        forwarded_from: from,
    };
    let up_to = message.id;
    state.commit(vec![
        Change::MessageAdded(message),
        Change::ConversationRead {
            conversation: id.clone(),
            up_to,
        },
    ])
}

fn content(state: &State, what: Forwardable) -> Option<(Body, PersonId, Vec<String>)> {
    match what {
        Forwardable::Message(id) => {
            let message = state.message(id)?;
            let author = message
                .forwarded_from
                .clone()
                .unwrap_or_else(|| message.sender.clone());
            Some((message.body.clone(), author, Vec::new()))
        }
        Forwardable::Post(id) => {
            let post = state.data.post(id)?;
            Some((
                post.body.clone(),
                post.author.clone(),
                post.pictures.clone(),
            ))
        }
    }
}
