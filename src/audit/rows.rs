//! One row per link: CSV, or one JSON object per line.

use std::io::{self, Write};

use serde::Serialize;

use super::source::Unreadable;
use crate::app::gate::{self, LinkAnswer};
use crate::domain::Day;
use crate::links::{Found, Judgement, Target};
use crate::policy::Policy;

/// Heading of the CSV rows: the fields of [`Row`] in their order.
pub(super) const HEADING: &str = "line,address,host,platform,owner,surface,date,effect,policy_effect,safety,rule,certainty,source,\
                                  blocked_by,unreadable\n";

/// Format of the rows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RowFormat {
    /// CSV with a heading.
    Csv,
    /// One JSON object per line.
    JsonLines,
}

/// Rows as bytes, without a heading.
pub(super) struct Rows {
    writer: Writer,
}

enum Writer {
    Csv(Box<csv::Writer<Vec<u8>>>),
    Json(Vec<u8>),
}

/// A link with its verdict, or a line that could not be read.
#[derive(Default, Serialize)]
struct Row<'a> {
    line: u64,
    address: Option<&'a str>,
    host: Option<&'a str>,
    platform: Option<&'a str>,
    owner: Option<&'a str>,
    surface: Option<&'static str>,
    date: Option<Day>,
    effect: Option<&'static str>,
    policy_effect: Option<&'static str>,
    safety: Option<&'static str>,
    rule: Option<&'a str>,
    certainty: Option<&'static str>,
    source: Option<&'a str>,
    blocked_by: Option<&'a str>,
    unreadable: Option<&'static str>,
}

impl Rows {
    /// No rows yet.
    pub(super) fn new(format: RowFormat) -> Self {
        let writer = match format {
            RowFormat::JsonLines => Writer::Json(Vec::new()),
            RowFormat::Csv => Writer::Csv(Box::new(
                csv::WriterBuilder::new()
                    .has_headers(false)
                    .from_writer(Vec::new()),
            )),
        };
        Self { writer }
    }

    /// Writes the row of a link.
    pub(super) fn write_link(
        &mut self,
        policy: &Policy,
        line: u64,
        answer: &LinkAnswer<'_>,
        found: &Found,
    ) -> io::Result<()> {
        let platform = gate::platform(policy, found);
        let (address, host) = match &found.target {
            Target::Web(address) => (address.url.as_str(), address.url.host_str()),
            Target::TaoPassword(text) | Target::Refused(text) => (text.as_str(), None),
        };
        self.write(&Row {
            line,
            address: Some(address),
            host,
            platform: platform.map(|row| policy.platform(row).id.as_str()),
            owner: platform
                .and_then(|row| policy.owner_of(row))
                .map(|owner| owner.id.as_str()),
            surface: Some(answer.question.surface.id()),
            date: Some(answer.question.day),
            effect: Some(answer.effect.id()),
            policy_effect: Some(answer.policy.answer.id()),
            safety: match answer.judgement {
                Judgement::Fine => None,
                Judgement::Ask(reason) => Some(reason.id()),
                Judgement::Stop(reason) => Some(reason.id()),
            },
            rule: Some(answer.policy.grounds.rule),
            certainty: Some(answer.policy.grounds.certainty.id()),
            source: Some(&answer.policy.grounds.source.id),
            blocked_by: answer.policy.grounds.blocked_by,
            unreadable: None,
        })
    }

    /// Writes the row of a line that could not be read.
    pub(super) fn write_unreadable(&mut self, line: u64, why: Unreadable) -> io::Result<()> {
        self.write(&Row {
            line,
            unreadable: Some(why.id()),
            ..Row::default()
        })
    }

    /// All rows written so far.
    pub(super) fn into_bytes(self) -> io::Result<Vec<u8>> {
        match self.writer {
            Writer::Csv(writer) => writer.into_inner().map_err(csv::IntoInnerError::into_error),
            Writer::Json(bytes) => Ok(bytes),
        }
    }

    fn write(&mut self, row: &Row<'_>) -> io::Result<()> {
        match &mut self.writer {
            Writer::Csv(writer) => writer.serialize(row).map_err(io::Error::other),
            Writer::Json(bytes) => {
                serde_json::to_writer(&mut *bytes, row).map_err(io::Error::from)?;
                bytes.write_all(b"\n")
            }
        }
    }
}
