//! The feed: publishing, liking, commenting.

use super::effect::Effect;
use super::settings;
use super::state::State;
use super::types::chat::MAX_MESSAGE_BYTES;
use super::types::notice::Notice;
use super::types::time::Now;
use crate::domain::{Body, Change, Comment, CommentId, PersonId, Post, PostId, Tab, Text};

/// Publishes the post being written; one without text and pictures stays unpublished.
pub(super) fn publish(state: &mut State, now: Now) -> Vec<Effect> {
    let draft = &state.session.post;
    let text = draft.text.trim().to_owned();
    if text.is_empty() && draft.pictures.is_empty() {
        return Vec::new();
    }
    if text.len() > MAX_MESSAGE_BYTES {
        let words = Text::new(
            "This post is too long to publish; shorten it, the text is still here",
            "内容过长，无法发布；请缩短后再发，文字仍保留着",
        );
        state.session.tell(Notice::Problem, words);
        return Vec::new();
    }
    let pictures = std::mem::take(&mut state.session.post).pictures;
    state.session.dialog = None;
    post(state, Body::typed(text), pictures, now)
}

/// Adds a post by the user and shows the feed.
pub(super) fn post(state: &mut State, body: Body, pictures: Vec<String>, now: Now) -> Vec<Effect> {
    let post = Post {
        id: PostId(state.data.last_post + 1),
        author: PersonId::from(PersonId::ME),
        at_millis: now.millis,
        body,
        pictures,
        likes: Vec::new(),
        comments: Vec::new(),
    };
    state.session.page = None;
    let mut effects = state.commit(vec![Change::PostAdded(post)]);
    effects.extend(settings::set(state, |s| s.tab = Tab::Moments));
    effects
}

/// Likes a post, or no longer.
pub(super) fn toggle_like(state: &mut State, id: PostId) -> Vec<Effect> {
    let person = PersonId::from(PersonId::ME);
    let change = match state.data.post(id) {
        Some(post) if post.likes.contains(&person) => Change::PostUnliked { post: id, person },
        Some(_) => Change::PostLiked { post: id, person },
        None => return Vec::new(),
    };
    state.commit(vec![change])
}

/// Publishes the comment being written below a post; an empty one stays unpublished.
pub(super) fn send_comment(state: &mut State, post: PostId, now: Now) -> Vec<Effect> {
    let text = state
        .session
        .comments
        .get(&post)
        .map(|t| t.trim().to_owned())
        .unwrap_or_default();
    if text.is_empty() || text.len() > MAX_MESSAGE_BYTES || state.data.post(post).is_none() {
        return Vec::new();
    }
    state.session.comments.remove(&post);
    let comment = Comment {
        id: CommentId(state.data.last_comment + 1),
        author: PersonId::from(PersonId::ME),
        at_millis: now.millis,
        body: Body::typed(text),
    };
    state.commit(vec![Change::CommentAdded { post, comment }])
}
