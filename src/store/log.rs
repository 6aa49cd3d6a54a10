//! The log on disk, one row per entry. The shell knows the format of an export.

use rusqlite::{Connection, Row, params};

use super::sql::{parse_column, run};
use crate::domain::{Act, Asked, Data, LogEntry, MerchantId, WalletId};

const ENTRY: &str = "SELECT id, at_millis, day, act, surface, switch, platform, host, address, merchant, wallet, answer, rule,
    certainty, policy, fingerprint FROM decisions";

/// At most `limit` entries with an id above `after`, oldest first.
pub(super) fn entries_after(
    db: &Connection,
    after: i64,
    limit: usize,
) -> rusqlite::Result<Vec<LogEntry>> {
    let limit = i64::try_from(limit).unwrap_or(i64::MAX);
    rows(
        db,
        &format!("{ENTRY} WHERE id > ?1 ORDER BY id LIMIT ?2"),
        [after, limit],
    )
}

/// The newest entries that memory keeps, oldest first.
pub(super) fn latest(db: &Connection) -> rusqlite::Result<Vec<LogEntry>> {
    let kept = i64::try_from(Data::MAX_LOADED_LOG_ENTRIES).unwrap_or(i64::MAX);
    let mut decisions = rows(
        db,
        &format!("{ENTRY} WHERE id < ?1 ORDER BY id DESC LIMIT ?2"),
        [i64::MAX, kept],
    )?;
    decisions.reverse();
    Ok(decisions)
}

/// Writes an entry, unless its id exists.
pub(super) fn add(db: &Connection, entry: &LogEntry) -> rusqlite::Result<()> {
    let (link, payment) = match &entry.asked {
        Asked::Link {
            surface,
            switch,
            platform,
            host,
            address,
            ..
        } => (
            Some((
                surface.id(),
                switch.id(),
                platform.as_str(),
                host.as_str(),
                address.as_str(),
            )),
            None,
        ),
        Asked::Pay { merchant, wallet } => (None, Some((merchant.as_str(), wallet.as_str()))),
    };
    run(
        db,
        "INSERT INTO decisions (id, at_millis, day, act, surface, switch, platform, host, address, merchant, wallet, answer, rule,
         certainty, policy, fingerprint)
         SELECT ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16
         WHERE ?1 > (SELECT coalesce(max(id), 0) FROM decisions)",
        params![
            entry.id,
            entry.at_millis,
            entry.day.to_string(),
            entry.asked.act_id(),
            link.map(|l| l.0),
            link.map(|l| l.1),
            link.map(|l| l.2),
            link.map(|l| l.3),
            link.map(|l| l.4),
            payment.map(|p| p.0),
            payment.map(|p| p.1),
            entry.answer,
            entry.rule,
            entry.certainty,
            entry.policy,
            entry.fingerprint,
        ],
    )
}

fn rows(db: &Connection, sql: &str, bounds: [i64; 2]) -> rusqlite::Result<Vec<LogEntry>> {
    db.prepare_cached(sql)?
        .query_map(bounds, entry_from)?
        .collect()
}

fn entry_from(row: &Row<'_>) -> rusqlite::Result<LogEntry> {
    Ok(LogEntry {
        id: row.get(0)?,
        at_millis: row.get(1)?,
        day: parse_column(row, 2)?,
        asked: question_from(row)?,
        answer: row.get(11)?,
        rule: row.get(12)?,
        certainty: row.get(13)?,
        policy: row.get(14)?,
        fingerprint: row.get(15)?,
    })
}

fn question_from(row: &Row<'_>) -> rusqlite::Result<Asked> {
    let act: String = row.get(3)?;
    Ok(match Act::from_id(&act) {
        Some(act) => Asked::Link {
            act,
            surface: parse_column(row, 4)?,
            switch: parse_column(row, 5)?,
            platform: row.get(6)?,
            host: row.get(7)?,
            address: row.get(8)?,
        },
        None => Asked::Pay {
            merchant: MerchantId(row.get(9)?),
            wallet: WalletId(row.get(10)?),
        },
    })
}
