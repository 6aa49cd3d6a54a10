//! Conflicts: rules of the same rank and the same first day that give one question two answers.
//!
//! Such a file has no right answer, so a conflict is an error. `intervals` therefore never chooses
//! between the two.

use std::collections::HashMap;

use crate::domain::Day;

use super::diagnostic::Problem;
use super::document::{Document, Parsed};
use super::fields::Spans;
use super::rows::{LinkRule, WalletRule};
use super::scope::{TargetSet, Targets, link_rank, wallet_rank};

/// Reports every conflict between completely parsed rules. Two rules with the same first day are
/// both in force on that day, so only their scopes are compared.
pub(super) fn check_conflicts(document: &Document, problems: &mut Vec<Problem>) {
    check_link_rules(document, problems);
    check_wallet_rules(document, problems);
}

fn check_link_rules(document: &Document, problems: &mut Vec<Problem>) {
    let targets = Targets {
        platforms: document.platforms.iter().map(|row| &row.value).collect(),
        groups: document.groups.iter().map(|row| &row.value).collect(),
        tao_password: &document.tao_password,
    };
    let mut seen: HashMap<_, Vec<(&Parsed<LinkRule>, TargetSet)>> = HashMap::new();
    for row in document.link_rules.iter().filter(|row| row.is_complete) {
        let rule = &row.value;
        let scope = targets.of(rule);
        let rivals = seen.entry((rule.from, link_rank(rule))).or_default();
        for (other, other_scope) in rivals.iter() {
            if link_rules_differ(rule, &other.value)
                && surfaces_intersect(rule, &other.value)
                && scope.intersects(other_scope)
            {
                problems.push(conflict(
                    (&rule.id, &row.spans),
                    (&other.value.id, &other.spans),
                    rule.from,
                ));
            }
        }
        rivals.push((row, scope));
    }
}

fn check_wallet_rules(document: &Document, problems: &mut Vec<Problem>) {
    let mut seen: HashMap<_, Vec<&Parsed<WalletRule>>> = HashMap::new();
    for row in document.wallet_rules.iter().filter(|row| row.is_complete) {
        let rule = &row.value;
        let rivals = seen.entry((rule.from, wallet_rank(rule))).or_default();
        for other in rivals.iter() {
            if wallet_rules_differ(rule, &other.value) && scopes_intersect(rule, &other.value) {
                problems.push(conflict(
                    (&rule.id, &row.spans),
                    (&other.value.id, &other.spans),
                    rule.from,
                ));
            }
        }
        rivals.push(row);
    }
}

fn conflict(
    (id, spans): (&str, &Spans),
    (other, other_spans): (&str, &Spans),
    from: Option<Day>,
) -> Problem {
    let start = from.map_or_else(
        || "without a first day".to_owned(),
        |day| format!("from {day}"),
    );
    Problem::error(
        spans.key("id"),
        format!("the rules `{id}` and `{other}` conflict: neither takes precedence"),
    )
    .label(format!("{start}, as specific as the other rule"))
    .also(other_spans.key("id"), "the other rule")
    .help("give them the same answer, let one begin later, or narrow the scope of one")
}

fn link_rules_differ(a: &LinkRule, b: &LinkRule) -> bool {
    (a.effect, a.certainty, &a.blocked_by, a.user_choice)
        != (b.effect, b.certainty, &b.blocked_by, b.user_choice)
}

fn surfaces_intersect(a: &LinkRule, b: &LinkRule) -> bool {
    // Of the same rank, so either both name surfaces or neither does.
    a.surfaces.is_empty()
        || a.surfaces
            .iter()
            .any(|surface| b.surfaces.contains(surface))
}

fn wallet_rules_differ(a: &WalletRule, b: &WalletRule) -> bool {
    (a.state, a.certainty, &a.blocked_by) != (b.state, b.certainty, &b.blocked_by)
}

fn scopes_intersect(a: &WalletRule, b: &WalletRule) -> bool {
    let intersect = |a: &[String], b: &[String]| a.is_empty() || a.iter().any(|id| b.contains(id));
    intersect(&a.merchants, &b.merchants) && intersect(&a.wallets, &b.wallets)
}
