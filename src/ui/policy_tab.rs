//! The Policy tab: what the policy decides on the day of the dial, by which rules, and where those were read.

mod log;
mod sources;
#[cfg(test)]
mod tests;

use egui::{Align, Frame, Layout, Margin, Ui};

use super::{Cx, kit, matrix, rules_list};
use crate::app::{Intent, PolicySection};
use crate::domain::Tab;
use crate::i18n::{chrome, log as log_words, policy, time};
use crate::theme::space;

/// Below this width, in points, the choice of the section stands below the title.
const NARROW: f32 = 640.0;

/// Draws the whole tab.
pub fn policy_ui(ui: &mut Ui, cx: &Cx<'_>, out: &mut Vec<Intent>) {
    let margin = Margin { left: 24, right: 16, top: 16, bottom: 0 };
    Frame::new().inner_margin(margin).show(ui, |ui| {
        header_ui(ui, cx, out);
        ui.add_space(space::S);
        match cx.state.session.policy {
            PolicySection::Links => matrix::links_ui(ui, cx, out),
            PolicySection::Wallets => matrix::wallets_ui(ui, cx, out),
            PolicySection::Rules => rules_list::rules_ui(ui, cx, out),
            PolicySection::Sources => sources::sources_ui(ui, cx, out),
            PolicySection::Log => log::log_ui(ui, cx, out),
        }
    });
}

fn header_ui(ui: &mut Ui, cx: &Cx<'_>, out: &mut Vec<Intent>) {
    if ui.available_width() < NARROW {
        title_ui(ui, cx);
        ui.add_space(space::XS);
        sections_ui(ui, cx, out);
        return;
    }
    ui.horizontal_top(|ui| {
        ui.vertical(|ui| {
            ui.set_width((ui.available_width() - 440.0).max(200.0));
            title_ui(ui, cx);
        });
        ui.with_layout(Layout::right_to_left(Align::Min), |ui| sections_ui(ui, cx, out));
    });
}

fn title_ui(ui: &mut Ui, cx: &Cx<'_>) {
    ui.spacing_mut().item_spacing.y = 0.0;
    kit::page_title(ui, chrome::tab(Tab::Policy).get(cx.lang));
    let day = time::long_day(cx.lang, cx.state.settings.day);
    kit::secondary(ui, &format!("{} · {day}", cx.state.policy.name().get(cx.lang)));
}

fn sections_ui(ui: &mut Ui, cx: &Cx<'_>, out: &mut Vec<Intent>) {
    let [links, wallets, rules, sources, log] = [policy::LINKS, policy::WALLETS, policy::RULES, policy::SOURCES, log_words::LOG];
    let options = [
        (PolicySection::Links, links.get(cx.lang)),
        (PolicySection::Wallets, wallets.get(cx.lang)),
        (PolicySection::Rules, rules.get(cx.lang)),
        (PolicySection::Sources, sources.get(cx.lang)),
        (PolicySection::Log, log.get(cx.lang)),
    ];
    let mut section = cx.state.session.policy;
    if kit::segmented(ui, "policy sections", policy::SECTIONS.get(cx.lang), &options, &mut section) {
        out.push(Intent::ShowPolicy(section));
    }
}
