//! The avatars of people and platforms: a letter on a colour that belongs to the id.
//!
//! They are decoration beside a written name, so they have no accessible name of their own.

use egui::{Align2, CornerRadius, Response, Sense, Ui, Vec2};

use crate::theme::{fonts, palette};

/// A person or a group, `size` points wide and high.
pub fn avatar(ui: &mut Ui, name: &str, id: &str, size: f32) -> Response {
    portrait(ui, &initials(name, 2), id, size)
}

/// A platform or a wallet: smaller, with one letter.
pub fn monogram(ui: &mut Ui, name: &str, id: &str) -> Response {
    portrait(ui, &initials(name, 1), id, 24.0)
}

fn portrait(ui: &mut Ui, letters: &str, id: &str, size: f32) -> Response {
    let (rect, response) = ui.allocate_exact_size(Vec2::splat(size), Sense::hover());
    if ui.is_rect_visible(rect) {
        let (ground, text) = palette(ui).portrait(id);
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "a corner of 0 to 255 points"
        )]
        let corner = CornerRadius::same((size * 0.27).clamp(0.0, 255.0) as u8);
        ui.painter().rect_filled(rect, corner, ground);
        let font = fonts::strong(
            size * if letters.chars().count() > 1 {
                0.36
            } else {
                0.46
            },
        );
        ui.painter()
            .text(rect.center(), Align2::CENTER_CENTER, letters, font, text);
    }
    response
}

/// The initials of a name: first letters of its first words, or its first Han character.
fn initials(name: &str, most: usize) -> String {
    let mut words = name
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty());
    let Some(first) = words.next() else {
        return "·".to_owned();
    };
    let Some(letter) = first.chars().next() else {
        return "·".to_owned();
    };
    if u32::from(letter) >= 0x2E80 {
        return letter.to_string();
    }
    let others = words
        .filter_map(|word| word.chars().next())
        .filter(|c| u32::from(*c) < 0x2E80);
    std::iter::once(letter)
        .chain(others)
        .take(most)
        .flat_map(char::to_uppercase)
        .take(most)
        .collect()
}

#[cfg(test)]
mod tests {
    use crate::ui::kit::avatar::initials;

    #[test]
    fn initials_suit_latin_and_han_names() {
        for (name, two, one) in [
            ("Lin Mei", "LM", "L"),
            ("lin mei wang", "LM", "L"),
            ("林梅", "林", "林"),
            ("Taobao", "T", "T"),
            ("JD.com", "JC", "J"),
            ("“周末” 读书会", "周", "周"),
            ("ßa", "SS", "S"),
            ("", "·", "·"),
            ("!?", "·", "·"),
        ] {
            assert_eq!(
                (initials(name, 2).as_str(), initials(name, 1).as_str()),
                (two, one),
                "{name}"
            );
        }
    }
}
