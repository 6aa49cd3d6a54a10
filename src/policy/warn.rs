//! Warnings about a policy that is valid but probably not intended.
//!
//! Works on the compiled policy, which shows which rules ever answer.

use std::collections::HashSet;
use std::ops::Range;

use super::diagnostic::Problem;
use super::document::{Document, Parsed};
use super::intervals::Origin;
use super::{Certainty, Policy, TargetIx};
use crate::domain::{Surface, Switch};

/// Places of the ids in a file, row by row; kept while the rows themselves are compiled.
pub(super) struct IdSpans {
    /// Places of the expected effects and states.
    pub(super) expectations: Vec<Range<usize>>,
    sources: Vec<Range<usize>>,
    platforms: Vec<Range<usize>>,
    link_rules: Vec<Range<usize>>,
    wallet_rules: Vec<Range<usize>>,
}

impl IdSpans {
    /// The places in a file.
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

/// Reports every warning about a policy.
pub(super) fn add_warnings(policy: &Policy, spans: &IdSpans, problems: &mut Vec<Problem>) {
    warn_of_unused_rules(policy, spans, problems);
    warn_of_missing_notes(policy, spans, problems);
    warn_of_platforms_without_rule(policy, spans, problems);
    warn_of_unused_sources(policy, spans, problems);
}

fn warn_of_unused_rules(policy: &Policy, spans: &IdSpans, problems: &mut Vec<Problem>) {
    let link_winners: HashSet<Origin> = policy
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
    let unused_links = rows
        .filter(|((_, row), _)| !link_winners.contains(&Origin::Rule(*row)))
        .map(|((rule, _), at)| (&rule.id, at));
    let wallet_winners: HashSet<Origin> = policy
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
    let unused_wallets = rows
        .filter(|((_, row), _)| !wallet_winners.contains(&Origin::Rule(*row)))
        .map(|((rule, _), at)| (&rule.id, at));
    for (id, at) in unused_links.chain(unused_wallets) {
        let problem = Problem::warning(
            at.clone(),
            format!("the rule `{id}` never answers a question"),
        );
        problems.push(problem.help(
            "a more specific or a later rule answers on each of its days; narrow that rule, or remove this one",
        ));
    }
}

fn warn_of_missing_notes(policy: &Policy, spans: &IdSpans, problems: &mut Vec<Problem>) {
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
                format!("the rule `{id}` is an assumption without a note"),
            );
            problems.push(problem.help("add a `note` that says what the assumption is based on"));
        }
    }
}

fn warn_of_platforms_without_rule(policy: &Policy, spans: &IdSpans, problems: &mut Vec<Problem>) {
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
                format!("no link rule applies to the platform `{}`", platform.id),
            );
            problems.push(
                problem.help(
                    "links to it open, as an assumption; add it to a link rule or to a group",
                ),
            );
        }
    }
}

fn warn_of_unused_sources(policy: &Policy, spans: &IdSpans, problems: &mut Vec<Problem>) {
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
                format!("the source `{}` is not cited", source.id),
            );
            problems.push(problem.help("cite it in a rule or a milestone, or remove it"));
        }
    }
}
