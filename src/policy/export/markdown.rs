//! Both matrices of one date as Markdown tables for a paper, with their rules and sources.
//!
//! Effects and states are ids, as in the policy file; names are in the requested language.

use std::collections::BTreeSet;

use crate::domain::{Day, Lang, Surface, Switches, Text};

use super::super::{Certainty, Policy, Source};

/// Headings of the tables and lists.
#[derive(Clone, Debug)]
pub struct Headings {
    /// Links by platform and surface.
    pub links: Text,
    /// Wallets by merchant.
    pub wallets: Text,
    /// Rules of the tables.
    pub rules: Text,
    /// The sources of the rules.
    pub sources: Text,
    /// The column of platforms.
    pub platform: Text,
    /// The column of merchants.
    pub merchant: Text,
}

/// Both tables of a date with their rules and sources, in `lang`. A cell that is not reported has
/// its certainty.
pub fn tables(
    policy: &Policy,
    day: Day,
    switches: Switches,
    (headings, lang): (&Headings, Lang),
) -> String {
    let mut rules: BTreeSet<&str> = BTreeSet::new();
    let mut text = format!(
        "# {} · {day}\n\n{}\n",
        escape(policy.name().get(lang)),
        escape(policy.about().get(lang))
    );

    let surfaces = Surface::ALL.map(|surface| escape(policy.surface_name(surface).get(lang)));
    text += &heading(
        headings.links.get(lang),
        headings.platform.get(lang),
        &surfaces,
    );
    for row in policy.link_matrix(day, switches) {
        let cells = row.cells.map(|verdict| {
            rules.insert(verdict.grounds.rule);
            cell(
                verdict.answer.id(),
                verdict.grounds.certainty,
                verdict.grounds.rule,
            )
        });
        text += &line(policy.target_name(row.target).get(lang), &cells);
    }

    let wallets: Vec<String> = policy
        .wallets()
        .iter()
        .map(|wallet| escape(wallet.name.get(lang)))
        .collect();
    text += &heading(
        headings.wallets.get(lang),
        headings.merchant.get(lang),
        &wallets,
    );
    for row in policy.wallet_matrix(day) {
        let cells: Vec<String> = row
            .cells
            .iter()
            .map(|verdict| {
                cell(
                    verdict.answer.id(),
                    verdict.grounds.certainty,
                    verdict.grounds.rule,
                )
            })
            .collect();
        rules.extend(row.cells.iter().map(|verdict| verdict.grounds.rule));
        text += &line(policy.platform(row.merchant).name.get(lang), &cells);
    }
    text + &reasons(policy, &rules, headings, lang)
}

fn reasons(policy: &Policy, rules: &BTreeSet<&str>, headings: &Headings, lang: Lang) -> String {
    let links = policy
        .link_rules()
        .iter()
        .map(|rule| (&rule.id, &rule.reason, &rule.source));
    let pays = policy
        .wallet_rules()
        .iter()
        .map(|rule| (&rule.id, &rule.reason, &rule.source));
    let mut cited: BTreeSet<&str> = BTreeSet::new();
    let mut text = format!("\n## {}\n\n", headings.rules.get(lang));
    for (id, reason, source) in links
        .chain(pays)
        .filter(|(id, ..)| rules.contains(id.as_str()))
    {
        text += &format!("- `{id}`: {} [{source}]\n", escape(reason.get(lang)));
        cited.insert(source);
    }
    text += &format!("\n## {}\n\n", headings.sources.get(lang));
    for source in policy
        .sources()
        .iter()
        .filter(|source| cited.contains(source.id.as_str()))
    {
        text += &format!("- [{}] {}\n", source.id, reference(source, lang));
    }
    text
}

fn reference(source: &Source, lang: Lang) -> String {
    let (colon, comma) = match lang {
        Lang::En => (": ", ", "),
        Lang::Zh => ("：", "，"),
    };
    let address = source
        .address
        .as_ref()
        .map(|address| format!("{comma}<{address}>"))
        .unwrap_or_default();
    let (outlet, title) = (
        escape(source.outlet.get(lang)),
        escape(source.title.get(lang)),
    );
    format!(
        "{outlet}{colon}{title}{comma}{}{address}",
        escape(source.published(lang))
    )
}

fn heading(title: &str, corner: &str, columns: &[String]) -> String {
    format!(
        "\n## {title}\n\n| {corner} | {} |\n|{}\n",
        columns.join(" | "),
        "---|".repeat(columns.len() + 1)
    )
}

fn line(name: &str, cells: &[String]) -> String {
    format!("| {} | {} |\n", escape(name), cells.join(" | "))
}

/// A cell: answer, certainty unless it is reported, and rule.
fn cell(word: &str, certainty: Certainty, rule: &str) -> String {
    match certainty {
        Certainty::Reported => format!("{word} (`{rule}`)"),
        Certainty::Observed
        | Certainty::Trial
        | Certainty::Announced
        | Certainty::Inferred
        | Certainty::Assumption => {
            format!("{word}, *{}* (`{rule}`)", certainty.id())
        }
    }
}

/// Escapes a text for Markdown, also inside a table.
pub fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '\\' | '|' | '*' | '_' | '`' | '[' | ']' | '<' | '>' | '#' => {
                escaped.push('\\');
                escaped.push(character);
            }
            other if other.is_control() => escaped.push(' '),
            other => escaped.push(other),
        }
    }
    escaped
}
