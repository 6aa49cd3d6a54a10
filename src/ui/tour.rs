//! The tour panel: a strip at the foot of the page, which shrinks above it,
//! so that nothing is covered and nothing is blocked. What a step names is brought into view once,
//! when the step begins.

use egui::{
    Align, Frame, Id, Label, Layout, Panel, RichText, Role, ScrollArea, Ui, UiBuilder, vec2,
};

use crate::app::{Intent, ScenarioIntent, Tour, TourIntent};
use crate::domain::tour::Step;
use crate::i18n::scenario;
use crate::theme::{self, area, fonts, icons, margin, palette, space};
use crate::ui::context::Cx;
use crate::ui::kit;

/// The heading is below the buttons in a panel narrower than this, in points.
const NARROW: f32 = 640.0;

/// The most that the words take, in points; longer ones scroll. In a low window they take no more
/// than this part of it.
const WORDS: f32 = 68.0;
const PART: f32 = 0.12;

/// Height of a heading of its own, in points.
const HEADING: f32 = 26.0;

/// Number of passes in which a step counts as just begun: things find their places in the first ones.
const PASSES: u64 = 3;

/// Draws the tour panel at the lower edge of the remaining space, while the tour runs.
pub fn tour_ui(ui: &mut Ui, cx: &Cx<'_>) {
    let Some(tour) = cx.state.session.scenario.as_ref().map(|open| &open.tour) else {
        return;
    };
    let Some(step) = tour.step() else { return };
    arrive(ui, tour);
    let margin = margin(space::L, space::M);
    let frame = Frame::new().fill(palette(ui).surface).inner_margin(margin);
    let room = ui.available_width() - margin.sum().x;
    let narrow = room < NARROW;
    let words = words_height(ui, cx, step, room);
    let heading = if narrow { HEADING } else { 0.0 };
    let height = area::TARGET + heading + words + space::XS + margin.sum().y;
    Panel::bottom("tour")
        .resizable(false)
        .exact_size(height)
        .frame(frame)
        .show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            let (at, of) = tour.place();
            let name = scenario::step_of(cx.lang, at, of);
            let builder = UiBuilder::new()
                .accessibility_role(Role::Region)
                .accessibility_label(name.as_str());
            ui.scope_builder(builder, |ui| {
                head_ui(ui, cx, (tour, step), narrow);
                ui.add_space(space::XS);
                words_ui(ui, cx, step, words);
            });
        });
}

/// Whether the tour has just reached a step, whose subject is then scrolled into view.
pub fn has_just_arrived(ui: &Ui) -> bool {
    let arrival = ui.data(|data| data.get_temp::<Arrival>(Id::unique("tour arrival")));
    arrival.is_some_and(|arrival| ui.ctx().cumulative_pass_nr() < arrival.pass + PASSES)
}

/// Whether that step names what would change the answer.
pub fn names_ways_out(cx: &Cx<'_>) -> bool {
    cx.state
        .session
        .scenario
        .as_ref()
        .and_then(|open| open.tour.step())
        .is_some_and(|step| step.ways_out)
}

/// Current step, and the pass in which it began.
#[derive(Clone, Copy)]
struct Arrival {
    place: (usize, usize),
    pass: u64,
    /// The last pass in which the panel was drawn; after a gap the same step starts again.
    drawn: u64,
}

fn arrive(ui: &Ui, tour: &Tour) {
    let pass = ui.ctx().cumulative_pass_nr();
    let id = Id::unique("tour arrival");
    let known = ui.data(|data| data.get_temp::<Arrival>(id));
    let goes_on = known.filter(|known| known.place == tour.place() && known.drawn + 1 >= pass);
    let arrival = Arrival {
        drawn: pass,
        ..goes_on.unwrap_or(Arrival {
            place: tour.place(),
            pass,
            drawn: pass,
        })
    };
    ui.data_mut(|data| data.insert_temp(id, arrival));
    if pass < arrival.pass + PASSES {
        ui.ctx().request_repaint();
    }
}

/// Which step this is with its heading, and the buttons at the right.
fn head_ui(ui: &mut Ui, cx: &Cx<'_>, (tour, step): (&Tour, &Step), narrow: bool) {
    let row = vec2(ui.available_width(), area::TARGET);
    ui.allocate_ui_with_layout(row, Layout::right_to_left(Align::Center), |ui| {
        buttons_ui(ui, cx, tour);
        ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
            kit::icon(ui, icons::SIGNPOST, theme::size::ICON, palette(ui).accent);
            let (at, of) = tour.place();
            kit::one_line(
                ui,
                RichText::new(scenario::step_of(cx.lang, at, of))
                    .font(fonts::caption())
                    .color(palette(ui).secondary),
            );
            if !narrow {
                heading_ui(ui, cx, step);
            }
        });
    });
    if narrow {
        let row = vec2(ui.available_width(), HEADING);
        ui.allocate_ui_with_layout(row, Layout::left_to_right(Align::Center), |ui| {
            heading_ui(ui, cx, step)
        });
    }
}

fn heading_ui(ui: &mut Ui, cx: &Cx<'_>, step: &Step) {
    if let Some(title) = &step.title {
        let title = title.get(cx.lang);
        kit::one_line(
            ui,
            RichText::new(title)
                .font(theme::strong_for(title, theme::size::BODY))
                .color(palette(ui).text),
        );
    }
}

/// As high as the words are in a column of this width, within bounds.
fn words_height(ui: &Ui, cx: &Cx<'_>, step: &Step, width: f32) -> f32 {
    let galley = ui.painter().layout(
        step.text.get(cx.lang).to_owned(),
        fonts::body(),
        palette(ui).text,
        width,
    );
    let most = WORDS.min(ui.ctx().content_rect().height() * PART);
    galley.size().y.min(most).ceil()
}

/// Text of the step.
fn words_ui(ui: &mut Ui, cx: &Cx<'_>, step: &Step, height: f32) {
    ScrollArea::vertical()
        .id_salt("tour text")
        .max_height(height)
        .auto_shrink([false, true])
        .show(ui, |ui| {
            let words = RichText::new(step.text.get(cx.lang))
                .font(fonts::body())
                .color(palette(ui).text);
            ui.add(Label::new(words).wrap());
        });
}

/// From the right: on, back, and away.
fn buttons_ui(ui: &mut Ui, cx: &Cx<'_>, tour: &Tour) {
    let word = if tour.is_last() {
        scenario::FINISH
    } else {
        scenario::NEXT
    };
    let mut intent = None;
    if kit::primary_button(ui, word.get(cx.lang)).clicked() {
        intent = Some(TourIntent::Next);
    }
    if tour.has_back() && kit::secondary_button(ui, scenario::PREVIOUS.get(cx.lang)).clicked() {
        intent = Some(TourIntent::Back);
    }
    if kit::quiet_button(ui, scenario::LEAVE_TOUR.get(cx.lang)).clicked() {
        intent = Some(TourIntent::Leave);
    }
    cx.send_all(intent.map(|intent| Intent::Scenario(ScenarioIntent::Tour(intent))));
}
