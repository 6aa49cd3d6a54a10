//! Helpers for single files: free names, locks, and writes that happen whole or not at all.

use std::fs::{self, File, TryLockError};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::thread;
use std::time::Duration;

use tempfile::NamedTempFile;

use super::error::{SetAside, StoreError};

/// A file that SQLite keeps beside a database, such as `moongate.sqlite-wal`.
pub(super) fn companion(path: &Path, suffix: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(suffix);
    PathBuf::from(name)
}

/// The file whose presence says that the database failed while it was in use.
pub(super) fn suspect_mark(path: &Path) -> PathBuf {
    path.with_extension("suspect")
}

/// The ending of the text that is exported from a damaged database.
pub(super) const EXPORT: &str = "txt";

/// The first of `stem.damaged-1.ext`, `stem.damaged-2.ext` … beside `path` of which nothing is
/// there yet: no file, no log of SQLite's, no export.
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

/// Which file it is, whatever its name: tells a file from another one that was put in its place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct FileId(u64, u64);

impl FileId {
    #[cfg(unix)]
    pub(super) fn of(path: &Path) -> io::Result<Self> {
        use std::os::unix::fs::MetadataExt;
        fs::metadata(path).map(|m| Self(m.dev(), m.ino()))
    }

    /// Other systems do not let an open file be removed, so that it is there is enough.
    #[cfg(not(unix))]
    pub(super) fn of(path: &Path) -> io::Result<Self> {
        fs::metadata(path).map(|_| Self(0, 0))
    }
}

/// A lock that was just let go may live on for a moment in a process that is being started, which
/// holds every open file until it runs.
const LOCK_TRIES: u32 = 15;
const LOCK_PAUSE: Duration = Duration::from_millis(20);

/// Takes the profile for this program. The system lets go of it when the program ends, however that
/// happens.
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

/// Whether a program works on the database at `path`. Makes no file; what can't be looked at counts
/// as free, and opening it says more.
pub(super) fn is_locked(path: &Path) -> bool {
    let Ok(file) = File::open(path.with_extension("lock")) else {
        return false;
    };
    matches!(file.try_lock_shared(), Err(TryLockError::WouldBlock))
}

/// Moves the file away. If that fails it stays, under its own name, and is never written.
pub(super) fn set_file_aside(path: &Path, why: String) -> Result<SetAside, SetAside> {
    let kept_as = free_name(path, "damaged");
    let original = path.to_owned();
    match fs::rename(path, &kept_as) {
        Ok(()) => Ok(SetAside {
            original,
            kept_as,
            why,
            export: None,
        }),
        Err(e) => Err(SetAside {
            kept_as: original.clone(),
            original,
            why: format!("{why}; it can't be moved: {e}"),
            export: None,
        }),
    }
}

/// Writes a whole file beside the old one, makes sure that it is on the disk, and puts it in the
/// old one's place.
pub(super) fn replace_file(path: &Path, text: &str) -> Result<(), StoreError> {
    written_beside(path, text)?
        .persist(path)
        .map_err(|e| StoreError::io("replace", path, e.error))?;
    sync_folder(folder_of(path)).map_err(|e| StoreError::io("write the folder of", path, e))
}

/// The same for a name that nothing has; whether that was so. What is there stays as it is, also if
/// it came this very moment.
pub(super) fn create_file(path: &Path, text: &str) -> Result<bool, StoreError> {
    match written_beside(path, text)?.persist_noclobber(path) {
        Ok(_) => {}
        Err(taken) if taken.error.kind() == io::ErrorKind::AlreadyExists => return Ok(false),
        Err(e) => return Err(StoreError::io("create", path, e.error)),
    }
    sync_folder(folder_of(path)).map_err(|e| StoreError::io("write the folder of", path, e))?;
    Ok(true)
}

/// A file in the folder of `path`, whole and on the disk, that has no name of its own yet.
fn written_beside(path: &Path, text: &str) -> Result<NamedTempFile, StoreError> {
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

/// A rename is on the disk only when its folder is. Windows has no such call and needs none.
pub(super) fn sync_folder(folder: &Path) -> io::Result<()> {
    if cfg!(unix) {
        File::open(folder)?.sync_all()
    } else {
        Ok(())
    }
}
