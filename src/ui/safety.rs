//! The part of Settings about the safety of links: the sites that are trusted, and the links that
//! were reported.

use egui::{Align, Label, Layout, RichText, Ui};

use crate::app::{Intent, SafetyIntent};
use crate::domain::Report;
use crate::i18n::{chrome, date, policy, safety};
use crate::links::{escape_hidden, read_address};
use crate::policy::LinkEffect;
use crate::theme::{self, icons, space};
use crate::ui::context::Cx;
use crate::ui::kit;
use crate::ui::link::host;

/// Maximum number of reports shown; the file contains all.
const SHOWN: usize = 20;

pub fn safety_ui(ui: &mut Ui, cx: &Cx<'_>) {
    kit::section(ui, safety::TRUSTED_SITES.get(cx.lang), |ui| {
        trusted_ui(ui, cx)
    });
    kit::section(ui, safety::REPORTS.get(cx.lang), |ui| reports_ui(ui, cx));
}

fn trusted_ui(ui: &mut Ui, cx: &Cx<'_>) {
    let sites = &cx.state.settings.trusted_sites;
    kit::secondary(ui, safety::TRUSTED_HINT.get(cx.lang));
    ui.add_space(space::S);
    if sites.is_empty() {
        kit::caption(ui, safety::NO_TRUSTED.get(cx.lang));
    }
    for site in sites {
        // As everywhere: in its own script where that is safe, in punycode where it is not.
        let shown = read_address(&format!("https://{site}/"), &cx.state.hosts)
            .map(|found| host::host(&found));
        let shown = shown.unwrap_or_else(|| escape_hidden(site).into_owned());
        let removed = row_ui(ui, &safety::ask_again(cx.lang, &shown), |ui| {
            ui.add(
                Label::new(RichText::new(&shown).font(theme::address(theme::size::BODY)))
                    .truncate(),
            );
        });
        if removed {
            cx.send(Intent::Safety(SafetyIntent::ForgetSite(site.clone())));
        }
    }
}

fn reports_ui(ui: &mut Ui, cx: &Cx<'_>) {
    let reports = &cx.state.data.reports;
    kit::secondary(ui, safety::REPORTS_HINT.get(cx.lang));
    ui.add_space(space::S);
    if reports.is_empty() {
        kit::caption(ui, safety::NO_REPORTS.get(cx.lang));
        return;
    }
    for report in reports.iter().rev().take(SHOWN) {
        report_ui(ui, cx, report);
    }
    if reports.len() > SHOWN {
        kit::caption(ui, &safety::more_reports(cx.lang, reports.len() - SHOWN));
    }
    ui.add_space(space::S);
    if kit::secondary_button_icon(ui, icons::EXPORT, safety::EXPORT.get(cx.lang)).clicked() {
        cx.send(Intent::Safety(SafetyIntent::Export));
    }
}

fn report_ui(ui: &mut Ui, cx: &Cx<'_>, report: &Report) {
    let found = read_address(&report.address, &cx.state.hosts);
    let plain = found
        .as_ref()
        .map_or_else(|| escape_hidden(&report.address).into_owned(), host::plain);
    let effect = LinkEffect::ALL
        .iter()
        .find(|effect| effect.id() == report.effect);
    let effect = effect.map_or(report.effect.clone(), |effect| {
        policy::effect(*effect).get(cx.lang).to_owned()
    });
    let surface = chrome::surface_heading(report.surface);
    let line = safety::report_line(
        &effect,
        surface.get(cx.lang),
        &date::long_day(cx.lang, report.day),
    );
    let removed = row_ui(ui, &safety::withdraw(cx.lang, &plain), |ui| {
        ui.vertical(|ui| {
            ui.spacing_mut().item_spacing.y = space::XXS;
            match &found {
                Some(found) => {
                    ui.add(Label::new(host::line(ui, found, ui.available_width())).truncate())
                }
                None => ui.add(
                    Label::new(RichText::new(&plain).font(theme::address(theme::size::CAPTION)))
                        .truncate(),
                ),
            };
            kit::caption(ui, &line);
        });
    });
    if removed {
        cx.send(Intent::Safety(SafetyIntent::Withdraw(report.id)));
    }
}

/// A row with a cross at its right end; whether that was clicked.
fn row_ui(ui: &mut Ui, remove: &str, content: impl FnOnce(&mut Ui)) -> bool {
    let clicked = ui
        .with_layout(Layout::right_to_left(Align::Center), |ui| {
            let clicked = kit::icon_button(ui, icons::X, remove).clicked();
            ui.with_layout(Layout::left_to_right(Align::Center), content);
            clicked
        })
        .inner;
    kit::hairline(ui);
    clicked
}
