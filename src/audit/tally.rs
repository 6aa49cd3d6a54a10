//! The counts of an audit: links by platform and effect, assumptions among the verdicts, and lines
//! that could not be read.

use serde::Serialize;

use super::source::Unreadable;
use crate::app::gate::LinkAnswer;
use crate::links::{Found, Target};
use crate::policy::{Certainty, LinkEffect, Policy, TargetIx};

/// Maximum number of unreadable lines that are listed; the rest is only counted.
const MAX_LISTED: usize = 20;

/// Id of the row of links that no browser may open, such as `javascript:…`.
const REFUSED: &str = "refused";

const EFFECTS: usize = LinkEffect::ALL.len();

/// The counts of an audit.
pub struct Tally {
    rows: Vec<TallyRow>,
    lines: u64,
    without_link: u64,
    unreadable: u64,
    listed: Vec<(u64, Unreadable)>,
}

/// A row of the counts.
#[derive(Clone, Copy, Debug)]
pub struct TallyRow {
    /// The target; `None` for links that no browser may open.
    pub target: Option<TargetIx>,
    /// Number of links per effect, in the order of [`LinkEffect::ALL`].
    counts: [u64; EFFECTS],
    /// Number of links whose effect is an assumption.
    pub assumed: u64,
}

impl TallyRow {
    /// Number of links.
    pub fn links(&self) -> u64 {
        self.counts.iter().sum()
    }

    /// Number of links with an effect.
    pub const fn links_with(&self, effect: LinkEffect) -> u64 {
        self.counts[effect as usize]
    }
}

/// A count that is not zero.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Count<'a> {
    /// Id of the target: a platform, `web`, `tao-password` or `refused`.
    pub platform: &'a str,
    /// Id of the effect.
    pub effect: &'static str,
    /// Number of links.
    pub links: u64,
}

impl Tally {
    /// A tally for the targets of `policy`, all counts zero.
    pub fn new(policy: &Policy) -> Self {
        let targets = policy.targets().map(Some).chain([None]);
        let row = |target| TallyRow {
            target,
            counts: [0; EFFECTS],
            assumed: 0,
        };
        Self {
            rows: targets.map(row).collect(),
            lines: 0,
            without_link: 0,
            unreadable: 0,
            listed: Vec::new(),
        }
    }

    /// Number of lines, readable or not.
    pub const fn lines(&self) -> u64 {
        self.lines
    }

    /// Number of readable lines without a link.
    pub const fn lines_without_link(&self) -> u64 {
        self.without_link
    }

    /// Number of links.
    pub fn links(&self) -> u64 {
        self.rows.iter().map(TallyRow::links).sum()
    }

    /// Number of links with an effect.
    pub fn links_with(&self, effect: LinkEffect) -> u64 {
        self.rows.iter().map(|row| row.links_with(effect)).sum()
    }

    /// Number of links whose effect is an assumption.
    pub fn assumed(&self) -> u64 {
        self.rows.iter().map(|row| row.assumed).sum()
    }

    /// Number of lines that could not be read.
    pub const fn unreadable(&self) -> u64 {
        self.unreadable
    }

    /// The first 20 lines that could not be read, by number.
    pub fn listed_unreadable(&self) -> &[(u64, Unreadable)] {
        &self.listed
    }

    /// The rows: the policy's targets in its order, then the refused links.
    pub fn rows(&self) -> &[TallyRow] {
        &self.rows
    }

    /// The counts that are not zero; `policy` is the one of the audit.
    pub fn counts<'p>(&self, policy: &'p Policy) -> Vec<Count<'p>> {
        let counts = self.rows.iter().flat_map(|row| {
            let platform = row
                .target
                .map_or(REFUSED, |target| policy.target_id(target));
            LinkEffect::ALL.iter().map(move |effect| Count {
                platform,
                effect: effect.id(),
                links: row.links_with(*effect),
            })
        });
        counts.filter(|count| count.links > 0).collect()
    }

    /// Counts a link.
    pub(super) fn add_link(&mut self, answer: &LinkAnswer<'_>, found: &Found) {
        // The last three rows are Tao passwords, web pages and refused links.
        let last = self.rows.len() - 1;
        let row = match (&found.target, answer.question.target) {
            (Target::Refused(_), _) => last,
            (_, TargetIx::Platform(row)) => usize::from(row.0),
            (_, TargetIx::TaoPassword) => last - 2,
            (_, TargetIx::Web) => last - 1,
        };
        let assumed =
            !answer.is_about_safety() && answer.policy.grounds.certainty == Certainty::Assumption;
        if let Some(row) = self.rows.get_mut(row) {
            row.counts[answer.effect as usize] += 1;
            row.assumed += u64::from(assumed);
        }
    }

    /// Counts a readable line with its number of links.
    pub(super) fn add_line(&mut self, links: usize) {
        self.lines += 1;
        self.without_link += u64::from(links == 0);
    }

    /// Counts a line that could not be read.
    pub(super) fn add_unreadable(&mut self, number: u64, why: Unreadable) {
        self.lines += 1;
        self.unreadable += 1;
        if self.listed.len() < MAX_LISTED {
            self.listed.push((number, why));
        }
    }

    /// Adds the counts of another tally for the same policy.
    pub(super) fn merge(&mut self, other: Self) {
        for (row, more) in self.rows.iter_mut().zip(other.rows) {
            row.counts
                .iter_mut()
                .zip(more.counts)
                .for_each(|(count, more)| *count += more);
            row.assumed += more.assumed;
        }
        self.lines += other.lines;
        self.without_link += other.without_link;
        self.unreadable += other.unreadable;
        // The first lines of all are among the first lines of each.
        self.listed.extend(other.listed);
        self.listed.sort_unstable_by_key(|(number, _)| *number);
        self.listed.truncate(MAX_LISTED);
    }
}
