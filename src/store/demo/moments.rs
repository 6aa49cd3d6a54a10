//! Reads the posts of Moments. Reports the error of a file; corrects none.

use serde::Deserialize;
use toml::Spanned;

use super::content::{BodyEntry, ContentError, ContentFile, minutes_before};
use crate::domain::{Comment, CommentId, Person, PersonId, Post, PostId};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct MomentsFile {
    post: Vec<PostEntry>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct PostEntry {
    author: Spanned<String>,
    minutes_ago: u32,
    body: BodyEntry,
    #[serde(default)]
    pictures: Vec<String>,
    #[serde(default)]
    likes: Vec<Spanned<String>>,
    #[serde(default)]
    comment: Vec<CommentEntry>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct CommentEntry {
    author: Spanned<String>,
    minutes_ago: Spanned<u32>,
    body: BodyEntry,
}

/// Reads a file of `[[post]]` entries in any order, each with its `[[post.comment]]` entries,
/// oldest first. Gives the posts newest first; ids grow with time, from 1.
///
/// # Errors
/// Wrong TOML, an unknown person, a person who likes a post twice, or a comment older than the post
/// or comment above it.
pub fn read_posts(
    file: ContentFile<'_>,
    people: &[Person],
    now_millis: i64,
) -> Result<Vec<Post>, ContentError> {
    posts_of(file, file.parse::<MomentsFile>()?.post, people, now_millis)
}

pub(super) fn posts_of(
    file: ContentFile<'_>,
    entries: Vec<PostEntry>,
    people: &[Person],
    now_millis: i64,
) -> Result<Vec<Post>, ContentError> {
    let mut posts = entries
        .into_iter()
        .map(|entry| post(file, people, entry, now_millis))
        .collect::<Result<Vec<_>, _>>()?;
    posts.sort_by_key(|post| post.at_millis);
    for (id, post) in (1..).zip(&mut posts) {
        post.id = PostId(id);
    }
    let mut comments: Vec<&mut Comment> = posts
        .iter_mut()
        .flat_map(|post| &mut post.comments)
        .collect();
    comments.sort_by_key(|comment| comment.at_millis);
    for (id, comment) in (1..).zip(comments) {
        comment.id = CommentId(id);
    }
    posts.reverse();
    Ok(posts)
}

fn post(
    file: ContentFile<'_>,
    people: &[Person],
    entry: PostEntry,
    now_millis: i64,
) -> Result<Post, ContentError> {
    let at_millis = minutes_before(now_millis, entry.minutes_ago);
    let mut likes: Vec<PersonId> = Vec::with_capacity(entry.likes.len());
    for id in &entry.likes {
        let person = file.person(people, id)?;
        if likes.contains(&person) {
            return Err(file.error(&id.span(), format!("`{person}` likes this post already")));
        }
        likes.push(person);
    }
    let mut earliest = at_millis;
    let mut comments = Vec::with_capacity(entry.comment.len());
    for comment in entry.comment {
        let at_millis = minutes_before(now_millis, *comment.minutes_ago.as_ref());
        if at_millis < earliest {
            let message = "this comment is older than the post, or than the comment before it; sort comments oldest first";
            return Err(file.error(&comment.minutes_ago.span(), message));
        }
        earliest = at_millis;
        let author = file.person(people, &comment.author)?;
        comments.push(Comment {
            id: CommentId(0),
            author,
            at_millis,
            body: file.body(comment.body)?,
        });
    }
    let author = file.person(people, &entry.author)?;
    // A post with a picture needs no text.
    let body = if entry.pictures.is_empty() {
        file.body(entry.body)?
    } else {
        entry.body.into_body()
    };
    Ok(Post {
        id: PostId(0),
        author,
        at_millis,
        body,
        pictures: entry.pictures,
        likes,
        comments,
    })
}
