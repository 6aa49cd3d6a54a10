//! Flat shapes on a square of 100 × 100 units that is fitted into the middle of a picture.
//!
//! Only the sky and the band below reach the corners, which are round; everything else stays in the
//! square.

use egui::epaint::PathShape;
use egui::{Color32, CornerRadius, Painter, Pos2, Rect, Shape, Stroke, pos2, vec2};

use crate::theme::{Picture, radius};

/// Canvas of a scene.
pub(in crate::ui) struct Canvas<'a> {
    painter: &'a Painter,
    rect: Rect,
    origin: Pos2,
    unit: f32,
    /// The colours of the scene.
    pub c: Picture,
}

impl<'a> Canvas<'a> {
    pub fn new(painter: &'a Painter, rect: Rect, c: Picture) -> Self {
        let side = rect.width().min(rect.height());
        Self {
            painter,
            rect,
            origin: rect.center() - vec2(side, side) / 2.0,
            unit: side / 100.0,
            c,
        }
    }

    fn at(&self, (x, y): (f32, f32)) -> Pos2 {
        self.origin + self.unit * vec2(x, y)
    }

    fn points(&self, points: &[(f32, f32)]) -> Vec<Pos2> {
        points.iter().map(|point| self.at(*point)).collect()
    }

    /// Fills the whole picture.
    pub fn sky(&self, color: Color32) {
        self.painter
            .rect_filled(self.rect, CornerRadius::same(radius::M), color);
    }

    /// Fills the picture from `y` down.
    pub fn band(&self, y: f32, color: Color32) {
        let top = self.at((0.0, y)).y;
        let rect = Rect::from_min_max(pos2(self.rect.left(), top), self.rect.max);
        self.painter.rect_filled(
            rect,
            CornerRadius {
                nw: 0,
                ne: 0,
                sw: radius::M,
                se: radius::M,
            },
            color,
        );
    }

    /// A band of `height` from `y` down that does not reach the lower edge.
    pub fn strip(&self, y: f32, height: f32, color: Color32) {
        let (top, bottom) = (self.at((0.0, y)).y, self.at((0.0, y + height)).y);
        let rect = Rect::from_min_max(pos2(self.rect.left(), top), pos2(self.rect.right(), bottom));
        self.painter.rect_filled(rect, CornerRadius::ZERO, color);
    }

    pub fn circle(&self, x: f32, y: f32, r: f32, color: Color32) {
        self.painter
            .circle_filled(self.at((x, y)), r * self.unit, color);
    }

    pub fn ellipse(&self, x: f32, y: f32, rx: f32, ry: f32, color: Color32) {
        self.painter.add(Shape::ellipse_filled(
            self.at((x, y)),
            self.unit * vec2(rx, ry),
            color,
        ));
    }

    /// A rectangle from (`x`, `y`) with corners of `round` units.
    pub fn block(&self, x: f32, y: f32, w: f32, h: f32, round: f32, color: Color32) {
        let rect = Rect::from_min_size(self.at((x, y)), self.unit * vec2(w, h));
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "a corner of 0 to 255 points"
        )]
        let corner = CornerRadius::same((round * self.unit).clamp(0.0, 255.0) as u8);
        self.painter.rect_filled(rect, corner, color);
    }

    /// A filled convex outline.
    pub fn poly(&self, points: &[(f32, f32)], color: Color32) {
        self.painter.add(Shape::convex_polygon(
            self.points(points),
            color,
            Stroke::NONE,
        ));
    }

    /// A line of `width` units with round ends.
    pub fn line(&self, points: &[(f32, f32)], width: f32, color: Color32) {
        let path = self.points(points);
        for end in path.first().into_iter().chain(path.last()) {
            self.painter
                .circle_filled(*end, width * self.unit / 2.0, color);
        }
        self.painter.add(Shape::Path(PathShape::line(
            path,
            Stroke::new(width * self.unit, color),
        )));
    }

    /// A part of a circle's edge, from one angle to another in degrees, clockwise from the right.
    pub fn arc(&self, x: f32, y: f32, r: f32, degrees: (f32, f32), width: f32, color: Color32) {
        self.line(&curve(x, y, r, r, degrees), width, color);
    }

    /// A filled part of an ellipse, cut straight between its ends.
    pub fn segment(&self, x: f32, y: f32, rx: f32, ry: f32, degrees: (f32, f32), color: Color32) {
        self.poly(&curve(x, y, rx, ry, degrees), color);
    }

    /// Three wavy lines that rise: steam.
    pub fn steam(&self, x: f32, y: f32, height: f32) {
        for offset in [-9.0, 0.0, 9.0] {
            let wave: Vec<_> = (0..=12_u8)
                .map(|step| {
                    let t = f32::from(step) / 12.0;
                    (x + offset + 1.8 * (t * 6.3 + offset).sin(), y - t * height)
                })
                .collect();
            self.line(&wave, 1.6, self.c.light);
        }
    }
}

/// Points along an ellipse's edge.
fn curve(x: f32, y: f32, rx: f32, ry: f32, (from, to): (f32, f32)) -> Vec<(f32, f32)> {
    (0..=24_u8)
        .map(|step| {
            let angle = (from + (to - from) * f32::from(step) / 24.0).to_radians();
            (x + rx * angle.cos(), y + ry * angle.sin())
        })
        .collect()
}
