//! A policy as Cedar policies and a schema.
//!
//! A question becomes a request: may this surface open this target (`open`), may this wallet pay at
//! this merchant (`pay`), with the date as a number such as `20210928` in the context. Exactly one
//! policy matches each question. Cedar's decision says whether the link opens or the wallet can
//! pay; the annotations of that policy are the rest of the verdict: `@effect` or `@state`, `@rule`,
//! `@certainty`, `@source`, `@reason`.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;

use crate::domain::{Day, Lang, Surface, Switch};

use super::super::{Certainty, LinkEffect, Policy, Source, WalletState};
use super::regions::{self, DateRange};
use crate::domain::Text;

/// A date as one number with the digits of year, month and day.
pub fn day_number(day: Day) -> i64 {
    let (year, month, day) = day.parts();
    i64::from(year) * 10_000 + i64::from(month) * 100 + i64::from(day)
}

/// The schema of [`policies`].
pub fn schema(policy: &Policy) -> String {
    let surfaces = Surface::ALL.map(|surface| quoted(surface.id())).join(", ");
    let targets = joined(
        policy
            .targets()
            .map(|target| quoted(policy.target_id(target))),
    );
    let merchants = joined(
        policy
            .merchants()
            .iter()
            .map(|row| quoted(&policy.platform(*row).id)),
    );
    let wallets = joined(policy.wallets().iter().map(|wallet| quoted(&wallet.id)));
    let mut text = format!("// {}\n", one_line(&policy.name().en));
    text += "// `context.day` is the day as a number, such as 20210928; `context.switch` is default, on or off.\n";
    for (name, ids) in [
        ("Surface", surfaces),
        ("Target", targets),
        ("Merchant", merchants),
        ("Wallet", wallets),
    ] {
        // An enumeration must not be empty; without merchants or wallets there is nothing to ask.
        let body = if ids.is_empty() {
            String::new()
        } else {
            format!(" enum [{ids}]")
        };
        text += &format!("entity {name}{body};\n");
    }
    text + "action open appliesTo { principal: Surface, resource: Target, context: { day: Long, switch: String } };\n\
            action pay appliesTo { principal: Wallet, resource: Merchant, context: { day: Long } };\n"
}

/// The policies: one for every answer of every rule, with the dates on which the rule answers.
pub fn policies(policy: &Policy) -> String {
    let mut text = format!(
        "// {}\n// Made from the policy `{}`, fingerprint {}.\n// {}\n",
        one_line(&policy.name().en),
        policy.id(),
        policy.fingerprint(),
        one_line(&policy.about().en)
    );
    let mut numbers = BTreeMap::new();
    for (answer, places) in link_answers(policy) {
        for (targets, surfaces, switches) in rectangles(&places) {
            text += &link_policy(&answer, &mut numbers, &targets, &surfaces, &switches);
        }
    }
    for (answer, places) in pay_answers(policy) {
        for (merchants, wallets) in pay_rectangles(&places) {
            text += &pay_policy(&answer, &mut numbers, &merchants, &wallets);
        }
    }
    text
}

/// One Cedar policy: an answer, its grounds and its dates.
#[derive(Clone, Copy, Debug)]
struct CedarPolicy<'p> {
    word: (&'static str, &'static str),
    allows: bool,
    rule: &'p str,
    certainty: Certainty,
    blocked_by: Option<&'p str>,
    source: &'p Source,
    reason: &'p Text,
    days: DateRange,
}

/// Values that two answers of the same Cedar policy share.
type PolicyKey<'p> = (
    &'static str,
    &'p str,
    Certainty,
    Option<&'p str>,
    &'p str,
    DateRange,
);

impl<'p> CedarPolicy<'p> {
    fn key(&self) -> PolicyKey<'p> {
        (
            self.word.1,
            self.rule,
            self.certainty,
            self.blocked_by,
            self.source.id.as_str(),
            self.days,
        )
    }
}

/// Cells of an answer: targets, each with surfaces and switch positions.
type LinkPlaces<'p> = BTreeMap<&'p str, BTreeMap<Surface, BTreeSet<&'static str>>>;

fn link_answers(policy: &Policy) -> Vec<(CedarPolicy<'_>, LinkPlaces<'_>)> {
    let mut answers: Vec<(CedarPolicy<'_>, LinkPlaces<'_>)> = Vec::new();
    let mut rows: BTreeMap<PolicyKey<'_>, usize> = BTreeMap::new();
    for region in regions::links(policy) {
        let verdict = region.verdict;
        let answer = CedarPolicy {
            word: ("effect", LinkEffect::id(verdict.answer)),
            allows: verdict.answer.opens(),
            rule: verdict.grounds.rule,
            certainty: verdict.grounds.certainty,
            blocked_by: verdict.grounds.blocked_by,
            source: verdict.grounds.source,
            reason: verdict.grounds.reason,
            days: region.days,
        };
        let row = *rows.entry(answer.key()).or_insert_with(|| {
            answers.push((answer, LinkPlaces::new()));
            answers.len() - 1
        });
        if let Some((_, places)) = answers.get_mut(row) {
            let surfaces = places.entry(policy.target_id(region.target)).or_default();
            surfaces
                .entry(region.surface)
                .or_default()
                .insert(region.switch.id());
        }
    }
    answers
}

/// Splits the cells of an answer into combinations of targets, surfaces and switch positions that
/// all belong to it.
fn rectangles<'p>(places: &LinkPlaces<'p>) -> Vec<(Vec<&'p str>, Vec<Surface>, Vec<&'static str>)> {
    let mut columns: BTreeMap<BTreeMap<Vec<&'static str>, Vec<Surface>>, Vec<&'p str>> =
        BTreeMap::new();
    for (target, surfaces) in places {
        let mut by_switches: BTreeMap<Vec<&'static str>, Vec<Surface>> = BTreeMap::new();
        for (surface, switches) in surfaces {
            by_switches
                .entry(switches.iter().copied().collect())
                .or_default()
                .push(*surface);
        }
        columns.entry(by_switches).or_default().push(target);
    }
    let cut = columns.into_iter().flat_map(|(by_switches, targets)| {
        by_switches
            .into_iter()
            .map(move |(switches, surfaces)| (targets.clone(), surfaces, switches))
    });
    cut.collect()
}

type PayPlaces<'p> = BTreeMap<&'p str, BTreeSet<&'p str>>;

fn pay_answers(policy: &Policy) -> Vec<(CedarPolicy<'_>, PayPlaces<'_>)> {
    let mut answers: Vec<(CedarPolicy<'_>, PayPlaces<'_>)> = Vec::new();
    let mut rows: BTreeMap<PolicyKey<'_>, usize> = BTreeMap::new();
    for region in regions::pays(policy) {
        let verdict = region.verdict;
        let Some(wallet) = policy.wallet(region.wallet) else {
            continue;
        };
        let answer = CedarPolicy {
            word: ("state", WalletState::id(verdict.answer)),
            allows: verdict.answer.can_pay(),
            rule: verdict.grounds.rule,
            certainty: verdict.grounds.certainty,
            blocked_by: verdict.grounds.blocked_by,
            source: verdict.grounds.source,
            reason: verdict.grounds.reason,
            days: region.days,
        };
        let row = *rows.entry(answer.key()).or_insert_with(|| {
            answers.push((answer, PayPlaces::new()));
            answers.len() - 1
        });
        if let Some((_, places)) = answers.get_mut(row) {
            places
                .entry(&policy.platform(region.merchant).id)
                .or_default()
                .insert(&wallet.id);
        }
    }
    answers
}

fn pay_rectangles<'p>(places: &PayPlaces<'p>) -> Vec<(Vec<&'p str>, Vec<&'p str>)> {
    let mut columns: BTreeMap<Vec<&'p str>, Vec<&'p str>> = BTreeMap::new();
    for (merchant, wallets) in places {
        columns
            .entry(wallets.iter().copied().collect())
            .or_default()
            .push(merchant);
    }
    columns
        .into_iter()
        .map(|(wallets, merchants)| (merchants, wallets))
        .collect()
}

fn link_policy(
    answer: &CedarPolicy<'_>,
    numbers: &mut BTreeMap<String, u32>,
    targets: &[&str],
    surfaces: &[Surface],
    switches: &[&str],
) -> String {
    let mut conditions = Vec::new();
    if surfaces.len() < Surface::ALL.len() {
        conditions.push(one_of(
            "principal",
            "Surface",
            surfaces.iter().map(|surface| surface.id()),
        ));
    }
    conditions.push(one_of("resource", "Target", targets.iter().copied()));
    let all = Switch::ALL
        .iter()
        .filter(|switch| surfaces.iter().all(|surface| switch.exists_on(*surface)))
        .count();
    if switches.len() < all {
        let positions: Vec<_> = switches
            .iter()
            .map(|switch| format!("context.switch == {}", quoted(switch)))
            .collect();
        conditions.push(if positions.len() > 1 {
            format!("({})", positions.join(" || "))
        } else {
            positions.concat()
        });
    }
    write_policy(
        answer,
        numbers,
        "principal is Surface, action == Action::\"open\", resource is Target",
        conditions,
    )
}

fn pay_policy(
    answer: &CedarPolicy<'_>,
    numbers: &mut BTreeMap<String, u32>,
    merchants: &[&str],
    wallets: &[&str],
) -> String {
    let conditions = vec![
        one_of("principal", "Wallet", wallets.iter().copied()),
        one_of("resource", "Merchant", merchants.iter().copied()),
    ];
    write_policy(
        answer,
        numbers,
        "principal is Wallet, action == Action::\"pay\", resource is Merchant",
        conditions,
    )
}

fn write_policy(
    answer: &CedarPolicy<'_>,
    numbers: &mut BTreeMap<String, u32>,
    scope: &str,
    mut conditions: Vec<String>,
) -> String {
    let bound = |sign: &str, day: Day| format!("context.day {sign} {}", day_number(day));
    conditions.extend(answer.days.from.map(|day| bound(">=", day)));
    conditions.extend(answer.days.until.map(|day| bound("<=", day)));
    // One rule may need several policies; each has its own id.
    let number = numbers.entry(answer.rule.to_owned()).or_insert(0);
    *number += 1;
    let mut annotations = vec![
        ("id", format!("{}.{number}", answer.rule)),
        (answer.word.0, answer.word.1.to_owned()),
        ("rule", answer.rule.to_owned()),
        ("certainty", answer.certainty.id().to_owned()),
    ];
    annotations.extend(
        answer
            .blocked_by
            .map(|owner| ("blocked_by", owner.to_owned())),
    );
    annotations.push(("source_id", answer.source.id.clone()));
    annotations.push(("source", cited(answer.source, Lang::En)));
    annotations.push(("source_zh", cited(answer.source, Lang::Zh)));
    annotations.push(("reason", answer.reason.en.to_string()));
    annotations.push(("reason_zh", answer.reason.zh.to_string()));
    let mut text = String::from("\n");
    for (key, value) in annotations {
        // Writing to a String can't fail.
        let _infallible = writeln!(text, "@{key}({})", quoted(&value));
    }
    let verb = if answer.allows { "permit" } else { "forbid" };
    text + &format!(
        "{verb} ({scope})\nwhen {{\n  {}\n}};\n",
        conditions.join(" &&\n  ")
    )
}

/// A source in one line.
fn cited(source: &Source, lang: Lang) -> String {
    let said = [
        source.outlet.get(lang),
        source.title.get(lang),
        source.published(lang),
    ];
    said.into_iter()
        .chain(source.address.as_deref())
        .collect::<Vec<_>>()
        .join("; ")
}

fn one_of<'a>(place: &str, entity: &str, ids: impl Iterator<Item = &'a str>) -> String {
    let ids: Vec<String> = ids.map(|id| format!("{entity}::{}", quoted(id))).collect();
    match ids.as_slice() {
        [only] => format!("{place} == {only}"),
        several => format!("[{}].contains({place})", several.join(", ")),
    }
}

/// A text as a Cedar string.
fn quoted(text: &str) -> String {
    let mut quoted = String::from("\"");
    for character in text.chars() {
        match character {
            '"' => quoted += "\\\"",
            '\\' => quoted += "\\\\",
            '\n' => quoted += "\\n",
            '\r' => quoted += "\\r",
            '\t' => quoted += "\\t",
            '\0' => quoted += "\\0",
            plain if plain.is_control() => quoted += &format!("\\u{{{:x}}}", u32::from(plain)),
            plain => quoted.push(plain),
        }
    }
    quoted + "\""
}

fn joined(parts: impl Iterator<Item = String>) -> String {
    parts.collect::<Vec<_>>().join(", ")
}

/// A text in one line, for a comment.
fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
