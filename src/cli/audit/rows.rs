//! A row for each link, written as soon as it is known: CSV, or an object a line.

use std::io::{self, Write};

use serde::Serialize;

use super::lines::{Unreadable, io_error};
use crate::app::gate::{self, LinkAnswer};
use crate::cli::args::TableFormat;
use crate::domain::Day;
use crate::links::{Found, Judgement, Target};
use crate::policy::Policy;

/// Writes rows; the order of its fields is the order of the columns.
pub(super) struct Rows<'w> {
    writer: Writer<'w>,
}

enum Writer<'w> {
    Csv(Box<csv::Writer<&'w mut dyn Write>>),
    Json(&'w mut dyn Write),
}

/// A link with its answer, or a line that could not be read.
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

impl<'w> Rows<'w> {
    /// Rows as JSON lines if `format` is JSON, otherwise as CSV.
    pub(super) fn new(out: &'w mut dyn Write, format: TableFormat) -> Self {
        let writer = match format {
            TableFormat::Json => Writer::Json(out),
            TableFormat::Text | TableFormat::Csv | TableFormat::Markdown => Writer::Csv(Box::new(csv::Writer::from_writer(out))),
        };
        Self { writer }
    }

    /// Writes the row of a link.
    pub(super) fn link(&mut self, policy: &Policy, line: u64, answer: &LinkAnswer<'_>, found: &Found) -> io::Result<()> {
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
            owner: platform.and_then(|row| policy.owner_of(row)).map(|owner| owner.id.as_str()),
            surface: Some(answer.question.surface.id()),
            date: Some(answer.question.day),
            effect: Some(answer.effect.id()),
            policy_effect: Some(answer.policy.effect.id()),
            safety: match answer.judgement {
                Judgement::Fine => None,
                Judgement::Ask(reason) => Some(reason.id()),
                Judgement::Stop(reason) => Some(reason.id()),
            },
            rule: Some(answer.policy.rule),
            certainty: Some(answer.policy.certainty.id()),
            source: Some(&answer.policy.source.id),
            blocked_by: answer.policy.blocked_by,
            unreadable: None,
        })
    }

    /// Writes the row of a line that could not be read.
    pub(super) fn unreadable(&mut self, line: u64, why: Unreadable) -> io::Result<()> {
        self.write(&Row { line, unreadable: Some(why.id()), ..Row::default() })
    }

    /// Writes what is still held back.
    pub(super) fn finish(&mut self) -> io::Result<()> {
        match &mut self.writer {
            Writer::Csv(writer) => writer.flush(),
            Writer::Json(writer) => writer.flush(),
        }
    }

    fn write(&mut self, row: &Row<'_>) -> io::Result<()> {
        match &mut self.writer {
            Writer::Csv(writer) => writer.serialize(row).map_err(io_error),
            Writer::Json(writer) => {
                serde_json::to_writer(&mut *writer, row).map_err(io::Error::from)?;
                writer.write_all(b"\n")
            }
        }
    }
}
