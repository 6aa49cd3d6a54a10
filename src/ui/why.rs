//! The Why panel, and verdicts in words.

pub(in crate::ui) mod meaning;
pub(in crate::ui) mod panel;
pub(in crate::ui) mod verdict;
pub(in crate::ui) mod what_would_change;
