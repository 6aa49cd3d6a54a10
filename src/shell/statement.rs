//! The statement: every entry of the ledger as CSV for a spreadsheet or as JSON for a program. Reads
//! the store, so that nothing is missing that memory does not hold.

use serde_json::json;

use crate::app::{ListFormat, OLDER_PAGE_SIZE};
use crate::domain::ledger::{Account, Entry, Posting};
use crate::domain::{EntryId, WalletId};
use crate::store::{Store, StoreError};

/// A posting of a wallet and the entry that it is a line of.
struct Row<'a> {
    entry: &'a Entry,
    wallet: &'a WalletId,
    posting: &'a Posting,
}

/// The value of a column in a row; empty where it does not apply.
type Value = fn(&Row<'_>) -> String;

/// The columns of the CSV file. Amounts have a point and two decimals, and no sign of their
/// currency.
const COLUMNS: [(&str, Value); 12] = [
    ("number", |row| row.entry.number()),
    ("time_utc", |row| time(row.entry)),
    ("dial_day", |row| row.entry.time.day.to_string()),
    ("kind", |row| row.entry.kind.id().to_owned()),
    ("order", |row| {
        row.entry
            .order
            .map(|order| order.0.to_string())
            .unwrap_or_default()
    }),
    ("merchant", |row| {
        row.entry
            .merchant()
            .map(ToString::to_string)
            .unwrap_or_default()
    }),
    ("wallet", |row| row.wallet.to_string()),
    ("currency", |row| {
        row.posting.amount.currency.id().to_owned()
    }),
    ("amount", |row| decimal(row.posting.amount.minor)),
    ("balance", |row| decimal(row.posting.balance.minor)),
    ("rule", |row| {
        row.entry
            .permit
            .as_ref()
            .map(|permit| permit.rule.clone())
            .unwrap_or_default()
    }),
    ("key", |row| row.entry.key.0.clone()),
];

/// Every entry, oldest first.
pub(super) fn entries(store: &Store) -> Result<Vec<Entry>, StoreError> {
    let mut all = Vec::new();
    let mut before = EntryId(i64::MAX);
    loop {
        let page = store.older_entries(None, before, OLDER_PAGE_SIZE)?;
        let full = page.len() == OLDER_PAGE_SIZE;
        if let Some(last) = page.last() {
            before = last.id;
        }
        all.extend(page);
        if !full {
            all.reverse();
            return Ok(all);
        }
    }
}

/// The name of the statement's file.
pub(super) fn file_name(format: ListFormat) -> &'static str {
    match format {
        ListFormat::Csv => "statement.csv",
        ListFormat::Json => "statement.json",
    }
}

/// The statement in a format, or an error of the format in English.
pub(super) fn formatted(entries: &[Entry], format: ListFormat) -> Result<Vec<u8>, String> {
    match format {
        ListFormat::Csv => csv(entries).map_err(|error| error.to_string()),
        ListFormat::Json => {
            let all: Vec<_> = entries.iter().map(as_json).collect();
            serde_json::to_vec_pretty(&all).map_err(|error| error.to_string())
        }
    }
}

/// One row for each posting of a wallet.
fn csv(entries: &[Entry]) -> Result<Vec<u8>, csv::Error> {
    let mut writer = csv::Writer::from_writer(Vec::new());
    writer.write_record(COLUMNS.map(|(name, _)| name))?;
    for row in entries.iter().flat_map(rows) {
        writer.write_record(COLUMNS.map(|(_, value)| value(&row)))?;
    }
    writer
        .into_inner()
        .map_err(|error| error.into_error().into())
}

fn rows(entry: &Entry) -> impl Iterator<Item = Row<'_>> {
    entry
        .postings
        .iter()
        .filter_map(move |posting| match &posting.account {
            Account::Wallet(wallet) => Some(Row {
                entry,
                wallet,
                posting,
            }),
            Account::Merchant(_) | Account::Opening | Account::TopUp => None,
        })
}

fn as_json(entry: &Entry) -> serde_json::Value {
    let postings = entry.postings.iter().map(|posting| {
        json!({
            "account": posting.account.to_string(),
            "currency": posting.amount.currency.id(),
            "amount_minor": posting.amount.minor,
            "balance_minor": posting.balance.minor,
        })
    });
    let permit = entry.permit.as_ref().map(|permit| {
        json!({
            "rule": permit.rule,
            "state": permit.state,
            "certainty": permit.certainty,
            "source": permit.source,
            "policy": permit.policy,
        })
    });
    json!({
        "number": entry.number(),
        "time_utc": time(entry),
        "dial_day": entry.time.day.to_string(),
        "kind": entry.kind.id(),
        "order": entry.order.map(|order| order.0),
        "key": entry.key.0,
        "postings": postings.collect::<Vec<_>>(),
        "permit": permit,
    })
}

fn time(entry: &Entry) -> String {
    jiff::Timestamp::from_millisecond(entry.time.at_millis)
        .map(|at| at.to_string())
        .unwrap_or_default()
}

fn decimal(minor: i64) -> String {
    let minus = if minor < 0 { "-" } else { "" };
    let size = minor.unsigned_abs();
    format!("{minus}{}.{:02}", size / 100, size % 100)
}
