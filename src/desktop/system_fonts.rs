//! The system's fonts, for the scripts that are not bundled.

use std::sync::{Arc, Once};

use egui::{Context, FallbackRequest, FontFamily, FontInsert, FontProvider};
use egui_system_font_provider::SystemFontProvider;

/// Lets texts of `ctx` use the system's fonts, from the first character on that no bundled face
/// has. Listing them takes up to a second and is done beside the frames: until then such
/// characters are drawn as missing.
pub fn use_system_fonts(ctx: &Context) {
    ctx.set_font_providers(vec![Arc::new(WhenNeeded {
        ctx: ctx.clone(),
        started: Once::new(),
    })]);
}

/// Finds nothing itself: its first question begins the search for the system's fonts, which then
/// take its place.
struct WhenNeeded {
    ctx: Context,
    started: Once,
}

impl FontProvider for WhenNeeded {
    fn font_for(&self, _request: &FallbackRequest<'_>) -> Option<FontInsert> {
        self.started.call_once(|| {
            let ctx = self.ctx.clone();
            // Without a thread the characters stay marks: no reason to end the program.
            let _unstarted = std::thread::Builder::new()
                .name("system fonts".to_owned())
                .spawn(move || ctx.set_font_providers(vec![Arc::new(listed_fonts())]));
        });
        None
    }
}

/// The system's fonts, when they have been listed: a question waits for the list.
fn listed_fonts() -> SystemFontProvider {
    let fonts = SystemFontProvider::new();
    fonts.font_for(&FallbackRequest {
        cluster: "a",
        family: &FontFamily::Proportional,
    });
    fonts
}
