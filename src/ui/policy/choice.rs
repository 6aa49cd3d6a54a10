//! A button that shows what is chosen and unfolds a list to choose from: for lists too long to
//! are shown side by side.

use egui::{Popup, ScrollArea, Ui};

use crate::domain::Lang;
use crate::i18n::what_if;
use crate::theme::{icons, space};
use crate::ui::kit;

/// Shows the choice called `name`; returns the option that was clicked, if it is another one.
pub fn choice_ui<T: Clone + PartialEq>(
    ui: &mut Ui,
    (lang, name): (Lang, &str),
    options: &[(T, String)],
    chosen: &T,
) -> Option<T> {
    let word = options
        .iter()
        .find(|(option, _)| option == chosen)
        .map_or("—", |(_, word)| word.as_str());
    let button = kit::secondary_button_icon(ui, icons::CARET_DOWN, word)
        .accessible_name(what_if::chosen(lang, name, word));
    let popup = Popup::from_toggle_button_response(&button)
        .accessible_name(name)
        .width(240.0);
    let mut wanted = None;
    popup.show(|ui| {
        ScrollArea::vertical()
            .max_height(360.0)
            .auto_shrink([false, true])
            .show(ui, |ui| {
                ui.spacing_mut().item_spacing.y = 0.0;
                for (option, word) in options {
                    let row = kit::list_row(ui, option == chosen, 36.0, word, |ui| {
                        ui.add_space(space::XS);
                        kit::body(ui, word);
                    });
                    if row.clicked() {
                        wanted = Some(option.clone());
                        ui.close();
                    }
                }
            });
    });
    wanted.filter(|wanted| wanted != chosen)
}
