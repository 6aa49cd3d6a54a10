//! Conversations: opening, sending, forwarding, loading older messages.

use super::effect::{Effects, StoreEffect};
use super::moments;
use super::settings::change_settings;
use super::state::State;
use super::types::chat::{ForwardTarget, Forwardable, MAX_MESSAGE_BYTES};
use super::types::notice::Notice;
use super::types::time::Now;
use crate::domain::{
    Body, Change, ConversationId, ConversationKind, Message, MessageId, PersonId, Tab,
};

/// Opens a conversation in its tab and marks it as read.
pub(super) fn open_conversation(state: &mut State, id: ConversationId, fx: &mut Effects) {
    let Some(conversation) = state.data.conversations.get(&id) else {
        return;
    };
    let (kind, read_up_to) = (conversation.kind, conversation.read_up_to);
    state.session.page = None;
    let last = state.data.threads.get(&id).and_then(|thread| thread.last());
    if let Some(up_to) = last.map(|last| last.id).filter(|last| *last > read_up_to) {
        let read = Change::ConversationRead {
            conversation: id.clone(),
            up_to,
        };
        state.commit(vec![read], fx);
    }
    change_settings(state, fx, |s| match kind {
        ConversationKind::Dm => (s.tab, s.chat) = (Tab::Chats, Some(id.0)),
        ConversationKind::Group => (s.tab, s.group) = (Tab::Groups, Some(id.0)),
    });
}

/// Sends the text in the composer, unless it is empty.
pub(super) fn send_draft(state: &mut State, id: &ConversationId, now: Now, fx: &mut Effects) {
    let typed = state.session.drafts.get(id);
    let text = typed.map(|text| text.trim().to_owned()).unwrap_or_default();
    if text.is_empty() || !state.data.conversations.contains_key(id) {
        return;
    }
    if text.len() > MAX_MESSAGE_BYTES {
        state.session.notify(Notice::MessageTooLong);
        return;
    }
    state.session.drafts.remove(id);
    let message = new_message(state, id, Body::typed(text), now);
    add_message(state, message, fx);
}

/// Forwards a message or a post to a conversation or to Moments, and goes there.
pub(super) fn forward(
    state: &mut State,
    (what, target): (Forwardable, ForwardTarget),
    now: Now,
    fx: &mut Effects,
) {
    state.session.dialog = None;
    let Some((body, author, pictures)) = content(state, what) else {
        return;
    };
    match target {
        ForwardTarget::Conversation(id) => {
            if !state.data.conversations.contains_key(&id) {
                return;
            }
            let mut message = new_message(state, &id, body, now);
            message.forwarded_from = Some(author);
            add_message(state, message, fx);
            open_conversation(state, id, fx);
        }
        ForwardTarget::Moments => {
            let post = moments::new_post(state, body, pictures, now);
            moments::add_post(state, post, fx);
        }
    }
}

/// Loads older messages of a conversation; one request at a time.
pub(super) fn load_older(state: &mut State, id: ConversationId, fx: &mut Effects) {
    let thread = state
        .data
        .threads
        .get(&id)
        .filter(|thread| thread.has_older);
    let first = thread.and_then(|thread| thread.messages.first());
    if let Some(before) = first.map(|message| message.id)
        && state.session.loading_older.is_none()
    {
        state.session.loading_older = Some(id.clone());
        fx.push(StoreEffect::LoadOlderMessages {
            conversation: id,
            before,
        });
    }
}

/// Adds older messages before the loaded ones.
pub(super) fn on_older_loaded(
    state: &mut State,
    id: &ConversationId,
    messages: Vec<Message>,
    has_older: bool,
) {
    state.session.loading_older = None;
    for message in &messages {
        state.scans.add_message(message, &state.hosts);
    }
    if let Some(thread) = state.data.threads.get_mut(id) {
        let loaded = thread.messages.first();
        let first = loaded.map_or(MessageId(i64::MAX), |message| message.id);
        let older = messages.into_iter().filter(|message| message.id < first);
        thread.messages.splice(0..0, older);
        thread.has_older = has_older;
    }
}

/// A message by the user.
fn new_message(state: &State, id: &ConversationId, body: Body, now: Now) -> Message {
    Message {
        id: MessageId(state.data.last_message + 1),
        conversation: id.clone(),
        sender: PersonId::from(PersonId::ME),
        at_millis: now.millis,
        body,
        forwarded_from: None,
    }
}

fn add_message(state: &mut State, message: Message, fx: &mut Effects) {
    let read = Change::ConversationRead {
        conversation: message.conversation.clone(),
        up_to: message.id,
    };
    state.commit(vec![Change::MessageAdded(message), read], fx);
}

/// Text, author and pictures of something that can be forwarded.
fn content(state: &State, what: Forwardable) -> Option<(Body, PersonId, Vec<String>)> {
    match what {
        Forwardable::Message(id) => {
            let message = state.message(id)?;
            let author = message.forwarded_from.as_ref().unwrap_or(&message.sender);
            Some((message.body.clone(), author.clone(), Vec::new()))
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
