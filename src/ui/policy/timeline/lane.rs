//! One lane of the timeline: the bands of one cell, painted, named for screen readers, and written
//! out as a list.

use egui::{
    CornerRadius, Label, Rect, Response, RichText, Role, Sense, Stroke, Ui, WidgetInfo, pos2, vec2,
};

use crate::app::gate::{self, Circumstances};
use crate::app::{Cell, Intent};
use crate::domain::{Day, Text};
use crate::i18n::{date, policy, what_if};
use crate::policy::Source;
use crate::theme::{Palette, fonts, palette, radius, size, space};
use crate::ui::context::Cx;
use crate::ui::kit;
use crate::ui::policy::names::cell_name;
use crate::ui::policy::timeline::axis::Axis;
use crate::ui::why::meaning::Meaning;

/// Bands narrower than this show no icon, and narrower than that no word.
const ICON_ROOM: f32 = 22.0;
const WORD_ROOM: f32 = 76.0;

/// Some days in a row with one answer from one rule.
struct Band<'a> {
    first: Day,
    last: Day,
    says: Meaning,
    rule: &'a str,
    reason: &'a Text,
    source: &'a Source,
}

/// The bands of a cell, earliest first, without a gap.
pub struct Lane<'a> {
    cell: Cell,
    bands: Vec<Band<'a>>,
}

impl<'a> Lane<'a> {
    /// The lane of a cell; `None` if the policy in force does not know it.
    pub fn of(cx: &Cx<'a>, when: Circumstances, cell: &Cell) -> Option<Self> {
        let periods = gate::history(&cx.state.policy, when, cell)?;
        let bands = periods.into_iter().map(|period| Band {
            first: period.first,
            last: period.last,
            says: Meaning::from(&period.verdict),
            rule: period.verdict.grounds.rule,
            reason: period.verdict.grounds.reason,
            source: period.verdict.grounds.source,
        });
        let bands = bands.collect();
        Some(Self {
            cell: cell.clone(),
            bands,
        })
    }

    /// Paints the bands into `rect`; each is a button that explains itself and sets the policy date to
    /// its first day.
    pub fn bands_ui(&self, ui: &Ui, cx: &Cx<'_>, places: &Axis, rect: Rect) {
        for band in &self.bands {
            let (left, right) = places.span(band.first, band.last);
            // A band of a single day must still be seen and hit.
            let rect = Rect::from_min_max(
                pos2(left, rect.top()),
                pos2(right.max(left + 4.0), rect.bottom()),
            );
            let response = ui.interact(
                rect,
                ui.scope_id()
                    .with((&self.cell, band.first, rect.height() > 20.0)),
                Sense::click(),
            );
            let name = what_if::labelled(cx.lang, &cell_name(cx, &self.cell), &band.name(cx));
            response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &name));
            if ui.is_rect_visible(rect) {
                band.paint(ui, cx, rect.shrink2(vec2(0.5, 0.0)), &response);
            }
            if response.clicked() {
                cx.send_all([
                    Intent::SetDay(band.first),
                    Intent::SelectCell(self.cell.clone()),
                ]);
            }
            response.on_hover_ui_at_pointer(|ui| band.details_ui(ui, cx));
        }
    }

    /// The same bands as rows to read, the latest first, since that is what most want.
    pub fn list_ui(&self, ui: &mut Ui, cx: &Cx<'_>) {
        for band in self.bands.iter().rev() {
            kit::card(ui, |ui| {
                ui.set_width(ui.available_width());
                ui.horizontal_wrapped(|ui| {
                    let period = band.period(cx);
                    let label = RichText::new(&period)
                        .font(fonts::strong_for(&period, size::SECONDARY))
                        .color(palette(ui).text);
                    ui.add(Label::new(label));
                    band.says.chips_ui(ui, cx);
                });
                ui.add_space(space::XS);
                band.reason_ui(ui, cx);
                let go = date::long_day(cx.lang, band.first);
                if kit::quiet_button(ui, &policy::way_to(cx.lang, &go)).clicked() {
                    cx.send_all([
                        Intent::SetDay(band.first),
                        Intent::SelectCell(self.cell.clone()),
                    ]);
                }
            });
            ui.add_space(space::XS);
        }
    }
}

impl Band<'_> {
    /// "2021-09-17 to 2021-11-28"; ends beyond the time bar are in words.
    fn period(&self, cx: &Cx<'_>) -> String {
        let from = (self.first > Day::FIRST).then(|| self.first.to_string());
        let until = (self.last < Day::LAST).then(|| self.last.to_string());
        policy::period(cx.lang, from, until)
    }

    fn name(&self, cx: &Cx<'_>) -> String {
        let certainty = self.says.certainty().map(policy::certainty);
        let certainty = certainty
            .as_ref()
            .map_or("", |certainty| certainty.get(cx.lang));
        what_if::band(cx.lang, &self.period(cx), &self.says.word(cx), certainty)
    }

    fn paint(&self, ui: &Ui, cx: &Cx<'_>, rect: Rect, response: &Response) {
        let (p, painter) = (
            palette(ui),
            ui.painter().with_clip_rect(ui.clip_rect().intersect(rect)),
        );
        let color = self.says.color(p);
        let fill = if response.hovered() {
            p.tint_hover(color)
        } else {
            p.tint(color)
        };
        let corner = CornerRadius::same(radius::S / 2);
        painter.rect_filled(rect, corner, fill);
        let line = Palette::mix(fill, color, 0.55);
        // Hatching for what is no history at all.
        if self.says.is_made_up() {
            kit::paint::hatching(&painter, rect, Palette::mix(fill, color, 0.16));
        }
        if self.says.edge() != kit::Edge::Plain {
            kit::paint::dashed_outline(&painter, rect, 3.0, Stroke::new(1.0, line));
        } else {
            painter.rect_stroke(
                rect,
                corner,
                Stroke::new(1.0, line),
                egui::StrokeKind::Inside,
            );
        }
        let tall = rect.height() > 24.0;
        if tall && rect.width() >= ICON_ROOM {
            let wide = rect.width() >= WORD_ROOM;
            let at = if wide {
                pos2(rect.left() + 13.0, rect.center().y)
            } else {
                rect.center()
            };
            kit::paint::icon(&painter, at, self.says.icon(), 15.0, color);
            if wide {
                let word = self.says.word(cx);
                let left = pos2(rect.left() + 24.0, rect.center().y);
                kit::paint::line(
                    &painter,
                    left,
                    &word,
                    fonts::caption(),
                    color,
                    rect.right() - 4.0 - left.x,
                );
            }
        }
        if response.has_focus() {
            kit::paint::ring(ui, rect.shrink(2.0), radius::S / 2);
        }
    }

    fn details_ui(&self, ui: &mut Ui, cx: &Cx<'_>) {
        ui.set_max_width(320.0);
        kit::caption(ui, &self.period(cx));
        ui.horizontal_wrapped(|ui| self.says.chips_ui(ui, cx));
        self.reason_ui(ui, cx);
    }

    fn reason_ui(&self, ui: &mut Ui, cx: &Cx<'_>) {
        kit::secondary(ui, self.reason.get(cx.lang));
        kit::caption(
            ui,
            &format!("{} · {}", self.rule, policy::cited(cx.lang, self.source)),
        );
    }
}
