//! Emoji, and scripts that no bundled face has. Nothing here depends on the system's fonts.

use egui::epaint::text::MissingGlyphPolicy;
use moongate::domain::Tab;

use crate::harness::{Window, on};

#[test]
fn emoji_are_drawn_by_the_bundled_faces() {
    // A character without a face ends the test: egui's test harness sees to it.
    let mut window = Window::open(on("2021-09-28"));
    let text = "👍🏽 1\u{FE0F}\u{20E3} ‼\u{FE0F} 👩\u{200D}💻 🇨🇭 ❤\u{FE0F} 好的";
    window.send_in(Tab::Chats, "Lin Mei", text);
    assert!(window.sees(text));
    assert!(!window.sees("[U+"));
    window.picture("emoji");
}

#[test]
fn scripts_without_a_font_are_kept_and_shown_as_marks() {
    let mut window = Window::open(on("2021-09-28"));
    window
        .harness
        .ctx
        .set_missing_glyph_policy(MissingGlyphPolicy::Tofu);
    let text = "👍🏽 1\u{FE0F}\u{20E3} ‼\u{FE0F} 한국어 ไทย";
    window.send_in(Tab::Chats, "Lin Mei", text);
    assert!(window.sees(text));
    assert!(!window.sees("[U+"));
    window.picture("marks");
}
