//! The Policy tab: the verdicts of the policy on the policy date, by which rules, and where those
//! were read.

pub(in crate::ui) mod choice;
pub(in crate::ui) mod compare;
pub(in crate::ui) mod matrix;
pub(in crate::ui) mod names;
pub(in crate::ui) mod rules;
pub(in crate::ui) mod sources;
#[cfg(test)]
pub(in crate::ui) mod tests;
pub(in crate::ui) mod timeline;

use egui::{Align, Frame, Layout, Margin, ScrollArea, Ui};

use crate::app::{Intent, PolicySection};
use crate::domain::Tab;
use crate::i18n::{chrome, date, log as log_words, policy, what_if};
use crate::theme::space;
use crate::ui::context::Cx;
use crate::ui::kit;
use crate::ui::scenario::save_button_ui;

/// Draws the whole tab.
pub fn policy_ui(ui: &mut Ui, cx: &Cx<'_>) {
    let margin = Margin {
        left: 24,
        right: 16,
        top: 16,
        bottom: 0,
    };
    Frame::new().inner_margin(margin).show(ui, |ui| {
        header_ui(ui, cx);
        switches_ui(ui, cx);
        ui.add_space(space::S);
        match cx.state.session.policy {
            PolicySection::Links => matrix::links_ui(ui, cx),
            PolicySection::Wallets => matrix::wallets_ui(ui, cx),
            PolicySection::Rules => rules::rules_ui(ui, cx),
            PolicySection::Sources => sources::sources_ui(ui, cx),
            PolicySection::Timeline => timeline::timeline_ui(ui, cx),
            PolicySection::Compare => compare::compare_ui(ui, cx),
            PolicySection::WhatIf => crate::ui::what_if::rule_text::rule_text_ui(ui, cx),
            PolicySection::Log => crate::ui::log::log_ui(ui, cx),
        }
    });
}

fn header_ui(ui: &mut Ui, cx: &Cx<'_>) {
    let (row, layout) = (
        egui::vec2(ui.available_width(), 48.0),
        Layout::right_to_left(Align::Center),
    );
    ui.allocate_ui_with_layout(row, layout, |ui| {
        // While the app follows a copy, the banner above has the button.
        if !cx.state.what_if.is_active(&cx.state.policy) {
            save_button_ui(ui, cx, false);
        }
        ui.with_layout(Layout::top_down(Align::Min), |ui| title_ui(ui, cx));
    });
    ui.add_space(space::XS);
    // In a narrow window the choice is wider than the page.
    ScrollArea::horizontal()
        .id_salt("policy sections")
        .auto_shrink([false, true])
        .show(ui, |ui| sections_ui(ui, cx));
}

/// The toggle that applies the user's switches, in the sections that depend on them, and which
/// switches these are.
fn switches_ui(ui: &mut Ui, cx: &Cx<'_>) {
    let depends = matches!(
        cx.state.session.policy,
        PolicySection::Links | PolicySection::Timeline | PolicySection::Compare
    );
    if !depends {
        return;
    }
    let mut apply = cx.state.session.with_switches;
    ui.horizontal(|ui| {
        if kit::toggle(ui, &mut apply, policy::APPLY_SWITCHES.get(cx.lang)).clicked() {
            cx.send(Intent::ApplySwitches(apply));
        }
        let shown = policy::with_switches(cx.lang, cx.state.cell_circumstances().switches);
        kit::secondary(
            ui,
            shown
                .as_deref()
                .unwrap_or(policy::APPLY_SWITCHES.get(cx.lang)),
        );
    });
}

fn title_ui(ui: &mut Ui, cx: &Cx<'_>) {
    ui.spacing_mut().item_spacing.y = 0.0;
    kit::page_title(ui, chrome::tab(Tab::Policy).get(cx.lang));
    let day = date::long_day(cx.lang, cx.state.settings.day);
    let name = cx.state.policy.name().get(cx.lang);
    // A copy keeps the name that its text has; nobody may take it for the original.
    let copy = what_if::WHAT_IF_POLICY;
    let copy = if cx.state.what_if.is_active(&cx.state.policy) {
        format!(" · {}", copy.get(cx.lang))
    } else {
        String::new()
    };
    kit::secondary(ui, &format!("{name}{copy} · {day}"));
}

fn sections_ui(ui: &mut Ui, cx: &Cx<'_>) {
    let names = [
        (PolicySection::Links, policy::LINKS),
        (PolicySection::Wallets, policy::WALLETS),
        (PolicySection::Timeline, what_if::TIMELINE),
        (PolicySection::Compare, what_if::COMPARE),
        (PolicySection::Rules, policy::RULES),
        (PolicySection::Sources, policy::SOURCES),
        (PolicySection::WhatIf, what_if::WHAT_IF),
        (PolicySection::Log, log_words::LOG),
    ];
    let options: Vec<(PolicySection, &str)> = names
        .iter()
        .map(|(section, name)| (*section, name.get(cx.lang)))
        .collect();
    let mut section = cx.state.session.policy;
    if kit::segmented(
        ui,
        "policy sections",
        policy::SECTIONS.get(cx.lang),
        &options,
        &mut section,
    ) {
        cx.send(Intent::ShowPolicy(section));
    }
}
