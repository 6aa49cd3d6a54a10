//! The page behind a tap: what users really saw on that day, or the mock page of the platform.
//!
//! Asks the gate in every frame, so the page follows the policy date and the switches while it is open.

use egui::{Align, CentralPanel, Frame, Layout, Panel, ScrollArea, Ui};

use crate::app::gate::{self, LinkAnswer};
use crate::app::{Intent, LinkPage, SafetyIntent, Subject, is_reported};
use crate::i18n::{chrome, link, safety};
use crate::links::{Judgement, Target};
use crate::policy::LinkEffect;
use crate::theme::{self, icons, margin, space};
use crate::ui::context::Cx;
use crate::ui::frame::focus;
use crate::ui::kit;
use crate::ui::link::{host, mock_page, page_parts};
use crate::ui::tour::{has_just_arrived, names_ways_out};
use crate::ui::why::{panel, what_would_change};

pub fn link_page_ui(ui: &mut Ui, cx: &Cx<'_>) {
    let Some(page) = &cx.state.session.page else {
        return;
    };
    let state = cx.state;
    let answer = state.link_answer(page.link.context.surface, &page.link.found);
    let reached = gate::passes(answer.effect, page.continued);
    bar_ui(ui, cx, page, reached);
    CentralPanel::default().frame(Frame::new()).show(ui, |ui| {
        ScrollArea::vertical()
            .id_salt("link-page")
            .auto_shrink(false)
            .show(ui, |ui| {
                ui.vertical_centered(|ui| {
                    ui.add_space(space::XL);
                    ui.set_max_width((ui.available_width() - 32.0).min(if reached {
                        720.0
                    } else {
                        520.0
                    }));
                    if reached {
                        mock_page::mock_page_ui(ui, cx, page);
                        ui.add_space(space::S);
                        opened_ui(ui, cx, page, &answer);
                    } else {
                        verdict_page_ui(ui, cx, page, &answer)
                    }
                    ui.add_space(space::XL);
                });
            });
    });
}

/// Back, the real address, and what can be done with it.
fn bar_ui(ui: &mut Ui, cx: &Cx<'_>, page: &LinkPage, reached: bool) {
    let palette = theme::palette(ui);
    let frame = Frame::new()
        .fill(palette.surface)
        .inner_margin(margin(space::M, space::S));
    Panel::top("link-page-bar")
        .resizable(false)
        .frame(frame)
        .show(ui, |ui| {
            ui.horizontal(|ui| {
                let back = kit::icon_button(ui, icons::ARROW_LEFT, chrome::BACK.get(cx.lang));
                focus::take_on_page(ui, &back);
                if back.clicked() {
                    cx.send(Intent::ClosePage);
                }
                ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                    if kit::icon_button(ui, icons::COPY, chrome::COPY_ADDRESS.get(cx.lang))
                        .clicked()
                    {
                        cx.send(Intent::Copy(page.link.address()));
                    }
                    let is_web = matches!(page.link.found.target, Target::Web(_));
                    if reached
                        && is_web
                        && kit::icon_button(
                            ui,
                            icons::ARROW_SQUARE_OUT,
                            link::OPEN_IN_BROWSER.get(cx.lang),
                        )
                        .clicked()
                    {
                        cx.send(Intent::OpenPageInBrowser);
                    }
                    ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                        let address = host::line(ui, &page.link.found, ui.available_width());
                        ui.add(egui::Label::new(address).truncate());
                    });
                });
            });
        });
}

fn verdict_page_ui(ui: &mut Ui, cx: &Cx<'_>, page: &LinkPage, answer: &LinkAnswer<'_>) {
    kit::card(ui, |ui| {
        ui.vertical_centered(|ui| {
            ui.add_space(space::M);
            page_parts::emblem_ui(ui, answer.effect);
            ui.add_space(space::S);
            page_parts::heading_ui(ui, cx, page, answer);
            page_parts::original_ui(ui, cx, page, answer.effect);
            ui.add_space(space::M);
            page_parts::site_ui(ui, cx, &page.link.found, answer);
            page_parts::reason_ui(ui, cx, answer);
            remember_ui(ui, cx, page, answer);
            ui.add_space(space::M);
            buttons_ui(ui, cx, page, answer);
        });
        ui.with_layout(Layout::top_down(Align::Min), |ui| {
            kit::rule(ui);
            grounds_ui(ui, cx, page, answer);
        });
    });
}

/// Below a page that opened: why it did on that day, and how sure that is.
fn opened_ui(ui: &mut Ui, cx: &Cx<'_>, page: &LinkPage, answer: &LinkAnswer<'_>) {
    kit::card(ui, |ui| {
        ui.with_layout(Layout::top_down(Align::Min), |ui| {
            why_button_ui(ui, cx, page);
            grounds_ui(ui, cx, page, answer);
        });
    });
}

/// The verdict in short, the surface's switch, and what would change it.
fn grounds_ui(ui: &mut Ui, cx: &Cx<'_>, page: &LinkPage, answer: &LinkAnswer<'_>) {
    let danger = matches!(answer.judgement, Judgement::Stop(_));
    crate::ui::why::verdict::summary_ui(ui, cx, answer);
    if !danger {
        kit::rule(ui);
        switch_ui(ui, cx, page);
    }
    kit::rule(ui);
    let ways = gate::ways_out(&cx.state.policy, cx.state.circumstances(), answer);
    let top = ui.cursor().top();
    what_would_change::ways_out_ui(ui, cx, &Subject::Link(page.link.clone()), (&ways, danger));
    if names_ways_out(cx) && has_just_arrived(ui) {
        let shown = egui::Rect::from_x_y_ranges(ui.max_rect().x_range(), top..=ui.cursor().top());
        ui.scroll_to_rect_animation(
            shown,
            Some(Align::BOTTOM),
            egui::style::ScrollAnimation::none(),
        );
    }
}

/// Opens the panel, unless it says already why.
fn why_button_ui(ui: &mut Ui, cx: &Cx<'_>, page: &LinkPage) {
    let subject = Subject::Link(page.link.clone());
    let explained = panel::is_shown(ui, cx) && cx.state.session.why.as_ref() == Some(&subject);
    if !explained && kit::quiet_button_icon(ui, icons::QUESTION, chrome::WHY.get(cx.lang)).clicked()
    {
        cx.send(Intent::Explain(subject));
    }
}

/// The tick box that ends the questions about a site; it counts once the user goes on.
fn remember_ui(ui: &mut Ui, cx: &Cx<'_>, page: &LinkPage, answer: &LinkAnswer<'_>) {
    let site =
        gate::site_in_question(&page.link.found).filter(|_| answer.effect == LinkEffect::Ask);
    if site.is_none() {
        return;
    }
    let words = safety::remember(cx.lang, &host::registrable(&page.link.found));
    let mut remember = cx.state.session.remember_site;
    ui.add_space(space::S);
    page_parts::centred_row(ui, "remember", |ui| {
        if ui.checkbox(&mut remember, words).changed() {
            cx.send(Intent::Safety(SafetyIntent::RememberSite(remember)));
        }
    });
}

fn buttons_ui(ui: &mut Ui, cx: &Cx<'_>, page: &LinkPage, answer: &LinkAnswer<'_>) {
    let top = ui.cursor().top();
    page_parts::centred_row(ui, "page-buttons", |ui| {
        main_buttons_ui(ui, cx, page, answer)
    });
    if has_just_arrived(ui) && !names_ways_out(cx) {
        // A tour step may name the one to press.
        let shown = egui::Rect::from_x_y_ranges(ui.max_rect().x_range(), top..=ui.cursor().top());
        ui.scroll_to_rect_animation(shown, None, egui::style::ScrollAnimation::none());
    }
    ui.add_space(space::XS);
    page_parts::centred_row(ui, "page-questions", |ui| {
        why_button_ui(ui, cx, page);
        if is_reported(cx.state, page) {
            kit::disabled_button(
                ui,
                safety::REPORTED.get(cx.lang),
                safety::REPORTED_WHY.get(cx.lang),
            );
        } else if kit::quiet_button_icon(ui, icons::FLAG, safety::REPORT.get(cx.lang)).clicked() {
            cx.send(Intent::Safety(SafetyIntent::ReportPage));
        }
    });
}

fn main_buttons_ui(ui: &mut Ui, cx: &Cx<'_>, page: &LinkPage, answer: &LinkAnswer<'_>) {
    let password = matches!(page.link.found.target, Target::TaoPassword(_));
    let copy = if password {
        link::COPY_PASSWORD
    } else {
        chrome::COPY_ADDRESS
    };
    let first = match answer.effect {
        LinkEffect::Notice => Some((link::CONTINUE, Intent::Continue)),
        LinkEffect::Ask => Some((link::OPEN_ANYWAY, Intent::Continue)),
        LinkEffect::HardStop => Some((chrome::BACK, Intent::ClosePage)),
        LinkEffect::Open
        | LinkEffect::CopyOnly
        | LinkEffect::AppRedirect
        | LinkEffect::PosterOnly => None,
    };
    let copied = match first {
        Some((words, intent)) => {
            if kit::primary_button(ui, words.get(cx.lang)).clicked() {
                cx.send(intent);
            }
            kit::secondary_button_icon(ui, icons::COPY, copy.get(cx.lang)).clicked()
        }
        None => kit::primary_button_icon(ui, icons::COPY, copy.get(cx.lang)).clicked(),
    };
    if answer.effect == LinkEffect::Ask
        && kit::secondary_button(ui, safety::DO_NOT_OPEN.get(cx.lang)).clicked()
    {
        cx.send(Intent::ClosePage);
    }
    if copied {
        cx.send(Intent::Copy(page.link.address()));
    }
}

/// The surface's switch, where the user is when the question comes up; why it has no effect is
/// in the verdict above.
fn switch_ui(ui: &mut Ui, cx: &Cx<'_>, page: &LinkPage) {
    let surface = page.link.context.surface;
    kit::strong(ui, crate::i18n::settings::switch_name(surface).get(cx.lang));
    ui.add_space(space::XS);
    crate::ui::settings::switch_control_ui(ui, cx, surface, "link-page");
}
