//! Colours, fonts, sizes, and the style of egui made of them.
//!
//! Knows egui and nothing of the program: no domain, no policy, no texts.

pub mod fonts;
pub mod icons;
pub mod metrics;
mod palette;
mod style;

pub use fonts::{
    address, body, caption, figures, icon, page, secondary, strong, strong_figures, strong_for,
    title,
};
pub use metrics::{area, margin, radius, size, space};
pub use palette::{DARK, LIGHT, Palette, Picture};
pub use style::shadow;

/// Loads the fonts and sets the styles of both themes, once per window.
pub fn install(ctx: &egui::Context) {
    ctx.set_fonts(fonts::definitions());
    ctx.set_style_of(egui::Theme::Light, style::style(&LIGHT));
    ctx.set_style_of(egui::Theme::Dark, style::style(&DARK));
}

/// Applies a theme. Cheap if nothing changes, so it can be called in every frame.
pub fn apply(ctx: &egui::Context, theme: egui::ThemePreference) {
    ctx.set_theme(theme);
}

/// Colours of the current theme.
pub fn palette(ui: &egui::Ui) -> &'static Palette {
    if ui.visuals().dark_mode {
        &DARK
    } else {
        &LIGHT
    }
}

/// Colours of the current theme, without an [`egui::Ui`].
pub fn palette_of(ctx: &egui::Context) -> &'static Palette {
    match ctx.theme() {
        egui::Theme::Dark => &DARK,
        egui::Theme::Light => &LIGHT,
    }
}
