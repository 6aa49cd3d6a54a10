//! Links: the card below a text, and the page that a tap leads to.

pub(in crate::ui) mod card;
pub(in crate::ui) mod host;
pub(in crate::ui) mod mock_page;
pub(in crate::ui) mod page;
pub(in crate::ui) mod page_parts;
