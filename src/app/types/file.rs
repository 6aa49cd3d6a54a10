//! Files that the user asks for: what one holds, and as what a list is written. Writes none; the
//! shell does.

/// A file to keep beside the user's data.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewFile {
    /// Its name, without a folder.
    pub name: String,
    /// What stands in it.
    pub content: Content,
}

/// What stands in a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Content {
    /// These bytes.
    Bytes(Vec<u8>),
    /// A picture, written as a PNG.
    Picture {
        /// Pixels a row.
        width: u32,
        /// Rows.
        height: u32,
        /// Red, green, blue and opacity, four bytes a pixel.
        rgba: Vec<u8>,
    },
}

/// As what a list is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ListFormat {
    /// Comma-separated values with a row of headings, for a spreadsheet.
    Csv,
    /// JSON, for a program: the statement as one array, the log as one object a line, since it can
    /// be long.
    Json,
}
