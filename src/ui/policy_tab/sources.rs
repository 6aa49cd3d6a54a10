//! Every source of the policy with what rests on it.

use egui::{ScrollArea, Ui};

use crate::app::Intent;
use crate::i18n::{policy, time};
use crate::policy::{Policy, Source};
use crate::theme::{icons, space};
use crate::ui::rules_list::{column, source_ui};
use crate::ui::{Cx, kit};

/// Draws the sources in the policy's order.
pub fn sources_ui(ui: &mut Ui, cx: &Cx<'_>, out: &mut Vec<Intent>) {
    ScrollArea::vertical().id_salt("sources").auto_shrink(false).show(ui, |ui| {
        column(ui, |ui| {
            for source in cx.state.policy.sources() {
                kit::card(ui, |ui| {
                    ui.set_width(ui.available_width());
                    source_ui(ui, cx, source, out);
                    ui.add_space(space::XS);
                    kit::hairline(ui);
                    citations_ui(ui, cx, source, out);
                });
                ui.add_space(space::XS);
            }
            ui.add_space(space::XL);
        });
    });
}

/// Buttons to the rules and milestones that rest on a source.
fn citations_ui(ui: &mut Ui, cx: &Cx<'_>, source: &Source, out: &mut Vec<Intent>) {
    let rules = &cx.state.policy;
    let citing = rules_citing(rules, &source.id);
    let milestones = rules.milestones().iter().filter(|milestone| milestone.source == source.id);
    let milestones: Vec<_> = milestones.collect();
    if citing.is_empty() && milestones.is_empty() {
        kit::caption(ui, policy::NOTHING_CITES.get(cx.lang));
        return;
    }
    kit::caption(ui, policy::CITED_BY.get(cx.lang));
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = egui::vec2(space::XS, 0.0);
        for rule in citing {
            if kit::quiet_button_icon(ui, icons::SCALES, rule).clicked() {
                out.push(Intent::ShowRule(rule.to_owned()));
            }
        }
        for milestone in milestones {
            let day = time::known_day(cx.lang, milestone.day, milestone.precision);
            let label = format!("{day}: {}", milestone.title.get(cx.lang));
            if kit::quiet_button_icon(ui, icons::FLAG_BANNER, &label).clicked() {
                out.push(Intent::SetDay(milestone.day));
            }
        }
    });
}

fn rules_citing<'a>(policy: &'a Policy, source: &str) -> Vec<&'a str> {
    let cites = |main: &str, more: &[String]| main == source || more.iter().any(|id| id == source);
    let links = policy.link_rules().iter().filter(|rule| cites(&rule.source, &rule.more_sources)).map(|rule| rule.id.as_str());
    let wallets =
        policy.wallet_rules().iter().filter(|rule| cites(&rule.source, &rule.more_sources)).map(|rule| rule.id.as_str());
    links.chain(wallets).collect()
}
