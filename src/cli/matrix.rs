//! `matrix`: the table of a day, links by surface or wallets by merchant.

use std::io::Write;

use serde::Serialize;
use serde_json::json;

use super::args::{Matrix, TableFormat, Which};
use super::exit::{Exit, Failure};
use super::output::{Cx, emit, emit_json};
use super::table::{self, Cell, Table};
use super::{json, policies};
use crate::domain::{Day, Lang, Surface, Switches};
use crate::i18n::{chrome, cli, policy as words};
use crate::policy::Policy;

/// Prints the table.
pub(super) fn run(cx: &Cx, args: &Matrix, out: &mut dyn Write) -> Result<Exit, Failure> {
    let day = args.day.date;
    let switches = policies::all_switches(args.switch);
    let table = || match args.table {
        Which::Links => links(&cx.policy, day, switches, cx.lang),
        Which::Wallets => wallets(&cx.policy, day, cx.lang),
    };
    match args.format {
        TableFormat::Text => emit(out, &table().text(cx.style))?,
        TableFormat::Markdown => emit(out, &table().markdown(cx.lang))?,
        TableFormat::Csv | TableFormat::Json => match args.table {
            Which::Links => cells(
                cx,
                args,
                "links",
                &link_cells(&cx.policy, day, switches),
                out,
            )?,
            Which::Wallets => cells(cx, args, "wallets", &pay_cells(&cx.policy, day), out)?,
        },
    }
    Ok(Exit::Yes)
}

/// A cell of the link table, for programs.
#[derive(Serialize)]
struct LinkCell<'a> {
    date: Day,
    platform: &'a str,
    owner: Option<&'a str>,
    surface: &'static str,
    switch: &'static str,
    effect: &'static str,
    opens: bool,
    rule: &'a str,
    certainty: &'static str,
    source: &'a str,
    blocked_by: Option<&'a str>,
    since: Option<Day>,
    until: Option<Day>,
}

/// A cell of the wallet table, for programs.
#[derive(Serialize)]
struct PayCell<'a> {
    date: Day,
    merchant: &'a str,
    owner: Option<&'a str>,
    wallet: &'a str,
    state: &'static str,
    can_pay: bool,
    rule: &'a str,
    certainty: &'static str,
    source: &'a str,
    blocked_by: Option<&'a str>,
    since: Option<Day>,
    until: Option<Day>,
}

fn link_cells(policy: &Policy, day: Day, switches: Switches) -> Vec<LinkCell<'_>> {
    let mut cells = Vec::new();
    for row in policy.link_matrix(day, switches) {
        let owner = policy
            .target_platform(row.target)
            .and_then(|platform| policy.owner_of(platform));
        for (surface, verdict) in Surface::ALL.into_iter().zip(row.cells) {
            cells.push(LinkCell {
                date: day,
                platform: policy.target_id(row.target),
                owner: owner.map(|owner| owner.id.as_str()),
                surface: surface.id(),
                switch: switches.of(surface).id(),
                effect: verdict.answer.id(),
                opens: verdict.answer.opens(),
                rule: verdict.grounds.rule,
                certainty: verdict.grounds.certainty.id(),
                source: &verdict.grounds.source.id,
                blocked_by: verdict.grounds.blocked_by,
                since: verdict.grounds.since,
                until: verdict.grounds.until,
            });
        }
    }
    cells
}

fn pay_cells(policy: &Policy, day: Day) -> Vec<PayCell<'_>> {
    let mut cells = Vec::new();
    for row in policy.wallet_matrix(day) {
        for (wallet, verdict) in policy.wallets().iter().zip(row.cells) {
            cells.push(PayCell {
                date: day,
                merchant: &policy.platform(row.merchant).id,
                owner: policy.owner_of(row.merchant).map(|owner| owner.id.as_str()),
                wallet: &wallet.id,
                state: verdict.answer.id(),
                can_pay: verdict.answer.can_pay(),
                rule: verdict.grounds.rule,
                certainty: verdict.grounds.certainty.id(),
                source: &verdict.grounds.source.id,
                blocked_by: verdict.grounds.blocked_by,
                since: verdict.grounds.since,
                until: verdict.grounds.until,
            });
        }
    }
    cells
}

fn cells(
    cx: &Cx,
    args: &Matrix,
    name: &str,
    cells: &[impl Serialize],
    out: &mut dyn Write,
) -> Result<(), Failure> {
    if args.format == TableFormat::Json {
        let table = json!({ "table": name, "date": args.day.date, "policy": json::policy(&cx.policy), "cells": cells });
        return emit_json(out, &table);
    }
    emit(out, &table::csv_text(cells)?)
}

fn links(policy: &Policy, day: Day, switches: Switches, lang: Lang) -> Table {
    let surfaces =
        Surface::ALL.map(|surface| chrome::surface_heading(surface).get(lang).to_owned());
    let heading = [words::PLATFORM.get(lang).to_owned()]
        .into_iter()
        .chain(surfaces);
    let title = cli::links_on(lang, policy.name().get(lang), &day.to_string());
    let mut table = Table::new(words::titled(lang, title, switches), heading);
    for row in policy.link_matrix(day, switches) {
        let name = Cell::plain(policy.target_name(row.target).get(lang));
        table.row(
            [name]
                .into_iter()
                .chain(row.cells.iter().map(|verdict| Cell::verdict(lang, verdict))),
        );
    }
    table
}

fn wallets(policy: &Policy, day: Day, lang: Lang) -> Table {
    let wallets = policy
        .wallets()
        .iter()
        .map(|wallet| wallet.name.get(lang).to_owned());
    let heading = [words::MERCHANT.get(lang).to_owned()]
        .into_iter()
        .chain(wallets);
    let mut table = Table::new(
        cli::wallets_on(lang, policy.name().get(lang), &day.to_string()),
        heading,
    );
    for row in policy.wallet_matrix(day) {
        let name = Cell::plain(policy.platform(row.merchant).name.get(lang));
        table.row(
            [name]
                .into_iter()
                .chain(row.cells.iter().map(|verdict| Cell::verdict(lang, verdict))),
        );
    }
    table
}
