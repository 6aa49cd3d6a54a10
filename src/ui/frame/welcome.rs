//! The first screen: what this is, that it is a mock, and where to start.

use egui::{Ui, vec2};

use crate::app::{Intent, ScenarioIntent};
use crate::domain::Lang;
use crate::i18n::{chrome, scenario, settings};
use crate::theme::{icons, space};
use crate::ui::context::Cx;
use crate::ui::{art, kit};

pub fn welcome_ui(ui: &mut Ui, cx: &Cx<'_>) {
    let shown = kit::dialog(
        ui.ctx(),
        "welcome",
        chrome::WELCOME_TITLE.get(cx.lang),
        |ui| {
            let width = ui.available_width();
            art::picture(
                ui,
                "garden",
                vec2(width, 150.0),
                &crate::i18n::moments::picture(cx.lang, "garden"),
            );
            ui.add_space(space::M);
            kit::secondary(ui, chrome::WELCOME_MOCK.get(cx.lang));
            ui.add_space(space::M);
            for (icon, words) in [
                (icons::CALENDAR_BLANK, chrome::WELCOME_DATE),
                (icons::CURSOR_CLICK, chrome::WELCOME_TAP),
                (icons::QUESTION, chrome::WELCOME_WHY),
            ] {
                kit::line_with_icon(ui, icon, words.get(cx.lang));
                ui.add_space(space::XXS);
            }
            ui.add_space(space::M);
            ui.horizontal_wrapped(|ui| {
                if kit::primary_button(ui, chrome::WELCOME_GO.get(cx.lang)).clicked() {
                    cx.send(Intent::CloseWelcome);
                }
                if kit::secondary_button(ui, scenario::TAKE_TOUR.get(cx.lang)).clicked() {
                    cx.send_all([
                        Intent::CloseWelcome,
                        Intent::Scenario(ScenarioIntent::TakeTour),
                    ]);
                }
                for lang in Lang::ALL.into_iter().filter(|lang| *lang != cx.lang) {
                    if kit::quiet_button(ui, settings::language(lang)).clicked() {
                        cx.send(Intent::SetLanguage(lang));
                    }
                }
            });
        },
    );
    if shown.closed {
        cx.send(Intent::CloseWelcome);
    }
}
