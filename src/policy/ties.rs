//! Ties: two rules equally specific, in force from the same day, about the same question, that
//! disagree.
//!
//! Such a file has no right answer, so it is an error; `bands` then never has to choose between the
//! two.

use std::collections::HashMap;

use crate::domain::Day;

use super::diagnostic::Problem;
use super::document::{Document, Row};
use super::fields::Spots;
use super::reach::{Reach, Realm, link_rank, wallet_rank};
use super::rows::{LinkRule, WalletRule};

/// Notes every tie between rules that could be read whole. Two rules from the same day always meet
/// on that day, so only what they speak of must be compared.
pub(super) fn check(document: &Document, problems: &mut Vec<Problem>) {
    link_ties(document, problems);
    wallet_ties(document, problems);
}

fn link_ties(document: &Document, problems: &mut Vec<Problem>) {
    let realm = Realm {
        platforms: document.platforms.iter().map(|row| &row.value).collect(),
        groups: document.groups.iter().map(|row| &row.value).collect(),
    };
    let mut seen: HashMap<_, Vec<(&Row<LinkRule>, Reach)>> = HashMap::new();
    for row in document.link_rules.iter().filter(|row| row.whole) {
        let rule = &row.value;
        let reach = realm.reach(rule);
        let rivals = seen
            .entry((rule.from, link_rank(rule), rule.tao_password))
            .or_default();
        for (other, other_reach) in rivals.iter() {
            if links_disagree(rule, &other.value)
                && surfaces_meet(rule, &other.value)
                && reach.meets(other_reach)
            {
                problems.push(tie(
                    (&rule.id, &row.spots),
                    (&other.value.id, &other.spots),
                    rule.from,
                ));
            }
        }
        rivals.push((row, reach));
    }
}

fn wallet_ties(document: &Document, problems: &mut Vec<Problem>) {
    let mut seen: HashMap<_, Vec<&Row<WalletRule>>> = HashMap::new();
    for row in document.wallet_rules.iter().filter(|row| row.whole) {
        let rule = &row.value;
        let rivals = seen.entry((rule.from, wallet_rank(rule))).or_default();
        for other in rivals.iter() {
            if pays_disagree(rule, &other.value) && pays_meet(rule, &other.value) {
                problems.push(tie(
                    (&rule.id, &row.spots),
                    (&other.value.id, &other.spots),
                    rule.from,
                ));
            }
        }
        rivals.push(row);
    }
}

fn tie(
    (id, spots): (&str, &Spots),
    (other, other_spots): (&str, &Spots),
    from: Option<Day>,
) -> Problem {
    let since = from.map_or_else(|| "since ever".to_owned(), |day| format!("from {day}"));
    Problem::error(
        spots.key("id"),
        format!("`{id}` and `{other}` disagree, and neither wins"),
    )
    .label(format!("{since}, as specific as the other"))
    .also(other_spots.key("id"), "the other")
    .help("let one begin later, or name what it speaks of more narrowly")
}

fn links_disagree(a: &LinkRule, b: &LinkRule) -> bool {
    (a.effect, a.certainty, &a.blocked_by, a.user_choice)
        != (b.effect, b.certainty, &b.blocked_by, b.user_choice)
}

fn surfaces_meet(a: &LinkRule, b: &LinkRule) -> bool {
    // Of the same rank, so either both name surfaces or neither does.
    a.surfaces.is_empty()
        || a.surfaces
            .iter()
            .any(|surface| b.surfaces.contains(surface))
}

fn pays_disagree(a: &WalletRule, b: &WalletRule) -> bool {
    (a.state, a.certainty, &a.blocked_by) != (b.state, b.certainty, &b.blocked_by)
}

fn pays_meet(a: &WalletRule, b: &WalletRule) -> bool {
    let meet = |a: &[String], b: &[String]| a.is_empty() || a.iter().any(|id| b.contains(id));
    meet(&a.merchants, &b.merchants) && meet(&a.wallets, &b.wallets)
}
