//! Positions of days in a picture of the timeline.

use egui::Rect;

use crate::domain::Day;
use crate::ui::context::Cx;
use crate::ui::date::milestones;
use crate::ui::date::scale::Scale;

/// Positions of days in a picture.
pub struct Axis {
    pub scale: Scale,
    pub left: f32,
    pub width: f32,
}

impl Axis {
    pub fn new(cx: &Cx<'_>, rect: Rect) -> Self {
        let days = milestones::marks(&cx.state.policy)
            .into_iter()
            .map(|mark| mark.day);
        Self {
            scale: Scale::new(days),
            left: rect.left(),
            width: rect.width(),
        }
    }

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
