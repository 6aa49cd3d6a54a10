//! All colours of the program, for the light and the dark theme, and the rules by which they are
//! mixed.
//!
//! The only file that defines colours; `clippy.toml` bans their constructors elsewhere. Colours are
//! named by their use; `ui/kit` maps effects and states to them.

#![expect(
    clippy::disallowed_methods,
    reason = "this is the file that defines colours"
)]

use egui::Color32;

use crate::domain::Fnv32;

/// The colours of one theme. All are opaque but [`Palette::scrim`] and [`Palette::shadow`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Palette {
    /// Whether this is the dark theme.
    pub dark: bool,
    /// Background of the window.
    pub ground: Color32,
    /// Cards, fields, bubbles of others.
    pub surface: Color32,
    /// Selected rows, hovered and quiet controls.
    pub raised: Color32,
    /// One step darker or lighter than `raised`: hovered selected rows, pressed controls.
    pub pressed: Color32,
    /// Lines of one pixel between parts.
    pub hairline: Color32,
    /// Outlines of fields and switches, with a contrast of 3:1 to the background.
    pub outline: Color32,
    /// Primary text.
    pub text: Color32,
    /// Secondary text.
    pub secondary: Color32,
    /// Accent: primary buttons, selection, focus.
    pub accent: Color32,
    /// The accent under the pointer.
    pub accent_hover: Color32,
    /// Text on the accent.
    pub on_accent: Color32,
    /// Bubbles of the user, and background of selected parts.
    pub mine: Color32,
    /// Errors, losses, hard stops.
    pub danger: Color32,
    /// Amounts of money in a shop.
    pub price: Color32,
    /// Open, accepted.
    pub jade: Color32,
    /// Open with a question, accepted in part.
    pub amber: Color32,
    /// Blocked, without emphasis.
    pub slate: Color32,
    /// Waiting, or hidden from others.
    pub violet: Color32,
    /// Layer between the window and a dialog.
    pub scrim: Color32,
    /// Shadow under floating parts.
    pub shadow: Color32,
}

const fn rgb(hex: u32) -> Color32 {
    let [_, red, green, blue] = hex.to_be_bytes();
    Color32::from_rgb(red, green, blue)
}

/// Paper and jade.
pub const LIGHT: Palette = Palette {
    dark: false,
    ground: rgb(0xFAFAF7),
    surface: rgb(0xFFFFFF),
    raised: rgb(0xF1F3EE),
    pressed: rgb(0xE6EAE2),
    hairline: rgb(0xE2E5DD),
    outline: rgb(0x8A948C),
    text: rgb(0x1B211D),
    secondary: rgb(0x56605A),
    accent: rgb(0x0F766E),
    accent_hover: rgb(0x0B635C),
    on_accent: rgb(0xFFFFFF),
    mine: rgb(0xD5EFE6),
    danger: rgb(0xB42318),
    price: rgb(0xB5420B),
    jade: rgb(0x0F6B64),
    amber: rgb(0x855600),
    slate: rgb(0x475467),
    violet: rgb(0x6941C6),
    scrim: Color32::from_rgba_premultiplied(10, 14, 12, 92),
    shadow: Color32::from_rgba_premultiplied(4, 6, 5, 34),
};

/// The garden at night.
pub const DARK: Palette = Palette {
    dark: true,
    ground: rgb(0x141715),
    surface: rgb(0x1C211E),
    raised: rgb(0x252B27),
    pressed: rgb(0x2F3732),
    hairline: rgb(0x323933),
    outline: rgb(0x6F7B73),
    text: rgb(0xECF0EA),
    secondary: rgb(0xA9B4AC),
    accent: rgb(0x4FD1C0),
    accent_hover: rgb(0x74DFD1),
    on_accent: rgb(0x062B27),
    mine: rgb(0x17453D),
    danger: rgb(0xF79A92),
    price: rgb(0xF5A56B),
    jade: rgb(0x5AD6C6),
    amber: rgb(0xE9B949),
    slate: rgb(0xB3BCC9),
    violet: rgb(0xC0ACF7),
    scrim: Color32::from_rgba_premultiplied(0, 0, 0, 150),
    shadow: Color32::from_rgba_premultiplied(0, 0, 0, 110),
};

/// Hues of avatars and monograms, in degrees; spread so that neighbours in a list differ.
const HUES: [f32; 12] = [
    168.0, 28.0, 262.0, 205.0, 340.0, 95.0, 310.0, 48.0, 232.0, 140.0, 8.0, 188.0,
];

impl Palette {
    /// Mixes `color` over `ground`: 0 gives the ground, 1 the colour. The result is opaque.
    pub fn mix(ground: Color32, color: Color32, amount: f32) -> Color32 {
        ground.lerp_to_gamma(color, amount.clamp(0.0, 1.0))
    }

    /// Background of a chip or a cell of this colour: 12% on the surface.
    pub fn tint(&self, color: Color32) -> Color32 {
        Self::mix(
            self.surface,
            self.vivid(color),
            if self.dark { 0.16 } else { 0.13 },
        )
    }

    /// Background of a chip or a cell of this colour, under the pointer.
    pub fn tint_hover(&self, color: Color32) -> Color32 {
        Self::mix(
            self.surface,
            self.vivid(color),
            if self.dark { 0.22 } else { 0.17 },
        )
    }

    /// A brighter form of a dark text colour, which would be dull as a tint.
    fn vivid(&self, color: Color32) -> Color32 {
        if self.dark {
            return color;
        }
        let most = color.r().max(color.g()).max(color.b()).max(1);
        let bright = |channel: u8| {
            u8::try_from(u32::from(channel) * 255 / u32::from(most)).unwrap_or(u8::MAX)
        };
        let sister = Color32::from_rgb(bright(color.r()), bright(color.g()), bright(color.b()));
        Self::mix(color, sister, 0.6)
    }

    /// Background and text colour of the avatar of an id; always the same for one id.
    pub fn portrait(&self, id: &str) -> (Color32, Color32) {
        let hue = HUES[usize::from(fold(id)) % HUES.len()];
        if self.dark {
            (hsl(hue, 0.28, 0.25), hsl(hue, 0.45, 0.82))
        } else {
            (hsl(hue, 0.42, 0.88), hsl(hue, 0.55, 0.25))
        }
    }

    /// Colours of an illustration: a paper background and four flat colours of one family, chosen
    /// by `hue` in degrees.
    pub fn picture(&self, hue: f32) -> Picture {
        // The dark theme darkens the same picture.
        let night = |color: Color32| {
            if self.dark {
                Self::mix(color, self.surface, 0.25)
            } else {
                color
            }
        };
        Picture {
            ground: night(hsl(hue, 0.34, 0.89)),
            far: night(hsl(hue, 0.30, 0.78)),
            middle: night(hsl(hue, 0.32, 0.60)),
            near: night(hsl(hue, 0.38, 0.38)),
            light: night(hsl(hue + 12.0, 0.40, 0.97)),
            warm: night(hsl(24.0, 0.62, 0.62)),
            line: night(hsl(hue, 0.35, 0.22)),
        }
    }
}

/// Flat colours of an illustration.
#[derive(Clone, Copy, Debug)]
pub struct Picture {
    /// Sky or table.
    pub ground: Color32,
    /// Far away.
    pub far: Color32,
    /// In between.
    pub middle: Color32,
    /// Close by.
    pub near: Color32,
    /// Paper, moon, steam.
    pub light: Color32,
    /// The one warm colour.
    pub warm: Color32,
    /// Fine lines.
    pub line: Color32,
}

/// A byte that is the same for an id in every version, so that colours do not change.
fn fold(id: &str) -> u8 {
    let [a, b, c, d] = Fnv32::of(id.bytes()).value().to_be_bytes();
    a ^ b ^ c ^ d
}

/// A colour from hue (degrees), saturation and lightness (0 to 1).
fn hsl(hue: f32, saturation: f32, lightness: f32) -> Color32 {
    let chroma = saturation * lightness.min(1.0 - lightness);
    let channel = |offset: f32| {
        let k = (offset + hue.rem_euclid(360.0) / 30.0) % 12.0;
        let value = lightness - chroma * (k - 3.0).min(9.0 - k).clamp(-1.0, 1.0);
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "clamped to 0..=255 before"
        )]
        let byte = (value.clamp(0.0, 1.0) * 255.0).round() as u8;
        byte
    };
    Color32::from_rgb(channel(0.0), channel(8.0), channel(4.0))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::panic, reason = "tests fail by panicking")]

    use super::*;

    /// Contrast ratio of two opaque colours as in WCAG 2, from 1 to 21.
    fn contrast(text: Color32, ground: Color32) -> f32 {
        let (a, b) = (luminance(text), luminance(ground));
        (a.max(b) + 0.05) / (a.min(b) + 0.05)
    }

    fn luminance(color: Color32) -> f32 {
        let linear = |byte: u8| {
            let value = f32::from(byte) / 255.0;
            if value <= 0.040_45 {
                value / 12.92
            } else {
                ((value + 0.055) / 1.055).powf(2.4)
            }
        };
        0.2126 * linear(color.r()) + 0.7152 * linear(color.g()) + 0.0722 * linear(color.b())
    }

    /// All pairs of text and background colours.
    fn pairs(p: &Palette) -> Vec<(String, Color32, Color32)> {
        let grounds = [
            ("ground", p.ground),
            ("surface", p.surface),
            ("raised", p.raised),
            ("mine", p.mine),
        ];
        let texts = [("text", p.text), ("secondary", p.secondary)];
        let meanings = [
            ("accent", p.accent),
            ("danger", p.danger),
            ("price", p.price),
            ("jade", p.jade),
            ("amber", p.amber),
            ("slate", p.slate),
            ("violet", p.violet),
        ];
        let mut pairs = Vec::new();
        for (ground_name, ground) in grounds {
            for (name, color) in texts.into_iter().chain(meanings) {
                pairs.push((format!("{name} on {ground_name}"), color, ground));
            }
        }
        pairs.push(("text on pressed".into(), p.text, p.pressed));
        pairs.push(("secondary on pressed".into(), p.secondary, p.pressed));
        for (name, color) in meanings {
            pairs.push((format!("{name} on its tint"), color, p.tint(color)));
            pairs.push((
                format!("{name} on its hovered tint"),
                color,
                p.tint_hover(color),
            ));
            pairs.push((format!("text on the tint of {name}"), p.text, p.tint(color)));
            pairs.push((
                format!("secondary on the tint of {name}"),
                p.secondary,
                p.tint(color),
            ));
        }
        pairs.push(("on_accent on accent".into(), p.on_accent, p.accent));
        pairs.push((
            "on_accent on hovered accent".into(),
            p.on_accent,
            p.accent_hover,
        ));
        pairs.push(("on_accent on danger".into(), p.on_accent, p.danger));
        for id in [
            "lin-mei",
            "me",
            "group-family",
            "taobao",
            "douyin",
            "jd",
            "a",
            "b",
            "c",
            "d",
            "e",
            "f",
            "g",
            "h",
        ] {
            let (ground, text) = p.portrait(id);
            pairs.push((format!("portrait of {id}"), text, ground));
        }
        pairs
    }

    #[test]
    fn all_text_can_be_read_in_both_themes() {
        let mut weak = Vec::new();
        for palette in [LIGHT, DARK] {
            for (name, text, ground) in pairs(&palette) {
                let ratio = contrast(text, ground);
                if ratio < 4.5 {
                    weak.push(format!(
                        "{} {name}: {ratio:.2}",
                        if palette.dark { "dark" } else { "light" }
                    ));
                }
            }
        }
        assert!(weak.is_empty(), "below 4.5:1:\n{}", weak.join("\n"));
    }

    #[test]
    fn outlines_of_fields_can_be_found() {
        for p in [LIGHT, DARK] {
            assert!(
                contrast(p.outline, p.surface) >= 3.0,
                "{:.2}",
                contrast(p.outline, p.surface)
            );
            assert!(contrast(p.accent, p.ground) >= 3.0);
        }
    }

    #[test]
    fn contrast_is_that_of_the_standard() {
        assert!((contrast(Color32::BLACK, Color32::WHITE) - 21.0).abs() < 0.01);
        assert!((contrast(rgb(0x767676), Color32::WHITE) - 4.54).abs() < 0.01);
    }

    #[test]
    fn a_portrait_never_changes() {
        assert_eq!((fold(""), fold("taobao"), fold("lin-mei")), (197, 104, 203));
    }
}
