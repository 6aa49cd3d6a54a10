//! Rows of lists and of the rail.

use egui::{Color32, CornerRadius, Painter, Pos2, Rect, Response, Role, Sense, Ui, UiBuilder, Vec2, WidgetInfo, pos2, vec2};

use super::{avatar, paint};
use crate::theme::{Palette, area, fonts, palette, radius, size, space};

/// A row of a list as wide as there is room, `height` high, that can be clicked as a whole. `contents` draws into it from
/// left to right; nothing in it may be clickable.
pub fn list_row<R>(
    ui: &mut Ui,
    selected: bool,
    height: f32,
    accessible_name: &str,
    contents: impl FnOnce(&mut Ui) -> R,
) -> Response {
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), height), Sense::click());
    response.widget_info(|| WidgetInfo::selected(Role::Button, ui.is_enabled(), selected, accessible_name));
    if ui.is_rect_visible(rect) {
        row_ground(ui, &response, rect, selected);
        let builder =
            UiBuilder::new().max_rect(rect.shrink2(vec2(space::M, 0.0))).layout(egui::Layout::left_to_right(egui::Align::Center));
        contents(&mut ui.new_child(builder));
    }
    response
}

/// What a row in a list of conversations shows.
#[derive(Clone, Copy, Debug)]
pub struct Conversation<'a> {
    /// The person's name or the group's.
    pub name: &'a str,
    /// What its colour is made from.
    pub id: &'a str,
    /// When the last message came, as words.
    pub time: &'a str,
    /// The last message, on one line.
    pub last: &'a str,
    /// How many messages have not been seen.
    pub unread: u32,
    /// Whether it is the one on show.
    pub selected: bool,
}

/// A conversation: picture, name and time, last message and how many are unread.
pub fn conversation_row(ui: &mut Ui, row: &Conversation<'_>) -> Response {
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), area::ROW), Sense::click());
    response.widget_info(|| WidgetInfo::selected(Role::Button, ui.is_enabled(), row.selected, row.name));
    ui.ctx().accesskit_node_builder(response.id, |node| node.set_description(row.last));
    if !ui.is_rect_visible(rect) {
        return response;
    }
    let p = palette(ui);
    row_ground(ui, &response, rect, row.selected);
    let painter = ui.painter();
    let face = Rect::from_center_size(pos2(rect.left() + 16.0 + area::AVATAR / 2.0, rect.center().y), Vec2::splat(area::AVATAR));
    avatar::paint_avatar(painter, face, row.name, row.id, p);

    let (left, right) = (face.right() + space::M, rect.right() - 14.0);
    let (first, second) = (rect.center().y - 11.0, rect.center().y + 12.0);
    let time = painter.layout_no_wrap(row.time.to_owned(), fonts::figures(size::CAPTION), p.secondary);
    let time_left = right - time.size().x;
    painter.galley(pos2(time_left, first - time.size().y / 2.0), time, p.secondary);
    let name_font = fonts::strong_for(row.name, size::BODY);
    paint::line(painter, pos2(left, first), row.name, name_font, p.text, time_left - space::S - left);

    let end = if row.unread == 0 { right } else { paint_count(painter, pos2(right, second), row.unread, p) - space::S };
    paint::line(painter, pos2(left, second), row.last, fonts::secondary(), p.secondary, end - left);
    response
}

/// Paints how many are unread, ending at `right`; returns where it begins.
fn paint_count(painter: &Painter, right: Pos2, unread: u32, p: &Palette) -> f32 {
    let text = if unread > 99 { "99+".to_owned() } else { unread.to_string() };
    let galley = painter.layout_no_wrap(text, fonts::strong_figures(11.0), p.on_accent);
    let width = (galley.size().x + 10.0).max(18.0);
    let badge = Rect::from_min_size(right - vec2(width, 9.0), vec2(width, 18.0));
    painter.rect_filled(badge, CornerRadius::same(9), p.accent);
    painter.galley(badge.center() - galley.size() / 2.0, galley, p.on_accent);
    badge.left()
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
        let pill = Rect::from_center_size(pos2(rect.center().x, rect.top() + 22.0), vec2(44.0, 30.0));
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
        paint::icon(ui.painter(), pill.center(), icon, size::ICON_RAIL - 2.0, color);
        let text_color = if selected { p.text } else { p.secondary };
        let at = pos2(rect.center().x, rect.bottom() - 12.0);
        ui.painter().text(at, egui::Align2::CENTER_CENTER, label, fonts::strong_for(label, 11.0), text_color);
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
