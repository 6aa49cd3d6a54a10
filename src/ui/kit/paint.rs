//! Lines and patterns that egui has no shape for. Paints only: allocates nothing and senses
//! nothing.

use egui::{
    Align2, Color32, CornerRadius, FontId, Painter, Pos2, Rect, Response, Shape, Stroke,
    StrokeKind, Ui, pos2, vec2,
};

use crate::theme::{fonts, palette};

/// The ring around what has the keyboard: 2 wide, 2 away, in the accent. Nothing without focus.
pub fn focus_ring(ui: &Ui, response: &Response, corner: u8) {
    if response.has_focus() {
        ring(ui, response.rect, corner);
    }
}

/// The ring of [`focus_ring`], always: for what is selected.
pub fn ring(ui: &Ui, rect: Rect, corner: u8) {
    // The ring is outside of the widget, and may be outside of a tight parent too.
    let painter = ui.painter().with_clip_rect(ui.clip_rect().expand(4.0));
    let corner = CornerRadius::same(corner.saturating_add(2));
    painter.rect_stroke(
        rect.expand(2.0),
        corner,
        Stroke::new(2.0, palette(ui).accent),
        StrokeKind::Outside,
    );
}

/// A dashed outline inside of `rect`, `radius` points round at the corners.
pub fn dashed_outline(painter: &Painter, rect: Rect, radius: f32, stroke: impl Into<Stroke>) {
    let path = rounded_path(rect.shrink(0.5), radius);
    painter.extend(Shape::dashed_line(&path, stroke, 4.0, 3.0));
}

/// Thin slanted lines over `rect`, for what is not history.
pub fn hatching(painter: &Painter, rect: Rect, color: Color32) {
    let painter = painter.with_clip_rect(painter.clip_rect().intersect(rect.shrink(1.0)));
    let stroke = Stroke::new(1.0, color);
    let mut x = rect.left() - rect.height();
    while x < rect.right() {
        painter.line_segment(
            [pos2(x, rect.bottom()), pos2(x + rect.height(), rect.top())],
            stroke,
        );
        x += 7.0;
    }
}

/// A row of dots along `y`, as on a paper receipt.
pub fn dotted_rule(painter: &Painter, left: f32, right: f32, y: f32, color: Color32) {
    painter.extend(Shape::dotted_line(
        &[pos2(left, y), pos2(right, y)],
        color,
        4.0,
        0.75,
    ));
}

/// An icon with its middle at `center`.
pub fn icon(painter: &Painter, center: Pos2, icon: &str, size: f32, color: Color32) {
    painter.text(
        center,
        Align2::CENTER_CENTER,
        icon,
        fonts::icon(size),
        color,
    );
}

/// One line of text from `left` on, its middle at the height of `left`, cut off with "…" where
/// `width` ends. Returns its width.
pub fn line(
    painter: &Painter,
    left: Pos2,
    text: &str,
    font: FontId,
    color: Color32,
    width: f32,
) -> f32 {
    let mut job = egui::text::LayoutJob::simple_singleline(text.to_owned(), font, color);
    job.wrap = egui::text::TextWrapping::truncate_at_width(width.max(0.0));
    let galley = painter.layout_job(job);
    let size = galley.size();
    painter.galley(left - vec2(0.0, size.y / 2.0), galley, color);
    size.x
}

/// A circle with a number or a dot of the theme's accent.
pub fn dot(painter: &Painter, center: Pos2, radius: f32, color: Color32) {
    painter.circle_filled(center, radius, color);
}

/// The closed path of a rectangle with round corners.
fn rounded_path(rect: Rect, radius: f32) -> Vec<Pos2> {
    let radius = radius.clamp(0.0, rect.width().min(rect.height()) / 2.0);
    let inner = rect.shrink(radius);
    let quarter = std::f32::consts::FRAC_PI_2;
    let corners = [
        inner.right_top(),
        inner.right_bottom(),
        inner.left_bottom(),
        inner.left_top(),
    ];
    let mut path = Vec::with_capacity(corners.len() * 7 + 1);
    for (corner, start) in corners
        .into_iter()
        .zip([-quarter, 0.0, quarter, 2.0 * quarter])
    {
        for step in 0..=6_u8 {
            let angle = start + quarter * f32::from(step) / 6.0;
            path.push(corner + radius * vec2(angle.cos(), angle.sin()));
        }
    }
    path.extend(path.first().copied());
    path
}

/// The stroke of hairlines.
pub fn hair(ui: &Ui) -> Stroke {
    Stroke::new(1.0, palette(ui).hairline)
}
