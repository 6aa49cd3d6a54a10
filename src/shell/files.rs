//! Files that the user asked for: statements and receipts, in a folder of their own beside the
//! data. Never replaces one that is there.

use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use crate::app::{Content, Intent, NewFile, WalletIntent};
use crate::domain::{SaveError, SaveErrorKind};
use crate::i18n::unsaved;

/// The folder below the profile's data.
pub(super) const FOLDER: &str = "exports";

/// How many files of one name are kept side by side.
const MOST: u32 = 10_000;

/// Keeps a file and reports its path, or why it could not be kept.
pub(super) fn save(data_folder: &Path, file: NewFile) -> Intent {
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
            Err(why) => return failed(&path, why),
        },
    };
    match folder(data_folder).and_then(|folder| write(&folder, &name, &bytes)) {
        Ok(path) => Intent::Wallet(WalletIntent::FileSaved(path.display().to_string())),
        Err(error) => failed_by_system(&path, &error),
    }
}

fn png(width: u32, height: u32, rgba: Vec<u8>) -> Result<Vec<u8>, String> {
    let image = image::RgbaImage::from_raw(width, height, rgba)
        .ok_or("the picture has another size than its pixels")?;
    let mut bytes = io::Cursor::new(Vec::new());
    image
        .write_to(&mut bytes, image::ImageFormat::Png)
        .map_err(|error| error.to_string())?;
    Ok(bytes.into_inner())
}

/// The folder for such files. A data folder that has vanished is not made anew: it would stand in
/// the way when it comes back.
pub(super) fn folder(data_folder: &Path) -> io::Result<PathBuf> {
    let folder = data_folder.join(FOLDER);
    match fs::create_dir(&folder) {
        Ok(()) => Ok(folder),
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => Ok(folder),
        Err(error) => Err(error),
    }
}

/// Says that a file was not saved and what the system says to it.
pub(super) fn failed_by_system(path: &Path, error: &io::Error) -> Intent {
    let is = |kinds: &[io::ErrorKind]| kinds.contains(&error.kind());
    let fault = if is(&[io::ErrorKind::StorageFull, io::ErrorKind::QuotaExceeded]) {
        SaveErrorKind::Full
    } else if is(&[
        io::ErrorKind::PermissionDenied,
        io::ErrorKind::ReadOnlyFilesystem,
    ]) {
        SaveErrorKind::ReadOnly
    } else if is(&[io::ErrorKind::NotFound]) {
        SaveErrorKind::Vanished
    } else {
        SaveErrorKind::Other(error.to_string())
    };
    told(path, fault)
}

/// Says that a file was not saved, and why.
pub(super) fn failed(path: &Path, why: String) -> Intent {
    told(path, SaveErrorKind::Other(why))
}

fn told(path: &Path, fault: SaveErrorKind) -> Intent {
    Intent::StoreFailed(unsaved::file_failed(&SaveError {
        path: path.display().to_string(),
        fault,
    }))
}

/// Writes beside its place first, so that the file appears whole or not at all, also on a full
/// disk.
pub(super) fn write(folder: &Path, name: &str, bytes: &[u8]) -> io::Result<PathBuf> {
    let mut file = tempfile::Builder::new()
        .prefix(".part-")
        .tempfile_in(folder)?;
    file.write_all(bytes)?;
    file.as_file().sync_all()?;
    let (stem, extension) = name.rsplit_once('.').unwrap_or((name, "txt"));
    for number in 1..=MOST {
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
    Err(io::Error::other("too many files of this name"))
}
