//! One source in a few lines: what was published, by whom, when and where. Its address is copied,
//! never opened.

use egui::{Label, RichText, Ui};

use crate::app::Intent;
use crate::i18n::{link, policy};
use crate::policy::Source;
use crate::theme::{fonts, icons, palette, space};
use crate::ui::context::Cx;
use crate::ui::kit;

/// Draws a source and a button that copies its address.
pub fn source_ui(ui: &mut Ui, cx: &Cx<'_>, source: &Source) {
    let p = palette(ui);
    ui.horizontal_top(|ui| {
        let room = ui.available_width() - if source.address.is_some() { 40.0 } else { 0.0 };
        ui.vertical(|ui| {
            ui.set_width(room);
            ui.spacing_mut().item_spacing.y = space::XXS;
            ui.add_space(space::XS);
            ui.add(
                Label::new(
                    RichText::new(source.title.get(cx.lang))
                        .font(fonts::strong(13.0))
                        .color(p.text),
                )
                .wrap(),
            );
            kit::caption(
                ui,
                &format!(
                    "{} · {}",
                    source.outlet.get(cx.lang),
                    source.published(cx.lang)
                ),
            );
            let address = source
                .address
                .clone()
                .unwrap_or_else(|| policy::NO_ADDRESS.get(cx.lang).to_owned());
            ui.add(
                Label::new(
                    RichText::new(address)
                        .font(fonts::address(12.0))
                        .color(p.secondary),
                )
                .wrap(),
            );
        });
        if let Some(address) = &source.address
            && kit::icon_button(ui, icons::COPY, link::COPY_SOURCE.get(cx.lang)).clicked()
        {
            cx.send(Intent::Copy(address.clone()));
        }
    });
}
