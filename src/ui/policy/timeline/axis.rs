//! The time axis of a timeline: which day is drawn where.

use egui::Rect;

use crate::domain::Day;
use crate::ui::context::Cx;
use crate::ui::date::milestones;
use crate::ui::date::scale::Scale;

/// The horizontal positions of days in a picture.
pub struct TimeAxis {
    scale: Scale,
    /// Its left end, in points.
    pub left: f32,
    /// Its width, in points.
    pub width: f32,
}

impl TimeAxis {
    /// The axis over the whole date range, as wide as `rect`.
    pub fn new(cx: &Cx<'_>, rect: Rect) -> Self {
        let days = milestones::marks(&cx.state.policy)
            .into_iter()
            .map(|stop| stop.day);
        Self {
            scale: Scale::new(days),
            left: rect.left(),
            width: rect.width(),
        }
    }

    /// Where a day begins, in points.
    pub fn x(&self, day: Day) -> f32 {
        self.left + self.width * self.scale.fraction(day)
    }

    /// From the start of `first` to the end of `last`.
    pub fn span(&self, first: Day, last: Day) -> (f32, f32) {
        let end = if last >= Day::LAST {
            self.left + self.width
        } else {
            self.x(last.next())
        };
        (self.x(first), end)
    }
}
