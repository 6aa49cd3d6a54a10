//! The feed: posts, likes and comments.

use super::{Body, CommentId, PersonId, PostId};

/// One post in Moments.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Post {
    /// Grows with time.
    pub id: PostId,
    /// The author.
    pub author: PersonId,
    /// Real time of posting, in milliseconds since 1970-01-01 UTC.
    pub at_millis: i64,
    /// The text.
    pub body: Body,
    /// The names of the illustrations below the text, such as `tea`; an unknown name shows an empty
    /// frame.
    pub pictures: Vec<String>,
    /// People who like it, in the order of their likes.
    pub likes: Vec<PersonId>,
    /// Comments, oldest first.
    pub comments: Vec<Comment>,
}

/// A comment below a post.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Comment {
    /// Grows with time.
    pub id: CommentId,
    /// The author.
    pub author: PersonId,
    /// Real time, in milliseconds since 1970-01-01 UTC.
    pub at_millis: i64,
    /// The text.
    pub body: Body,
}
