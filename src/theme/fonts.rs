//! The bundled faces, the families made of them, and font ids for every kind of text.
//!
//! Every family falls back from Latin to Han to icons to emoji. Other scripts come from the fonts
//! of the system, through `desktop`; a character without a font is drawn as a small box, the
//! `.notdef` of the first face. Joiners, selectors and controls draw nothing.

use std::sync::Arc;

use egui::{FontData, FontDefinitions, FontFamily, FontId};

use super::metrics::size;

const FACES: [(&str, &[u8]); 8] = [
    (
        "latin-regular",
        include_bytes!("../../assets/fonts/latin-regular.otf"),
    ),
    (
        "latin-semibold",
        include_bytes!("../../assets/fonts/latin-semibold.otf"),
    ),
    (
        "figures-regular",
        include_bytes!("../../assets/fonts/figures-regular.otf"),
    ),
    (
        "figures-semibold",
        include_bytes!("../../assets/fonts/figures-semibold.otf"),
    ),
    (
        "addresses",
        include_bytes!("../../assets/fonts/addresses.otf"),
    ),
    (
        "han-regular",
        include_bytes!("../../assets/fonts/han-regular.otf"),
    ),
    ("icons", include_bytes!("../../assets/fonts/icons.ttf")),
    ("emoji", include_bytes!("../../assets/fonts/emoji.ttf")),
];

/// Names of the families in addition to those of egui.
const STRONG: &str = "strong";
const FIGURES: &str = "figures";
const STRONG_FIGURES: &str = "strong figures";

/// Semibold Latin, Regular Han: a synthetic bold would blur its strokes.
pub fn strong_family() -> FontFamily {
    FontFamily::Name(STRONG.into())
}

/// Regular, with figures of one width.
pub fn figures_family() -> FontFamily {
    FontFamily::Name(FIGURES.into())
}

/// Semibold, with figures of one width.
pub fn strong_figures_family() -> FontFamily {
    FontFamily::Name(STRONG_FIGURES.into())
}

/// All faces and families.
pub fn definitions() -> FontDefinitions {
    let mut fonts = FontDefinitions::empty();
    for (name, bytes) in FACES {
        fonts
            .font_data
            .insert(name.to_owned(), Arc::new(FontData::from_static(bytes)));
    }
    let mut family = |family: FontFamily, first: &[&str]| {
        let names = first
            .iter()
            .copied()
            .chain(["han-regular", "icons", "emoji"])
            .map(str::to_owned)
            .collect();
        fonts.families.insert(family, names);
    };
    family(FontFamily::Proportional, &["latin-regular"]);
    family(FontFamily::Monospace, &["addresses", "latin-regular"]);
    family(strong_family(), &["latin-semibold"]);
    family(figures_family(), &["figures-regular", "latin-regular"]);
    family(
        strong_figures_family(),
        &["figures-semibold", "latin-semibold"],
    );
    fonts
}

/// 12: captions, chips, times.
pub fn caption() -> FontId {
    FontId::proportional(size::CAPTION)
}

/// 13: secondary text.
pub fn secondary() -> FontId {
    FontId::proportional(size::SECONDARY)
}

/// 15: body text.
pub fn body() -> FontId {
    FontId::proportional(size::BODY)
}

/// 18, semibold: titles of cards and panes.
pub fn title() -> FontId {
    strong(size::TITLE)
}

/// 24, semibold: the title of a page.
pub fn page() -> FontId {
    strong(size::PAGE)
}

/// Semibold text of `size` points.
pub fn strong(size: f32) -> FontId {
    FontId::new(size, strong_family())
}

/// Semibold for Latin text, Regular for text with Han, next to which semibold Latin letters would
/// look bolder.
pub fn strong_for(text: &str, size: f32) -> FontId {
    if text.chars().any(is_han) {
        FontId::proportional(size)
    } else {
        strong(size)
    }
}

/// Whether a character is drawn by the Han face.
pub fn is_han(c: char) -> bool {
    matches!(u32::from(c), 0x2E80..=0x9FFF | 0xF900..=0xFAFF | 0x20000..=0x3FFFF)
}

/// Text of `size` points with figures of one width: prices, dates, tables.
pub fn figures(size: f32) -> FontId {
    FontId::new(size, figures_family())
}

/// Semibold text of `size` points with figures of one width: totals.
pub fn strong_figures(size: f32) -> FontId {
    FontId::new(size, strong_figures_family())
}

/// Hosts and codes of `size` points, in letters that are easy to tell apart.
pub fn address(size: f32) -> FontId {
    FontId::monospace(size)
}

/// An icon of `size` points.
pub fn icon(size: f32) -> FontId {
    FontId::proportional(size)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::panic, reason = "tests fail by panicking")]

    use egui::epaint::text::{Fonts, TextOptions};

    use super::super::icons;
    use super::*;

    fn fonts() -> Fonts {
        Fonts::new(TextOptions::default(), definitions())
    }

    #[test]
    fn every_family_draws_both_scripts_money_and_icons() {
        let mut fonts = fonts();
        let ids = [
            body(),
            strong(15.0),
            figures(15.0),
            strong_figures(15.0),
            address(13.0),
        ];
        let samples = [
            "Moongate, naïve façade – “quoted” … €£¥₽→←↑↓×≈≠≥",
            "月亮门，微信：请复制链接《淘宝》。【天猫】￥１２３",
            "Ель Ωμέγα",
        ];
        for id in &ids {
            for sample in samples.iter().chain(icons::ALL) {
                for c in sample.chars() {
                    assert!(
                        fonts.has_glyph(id, c),
                        "{id:?} has no {c:?} (U+{:04X})",
                        u32::from(c)
                    );
                }
            }
        }
    }

    /// Emoji of every kind: faces, hands, hearts, signs that are also text, flags.
    const EMOJI: &str = "😀😃😄😁😆😅😂🤣🥲😊😇🙂🙃😉😍🥰😘😋😜🤪🤔🤨😐😏🙄😬😌😴😷🤒🤮🥵🥶🤯🥳😎🤓😕😟☹😮😳🥺😢😭😱😤😡💀\
        💩🤡👻👽🤖👋👌✌🤞👍👎👊👏🙌🙏💪👀🧠👶👧👨👩👴🙋🤦🤷🏃🐶🐱🐼🐷🐸🐵🌹🌸🍎🍉🍜🍚🍻🎂🎉🎁🎈🏆⚽🏀🎮\
        🚗🚄✈🏠🌍🌙⭐✨🔥⚡☀☁☔❄💧❤🧡💛💚💙💜🖤💔💯💢💬💤🧧💰💳📱💻📷🔍🔒🔑📌📎📅📈🛒❗❓‼⁉✅❌⭕🚫⚠♻🆗🆒🔴🟢\
        🫠🫡🫶🥹🫥🪄🪙㊗㊙🇨🇭🇩🏴👯🦰";

    const ALL_IDS: [fn() -> FontId; 5] = [
        body,
        || strong(15.0),
        || figures(15.0),
        || strong_figures(15.0),
        || address(15.0),
    ];

    /// Glyphs of `text` that draw something, and the width of the row in points.
    fn drawn(fonts: &mut Fonts, id: FontId, text: &str) -> (usize, f32) {
        let galley = fonts.with_pixels_per_point(2.0).layout_no_wrap(
            text.to_owned(),
            id,
            egui::Color32::WHITE,
        );
        let row = &galley.rows[0].row;
        let count = row
            .glyphs
            .iter()
            .filter(|glyph| !glyph.uv_rect.is_nothing())
            .count();
        (count, row.size.x)
    }

    #[test]
    fn every_family_draws_emoji() {
        let mut fonts = fonts();
        for id in ALL_IDS {
            for c in EMOJI.chars() {
                let found = fonts.has_glyph(&id(), c);
                assert!(found, "{:?} has no {c} (U+{:04X})", id(), u32::from(c));
                let (count, width) = drawn(&mut fonts, id(), &c.to_string());
                assert_eq!(count, 1, "{c} draws nothing");
                assert!(width < 1.6 * size::BODY, "{c} is {width} wide");
            }
        }
    }

    #[test]
    fn joined_emoji_are_one_picture_and_selectors_draw_nothing() {
        let mut fonts = fonts();
        for id in ALL_IDS {
            for joined in [
                "👍🏽",
                "1\u{FE0F}\u{20E3}",
                "#\u{20E3}",
                "*\u{FE0F}\u{20E3}",
                "‼\u{FE0F}",
                "❤\u{FE0F}",
                "©\u{FE0F}",
                "👩\u{200D}💻",
                "👨\u{200D}👩\u{200D}👧",
                "❤\u{FE0F}\u{200D}🔥",
                "🇨🇭",
                "🇨🇳",
                "🏴\u{E0067}\u{E0062}\u{E0073}\u{E0063}\u{E0074}\u{E007F}",
                "☝🏿",
            ] {
                assert_eq!(
                    drawn(&mut fonts, id(), joined).0,
                    1,
                    "{joined} in {:?}",
                    id()
                );
            }
            let (_, digit) = drawn(&mut fonts, id(), "1");
            let (_, keycap) = drawn(&mut fonts, id(), "1\u{FE0F}\u{20E3}");
            assert!(keycap > 1.5 * digit, "{keycap} after {digit}");
        }
    }

    #[test]
    fn what_has_no_shape_takes_no_room() {
        let mut fonts = fonts();
        for id in ALL_IDS {
            let (_, plain) = drawn(&mut fonts, id(), "ab");
            for c in "\0\u{1}\u{7}\u{1B}\u{7F}\u{85}\u{9F}\u{AD}\u{34F}\u{200B}\u{200C}\u{200D}\u{200E}\u{202E}\
                \u{2028}\u{2029}\u{2060}\u{2066}\u{2069}\u{FE00}\u{FE0E}\u{FE0F}\u{FEFF}\u{FFF9}\u{E0001}\
                \u{E0061}\u{E0100}"
                .chars()
            {
                let (count, width) = drawn(&mut fonts, id(), &format!("a{c}b"));
                assert_eq!(count, 2, "U+{:04X} draws in {:?}", u32::from(c), id());
                assert!((width - plain).abs() < 0.6, "U+{:04X}: {width}", u32::from(c));
                assert_eq!(drawn(&mut fonts, id(), &c.to_string()).0, 0, "U+{:04X}", u32::from(c));
            }
        }
    }

    #[test]
    fn what_no_font_has_is_a_small_mark() {
        let mut fonts = fonts();
        for id in ALL_IDS {
            for c in ['한', 'ไ', 'क', '\u{10FFFD}', '\u{FFFF}'] {
                assert!(!fonts.has_glyph(&id(), c), "{c:?}");
                let (count, width) = drawn(&mut fonts, id(), &c.to_string());
                assert_eq!(count, 1, "{c:?}");
                assert!(width < 0.55 * 15.0, "{c:?} is {width} wide in {:?}", id());
            }
        }
    }

    #[test]
    fn figures_stand_under_each_other() {
        let mut fonts = fonts();
        let mut view = fonts.with_pixels_per_point(1.0);
        for id in [figures(15.0), strong_figures(15.0)] {
            let widths: Vec<f32> = ('0'..='9').map(|c| view.glyph_width(&id, c)).collect();
            assert!(
                widths.iter().all(|w| (w - widths[0]).abs() < 1e-3),
                "{id:?}: {widths:?}"
            );
        }
    }

    #[test]
    fn rows_are_as_high_in_every_family() {
        let mut fonts = fonts();
        let mut view = fonts.with_pixels_per_point(1.0);
        let height = view.row_height(&body());
        assert!((height / size::BODY - 1.45).abs() < 0.02, "{height}");
        for id in [
            strong(15.0),
            figures(15.0),
            strong_figures(15.0),
            address(15.0),
        ] {
            assert!((view.row_height(&id) - height).abs() < 0.1, "{id:?}");
        }
    }
}
