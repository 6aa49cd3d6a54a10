//! `diff`: what changes between two days, or between two policies.

use std::io::Write;
use std::sync::Arc;

use serde::Serialize;
use serde_json::{Value, json};

use super::args::{Diff as DiffArgs, TableFormat};
use super::exit::{Exit, Failure};
use super::output::{Cx, emit, emit_json};
use super::table::{self, Cell, Table};
use super::{json, policies};
use crate::domain::{Day, Lang, Switches};
use crate::i18n::{chrome, cli, policy as words};
use crate::policy::{CellChange, CellRef, DatedPolicy, Diff, Outcome, Verdict};

/// Compares and prints.
pub(super) fn run(cx: &Cx, args: &DiffArgs, out: &mut dyn Write) -> Result<Exit, Failure> {
    let other = match &args.with {
        None => Arc::clone(&cx.policy),
        Some(file) => policies::load_or_built_in(Some(file))?,
    };
    // With another policy one day is enough, and none at all means the default day.
    let one = args.date.or(args.from).or(args.to).unwrap_or(Day::DEFAULT);
    let before = DatedPolicy {
        policy: &cx.policy,
        day: args.from.unwrap_or(one),
    };
    let after = DatedPolicy {
        policy: &other,
        day: args.to.unwrap_or(one),
    };
    let switches = policies::all_switches(args.switch);
    let diff = Diff::between(before, after, switches);
    match args.format {
        TableFormat::Text => emit(out, &text(cx, [before, after], switches, &diff))?,
        TableFormat::Markdown => {
            let tables = tables(cx.lang, [before, after], switches, &diff);
            let texts: Vec<String> = tables.iter().map(|table| table.markdown(cx.lang)).collect();
            emit(out, &texts.join("\n"))?;
        }
        TableFormat::Csv => emit(out, &table::csv_text(&flat(&diff))?)?,
        TableFormat::Json => {
            let side = |side: DatedPolicy<'_>| json!({ "date": side.day, "policy": json::policy(side.policy) });
            let changes = |cells: &[CellChange<'_>]| -> Vec<Value> {
                cells.iter().map(change_json).collect()
            };
            let (links, wallets) = (changes(&diff.links), changes(&diff.wallets));
            emit_json(
                out,
                &json!({ "from": side(before), "to": side(after), "switches": switches, "links": links, "wallets": wallets }),
            )?;
        }
    }
    Ok(Exit::Yes)
}

/// One side of a changed cell; `null` if its policy does not know what the cell is about.
fn side(verdict: Option<Verdict<'_, Outcome>>) -> Value {
    verdict.map_or(Value::Null, |Verdict { answer, grounds }| {
        json!({
            answer.key(): answer.id(),
            "certainty": grounds.certainty.id(),
            "rule": grounds.rule,
            "source": grounds.source.id,
        })
    })
}

/// A changed cell of either table.
fn change_json(change: &CellChange<'_>) -> Value {
    let (before, after) = (side(change.before), side(change.after));
    match change.cell {
        CellRef::Link(surface, platform) => json!({
            "platform": platform,
            "surface": surface.id(),
            "before": before,
            "after": after,
        }),
        CellRef::Pay(merchant, wallet) => json!({
            "merchant": merchant,
            "wallet": wallet,
            "before": before,
            "after": after,
        }),
    }
}

/// A changed cell of either table as one line.
#[derive(Default, Serialize)]
struct Flat<'a> {
    table: &'static str,
    platform: &'a str,
    surface: Option<&'static str>,
    wallet: Option<&'a str>,
    before: Option<&'static str>,
    before_certainty: Option<&'static str>,
    before_rule: Option<&'a str>,
    after: Option<&'static str>,
    after_certainty: Option<&'static str>,
    after_rule: Option<&'a str>,
}

fn flat<'a>(diff: &Diff<'a>) -> Vec<Flat<'a>> {
    let row = |change: &CellChange<'a>| {
        let (table, platform, surface, wallet) = match change.cell {
            CellRef::Link(surface, platform) => ("links", platform, Some(surface.id()), None),
            CellRef::Pay(merchant, wallet) => ("wallets", merchant, None, Some(wallet)),
        };
        let (before, after) = (change.before, change.after);
        Flat {
            table,
            platform,
            surface,
            wallet,
            before: before.map(|verdict| verdict.answer.id()),
            before_certainty: before.map(|verdict| verdict.grounds.certainty.id()),
            before_rule: before.map(|verdict| verdict.grounds.rule),
            after: after.map(|verdict| verdict.answer.id()),
            after_certainty: after.map(|verdict| verdict.grounds.certainty.id()),
            after_rule: after.map(|verdict| verdict.grounds.rule),
        }
    };
    diff.links.iter().chain(&diff.wallets).map(row).collect()
}

fn text(cx: &Cx, sides: [DatedPolicy<'_>; 2], switches: Switches, diff: &Diff<'_>) -> String {
    if diff.is_empty() {
        return format!("{}\n", cli::NO_DIFFERENCE.get(cx.lang));
    }
    let tables = tables(cx.lang, sides, switches, diff);
    tables
        .iter()
        .map(|table| table.text(cx.style))
        .collect::<Vec<String>>()
        .join("\n")
}

/// The changed links and the changed wallets; a table without rows is left out.
fn tables(
    lang: Lang,
    [before, after]: [DatedPolicy<'_>; 2],
    switches: Switches,
    diff: &Diff<'_>,
) -> Vec<Table> {
    let side = |side: DatedPolicy<'_>| format!("{} {}", side.policy.name().get(lang), side.day);
    let same = std::ptr::eq(before.policy, after.policy);
    let sides = if same {
        [before.day, after.day].map(|day| day.to_string())
    } else {
        [side(before), side(after)]
    };
    let heading = |first: &str, second: &str| {
        [first.to_owned(), second.to_owned()]
            .into_iter()
            .chain(sides.clone())
    };
    let answer = |side: Option<Verdict<'_, Outcome>>| match side {
        Some(verdict) => Cell::verdict(lang, &verdict),
        None => Cell::quiet(cli::NOT_IN_POLICY.get(lang)),
    };
    let row = |change: &CellChange<'_>| {
        let column = match (change.cell, change.wallet_name) {
            (CellRef::Link(surface, _), _) => chrome::surface_heading(surface).get(lang).to_owned(),
            (CellRef::Pay(..), Some(name)) => name.get(lang).to_owned(),
            (CellRef::Pay(_, id), None) => id.to_owned(),
        };
        [
            Cell::plain(change.row_name.get(lang)),
            Cell::plain(column),
            answer(change.before),
            answer(change.after),
        ]
    };
    let mut links = Table::new(
        words::titled(lang, words::LINKS.get(lang).to_owned(), switches),
        heading(words::PLATFORM.get(lang), cli::SURFACE.get(lang)),
    );
    diff.links.iter().for_each(|change| links.row(row(change)));
    let mut wallets = Table::new(
        words::WALLETS.get(lang),
        heading(words::MERCHANT.get(lang), cli::WALLET.get(lang)),
    );
    diff.wallets
        .iter()
        .for_each(|change| wallets.row(row(change)));
    [links, wallets]
        .into_iter()
        .filter(|table| !table.is_empty())
        .collect()
}
