//! A receipt as lines, for the page and for the picture.

/// One line of a receipt.
pub enum Line {
    /// In the middle, large.
    Title(String),
    /// In the middle, small.
    Note(String),
    /// A name at the left and a value at the right; the last says whether it is emphasised.
    Pair(String, String, bool),
    /// A dotted line.
    Dots,
    /// A QR code of this text.
    Code(String),
}

/// The modules of a QR code: its side, and whether each is dark, row by row.
pub fn modules(words: &str) -> Option<(usize, Vec<bool>)> {
    let code = qrcode::QrCode::new(words.as_bytes()).ok()?;
    let dark = code
        .to_colors()
        .into_iter()
        .map(|color| color == qrcode::Color::Dark)
        .collect();
    Some((code.width(), dark))
}
