//! The counts of an audit: effect by platform, how many of the answers are assumptions, and what
//! could not be read.

use serde::Serialize;
use serde_json::{Value, json};

use super::lines::Unreadable;
use crate::app::gate::{Circumstances, LinkAnswer};
use crate::cli::table::{Cell, Table};
use crate::cli::{Cx, json};
use crate::domain::{Lang, Surface, Switch};
use crate::i18n::{chrome, cli, link, policy as words};
use crate::links::{Found, Target};
use crate::policy::{Certainty, LinkEffect, LinkTarget, Policy};

/// So many unreadable lines are named; the rest is counted.
const NAMED: usize = 20;

/// The id of the row of addresses that no browser may open, such as `javascript:…`.
const REFUSED: &str = "refused";

/// What an audit counts.
pub(super) struct Tally {
    /// By row: the policy's targets in its order, and behind them what is refused. One count for
    /// each effect.
    counts: Vec<[u64; LinkEffect::ALL.len()]>,
    /// By row: answers that are assumptions.
    assumed: Vec<u64>,
    lines: u64,
    without_link: u64,
    unreadable: u64,
    named: Vec<(u64, Unreadable)>,
}

/// What was asked about every link.
pub(super) struct Question {
    /// The day and the switches.
    pub(super) when: Circumstances,
    /// Where the links stand.
    pub(super) surface: Surface,
    /// The user's switch there.
    pub(super) switch: Switch,
}

/// A count, for programs.
#[derive(Serialize)]
pub(super) struct Count<'a> {
    platform: &'a str,
    effect: &'static str,
    links: u64,
}

impl Tally {
    /// Nothing counted yet.
    pub(super) fn new(policy: &Policy) -> Self {
        let rows = policy.targets().count() + 1;
        Self {
            counts: vec![[0; LinkEffect::ALL.len()]; rows],
            assumed: vec![0; rows],
            lines: 0,
            without_link: 0,
            unreadable: 0,
            named: Vec::new(),
        }
    }

    /// Counts a link.
    pub(super) fn link(&mut self, answer: &LinkAnswer<'_>, found: &Found) {
        // The last three rows are Tao passwords, web pages and what is refused.
        let last = self.counts.len() - 1;
        let row = match (&found.target, answer.question.target) {
            (Target::Refused(_), _) => last,
            (_, LinkTarget::Platform(row)) => usize::from(row.0),
            (_, LinkTarget::TaoPassword) => last - 2,
            (_, LinkTarget::Web) => last - 1,
        };
        if let Some(count) = self
            .counts
            .get_mut(row)
            .and_then(|row| row.get_mut(answer.effect as usize))
        {
            *count += 1;
        }
        if !answer.is_about_safety()
            && answer.policy.certainty == Certainty::Assumption
            && let Some(count) = self.assumed.get_mut(row)
        {
            *count += 1;
        }
    }

    /// Counts a line that was read, with the links in it.
    pub(super) fn line(&mut self, links: usize) {
        self.lines += 1;
        self.without_link += u64::from(links == 0);
    }

    /// Counts a line that could not be read.
    pub(super) fn unreadable(&mut self, number: u64, why: Unreadable) {
        self.lines += 1;
        self.unreadable += 1;
        if self.named.len() < NAMED {
            self.named.push((number, why));
        }
    }

    /// Adds what was counted elsewhere.
    pub(super) fn absorb(&mut self, other: Self) {
        for (row, more) in self.counts.iter_mut().zip(other.counts) {
            row.iter_mut()
                .zip(more)
                .for_each(|(count, more)| *count += more);
        }
        self.assumed
            .iter_mut()
            .zip(other.assumed)
            .for_each(|(count, more)| *count += more);
        self.lines += other.lines;
        self.without_link += other.without_link;
        self.unreadable += other.unreadable;
        // The first of all are among the first of each.
        self.named.extend(other.named);
        self.named.sort_unstable_by_key(|(number, _)| *number);
        self.named.truncate(NAMED);
    }

    fn links(&self) -> u64 {
        self.counts.iter().flatten().sum()
    }

    /// The table for people: platforms that occur, effects that occur.
    pub(super) fn table(&self, cx: &Cx, question: &Question) -> Table {
        let lang = cx.lang;
        let effects: Vec<LinkEffect> = LinkEffect::ALL
            .iter()
            .copied()
            .filter(|effect| self.sum(*effect) > 0)
            .collect();
        let title = cli::audit_of(
            lang,
            cx.policy.name().get(lang),
            chrome::surface_heading(question.surface).get(lang),
            &question.when.day.to_string(),
        );
        let heading = [
            words::PLATFORM.get(lang).to_owned(),
            cli::LINKS.get(lang).to_owned(),
        ]
        .into_iter();
        let heading = heading.chain(
            effects
                .iter()
                .map(|effect| words::effect(*effect).get(lang).to_owned()),
        );
        let mut table = Table::new(title, heading.chain([cli::ASSUMED.get(lang).to_owned()]));
        let number = |number: u64| Cell::plain(cli::number(number));
        for ((name, counts), assumed) in
            names(&cx.policy, lang).zip(&self.counts).zip(&self.assumed)
        {
            let links: u64 = counts.iter().sum();
            if links > 0 {
                let cells = effects
                    .iter()
                    .map(|effect| number(counts[*effect as usize]));
                table.row(
                    [Cell::plain(name), number(links)]
                        .into_iter()
                        .chain(cells)
                        .chain([number(*assumed)]),
                );
            }
        }
        let cells = effects.iter().map(|effect| number(self.sum(*effect)));
        let all = [Cell::plain(cli::TOTAL.get(lang)), number(self.links())]
            .into_iter()
            .chain(cells);
        table.row(all.chain([number(self.assumed.iter().sum())]));
        table
    }

    fn sum(&self, effect: LinkEffect) -> u64 {
        self.counts.iter().map(|row| row[effect as usize]).sum()
    }

    /// The counts that are not zero.
    pub(super) fn cells<'a>(&self, policy: &'a Policy) -> Vec<Count<'a>> {
        let ids = policy
            .targets()
            .map(|target| policy.target_id(target))
            .chain([REFUSED]);
        let rows = ids.zip(&self.counts).flat_map(|(platform, counts)| {
            LinkEffect::ALL
                .iter()
                .zip(counts)
                .map(move |(effect, links)| Count {
                    platform,
                    effect: effect.id(),
                    links: *links,
                })
        });
        rows.filter(|count| count.links > 0).collect()
    }

    /// Everything as JSON.
    pub(super) fn json(&self, policy: &Policy, question: &Question) -> Value {
        let named = self
            .named
            .iter()
            .map(|(line, why)| json!({ "line": line, "why": why.id() }));
        json!({
            "policy": json::policy(policy),
            "surface": question.surface.id(),
            "date": question.when.day,
            "switch": question.switch.id(),
            "lines": self.lines,
            "lines_without_link": self.without_link,
            "links": self.links(),
            "assumed": self.assumed.iter().sum::<u64>(),
            "counts": self.cells(policy),
            "unreadable": { "lines": self.unreadable, "first": named.collect::<Vec<Value>>() },
        })
    }

    /// What was read and what could not be, in lines for standard error.
    pub(super) fn summary(&self, lang: Lang) -> String {
        let mut text = cli::audit_summary(lang, self.links(), self.lines, self.without_link);
        text.push('\n');
        if self.unreadable > 0 {
            text.push_str(&cli::unreadable_lines(lang, self.unreadable));
            text.push('\n');
        }
        for (number, why) in &self.named {
            text.push_str(&cli::unreadable_line(lang, *number, reason(*why).get(lang)));
            text.push('\n');
        }
        if self.unreadable > self.named.len() as u64 {
            text.push_str("  …\n");
        }
        text
    }
}

/// The names of the rows.
fn names(policy: &Policy, lang: Lang) -> impl Iterator<Item = String> {
    let targets = policy
        .targets()
        .map(move |target| policy.target_name(target).get(lang).to_owned());
    targets.chain([link::NOT_AN_ADDRESS.get(lang).to_owned()])
}

const fn reason(why: Unreadable) -> crate::i18n::Text {
    match why {
        Unreadable::NotUtf8 => cli::NOT_UTF8,
        Unreadable::TooLong => cli::TOO_LONG,
        Unreadable::NoColumn => cli::NO_COLUMN,
    }
}
