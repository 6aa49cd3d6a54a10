//! One cell of the link matrix or the wallet matrix.

use egui::{Color32, CornerRadius, Response, Role, Sense, Stroke, Ui, Vec2, WidgetInfo, pos2};

use crate::theme::{Palette, fonts, palette, radius};
use crate::ui::kit::paint;

/// Frame of a cell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Edge {
    /// On a tint, without a line around it.
    Plain,
    /// On a tint, with a dashed line around it.
    Dashed,
    /// A dashed line around nothing.
    DashedEmpty,
}

/// Icon and word in `color`; `edge` says how far what it says is history. The clicked one is
/// ringed.
#[expect(
    clippy::too_many_arguments,
    reason = "each is a separate part of the picture, and all callers have them at hand"
)]
pub fn matrix_cell(
    ui: &mut Ui,
    cell: Vec2,
    icon: &str,
    word: &str,
    color: Color32,
    edge: Edge,
    selected: bool,
    accessible_name: &str,
) -> Response {
    let (rect, response) = ui.allocate_exact_size(cell, Sense::click());
    response.widget_info(|| {
        WidgetInfo::selected(Role::Button, ui.is_enabled(), selected, accessible_name)
    });
    if ui.is_rect_visible(rect) {
        let p = palette(ui);
        let painter = ui.painter();
        let inner = rect.shrink(1.0);
        let fill = match (edge, response.hovered()) {
            (Edge::DashedEmpty, false) => p.ground,
            (Edge::DashedEmpty, true) | (Edge::Plain | Edge::Dashed, false) => p.tint(color),
            (Edge::Plain | Edge::Dashed, true) => p.tint_hover(color),
        };
        painter.rect_filled(inner, CornerRadius::same(radius::S), fill);
        if edge != Edge::Plain {
            let line = Palette::mix(fill, color, 0.75);
            paint::dashed_outline(painter, inner, f32::from(radius::S), Stroke::new(1.0, line));
        }
        let left = inner.left() + 5.0;
        paint::icon(
            painter,
            pos2(left + 8.0, rect.center().y),
            icon,
            15.0,
            color,
        );
        let text_at = pos2(left + 19.0, rect.center().y);
        paint::line(
            painter,
            text_at,
            word,
            fonts::caption(),
            color,
            inner.right() - 2.0 - text_at.x,
        );
        if selected || response.has_focus() {
            paint::ring(ui, inner.shrink(2.0), radius::S);
        }
    }
    response
}
