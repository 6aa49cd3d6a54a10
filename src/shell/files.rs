//! Files that the user asked for, in the folder for exports. Never replaces an existing file.

use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use super::error::{file_failed, file_failed_by_system};
use crate::app::{Content, Event, NewFile};
use crate::domain::SaveErrorKind;

/// The folder for exports, below the data folder.
pub(super) const FOLDER: &str = "exports";

/// Maximum number of files of the same name with different numbers.
const MAX_NUMBER: u32 = 10_000;

/// Saves a file; the event has its path, or why it could not be saved.
pub(super) fn save(data_folder: &Path, file: NewFile) -> Event {
    let NewFile { name, content } = file;
    let path = data_folder.join(FOLDER).join(&name);
    let bytes = match content {
        Content::Bytes(bytes) => bytes,
        Content::Picture {
            width,
            height,
            rgba,
        } => match png(width, height, rgba) {
            Ok(bytes) => bytes,
            Err(why) => return file_failed(&path, SaveErrorKind::Other(why)),
        },
    };
    match folder(data_folder).and_then(|folder| write(&folder, &name, &bytes)) {
        Ok(path) => Event::FileSaved(path.display().to_string()),
        Err(error) => file_failed_by_system(&path, &error),
    }
}

fn png(width: u32, height: u32, rgba: Vec<u8>) -> Result<Vec<u8>, String> {
    let image = image::RgbaImage::from_raw(width, height, rgba)
        .ok_or_else(|| io::ErrorKind::InvalidData.to_string())?;
    let mut bytes = io::Cursor::new(Vec::new());
    image
        .write_to(&mut bytes, image::ImageFormat::Png)
        .map_err(|error| error.to_string())?;
    Ok(bytes.into_inner())
}

/// The folder for exports. A data folder that has vanished is not created: it may come back.
pub(super) fn folder(data_folder: &Path) -> io::Result<PathBuf> {
    let folder = data_folder.join(FOLDER);
    match fs::create_dir(&folder) {
        Ok(()) => Ok(folder),
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => Ok(folder),
        Err(error) => Err(error),
    }
}

/// Writes to a temporary file first, so that the file appears complete or not at all, also on a full
/// disk.
pub(super) fn write(folder: &Path, name: &str, bytes: &[u8]) -> io::Result<PathBuf> {
    let mut file = tempfile::Builder::new()
        .prefix(".part-")
        .tempfile_in(folder)?;
    file.write_all(bytes)?;
    file.as_file().sync_all()?;
    let (stem, extension) = name.rsplit_once('.').unwrap_or((name, "txt"));
    for number in 1..=MAX_NUMBER {
        let name = if number == 1 {
            format!("{stem}.{extension}")
        } else {
            format!("{stem}-{number}.{extension}")
        };
        let path = folder.join(name);
        match file.persist_noclobber(&path) {
            Ok(_) => return Ok(path),
            Err(taken) if taken.error.kind() == io::ErrorKind::AlreadyExists => file = taken.file,
            Err(error) => return Err(error.error),
        }
    }
    Err(io::ErrorKind::AlreadyExists.into())
}
