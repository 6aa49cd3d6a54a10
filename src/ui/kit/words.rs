//! Text in the sizes of the type scale, so that no view names a number.

use egui::{Label, Response, RichText, Ui};

use crate::theme;

/// A page's title.
pub fn page_title(ui: &mut Ui, text: &str) -> Response {
    ui.add(Label::new(
        RichText::new(text).font(theme::strong_for(text, theme::size::PAGE)),
    ))
}

/// A title.
pub fn title(ui: &mut Ui, text: &str) -> Response {
    ui.add(Label::new(
        RichText::new(text).font(theme::strong_for(text, theme::size::TITLE)),
    ))
}

/// Body text with weight.
pub fn strong(ui: &mut Ui, text: &str) -> Response {
    ui.add(Label::new(
        RichText::new(text).font(theme::strong_for(text, theme::size::BODY)),
    ))
}

/// Body text, wrapped.
pub fn body(ui: &mut Ui, text: &str) -> Response {
    ui.add(Label::new(RichText::new(text).size(theme::size::BODY)).wrap())
}

/// Secondary text, wrapped.
pub fn secondary(ui: &mut Ui, text: &str) -> Response {
    let colour = theme::palette(ui).secondary;
    ui.add(
        Label::new(
            RichText::new(text)
                .size(theme::size::SECONDARY)
                .color(colour),
        )
        .wrap(),
    )
}

/// A caption, wrapped.
pub fn caption(ui: &mut Ui, text: &str) -> Response {
    let colour = theme::palette(ui).secondary;
    ui.add(Label::new(RichText::new(text).size(theme::size::CAPTION).color(colour)).wrap())
}

/// Body text with weight, wrapped.
pub fn strong_wrapped(ui: &mut Ui, text: &str) -> Response {
    ui.add(Label::new(RichText::new(text).font(theme::strong_for(text, theme::size::BODY))).wrap())
}

/// A title, wrapped.
pub fn title_wrapped(ui: &mut Ui, text: &str) -> Response {
    ui.add(Label::new(RichText::new(text).font(theme::strong_for(text, theme::size::TITLE))).wrap())
}

/// One line of text that ends in "…" where there is no room.
pub fn one_line(ui: &mut Ui, text: RichText) -> Response {
    ui.add(Label::new(text).truncate())
}
