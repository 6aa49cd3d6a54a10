//! A switch that is on or off at once.

use egui::{Response, Role, Sense, Ui, WidgetInfo, pos2, vec2};

use crate::theme::{Palette, area, palette, radius};
use crate::ui::kit::paint;

/// A switch; the words beside it are the caller's, `accessible_name` repeats them for those who do
/// not see them.
pub fn toggle(ui: &mut Ui, on: &mut bool, accessible_name: &str) -> Response {
    let (rect, mut response) = ui.allocate_exact_size(vec2(44.0, area::TARGET), Sense::click());
    if response.clicked() {
        *on = !*on;
        response.mark_changed();
    }
    response
        .widget_info(|| WidgetInfo::selected(Role::Switch, ui.is_enabled(), *on, accessible_name));
    if ui.is_rect_visible(rect) {
        let p = palette(ui);
        let amount = ui.ctx().animate_bool_responsive(response.id, *on);
        let track = egui::Rect::from_center_size(rect.center(), vec2(40.0, 22.0));
        let off = if response.hovered() {
            p.secondary
        } else {
            p.outline
        };
        ui.painter()
            .rect_filled(track, 11.0, Palette::mix(off, p.accent, amount));
        let knob = pos2(
            egui::lerp(track.left() + 11.0..=track.right() - 11.0, amount),
            track.center().y,
        );
        ui.painter()
            .circle_filled(knob, 8.0, if p.dark { p.ground } else { p.surface });
        if response.has_focus() {
            paint::ring(ui, track, radius::L);
        }
    }
    response
}
