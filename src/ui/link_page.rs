//! The page behind a tap: what users really saw on that day, or the mock page of the platform.
//!
//! Asks the gate in every frame, so the page follows the dial and the switches while it is open.

use egui::{Align, CentralPanel, Frame, Layout, Margin, Panel, ScrollArea, Ui};

use super::{Cx, host, kit, link_card, mock_page, page_parts, pieces, text, ways_out};
use crate::app::gate::{self, LinkAnswer};
use crate::app::{Intent, LinkPage, Subject};
use crate::i18n::{chrome, links};
use crate::links::{Judgement, Target};
use crate::policy::Effect;
use crate::theme::{self, icons};

pub fn link_page_ui(ui: &mut Ui, cx: &Cx<'_>, out: &mut Vec<Intent>) {
    let Some(page) = &cx.state.session.page else { return };
    let state = cx.state;
    let answer = gate::link(&state.policy, state.circumstances(), page.link.spot.surface, &page.link.found);
    let reached = gate::passes(answer.effect, page.continued);
    bar_ui(ui, cx, page, reached, out);
    CentralPanel::default().frame(Frame::new()).show(ui, |ui| {
        ScrollArea::vertical().id_salt("link-page").auto_shrink(false).show(ui, |ui| {
            ui.vertical_centered(|ui| {
                ui.add_space(24.0);
                ui.set_max_width((ui.available_width() - 32.0).min(if reached { 720.0 } else { 520.0 }));
                if reached {
                    mock_page::mock_page_ui(ui, cx, page, out)
                } else {
                    verdict_page_ui(ui, cx, page, &answer, out)
                }
                ui.add_space(24.0);
            });
        });
    });
}

/// Back, the real address, and what can be done with it.
fn bar_ui(ui: &mut Ui, cx: &Cx<'_>, page: &LinkPage, reached: bool, out: &mut Vec<Intent>) {
    let palette = theme::palette(ui);
    let frame = Frame::new().fill(palette.surface).inner_margin(Margin::symmetric(12, 8));
    Panel::top("link-page-bar").resizable(false).frame(frame).show(ui, |ui| {
        ui.horizontal(|ui| {
            if kit::icon_button(ui, icons::ARROW_LEFT, chrome::BACK.get(cx.lang)).clicked() {
                out.push(Intent::ClosePage);
            }
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                if kit::icon_button(ui, icons::COPY, chrome::COPY_ADDRESS.get(cx.lang)).clicked() {
                    out.push(Intent::Copy(host::copyable(&page.link.found, &page.link.text)));
                }
                let is_web = matches!(page.link.found.target, Target::Web(_));
                if reached
                    && is_web
                    && kit::icon_button(ui, icons::ARROW_SQUARE_OUT, links::OPEN_IN_BROWSER.get(cx.lang)).clicked()
                {
                    out.push(Intent::OpenPageInBrowser);
                }
                ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                    let address = host::line(ui, &page.link.found, ui.available_width());
                    ui.add(egui::Label::new(address).truncate());
                });
            });
        });
    });
}

fn verdict_page_ui(ui: &mut Ui, cx: &Cx<'_>, page: &LinkPage, answer: &LinkAnswer<'_>, out: &mut Vec<Intent>) {
    let palette = theme::palette(ui);
    kit::card(ui, |ui| {
        ui.vertical_centered(|ui| {
            ui.add_space(12.0);
            let colour = kit::effect_color(palette, answer.effect);
            kit::icon(ui, kit::effect_icon(answer.effect), 44.0, colour);
            ui.add_space(4.0);
            page_parts::heading_ui(ui, cx, page, answer);
            ui.add_space(8.0);
            address_ui(ui, cx, page);
            page_parts::original_ui(ui, cx, answer.effect);
            ui.add_space(12.0);
            buttons_ui(ui, cx, page, answer, out);
            ui.add_space(8.0);
        });
        ui.with_layout(Layout::top_down(Align::Min), |ui| {
            pieces::rule(ui);
            super::verdict::summary_ui(ui, cx, answer);
            pieces::rule(ui);
            switch_ui(ui, cx, page, out);
            pieces::rule(ui);
            let danger = matches!(answer.judgement, Judgement::Stop(_));
            let ways = gate::ways_out(&cx.state.policy, cx.state.circumstances(), answer);
            ways_out::ways_out_ui(ui, cx, &Subject::Link(page.link.clone()), &ways, danger, out);
        });
    });
}

fn address_ui(ui: &mut Ui, cx: &Cx<'_>, page: &LinkPage) {
    pieces::monogram_line(ui, &link_card::platform_name(cx, &page.link.found));
    ui.add_space(2.0);
    host::block_ui(ui, &page.link.found);
}

fn buttons_ui(ui: &mut Ui, cx: &Cx<'_>, page: &LinkPage, answer: &LinkAnswer<'_>, out: &mut Vec<Intent>) {
    let copy = host::copyable(&page.link.found, &page.link.text);
    let password = matches!(page.link.found.target, Target::TaoPassword(_));
    let copy_words = if password { links::COPY_PASSWORD } else { chrome::COPY_ADDRESS };
    match answer.effect {
        Effect::Notice | Effect::Ask => {
            let words = if answer.effect == Effect::Notice { links::CONTINUE } else { links::OPEN_ANYWAY };
            if kit::primary_button(ui, words.get(cx.lang)).clicked() {
                out.push(Intent::Continue);
            }
            ui.add_space(6.0);
            if kit::secondary_button(ui, copy_words.get(cx.lang)).clicked() {
                out.push(Intent::Copy(copy));
            }
        }
        Effect::Open | Effect::CopyOnly | Effect::AppRedirect | Effect::PosterOnly => {
            if kit::primary_button(ui, copy_words.get(cx.lang)).clicked() {
                out.push(Intent::Copy(copy));
            }
        }
        Effect::HardStop => {
            if kit::primary_button(ui, chrome::BACK.get(cx.lang)).clicked() {
                out.push(Intent::ClosePage);
            }
        }
    }
    ui.add_space(6.0);
    if kit::quiet_button(ui, chrome::WHY.get(cx.lang)).clicked() {
        out.push(Intent::Explain(Subject::Link(page.link.clone())));
    }
}

/// The surface's switch, where the user is when the question comes up; why it has no effect stands in the verdict above.
fn switch_ui(ui: &mut Ui, cx: &Cx<'_>, page: &LinkPage, out: &mut Vec<Intent>) {
    let surface = page.link.spot.surface;
    text::strong(ui, crate::i18n::settings::switch_name(surface).get(cx.lang));
    ui.add_space(4.0);
    super::settings_tab::switch_control_ui(ui, cx, surface, "link-page", out);
}
