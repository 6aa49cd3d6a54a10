//! Every source of the policy with what rests on it.

use egui::{Align, Layout, ScrollArea, Ui, UiBuilder};

use crate::app::Intent;
use crate::i18n::{date, policy};
use crate::policy::{Policy, Source};
use crate::theme::space;
use crate::ui::context::Cx;
use crate::ui::kit;
use crate::ui::policy::rules::{column, source_ui};

/// Draws the sources in the policy's order.
pub fn sources_ui(ui: &mut Ui, cx: &Cx<'_>) {
    ScrollArea::vertical()
        .id_salt("sources")
        .auto_shrink(false)
        .show(ui, |ui| {
            column(ui, |ui| {
                for source in cx.state.policy.sources() {
                    kit::card(ui, |ui| {
                        ui.set_width(ui.available_width());
                        source_ui(ui, cx, source);
                        ui.add_space(space::XS);
                        kit::hairline(ui);
                        citations_ui(ui, cx, source);
                    });
                    ui.add_space(space::XS);
                }
                ui.add_space(space::XL);
            });
        });
}

/// Buttons to the rules and milestones that rest on a source.
fn citations_ui(ui: &mut Ui, cx: &Cx<'_>, source: &Source) {
    let rules = &cx.state.policy;
    let citing = rules_citing(rules, &source.id);
    let milestones = rules
        .milestones()
        .iter()
        .filter(|milestone| milestone.source == source.id);
    let milestones: Vec<_> = milestones.collect();
    if citing.is_empty() && milestones.is_empty() {
        kit::caption(ui, policy::NOTHING_CITES.get(cx.lang));
        return;
    }
    if !citing.is_empty() {
        buttons_ui(
            ui,
            cx,
            policy::RULES.get(cx.lang),
            citing
                .into_iter()
                .map(|rule| (rule.to_owned(), Intent::ShowRule(rule.to_owned()))),
        );
    }
    if !milestones.is_empty() {
        let buttons = milestones.into_iter().map(|milestone| {
            let day = date::known_day(cx.lang, milestone.day, milestone.precision);
            (
                policy::dated(cx.lang, &day, milestone.title.get(cx.lang)),
                Intent::SetDay(milestone.day),
            )
        });
        buttons_ui(ui, cx, date::MILESTONES.get(cx.lang), buttons);
    }
}

/// A heading and a button for each of what rests on a source.
fn buttons_ui(
    ui: &mut Ui,
    cx: &Cx<'_>,
    heading: &str,
    buttons: impl Iterator<Item = (String, Intent)>,
) {
    ui.add_space(space::XS);
    kit::caption(ui, heading);
    // Quiet buttons have room around their words; the words, not the buttons, are aligned below the
    // heading.
    let room = ui.available_rect_before_wrap();
    let layout = Layout::left_to_right(Align::Min).with_main_wrap(true);
    let mut row = ui.new_child(
        UiBuilder::new()
            .max_rect(room.with_min_x(room.left() - space::S))
            .layout(layout),
    );
    row.spacing_mut().item_spacing = egui::Vec2::ZERO;
    for (label, intent) in buttons {
        if kit::quiet_button(&mut row, &label).clicked() {
            cx.send(intent);
        }
    }
    ui.advance_cursor_after_rect(row.min_rect().intersect(room));
}

fn rules_citing<'a>(policy: &'a Policy, source: &str) -> Vec<&'a str> {
    let cites = |main: &str, more: &[String]| main == source || more.iter().any(|id| id == source);
    let links = policy
        .link_rules()
        .iter()
        .filter(|rule| cites(&rule.source, &rule.more_sources))
        .map(|rule| rule.id.as_str());
    let wallets = policy
        .wallet_rules()
        .iter()
        .filter(|rule| cites(&rule.source, &rule.more_sources))
        .map(|rule| rule.id.as_str());
    links.chain(wallets).collect()
}
