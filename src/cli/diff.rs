//! `diff`: what changes between two days, or between two policies.

use std::io::Write;
use std::sync::Arc;

use serde::Serialize;
use serde_json::json;

use super::args::{Diff as DiffArgs, TableFormat};
use super::exit::{Exit, Failure};
use super::table::{self, Cell, Table};
use super::{Cx, emit, emit_json, json, policies};
use crate::domain::{Day, Lang, Switches};
use crate::i18n::{chrome, cli, policy as words};
use crate::policy::{Diff, LinkChange, LinkVerdict, PayChange, PayVerdict, Side};

/// Compares and prints.
pub(super) fn run(cx: &Cx, args: &DiffArgs, out: &mut dyn Write) -> Result<Exit, Failure> {
    let other = match &args.with {
        None => Arc::clone(&cx.policy),
        Some(file) => policies::load_or_built_in(Some(file))?,
    };
    // With another policy one day is enough, and none at all means the default day.
    let one = args.date.or(args.from).or(args.to).unwrap_or(Day::DEFAULT);
    let before = Side {
        policy: &cx.policy,
        day: args.from.unwrap_or(one),
    };
    let after = Side {
        policy: &other,
        day: args.to.unwrap_or(one),
    };
    let diff = Diff::between(before, after, Switches::default());
    match args.format {
        TableFormat::Text => emit(out, &text(cx, before, after, &diff))?,
        TableFormat::Markdown => {
            let tables = tables(cx.lang, before, after, &diff);
            let texts: Vec<String> = tables.iter().map(|table| table.markdown(cx.lang)).collect();
            emit(out, &texts.join("\n"))?;
        }
        TableFormat::Csv => emit(out, &table::csv_text(&flat(&diff))?)?,
        TableFormat::Json => {
            let side =
                |side: Side<'_>| json!({ "date": side.day, "policy": json::policy(side.policy) });
            let links: Vec<LinkJson<'_>> = diff.links.iter().map(LinkJson::from).collect();
            let wallets: Vec<PayJson<'_>> = diff.wallets.iter().map(PayJson::from).collect();
            emit_json(
                out,
                &json!({ "from": side(before), "to": side(after), "links": links, "wallets": wallets }),
            )?;
        }
    }
    Ok(Exit::Yes)
}

/// One side of a changed cell of the link table.
#[derive(Serialize)]
struct Effect<'a> {
    effect: &'static str,
    certainty: &'static str,
    rule: &'a str,
    source: &'a str,
}

/// One side of a changed cell of the wallet table.
#[derive(Serialize)]
struct State<'a> {
    state: &'static str,
    certainty: &'static str,
    rule: &'a str,
    source: &'a str,
}

impl<'a> From<LinkVerdict<'a>> for Effect<'a> {
    fn from(verdict: LinkVerdict<'a>) -> Self {
        let LinkVerdict {
            effect,
            certainty,
            rule,
            source,
            ..
        } = verdict;
        Self {
            effect: effect.id(),
            certainty: certainty.id(),
            rule,
            source: &source.id,
        }
    }
}

impl<'a> From<PayVerdict<'a>> for State<'a> {
    fn from(verdict: PayVerdict<'a>) -> Self {
        let PayVerdict {
            state,
            certainty,
            rule,
            source,
            ..
        } = verdict;
        Self {
            state: state.id(),
            certainty: certainty.id(),
            rule,
            source: &source.id,
        }
    }
}

/// A changed cell; a side is `null` if its policy does not know what the cell is about.
#[derive(Serialize)]
struct LinkJson<'a> {
    platform: &'a str,
    surface: &'static str,
    before: Option<Effect<'a>>,
    after: Option<Effect<'a>>,
}

/// A changed cell; a side is `null` if its policy does not know what the cell is about.
#[derive(Serialize)]
struct PayJson<'a> {
    merchant: &'a str,
    wallet: &'a str,
    before: Option<State<'a>>,
    after: Option<State<'a>>,
}

impl<'a> From<&LinkChange<'a>> for LinkJson<'a> {
    fn from(change: &LinkChange<'a>) -> Self {
        let (before, after) = (
            change.before.map(Effect::from),
            change.after.map(Effect::from),
        );
        Self {
            platform: change.target,
            surface: change.surface.id(),
            before,
            after,
        }
    }
}

impl<'a> From<&PayChange<'a>> for PayJson<'a> {
    fn from(change: &PayChange<'a>) -> Self {
        let (before, after) = (
            change.before.map(State::from),
            change.after.map(State::from),
        );
        Self {
            merchant: change.merchant,
            wallet: change.wallet,
            before,
            after,
        }
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
    let links = diff.links.iter().map(|cell| Flat {
        table: "links",
        platform: cell.target,
        surface: Some(cell.surface.id()),
        wallet: None,
        before: cell.before.map(|verdict| verdict.effect.id()),
        before_certainty: cell.before.map(|verdict| verdict.certainty.id()),
        before_rule: cell.before.map(|verdict| verdict.rule),
        after: cell.after.map(|verdict| verdict.effect.id()),
        after_certainty: cell.after.map(|verdict| verdict.certainty.id()),
        after_rule: cell.after.map(|verdict| verdict.rule),
    });
    let wallets = diff.wallets.iter().map(|cell| Flat {
        table: "wallets",
        platform: cell.merchant,
        surface: None,
        wallet: Some(cell.wallet),
        before: cell.before.map(|verdict| verdict.state.id()),
        before_certainty: cell.before.map(|verdict| verdict.certainty.id()),
        before_rule: cell.before.map(|verdict| verdict.rule),
        after: cell.after.map(|verdict| verdict.state.id()),
        after_certainty: cell.after.map(|verdict| verdict.certainty.id()),
        after_rule: cell.after.map(|verdict| verdict.rule),
    });
    links.chain(wallets).collect()
}

fn text(cx: &Cx, before: Side<'_>, after: Side<'_>, diff: &Diff<'_>) -> String {
    if diff.is_empty() {
        return format!("{}\n", cli::NO_DIFFERENCE.get(cx.lang));
    }
    let tables = tables(cx.lang, before, after, diff);
    tables
        .iter()
        .map(|table| table.text(cx.style))
        .collect::<Vec<String>>()
        .join("\n")
}

/// The changed links and the changed wallets; a table without rows is left out.
fn tables(lang: Lang, before: Side<'_>, after: Side<'_>, diff: &Diff<'_>) -> Vec<Table> {
    let side = |side: Side<'_>| format!("{} {}", side.policy.name().get(lang), side.day);
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
    let unknown = || Cell::quiet(cli::NOT_IN_POLICY.get(lang));
    let mut links = Table::new(
        words::LINKS.get(lang),
        heading(words::PLATFORM.get(lang), cli::SURFACE.get(lang)),
    );
    for cell in &diff.links {
        let answer = |side: Option<LinkVerdict<'_>>| {
            side.map_or_else(unknown, |verdict| Cell::link(lang, &verdict))
        };
        let surface = chrome::surface_heading(cell.surface);
        links.row([
            Cell::plain(cell.name.get(lang)),
            Cell::plain(surface.get(lang)),
            answer(cell.before),
            answer(cell.after),
        ]);
    }
    let mut wallets = Table::new(
        words::WALLETS.get(lang),
        heading(words::MERCHANT.get(lang), cli::WALLET.get(lang)),
    );
    for cell in &diff.wallets {
        let answer = |side: Option<PayVerdict<'_>>| {
            side.map_or_else(unknown, |verdict| Cell::pay(lang, &verdict))
        };
        let (merchant, wallet) = (cell.merchant_name.get(lang), cell.wallet_name.get(lang));
        wallets.row([
            Cell::plain(merchant),
            Cell::plain(wallet),
            answer(cell.before),
            answer(cell.after),
        ]);
    }
    [links, wallets]
        .into_iter()
        .filter(|table| !table.is_empty())
        .collect()
}
