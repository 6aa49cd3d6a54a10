//! The statement: every entry of the books as CSV for a spreadsheet or as JSON for a program. Reads the store, so that nothing is missing
//! that memory does not hold.

use serde_json::{Value, json};

use crate::app::{OLDER, StatementFormat};
use crate::domain::EntryId;
use crate::domain::ledger::{Account, Entry, StatementRow};
use crate::store::{Store, StoreError};

const HEADER: [&str; 12] =
    ["number", "time_utc", "dial_day", "kind", "order", "merchant", "wallet", "currency", "amount", "balance", "rule", "key"];

/// Every entry, oldest first.
pub(super) fn entries(store: &Store) -> Result<Vec<Entry>, StoreError> {
    let mut all = Vec::new();
    let mut before = EntryId(i64::MAX);
    loop {
        let page = store.older_entries(None, before, OLDER)?;
        let full = page.len() == OLDER;
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

/// The statement in a format; an error in words if it can't be written as such.
pub(super) fn written(entries: &[Entry], format: StatementFormat) -> Result<Vec<u8>, String> {
    match format {
        StatementFormat::Csv => csv(entries).map_err(|error| error.to_string()),
        StatementFormat::Json => {
            let all: Vec<_> = entries.iter().map(as_json).collect();
            serde_json::to_vec_pretty(&all).map_err(|error| error.to_string())
        }
    }
}

/// One row for each posting of a wallet; amounts with a point and two decimals, without a sign of their currency.
fn csv(entries: &[Entry]) -> Result<Vec<u8>, csv::Error> {
    let mut writer = csv::Writer::from_writer(Vec::new());
    writer.write_record(HEADER)?;
    for entry in entries {
        for posting in &entry.postings {
            let Account::Wallet(wallet) = &posting.account else { continue };
            let Some(row) = StatementRow::new(entry, wallet) else { continue };
            writer.write_record([
                row.number,
                time(entry),
                row.day,
                row.kind.to_owned(),
                row.order.map(|order| order.to_string()).unwrap_or_default(),
                row.merchant.unwrap_or_default(),
                wallet.to_string(),
                row.currency.to_owned(),
                decimal(row.amount_minor),
                decimal(row.balance_minor),
                row.rule.unwrap_or_default(),
                entry.key.0.clone(),
            ])?;
        }
    }
    writer.into_inner().map_err(|error| error.into_error().into())
}

fn as_json(entry: &Entry) -> Value {
    let postings = entry.postings.iter().map(|posting| {
        json!({
            "account": posting.account.to_string(),
            "currency": posting.amount.currency.code(),
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
        "dial_day": entry.moment.day.to_string(),
        "kind": entry.kind.id(),
        "order": entry.order.map(|order| order.0),
        "key": entry.key.0,
        "postings": postings.collect::<Vec<_>>(),
        "permit": permit,
    })
}

fn time(entry: &Entry) -> String {
    jiff::Timestamp::from_millisecond(entry.moment.at_millis).map(|at| at.to_string()).unwrap_or_default()
}

fn decimal(minor: i64) -> String {
    let minus = if minor < 0 { "-" } else { "" };
    let size = minor.unsigned_abs();
    format!("{minus}{}.{:02}", size / 100, size % 100)
}
