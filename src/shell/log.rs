//! Exports the log to a file, as CSV or as one JSON object per line, page by page from the store.
//!
//! The file appears complete under its name or not at all.

use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

use serde_json::json;

use super::error::{file_failed_by_system, store_failed};
use super::files;
use crate::app::{Event, ListFormat, Now};
use crate::domain::{Asked, LogEntry};
use crate::store::{Store, StoreError};

/// Number of entries that are read at a time.
const PAGE: usize = 500;

/// The headings of the CSV file, and the keys of the JSON objects.
const KEYS: [&str; 17] = [
    "id",
    "time",
    "day",
    "act",
    "surface",
    "switch",
    "platform",
    "host",
    "address",
    "merchant",
    "wallet",
    "answer",
    "rule",
    "certainty",
    "policy",
    "fingerprint",
    "at_millis",
];

/// Exports the whole log to a new file below `data_folder`.
pub(super) fn export(store: &Store, format: ListFormat, data_folder: &Path, now: Now) -> Event {
    let written = files::folder(data_folder)
        .map_err(Failure::from)
        .and_then(|folder| write(store, format, &folder, now));
    match written {
        Ok((count, path)) => Event::LogExported(count, path.display().to_string()),
        Err(Failure::System(error)) => {
            file_failed_by_system(&data_folder.join(files::FOLDER), &error)
        }
        Err(Failure::Store(error)) => store_failed(&error),
    }
}

/// Reason why the log was not exported.
#[derive(Debug)]
enum Failure {
    System(io::Error),
    Store(StoreError),
}

impl From<io::Error> for Failure {
    fn from(error: io::Error) -> Self {
        Self::System(error)
    }
}

/// Writes to a temporary file first, so that the file appears complete or not at all.
fn write(
    store: &Store,
    format: ListFormat,
    folder: &Path,
    now: Now,
) -> Result<(usize, PathBuf), Failure> {
    let mut out = BufWriter::new(
        tempfile::Builder::new()
            .prefix(".part-")
            .tempfile_in(folder)?,
    );
    let mut count = 0;
    let mut after = i64::MIN;
    let mut headed = false;
    loop {
        let page = store.log_entries(after, PAGE).map_err(Failure::Store)?;
        match format {
            ListFormat::Csv => write_csv(&mut out, &page, !headed)?,
            ListFormat::Json => write_json(&mut out, &page)?,
        }
        headed = true;
        count += page.len();
        match page.last() {
            Some(last) if page.len() == PAGE => after = last.id,
            Some(_) | None => break,
        }
    }
    let part = out.into_inner().map_err(io::IntoInnerError::into_error)?;
    part.as_file().sync_all()?;
    let path = free_path(folder, format, now);
    part.persist_noclobber(&path).map_err(|error| error.error)?;
    Ok((count, path))
}

/// `decisions-20211122-195300.csv`, with a number if that exists.
fn free_path(folder: &Path, format: ListFormat, now: Now) -> PathBuf {
    let ending = match format {
        ListFormat::Csv => "csv",
        ListFormat::Json => "jsonl",
    };
    let stamp = jiff::Timestamp::from_millisecond(now.millis)
        .unwrap_or_default()
        .strftime("%Y%m%d-%H%M%S")
        .to_string();
    let named = |number: u32| match number {
        0 => folder.join(format!("decisions-{stamp}.{ending}")),
        _ => folder.join(format!("decisions-{stamp}-{number}.{ending}")),
    };
    (0..u32::MAX)
        .map(named)
        .find(|path| !path.exists())
        .unwrap_or_else(|| named(u32::MAX))
}

fn write_csv(out: &mut impl Write, decisions: &[LogEntry], with_headings: bool) -> io::Result<()> {
    let mut writer = csv::Writer::from_writer(out);
    if with_headings {
        writer.write_record(KEYS)?;
    }
    for decision in decisions {
        let values = values(decision);
        writer.write_record(KEYS.map(|key| {
            let value = &values[key];
            let plain = || {
                if value.is_null() {
                    String::new()
                } else {
                    value.to_string()
                }
            };
            value.as_str().map_or_else(plain, str::to_owned)
        }))?;
    }
    writer.flush()
}

fn write_json(out: &mut impl Write, decisions: &[LogEntry]) -> io::Result<()> {
    decisions
        .iter()
        .try_for_each(|decision| writeln!(out, "{}", values(decision)))
}

/// One entry with the keys of [`KEYS`]; a value that does not apply is null.
fn values(decision: &LogEntry) -> serde_json::Value {
    let time = jiff::Timestamp::from_millisecond(decision.at_millis)
        .unwrap_or_default()
        .to_string();
    let mut values = json!({
        "id": decision.id, "time": time, "day": decision.day.to_string(), "act": decision.asked.act_id(),
        "surface": null, "switch": null, "platform": null, "host": null, "address": null, "merchant": null, "wallet": null,
        "answer": decision.answer, "rule": decision.rule, "certainty": decision.certainty,
        "policy": decision.policy, "fingerprint": decision.fingerprint, "at_millis": decision.at_millis,
    });
    match &decision.asked {
        Asked::Link {
            surface,
            switch,
            platform,
            host,
            address,
            ..
        } => {
            values["surface"] = json!(surface.id());
            values["switch"] = json!(switch.id());
            values["platform"] = json!(platform);
            values["host"] = json!(host);
            values["address"] = json!(address);
        }
        Asked::Pay { merchant, wallet } => {
            values["merchant"] = json!(merchant.as_str());
            values["wallet"] = json!(wallet.as_str());
        }
    }
    values
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test may fail loudly")]

    use super::*;
    use crate::domain::{Act, Change, Day, Surface, Switch};
    use crate::store::Seed;

    const AWKWARD: [&str; 4] = [
        "他说：“看, 这里”",
        "a \"quoted\", text",
        "two\nlines\r\nthree",
        "=1+1,\u{202e}x\u{0}",
    ];

    fn decision(id: i64, address: &str) -> LogEntry {
        let asked = Asked::Link {
            act: Act::Tap,
            surface: Surface::Group,
            switch: Switch::Default,
            platform: "taobao".to_owned(),
            host: "item.taobao.com".to_owned(),
            address: address.to_owned(),
        };
        let word = str::to_owned;
        LogEntry {
            id,
            at_millis: 1_000 * id,
            day: Day::DEFAULT,
            asked,
            answer: word("copy_only"),
            rule: word("r"),
            certainty: word("reported"),
            policy: word("p"),
            fingerprint: word("0123"),
        }
    }

    fn exported(format: ListFormat, decisions: Vec<LogEntry>) -> (usize, String) {
        let folder = tempfile::tempdir().unwrap();
        let open = Store::open_with(&folder.path().join("x.sqlite"), 0, || Ok(Seed::default()));
        let mut store = open.unwrap().store;
        let changes: Vec<_> = decisions.into_iter().map(Change::EntryLogged).collect();
        store.write(&changes).unwrap();
        let first = write(&store, format, folder.path(), Now { millis: 0 }).unwrap();
        let second = write(&store, format, folder.path(), Now { millis: 0 }).unwrap();
        assert_ne!(first.1, second.1, "an export never replaces another");
        (first.0, std::fs::read_to_string(first.1).unwrap())
    }

    #[test]
    fn csv_gives_back_chinese_quotes_commas_and_newlines() {
        let (count, text) = exported(
            ListFormat::Csv,
            (1..)
                .zip(AWKWARD)
                .map(|(id, text)| decision(id, text))
                .collect(),
        );
        assert_eq!(count, AWKWARD.len());
        let mut reader = csv::Reader::from_reader(text.as_bytes());
        assert_eq!(reader.headers().unwrap().iter().collect::<Vec<_>>(), KEYS);
        let addresses: Vec<_> = reader
            .records()
            .map(|row| row.unwrap()[8].to_owned())
            .collect();
        assert_eq!(addresses, AWKWARD);
    }

    #[test]
    fn json_lines_give_back_the_same() {
        let (_, text) = exported(
            ListFormat::Json,
            (1..)
                .zip(AWKWARD)
                .map(|(id, text)| decision(id, text))
                .collect(),
        );
        let rows: Vec<serde_json::Value> = text
            .lines()
            .map(|line| serde_json::from_str(line).unwrap())
            .collect();
        let addresses: Vec<_> = rows
            .iter()
            .map(|row| row["address"].as_str().unwrap())
            .collect();
        assert_eq!(addresses, AWKWARD);
        assert_eq!(
            (rows[0]["merchant"].is_null(), rows[0]["answer"].as_str()),
            (true, Some("copy_only"))
        );
    }

    #[test]
    fn an_export_holds_more_than_memory_does() {
        let many = crate::domain::Data::MAX_LOADED_LOG_ENTRIES + PAGE + 1;
        let decisions = (1..).take(many).map(|id| decision(id, "x")).collect();
        let (count, text) = exported(ListFormat::Json, decisions);
        assert_eq!((count, text.lines().count()), (many, many));
    }
}
