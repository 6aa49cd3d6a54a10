//! The timeline picture: what the cells of one row of a matrix said through the years, as bands on
//! the scale of the time bar.
//!
//! Decides nothing: the gate computes the bands. A band is a button that sets the policy date to its
//! first day.

pub(in crate::ui) mod axis;
pub(in crate::ui) mod lane;

use egui::{Align2, Rect, ScrollArea, Sense, Stroke, Ui, pos2, vec2};

use crate::app::gate::Circumstances;
use crate::app::{Cell, Intent};
use crate::domain::Surface;
use crate::i18n::{policy, what_if};
use crate::theme::{fonts, palette, size, space};
use crate::ui::context::Cx;
use crate::ui::date::{milestones, scale};
use crate::ui::kit;
use crate::ui::policy::choice::choice_ui;
use crate::ui::policy::names::{cell_name, cell_title};
use crate::ui::policy::rules;
use crate::ui::policy::timeline::axis::Axis;
use crate::ui::policy::timeline::lane::Lane;

/// Heights of the milestones above the lanes, of a lane with the space below it, and of the years
/// below.
const MILESTONES: f32 = 24.0;
const LANE: f32 = 44.0;
const YEARS: f32 = 24.0;
/// Height of a band, here and in the Why panel.
const BAND: f32 = 36.0;
const STRIP: f32 = 18.0;
/// Width of the names of the lanes.
const HEADS: f32 = 128.0;

/// Draws the section: the choice of the row, the picture, and the bands of the selected cell in
/// words.
pub fn timeline_ui(ui: &mut Ui, cx: &Cx<'_>) {
    let selected = cx.state.session.cell.clone().unwrap_or_else(|| {
        // The platform that the whole story is about.
        let platform = cx.state.policy.tao_password().platform.clone();
        Cell::Link(Surface::Group, platform)
    });
    row_choice_ui(ui, cx, &selected);
    kit::caption(ui, what_if::BANDS_HINT.get(cx.lang));
    ui.add_space(space::S);
    let cells = row_of(cx, &selected);
    ScrollArea::vertical()
        .id_salt("timeline")
        .auto_shrink(false)
        .show(ui, |ui| {
            picture_ui(ui, cx, &cells, &selected);
            ui.add_space(space::M);
            if let Some(lane) = Lane::of(cx, cx.state.cell_circumstances(), &selected) {
                rules::column(ui, |ui| {
                    kit::section_title(ui, &cell_title(cx, &selected));
                    lane.list_ui(ui, cx);
                    ui.add_space(space::XL);
                });
            }
        });
}

/// A small picture of one cell, as wide as there is room.
pub fn strip_ui(ui: &mut Ui, cx: &Cx<'_>, when: Circumstances, cell: &Cell) {
    let Some(lane) = Lane::of(cx, when, cell) else {
        return;
    };
    kit::strong(ui, what_if::TIMELINE.get(cx.lang));
    if let (Some(switches), Cell::Link(..)) = (policy::with_switches(cx.lang, when.switches), cell)
    {
        kit::caption(ui, &switches);
    }
    ui.add_space(space::XS);
    let (rect, _) =
        ui.allocate_exact_size(vec2(ui.available_width(), STRIP + 16.0), Sense::hover());
    let places = Axis::new(cx, rect);
    lane.bands_ui(ui, cx, &places, rect.with_max_y(rect.top() + STRIP));
    paint_day(ui, cx, &places, rect.with_max_y(rect.top() + STRIP));
    paint_years(ui, &places, rect.bottom() - 7.0);
}

/// Links or wallets, and of which platform or merchant.
fn row_choice_ui(ui: &mut Ui, cx: &Cx<'_>, selected: &Cell) {
    let rules = &cx.state.policy;
    let of_links = matches!(selected, Cell::Link(..));
    ui.horizontal_wrapped(|ui| {
        let [platforms, merchants] = [what_if::PLATFORMS, what_if::MERCHANTS];
        let options = [
            (true, platforms.get(cx.lang)),
            (false, merchants.get(cx.lang)),
        ];
        let mut links = of_links;
        if kit::segmented(
            ui,
            "timeline rows",
            what_if::SHOWN_ROWS.get(cx.lang),
            &options,
            &mut links,
        ) {
            cx.send_all(first_cell(cx, links).map(Intent::SelectCell));
        }
        ui.add_space(space::S);
        match selected {
            Cell::Link(surface, platform) => {
                let named = |target| {
                    (
                        rules.target_id(target).to_owned(),
                        rules.target_name(target).get(cx.lang).to_owned(),
                    )
                };
                let options: Vec<(String, String)> = rules.targets().map(named).collect();
                let name = policy::PLATFORM;
                let wanted = choice_ui(ui, (cx.lang, name.get(cx.lang)), &options, platform);
                cx.send_all(
                    wanted.map(|platform| Intent::SelectCell(Cell::Link(*surface, platform))),
                );
            }
            Cell::Pay(merchant, wallet) => {
                let merchants = rules.merchants().iter().map(|row| rules.platform(*row));
                let options: Vec<(String, String)> = merchants
                    .map(|p| (p.id.clone(), p.name.get(cx.lang).to_owned()))
                    .collect();
                let name = policy::MERCHANT;
                let wanted = choice_ui(ui, (cx.lang, name.get(cx.lang)), &options, merchant);
                cx.send_all(
                    wanted.map(|merchant| Intent::SelectCell(Cell::Pay(merchant, wallet.clone()))),
                );
            }
        }
    });
}

/// The cell to begin with in either matrix.
fn first_cell(cx: &Cx<'_>, links: bool) -> Option<Cell> {
    let rules = &cx.state.policy;
    if links {
        return rules
            .targets()
            .next()
            .map(|target| Cell::Link(Surface::Group, rules.target_id(target).to_owned()));
    }
    let merchant = rules
        .merchants()
        .first()
        .map(|row| rules.platform(*row).id.clone());
    merchant
        .zip(rules.wallets().first())
        .map(|(merchant, wallet)| Cell::Pay(merchant, wallet.id.clone()))
}

/// All cells in the row of a matrix that contains `cell`.
fn row_of(cx: &Cx<'_>, cell: &Cell) -> Vec<Cell> {
    match cell {
        Cell::Link(_, platform) => Surface::ALL
            .map(|surface| Cell::Link(surface, platform.clone()))
            .into(),
        Cell::Pay(merchant, _) => cx
            .state
            .policy
            .wallets()
            .iter()
            .map(|wallet| Cell::Pay(merchant.clone(), wallet.id.clone()))
            .collect(),
    }
}

fn picture_ui(ui: &mut Ui, cx: &Cx<'_>, cells: &[Cell], selected: &Cell) {
    let lanes = f32::from(u16::try_from(cells.len()).unwrap_or(1));
    let height = MILESTONES + lanes * LANE + YEARS;
    let (rect, _) = ui.allocate_exact_size(
        vec2(ui.available_width() - space::M, height),
        Sense::hover(),
    );
    let chart = rect.with_min_x(rect.left() + HEADS);
    let places = Axis::new(cx, chart);
    for (row, cell) in (0u16..).zip(cells) {
        let top = rect.top() + MILESTONES + f32::from(row) * LANE;
        let band = Rect::from_min_max(pos2(chart.left(), top), pos2(chart.right(), top + BAND));
        let p = palette(ui);
        let (font, color) = if cell == selected {
            (fonts::strong(size::SECONDARY), p.text)
        } else {
            (fonts::secondary(), p.secondary)
        };
        let at = pos2(rect.left(), band.center().y);
        kit::paint::line(
            ui.painter(),
            at,
            &cell_name(cx, cell),
            font,
            color,
            HEADS - space::S,
        );
        if let Some(lane) = Lane::of(cx, cx.state.cell_circumstances(), cell) {
            lane.bands_ui(ui, cx, &places, band);
        }
    }
    milestones_ui(ui, cx, &places, rect.top() + MILESTONES / 2.0);
    paint_day(
        ui,
        cx,
        &places,
        chart
            .with_min_y(chart.top() + MILESTONES - 4.0)
            .with_max_y(chart.bottom() - YEARS),
    );
    paint_years(ui, &places, chart.bottom() - YEARS / 2.0);
}

/// A dot for each milestone, which says what happened to a pointer that rests on it. The time bar
/// has them for the keyboard.
fn milestones_ui(ui: &Ui, cx: &Cx<'_>, places: &Axis, y: f32) {
    let p = palette(ui);
    for stop in milestones::marks(&cx.state.policy) {
        let centre = pos2(places.x(stop.day), y);
        let response = ui.interact(
            Rect::from_center_size(centre, vec2(9.0, 20.0)),
            ui.scope_id().with(("stop", stop.day)),
            Sense::hover(),
        );
        let radius = if response.hovered() { 5.0 } else { 3.5 };
        ui.painter().circle(
            centre,
            radius,
            p.ground,
            Stroke::new(
                1.5,
                if stop.day <= cx.state.settings.day {
                    p.accent
                } else {
                    p.outline
                },
            ),
        );
        response.on_hover_ui_at_pointer(|ui| milestones::details_ui(ui, cx.lang, &stop));
    }
}

/// The policy date as a line through all lanes.
fn paint_day(ui: &Ui, cx: &Cx<'_>, places: &Axis, rect: Rect) {
    let x = places.x(cx.state.settings.day);
    ui.painter().vline(
        x,
        rect.y_range().expand(3.0),
        Stroke::new(2.0, palette(ui).accent),
    );
}

fn paint_years(ui: &Ui, places: &Axis, y: f32) {
    let (p, painter) = (palette(ui), ui.painter());
    let mut free = f32::NEG_INFINITY;
    for (year, first) in scale::years() {
        let galley = painter.layout_no_wrap(
            year.to_string(),
            fonts::figures(size::CAPTION - 1.0),
            p.secondary,
        );
        let rect = Align2::LEFT_CENTER.anchor_size(pos2(places.x(first), y), galley.size());
        if rect.left() > free && rect.right() <= places.left + places.width {
            free = rect.right() + space::S;
            painter.galley(rect.min, galley, p.secondary);
        }
    }
}
