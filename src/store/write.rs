//! Writes each [`Change`] to the database, with the meaning that `Data::apply` gives it in memory.
//!
//! A change of something unknown, or with an id that exists, has no effect. Opens and commits no
//! transaction.

use rusqlite::{Connection, params};

use super::ledger::commands;
use super::seed::Seed;
use super::sql::run;
use super::{log, schema};
use crate::domain::{Body, Change, Comment, Conversation, Message, Person, Post, Report};

pub(super) fn changes(db: &Connection, changes: &[Change]) -> rusqlite::Result<()> {
    changes.iter().try_for_each(|change| match change {
        Change::MessageAdded(message) => add_message(db, message),
        Change::ConversationRead { conversation, up_to } => run(
            db,
            "UPDATE conversations SET read_up_to = ?2 WHERE id = ?1 AND read_up_to < ?2",
            params![conversation.as_str(), up_to.0],
        ),
        Change::PostAdded(post) => add_post(db, post),
        Change::PostLiked { post, person } => run(
            db,
            "INSERT INTO likes (post, person) SELECT ?1, ?2 WHERE EXISTS (SELECT 1 FROM posts WHERE id = ?1)
             ON CONFLICT (post, person) DO NOTHING",
            params![post.0, person.as_str()],
        ),
        Change::PostUnliked { post, person } => {
            run(db, "DELETE FROM likes WHERE post = ?1 AND person = ?2", params![post.0, person.as_str()])
        }
        Change::CommentAdded { post, comment } => add_comment(db, post.0, comment),
        Change::LinkReported(report) => add_report(db, report),
        Change::ReportWithdrawn(id) => run(db, "DELETE FROM reports WHERE id = ?1", params![id.0]),
        Change::EntryLogged(decision) => log::add(db, decision),
    })
}

/// Fills an empty database.
pub(super) fn seed(db: &Connection, seed: &Seed) -> rusqlite::Result<()> {
    seed.people
        .iter()
        .try_for_each(|person| add_person(db, person))?;
    seed.conversations
        .iter()
        .try_for_each(|conversation| add_conversation(db, conversation))?;
    let mut messages: Vec<_> = seed.messages.iter().collect();
    messages.sort_by_key(|message| message.id);
    messages
        .into_iter()
        .try_for_each(|message| add_message(db, message))?;
    let mut posts: Vec<_> = seed.posts.iter().collect();
    posts.sort_by_key(|post| post.id);
    posts
        .iter()
        .try_for_each(|post| add_bare_post(db, post).map(|_| ()))?;
    // Comments are numbered across all posts.
    let mut comments: Vec<_> = posts
        .iter()
        .flat_map(|post| post.comments.iter().map(|comment| (post.id.0, comment)))
        .collect();
    comments.sort_by_key(|(_, comment)| comment.id);
    comments
        .into_iter()
        .try_for_each(|(post, comment)| add_comment(db, post, comment))?;
    commands::begin(db, &seed.balances, seed.now_millis)
}

/// Deletes all rows.
pub(super) fn clear(db: &Connection) -> rusqlite::Result<()> {
    schema::drop_all(db)?;
    schema::create(db)
}

fn add_person(db: &Connection, person: &Person) -> rusqlite::Result<()> {
    run(
        db,
        "INSERT INTO people (id, name_en, name_zh, about_en, about_zh) VALUES (?1, ?2, ?3, ?4, ?5)",
        params![
            person.id.as_str(),
            person.name.en,
            person.name.zh,
            person.about.en,
            person.about.zh
        ],
    )
}

fn add_conversation(db: &Connection, conversation: &Conversation) -> rusqlite::Result<()> {
    let key = db
        .prepare_cached("INSERT INTO conversations (id, kind, name_en, name_zh, read_up_to) VALUES (?1, ?2, ?3, ?4, ?5)")?
        .insert(params![conversation.id.as_str(), conversation.kind.id(), conversation.name.en, conversation.name.zh, conversation.read_up_to.0])?;
    (0_i64..)
        .zip(&conversation.members)
        .try_for_each(|(position, person)| {
            run(
                db,
                "INSERT INTO members (conversation, position, person) VALUES (?1, ?2, ?3)",
                params![key, position, person.as_str()],
            )
        })
}

fn add_message(db: &Connection, message: &Message) -> rusqlite::Result<()> {
    run(
        db,
        "INSERT INTO messages (id, conversation, sender, at_millis, text, zh, forwarded_from)
         SELECT ?1, key, ?3, ?4, ?5, ?6, ?7 FROM conversations
         WHERE id = ?2 AND ?1 > (SELECT coalesce(max(id), 0) FROM messages)",
        params![
            message.id.0,
            message.conversation.as_str(),
            message.sender.as_str(),
            message.at_millis,
            message.body.text,
            message.body.zh,
            message
                .forwarded_from
                .as_ref()
                .map(|person| person.as_str()),
        ],
    )
}

fn add_post(db: &Connection, post: &Post) -> rusqlite::Result<()> {
    if add_bare_post(db, post)? {
        post.comments
            .iter()
            .try_for_each(|comment| add_comment(db, post.id.0, comment))?;
    }
    Ok(())
}

/// Adds a post without its comments; returns whether its id was new.
fn add_bare_post(db: &Connection, post: &Post) -> rusqlite::Result<bool> {
    let Body { text, zh } = &post.body;
    let added = db
        .prepare_cached(
            "INSERT INTO posts (id, author, at_millis, text, zh)
             SELECT ?1, ?2, ?3, ?4, ?5 WHERE ?1 > (SELECT coalesce(max(id), 0) FROM posts)",
        )?
        .execute(params![
            post.id.0,
            post.author.as_str(),
            post.at_millis,
            text,
            zh
        ])?;
    if added == 0 {
        return Ok(false);
    }
    (0_i64..)
        .zip(&post.pictures)
        .try_for_each(|(position, name)| {
            run(
                db,
                "INSERT INTO pictures (post, position, name) VALUES (?1, ?2, ?3)",
                params![post.id.0, position, name],
            )
        })?;
    post.likes.iter().try_for_each(|person| {
        run(
            db,
            "INSERT OR IGNORE INTO likes (post, person) VALUES (?1, ?2)",
            params![post.id.0, person.as_str()],
        )
    })?;
    Ok(true)
}

fn add_comment(db: &Connection, post: i64, comment: &Comment) -> rusqlite::Result<()> {
    let Body { text, zh } = &comment.body;
    run(
        db,
        "INSERT INTO comments (id, post, author, at_millis, text, zh)
         SELECT ?1, ?2, ?3, ?4, ?5, ?6
         WHERE EXISTS (SELECT 1 FROM posts WHERE id = ?2) AND ?1 > (SELECT coalesce(max(id), 0) FROM comments)",
        params![comment.id.0, post, comment.author.as_str(), comment.at_millis, text, zh],
    )
}

fn add_report(db: &Connection, report: &Report) -> rusqlite::Result<()> {
    run(
        db,
        "INSERT INTO reports (id, at_millis, day, surface, address, host, effect, cause)
         SELECT ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8 WHERE ?1 > (SELECT coalesce(max(id), 0) FROM reports)",
        params![
            report.id.0,
            report.at_millis,
            report.day.to_string(),
            report.surface.id(),
            report.address,
            report.host,
            report.effect,
            report.cause,
        ],
    )
}
