//! Helpers for single files: free names, locks, and atomic writes.

use std::fs::{self, File, TryLockError};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::thread;
use std::time::Duration;

use tempfile::NamedTempFile;

use super::error::{SetAside, StoreError};
use crate::domain::Damage;

/// The path of a file that belongs to a database, such as `moongate.sqlite-wal`.
pub(super) fn companion(path: &Path, suffix: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(suffix);
    PathBuf::from(name)
}

/// The path of the mark that the database has failed while it was in use.
pub(super) fn suspect_mark(path: &Path) -> PathBuf {
    path.with_extension("suspect")
}

/// File extension of the text that is exported from a damaged database.
pub(super) const EXPORT: &str = "txt";

/// The first of `stem.damaged-1.ext`, `stem.damaged-2.ext` … for which there is no file, no log of
/// SQLite and no export.
pub(super) fn free_name(path: &Path, word: &str) -> PathBuf {
    let stem = path
        .file_stem()
        .unwrap_or_default()
        .to_string_lossy()
        .into_owned();
    let extension = path
        .extension()
        .map(|e| format!(".{}", e.to_string_lossy()))
        .unwrap_or_default();
    let mut n: u32 = 1;
    loop {
        let candidate = path.with_file_name(format!("{stem}.{word}-{n}{extension}"));
        if is_free(&candidate) || n == u32::MAX {
            return candidate;
        }
        n += 1;
    }
}

fn is_free(name: &Path) -> bool {
    let files = ["", "-wal", "-shm"].map(|suffix| companion(name, suffix));
    // `symlink_metadata` also sees a dangling link, which a rename would overwrite.
    files
        .iter()
        .chain([&name.with_extension(EXPORT)])
        .all(|file| file.symlink_metadata().is_err())
}

/// Identity of a file, independent of its name: differs if another file is put in its place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct FileId(u64, u64);

impl FileId {
    #[cfg(unix)]
    pub(super) fn of(path: &Path) -> io::Result<Self> {
        use std::os::unix::fs::MetadataExt;
        fs::metadata(path).map(|m| Self(m.dev(), m.ino()))
    }

    /// On other systems an open file can't be removed, so its presence is enough.
    #[cfg(not(unix))]
    pub(super) fn of(path: &Path) -> io::Result<Self> {
        fs::metadata(path).map(|_| Self(0, 0))
    }
}

/// Number of attempts to lock. A released lock may live on for a moment in a process that is being
/// started, since that holds every open file until it runs.
const LOCK_TRIES: u32 = 15;
const LOCK_PAUSE: Duration = Duration::from_millis(20);

/// Locks the profile for this program. The system releases the lock when the program ends, in any
/// way.
pub(super) fn lock(path: &Path) -> Result<File, StoreError> {
    let lock_path = path.with_extension("lock");
    let failed = |e| StoreError::io("lock", &lock_path, e);
    let file = File::options()
        .create(true)
        .truncate(false)
        .write(true)
        .open(&lock_path)
        .map_err(failed)?;
    for _ in 0..LOCK_TRIES {
        match file.try_lock() {
            Ok(()) => return Ok(file),
            Err(TryLockError::WouldBlock) => thread::sleep(LOCK_PAUSE),
            Err(TryLockError::Error(e)) => return Err(failed(e)),
        }
    }
    Err(StoreError::InUse {
        path: path.to_owned(),
    })
}

/// Whether a program uses the database at `path`. Creates no file; a file that can't be read counts
/// as free, and opening it reports the error.
pub(super) fn is_locked(path: &Path) -> bool {
    let Ok(file) = File::open(path.with_extension("lock")) else {
        return false;
    };
    matches!(file.try_lock_shared(), Err(TryLockError::WouldBlock))
}

/// Renames a damaged file. If that fails it keeps its name and is never written.
pub(super) fn set_file_aside(path: &Path, why: Damage) -> SetAside {
    let free = free_name(path, "damaged");
    let not_moved = fs::rename(path, &free).err().map(|error| error.to_string());
    SetAside {
        original: path.to_owned(),
        kept_as: if not_moved.is_some() {
            path.to_owned()
        } else {
            free
        },
        why,
        not_moved,
        export: None,
    }
}

/// Writes a new file, syncs it to disk, and renames it over the old one.
pub(super) fn replace_file(path: &Path, text: &str) -> Result<(), StoreError> {
    write_temporary(path, text)?
        .persist(path)
        .map_err(|e| StoreError::io("replace", path, e.error))?;
    sync_folder(folder_of(path)).map_err(|e| StoreError::io("write the folder of", path, e))
}

/// Writes a new file like [`replace_file`], but never replaces one. Returns `false` if there is one
/// of that name.
pub(super) fn create_file(path: &Path, text: &str) -> Result<bool, StoreError> {
    match write_temporary(path, text)?.persist_noclobber(path) {
        Ok(_) => {}
        Err(taken) if taken.error.kind() == io::ErrorKind::AlreadyExists => return Ok(false),
        Err(e) => return Err(StoreError::io("create", path, e.error)),
    }
    sync_folder(folder_of(path)).map_err(|e| StoreError::io("write the folder of", path, e))?;
    Ok(true)
}

/// A complete file in the folder of `path`, on disk, under a temporary name.
fn write_temporary(path: &Path, text: &str) -> Result<NamedTempFile, StoreError> {
    let failed = |action| move |e| StoreError::io(action, path, e);
    let folder = folder_of(path);
    fs::create_dir_all(folder).map_err(failed("create the folder of"))?;
    let mut file = tempfile::Builder::new()
        .prefix(".settings-")
        .tempfile_in(folder)
        .map_err(failed("write"))?;
    file.write_all(text.as_bytes()).map_err(failed("write"))?;
    file.as_file().sync_all().map_err(failed("write"))?;
    Ok(file)
}

fn folder_of(path: &Path) -> &Path {
    path.parent()
        .filter(|p| !p.as_os_str().is_empty())
        .unwrap_or(Path::new("."))
}

/// Syncs a folder, without which a rename is not on disk. Windows has no such call and needs none.
pub(super) fn sync_folder(folder: &Path) -> io::Result<()> {
    if cfg!(unix) {
        File::open(folder)?.sync_all()
    } else {
        Ok(())
    }
}
