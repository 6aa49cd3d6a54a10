//! The pieces that every page is made of: each function draws one thing and returns what happened
//! to it.
//!
//! They take their words ready-made, keep no state of the program, and use only the colours and
//! sizes of `theme`. Each has an accessible name, can be reached with the keyboard if it can be
//! clicked, and is then at least 32 points high.

pub(in crate::ui) mod avatar;
pub(in crate::ui) mod button;
pub(in crate::ui) mod chip;
pub(in crate::ui) mod dialog;
pub(in crate::ui) mod field;
#[cfg(test)]
pub(in crate::ui) mod gallery;
pub(in crate::ui) mod matrix;
pub(in crate::ui) mod meaning;
pub(in crate::ui) mod paint;
pub(in crate::ui) mod panel;
pub(in crate::ui) mod picture;
pub(in crate::ui) mod row;
pub(in crate::ui) mod segmented;
pub(in crate::ui) mod text;
pub(in crate::ui) mod toggle;

pub use avatar::{avatar, monogram};
pub use button::{
    danger_button, disabled_button, ghost_icon_button, icon_button, icon_toggle, primary_button,
    primary_button_icon, quiet_button, quiet_button_icon, secondary_button, secondary_button_icon,
};
pub use chip::{Tone, certainty_badge, chip, chips, effect_chip, state_chip};
pub use dialog::{Choice, Dialog, decide, dialog};
pub use field::{field_problem, named_text_edit, search_field, submitted, text_area, text_field};
pub use matrix::{Edge, matrix_cell};
pub use meaning::{certainty_dashed, effect_color, effect_icon, state_color, state_icon};
pub use paint::focus_ring;
pub use panel::{banner, card, empty_state, hairline, rule, section};
pub use picture::product_picture;
pub use row::{action_row, list_row, rail_item, target_row};
pub use segmented::segmented;
pub use text::{
    body, caption, caption_with_icon, icon, key_value, line_with_icon, monogram_line, one_line,
    page_title, secondary, section_title, strong, strong_wrapped, title,
};
pub use toggle::toggle;
