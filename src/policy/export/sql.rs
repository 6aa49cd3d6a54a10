//! A policy as tables and one query in portable SQL, for logs in a database.
//!
//! Only `CREATE TABLE` and `INSERT` with texts and whole numbers. Dates are texts such as
//! `2021-09-28`, which sort by date.

use super::super::{Policy, TAO_PASSWORD};
use super::regions::{self, DateRange};

/// Value of `from_day` for no start.
pub const EARLIEST: &str = "0000-01-01";

/// Value of `until_day` for no end.
pub const LATEST: &str = "9999-12-31";

/// Joins a table `links` (`link_id`, `host`, `surface`, `switch_position`, `day`) to its verdicts:
/// one row per link, in no order.
///
/// `host` is the host in lower case, without port and final dot, or `tao-password`. The longest
/// suffix on a label boundary determines the platform; a host without one is `web`. Direct messages
/// have only the positions `default` and `off`.
pub const QUERY: &str = "\
WITH hosts AS (
  SELECT DISTINCT host FROM links
),
candidates AS (
  SELECT hosts.host, host_suffixes.platform,
         ROW_NUMBER() OVER (PARTITION BY hosts.host ORDER BY host_suffixes.suffix_length DESC) AS place
  FROM hosts
  JOIN host_suffixes ON hosts.host = host_suffixes.suffix OR hosts.host LIKE host_suffixes.pattern
),
targets AS (
  SELECT hosts.host, COALESCE(candidates.platform, 'web') AS target
  FROM hosts
  LEFT JOIN candidates ON candidates.host = hosts.host AND candidates.place = 1
)
SELECT links.link_id, links.host, links.surface, links.switch_position, links.day,
       targets.target, decisions.effect, decisions.rule_id, decisions.certainty, decisions.blocked_by, decisions.source_id
FROM links
JOIN targets ON targets.host = links.host
JOIN decisions
  ON decisions.surface = links.surface
 AND decisions.target = targets.target
 AND decisions.switch_position = links.switch_position
 AND decisions.from_day <= links.day
 AND decisions.until_day >= links.day
";

/// The whole script: the tables `decisions`, `wallet_decisions`, `host_suffixes` and `sources`,
/// filled, and [`QUERY`] in a comment.
pub fn script(policy: &Policy) -> String {
    let mut text = format!(
        "-- {}\n-- Made from the policy `{}`, fingerprint {}.\n-- An open end is {EARLIEST} or {LATEST}. ClickHouse wants `ENGINE = Memory` behind each CREATE TABLE.\n",
        one_line(&policy.name().en),
        policy.id(),
        policy.fingerprint()
    );
    text += &table("decisions", &DECISIONS, &link_rows(policy));
    text += &table("wallet_decisions", &WALLET_DECISIONS, &pay_rows(policy));
    text += &table("host_suffixes", &HOST_SUFFIXES, &host_rows(policy));
    text += &table("sources", &SOURCES, &source_rows(policy));
    text += "\n-- With a table links (link_id, host, surface, switch_position, day) this query finds every link's verdict:\n";
    QUERY
        .lines()
        .for_each(|line| text += &format!("--   {line}\n"));
    text
}

/// A column: its name and type.
type Column = (&'static str, &'static str);

const DECISIONS: [Column; 12] = [
    ("surface", "VARCHAR(16)"),
    ("target", "VARCHAR(64)"),
    ("switch_position", "VARCHAR(16)"),
    ("from_day", "VARCHAR(10)"),
    ("until_day", "VARCHAR(10)"),
    ("effect", "VARCHAR(16)"),
    ("rule_id", "VARCHAR(128)"),
    ("certainty", "VARCHAR(16)"),
    ("blocked_by", "VARCHAR(64)"),
    ("source_id", "VARCHAR(128)"),
    ("reason_en", "VARCHAR(2000)"),
    ("reason_zh", "VARCHAR(2000)"),
];

const WALLET_DECISIONS: [Column; 11] = [
    ("merchant", "VARCHAR(64)"),
    ("wallet", "VARCHAR(64)"),
    ("from_day", "VARCHAR(10)"),
    ("until_day", "VARCHAR(10)"),
    ("state", "VARCHAR(16)"),
    ("rule_id", "VARCHAR(128)"),
    ("certainty", "VARCHAR(16)"),
    ("blocked_by", "VARCHAR(64)"),
    ("source_id", "VARCHAR(128)"),
    ("reason_en", "VARCHAR(2000)"),
    ("reason_zh", "VARCHAR(2000)"),
];

const HOST_SUFFIXES: [Column; 4] = [
    ("suffix", "VARCHAR(255)"),
    ("pattern", "VARCHAR(255)"),
    ("suffix_length", "INTEGER"),
    ("platform", "VARCHAR(64)"),
];

const SOURCES: [Column; 7] = [
    ("source_id", "VARCHAR(128)"),
    ("title", "VARCHAR(2000)"),
    ("title_zh", "VARCHAR(2000)"),
    ("outlet", "VARCHAR(2000)"),
    ("outlet_zh", "VARCHAR(2000)"),
    ("published", "VARCHAR(16)"),
    ("address", "VARCHAR(2000)"),
];

fn link_rows(policy: &Policy) -> Vec<Vec<String>> {
    let rows = regions::links(policy).into_iter().map(|region| {
        let verdict = region.verdict;
        let (from, until) = bounds(region.days);
        vec![
            quoted(region.surface.id()),
            quoted(policy.target_id(region.target)),
            quoted(region.switch.id()),
            from,
            until,
            quoted(verdict.answer.id()),
            quoted(verdict.grounds.rule),
            quoted(verdict.grounds.certainty.id()),
            nullable(verdict.grounds.blocked_by),
            quoted(&verdict.grounds.source.id),
            quoted(&verdict.grounds.reason.en),
            quoted(&verdict.grounds.reason.zh),
        ]
    });
    rows.collect()
}

fn pay_rows(policy: &Policy) -> Vec<Vec<String>> {
    let rows = regions::pays(policy).into_iter().map(|region| {
        let verdict = region.verdict;
        let (from, until) = bounds(region.days);
        vec![
            quoted(&policy.platform(region.merchant).id),
            nullable(
                policy
                    .wallet(region.wallet)
                    .map(|wallet| wallet.id.as_str()),
            ),
            from,
            until,
            quoted(verdict.answer.id()),
            quoted(verdict.grounds.rule),
            quoted(verdict.grounds.certainty.id()),
            nullable(verdict.grounds.blocked_by),
            quoted(&verdict.grounds.source.id),
            quoted(&verdict.grounds.reason.en),
            quoted(&verdict.grounds.reason.zh),
        ]
    });
    rows.collect()
}

fn host_rows(policy: &Policy) -> Vec<Vec<String>> {
    // A Tao password has no host; its id is found by the same query.
    let code = std::iter::once((TAO_PASSWORD, TAO_PASSWORD));
    let hosts = policy
        .host_suffixes()
        .map(|(suffix, row)| (suffix, policy.platform(row).id.as_str()));
    let row = |(suffix, platform): (&str, &str)| {
        vec![
            quoted(suffix),
            quoted(&format!("%.{suffix}")),
            suffix.len().to_string(),
            quoted(platform),
        ]
    };
    hosts.chain(code).map(row).collect()
}

fn source_rows(policy: &Policy) -> Vec<Vec<String>> {
    let row = |source: &super::super::Source| {
        vec![
            quoted(&source.id),
            quoted(&source.title.en),
            quoted(&source.title.zh),
            quoted(&source.outlet.en),
            quoted(&source.outlet.zh),
            quoted(&source.date),
            nullable(source.address.as_deref()),
        ]
    };
    policy.sources().iter().map(row).collect()
}

fn bounds(days: DateRange) -> (String, String) {
    let or = |day: Option<crate::domain::Day>, end: &str| {
        quoted(&day.map_or_else(|| end.to_owned(), |day| day.to_string()))
    };
    (or(days.from, EARLIEST), or(days.until, LATEST))
}

fn table(name: &str, columns: &[Column], rows: &[Vec<String>]) -> String {
    /// Rows per statement: few enough for every database.
    const ROWS: usize = 200;
    let defined: Vec<String> = columns
        .iter()
        .map(|(column, kind)| format!("  {column} {kind}"))
        .collect();
    let named: Vec<&str> = columns.iter().map(|(column, _)| *column).collect();
    let mut text = format!("\nCREATE TABLE {name} (\n{}\n);\n", defined.join(",\n"));
    for chunk in rows.chunks(ROWS) {
        let values: Vec<String> = chunk
            .iter()
            .map(|row| format!("  ({})", row.join(", ")))
            .collect();
        text += &format!(
            "INSERT INTO {name} ({}) VALUES\n{};\n",
            named.join(", "),
            values.join(",\n")
        );
    }
    text
}

fn nullable(text: Option<&str>) -> String {
    text.map_or_else(|| "NULL".to_owned(), quoted)
}

/// A text as a standard SQL string: quotes are doubled, line ends and backslashes stay as they are.
fn quoted(text: &str) -> String {
    format!("'{}'", text.replace('\'', "''"))
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
