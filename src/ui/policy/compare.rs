//! Two sides next to each other, each a policy on a day: which cells differ, and the rules behind
//! both answers.
//!
//! Decides nothing and builds no question: the policies themselves say what differs.

use egui::{Align, Layout, ScrollArea, Ui};

use crate::app::{Cell, Comparison, Intent, PolicyChoice, Side};
use crate::domain::{Day, Lang, Text};
use crate::i18n::{chrome, date, policy as words, what_if};
use crate::policy::{self, CellChange, CellRef, Diff, Outcome, Source, Verdict};
use crate::theme::{area, icons, space};
use crate::ui::context::Cx;
use crate::ui::kit;
use crate::ui::policy::choice::choice_ui;
use crate::ui::policy::rules;
use crate::ui::why::meaning::Meaning;

/// Width of a side's controls, and the least room for two of them.
const SIDE: f32 = 300.0;
const BOTH: f32 = 2.0 * SIDE + 60.0;
/// Room for the widest chip.
const CHIP: f32 = 124.0;

/// An answer, whichever matrix it is from.
struct Answer<'a> {
    says: Meaning,
    rule: &'a str,
    reason: &'a Text,
    source: &'a Source,
}

impl<'a> From<Verdict<'a, Outcome>> for Answer<'a> {
    fn from(verdict: Verdict<'a, Outcome>) -> Self {
        Self {
            says: Meaning::from(&verdict),
            rule: verdict.grounds.rule,
            reason: verdict.grounds.reason,
            source: verdict.grounds.source,
        }
    }
}

/// A changed cell.
struct Row<'a> {
    cell: Cell,
    name: String,
    before: Option<Answer<'a>>,
    after: Option<Answer<'a>>,
}

/// Draws the section.
pub fn compare_ui(ui: &mut Ui, cx: &Cx<'_>) {
    let comparison = &cx.state.session.comparison;
    sides_ui(ui, cx, comparison);
    ui.add_space(space::S);
    let policies = [comparison.left, comparison.right].map(|side| cx.state.policy_on(side.policy));
    let [old, new] = &policies;
    let before = policy::DatedPolicy {
        policy: old,
        day: comparison.left.day,
    };
    let after = policy::DatedPolicy {
        policy: new,
        day: comparison.right.day,
    };
    let diff = Diff::between(before, after, cx.state.cell_circumstances().switches);
    let (links, wallets) = (rows(cx, &diff.links), rows(cx, &diff.wallets));
    ScrollArea::vertical()
        .id_salt("comparison")
        .auto_shrink(false)
        .show(ui, |ui| {
            rules::column(ui, |ui| {
                if diff.is_empty() {
                    kit::empty_state(
                        ui,
                        icons::EQUALS,
                        what_if::NOTHING_CHANGES.get(cx.lang),
                        None,
                    );
                }
                for (heading, rows) in [
                    (what_if::CHANGED_LINKS, links),
                    (what_if::CHANGED_WALLETS, wallets),
                ] {
                    if rows.is_empty() {
                        continue;
                    }
                    ui.add_space(space::S);
                    kit::section_title(ui, &format!("{} · {}", heading.get(cx.lang), rows.len()));
                    ui.add_space(space::XS);
                    for row in &rows {
                        row_ui(ui, cx, comparison, row);
                    }
                }
                ui.add_space(space::XL);
            });
        });
}

fn rows<'a>(cx: &Cx<'_>, changes: &[CellChange<'a>]) -> Vec<Row<'a>> {
    changes.iter().map(|change| row(cx, change)).collect()
}

fn row<'a>(cx: &Cx<'_>, change: &CellChange<'a>) -> Row<'a> {
    let cell = match change.cell {
        CellRef::Link(surface, target) => Cell::Link(surface, target.to_owned()),
        CellRef::Pay(merchant, wallet) => Cell::Pay(merchant.to_owned(), wallet.to_owned()),
    };
    let column = match (change.cell, change.wallet_name) {
        (CellRef::Link(surface, _), _) => chrome::surface_heading(surface).get(cx.lang).to_owned(),
        (CellRef::Pay(..), Some(name)) => name.get(cx.lang).to_owned(),
        (CellRef::Pay(_, id), None) => id.to_owned(),
    };
    Row {
        name: format!("{} · {column}", change.row_name.get(cx.lang)),
        cell,
        before: change.before.map(Answer::from),
        after: change.after.map(Answer::from),
    }
}

/// The two sides with their controls, and what swaps them.
fn sides_ui(ui: &mut Ui, cx: &Cx<'_>, comparison: &Comparison) {
    let sides = |ui: &mut Ui| {
        let heads = [
            (what_if::BEFORE, what_if::DATE_BEFORE),
            (what_if::AFTER, what_if::DATE_AFTER),
        ];
        let sides = [comparison.left, comparison.right];
        for (index, ((head, date), side)) in heads.into_iter().zip(sides).enumerate() {
            let layout = Layout::top_down(Align::Min);
            let wanted = ui.allocate_ui_with_layout(egui::vec2(SIDE, 72.0), layout, |ui| {
                ui.set_width(SIDE);
                side_ui(ui, cx, [head.get(cx.lang), date.get(cx.lang)], side)
            });
            if let Some(side) = wanted.inner {
                let sides = if index == 0 {
                    (side, comparison.right)
                } else {
                    (comparison.left, side)
                };
                cx.send(Intent::Compare(Comparison {
                    left: sides.0,
                    right: sides.1,
                    unfolded: None,
                }));
            }
            if index == 0
                && kit::icon_button(ui, icons::ARROWS_LEFT_RIGHT, what_if::SWAP.get(cx.lang))
                    .clicked()
            {
                let swapped = Comparison {
                    left: comparison.right,
                    right: comparison.left,
                    ..comparison.clone()
                };
                cx.send(Intent::Compare(swapped));
            }
        }
    };
    // One below the other if both do not fit.
    if ui.available_width() < BOTH {
        sides(ui)
    } else {
        drop(ui.horizontal_top(sides))
    }
}

/// Policy and day of a side; returns what it was changed to.
fn side_ui(ui: &mut Ui, cx: &Cx<'_>, [head, date]: [&str; 2], side: Side) -> Option<Side> {
    kit::caption(ui, head);
    let mut wanted = None;
    let name = format!("{} · {head}", what_if::POLICY.get(cx.lang));
    let options = policies(cx);
    if let Some(which) = choice_ui(ui, (cx.lang, &name), &options, &side.policy) {
        wanted = Some(Side {
            policy: which,
            ..side
        });
    }
    ui.add_space(space::XS);
    ui.horizontal(|ui| {
        if let Some(day) = day_field_ui(ui, cx.lang, date, side.day) {
            wanted = Some(Side { day, ..side });
        }
        let use_policy_date = kit::icon_button(
            ui,
            icons::CALENDAR_BLANK,
            &format!("{} · {head}", what_if::POLICY_DATE.get(cx.lang)),
        );
        if use_policy_date.clicked() {
            wanted = Some(Side {
                day: cx.state.settings.day,
                ..side
            });
        }
    });
    wanted.filter(|wanted| *wanted != side)
}

/// The policies that can be compared; the user's copy only while there is one.
fn policies(cx: &Cx<'_>) -> Vec<(PolicyChoice, String)> {
    let name = |which| cx.state.policy_on(which).name().get(cx.lang).to_owned();
    let mut all = vec![
        (PolicyChoice::Original, name(PolicyChoice::Original)),
        (PolicyChoice::OpenInternet, name(PolicyChoice::OpenInternet)),
    ];
    let copy = cx.state.session.comparison.left.policy == PolicyChoice::InForce
        || cx.state.session.comparison.right.policy == PolicyChoice::InForce;
    if copy || cx.state.what_if.is_active(&cx.state.policy) {
        all.push((
            PolicyChoice::InForce,
            what_if::WHAT_IF_POLICY.get(cx.lang).to_owned(),
        ));
    }
    all
}

/// A date to type; a date outside the time bar stays in the field, marked by its hint, and is not
/// applied.
fn day_field_ui(ui: &mut Ui, lang: Lang, name: &str, day: Day) -> Option<Day> {
    let id = ui.scope_id().with(("day", name));
    let typed = ui
        .data(|data| data.get_temp::<(Day, String)>(id))
        .filter(|(known, _)| *known == day);
    let mut text = typed.map_or_else(|| day.to_string(), |(_, text)| text);
    let field = |ui: &mut Ui| {
        ui.set_width(120.0);
        kit::text_field(ui, name, &mut text, name)
    };
    let response = ui
        .allocate_ui(egui::vec2(120.0, area::TARGET), field)
        .inner
        .on_hover_text(date::DATE_HINT.get(lang));
    if response.changed() {
        ui.data_mut(|data| data.insert_temp(id, (day, text.clone())));
    } else if !response.has_focus() && !response.lost_focus() {
        ui.data_mut(|data| data.remove::<(Day, String)>(id));
    }
    text.trim()
        .parse::<Day>()
        .ok()
        .filter(|typed| typed.is_policy_date() && *typed != day)
}

/// A changed cell: its name and both answers; unfolded, the reasons of both.
fn row_ui(ui: &mut Ui, cx: &Cx<'_>, comparison: &Comparison, row: &Row<'_>) {
    let unfolded = comparison.unfolded.as_ref() == Some(&row.cell);
    let word = |answer: &Option<Answer<'_>>| {
        answer.as_ref().map_or_else(
            || what_if::NOT_KNOWN.get(cx.lang).to_owned(),
            |a| a.says.spoken(cx),
        )
    };
    let name = words::cell_change(cx.lang, &row.name, &word(&row.before), &word(&row.after));
    let response = kit::list_row(ui, unfolded, 44.0, &name, |ui| {
        let icon = if unfolded {
            icons::CARET_DOWN
        } else {
            icons::CARET_RIGHT
        };
        kit::icon(ui, icon, 14.0, crate::theme::palette(ui).secondary);
        let width = (ui.available_width() - 2.0 * CHIP - 14.0 - 3.0 * ui.spacing().item_spacing.x)
            .max(100.0);
        ui.allocate_ui(egui::vec2(width, 24.0), |ui| {
            ui.set_min_width(width);
            ui.add(
                egui::Label::new(
                    egui::RichText::new(&row.name)
                        .font(crate::theme::fonts::strong_for(&row.name, 14.0)),
                )
                .truncate(),
            );
        });
        chip_column_ui(ui, cx, row.before.as_ref());
        kit::icon(
            ui,
            icons::ARROW_RIGHT,
            14.0,
            crate::theme::palette(ui).secondary,
        );
        chip_column_ui(ui, cx, row.after.as_ref());
    });
    if response.clicked() {
        let unfolded = (!unfolded).then(|| row.cell.clone());
        cx.send(Intent::Compare(Comparison {
            unfolded,
            ..comparison.clone()
        }));
    }
    if unfolded {
        kit::card(ui, |ui| {
            ui.set_width(ui.available_width());
            for (head, answer) in [(what_if::BEFORE, &row.before), (what_if::AFTER, &row.after)] {
                kit::caption(ui, head.get(cx.lang));
                match answer {
                    Some(answer) => answer_ui(ui, cx, answer),
                    None => drop(kit::secondary(ui, what_if::NOT_KNOWN.get(cx.lang))),
                }
                ui.add_space(space::S);
            }
            if kit::secondary_button(ui, what_if::TIMELINE.get(cx.lang)).clicked() {
                cx.send_all([
                    Intent::SelectCell(row.cell.clone()),
                    Intent::ShowPolicy(crate::app::PolicySection::Timeline),
                ]);
            }
        });
    }
}

/// A chip in a column of its own, so that those of all rows are aligned.
fn chip_column_ui(ui: &mut Ui, cx: &Cx<'_>, answer: Option<&Answer<'_>>) {
    ui.allocate_ui_with_layout(
        egui::vec2(CHIP, 24.0),
        Layout::left_to_right(Align::Center),
        |ui| {
            ui.set_min_width(CHIP);
            chip_ui(ui, cx, answer);
        },
    );
}

fn chip_ui(ui: &mut Ui, cx: &Cx<'_>, answer: Option<&Answer<'_>>) {
    match answer {
        Some(answer) => drop(answer.says.chip_ui(ui, cx)),
        None => drop(kit::chip(
            ui,
            kit::Tone::Neutral,
            icons::EMPTY,
            what_if::NOT_KNOWN.get(cx.lang),
        )),
    }
}

fn answer_ui(ui: &mut Ui, cx: &Cx<'_>, answer: &Answer<'_>) {
    ui.horizontal_wrapped(|ui| answer.says.chips_ui(ui, cx));
    kit::secondary(ui, answer.reason.get(cx.lang));
    kit::caption(
        ui,
        &format!("{} · {}", answer.rule, words::cited(cx.lang, answer.source)),
    );
}
