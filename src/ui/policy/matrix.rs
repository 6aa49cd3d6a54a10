//! The two matrices of a day: which link opens where, which wallet is taken where.
//!
//! Decides nothing: the gate gives every cell, for the policy date and for the day
//! before, so that what changes can be marked.

pub(in crate::ui) mod grid;
pub(in crate::ui) mod legend;
pub(in crate::ui) mod table;

use std::sync::Arc;

use egui::Ui;

use crate::app::Cell;
use crate::app::gate::{self, Circumstances};
use crate::domain::{Day, Surface, Switch};
use crate::i18n::{chrome, policy};
use crate::policy::{LinkEffect, Policy, TargetIx, WalletState};
use crate::ui::context::Cx;
use crate::ui::policy::matrix::table::{CellView, Column, Line, Table};
use crate::ui::why::meaning::Meaning;

/// Platforms × surfaces.
pub fn links_ui(ui: &mut Ui, cx: &Cx<'_>) {
    // `Ask` comes from the look of a link, never from a policy, so no cell can say it.
    let effects = LinkEffect::ALL
        .iter()
        .filter(|effect| **effect != LinkEffect::Ask);
    let entries: Vec<legend::Entry> = effects.map(|effect| legend::Entry::link(*effect)).collect();
    let table = link_table(cx);
    legend::beside_ui(ui, cx, (&entries, grid::widest(&table)), |ui| {
        grid::grid_ui(ui, cx, policy::LINK_MATRIX.get(cx.lang), &table);
    });
}

/// Merchants × wallets.
pub fn wallets_ui(ui: &mut Ui, cx: &Cx<'_>) {
    let entries: Vec<legend::Entry> = WalletState::ALL
        .iter()
        .map(|state| legend::Entry::pay(*state))
        .collect();
    let table = wallet_table(cx);
    legend::beside_ui(ui, cx, (&entries, grid::widest(&table)), |ui| {
        grid::grid_ui(ui, cx, policy::WALLET_MATRIX.get(cx.lang), &table);
    });
}

fn link_table(cx: &Cx<'_>) -> Table {
    let rules = &cx.state.policy;
    let columns = Surface::ALL
        .map(|surface| Column {
            name: chrome::surface_heading(surface).get(cx.lang).to_owned(),
            caption: match cx.state.cell_circumstances().switches.of(surface) {
                Switch::Default => String::new(),
                switch @ (Switch::On | Switch::Off) => policy::your_switch(cx.lang, switch),
            },
        })
        .into();
    let mut lines = Vec::new();
    let mut rest: Vec<TargetIx> = rules.targets().collect();
    for group in rules.groups() {
        let (members, others) = rest.into_iter().partition(|target| {
            group
                .platforms
                .iter()
                .any(|id| id == rules.target_id(*target))
        });
        rest = others;
        push_links(cx, &mut lines, group.name.get(cx.lang), members);
    }
    let (platforms, others) = rest
        .into_iter()
        .partition(|target| matches!(target, TargetIx::Platform(_)));
    push_links(
        cx,
        &mut lines,
        policy::OTHER_PLATFORMS.get(cx.lang),
        platforms,
    );
    push_links(cx, &mut lines, policy::NO_PLATFORM.get(cx.lang), others);
    Table {
        corner: policy::PLATFORM.get(cx.lang).to_owned(),
        columns,
        lines,
    }
}

fn push_links(cx: &Cx<'_>, lines: &mut Vec<Line>, heading: &str, targets: Vec<TargetIx>) {
    if !targets.is_empty() {
        lines.push(Line::Heading(heading.to_owned()));
    }
    let rules = &cx.state.policy;
    lines.extend(targets.into_iter().map(|target| {
        let id = rules.target_id(target).to_owned();
        let owner = rules
            .target_platform(target)
            .and_then(|platform| rules.owner_of(platform));
        let cells = Surface::ALL
            .into_iter()
            .filter_map(|surface| view(cx, Cell::Link(surface, id.clone())))
            .collect();
        let name = rules.target_name(target).get(cx.lang).to_owned();
        Line::Row {
            id,
            name,
            caption: owner.map_or_else(String::new, |owner| owner.name.get(cx.lang).to_owned()),
            cells,
        }
    }));
}

fn wallet_table(cx: &Cx<'_>) -> Table {
    let rules = &cx.state.policy;
    let owner_name = |id: &str| {
        rules
            .owner_name(id)
            .map_or_else(|| id.to_owned(), |name| name.get(cx.lang).to_owned())
    };
    let columns = rules.wallets().iter().map(|wallet| Column {
        name: wallet.name.get(cx.lang).to_owned(),
        caption: owner_name(&wallet.owner),
    });
    let lines = rules.merchants().iter().map(|merchant| {
        let platform = rules.platform(*merchant);
        let cell = |wallet: &str| view(cx, Cell::Pay(platform.id.clone(), wallet.to_owned()));
        Line::Row {
            id: platform.id.clone(),
            name: platform.name.get(cx.lang).to_owned(),
            caption: owner_name(&platform.owner),
            cells: rules
                .wallets()
                .iter()
                .filter_map(|wallet| cell(&wallet.id))
                .collect(),
        }
    });
    Table {
        corner: policy::MERCHANT.get(cx.lang).to_owned(),
        columns: columns.collect(),
        lines: lines.collect(),
    }
}

fn view(cx: &Cx<'_>, cell: Cell) -> Option<CellView> {
    let today = cx.state.cell_circumstances();
    let rules = &cx.state.policy;
    let now = meaning(rules, today, &cell)?;
    let yesterday = Circumstances {
        day: today.day.previous(),
        ..today
    };
    // The time bar has no day before its first day, so nothing changes on it.
    let before = if today.day == Day::FIRST {
        None
    } else {
        meaning(rules, yesterday, &cell)
    };
    let original = cx.state.what_if.original();
    let original = if Arc::ptr_eq(original, rules) {
        None
    } else {
        meaning(original, today, &cell)
    };
    let (before, original) = (
        before.filter(|before| *before != now),
        original.filter(|original| *original != now),
    );
    Some(CellView {
        cell,
        now,
        before,
        original,
    })
}

fn meaning(rules: &Policy, when: Circumstances, cell: &Cell) -> Option<Meaning> {
    let (_, verdict) = gate::cell(rules, when, cell)?;
    Some(Meaning::from(&verdict))
}
