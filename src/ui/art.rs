//! The mark of the program and the illustrations of the feed, drawn from flat shapes.
//!
//! Everything here is drawn by us. Knows the names of the pictures and nothing of who posts them.

pub(in crate::ui) mod canvas;
pub(in crate::ui) mod places;
pub(in crate::ui) mod things;

use canvas::Canvas;
use egui::{
    CornerRadius, Painter, Rect, Response, Role, Sense, Shape, Stroke, StrokeKind, Ui, Vec2,
    WidgetInfo, vec2,
};

use crate::theme::{Palette, icons, palette, radius};
use crate::ui::kit::paint;

/// A name, the hue of its colours in degrees, and how to draw it.
type Scene = (&'static str, f32, fn(&Canvas<'_>));

const SCENES: [Scene; 16] = [
    ("tea", 150.0, things::tea),
    ("garden", 120.0, places::garden),
    ("noodles", 36.0, things::noodles),
    ("city", 215.0, places::city),
    ("bookshelf", 28.0, places::bookshelf),
    ("bicycle", 175.0, things::bicycle),
    ("cat", 45.0, things::cat),
    ("mountains", 195.0, places::mountains),
    ("lantern", 250.0, places::lantern),
    ("concert", 275.0, places::concert),
    ("groceries", 95.0, things::groceries),
    ("cinema", 235.0, places::cinema),
    ("sneakers", 205.0, things::sneakers),
    ("rain", 210.0, places::rain),
    ("dumplings", 165.0, things::dumplings),
    ("moon", 230.0, places::moon),
];

/// The names of all illustrations.
pub fn names() -> impl Iterator<Item = &'static str> {
    SCENES.iter().map(|(name, _, _)| *name)
}

/// An illustration by name, such as `tea`; an unknown name shows an empty frame.
pub fn picture(ui: &mut Ui, name: &str, size: Vec2, accessible_name: &str) -> Response {
    let (rect, response) = ui.allocate_exact_size(size, Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Image, true, accessible_name));
    if ui.is_rect_visible(rect) {
        paint_picture(ui, name, rect);
    }
    response
}

/// Paints an illustration into `rect`, for callers that sense clicks themselves.
pub fn paint_picture(ui: &Ui, name: &str, rect: Rect) {
    let p = palette(ui);
    let painter = ui.painter_at(rect);
    match SCENES.iter().find(|(known, _, _)| *known == name) {
        Some((_, hue, draw)) => draw(&Canvas::new(&painter, rect, p.picture(*hue))),
        None => {
            let line = Stroke::new(1.0, p.hairline);
            painter.rect(
                rect,
                CornerRadius::same(radius::M),
                p.raised,
                line,
                StrokeKind::Inside,
            );
            paint::icon(&painter, rect.center(), icons::IMAGE, 24.0, p.secondary);
        }
    }
}

/// An illustration that can be chosen; the chosen one is ringed.
pub fn picture_button(
    ui: &mut Ui,
    name: &str,
    size: Vec2,
    accessible_name: &str,
    chosen: bool,
) -> Response {
    let (rect, response) = ui.allocate_exact_size(size, Sense::click());
    response.widget_info(|| WidgetInfo::selected(Role::CheckBox, true, chosen, accessible_name));
    paint_picture(ui, name, rect);
    if chosen || response.has_focus() {
        paint::ring(ui, rect, radius::M);
    }
    response
}

/// The mark: a round opening in a wall, and the garden behind it.
pub fn mark(ui: &mut Ui, size: f32) -> Response {
    let (rect, response) = ui.allocate_exact_size(Vec2::splat(size), Sense::hover());
    if ui.is_rect_visible(rect) {
        paint_mark(ui.painter(), rect, palette(ui));
    }
    response
}

/// Paints the mark into a square `rect`. The same picture as `assets/icon/moongate.png`, which is
/// drawn with it.
pub fn paint_mark(painter: &Painter, rect: Rect, p: &Palette) {
    let side = rect.width();
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a corner of 0 to 255 points"
    )]
    let corner = CornerRadius::same((side * 0.24).clamp(0.0, 255.0) as u8);
    painter.rect_filled(rect, corner, p.accent);
    let at = |x: f32, y: f32| rect.min + side * vec2(x, y);
    let opening = at(0.5, 0.46);
    painter.circle_filled(opening, side * 0.29, p.on_accent);
    // The moon, and the hill below it: a chord of the opening.
    painter.circle_filled(at(0.6, 0.36), side * 0.085, p.accent);
    let hill: Vec<_> = (0..=32_u8)
        .map(|step| {
            let angle = (14.0 + 152.0 * f32::from(step) / 32.0).to_radians();
            opening + side * 0.29 * vec2(angle.cos(), angle.sin())
        })
        .collect();
    painter.add(Shape::convex_polygon(
        hill,
        Palette::mix(p.on_accent, p.accent, 0.45),
        Stroke::NONE,
    ));
    // The threshold: the wall goes on below the opening.
    painter.rect_filled(
        Rect::from_min_max(at(0.30, 0.715), at(0.70, 0.765)),
        CornerRadius::same(1),
        p.on_accent,
    );
}
