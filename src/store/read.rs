//! Reads rows as values, by index: the cost depends on the number of rows asked for, not on the
//! number stored.

use std::collections::BTreeMap;

use rusqlite::{Connection, OptionalExtension, Row, params};

use super::log;
use super::sql::{last_id, parse_column};
use crate::domain::{
    Body, Comment, CommentId, Conversation, ConversationId, Damage, Data, Message, MessageId,
    Person, PersonId, Post, PostId, Report, ReportId, Text, Thread,
};

/// Number of the newest messages of a conversation that are loaded into memory.
pub(super) const LOADED_MESSAGES: usize = 200;

/// Columns of a message, in the order that [`message`] expects.
const MESSAGE: &str = "m.id, c.id, m.sender, m.at_millis, m.text, m.zh, m.forwarded_from";

pub(super) fn data(db: &Connection) -> rusqlite::Result<Data> {
    let mut data = Data {
        people: people(db)?,
        posts: posts(db)?,
        reports: reports(db)?,
        log: log::latest(db)?.into(),
        last_log_entry: last_id(db, "decisions")?,
        last_message: last_id(db, "messages")?,
        last_post: last_id(db, "posts")?,
        last_comment: last_id(db, "comments")?,
        ..Data::default()
    };
    for (key, conversation) in conversations(db)? {
        data.threads.insert(
            conversation.id.clone(),
            thread(db, key, conversation.read_up_to)?,
        );
        data.conversations
            .insert(conversation.id.clone(), conversation);
    }
    Ok(data)
}

fn people(db: &Connection) -> rusqlite::Result<BTreeMap<PersonId, Person>> {
    let mut statement =
        db.prepare("SELECT id, name_en, name_zh, about_en, about_zh FROM people")?;
    let rows = statement.query_map([], |row| {
        let person = Person {
            id: PersonId(row.get(0)?),
            name: text(row, 1)?,
            about: text(row, 3)?,
        };
        Ok((person.id.clone(), person))
    })?;
    rows.collect()
}

fn conversations(db: &Connection) -> rusqlite::Result<Vec<(i64, Conversation)>> {
    let mut members =
        db.prepare("SELECT person FROM members WHERE conversation = ?1 ORDER BY position")?;
    let mut statement = db.prepare(
        "SELECT key, id, kind, name_en, name_zh, read_up_to FROM conversations ORDER BY key",
    )?;
    let rows = statement.query_map([], |row| {
        let key = row.get(0)?;
        let conversation = Conversation {
            id: ConversationId(row.get(1)?),
            kind: parse_column(row, 2)?,
            name: text(row, 3)?,
            members: members
                .query_map([key], |row| row.get(0).map(PersonId))?
                .collect::<rusqlite::Result<_>>()?,
            read_up_to: MessageId(row.get(5)?),
        };
        Ok((key, conversation))
    })?;
    rows.collect()
}

fn thread(db: &Connection, key: i64, read_up_to: MessageId) -> rusqlite::Result<Thread> {
    // One more than is loaded, to know whether there are older ones.
    let mut messages = newest(db, key, MessageId(i64::MAX), LOADED_MESSAGES + 1)?;
    let has_older = messages.len() > LOADED_MESSAGES;
    messages.truncate(LOADED_MESSAGES);
    messages.reverse();
    let unread = db
        .prepare_cached(
            "SELECT count(*) FROM messages WHERE conversation = ?1 AND id > ?2 AND sender <> ?3",
        )?
        .query_row(params![key, read_up_to.0, PersonId::ME], |row| row.get(0))?;
    Ok(Thread {
        messages,
        has_older,
        unread,
    })
}

pub(super) fn older(
    db: &Connection,
    conversation: &ConversationId,
    before: MessageId,
    limit: usize,
) -> rusqlite::Result<Vec<Message>> {
    let key = db
        .query_row(
            "SELECT key FROM conversations WHERE id = ?1",
            [conversation.as_str()],
            |row| row.get(0),
        )
        .optional()?;
    let mut messages = key.map_or(Ok(Vec::new()), |key| newest(db, key, before, limit))?;
    messages.reverse();
    Ok(messages)
}

/// The newest messages before `before`, newest first, without `before` itself; `i64::MAX` is not an
/// id.
fn newest(
    db: &Connection,
    key: i64,
    before: MessageId,
    limit: usize,
) -> rusqlite::Result<Vec<Message>> {
    let mut statement = db.prepare_cached(&format!(
        "SELECT {MESSAGE} FROM messages m JOIN conversations c ON c.key = m.conversation
         WHERE m.conversation = ?1 AND m.id < ?2 ORDER BY m.id DESC LIMIT ?3"
    ))?;
    let limit = i64::try_from(limit).unwrap_or(i64::MAX);
    statement
        .query_map(params![key, before.0, limit], message)?
        .collect()
}

fn message(row: &Row<'_>) -> rusqlite::Result<Message> {
    Ok(Message {
        id: MessageId(row.get(0)?),
        conversation: ConversationId(row.get(1)?),
        sender: PersonId(row.get(2)?),
        at_millis: row.get(3)?,
        body: body(row, 4)?,
        forwarded_from: row.get::<_, Option<String>>(6)?.map(PersonId),
    })
}

fn reports(db: &Connection) -> rusqlite::Result<Vec<Report>> {
    let mut statement = db.prepare(
        "SELECT id, at_millis, day, surface, address, host, effect, cause FROM reports ORDER BY id",
    )?;
    let rows = statement.query_map([], |row| {
        Ok(Report {
            id: ReportId(row.get(0)?),
            at_millis: row.get(1)?,
            day: parse_column(row, 2)?,
            surface: parse_column(row, 3)?,
            address: row.get(4)?,
            host: row.get(5)?,
            effect: row.get(6)?,
            cause: row.get(7)?,
        })
    })?;
    rows.collect()
}

fn posts(db: &Connection) -> rusqlite::Result<Vec<Post>> {
    let mut pictures = by_post(
        db,
        "SELECT post, name FROM pictures ORDER BY post, position",
        |row| row.get(1),
    )?;
    let mut likes = by_post(db, "SELECT post, person FROM likes ORDER BY place", |row| {
        row.get(1).map(PersonId)
    })?;
    let mut comments = by_post(
        db,
        "SELECT post, id, author, at_millis, text, zh FROM comments ORDER BY id",
        |row| {
            Ok(Comment {
                id: CommentId(row.get(1)?),
                author: PersonId(row.get(2)?),
                at_millis: row.get(3)?,
                body: body(row, 4)?,
            })
        },
    )?;
    let mut statement =
        db.prepare("SELECT id, author, at_millis, text, zh FROM posts ORDER BY id DESC")?;
    let rows = statement.query_map([], |row| {
        let id = row.get(0)?;
        Ok(Post {
            id: PostId(id),
            author: PersonId(row.get(1)?),
            at_millis: row.get(2)?,
            body: body(row, 3)?,
            pictures: pictures.remove(&id).unwrap_or_default(),
            likes: likes.remove(&id).unwrap_or_default(),
            comments: comments.remove(&id).unwrap_or_default(),
        })
    })?;
    rows.collect()
}

fn by_post<T>(
    db: &Connection,
    sql: &str,
    value: impl Fn(&Row<'_>) -> rusqlite::Result<T>,
) -> rusqlite::Result<BTreeMap<i64, Vec<T>>> {
    let mut statement = db.prepare(sql)?;
    let mut rows = statement.query([])?;
    let mut grouped = BTreeMap::<i64, Vec<T>>::new();
    while let Some(row) = rows.next()? {
        grouped.entry(row.get(0)?).or_default().push(value(row)?);
    }
    Ok(grouped)
}

fn text(row: &Row<'_>, at: usize) -> rusqlite::Result<Text> {
    Ok(Text {
        en: row.get::<_, String>(at)?.into(),
        zh: row.get::<_, String>(at + 1)?.into(),
    })
}

fn body(row: &Row<'_>, at: usize) -> rusqlite::Result<Body> {
    Ok(Body {
        text: row.get(at)?,
        zh: row.get(at + 1)?,
    })
}

/// Runs `quick_check` or `integrity_check`; returns the first error, if there is one.
pub(super) fn verify(db: &Connection, check: &str) -> rusqlite::Result<Option<Damage>> {
    let first: String = db.query_row(&format!("PRAGMA {check}(1)"), [], |row| row.get(0))?;
    if first != "ok" {
        return Ok(Some(Damage::Other(first)));
    }
    let orphan = db
        .query_row("PRAGMA foreign_key_check", [], |row| {
            row.get::<_, String>(0)
        })
        .optional()?;
    Ok(orphan.map(|table| Damage::Orphan { table }))
}
