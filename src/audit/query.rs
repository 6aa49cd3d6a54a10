//! The question that an audit asks about each link, and its answers for one batch of texts.

use std::io;

use super::rows::{RowFormat, Rows};
use super::source::{Batch, Line};
use super::tally::Tally;
use crate::app::gate::{self, Circumstances};
use crate::domain::Surface;
use crate::links::{HostTable, find};
use crate::policy::Policy;

/// An audit: the policy, date, switches and surface for which every link is checked.
pub struct Audit<'a> {
    pub(super) policy: &'a Policy,
    hosts: HostTable,
    when: Circumstances,
    surface: Surface,
    pub(super) rows: Option<RowFormat>,
}

impl<'a> Audit<'a> {
    /// An audit that only counts.
    pub fn new(policy: &'a Policy, when: Circumstances, surface: Surface) -> Self {
        Self {
            policy,
            hosts: gate::host_table(policy),
            when,
            surface,
            rows: None,
        }
    }

    /// The same audit, which also writes one row per link and per unreadable line.
    #[must_use]
    pub fn with_rows(self, format: RowFormat) -> Self {
        Self {
            rows: Some(format),
            ..self
        }
    }

    /// Counts the links of a batch, and returns their rows if rows are written.
    pub(super) fn check_batch(&self, batch: &Batch, tally: &mut Tally) -> io::Result<Vec<u8>> {
        let mut rows = self.rows.map(Rows::new);
        for line in batch.lines() {
            self.check_line(&line, tally, rows.as_mut())?;
        }
        rows.map_or_else(|| Ok(Vec::new()), Rows::into_bytes)
    }

    fn check_line(
        &self,
        line: &Line<'_>,
        tally: &mut Tally,
        mut rows: Option<&mut Rows>,
    ) -> io::Result<()> {
        let text = match line.text {
            Ok(text) => text,
            Err(why) => {
                tally.add_unreadable(line.number, why);
                return rows.map_or(Ok(()), |rows| rows.write_unreadable(line.number, why));
            }
        };
        let found = find(text, &self.hosts);
        for link in &found {
            let answer = gate::link(self.policy, self.when, self.surface, link);
            tally.add_link(&answer, link);
            if let Some(rows) = rows.as_deref_mut() {
                rows.write_link(self.policy, line.number, &answer, link)?;
            }
        }
        tally.add_line(found.len());
        Ok(())
    }
}
