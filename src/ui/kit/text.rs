//! Text in its few roles.

use egui::{
    Color32, Label, Response, RichText, Role, Sense, Ui, UiBuilder, Vec2, WidgetInfo, vec2,
};

use crate::theme::{fonts, palette, size, space};
use crate::ui::kit::paint;

/// The title of a page: 24.
pub fn page_title(ui: &mut Ui, text: &str) -> Response {
    let color = palette(ui).text;
    ui.add(
        Label::new(
            RichText::new(text)
                .font(fonts::strong_for(text, size::PAGE))
                .color(color),
        )
        .wrap(),
    )
}

/// The title of a part of a page or of a card: 18.
pub fn section_title(ui: &mut Ui, text: &str) -> Response {
    let color = palette(ui).text;
    ui.add(
        Label::new(
            RichText::new(text)
                .font(fonts::strong_for(text, size::TITLE))
                .color(color),
        )
        .wrap(),
    )
}

/// Secondary text: 13.
pub fn secondary(ui: &mut Ui, text: &str) -> Response {
    let color = palette(ui).secondary;
    ui.add(Label::new(RichText::new(text).font(fonts::secondary()).color(color)).wrap())
}

/// The smallest text: 12.
pub fn caption(ui: &mut Ui, text: &str) -> Response {
    let color = palette(ui).secondary;
    ui.add(Label::new(RichText::new(text).font(fonts::caption()).color(color)).wrap())
}

/// An icon that decorates what is written beside it; a screen reader does not read it out.
pub fn icon(ui: &mut Ui, icon: &str, size: f32, color: Color32) -> Response {
    let (rect, response) = ui.allocate_exact_size(Vec2::splat(size), Sense::hover());
    paint::icon(ui.painter(), rect.center(), icon, size, color);
    response
}

/// A name and its value on one line; a long value goes on below itself.
pub fn key_value(ui: &mut Ui, key: &str, value: &str) {
    let key_width = (ui.available_width() * 0.34).clamp(72.0, 128.0);
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = space::S;
        ui.scope_builder(UiBuilder::new(), |ui| {
            ui.set_width(key_width);
            secondary(ui, key);
        });
        let (width, color) = (ui.available_width(), palette(ui).text);
        ui.allocate_ui(vec2(width, 0.0), |ui| {
            ui.vertical(|ui| {
                ui.add(
                    Label::new(RichText::new(value).font(fonts::figures(13.0)).color(color)).wrap(),
                )
            });
        });
    });
}

/// A title.
pub fn title(ui: &mut Ui, text: &str) -> Response {
    ui.add(Label::new(
        RichText::new(text).font(fonts::strong_for(text, size::TITLE)),
    ))
}

/// Body text with weight.
pub fn strong(ui: &mut Ui, text: &str) -> Response {
    ui.add(Label::new(
        RichText::new(text).font(fonts::strong_for(text, size::BODY)),
    ))
}

/// Body text, wrapped.
pub fn body(ui: &mut Ui, text: &str) -> Response {
    ui.add(Label::new(RichText::new(text).size(size::BODY)).wrap())
}

/// Body text with weight, wrapped.
pub fn strong_wrapped(ui: &mut Ui, text: &str) -> Response {
    ui.add(Label::new(RichText::new(text).font(fonts::strong_for(text, size::BODY))).wrap())
}

/// One line of text that ends in "…" where space runs out.
pub fn one_line(ui: &mut Ui, text: RichText) -> Response {
    ui.add(Label::new(text).truncate())
}

/// A caption with an icon before it, which a screen reader does not read out.
pub fn caption_with_icon(ui: &mut Ui, icon: &str, words: &str) {
    let colour = palette(ui).secondary;
    let text = RichText::new(format!("{icon} {words}"))
        .font(fonts::caption())
        .color(colour);
    let response = ui.add(Label::new(text).wrap());
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, words));
}

/// A line of body text with an icon before it; the text wraps beside the icon.
pub fn line_with_icon(ui: &mut Ui, icon: &str, words: &str) {
    let palette = palette(ui);
    ui.horizontal_top(|ui| {
        let (rect, _) = ui.allocate_exact_size(vec2(24.0, 22.0), Sense::hover());
        paint::icon(ui.painter(), rect.center(), icon, 20.0, palette.accent);
        body(ui, words);
    });
}

/// A platform's monogram with its name, in one centred line.
pub fn monogram_line(ui: &mut Ui, name: &str) {
    let palette = palette(ui);
    ui.label(
        RichText::new(name)
            .font(fonts::strong_for(name, size::SECONDARY))
            .color(palette.secondary),
    );
}
