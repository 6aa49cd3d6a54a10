//! `timeline`: the milestones, or how the answers about one platform go through the years.

use std::io::Write;
use std::ops::RangeInclusive;

use serde::Serialize;
use serde_json::json;

use super::args::{TableFormat, Timeline};
use super::exit::{Exit, Failure};
use super::output::{Cx, emit, emit_json};
use super::table::{self, Cell, Table};
use super::{json, policies};
use crate::domain::{Day, Precision, Surface, Switch, Switches, Text};
use crate::i18n::{chrome, cli, date, policy as words};
use crate::policy::{Milestone, Period};

/// Prints.
pub(super) fn run(cx: &Cx, args: &Timeline, out: &mut dyn Write) -> Result<Exit, Failure> {
    if args.from > args.to {
        let (from, to) = (args.from.to_string(), args.to.to_string());
        return Err(Failure::Question(cli::from_after_to(&from, &to)));
    }
    let days = args.from..=args.to;
    match (&args.platform, &args.wallet) {
        (None, _) => milestones(cx, args, &days, out)?,
        (Some(platform), None) => links(cx, args, platform, &days, out)?,
        (Some(merchant), Some(wallet)) => wallets(cx, args, merchant, wallet, &days, out)?,
    }
    Ok(Exit::Yes)
}

/// A milestone, for programs.
#[derive(Serialize)]
struct Stop<'a> {
    date: Day,
    precision: Precision,
    id: &'a str,
    title_en: &'a str,
    title_zh: &'a str,
    certainty: &'static str,
    source: &'a str,
}

impl<'a> From<&'a Milestone> for Stop<'a> {
    fn from(milestone: &'a Milestone) -> Self {
        Self {
            date: milestone.day,
            precision: milestone.precision,
            id: &milestone.id,
            title_en: &milestone.title.en,
            title_zh: &milestone.title.zh,
            certainty: milestone.certainty.id(),
            source: &milestone.source,
        }
    }
}

fn milestones(
    cx: &Cx,
    args: &Timeline,
    days: &RangeInclusive<Day>,
    out: &mut dyn Write,
) -> Result<(), Failure> {
    let all: Vec<&Milestone> = cx
        .policy
        .milestones()
        .iter()
        .filter(|milestone| days.contains(&milestone.day))
        .collect();
    let stops: Vec<Stop<'_>> = all.iter().map(|milestone| Stop::from(*milestone)).collect();
    let mut table = Table::new(
        date::MILESTONES.get(cx.lang),
        [&cli::DATE, &cli::TITLE, &cli::CERTAINTY].map(|word| word.get(cx.lang).to_owned()),
    );
    for milestone in all {
        let day = milestone.precision.show(milestone.day);
        let certainty = words::certainty(milestone.certainty);
        table.row(
            [
                day,
                milestone.title.get(cx.lang).to_owned(),
                certainty.get(cx.lang).to_owned(),
            ]
            .map(Cell::plain),
        );
    }
    print(cx, args.format, &[table], &stops, "milestones", out)
}

/// Some days on which one rule answers a link question, for programs.
#[derive(Serialize)]
struct LinkDays<'a> {
    platform: &'a str,
    surface: &'static str,
    switch: &'static str,
    from: Day,
    until: Day,
    effect: &'static str,
    certainty: &'static str,
    rule: &'a str,
    source: &'a str,
    blocked_by: Option<&'a str>,
}

fn links(
    cx: &Cx,
    args: &Timeline,
    id: &str,
    days: &RangeInclusive<Day>,
    out: &mut dyn Write,
) -> Result<(), Failure> {
    let target = policies::target(&cx.policy, id)?;
    let surfaces: Vec<Surface> = args
        .surface
        .map_or_else(|| Surface::ALL.to_vec(), |surface| vec![surface]);
    let name = cx.policy.target_name(target).get(cx.lang);
    let (mut rows, mut tables) = (Vec::new(), Vec::new());
    for surface in surfaces {
        // A switch that direct messages do not have is refused where they are asked about, and left
        // at rest where all surfaces are.
        let switch = match args.surface {
            Some(_) => policies::switches(surface, args.switch)?.of(surface),
            None if args.switch.exists_on(surface) => args.switch,
            None => Switch::Default,
        };
        let periods = cx.policy.link_timeline(surface, target, switch, days);
        let place = chrome::surface_heading(surface);
        let mut switches = Switches::default();
        switches.set(surface, switch);
        let title = cli::aside(cx.lang, name, place.get(cx.lang));
        let title = words::titled(cx.lang, title, switches);
        let mut table = Table::new(title, heading(cx, &cli::EFFECT));
        for Period {
            first,
            last,
            verdict,
            ..
        } in periods
        {
            table.row(row(
                first,
                last,
                Cell::verdict(cx.lang, &verdict),
                verdict.grounds.rule,
            ));
            let grounds = verdict.grounds;
            rows.push(LinkDays {
                platform: cx.policy.target_id(target),
                surface: surface.id(),
                switch: switch.id(),
                from: first,
                until: last,
                effect: verdict.answer.id(),
                certainty: grounds.certainty.id(),
                rule: grounds.rule,
                source: &grounds.source.id,
                blocked_by: grounds.blocked_by,
            });
        }
        tables.push(table);
    }
    print(cx, args.format, &tables, &rows, "links", out)
}

/// Some days on which one rule answers a wallet question, for programs.
#[derive(Serialize)]
struct PayDays<'a> {
    merchant: &'a str,
    wallet: &'a str,
    from: Day,
    until: Day,
    state: &'static str,
    certainty: &'static str,
    rule: &'a str,
    source: &'a str,
    blocked_by: Option<&'a str>,
}

fn wallets(
    cx: &Cx,
    args: &Timeline,
    merchant: &str,
    wallet: &str,
    days: &RangeInclusive<Day>,
    out: &mut dyn Write,
) -> Result<(), Failure> {
    let (merchant_row, wallet_row) = (
        policies::merchant(&cx.policy, merchant)?,
        policies::wallet(&cx.policy, wallet)?,
    );
    let wallet_name = cx
        .policy
        .wallet(wallet_row)
        .map_or(wallet, |known| known.name.get(cx.lang));
    let name = cx.policy.platform(merchant_row).name.get(cx.lang);
    let mut table = Table::new(
        cli::aside(cx.lang, name, wallet_name),
        heading(cx, &cli::STATE),
    );
    let mut rows = Vec::new();
    for Period {
        first,
        last,
        verdict,
        ..
    } in cx.policy.pay_timeline(merchant_row, wallet_row, days)
    {
        table.row(row(
            first,
            last,
            Cell::verdict(cx.lang, &verdict),
            verdict.grounds.rule,
        ));
        let grounds = verdict.grounds;
        rows.push(PayDays {
            merchant,
            wallet,
            from: first,
            until: last,
            state: verdict.answer.id(),
            certainty: grounds.certainty.id(),
            rule: grounds.rule,
            source: &grounds.source.id,
            blocked_by: grounds.blocked_by,
        });
    }
    print(cx, args.format, &[table], &rows, "wallets", out)
}

fn heading(cx: &Cx, answer: &Text) -> [String; 4] {
    [&words::FROM, &words::TO, answer, &cli::RULE].map(|word| word.get(cx.lang).to_owned())
}

fn row(first: Day, last: Day, answer: Cell, rule: &str) -> [Cell; 4] {
    [
        Cell::plain(first.to_string()),
        Cell::plain(last.to_string()),
        answer,
        Cell::quiet(rule),
    ]
}

fn print(
    cx: &Cx,
    format: TableFormat,
    tables: &[Table],
    rows: &[impl Serialize],
    name: &str,
    out: &mut dyn Write,
) -> Result<(), Failure> {
    let joined = |texts: Vec<String>| texts.join("\n");
    match format {
        TableFormat::Text => emit(
            out,
            &joined(tables.iter().map(|table| table.text(cx.style)).collect()),
        ),
        TableFormat::Markdown => emit(
            out,
            &joined(tables.iter().map(|table| table.markdown(cx.lang)).collect()),
        ),
        TableFormat::Csv => emit(out, &table::csv_text(rows)?),
        TableFormat::Json => emit_json(
            out,
            &json!({ "timeline": name, "policy": json::policy(&cx.policy), "rows": rows }),
        ),
    }
}
