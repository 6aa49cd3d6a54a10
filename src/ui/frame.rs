//! The frame of the window: rail, dialogs, toasts, welcome page, focus and pointer.

pub(in crate::ui) mod dialogs;
pub(in crate::ui) mod focus;
pub(in crate::ui) mod pointing;
pub(in crate::ui) mod rail;
pub(in crate::ui) mod toasts;
pub(in crate::ui) mod welcome;
