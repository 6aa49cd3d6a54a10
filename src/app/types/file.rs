//! Files that the user asks for.

/// A file to save.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewFile {
    /// Its name, without a folder.
    pub name: String,
    /// Its content.
    pub content: Content,
}

/// Content of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Content {
    /// These bytes.
    Bytes(Vec<u8>),
    /// A picture, written as a PNG.
    Picture {
        /// Pixels per row.
        width: u32,
        /// Number of rows.
        height: u32,
        /// Red, green, blue and opacity, four bytes per pixel.
        rgba: Vec<u8>,
    },
}

/// Format of a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ListFormat {
    /// Comma-separated values with a row of headings, for a spreadsheet.
    Csv,
    /// JSON, for a program: the statement as one array, the log as one object per line, since it
    /// can be long.
    Json,
}
