//! `matrix`: the table of a day, links by surface or wallets by merchant.

use std::io::Write;

use serde::Serialize;
use serde_json::json;

use super::args::{Matrix, Table, TableFormat};
use super::exit::{Exit, Failure};
use super::page::{certainty_tone, effect_tone, state_tone};
use super::terminal::{Grid, Tone};
use super::{Cx, emit, emit_json, json};
use crate::domain::{Day, Lang, Surface, Switches, Text};
use crate::i18n::{chrome, cli, policy as words};
use crate::policy::{Certainty, LinkVerdict, PayVerdict, Policy};

/// Prints the table.
pub(super) fn run(cx: &Cx, args: &Matrix, out: &mut dyn Write) -> Result<Exit, Failure> {
    let day = args.day.date;
    let mut switches = Switches::default();
    Surface::ALL.into_iter().for_each(|surface| switches.set(surface, args.switch));
    let wide = |lang| match args.table {
        Table::Links => Wide::links(&cx.policy, day, switches, lang),
        Table::Wallets => Wide::wallets(&cx.policy, day, lang),
    };
    match args.format {
        TableFormat::Text => emit(out, &wide(cx.lang).text(cx))?,
        TableFormat::Markdown => emit(out, &wide(cx.lang).markdown())?,
        TableFormat::Csv | TableFormat::Json => match args.table {
            Table::Links => cells(cx, args, "links", &link_cells(&cx.policy, day, switches), out)?,
            Table::Wallets => cells(cx, args, "wallets", &pay_cells(&cx.policy, day), out)?,
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
        let owner = policy.target_platform(row.target).and_then(|platform| policy.owner_of(platform));
        for (surface, verdict) in Surface::ALL.into_iter().zip(row.cells) {
            cells.push(LinkCell {
                date: day,
                platform: policy.target_id(row.target),
                owner: owner.map(|owner| owner.id.as_str()),
                surface: surface.id(),
                switch: switches.of(surface).id(),
                effect: verdict.effect.id(),
                opens: verdict.effect.opens(),
                rule: verdict.rule,
                certainty: verdict.certainty.id(),
                source: &verdict.source.id,
                blocked_by: verdict.blocked_by,
                since: verdict.since,
                until: verdict.until,
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
                state: verdict.state.id(),
                can_pay: verdict.state.can_pay(),
                rule: verdict.rule,
                certainty: verdict.certainty.id(),
                source: &verdict.source.id,
                blocked_by: verdict.blocked_by,
                since: verdict.since,
                until: verdict.until,
            });
        }
    }
    cells
}

fn cells(cx: &Cx, args: &Matrix, name: &str, cells: &[impl Serialize], out: &mut dyn Write) -> Result<(), Failure> {
    if args.format == TableFormat::Json {
        let table = json!({ "table": name, "date": args.day.date, "policy": json::policy(&cx.policy), "cells": cells });
        return emit_json(out, &table);
    }
    emit(out, &super::csv_text(cells)?)
}

/// A table with a row for each platform or merchant and a column for each surface or wallet.
struct Wide {
    title: String,
    heading: Vec<String>,
    rows: Vec<(String, Vec<WideCell>)>,
    lang: Lang,
}

/// A cell in words.
struct WideCell {
    word: Text,
    tone: Tone,
    certainty: Certainty,
}

impl From<&LinkVerdict<'_>> for WideCell {
    fn from(verdict: &LinkVerdict<'_>) -> Self {
        Self { word: words::effect(verdict.effect), tone: effect_tone(verdict.effect), certainty: verdict.certainty }
    }
}

impl From<&PayVerdict<'_>> for WideCell {
    fn from(verdict: &PayVerdict<'_>) -> Self {
        Self { word: words::state(verdict.state), tone: state_tone(verdict.state), certainty: verdict.certainty }
    }
}

impl Wide {
    fn links(policy: &Policy, day: Day, switches: Switches, lang: Lang) -> Self {
        let surfaces = Surface::ALL.map(|surface| chrome::surface_heading(surface).get(lang).to_owned());
        let row = |row: crate::policy::LinkRow<'_>| {
            (policy.target_name(row.target).get(lang).to_owned(), row.cells.iter().map(WideCell::from).collect())
        };
        Self {
            title: cli::links_on(lang, policy.name().get(lang), &day.to_string()),
            heading: [words::PLATFORM.get(lang).to_owned()].into_iter().chain(surfaces).collect(),
            rows: policy.link_matrix(day, switches).into_iter().map(row).collect(),
            lang,
        }
    }

    fn wallets(policy: &Policy, day: Day, lang: Lang) -> Self {
        let wallets = policy.wallets().iter().map(|wallet| wallet.name.get(lang).to_owned());
        let row = |row: crate::policy::PayRow<'_>| {
            (policy.platform(row.merchant).name.get(lang).to_owned(), row.cells.iter().map(WideCell::from).collect())
        };
        Self {
            title: cli::wallets_on(lang, policy.name().get(lang), &day.to_string()),
            heading: [words::MERCHANT.get(lang).to_owned()].into_iter().chain(wallets).collect(),
            rows: policy.wallet_matrix(day).into_iter().map(row).collect(),
            lang,
        }
    }

    /// Aligned text; every answer is followed by how sure it is, so that no assumption looks like history.
    fn text(&self, cx: &Cx) -> String {
        // Two grid columns for each column of the table; the heading stands over the first of them.
        let (first, rest) = self.heading.split_at(1);
        let heading = first.iter().cloned().chain(rest.iter().flat_map(|column| [column.clone(), String::new()]));
        let mut grid = Grid::with_heading(heading);
        for (name, cells) in &self.rows {
            let pairs = cells.iter().flat_map(|cell| {
                let certainty = words::certainty(cell.certainty).get(self.lang).to_owned();
                [(cell.word.get(self.lang).to_owned(), cell.tone), (certainty, certainty_tone(cell.certainty))]
            });
            grid.row([(name.clone(), Tone::Plain)].into_iter().chain(pairs).collect());
        }
        format!("{}\n\n{}", cx.style.paint(Tone::Strong, &self.title), grid.text(cx.style))
    }

    fn markdown(&self) -> String {
        let line = |cells: Vec<String>| format!("| {} |\n", cells.join(" | "));
        let mut text = line(self.heading.iter().map(|cell| escaped(cell)).collect());
        text.push_str(&line(vec!["---".to_owned(); self.heading.len()]));
        for (name, cells) in &self.rows {
            let words = cells
                .iter()
                .map(|cell| cli::aside(self.lang, cell.word.get(self.lang), words::certainty(cell.certainty).get(self.lang)));
            text.push_str(&line([escaped(name)].into_iter().chain(words).collect()));
        }
        format!("{}\n\n{text}", escaped(&self.title))
    }
}

/// A text that a table of Markdown holds as it is.
fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        if matches!(c, '|' | '\\' | '*' | '_' | '`' | '<' | '[') {
            escaped.push('\\');
        }
        escaped.push(if c == '\n' { ' ' } else { c });
    }
    escaped
}
