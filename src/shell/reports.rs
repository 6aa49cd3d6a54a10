//! Writes the list of complaints to a file beside the data. Never replaces one that is there.

use std::fs::File;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use crate::app::{Intent, SafetyIntent};

/// How many files of one name are kept side by side.
const MOST: u32 = 10_000;

/// Writes the table and reports where it is, or why it could not be written.
pub(super) fn save(folder: &Path, name: &str, table: &str) -> Intent {
    match write(folder, name, table) {
        Ok(path) => Intent::Safety(SafetyIntent::Exported(path.display().to_string())),
        Err(error) => Intent::StoreFailed(format!("`{}` could not be written: {error}", folder.join(name).display())),
    }
}

fn write(folder: &Path, name: &str, table: &str) -> io::Result<PathBuf> {
    let (stem, extension) = name.rsplit_once('.').unwrap_or((name, "csv"));
    for number in 1..=MOST {
        let name = if number == 1 { name.to_owned() } else { format!("{stem}-{number}.{extension}") };
        let path = folder.join(name);
        match File::create_new(&path) {
            Ok(mut file) => return file.write_all(table.as_bytes()).and_then(|()| file.sync_all()).map(|()| path),
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {}
            Err(error) => return Err(error),
        }
    }
    Err(io::Error::other("there are too many files of this name"))
}
