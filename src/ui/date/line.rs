//! The line itself: a slider over all days of the time bar, with years, milestones and the handle.

use egui::accesskit::{Action, ActionData};
use egui::{
    Align2, CornerRadius, EventFilter, Id, Key, Modifiers, Painter, Pos2, Rangef, Rect, Response,
    Sense, Stroke, Ui, WidgetInfo, pos2, vec2,
};

use crate::app::Intent;
use crate::domain::Day;
use crate::i18n::date;
use crate::theme::{Palette, area, fonts, palette, radius, size, space};
use crate::ui::context::Cx;
use crate::ui::date::milestones::{self, MilestoneMark};
use crate::ui::date::scale::{self, Scale};
use crate::ui::kit;

/// Heights below the top of the bar: labels of milestones, the line, and the years with the day's
/// own label.
const LABELS: f32 = 14.0;
const TRACK: f32 = 31.0;
const YEARS: f32 = 49.0;
/// Height of the day's own label, which leaves room for a focus ring.
const PILL: f32 = 20.0;
/// Radius of the handle.
const HANDLE: f32 = 8.0;
/// A press this near to a milestone, in points, means the milestone; a drag is held less far.
const REACH: f32 = 6.0;
const HOLD: f32 = 3.0;
/// Free space between the labels of two milestones.
const LABEL_GAP: f32 = 16.0;

/// Positions on the line in this frame.
struct Places<'a> {
    scale: Scale,
    range: Rangef,
    top: f32,
    marks: &'a [MilestoneMark<'a>],
    day: Day,
}

impl Places<'_> {
    fn x(&self, day: Day) -> f32 {
        self.range.min + self.range.span() * self.scale.fraction(day)
    }

    fn handle(&self) -> Pos2 {
        pos2(self.x(self.day), self.top + TRACK)
    }

    /// The mark nearest to a place and not further than `reach` points away.
    fn stop_near(&self, x: f32, reach: f32) -> Option<&MilestoneMark<'_>> {
        let distance = |mark: &MilestoneMark<'_>| (self.x(mark.day) - x).abs();
        self.marks
            .iter()
            .min_by(|a, b| distance(a).total_cmp(&distance(b)))
            .filter(|mark| distance(mark) <= reach)
    }

    /// The day meant by a place: a milestone if one is near, else the day there.
    fn day_at(&self, x: f32, reach: f32) -> Day {
        let plain = || {
            self.scale
                .day((x - self.range.min) / self.range.span().max(1.0))
        };
        self.stop_near(x, reach).map_or_else(plain, |mark| mark.day)
    }
}

/// Draws the line, `width` points wide, and turns drags, clicks, keys and requests of screen
/// readers into the day.
pub fn line_ui(ui: &mut Ui, cx: &Cx<'_>, marks: &[MilestoneMark<'_>], width: f32) {
    let (rect, _) = ui.allocate_exact_size(vec2(width.max(80.0), area::TIME_BAR), Sense::hover());
    let response = ui.interact(rect, ui.scope_id().with("day"), Sense::click_and_drag());
    let day = cx.state.settings.day;
    let scale = Scale::new(marks.iter().map(|mark| mark.day));
    let places = Places {
        scale,
        range: rect.x_range().shrink(HANDLE + 2.0),
        top: rect.top(),
        marks,
        day,
    };
    let pill = pill_rect(ui, cx, &places);

    let wanted = pointed(ui, &response, &places, pill).or_else(|| stepped(ui, &response, &places));
    if let Some(wanted) = wanted.filter(|wanted| *wanted != day) {
        cx.send(Intent::SetDay(wanted));
    }
    describe(ui, cx, &response, day);
    if ui.is_rect_visible(rect) {
        paint(ui, cx, &response, &places, pill);
    }
    explain(cx, response, &places);
}

/// The day under the pressed pointer. The handle is dragged by where it was grabbed; a press beside
/// it calls it there.
fn pointed(ui: &Ui, response: &Response, places: &Places<'_>, pill: Rect) -> Option<Day> {
    if !response.is_pointer_button_down_on() {
        return None;
    }
    let pointer = response.interact_pointer_pos()?;
    let id = response.id.with("grab");
    if ui.input(|input| input.pointer.any_pressed()) {
        let handle = places.handle();
        let on_handle = pill.contains(pointer) || handle.distance(pointer) <= HANDLE + 2.0;
        let offset = if on_handle { handle.x - pointer.x } else { 0.0 };
        ui.data_mut(|data| data.insert_temp(id, offset));
        response.request_focus();
        return (!on_handle).then(|| places.day_at(pointer.x, REACH));
    }
    let moved = ui.input(|input| input.pointer.delta() != egui::Vec2::ZERO);
    let offset = ui.data(|data| data.get_temp::<f32>(id)).unwrap_or(0.0);
    moved.then(|| places.day_at(pointer.x + offset, HOLD))
}

/// The day that keys or a screen reader ask for.
fn stepped(ui: &Ui, response: &Response, places: &Places<'_>) -> Option<Day> {
    asked_for(ui, response.id, places.day).or_else(|| {
        if response.has_focus() {
            keyed(ui, response.id, places)
        } else {
            None
        }
    })
}

fn keyed(ui: &Ui, id: Id, places: &Places<'_>) -> Option<Day> {
    let filter = EventFilter {
        horizontal_arrows: true,
        ..EventFilter::default()
    };
    ui.memory_mut(|memory| memory.set_focus_lock_filter(id, filter));
    let day = places.day;
    ui.input_mut(|input| {
        let mut times = |modifiers, key| {
            i32::try_from(input.count_and_consume_key(modifiers, key)).unwrap_or(1)
        };
        // With Shift first: a plain pattern takes a key with Shift too.
        let months =
            times(Modifiers::SHIFT, Key::ArrowRight) - times(Modifiers::SHIFT, Key::ArrowLeft);
        let days = times(Modifiers::NONE, Key::ArrowRight) - times(Modifiers::NONE, Key::ArrowLeft);
        let mut pressed = |key| times(Modifiers::NONE, key) > 0;
        if pressed(Key::Home) {
            return Some(Day::FIRST);
        }
        if pressed(Key::End) {
            return Some(Day::LAST);
        }
        if pressed(Key::PageUp) {
            return milestones::after(places.marks, day).map(|mark| mark.day);
        }
        if pressed(Key::PageDown) {
            return milestones::before(places.marks, day).map(|mark| mark.day);
        }
        (months != 0 || days != 0).then(|| day.plus_months(months).plus_days(i64::from(days)))
    })
}

/// A screen reader steps by a day, or sets a day by its number on the time bar or its date.
fn asked_for(ui: &Ui, id: Id, day: Day) -> Option<Day> {
    ui.input(|input| {
        let count =
            |action| i64::try_from(input.num_accesskit_action_requests(id, action)).unwrap_or(0);
        let steps = count(Action::Increment) - count(Action::Decrement);
        let set = input
            .accesskit_action_requests(id, Action::SetValue)
            .filter_map(|request| match &request.data {
                #[expect(
                    clippy::cast_possible_truncation,
                    reason = "a day outside of the time bar is held at its end"
                )]
                Some(ActionData::NumericValue(number)) => {
                    Some(Day::FIRST.plus_days(number.round() as i64))
                }
                Some(ActionData::Value(text)) => text
                    .trim()
                    .parse()
                    .ok()
                    .filter(|day: &Day| day.is_policy_date()),
                Some(_) | None => None,
            });
        set.last()
            .or_else(|| (steps != 0).then(|| day.plus_days(steps)))
    })
}

/// Says to assistive technology what this is: a slider whose value is a date.
fn describe(ui: &Ui, cx: &Cx<'_>, response: &Response, day: Day) {
    let number = |day: Day| f64::from(day.days_since(Day::FIRST));
    response.widget_info(|| {
        WidgetInfo::slider(ui.is_enabled(), number(day), date::TIME_BAR.get(cx.lang))
    });
    ui.ctx().accesskit_node_builder(response.id, |node| {
        node.set_value(date::long_day(cx.lang, day));
        node.set_min_numeric_value(0.0);
        node.set_max_numeric_value(number(Day::LAST));
        node.set_numeric_value_step(1.0);
        node.set_description(date::TIME_KEYS.get(cx.lang));
        for action in [Action::SetValue, Action::Increment, Action::Decrement] {
            node.add_action(action);
        }
    });
}

/// The item under the resting pointer: a milestone, or the day.
fn explain(cx: &Cx<'_>, response: Response, places: &Places<'_>) {
    let Some(pointer) = response
        .hover_pos()
        .filter(|_| !response.is_pointer_button_down_on())
    else {
        return;
    };
    response.on_hover_ui_at_pointer(|ui| match places.stop_near(pointer.x, REACH) {
        Some(mark) => milestones::details_ui(ui, cx.lang, mark),
        None => {
            kit::caption(ui, &date::long_day(cx.lang, places.day_at(pointer.x, 0.0)));
        }
    });
}

/// The label with the date, below the handle and inside of the line.
fn pill_rect(ui: &Ui, cx: &Cx<'_>, places: &Places<'_>) -> Rect {
    let text = date::long_day(cx.lang, places.day);
    let galley = ui.painter().layout_no_wrap(
        text,
        fonts::strong_figures(size::SECONDARY),
        palette(ui).on_accent,
    );
    let width = galley.size().x + 2.0 * 10.0;
    let half = width / 2.0;
    let reach = places.range.expand(HANDLE);
    let x = places
        .handle()
        .x
        .clamp(reach.min + half, (reach.max - half).max(reach.min + half));
    Rect::from_center_size(pos2(x, places.top + YEARS), vec2(width, PILL))
}

fn paint(ui: &Ui, cx: &Cx<'_>, response: &Response, places: &Places<'_>, pill: Rect) {
    let (p, painter) = (palette(ui), ui.painter());
    let (handle, y) = (places.handle(), places.top + TRACK);
    let passed = Palette::mix(p.hairline, p.accent, 0.55);
    painter.hline(places.range, y, Stroke::new(3.0, p.hairline));
    painter.hline(places.range.min..=handle.x, y, Stroke::new(3.0, passed));
    paint_years(painter, p, places, pill);
    let pointed = response
        .hover_pos()
        .and_then(|at| places.stop_near(at.x, REACH))
        .map(|mark| mark.day);
    paint_dots(painter, p, places, pointed);
    paint_labels(painter, p, cx, places);

    let hot = response.hovered() || response.is_pointer_button_down_on();
    let accent = if hot { p.accent_hover } else { p.accent };
    painter.circle(handle, HANDLE, p.surface, Stroke::new(3.0, accent));
    painter.rect_filled(pill, CornerRadius::same(radius::FULL), accent);
    let date = date::long_day(cx.lang, places.day);
    painter.text(
        pill.center(),
        Align2::CENTER_CENTER,
        date,
        fonts::strong_figures(size::SECONDARY),
        p.on_accent,
    );
    if response.has_focus() {
        kit::paint::ring(ui, pill, radius::L);
    }
}

/// A tick a year; its label where there is room beside its neighbours and the day.
fn paint_years(painter: &Painter, p: &Palette, places: &Places<'_>, pill: Rect) {
    let font = fonts::figures(size::CAPTION - 1.0);
    let mut taken = f32::NEG_INFINITY;
    for (year, first) in scale::years() {
        let x = places.x(first);
        painter.vline(
            x,
            places.top + TRACK + 4.0..=places.top + TRACK + 8.0,
            Stroke::new(1.0, p.outline),
        );
        let galley = painter.layout_no_wrap(year.to_string(), font.clone(), p.secondary);
        let rect = Align2::CENTER_CENTER.anchor_size(pos2(x, places.top + YEARS), galley.size());
        let beside_pill =
            rect.right() + space::XS < pill.left() || rect.left() - space::XS > pill.right();
        if rect.left() > taken && beside_pill {
            taken = rect.right() + space::S;
            painter.galley(rect.min, galley, p.secondary);
        }
    }
}

fn paint_dots(painter: &Painter, p: &Palette, places: &Places<'_>, pointed: Option<Day>) {
    for mark in places.marks {
        let centre = pos2(places.x(mark.day), places.top + TRACK);
        let radius = if pointed == Some(mark.day) { 5.5 } else { 3.5 };
        let fill = if mark.day <= places.day {
            p.accent
        } else {
            p.ground
        };
        let line = if mark.day <= places.day {
            p.ground
        } else {
            p.outline
        };
        painter.circle(centre, radius, fill, Stroke::new(1.5, line));
    }
}

/// The titles of the latest milestone and of the next one, each as near to its dot as the other
/// leaves room.
fn paint_labels(painter: &Painter, p: &Palette, cx: &Cx<'_>, places: &Places<'_>) {
    let label = |mark: Option<&MilestoneMark<'_>>| {
        mark.map(|mark| (places.x(mark.day), mark.title(cx.lang)))
    };
    let latest = label(milestones::latest(places.marks, places.day));
    let next = label(milestones::after(places.marks, places.day));
    let font = fonts::caption();
    let wanted = |label: &Option<(f32, String)>| {
        label.as_ref().map(|(x, title)| {
            (
                *x,
                painter
                    .layout_no_wrap(title.clone(), font.clone(), p.text)
                    .size()
                    .x,
            )
        })
    };
    let room = places.range.expand(HANDLE);
    let (left, right) = side_by_side(room, places.handle().x, wanted(&latest), wanted(&next));
    for (label, place, color) in [(latest, left, p.text), (next, right, p.secondary)] {
        if let (Some((_, title)), Some(place)) = (label, place) {
            let at = pos2(place.min, places.top + LABELS);
            kit::paint::line(painter, at, &title, font.clone(), color, place.span() + 0.5);
        }
    }
}

/// Places two labels in `room` without overlap: each wants `(centre, width)`, and they meet near
/// `middle`.
fn side_by_side(
    room: Rangef,
    middle: f32,
    left: Option<(f32, f32)>,
    right: Option<(f32, f32)>,
) -> (Option<Rangef>, Option<Rangef>) {
    let width = |wanted: Option<(f32, f32)>| {
        wanted.map_or(0.0, |(_, width)| width.min(0.5 * room.span() - LABEL_GAP))
    };
    let border = match (left, right) {
        (Some(_), Some(_)) => {
            let least = room.min + width(left) + LABEL_GAP / 2.0;
            let most = room.max - width(right) - LABEL_GAP / 2.0;
            middle.clamp(least.min(most), most.max(least))
        }
        (Some(_), None) => room.max + LABEL_GAP / 2.0,
        (None, Some(_) | None) => room.min - LABEL_GAP / 2.0,
    };
    let place = |wanted: Option<(f32, f32)>, min: f32, max: f32| {
        let (centre, width) = wanted?;
        let width = width.min(max - min).max(0.0);
        let start = (centre - width / 2.0).clamp(min, (max - width).max(min));
        Some(Rangef::new(start, start + width))
    };
    (
        place(left, room.min, border - LABEL_GAP / 2.0),
        place(right, border + LABEL_GAP / 2.0, room.max),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_labels_of_two_milestones_never_overlap() {
        let room = Rangef::new(100.0, 700.0);
        for middle in [0.0, 100.0, 130.0, 400.0, 690.0, 700.0] {
            for widths in [
                (20.0, 20.0),
                (150.0, 180.0),
                (500.0, 30.0),
                (30.0, 500.0),
                (900.0, 900.0),
            ] {
                let dots = (middle - 5.0, middle + 5.0);
                let (left, right) = side_by_side(
                    room,
                    middle,
                    Some((dots.0, widths.0)),
                    Some((dots.1, widths.1)),
                );
                let (left, right) = (left.unwrap_or(room), right.unwrap_or(room));
                assert!(
                    left.max < right.min,
                    "{left:?} {right:?} at {middle}, {widths:?}"
                );
                assert!(
                    room.min <= left.min && right.max <= room.max,
                    "{left:?} {right:?} at {middle}, {widths:?}"
                );
                let fair = 0.5 * room.span() - LABEL_GAP;
                assert!(
                    left.span() >= widths.0.min(fair) - 0.01
                        && right.span() >= widths.1.min(fair) - 0.01
                );
            }
        }
    }

    #[test]
    fn a_single_label_may_use_the_whole_line() {
        let room = Rangef::new(0.0, 300.0);
        assert_eq!(
            side_by_side(room, 10.0, None, Some((5.0, 280.0))),
            (None, Some(Rangef::new(0.0, 280.0)))
        );
        assert_eq!(
            side_by_side(room, 290.0, Some((150.0, 100.0)), None),
            (Some(Rangef::new(100.0, 200.0)), None)
        );
        assert_eq!(side_by_side(room, 290.0, None, None), (None, None));
    }
}
