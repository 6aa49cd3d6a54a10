//! Files that the user asked for: statements and receipts, in a folder of their own beside the data. Never replaces one that is there.

use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use crate::app::{Intent, WalletIntent};

/// The folder below the profile's data.
pub(super) const FOLDER: &str = "exports";

/// How many files of one name are kept side by side.
const MOST: u32 = 10_000;

/// Keeps a file and reports its path, or why it could not be kept.
pub(super) fn save(data_folder: &Path, name: &str, bytes: &[u8]) -> Intent {
    let folder = data_folder.join(FOLDER);
    match write(&folder, name, bytes) {
        Ok(path) => Intent::Wallet(WalletIntent::FileSaved(path.display().to_string())),
        Err(error) => Intent::StoreFailed(format!("`{}` could not be written: {error}", folder.join(name).display())),
    }
}

/// Keeps a picture as a PNG and reports its path, or why it could not be kept.
pub(super) fn save_picture(data_folder: &Path, name: &str, (width, height): (u32, u32), rgba: Vec<u8>) -> Intent {
    let Some(image) = image::RgbaImage::from_raw(width, height, rgba) else {
        return Intent::StoreFailed(format!("`{name}` could not be drawn"));
    };
    let mut bytes = io::Cursor::new(Vec::new());
    match image.write_to(&mut bytes, image::ImageFormat::Png) {
        Ok(()) => save(data_folder, name, bytes.get_ref()),
        Err(error) => Intent::StoreFailed(format!("`{name}` could not be written: {error}")),
    }
}

fn write(folder: &Path, name: &str, bytes: &[u8]) -> io::Result<PathBuf> {
    fs::create_dir_all(folder)?;
    let (stem, extension) = name.rsplit_once('.').unwrap_or((name, "txt"));
    for number in 1..=MOST {
        let name = if number == 1 { format!("{stem}.{extension}") } else { format!("{stem}-{number}.{extension}") };
        let path = folder.join(name);
        match File::create_new(&path) {
            Ok(mut file) => return file.write_all(bytes).and_then(|()| file.sync_all()).map(|()| path),
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {}
            Err(error) => return Err(error),
        }
    }
    Err(io::Error::other("too many files of this name"))
}
