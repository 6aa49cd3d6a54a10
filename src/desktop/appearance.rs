//! Fonts, style and theme of the window.

use egui::{Context, ThemePreference};

use crate::domain::Theme;
use crate::theme;

/// Installs fonts and styles, and turns off what egui would do on its own.
pub(super) fn set_up(ctx: &Context) {
    theme::install(ctx);
    ctx.options_mut(|options| {
        // Zoom is a setting of the profile: the keys send an intent.
        options.zoom_with_keyboard = false;
        // For a system that reports no theme.
        options.fallback_theme = egui::Theme::Light;
    });
}

/// Applies the theme of the settings.
pub(super) fn apply_theme(ctx: &Context, theme: Theme) {
    let preference = match theme {
        Theme::System => ThemePreference::System,
        Theme::Light => ThemePreference::Light,
        Theme::Dark => ThemePreference::Dark,
    };
    theme::apply(ctx, preference);
}
