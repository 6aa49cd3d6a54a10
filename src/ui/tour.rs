//! The guide's card while a tour goes on: floats at the lower left, can be dragged away, never covers the time bar, blocks nothing.

use egui::{Align, Align2, Area, Frame, Id, Label, Layout, Margin, Order, Rect, RichText, Role, ScrollArea, Ui, UiBuilder, pos2, vec2};

use super::{Cx, kit, text};
use crate::app::{Intent, ScenarioIntent, Tour, TourIntent};
use crate::domain::tour::Step;
use crate::i18n::scenario;
use crate::theme::{self, area, fonts, icons, radius, space};

/// Width of the card, less in a narrow window.
const WIDTH: f32 = 380.0;

/// Draws the card, if the guide speaks.
pub fn tour_ui(ui: &mut Ui, cx: &Cx<'_>, out: &mut Vec<Intent>) {
    let Some(tour) = cx.state.session.scenario.as_ref().map(|open| &open.tour) else { return };
    let Some(step) = tour.step() else { return };
    let room = room(ui.ctx().content_rect());
    let card = Area::new(Id::unique("tour"))
        .order(Order::Foreground)
        .pivot(Align2::LEFT_BOTTOM)
        .default_pos(room.left_bottom())
        .constrain_to(room)
        .movable(true);
    card.show(ui.ctx(), |ui| {
        let palette = theme::palette(ui);
        let frame = Frame::new()
            .fill(palette.surface)
            .stroke((1.0, palette.hairline))
            .corner_radius(radius::L)
            .shadow(theme::shadow(palette))
            .inner_margin(Margin::same(16));
        frame.show(ui, |ui| {
            ui.set_width((WIDTH - 32.0).min(room.width() - 34.0));
            let (at, of) = tour.place();
            let name = scenario::step_of(cx.lang, at, of);
            let builder = UiBuilder::new().accessibility_role(Role::Region).accessibility_label(name.as_str());
            ui.scope_builder(builder, |ui| step_ui(ui, cx, tour, step, room.height(), out));
        });
    });
}

/// Where the card may be: beside the rail, below the time bar.
fn room(window: Rect) -> Rect {
    let (left, top) = (area::RAIL + space::M, area::TIME_BAR + space::S);
    Rect::from_min_max(pos2(window.left() + left, window.top() + top), window.max - vec2(space::M, space::M))
}

fn step_ui(ui: &mut Ui, cx: &Cx<'_>, tour: &Tour, step: &Step, room: f32, out: &mut Vec<Intent>) {
    let palette = theme::palette(ui);
    let (at, of) = tour.place();
    ui.horizontal(|ui| {
        kit::icon(ui, icons::SIGNPOST, theme::size::ICON, palette.accent);
        kit::caption(ui, &scenario::step_of(cx.lang, at, of));
    });
    if let Some(title) = &step.title {
        text::title_wrapped(ui, title.get(cx.lang));
    }
    ui.add_space(space::XS);
    // In a very low window the words scroll, so that the buttons stay in reach.
    ScrollArea::vertical().id_salt("tour text").max_height((room - 180.0).max(48.0)).auto_shrink([false, true]).show(ui, |ui| {
        let words = RichText::new(step.text.get(cx.lang)).font(fonts::body()).color(palette.text);
        ui.add(Label::new(words).wrap());
    });
    ui.add_space(space::M);
    buttons_ui(ui, cx, tour, out);
}

/// `Leave tour` at the left, `Back` and `Next` at the right.
fn buttons_ui(ui: &mut Ui, cx: &Cx<'_>, tour: &Tour, out: &mut Vec<Intent>) {
    let mut wish = None;
    let row = vec2(ui.available_width(), area::TARGET);
    ui.allocate_ui_with_layout(row, Layout::left_to_right(Align::Center), |ui| {
        if kit::quiet_button(ui, scenario::LEAVE_TOUR.get(cx.lang)).clicked() {
            wish = Some(TourIntent::Leave);
        }
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            let word = if tour.is_last() { scenario::FINISH } else { scenario::NEXT };
            let next = kit::primary_button(ui, word.get(cx.lang));
            if next.clicked() {
                wish = Some(TourIntent::Next);
            }
            if tour.has_back() && kit::secondary_button(ui, scenario::PREVIOUS.get(cx.lang)).clicked() {
                wish = Some(TourIntent::Back);
            }
        });
    });
    out.extend(wish.map(|wish| Intent::Scenario(ScenarioIntent::Tour(wish))));
}
