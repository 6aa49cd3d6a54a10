//! The Why panel: explains what is pointed at, else what was last tapped or selected.

use egui::{Align2, Area, Frame, Margin, Order, Panel, ScrollArea, Ui, vec2};

use super::policy_tab::timeline;
use super::{Cx, Meaning, host, kit, link_card, pieces, text, verdict, ways_out, what_if};
use crate::app::gate::{self, CellAnswer};
use crate::app::{Cell, Intent, Subject, TappedLink};
use crate::i18n::{chrome, policy};
use crate::theme::{self, icons};

const WIDTH: f32 = 320.0;

/// Between the floating panel and what is around it, in points.
const GAP: f32 = 8.0;

/// Between the panel's edge and what stands in it, in points.
const INSET: i8 = 16;

/// The panel at the right of a wide window.
pub fn side_ui(ui: &mut Ui, cx: &Cx<'_>, out: &mut Vec<Intent>) {
    let palette = theme::palette(ui);
    let frame = Frame::new().fill(palette.surface).inner_margin(Margin::same(INSET));
    Panel::right("why").resizable(false).exact_size(WIDTH).frame(frame).show(ui, |ui| panel_ui(ui, cx, out));
}

/// The panel floating over the content of a narrow window, only while there is something to explain.
pub fn floating_ui(ui: &mut Ui, cx: &Cx<'_>, out: &mut Vec<Intent>) {
    if cx.state.session.why.is_none() {
        return;
    }
    let palette = theme::palette(ui);
    let screen = ui.ctx().content_rect();
    // What the bars leave: how many there are depends on the scenario, the rules in force and the disk.
    let top = ui.available_rect_before_wrap().top() - screen.top() + GAP;
    let height = (screen.height() - top - 2.0 * GAP - 2.0 * f32::from(INSET)).max(160.0);
    let area = Area::new(egui::Id::unique("why-floating")).order(Order::Middle).anchor(Align2::RIGHT_TOP, vec2(-GAP, top));
    area.show(ui.ctx(), |ui| {
        let frame =
            Frame::new().fill(palette.surface).stroke((1.0, palette.hairline)).corner_radius(12.0).shadow(theme::shadow(palette));
        frame.inner_margin(Margin::same(INSET)).show(ui, |ui| {
            ui.set_width(WIDTH.min(screen.width() - 64.0) - 2.0 * f32::from(INSET));
            ui.set_max_height(height);
            panel_ui(ui, cx, out);
        });
    });
}

/// The errors of a policy file given by the user, above everything else.
pub fn policy_errors_ui(ui: &mut Ui, cx: &Cx<'_>) {
    let palette = theme::palette(ui);
    let frame = Frame::new().fill(palette.tint(palette.danger)).inner_margin(Margin::symmetric(16, 10));
    Panel::top("policy-errors").resizable(false).frame(frame).show(ui, |ui| {
        pieces::caption_with_icon(ui, icons::WARNING, chrome::POLICY_ERRORS.get(cx.lang));
        ScrollArea::vertical().id_salt("policy-error-list").max_height(160.0).auto_shrink([false, true]).show(ui, |ui| {
            for error in &cx.state.session.policy_errors {
                ui.add(
                    egui::Label::new(egui::RichText::new(error).monospace().size(theme::size::CAPTION)).selectable(true).wrap(),
                );
            }
        });
    });
}

fn panel_ui(ui: &mut Ui, cx: &Cx<'_>, out: &mut Vec<Intent>) {
    ui.horizontal(|ui| {
        text::title(ui, chrome::WHY.get(cx.lang));
        ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
            if kit::icon_button(ui, icons::X, chrome::HIDE_WHY.get(cx.lang)).clicked() {
                out.push(Intent::ToggleWhyPanel);
            }
        });
    });
    ui.add_space(4.0);
    let session = &cx.state.session;
    ScrollArea::vertical().id_salt("why-scroll").auto_shrink([false, true]).show(ui, |ui| {
        match session.hover.as_ref().or(session.why.as_ref()) {
            None => {
                ui.add_space(24.0);
                kit::empty_state(ui, icons::QUESTION, chrome::WHY_EMPTY.get(cx.lang), None);
            }
            Some(subject) => subject_ui(ui, cx, subject, out),
        }
    });
}

fn subject_ui(ui: &mut Ui, cx: &Cx<'_>, subject: &Subject, out: &mut Vec<Intent>) {
    match subject {
        Subject::Link(link) => link_ui(ui, cx, subject, link, out),
        Subject::Cell(cell) => cell_ui(ui, cx, subject, cell, out),
    }
}

fn link_ui(ui: &mut Ui, cx: &Cx<'_>, subject: &Subject, link: &TappedLink, out: &mut Vec<Intent>) {
    let state = cx.state;
    let answer = state.link_answer(link.spot.surface, &link.found);
    heading_ui(ui, &link_card::platform_name(cx, &link.found), chrome::surface_heading(link.spot.surface).get(cx.lang));
    let address = host::line(ui, &link.found, ui.available_width());
    ui.add(egui::Label::new(address));
    ui.add_space(8.0);
    verdict::link_ui(ui, cx, &answer, out);
    let danger = matches!(answer.judgement, crate::links::Judgement::Stop(_));
    let target = state.policy.target_id(gate::policy_target(&link.found)).to_owned();
    let cell = Cell::Link(link.spot.surface, target);
    if !danger {
        what_if::change_ui(ui, cx, &cell, out);
    }
    pieces::rule(ui);
    let ways = gate::ways_out(&state.policy, state.circumstances(), &answer);
    ways_out::ways_out_ui(ui, cx, subject, &ways, danger, out);
    if !danger {
        pieces::rule(ui);
        timeline::strip_ui(ui, cx, &cell, out);
    }
}

fn cell_ui(ui: &mut Ui, cx: &Cx<'_>, subject: &Subject, cell: &Cell, out: &mut Vec<Intent>) {
    let state = cx.state;
    let when = state.circumstances();
    let Some(answer) = gate::cell(&state.policy, when, cell) else { return };
    let ways = gate::cell_ways_out(&state.policy, when, &answer);
    match answer {
        CellAnswer::Link(_, verdict) => {
            let Cell::Link(surface, platform) = cell else { return };
            heading_ui(ui, &row_name(cx, platform), chrome::surface_heading(*surface).get(cx.lang));
            ui.add_space(8.0);
            ui.horizontal_wrapped(|ui| Meaning::from(&verdict).chips_ui(ui, cx));
            ui.add_space(4.0);
            text::strong_wrapped(ui, policy::effect_sentence(verdict.effect).get(cx.lang));
            verdict::grounds_ui(ui, cx, &verdict::Grounds::from(&verdict), out);
            what_if::change_ui(ui, cx, cell, out);
            pieces::rule(ui);
            ways_out::ways_out_ui(ui, cx, subject, &ways, false, out);
        }
        CellAnswer::Pay(question, verdict) => {
            let Some(wallet) = state.policy.wallet(question.wallet) else { return };
            let wallet = wallet.name.get(cx.lang);
            let merchant = state.policy.platform(question.merchant).name.get(cx.lang);
            heading_ui(ui, merchant, wallet);
            ui.add_space(8.0);
            verdict::pay_ui(ui, cx, &verdict, out);
            what_if::change_ui(ui, cx, cell, out);
            pieces::rule(ui);
            ways_out::ways_out_ui(ui, cx, subject, &ways, false, out);
        }
    }
    pieces::rule(ui);
    timeline::strip_ui(ui, cx, cell, out);
}

/// The name of a row of the link matrix.
pub fn row_name(cx: &Cx<'_>, platform: &str) -> String {
    match platform {
        "web" => policy::WEB_PAGE.get(cx.lang).to_owned(),
        "tao-password" => policy::TAO_PASSWORD.get(cx.lang).to_owned(),
        id => {
            let known = cx.state.policy.platform_by_id(id).map(|ix| cx.state.policy.platform(ix).name.get(cx.lang).to_owned());
            known.unwrap_or_else(|| id.to_owned())
        }
    }
}

fn heading_ui(ui: &mut Ui, name: &str, place: &str) {
    ui.horizontal(|ui| {
        kit::monogram(ui, name, name);
        ui.vertical(|ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            text::strong_wrapped(ui, name);
            text::caption(ui, place);
        });
    });
    ui.add_space(4.0);
}
