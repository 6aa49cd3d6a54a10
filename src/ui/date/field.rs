//! The field in which a date is typed. A text that is not a day of the time bar is never applied; the
//! field says what it wants.

use egui::{
    Align, CornerRadius, Id, Key, Layout, Popup, PopupKind, Response, Stroke, StrokeKind, Ui, vec2,
};

use crate::app::Intent;
use crate::domain::Day;
use crate::i18n::date;
use crate::theme::{area, palette, radius, space};
use crate::ui::context::Cx;
use crate::ui::kit;

/// Width of the field in points: room for ten figures.
pub const WIDTH: f32 = 116.0;

/// Width and height of the field's frame on each side of its text.
const FRAME: egui::Vec2 = vec2(6.0, 1.0);

/// Text of the field while it is being edited.
#[derive(Clone, Default)]
struct Typed {
    text: String,
    refused: bool,
}

/// Shows the policy date; Enter applies the typed date, leaving the field restores the policy date.
pub fn date_field_ui(ui: &mut Ui, cx: &Cx<'_>) {
    let id = ui.scope_id().with("typed date");
    let day = cx.state.settings.day;
    let typed = ui.data(|data| data.get_temp::<Typed>(id));
    let refused = typed.as_ref().is_some_and(|typed| typed.refused);
    let mut text = typed.map_or_else(|| day.to_string(), |typed| typed.text);
    let response = ui
        .allocate_ui_with_layout(
            vec2(WIDTH, area::TARGET),
            Layout::top_down(Align::Min),
            |ui| {
                ui.set_width(WIDTH);
                kit::text_field(ui, "date", &mut text, date::DATE.get(cx.lang))
            },
        )
        .inner;
    let entered = response.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter));
    if response.changed() {
        keep(
            ui,
            id,
            Typed {
                text,
                refused: false,
            },
        );
    } else if entered {
        match text
            .trim()
            .parse::<Day>()
            .ok()
            .filter(|day| day.is_policy_date())
        {
            Some(day) => {
                forget(ui, id);
                cx.send(Intent::SetDay(day));
            }
            None => {
                keep(
                    ui,
                    id,
                    Typed {
                        text,
                        refused: true,
                    },
                );
                response.request_focus();
            }
        }
    } else if !response.has_focus() {
        forget(ui, id);
    }
    if refused {
        say_what_is_wanted(ui, &response, date::DATE_HINT.get(cx.lang));
    }
}

fn say_what_is_wanted(ui: &Ui, response: &Response, hint: &str) {
    let frame = response.rect.expand2(FRAME);
    let stroke = Stroke::new(2.0, palette(ui).danger);
    ui.painter().rect_stroke(
        frame,
        CornerRadius::same(radius::M),
        stroke,
        StrokeKind::Inside,
    );
    ui.ctx().accesskit_node_builder(response.id, |node| {
        node.set_invalid(egui::accesskit::Invalid::True);
        node.set_description(hint);
    });
    let hint_popup = Popup::from_response(response)
        .anchor(frame)
        .kind(PopupKind::Tooltip)
        .gap(space::XS);
    hint_popup.show(|ui| kit::secondary(ui, hint));
}

fn keep(ui: &Ui, id: Id, typed: Typed) {
    ui.data_mut(|data| data.insert_temp(id, typed));
}

fn forget(ui: &Ui, id: Id) {
    ui.data_mut(|data| data.remove::<Typed>(id));
}
