//! The feed: publishing, liking, commenting.

use super::effect::Effects;
use super::settings::change_settings;
use super::state::State;
use super::types::chat::MAX_MESSAGE_BYTES;
use super::types::notice::Notice;
use super::types::time::Now;
use crate::domain::{Body, Change, Comment, CommentId, PersonId, Post, PostId, Tab};

/// Publishes the new post, unless it has neither text nor pictures.
pub(super) fn publish_draft(state: &mut State, now: Now, fx: &mut Effects) {
    let draft = &state.session.post;
    let text = draft.text.trim().to_owned();
    if text.is_empty() && draft.pictures.is_empty() {
        return;
    }
    if text.len() > MAX_MESSAGE_BYTES {
        state.session.notify(Notice::PostTooLong);
        return;
    }
    let pictures = std::mem::take(&mut state.session.post).pictures;
    state.session.dialog = None;
    let post = new_post(state, Body::typed(text), pictures, now);
    add_post(state, post, fx);
}

/// A post by the user.
pub(super) fn new_post(state: &State, body: Body, pictures: Vec<String>, now: Now) -> Post {
    Post {
        id: PostId(state.data.last_post + 1),
        author: PersonId::from(PersonId::ME),
        at_millis: now.millis,
        body,
        pictures,
        likes: Vec::new(),
        comments: Vec::new(),
    }
}

/// Adds a post and shows the feed.
pub(super) fn add_post(state: &mut State, post: Post, fx: &mut Effects) {
    state.session.page = None;
    state.commit(vec![Change::PostAdded(post)], fx);
    change_settings(state, fx, |s| s.tab = Tab::Moments);
}

/// Likes a post, or no longer.
pub(super) fn toggle_like(state: &mut State, id: PostId, fx: &mut Effects) {
    let person = PersonId::from(PersonId::ME);
    let change = match state.data.post(id) {
        Some(post) if post.likes.contains(&person) => Change::PostUnliked { post: id, person },
        Some(_) => Change::PostLiked { post: id, person },
        None => return,
    };
    state.commit(vec![change], fx);
}

/// Publishes the new comment on a post, unless it is empty or too long.
pub(super) fn send_comment(state: &mut State, post: PostId, now: Now, fx: &mut Effects) {
    let typed = state.session.comments.get(&post);
    let text = typed.map(|text| text.trim().to_owned()).unwrap_or_default();
    if text.is_empty() || text.len() > MAX_MESSAGE_BYTES || state.data.post(post).is_none() {
        return;
    }
    state.session.comments.remove(&post);
    let comment = Comment {
        id: CommentId(state.data.last_comment + 1),
        author: PersonId::from(PersonId::ME),
        at_millis: now.millis,
        body: Body::typed(text),
    };
    state.commit(vec![Change::CommentAdded { post, comment }], fx);
}
