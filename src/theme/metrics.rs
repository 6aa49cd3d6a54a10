//! Distances and sizes, in points.

/// Distances, on a grid of four.
pub mod space {
    /// 2: between lines of one block.
    pub const XXS: f32 = 2.0;
    /// 4: between an icon and its word.
    pub const XS: f32 = 4.0;
    /// 8: between related parts.
    pub const S: f32 = 8.0;
    /// 12: inside bubbles and buttons.
    pub const M: f32 = 12.0;
    /// 16: inside cards, between blocks.
    pub const L: f32 = 16.0;
    /// 24: around pages.
    pub const XL: f32 = 24.0;
}

/// Sizes of type.
pub mod size {
    /// Captions, chips, times.
    pub const CAPTION: f32 = 12.0;
    /// Secondary text.
    pub const SECONDARY: f32 = 13.0;
    /// Body text.
    pub const BODY: f32 = 15.0;
    /// Titles of cards and panes.
    pub const TITLE: f32 = 18.0;
    /// The title of a page.
    pub const PAGE: f32 = 24.0;
    /// Icons inside text and chips.
    pub const ICON_SMALL: f32 = 14.0;
    /// Icons in rows and buttons.
    pub const ICON: f32 = 20.0;
    /// Icons in the rail.
    pub const ICON_RAIL: f32 = 24.0;
}

/// Corner radii.
pub mod radius {
    /// Parts inside other rounded parts.
    pub const S: u8 = 6;
    /// Cards, buttons, fields.
    pub const M: u8 = 8;
    /// Bubbles and dialogs.
    pub const L: u8 = 12;
    /// Chips.
    pub const FULL: u8 = 255;
}

/// Sizes of areas of the window.
pub mod area {
    /// Width of the rail.
    pub const RAIL: f32 = 64.0;
    /// Maximum width of a column of text.
    pub const READING: f32 = 720.0;
    /// Height of the time bar.
    pub const TIME_BAR: f32 = 64.0;
    /// Minimum height of a control.
    pub const TARGET: f32 = 32.0;
    /// Height of a row in a list of conversations.
    pub const ROW: f32 = 68.0;
    /// Side of an avatar in a row.
    pub const AVATAR: f32 = 44.0;
    /// Size of a cell in a matrix.
    pub const CELL: egui::Vec2 = egui::vec2(96.0, 40.0);
}

/// A margin of the given spacing at the left and right, and above and below.
pub const fn margin(x: f32, y: f32) -> egui::Margin {
    // The spacing scale ends at 24, so the values fit.
    #[expect(clippy::cast_possible_truncation, reason = "the scale ends at 24")]
    let (x, y) = (x as i8, y as i8);
    egui::Margin::symmetric(x, y)
}
