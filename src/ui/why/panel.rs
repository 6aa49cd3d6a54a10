//! The Why panel: explains what is pointed at, else what was last tapped or selected.

use egui::{Align2, Area, Frame, Margin, Order, Panel, Rect, ScrollArea, Ui, vec2};

use crate::app::{Cell, Intent, Subject, TappedLink, gate};
use crate::i18n::chrome;
use crate::theme::{self, icons, margin, space};
use crate::ui::context::Cx;
use crate::ui::kit;
use crate::ui::link::{card, host};
use crate::ui::policy::names::{cell_name, row_name};
use crate::ui::policy::timeline;
use crate::ui::what_if::editor;
use crate::ui::why::{verdict, what_would_change};

const WIDTH: f32 = 320.0;

/// Between the floating panel and what is around it, in points.
const GAP: f32 = 8.0;

/// Distance between the panel's edge and its contents, in points.
const INSET: i8 = 16;

/// Below this width of the window, in points, the panel floats over the page instead of being
/// beside it, and is closed until it is asked for.
const NARROW: f32 = 1000.0;

fn floats(ui: &Ui) -> bool {
    ui.ctx().content_rect().width() < NARROW
}

/// Whether the panel is on the screen.
pub fn is_shown(ui: &Ui, cx: &Cx<'_>) -> bool {
    if floats(ui) {
        cx.state.session.why_floats
    } else {
        cx.state.settings.why_panel
    }
}

/// The button that shows or hides the panel.
pub fn toggled(ui: &Ui, cx: &Cx<'_>) -> Intent {
    if floats(ui) {
        Intent::FloatWhyPanel(!cx.state.session.why_floats)
    } else {
        Intent::ToggleWhyPanel
    }
}

/// Escape puts a floating panel away, before anything below it.
pub fn escape(ui: &Ui, cx: &Cx<'_>) {
    let open = floats(ui) && cx.state.session.why_floats && !cx.state.is_modal();
    if open && ui.input_mut(|input| input.consume_key(egui::Modifiers::NONE, egui::Key::Escape)) {
        cx.send(Intent::FloatWhyPanel(false));
    }
}

/// The panel, wherever it has its place.
pub fn why_panel_ui(ui: &mut Ui, cx: &Cx<'_>) {
    match (is_shown(ui, cx), floats(ui)) {
        (false, _) => {}
        (true, true) => floating_ui(ui, cx),
        (true, false) => side_ui(ui, cx),
    }
}

fn side_ui(ui: &mut Ui, cx: &Cx<'_>) {
    let palette = theme::palette(ui);
    let frame = Frame::new()
        .fill(palette.surface)
        .inner_margin(Margin::same(INSET));
    Panel::right("why")
        .resizable(false)
        .exact_size(WIDTH)
        .frame(frame)
        .show(ui, |ui| panel_ui(ui, cx));
}

/// Over the page, at the side where the pointer is not; a click beside it puts it away.
fn floating_ui(ui: &mut Ui, cx: &Cx<'_>) {
    let palette = theme::palette(ui);
    let screen = ui.ctx().content_rect();
    // What the bars leave: how many there are depends on the scenario, the rules in force and the
    // disk.
    let room = ui.available_rect_before_wrap();
    let height = (screen.bottom() - room.top() - 3.0 * GAP - 2.0 * f32::from(INSET)).max(160.0);
    let (corner, at) = if stands_left(ui, room) {
        (Align2::LEFT_TOP, room.left_top() + vec2(GAP, GAP))
    } else {
        (Align2::RIGHT_TOP, room.right_top() + vec2(-GAP, GAP))
    };
    let area = Area::new(egui::Id::unique("why-floating"))
        .order(Order::Middle)
        .pivot(corner)
        .fixed_pos(at);
    let shown = area.show(ui.ctx(), |ui| {
        let frame = Frame::new()
            .fill(palette.surface)
            .stroke((1.0, palette.hairline))
            .corner_radius(12.0)
            .shadow(theme::shadow(palette));
        frame.inner_margin(Margin::same(INSET)).show(ui, |ui| {
            ui.set_width(WIDTH.min(screen.width() - 64.0) - 2.0 * f32::from(INSET));
            ui.set_max_height(height);
            panel_ui(ui, cx);
        });
    });
    let clicked = ui.input(|input| {
        if input.pointer.any_click() {
            input.pointer.interact_pos()
        } else {
            None
        }
    });
    if clicked.is_some_and(|at| !shown.response.rect.contains(at)) && !cx.state.is_modal() {
        cx.send(Intent::FloatWhyPanel(false));
    }
}

/// Decided when the panel opens, so that it covers what was clicked as little as there is room.
fn stands_left(ui: &Ui, room: Rect) -> bool {
    let id = egui::Id::unique("why-side");
    let pass = ui.ctx().cumulative_pass_nr();
    let known = ui
        .data(|data| data.get_temp::<(u64, bool)>(id))
        .filter(|(last, _)| last + 1 >= pass);
    let pointer = ui.input(|input| input.pointer.latest_pos());
    let left = known.map_or_else(
        || pointer.is_some_and(|at| room.contains(at) && at.x > room.center().x),
        |(_, left)| left,
    );
    ui.data_mut(|data| data.insert_temp(id, (pass, left)));
    left
}

/// The errors of a policy file given by the user, above everything else.
pub fn policy_errors_ui(ui: &mut Ui, cx: &Cx<'_>) {
    let palette = theme::palette(ui);
    let frame = Frame::new()
        .fill(palette.tint(palette.danger))
        .inner_margin(margin(space::L, space::M));
    Panel::top("policy-errors")
        .resizable(false)
        .frame(frame)
        .show(ui, |ui| {
            kit::caption_with_icon(ui, icons::WARNING, chrome::POLICY_ERRORS.get(cx.lang));
            ScrollArea::vertical()
                .id_salt("policy-error-list")
                .max_height(160.0)
                .auto_shrink([false, true])
                .show(ui, |ui| {
                    for error in &cx.state.session.policy_errors {
                        ui.add(
                            egui::Label::new(
                                egui::RichText::new(chrome::policy_error(error).get(cx.lang))
                                    .monospace()
                                    .size(theme::size::CAPTION),
                            )
                            .selectable(true)
                            .wrap(),
                        );
                    }
                });
        });
}

fn panel_ui(ui: &mut Ui, cx: &Cx<'_>) {
    ui.horizontal(|ui| {
        kit::title(ui, chrome::WHY.get(cx.lang));
        ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
            if kit::icon_button(ui, icons::X, chrome::HIDE_WHY.get(cx.lang)).clicked() {
                cx.send(toggled(ui, cx));
            }
        });
    });
    ui.add_space(space::XS);
    let session = &cx.state.session;
    ScrollArea::vertical()
        .id_salt("why-scroll")
        .auto_shrink([false, true])
        .show(ui, |ui| {
            match session.hover.as_ref().or(session.why.as_ref()) {
                None => {
                    ui.add_space(space::XL);
                    kit::empty_state(ui, icons::QUESTION, chrome::WHY_EMPTY.get(cx.lang), None);
                }
                Some(subject) => subject_ui(ui, cx, subject),
            }
        });
}

fn subject_ui(ui: &mut Ui, cx: &Cx<'_>, subject: &Subject) {
    match subject {
        Subject::Link(link) => link_ui(ui, cx, subject, link),
        Subject::Cell(cell) => cell_ui(ui, cx, subject, cell),
    }
}

fn link_ui(ui: &mut Ui, cx: &Cx<'_>, subject: &Subject, link: &TappedLink) {
    let state = cx.state;
    let answer = state.link_answer(link.context.surface, &link.found);
    heading_ui(
        ui,
        &card::platform_name(cx, &link.found),
        chrome::surface_heading(link.context.surface).get(cx.lang),
    );
    let address = host::line(ui, &link.found, ui.available_width());
    ui.add(egui::Label::new(address));
    ui.add_space(space::S);
    verdict::link_ui(ui, cx, &answer);
    let danger = matches!(answer.judgement, crate::links::Judgement::Stop(_));
    let target = state
        .policy
        .target_id(gate::policy_target(&link.found))
        .to_owned();
    let cell = Cell::Link(link.context.surface, target);
    if !danger {
        editor::change_ui(ui, cx, &cell);
    }
    kit::rule(ui);
    let ways = gate::ways_out(&state.policy, state.circumstances(), &answer);
    what_would_change::ways_out_ui(ui, cx, subject, (&ways, danger));
    if !danger {
        kit::rule(ui);
        timeline::strip_ui(ui, cx, state.circumstances(), &cell);
    }
}

fn cell_ui(ui: &mut Ui, cx: &Cx<'_>, subject: &Subject, cell: &Cell) {
    let state = cx.state;
    let when = state.cell_circumstances();
    let Some((question, verdict)) = gate::cell(&state.policy, when, cell) else {
        return;
    };
    let ways = gate::what_would_change(&state.policy, when, &question);
    let (Cell::Link(_, row) | Cell::Pay(row, _)) = cell;
    heading_ui(ui, &row_name(cx, row), &cell_name(cx, cell));
    ui.add_space(space::S);
    verdict::verdict_ui(ui, cx, &question, &verdict);
    editor::change_ui(ui, cx, cell);
    kit::rule(ui);
    what_would_change::ways_out_ui(ui, cx, subject, (&ways, false));
    kit::rule(ui);
    timeline::strip_ui(ui, cx, when, cell);
}

fn heading_ui(ui: &mut Ui, name: &str, place: &str) {
    ui.horizontal(|ui| {
        kit::monogram(ui, name, name);
        ui.vertical(|ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            kit::strong_wrapped(ui, name);
            kit::caption(ui, place);
        });
    });
    ui.add_space(space::XS);
}
