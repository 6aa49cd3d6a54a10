//! Settings: the user's switches, where links open, language, theme, zoom, the data folder.

use egui::{ScrollArea, Ui};

use crate::app::{Intent, UnsavedIntent};
use crate::domain::{Lang, OpenIn, Surface, Switch, Tab, Theme};
use crate::i18n::{self, chrome, policy, settings};
use crate::theme::{self, icons, space};
use crate::ui::context::Cx;
use crate::ui::kit;
use crate::ui::safety::safety_ui;
use crate::ui::scenario::buttons_ui;

pub fn settings_ui(ui: &mut Ui, cx: &Cx<'_>) {
    ScrollArea::vertical()
        .id_salt("settings")
        .auto_shrink(false)
        .show(ui, |ui| {
            ui.vertical_centered(|ui| {
                ui.set_max_width((ui.available_width() - 32.0).min(640.0));
                ui.with_layout(egui::Layout::top_down(egui::Align::Min), |ui| {
                    ui.add_space(space::L);
                    kit::page_title(ui, chrome::tab(Tab::Settings).get(cx.lang));
                    ui.add_space(space::M);
                    links_ui(ui, cx);
                    appearance_ui(ui, cx);
                    safety_ui(ui, cx);
                    data_ui(ui, cx);
                    kit::section(ui, i18n::scenario::SCENARIO.get(cx.lang), |ui| {
                        buttons_ui(ui, cx)
                    });
                    kit::section(ui, settings::ABOUT.get(cx.lang), |ui| {
                        kit::secondary(ui, settings::ABOUT_TEXT.get(cx.lang));
                        ui.add_space(space::XS);
                        kit::caption(
                            ui,
                            &format!(
                                "{} {}",
                                chrome::APP_NAME.get(cx.lang),
                                env!("CARGO_PKG_VERSION")
                            ),
                        );
                    });
                    ui.add_space(space::L);
                });
            });
        });
}

/// The three positions of a surface's switch; direct messages have no "on".
pub fn switch_control_ui(ui: &mut Ui, cx: &Cx<'_>, surface: Surface, place: &str) {
    let words = Switch::ALL.map(|switch| (switch, policy::switch(switch)));
    let offered: Vec<_> = words
        .iter()
        .filter(|(switch, _)| switch.exists_on(surface))
        .map(|(switch, word)| (*switch, word.get(cx.lang)))
        .collect();
    let mut switch = cx.state.settings.switches.of(surface);
    let name = settings::switch_name(surface);
    if kit::segmented(
        ui,
        (place, surface),
        name.get(cx.lang),
        &offered,
        &mut switch,
    ) {
        cx.send(Intent::SetSwitch(surface, switch));
    }
}

fn links_ui(ui: &mut Ui, cx: &Cx<'_>) {
    kit::section(ui, settings::LINKS.get(cx.lang), |ui| {
        kit::secondary(ui, settings::LINKS_HINT.get(cx.lang));
        ui.add_space(space::S);
        for surface in Surface::ALL {
            row_ui(ui, chrome::surface_heading(surface).get(cx.lang), |ui| {
                switch_control_ui(ui, cx, surface, "settings")
            });
        }
        kit::caption(ui, settings::NO_ON_FOR_DM.get(cx.lang));
        ui.add_space(space::S);
        row_ui(ui, settings::OPEN_IN.get(cx.lang), |ui| {
            let places =
                [OpenIn::App, OpenIn::Browser].map(|place| (place, settings::open_in(place)));
            let offered = [
                (places[0].0, places[0].1.get(cx.lang)),
                (places[1].0, places[1].1.get(cx.lang)),
            ];
            let mut place = cx.state.settings.open_in;
            if kit::segmented(
                ui,
                "open-in",
                settings::OPEN_IN.get(cx.lang),
                &offered,
                &mut place,
            ) {
                cx.send(Intent::SetOpenIn(place));
            }
        });
    });
}

fn appearance_ui(ui: &mut Ui, cx: &Cx<'_>) {
    kit::section(ui, settings::APPEARANCE.get(cx.lang), |ui| {
        row_ui(ui, settings::LANGUAGE.get(cx.lang), |ui| {
            let mut language = cx.state.settings.language;
            let offered = Lang::ALL.map(|lang| (lang, settings::language(lang)));
            if kit::segmented(
                ui,
                "language",
                settings::LANGUAGE.get(cx.lang),
                &offered,
                &mut language,
            ) {
                cx.send(Intent::SetLanguage(language));
            }
        });
        row_ui(ui, settings::THEME.get(cx.lang), |ui| {
            let words = Theme::ALL.map(|theme| (theme, settings::theme(theme)));
            let offered: Vec<_> = words
                .iter()
                .map(|(theme, word)| (*theme, word.get(cx.lang)))
                .collect();
            let mut theme = cx.state.settings.theme;
            if kit::segmented(
                ui,
                "theme",
                settings::THEME.get(cx.lang),
                &offered,
                &mut theme,
            ) {
                cx.send(Intent::SetTheme(theme));
            }
        });
        row_ui(ui, settings::ZOOM.get(cx.lang), |ui| {
            let zoom = cx.state.settings.zoom;
            if kit::icon_button(ui, icons::MINUS, settings::ZOOM_OUT.get(cx.lang)).clicked() {
                cx.send(Intent::SetZoom(zoom - 0.1));
            }
            kit::body(ui, &format!("{:.0} %", zoom * 100.0));
            if kit::icon_button(ui, icons::PLUS, settings::ZOOM_IN.get(cx.lang)).clicked() {
                cx.send(Intent::SetZoom(zoom + 0.1));
            }
            if kit::quiet_button(ui, settings::ZOOM_RESET.get(cx.lang)).clicked() {
                cx.send(Intent::SetZoom(1.0));
            }
        });
    });
}

fn data_ui(ui: &mut Ui, cx: &Cx<'_>) {
    kit::section(ui, settings::DATA.get(cx.lang), |ui| {
        kit::key_value(ui, settings::PROFILE.get(cx.lang), &cx.state.profile);
        kit::key_value(
            ui,
            settings::DATA_FOLDER.get(cx.lang),
            &cx.state.data_folder,
        );
        ui.add_space(space::XS);
        ui.horizontal_wrapped(|ui| {
            if kit::secondary_button(ui, settings::SHOW_FOLDER.get(cx.lang)).clicked() {
                cx.send(Intent::ShowDataFolder);
            }
            let another = kit::secondary_button(ui, settings::ANOTHER_PROFILE.get(cx.lang));
            if another
                .on_hover_text(settings::ANOTHER_PROFILE_HINT.get(cx.lang))
                .clicked()
            {
                cx.send(Intent::Unsaved(UnsavedIntent::AskLeave));
            }
            if kit::secondary_button(ui, settings::RESET.get(cx.lang)).clicked() {
                cx.send(Intent::AskReset);
            }
        });
        kit::caption(ui, settings::RESET_HINT.get(cx.lang));
    });
}

/// A setting: its name at the left, its control at the right, below each other where there is no
/// room.
fn row_ui(ui: &mut Ui, name: &str, control: impl FnOnce(&mut Ui)) {
    let (name_width, height) = (220.0, theme::area::TARGET + space::XS);
    if ui.available_width() < name_width + 280.0 {
        kit::body(ui, name);
        ui.horizontal(control);
    } else {
        ui.horizontal(|ui| {
            let layout = egui::Layout::left_to_right(egui::Align::Center);
            ui.allocate_ui_with_layout(egui::vec2(name_width, height), layout, |ui| {
                ui.set_min_size(egui::vec2(name_width, height));
                kit::body(ui, name);
            });
            control(ui);
        });
    }
    ui.add_space(space::XS);
}
