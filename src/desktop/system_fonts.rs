//! Fonts of the system, for scripts that are not bundled.

use std::sync::{Arc, Once};

use egui::{Context, FallbackRequest, FontFamily, FontInsert, FontProvider};
use egui_system_font_provider::SystemFontProvider;

/// Lets texts of `ctx` use the fonts of the system from the first character that no bundled face
/// has. Listing them takes up to a second on a thread; until then such characters are drawn as
/// missing.
pub fn use_system_fonts(ctx: &Context) {
    ctx.set_font_providers(vec![Arc::new(WhenNeeded {
        ctx: ctx.clone(),
        started: Once::new(),
    })]);
}

/// Font provider that finds no font. Its first query starts listing the fonts of the system, which
/// then replace it.
struct WhenNeeded {
    ctx: Context,
    started: Once,
}

impl FontProvider for WhenNeeded {
    fn font_for(&self, _request: &FallbackRequest<'_>) -> Option<FontInsert> {
        self.started.call_once(|| {
            let ctx = self.ctx.clone();
            // Without a thread the characters stay missing, which is no reason to end the program.
            let _unstarted = std::thread::Builder::new()
                .name("system fonts".to_owned())
                .spawn(move || ctx.set_font_providers(vec![Arc::new(listed_fonts())]));
        });
        None
    }
}

/// Lists the fonts of the system; blocks until it is done.
fn listed_fonts() -> SystemFontProvider {
    let fonts = SystemFontProvider::new();
    fonts.font_for(&FallbackRequest {
        cluster: "a",
        family: &FontFamily::Proportional,
    });
    fonts
}
