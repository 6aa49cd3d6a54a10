//! The what-if policy: its banner, the editor of a cell, and its text.

pub(in crate::ui) mod editor;
pub(in crate::ui) mod gutter;
pub(in crate::ui) mod rule_text;
