//! Rows of lists and of the rail.

use egui::{
    Color32, CornerRadius, Rect, Response, Role, Sense, Ui, UiBuilder, WidgetInfo, pos2, vec2,
};

use crate::theme::{area, fonts, palette, radius, size, space};
use crate::ui::kit::avatar::avatar;
use crate::ui::kit::paint;

/// A row of a list as wide as there is room, `height` high, that can be clicked as a whole.
/// `contents` draws into it from left to right; nothing in it may be clickable.
pub fn list_row<R>(
    ui: &mut Ui,
    selected: bool,
    height: f32,
    accessible_name: &str,
    contents: impl FnOnce(&mut Ui) -> R,
) -> Response {
    let (rect, response) =
        ui.allocate_exact_size(vec2(ui.available_width(), height), Sense::click());
    response.widget_info(|| {
        WidgetInfo::selected(Role::Button, ui.is_enabled(), selected, accessible_name)
    });
    if response.gained_focus() {
        response.scroll_to_me(None);
    }
    if ui.is_rect_visible(rect) {
        row_ground(ui, &response, rect, selected);
        let builder = UiBuilder::new()
            .max_rect(rect.shrink2(vec2(space::M, 0.0)))
            .layout(egui::Layout::left_to_right(egui::Align::Center));
        contents(&mut ui.new_child(builder));
    }
    response
}

/// The ground of a row: raised and edged in the accent if selected.
fn row_ground(ui: &Ui, response: &Response, rect: Rect, selected: bool) {
    let p = palette(ui);
    let fill = match (selected, response.hovered()) {
        (true, true) => p.pressed,
        (true, false) => p.raised,
        (false, true) => p.raised.gamma_multiply(0.6),
        (false, false) => Color32::TRANSPARENT,
    };
    ui.painter().rect_filled(rect, CornerRadius::ZERO, fill);
    if selected {
        let edge = Rect::from_min_size(rect.min, vec2(3.0, rect.height()));
        ui.painter().rect_filled(edge, CornerRadius::ZERO, p.accent);
    }
    if response.has_focus() {
        paint::ring(ui, rect.shrink(4.0), radius::S);
    }
}

/// One tab of the rail: icon, word, and a mark when something in it is unread.
pub fn rail_item(ui: &mut Ui, icon: &str, label: &str, selected: bool, unread: bool) -> Response {
    let (rect, response) = ui.allocate_exact_size(vec2(area::RAIL, 58.0), Sense::click());
    response.widget_info(|| WidgetInfo::selected(Role::Tab, ui.is_enabled(), selected, label));
    if ui.is_rect_visible(rect) {
        let p = palette(ui);
        let pill =
            Rect::from_center_size(pos2(rect.center().x, rect.top() + 22.0), vec2(44.0, 30.0));
        let fill = match (selected, response.hovered()) {
            (true, _) => p.mine,
            (false, true) => p.raised,
            (false, false) => Color32::TRANSPARENT,
        };
        ui.painter().rect_filled(pill, CornerRadius::same(15), fill);
        let color = match (selected, response.hovered()) {
            (true, _) => p.accent,
            (false, true) => p.text,
            (false, false) => p.secondary,
        };
        paint::icon(
            ui.painter(),
            pill.center(),
            icon,
            size::ICON_RAIL - 2.0,
            color,
        );
        let text_color = if selected { p.text } else { p.secondary };
        let at = pos2(rect.center().x, rect.bottom() - 12.0);
        ui.painter().text(
            at,
            egui::Align2::CENTER_CENTER,
            label,
            fonts::strong_for(label, 11.0),
            text_color,
        );
        if unread {
            let mark = pill.center() + vec2(11.0, -9.0);
            ui.painter().circle_filled(mark, 5.5, p.ground);
            paint::dot(ui.painter(), mark, 4.0, p.danger);
        }
        if response.has_focus() {
            paint::ring(ui, rect.shrink(4.0), radius::M);
        }
    }
    response
}

/// A button as wide as there is room: what it does, and at its right what that gives.
pub fn action_row(ui: &mut Ui, icon: &str, words: &str, outcome: &str) -> Response {
    let palette = palette(ui);
    let width = ui.available_width();
    let text_width = (width - 48.0).max(40.0);
    let label = ui.painter().layout(
        words.to_owned(),
        fonts::secondary(),
        palette.text,
        text_width,
    );
    let below = ui.painter().layout(
        outcome.to_owned(),
        fonts::caption(),
        palette.secondary,
        text_width,
    );
    let height = label.size().y + below.size().y + 16.0;
    let (rect, response) = ui.allocate_exact_size(vec2(width, height), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, words));
    ui.ctx()
        .accesskit_node_builder(response.id, |node| node.set_description(outcome));
    if response.gained_focus() {
        response.scroll_to_me(None);
    }
    if ui.is_rect_visible(rect) {
        let fill = if response.hovered() {
            palette.raised
        } else {
            palette.surface
        };
        ui.painter().rect(
            rect,
            8.0,
            fill,
            (1.0, palette.hairline),
            egui::StrokeKind::Inside,
        );
        paint::icon(
            ui.painter(),
            rect.left_center() + vec2(18.0, 0.0),
            icon,
            18.0,
            palette.accent,
        );
        let left = rect.left() + 36.0;
        let below_at = pos2(left, rect.top() + 8.0 + label.size().y);
        ui.painter()
            .galley(pos2(left, rect.top() + 8.0), label, palette.text);
        ui.painter().galley(below_at, below, palette.secondary);
        paint::focus_ring(ui, &response, radius::M);
    }
    response
}

/// A row of a list of people, groups or places.
pub fn target_row(ui: &mut Ui, name: &str, id: &str) -> Response {
    list_row(ui, false, 48.0, name, |ui| {
        avatar(ui, name, id, 32.0);
        ui.add_space(space::S);
        ui.add(egui::Label::new(egui::RichText::new(name).font(fonts::body())).truncate());
    })
}
