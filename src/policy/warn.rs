//! Warnings: what a file does that is allowed but hardly meant.
//!
//! Looks at the compiled policy, since only there it shows which rules ever win; never makes a file
//! unusable.

use std::collections::HashSet;
use std::ops::Range;

use super::diagnostic::Problem;
use super::document::{Document, Parsed};
use super::intervals::Origin;
use super::{Certainty, Policy, TargetIx};
use crate::domain::{Surface, Switch};

/// Where the ids of a file stand, row by row; kept while the rows themselves are compiled.
pub(super) struct IdSpans {
    /// Places of the expectations' answers.
    pub(super) expectations: Vec<Range<usize>>,
    sources: Vec<Range<usize>>,
    platforms: Vec<Range<usize>>,
    link_rules: Vec<Range<usize>>,
    wallet_rules: Vec<Range<usize>>,
}

impl IdSpans {
    /// The places of a file that has been read.
    pub(super) fn of(document: &Document) -> Self {
        Self {
            expectations: document
                .expectations
                .iter()
                .map(|row| answer_place(&row.spans))
                .collect(),
            sources: ids(&document.sources),
            platforms: ids(&document.platforms),
            link_rules: ids(&document.link_rules),
            wallet_rules: ids(&document.wallet_rules),
        }
    }
}

fn answer_place(spans: &super::fields::Spans) -> Range<usize> {
    spans.key_or("effect", "state")
}

fn ids<T>(rows: &[Parsed<T>]) -> Vec<Range<usize>> {
    rows.iter().map(|row| row.spans.key("id")).collect()
}

/// Notes everything that somebody should look at.
pub(super) fn warn(policy: &Policy, spans: &IdSpans, problems: &mut Vec<Problem>) {
    losing_rules(policy, spans, problems);
    bare_assumptions(policy, spans, problems);
    platforms_without_rule(policy, spans, problems);
    unused_sources(policy, spans, problems);
}

fn losing_rules(policy: &Policy, spans: &IdSpans, problems: &mut Vec<Problem>) {
    let winners: HashSet<Origin> = policy
        .links
        .all()
        .iter()
        .map(|interval| interval.origin)
        .collect();
    let rows = policy
        .link_rules()
        .iter()
        .zip(0u16..)
        .zip(&spans.link_rules);
    let losers = rows
        .filter(|((_, row), _)| !winners.contains(&Origin::Rule(*row)))
        .map(|((rule, _), at)| (&rule.id, at));
    let paid: HashSet<Origin> = policy
        .pays
        .all()
        .iter()
        .map(|interval| interval.origin)
        .collect();
    let rows = policy
        .wallet_rules()
        .iter()
        .zip(0u16..)
        .zip(&spans.wallet_rules);
    let idle = rows
        .filter(|((_, row), _)| !paid.contains(&Origin::Rule(*row)))
        .map(|((rule, _), at)| (&rule.id, at));
    for (id, at) in losers.chain(idle) {
        let problem = Problem::warning(at.clone(), format!("the rule `{id}` can never win"));
        problems.push(problem.help(
            "on every day of it, for all it speaks of, a more specific or a later rule answers",
        ));
    }
}

fn bare_assumptions(policy: &Policy, spans: &IdSpans, problems: &mut Vec<Problem>) {
    let links = policy
        .link_rules()
        .iter()
        .map(|rule| (&rule.id, rule.certainty, &rule.note))
        .zip(&spans.link_rules);
    let pays = policy
        .wallet_rules()
        .iter()
        .map(|rule| (&rule.id, rule.certainty, &rule.note))
        .zip(&spans.wallet_rules);
    for ((id, certainty, note), at) in links.chain(pays) {
        if certainty == Certainty::Assumption && note.is_none() {
            let problem = Problem::warning(
                at.clone(),
                format!("`{id}` is an assumption without a note"),
            );
            problems.push(
                problem.help("add `note`: on what the assumption rests, or what is not known"),
            );
        }
    }
}

fn platforms_without_rule(policy: &Policy, spans: &IdSpans, problems: &mut Vec<Problem>) {
    for ((row, platform), at) in policy
        .platform_rows()
        .zip(policy.platforms())
        .zip(&spans.platforms)
    {
        let intervals = |surface| {
            policy
                .link_intervals(surface, TargetIx::Platform(row), Switch::Default)
                .iter()
        };
        if Surface::ALL
            .into_iter()
            .flat_map(intervals)
            .all(|interval| interval.origin == Origin::Default)
        {
            let problem = Problem::warning(
                at.clone(),
                format!("no link rule speaks of the platform `{}`", platform.id),
            );
            problems.push(problem.help(
                "links to it open by default, as an assumption; add it to a rule or to a group",
            ));
        }
    }
}

fn unused_sources(policy: &Policy, spans: &IdSpans, problems: &mut Vec<Problem>) {
    let mut cited: HashSet<&str> = HashSet::from([policy.assumption_source().id.as_str()]);
    cited.extend(policy.milestones().iter().map(|m| m.source.as_str()));
    for rule in policy.link_rules() {
        cited.extend(
            std::iter::once(&rule.source)
                .chain(&rule.more_sources)
                .map(String::as_str),
        );
    }
    for rule in policy.wallet_rules() {
        cited.extend(
            std::iter::once(&rule.source)
                .chain(&rule.more_sources)
                .map(String::as_str),
        );
    }
    for (source, at) in policy.sources().iter().zip(&spans.sources) {
        if !cited.contains(source.id.as_str()) {
            let problem = Problem::warning(
                at.clone(),
                format!("nothing cites the source `{}`", source.id),
            );
            problems.push(problem.help("cite it in a rule or a milestone, or take it out"));
        }
    }
}
