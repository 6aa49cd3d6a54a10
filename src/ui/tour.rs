//! The guide's card while a tour goes on: floats at the foot of the page, can be dragged away, covers neither the time bar nor the
//! Why panel beside the page, blocks nothing.

use egui::{Align, Align2, Area, Frame, Id, Label, Layout, Margin, Order, Rect, RichText, Role, ScrollArea, Ui, UiBuilder, vec2};

use super::{Cx, kit, text};
use crate::app::{Intent, ScenarioIntent, Tour, TourIntent};
use crate::domain::tour::Step;
use crate::i18n::scenario;
use crate::theme::{self, area, fonts, icons, radius, space};

/// Width of the card, less in a narrow window.
const WIDTH: f32 = 720.0;

/// Below this width the buttons stand under the words.
const NARROW: f32 = 560.0;

/// Draws the card, if the guide speaks; `page` is what the panels leave to the page.
pub fn tour_ui(ui: &mut Ui, cx: &Cx<'_>, page: Rect, out: &mut Vec<Intent>) {
    let Some(tour) = cx.state.session.scenario.as_ref().map(|open| &open.tour) else { return };
    let Some(step) = tour.step() else { return };
    let room = page.shrink(space::M);
    let id = Id::unique("tour");
    let card = Area::new(id).order(Order::Foreground).pivot(Align2::CENTER_BOTTOM).constrain_to(room).movable(true);
    // Where it was dragged to counts until the page has another size.
    let before = ui.data_mut(|data| std::mem::replace(data.get_temp_mut_or(id, Rect::NOTHING), room));
    let card = if before == room { card } else { card.current_pos(room.center_bottom()) };
    card.show(ui.ctx(), |ui| {
        let palette = theme::palette(ui);
        let frame = Frame::new()
            .fill(palette.surface)
            .stroke((1.0, palette.hairline))
            .corner_radius(radius::L)
            .shadow(theme::shadow(palette))
            .inner_margin(Margin::symmetric(16, 12));
        frame.show(ui, |ui| {
            ui.set_width(WIDTH.min(room.width()) - 34.0);
            let (at, of) = tour.place();
            let name = scenario::step_of(cx.lang, at, of);
            let builder = UiBuilder::new().accessibility_role(Role::Region).accessibility_label(name.as_str());
            ui.scope_builder(builder, |ui| card_ui(ui, cx, tour, step, room.height(), out));
        });
    });
}

fn card_ui(ui: &mut Ui, cx: &Cx<'_>, tour: &Tour, step: &Step, room: f32, out: &mut Vec<Intent>) {
    if ui.available_width() < NARROW {
        heading_ui(ui, cx, tour, step);
        words_ui(ui, cx, step, room - 150.0);
        ui.add_space(space::S);
        let row = vec2(ui.available_width(), area::TARGET);
        ui.allocate_ui_with_layout(row, Layout::right_to_left(Align::Center), |ui| buttons_ui(ui, cx, tour, out));
        return;
    }
    let row = vec2(ui.available_width(), 48.0);
    ui.allocate_ui_with_layout(row, Layout::right_to_left(Align::Center), |ui| {
        buttons_ui(ui, cx, tour, out);
        ui.with_layout(Layout::top_down(Align::Min), |ui| heading_ui(ui, cx, tour, step));
    });
    words_ui(ui, cx, step, room - 100.0);
}

/// Which step this is, and its heading.
fn heading_ui(ui: &mut Ui, cx: &Cx<'_>, tour: &Tour, step: &Step) {
    ui.spacing_mut().item_spacing.y = 2.0;
    let (at, of) = tour.place();
    ui.horizontal(|ui| {
        kit::icon(ui, icons::SIGNPOST, theme::size::ICON, theme::palette(ui).accent);
        kit::caption(ui, &scenario::step_of(cx.lang, at, of));
    });
    if let Some(title) = &step.title {
        text::title_wrapped(ui, title.get(cx.lang));
    }
}

/// What the guide says. In a low window it scrolls, so that the buttons stay in reach.
fn words_ui(ui: &mut Ui, cx: &Cx<'_>, step: &Step, height: f32) {
    ui.add_space(space::XS);
    ScrollArea::vertical().id_salt("tour text").max_height(height.max(40.0)).auto_shrink([false, true]).show(ui, |ui| {
        let words = RichText::new(step.text.get(cx.lang)).font(fonts::body()).color(theme::palette(ui).text);
        ui.add(Label::new(words).wrap());
    });
}

/// From the right: on, back, and away.
fn buttons_ui(ui: &mut Ui, cx: &Cx<'_>, tour: &Tour, out: &mut Vec<Intent>) {
    let word = if tour.is_last() { scenario::FINISH } else { scenario::NEXT };
    let mut wish = None;
    if kit::primary_button(ui, word.get(cx.lang)).clicked() {
        wish = Some(TourIntent::Next);
    }
    if tour.has_back() && kit::secondary_button(ui, scenario::PREVIOUS.get(cx.lang)).clicked() {
        wish = Some(TourIntent::Back);
    }
    if kit::quiet_button(ui, scenario::LEAVE_TOUR.get(cx.lang)).clicked() {
        wish = Some(TourIntent::Leave);
    }
    out.extend(wish.map(|wish| Intent::Scenario(ScenarioIntent::Tour(wish))));
}
