//! The bar at the top: the day of the policy, to be dragged, stepped, typed or chosen from the
//! milestones.
//!
//! Changes the policy date only by intents. The policy decides what a date means.

pub(in crate::ui) mod field;
pub(in crate::ui) mod line;
pub(in crate::ui) mod milestones;
pub(in crate::ui) mod scale;
#[cfg(test)]
pub(in crate::ui) mod tests;

use egui::{Frame, Margin, Panel, Ui};

use crate::app::Intent;
use crate::i18n::{chrome, date};
use crate::theme::{area, icons, palette, space};
use crate::ui::context::Cx;
use crate::ui::kit;
use crate::ui::why::panel;

/// Below this width, in points, the date is typed in the list of milestones, since the line needs
/// the room.
const NARROW: f32 = 640.0;

/// Draws the time bar as a panel at the top of `ui`.
pub fn time_bar_ui(ui: &mut Ui, cx: &Cx<'_>) {
    let frame = Frame::new().fill(palette(ui).ground).inner_margin(Margin {
        left: 20,
        right: 12,
        top: 0,
        bottom: 0,
    });
    Panel::top("time bar")
        .resizable(false)
        .exact_size(area::TIME_BAR)
        .frame(frame)
        .show(ui, |ui| {
            let narrow = ui.available_width() < NARROW;
            ui.horizontal_centered(|ui| {
                ui.spacing_mut().item_spacing.x = space::XS;
                let marks = milestones::marks(&cx.state.policy);
                line::line_ui(
                    ui,
                    cx,
                    &marks,
                    ui.available_width() - controls_width(narrow),
                );
                ui.add_space(space::M);
                controls_ui(ui, cx, &marks, narrow);
            });
        });
}

/// Width of [`controls_ui`], with the space before it.
fn controls_width(narrow: bool) -> f32 {
    let buttons = 4.0 * (area::TARGET + space::XS) + space::M;
    buttons
        + if narrow {
            0.0
        } else {
            field::WIDTH + 2.0 * space::XS + space::S
        }
}

fn controls_ui(ui: &mut Ui, cx: &Cx<'_>, marks: &[milestones::MilestoneMark<'_>], narrow: bool) {
    let day = cx.state.settings.day;
    let steps = [
        (
            icons::SKIP_BACK,
            date::PREVIOUS_MILESTONE,
            milestones::before(marks, day),
        ),
        (
            icons::SKIP_FORWARD,
            date::NEXT_MILESTONE,
            milestones::after(marks, day),
        ),
    ];
    for (icon, name, mark) in steps {
        let button = ui
            .add_enabled_ui(mark.is_some(), |ui| {
                kit::icon_button(ui, icon, name.get(cx.lang))
            })
            .inner;
        if let Some(mark) = mark.filter(|_| button.clicked()) {
            cx.send(Intent::SetDay(mark.day));
        }
    }
    let list = kit::icon_button(ui, milestones::ICON, date::MILESTONES.get(cx.lang));
    milestones::menu_ui(ui, cx, &list, (marks, narrow));
    if !narrow {
        ui.add_space(space::XS);
        field::date_field_ui(ui, cx);
        ui.add_space(space::XS);
    }
    let shown = panel::is_shown(ui, cx);
    let name = if shown {
        chrome::HIDE_WHY
    } else {
        chrome::SHOW_WHY
    };
    if kit::icon_toggle(ui, icons::SIDEBAR_SIMPLE, name.get(cx.lang), shown).clicked() {
        cx.send(panel::toggled(ui, cx));
    }
}
